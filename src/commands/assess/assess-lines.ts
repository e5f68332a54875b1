/** Prompts as plain lines, for screen readers and simple terminals: numbered choices, nothing is drawn twice. */
import { createInterface } from "node:readline";
import { cancelled } from "../../core/types/errors.ts";
import { makeScreen, type Page } from "../../render/text/screen.ts";
import { BACK, type Choosing, type Option, type Prompter, type Typing } from "./assess-prompter.ts";

type Terminal = { input: NodeJS.ReadableStream; output: NodeJS.WritableStream };

/** What is typed to go back. */
const BACK_WORDS = ["<", "back"];

/** A terminal that cannot move its cursor hands Backspace on as a character. */
export function withoutErased(line: string): string {
  const left: string[] = [];
  for (const character of line) {
    if (character === "\u007f" || character === "\b") left.pop();
    else left.push(character);
  }
  return left.join("");
}

/** The option that a number, or words of its label, point at; undefined when none or several. */
function pointed<T>(options: readonly Option<T>[], typed: string): Option<T> | undefined {
  if (/^\d+$/.test(typed)) return options[Number(typed) - 1];
  const found = options.filter(({ label }) => label.toLowerCase().startsWith(typed.toLowerCase()));
  return found.length === 1 ? found[0] : undefined;
}

/** Takes the terminal until `close`. `page` is asked anew for each text, as a window may be resized. */
export function linesPrompter({ input, output }: Terminal, page: () => Page): Prompter {
  const lines = createInterface({ input, output, terminal: true, historySize: 0 });
  const ready: string[] = [];
  let ended = false;
  let taker: { resolve(line: string): void; reject(reason: unknown): void } | undefined;

  lines.on("line", (line) => {
    if (taker) taker.resolve(line);
    else ready.push(line);
    taker = undefined;
  });
  const stop = () => {
    ended = true;
    taker?.reject(cancelled());
    taker = undefined;
  };
  lines.on("SIGINT", stop);
  // After Ctrl-Z and fg readline leaves its input paused.
  lines.on("SIGCONT", () => lines.prompt(true));
  lines.on("close", stop);

  function read(message: string): Promise<string> {
    lines.setPrompt(message);
    lines.prompt();
    const line = ready.shift();
    if (line !== undefined) return Promise.resolve(line);
    if (ended) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      taker = { resolve, reject };
    });
  }

  const say = (text: string) => void output.write(`${text}\n`);
  const complain = (problem: string) => say(makeScreen(page()).paragraph(`! ${problem}`, 0, 2));

  async function readWord(message: string): Promise<string | typeof BACK> {
    const word = withoutErased(await read(message)).trim();
    return BACK_WORDS.includes(word.toLowerCase()) ? BACK : word;
  }

  async function choose<T>({ message, options, preset }: Choosing<T>): Promise<T | typeof BACK> {
    const screen = makeScreen(page());
    options.forEach(({ label, about }, i) => {
      say(screen.paragraph(`${i + 1}. ${label}${about ? `: ${about}` : ""}`, 2, 3));
    });
    const at = options.findIndex(({ value }) => value === preset);
    const offer = at < 0 ? "" : ` [${at + 1}]`;
    for (;;) {
      const typed = await readWord(`${message} (1 to ${options.length})${offer}: `);
      if (typed === BACK) return BACK;
      if (typed === "" && at >= 0) return options[at]!.value;
      const option = typed === "" ? undefined : pointed(options, typed);
      if (option) return option.value;
      complain(`expected a number from 1 to ${options.length}, or < to go back`);
    }
  }

  async function type({ message, preset, check }: Typing): Promise<string | typeof BACK> {
    for (;;) {
      const typed = await readWord(`${message}${preset === undefined ? "" : ` [${preset}]`}: `);
      if (typed === BACK) return BACK;
      const text = typed === "" && preset !== undefined ? preset : typed;
      const problem = check(text);
      if (problem === true) return text;
      complain(problem);
    }
  }

  return { back_key: "<", say, choose, type, close: () => lines.close() };
}
