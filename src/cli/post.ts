/** Posts a text over HTTP, with every failure in one line. */
import { usageError } from "../core/types/errors.ts";

interface PostOptions {
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
  /** Most bytes of an answer. */
  limit: number;
}

function reason(error: unknown, timeoutMs: number): string {
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
    throw usageError(reason(error, timeoutMs));
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
