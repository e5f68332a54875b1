/** Reads task statements in the light of the other answers. */
import { rememberEach } from "../remember/remember.ts";
import type { Answers } from "../types/brief.ts";
import type { Reading } from "../types/reading.ts";
import type { TaskKind } from "../types/taxonomy.ts";
import { type ReadOptions, read } from "./read.ts";
import type { Reader } from "./reader.ts";
import { settle } from "./settle.ts";

export type ReadAnswers = (answers: Answers) => Reading;

/** A brief with open answers asks for its statement once for each way to answer them. */
const REMEMBERED = 100;

/**
 * What reads the statement among the answers and weighs it with the rest of them. The parameters are those of `read`.
 */
export function answersReader(kinds: TaskKind[], reader: Reader, options: ReadOptions = {}): ReadAnswers {
  const readOnce = rememberEach(REMEMBERED, (_: Reader, task: string) => read(task, kinds, reader, options));
  return (answers) => settle(readOnce(reader, answers.task ?? ""), answers, reader.judgement, options.trust);
}
