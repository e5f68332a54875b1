/**
 * Keys as prompts can take them. Escape is told from the start of an arrow key, a pasted text of several lines stays
 * one answer, and keys pressed ahead wait for the prompt that they are meant for.
 */
import { PassThrough } from "node:stream";
import { StringDecoder } from "node:string_decoder";

export interface Keys {
  input: NodeJS.ReadableStream;
  /** Called when Escape is pressed by itself; set while a prompt takes keys. */
  onEscape: (() => void) | undefined;
  close(): void;
}

type Terminal = { input: NodeJS.ReadableStream; output: NodeJS.WritableStream };

const ESCAPE = "\u001b";
const CTRL_C = "\u0003";
const PASTE = { on: "\u001b[?2004h", off: "\u001b[?2004l", start: "\u001b[200~", end: "\u001b[201~" };
/** An arrow key may come in two parts over a slow line. */
const ESCAPE_WAIT_MS = 60;
/** Long enough for a prompt to take its answer and the next to be drawn. */
const BETWEEN_ANSWERS_MS = 80;

/** Puts a pasted text on one line. `open` says whether a paste began in an earlier part. */
export function joinPaste(text: string, open: boolean): { text: string; open: boolean } {
  let result = "";
  let rest = text;
  let inside = open;
  while (rest !== "") {
    const at = rest.indexOf(inside ? PASTE.end : PASTE.start);
    const part = at < 0 ? rest : rest.slice(0, at);
    result += inside ? part.replace(/\s*[\r\n]+\s*/g, " ").replaceAll("\t", " ") : part;
    rest = at < 0 ? "" : rest.slice(at + PASTE.start.length);
    if (at >= 0) inside = !inside;
  }
  return { text: result, open: inside };
}

/** Cuts after every Enter, so that each part belongs to one prompt. */
export const answerParts = (text: string): string[] => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+/g) ?? [];

/** Takes the keys of a terminal until `close`. */
export function takeKeys({ input: source, output }: Terminal): Keys {
  const raw = source as NodeJS.ReadStream;
  const input = new PassThrough();
  // readline switches the terminal to single keys through the stream that it reads from.
  if (typeof raw.setRawMode === "function") Object.assign(input, { setRawMode: (on: boolean) => raw.setRawMode(on) });
  const decoder = new StringDecoder("utf8");
  const keys: Keys = { input, onEscape: undefined, close };
  let pasting = false;
  let held = "";
  let waiting: string[] = [];
  let escapeTimer: NodeJS.Timeout | undefined;
  let partTimer: NodeJS.Timeout | undefined;

  function give(part: string): void {
    input.write(part);
    // After Ctrl-Z and fg readline leaves its input paused.
    if (keys.onEscape && input.isPaused()) input.resume();
  }

  function deliver(): void {
    partTimer = undefined;
    const part = waiting.shift();
    if (part === undefined) return;
    give(part);
    if (waiting.length > 0) partTimer = setTimeout(deliver, BETWEEN_ANSWERS_MS);
  }

  function take(text: string): void {
    if (text.includes(CTRL_C)) {
      waiting = [];
      give(CTRL_C);
      return;
    }
    waiting.push(...answerParts(text));
    if (!partTimer) deliver();
  }

  function onData(chunk: Buffer | string): void {
    clearTimeout(escapeTimer);
    const joined = joinPaste(held + (typeof chunk === "string" ? chunk : decoder.write(chunk)), pasting);
    pasting = joined.open;
    held = "";
    if (!joined.text.endsWith(ESCAPE)) {
      take(joined.text);
      return;
    }
    held = ESCAPE;
    if (joined.text.length > 1) take(joined.text.slice(0, -1));
    escapeTimer = setTimeout(() => {
      held = "";
      keys.onEscape?.();
    }, ESCAPE_WAIT_MS);
  }

  function close(): void {
    clearTimeout(escapeTimer);
    clearTimeout(partTimer);
    source.removeListener("data", onData);
    source.removeListener("end", onEnd);
    source.pause();
    output.write(PASTE.off);
    input.end();
  }

  function onEnd(): void {
    input.end();
  }

  source.on("data", onData);
  source.on("end", onEnd);
  output.write(PASTE.on);
  return keys;
}
