/** Reads a task statement in the light of the other answers. */
import type { Answers } from "../types/brief.ts";
import type { Reading } from "../types/reading.ts";
import type { TaskKind } from "../types/taxonomy.ts";
import { type ReadOptions, read } from "./read.ts";
import type { Reader } from "./reader.ts";
import { settle } from "./settle.ts";

/** What the statement among the answers says, weighed with the rest of them. Other parameters are those of `read`. */
export const readAnswers = (answers: Answers, kinds: TaskKind[], reader: Reader, options: ReadOptions = {}): Reading =>
  settle(read(answers.task ?? "", kinds, reader, options), answers, reader.judgement, options.trust);
