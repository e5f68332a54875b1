/** Requests over HTTP with a time limit and a size limit; every failure is a usage error in one line. */

import { plainText } from "../core/text/plain-text.ts";
import { usageError } from "../core/types/errors.ts";

interface DownloadOptions {
  timeoutMs: number;
  limit: number;
  progress(done: number, total: number | null): void;
}

function downloadFault(error: unknown, timeoutMs: number): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  if (name === "TimeoutError" || name === "AbortError") return `no answer within ${Math.round(timeoutMs / 1000)} s`;
  const code = cause?.code;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "its host was not found; offline, give a file instead";
  return code
    ? `the connection failed (${code}); offline, give a file instead`
    : "the connection failed; offline, give a file instead";
}

/** The bytes at `url`, with a report of progress. */
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
    throw usageError(`cannot download ${shown}: ${downloadFault(error, timeoutMs)}`);
  }
}

interface PostOptions {
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
  /** Most bytes of an answer. */
  limit: number;
}

function postFault(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === "TimeoutError") return `no answer in ${timeoutMs / 1000} s`;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}

/** The body of the answer. No redirect is followed: a statement goes to the host that was named and no other. */
export async function post(url: string, { headers, body, timeoutMs, limit }: PostOptions): Promise<string> {
  let response: Response;
  let text: string;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    response = await fetch(url, { method: "POST", headers, body, signal, redirect: "error" });
    text = response.ok ? await textOf(response, limit) : "";
  } catch (error) {
    throw usageError(postFault(error, timeoutMs));
  }
  if (!response.ok) throw usageError(`it answered ${response.status}`);
  return text;
}

async function textOf(response: Response, limit: number): Promise<string> {
  const decoder = new TextDecoder();
  let [text, size] = ["", 0];
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new Error(`an answer of more than ${limit} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
