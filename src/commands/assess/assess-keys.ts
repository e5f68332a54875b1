/**
 * Keys as prompts can take them. Escape is told from the start of an arrow key, a pasted text of several lines stays
 * one text and never presses Enter, and Ctrl-C and Ctrl-D stop wherever one is.
 */
import { PassThrough } from "node:stream";
import { StringDecoder } from "node:string_decoder";

export interface Keys {
  input: NodeJS.ReadableStream;
  /** Called when Escape is pressed by itself; set while a prompt takes keys. */
  onEscape: (() => void) | undefined;
  /** Called on Ctrl-C, Ctrl-D and at the end of input; set while a prompt takes keys. */
  onStop: (() => void) | undefined;
  /** One of them came, also when no prompt took keys. */
  readonly stopped: boolean;
  close(): void;
}

export type Terminal = { input: NodeJS.ReadableStream; output: NodeJS.WritableStream };

const ESCAPE = "\u001b";
/** Ctrl-C and Ctrl-D. */
const STOPS = ["\u0003", "\u0004"];
const CTRL_Z = "\u001a";
const PASTE = { on: "\u001b[?2004h", off: "\u001b[?2004l", start: "\u001b[200~", end: "\u001b[201~" };
/** An arrow key may come in two parts over a slow line. */
const ESCAPE_WAIT_MS = 60;
/** Parts of one paste come closer together than keys that a hand presses. */
const GATHER_MS = 15;

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

/**
 * Nobody presses Enter and goes on typing within so short a time: several lines at once were pasted, by a terminal that
 * does not mark what is pasted. They become one line, and the person presses Enter.
 */
export function withoutLineBreaks(text: string): string {
  const breaks = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  const isPaste = breaks > 1 || (breaks === 1 && !/[\r\n]$/.test(text));
  return isPaste ? text.replace(/\s*[\r\n]+\s*$/, "").replace(/\s*[\r\n]+\s*/g, " ") : text;
}

type Stream = NodeJS.ReadableStream & { setRawMode?: (on: boolean) => unknown };

/**
 * A stream for readline to read from. readline switches the terminal to single keys through it, and back between
 * prompts; the terminal stays switched, so that Ctrl-C is a key also while nothing is asked. Only to be put aside
 * (Ctrl-Z) it goes back.
 */
function keyStream(source: Stream): { input: PassThrough; setRaw(on: boolean): void; give(text: string): void } {
  const input = new PassThrough();
  let isPutAside = false;
  const setRaw = (on: boolean): void => {
    source.setRawMode?.(on);
  };
  const setRawMode = (on: boolean): void => {
    if (on || isPutAside) setRaw(on);
  };
  if (source.setRawMode) Object.assign(input, { setRawMode });
  const give = (text: string): void => {
    if (text === "") return;
    isPutAside = text.includes(CTRL_Z);
    input.write(text);
    // After Ctrl-Z and fg readline leaves its input paused.
    if (input.isPaused() && input.listenerCount("keypress") > 0) input.resume();
  };
  return { input, setRaw, give };
}

/** Puts what comes in small parts together, and gives it on. `hear` is told when Escape is pressed by itself. */
function gatherer(hear: { text(text: string): void; stop(): void; escape(): void }): {
  add(text: string): void;
  end(): void;
} {
  let pasting = false;
  let gathered = "";
  let held = "";
  let gatherTimer: NodeJS.Timeout | undefined;
  let escapeTimer: NodeJS.Timeout | undefined;

  function take(): void {
    gatherTimer = undefined;
    const joined = joinPaste(held + gathered, pasting);
    pasting = joined.open;
    gathered = "";
    held = "";
    if (STOPS.some((key) => joined.text.includes(key))) {
      hear.stop();
      return;
    }
    if (!joined.text.endsWith(ESCAPE)) {
      hear.text(withoutLineBreaks(joined.text));
      return;
    }
    held = ESCAPE;
    hear.text(withoutLineBreaks(joined.text.slice(0, -1)));
    escapeTimer = setTimeout(() => {
      held = "";
      hear.escape();
    }, ESCAPE_WAIT_MS);
  }

  return {
    add(text) {
      clearTimeout(escapeTimer);
      gathered += text;
      gatherTimer ??= setTimeout(take, GATHER_MS);
    },
    end() {
      clearTimeout(escapeTimer);
      clearTimeout(gatherTimer);
    },
  };
}

/** Takes the keys of a terminal until `close`. `marked`: ask the terminal to mark what is pasted. */
export function takeKeys({ input: source, output }: Terminal, marked: boolean): Keys {
  const { input, setRaw, give } = keyStream(source as Stream);
  const decoder = new StringDecoder("utf8");
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    keys.onStop?.();
  };
  const gathering = gatherer({ text: give, stop, escape: () => keys.onEscape?.() });
  const onData = (chunk: Buffer | string): void => {
    gathering.add(typeof chunk === "string" ? chunk : decoder.write(chunk));
  };

  function close(): void {
    gathering.end();
    source.removeListener("data", onData);
    source.removeListener("end", stop);
    source.pause();
    setRaw(false);
    if (marked) output.write(PASTE.off);
    input.end();
  }

  const keys: Keys = {
    input,
    onEscape: undefined,
    onStop: undefined,
    get stopped() {
      return stopped;
    },
    close,
  };
  source.on("data", onData);
  source.on("end", stop);
  setRaw(true);
  if (marked) output.write(PASTE.on);
  return keys;
}
