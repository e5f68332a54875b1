/** The lines of a prompt, as many as fit the window, the chosen option among them. */
import stringWidth from "string-width";
import { type Screen, safe } from "../../render/text/screen.ts";
import type { Choosing, Option, Typing } from "./assess-prompter.ts";

export interface ShownOption {
  option: Option<unknown>;
  /** Among all options. */
  index: number;
}

/** The options that hold every word of the term. */
export function shownOptions(options: readonly Option<unknown>[], term: string): ShownOption[] {
  const words = term.toLowerCase().split(/\s+/);
  return options
    .map((option, index) => ({ option, index }))
    .filter(({ option: { label, about = "" } }) =>
      words.every((word) => `${label} ${about}`.toLowerCase().includes(word)),
    );
}

/** The question and what helps to answer it, without the last of the help where there is no room. */
export function questionLines(
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

export function choiceLines(
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
export function foldedLine(label: string, text: string, screen: Screen): string {
  const room = screen.columns - LABEL;
  const whole = safe(text);
  let shown = whole;
  while (stringWidth(shown) > room) shown = `${[...shown].slice(0, -2).join("")}…`.replace("……", "…");
  return `${screen.ink.dim(label.padEnd(LABEL).slice(0, LABEL))}${shown}`;
}
