/** A part of a large `check` in a thread of its own. The same bundle is run on both sides. */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import type { PartJob, PartResult } from "../commands/check-part.ts";
import { isStop, Stop } from "../core/errors.ts";
import { realHost } from "./host.ts";

interface Given {
  job: PartJob;
  argv: readonly string[];
  version: string;
}

type Answer = { result: PartResult } | { stop: Pick<Stop, "kind" | "message"> };

/** Starts the thread and waits for what it finds. An expected end of it ends the run; a fault of it is ours. */
export function inThread(given: Given): Promise<PartResult> {
  // The bundle is CommonJS, where a file knows its own name.
  const worker = new Worker(__filename, { workerData: given });
  return new Promise((resolve, reject) => {
    worker.once("message", (answer: Answer) => {
      if ("result" in answer) resolve(answer.result);
      else reject(new Stop(answer.stop.kind, answer.stop.message));
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`a thread of the check ended with ${code}`)));
  });
}

const noThread = () => Promise.reject(new Error("a thread starts no thread"));

async function answer({ job, argv, version }: Given): Promise<Answer> {
  const { checkPart } = await import("../commands/check-part.ts");
  try {
    return { result: await checkPart(job, realHost(argv, version, noThread)) };
  } catch (error) {
    if (!isStop(error)) throw error;
    return { stop: { kind: error.kind, message: error.message } };
  }
}

if (!isMainThread) void answer(workerData as Given).then((found) => parentPort?.postMessage(found));
