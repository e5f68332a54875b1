/** Prompts that redraw: one question at a time on the screen, and a line for each that is settled. */

import { createPrompt, isDownKey, isEnterKey, isUpKey, useEffect, useKeypress, useRef, useState } from "@inquirer/core";
import stringWidth from "string-width";
import { cancelled } from "../../core/types/errors.ts";
import { makeScreen, type Page, type Screen, safe } from "../../render/text/screen.ts";
import { type Terminal, takeKeys } from "./assess-keys.ts";
import { BACK, type Choosing, type Option, type Prompter, type Typing } from "./assess-prompter.ts";

/** One of the options of a prompt, as many as fit the window, the chosen one among them. */
interface ShownOption {
  option: Option<unknown>;
  /** Among all options. */
  index: number;
}

/** The options that hold every word of the term. */
function shownOptions(options: readonly Option<unknown>[], term: string): ShownOption[] {
  const words = term.toLowerCase().split(/\s+/);
  return options
    .map((option, index) => ({ option, index }))
    .filter(({ option: { label, about = "" } }) =>
      words.every((word) => `${label} ${about}`.toLowerCase().includes(word)),
    );
}

/** The question and what helps to answer it, without the last of the help where there is no room. */
function questionLines(
  { place, message, help }: Pick<Typing, "place" | "message" | "help">,
  screen: Screen,
  room: number,
): string[] {
  const { ink } = screen;
  const head = [
    "",
    ...screen.paragraph(`${ink.bold(message)}${place ? ink.dim(`  ${place.replace(" of ", "/")}`) : ""}`).split("\n"),
  ];
  const sentences = help.map((text) => ink.dim(screen.paragraph(text, 2)).split("\n"));
  while (sentences.length > 0 && head.length + sentences.flat().length > room) sentences.pop();
  return [...head, ...sentences.flat()];
}

/** Lines that a list of options takes at most, where there is room for more. */
const MOST_OPTIONS = 12;
/** Under the options: one line about the keys. */
const KEYS_LINES = 1;
/** Below so many columns the line about the keys names only what nobody guesses. */
const NARROW = 52;

function optionLines({ option }: ShownOption, isActive: boolean, screen: Screen): string[] {
  const lines = screen.paragraph(option.label, 2).split("\n");
  if (!isActive) return lines;
  return lines.map((line, i) => screen.ink.cyan(i === 0 ? `>${line.slice(1)}` : line));
}

/** The part of the list that fits, around the chosen option. */
function windowOf(all: readonly string[][], active: number, room: number): string[][] {
  let [from, to] = [active, active + 1];
  const size = () => all.slice(from, to).flat().length;
  for (;;) {
    const before = [from, to];
    if (to < all.length && size() + all[to]!.length <= room) to++;
    if (from > 0 && size() + all[from - 1]!.length <= room) from--;
    if (before[0] === from && before[1] === to) return all.slice(from, to);
  }
}

function choiceLines(
  choosing: Choosing<unknown>,
  shown: readonly ShownOption[],
  active: number,
  screen: Screen,
  rows: number,
): { head: string[]; options: string[] } {
  const { ink } = screen;
  const about = shown[active]?.option.about;
  const aboutLines = about ? ink.dim(screen.paragraph(about, 4)).split("\n") : [];
  const isNarrow = screen.columns < NARROW;
  const back = choosing.can_go_back ? `, Esc ${isNarrow ? "goes" : "to go"} back` : "";
  const ways = isNarrow ? `Enter chooses${back}` : `Arrows to move, Enter to choose${back}`;
  const keys = screen.paragraph(ways, 2).split("\n").slice(0, KEYS_LINES);
  const lists = shown.map((option, i) => optionLines(option, i === active, screen));
  const wanted = Math.min(MOST_OPTIONS, lists.flat().length);
  const fixed = aboutLines.length + keys.length + (choosing.long ? 1 : 0) + 2;
  const head = questionLines(choosing, screen, Math.max(3, rows - fixed - wanted));
  const room = Math.max(lists[active]?.length ?? 1, Math.min(MOST_OPTIONS, rows - fixed - head.length));
  const listed = lists.length > 0 ? windowOf(lists, active, room).flat() : ["  Nothing matches; delete a word."];
  const more = listed.length < lists.flat().length ? " (more above or below)" : "";
  return { head, options: [...listed, ...aboutLines, ink.dim(`${keys[0]}${more}`.slice(0, screen.columns))] };
}

const LABEL = 14;

/** `Repetition    92%` on one line. */
function foldedLine(label: string, text: string, screen: Screen): string {
  const room = screen.columns - LABEL;
  const whole = safe(text);
  let shown = whole;
  while (stringWidth(shown) > room) shown = `${[...shown].slice(0, -2).join("")}…`.replace("……", "…");
  return `${screen.ink.dim(label.padEnd(LABEL).slice(0, LABEL))}${shown}`;
}

/** A terminal of now: a window may be resized. */
export type Window = Page & { rows: number };

const HIDE_CURSOR = "\u001b[?25l";
/** Up one line, to its start, and away with it and all below. */
const TAKE_BACK = "\u001b[1A\r\u001b[J";

/** To the top left corner, and away with all that is seen; what has scrolled away stays. */
const EMPTY = "\u001b[H\u001b[J";

interface Drawn {
  window(): Window;
}

const screenOf = (window: Window): Screen => makeScreen({ ...window, columns: window.columns - 1 });

/** Gives the index of the option chosen. */
const choicePrompt = createPrompt<number, Choosing<unknown> & Drawn>((config, done) => {
  const at = config.preset === undefined ? -1 : config.options.findIndex(({ value }) => value === config.preset);
  const [active, setActive] = useState(Math.max(0, at));
  const [term, setTerm] = useState("");
  const shown = shownOptions(config.options, config.long ? term : "");
  useKeypress((key, rl) => {
    if (isEnterKey(key)) {
      const picked = shown[active];
      if (picked) done(picked.index);
      return;
    }
    if (isUpKey(key)) setActive(Math.max(0, active - 1));
    else if (isDownKey(key)) setActive(Math.min(shown.length - 1, active + 1));
    else if (config.long) {
      setTerm(rl.line);
      setActive(0);
      return;
    } else if (/^[1-9]$/.test(key.name) && Number(key.name) <= shown.length) setActive(Number(key.name) - 1);
    if (!config.long) rl.clearLine(0);
  });
  const window = config.window();
  const screen = screenOf(window);
  const lines = choiceLines(config, shown, active, screen, window.rows);
  if (!config.long) return `${[...lines.head, ...lines.options].join("\n")}${HIDE_CURSOR}`;
  return [[...lines.head, `Find: ${term}`].join("\n"), lines.options.join("\n")];
});

const linePrompt = createPrompt<string, Typing & Drawn>((config, done) => {
  const [value, setValue] = useState(config.preset ?? "");
  const [problem, setProblem] = useState("");
  const isFresh = useRef(true);
  useEffect((rl) => {
    if (config.preset) rl.write(config.preset);
  }, []);
  useKeypress((key, rl) => {
    isFresh.current = false;
    if (!isEnterKey(key)) {
      setValue(rl.line);
      setProblem("");
      return;
    }
    const checked = config.check(value);
    if (checked === true) return done(value);
    // readline has taken the line; the person goes on from what they typed.
    rl.write(value);
    setProblem(checked);
  });
  const window = config.window();
  const screen = screenOf(window);
  const below = problem
    ? screen.ink.red(screen.paragraph(`! ${problem}`, 0, 2))
    : screen.ink.dim(screen.paragraph(config.hint, 2));
  const room = window.rows - below.split("\n").length - 2;
  return [[...questionLines(config, screen, room), `> ${value}`].join("\n"), below];
});

/** Takes the terminal until `close`. `page` is asked anew for each drawing. */
export function screenPrompter(terminal: Terminal, page: () => Window): Prompter {
  const keys = takeKeys(terminal, true);

  /** Asks one question; Escape ends it with `BACK`, and a stop with a cancelled `Stop`. */
  async function ask<T>(prompt: (context: object) => Promise<T>, canGoBack: boolean): Promise<T | typeof BACK> {
    if (keys.stopped) throw cancelled();
    const controller = new AbortController();
    keys.onEscape = () => canGoBack && controller.abort();
    keys.onStop = () => controller.abort();
    const { signal } = controller;
    try {
      return await prompt({ input: keys.input, output: terminal.output, signal, clearPromptOnDone: true });
    } catch (error) {
      if (keys.stopped || (error as Error).name === "ExitPromptError") throw cancelled();
      if (signal.aborted) return BACK;
      throw error;
    } finally {
      keys.onEscape = undefined;
      keys.onStop = undefined;
    }
  }

  return {
    say: (text) => void terminal.output.write(`${text}\n`),
    async choose<T>(choosing: Choosing<T>): Promise<T | typeof BACK> {
      const options: readonly Option<T>[] = choosing.options;
      const config = { ...(choosing as Choosing<unknown>), window: page };
      const index = await ask((context) => choicePrompt(config, context), choosing.can_go_back);
      return index === BACK ? BACK : options[index as number]!.value;
    },
    type: (typing) => ask((context) => linePrompt({ ...typing, window: page }, context), typing.can_go_back),
    fold: (label, text) => void terminal.output.write(`${foldedLine(label, text, screenOf(page()))}\n`),
    unfold: () => void terminal.output.write(TAKE_BACK),
    clear: () => void terminal.output.write(EMPTY),
    close: keys.close,
  };
}
