/** Prompts as plain lines, for screen readers and simple terminals: numbered choices, nothing is drawn twice. */
import { createInterface } from "node:readline";
import { cancelled } from "../../core/types/errors.ts";
import { makeScreen, type Page, type Screen } from "../../render/text/screen.ts";
import { type Terminal, takeKeys } from "./assess-keys.ts";
import { BACK, type Choosing, type Option, type Prompter, type Typing } from "./assess-prompter.ts";

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
function pointed<T>(options: readonly Option<T>[], typed: string | typeof BACK): Option<T> | undefined {
  if (typed === BACK) return undefined;
  if (/^\d+$/.test(typed)) return options[Number(typed) - 1];
  const found = options.filter(({ label }) => label.toLowerCase().startsWith(typed.toLowerCase()));
  return found.length === 1 ? found[0] : undefined;
}

/** Asks for one line after the other; a line that nobody waits for was meant for no question. */
function lineReader(terminal: Terminal): { read(message: string): Promise<string>; close(): void } {
  const keys = takeKeys(terminal, false);
  const lines = createInterface({ input: keys.input, output: terminal.output, terminal: true, historySize: 0 });
  let taker: { resolve(line: string): void; reject(reason: unknown): void } | undefined;
  const stop = () => {
    taker?.reject(cancelled());
    taker = undefined;
  };
  keys.onStop = stop;
  lines.on("line", (line) => {
    const taking = taker;
    taker = undefined;
    taking?.resolve(line);
  });
  // After Ctrl-Z and fg readline leaves its input paused.
  lines.on("SIGCONT", () => lines.prompt(true));
  lines.on("close", stop);
  return {
    read(message) {
      lines.setPrompt(message);
      lines.prompt();
      if (keys.stopped) return Promise.reject(cancelled());
      return new Promise((resolve, reject) => {
        taker = { resolve, reject };
      });
    },
    close() {
      keys.onStop = undefined;
      lines.close();
      keys.close();
    },
  };
}

/** The question, what helps to answer it, and what else can be typed. */
function questionText({ place, message, help, can_go_back }: Choosing<unknown> | Typing, hint: string, screen: Screen) {
  const ways = [hint, can_go_back ? "< goes back" : ""].filter(Boolean).join("; ");
  return [
    "",
    screen.paragraph(`${message}${place ? ` (${place})` : ""}`),
    ...help.map((text) => screen.paragraph(text, 2)),
    ...(ways ? [screen.paragraph(ways, 2)] : []),
  ].join("\n");
}

const optionText = ({ label, about }: Option<unknown>, i: number, screen: Screen): string =>
  screen.paragraph(`${i + 1}. ${label}${about ? `: ${about}` : ""}`, 2, 3);

const typingPrompt = (preset: string | undefined): string =>
  `Your answer${preset === undefined ? "" : ` [${preset}]`}: `;

/** What stands offered where nothing is typed. */
const offeredIn = <T>({ options, preset }: Choosing<T>): Option<T> | undefined =>
  preset === undefined ? undefined : options.find(({ value }) => value === preset);

/** Takes the terminal until `close`. `page` is asked anew for each text, as a window may be resized. */
export function linesPrompter(terminal: Terminal, page: () => Page): Prompter {
  const reader = lineReader(terminal);
  const say = (text: string) => void terminal.output.write(`${text}\n`);
  const complain = (problem: string) => say(makeScreen(page()).paragraph(`! ${problem}`, 0, 2));

  async function readWord(message: string): Promise<string | typeof BACK> {
    const word = withoutErased(await reader.read(message)).trim();
    return BACK_WORDS.includes(word.toLowerCase()) ? BACK : word;
  }

  async function choose<T>(choosing: Choosing<T>): Promise<T | typeof BACK> {
    const { options, can_go_back } = choosing;
    const screen = makeScreen(page());
    say(questionText(choosing, "", screen));
    for (const [i, option] of options.entries()) say(optionText(option, i, screen));
    const offered = offeredIn(choosing);
    const offer = offered ? ` [${options.indexOf(offered) + 1}]` : "";
    const wanted = `expected a number from 1 to ${options.length}${can_go_back ? ", or < to go back" : ""}`;
    for (;;) {
      const typed = await readWord(`Your choice, 1 to ${options.length}${offer}: `);
      if (typed === BACK && can_go_back) return BACK;
      const option = typed === "" ? offered : pointed(options, typed);
      if (option) return option.value;
      complain(wanted);
    }
  }

  async function type(typing: Typing): Promise<string | typeof BACK> {
    const { preset, check, can_go_back, hint } = typing;
    say(questionText(typing, hint, makeScreen(page())));
    for (;;) {
      const typed = await readWord(typingPrompt(preset));
      if (typed === BACK && can_go_back) return BACK;
      if (typed === BACK) {
        complain("there is nothing to go back to");
        continue;
      }
      const text = typed === "" ? (preset ?? "") : typed;
      const problem = check(text);
      if (problem === true) return text;
      complain(problem);
    }
  }

  // An answer stands on the line where it was typed; nothing is folded or taken back.
  return { say, choose, type, fold() {}, unfold() {}, clear() {}, close: reader.close };
}
