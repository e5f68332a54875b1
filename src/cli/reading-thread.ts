/** A thread that reads statements while documents are checked. The same bundle is run on both sides. */
import { parentPort, Worker, workerData } from "node:worker_threads";
import type { ReadAnswers } from "../commands/host/host.ts";
import { readAnswers } from "../core/reading/read-answers.ts";
import type { Answers } from "../core/types/brief.ts";
import type { Reading } from "../core/types/reading.ts";
import type { TaskKind } from "../core/types/taxonomy.ts";

/** What the thread is started with; other threads, such as one that runs all of the program, have data of their own. */
interface Given {
  readingThread: true;
  kinds: TaskKind[];
}

interface Waiting {
  resolve(readings: Reading[]): void;
  reject(error: Error): void;
}

/** Starts the thread. It answers in the order in which it is asked, and keeps the program alive only until it has. */
export function startReadingThread(kinds: TaskKind[]): ReadAnswers {
  const given: Given = { readingThread: true, kinds };
  // The bundle is CommonJS, where a file knows its own name.
  const worker = new Worker(__filename, { workerData: given });
  const waiting: Waiting[] = [];
  let fault: Error | undefined;
  const fail = (error: Error) => {
    fault ??= error;
    for (const each of waiting.splice(0)) each.reject(fault);
  };
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the thread that reads statements has ended")));
  // As JSON: it is read several times as fast as a structured clone.
  worker.on("message", (readings: string) => {
    waiting.shift()?.resolve(JSON.parse(readings) as Reading[]);
    if (waiting.length === 0) worker.unref();
  });
  // Only now: to listen for messages is to wait for them.
  worker.unref();
  return (answers) =>
    new Promise((resolve, reject) => {
      if (fault) return reject(fault);
      waiting.push({ resolve, reject });
      worker.ref();
      worker.postMessage(answers);
    });
}

async function answer({ kinds }: Given): Promise<void> {
  const { default: reader } = await import("../data/compiled/reader.json", { with: { type: "json" } });
  const readAll = (answers: Answers[]) =>
    answers.map((each) => readAnswers(each, kinds, reader as never, { words: false }));
  parentPort?.on("message", (answers: Answers[]) => parentPort?.postMessage(JSON.stringify(readAll(answers))));
}

const given = workerData as Partial<Given> | null;
if (given?.readingThread) void answer(given as Given);
