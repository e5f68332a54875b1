/** Fetches a URL with a time limit, a size limit and a report of progress. */

import { plainText } from "../core/text/plain-text.ts";
import { usageError } from "../core/types/errors.ts";

interface DownloadOptions {
  timeoutMs: number;
  limit: number;
  progress(done: number, total: number | null): void;
}

function reason(error: unknown, timeoutMs: number): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  if (name === "TimeoutError" || name === "AbortError") return `no answer within ${Math.round(timeoutMs / 1000)} s`;
  const code = cause?.code;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "its host was not found; offline, give a file instead";
  return code
    ? `the connection failed (${code}); offline, give a file instead`
    : "the connection failed; offline, give a file instead";
}

/** The bytes at `url`. Every failure is a usage error in one line. */
export async function download(url: string, { timeoutMs, limit, progress }: DownloadOptions): Promise<Uint8Array> {
  const shown = plainText(url);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: "follow" });
    if (!response.ok || !response.body)
      throw usageError(`cannot download ${shown}: the server answered ${response.status}`);
    const length = Number(response.headers.get("content-length"));
    const total = Number.isFinite(length) && length > 0 ? length : null;
    const parts: Uint8Array[] = [];
    let done = 0;
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      done += part.length;
      if (done > limit)
        throw usageError(`cannot download ${shown}: it is larger than ${Math.round(limit / 1024 / 1024)} MiB`);
      parts.push(part);
      progress(done, total);
    }
    return Buffer.concat(parts);
  } catch (error) {
    if ((error as Error).name === "Stop") throw error;
    throw usageError(`cannot download ${shown}: ${reason(error, timeoutMs)}`);
  }
}
