/** Turns the text of each option into its value, or says in one line what was expected. */

import type { CommandSpec, OptionSpec } from "../commands/spec/command-spec.ts";
import { readNumber as readTyped } from "../core/interview/read-number.ts";
import { isDay } from "../core/text/days.ts";
import { nearest } from "../core/text/nearest.ts";

/** What `--details` alone stands for. */
const ALL_SECTIONS = "all";

type ReadOption = { ok: true; value: string | number } | { ok: false; expected: string };

/** `50000`, `5e4`, and as people type it: `50k`, `50,000`. A range or a share of a hundred is no number. */
function numberIn(text: string): number {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  const typed = readTyped(text);
  return typed && typed.taken === null && !typed.percent ? typed.value : Number.NaN;
}

function readNumber(text: string, spec: OptionSpec & { type: "number" }): ReadOption {
  const value = numberIn(text);
  const whole = spec.integer ? "a whole number" : "a number";
  const range =
    spec.min !== undefined && spec.max !== undefined
      ? ` from ${spec.min} to ${spec.max}`
      : spec.min !== undefined
        ? ` of at least ${spec.min}`
        : spec.max !== undefined
          ? ` of at most ${spec.max}`
          : "";
  const fits =
    Number.isFinite(value) &&
    (!spec.integer || Number.isSafeInteger(value)) &&
    value >= (spec.min ?? Number.NEGATIVE_INFINITY) &&
    value <= (spec.max ?? Number.POSITIVE_INFINITY);
  return fits ? { ok: true, value } : { ok: false, expected: `${whole}${range}` };
}

/** `costs,why`, or `all`. */
function readSections(text: string, choices: readonly string[]): ReadOption {
  const named = text.split(",").map((each) => each.trim());
  const wrong = named.find((each) => each !== ALL_SECTIONS && !choices.includes(each));
  if (wrong === undefined) return { ok: true, value: named.includes(ALL_SECTIONS) ? ALL_SECTIONS : named.join(",") };
  const near = nearest(wrong, choices);
  return { ok: false, expected: `sections, of ${choices.join(", ")}${near ? ` (did you mean ${near}?)` : ""}` };
}

/** Reads the text that follows an option. */
export function readOption(text: string, spec: OptionSpec): ReadOption {
  switch (spec.type) {
    case "number":
      return readNumber(text, spec);
    case "date":
      return isDay(text) ? { ok: true, value: text } : { ok: false, expected: "a date as YYYY-MM-DD" };
    case "choice": {
      const value = spec.also?.[text] ?? text;
      if (spec.choices.includes(value)) return { ok: true, value };
      const near = nearest(text, spec.choices);
      return { ok: false, expected: `one of ${spec.choices.join(", ")}${near ? ` (did you mean ${near}?)` : ""}` };
    }
    case "sections":
      return readSections(text, spec.choices);
    case "new-file":
      if (text === "-") return { ok: false, expected: "the name of a file; without it the result goes to stdout" };
      return { ok: true, value: text };
    default:
      return { ok: true, value: text };
  }
}

/**
 * True for a word that names sections, also when one of them is misspelt. A file has a dot or a slash, is `-`, or is
 * there and called like no section.
 */
function namesSections(
  word: string | undefined,
  choices: readonly string[],
  isThere: (file: string) => boolean,
): boolean {
  if (word === undefined || !/^[a-z][a-z,-]*$/.test(word)) return false;
  return word.split(",").some((each) => each === ALL_SECTIONS || choices.includes(each)) || !isThere(word);
}

/** True for a further section, which people write without a comma before it. */
const isSection = (word: string | undefined, choices: readonly string[]): boolean =>
  word !== undefined && choices.includes(word);

/**
 * The words of a command line with the value of `--details` joined to it. It may stand alone; then it means all sections,
 * and the word after it is a file.
 */
export function withSections(spec: CommandSpec, argv: readonly string[], isThere: (file: string) => boolean): string[] {
  const option = spec.options.find(({ type }) => type === "sections");
  if (option?.type !== "sections" || !argv.includes(`--${option.name}`)) return [...argv];
  const words: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === "--") return [...words, ...argv.slice(at)];
    if (word !== `--${option.name}`) words.push(word);
    else if (namesSections(argv[at + 1], option.choices, isThere)) {
      const named = [argv[++at]!];
      while (isSection(argv[at + 1], option.choices) && !isThere(argv[at + 1]!)) named.push(argv[++at]!);
      words.push(`${word}=${named.join(",")}`);
    } else words.push(`${word}=${ALL_SECTIONS}`);
  }
  return words;
}
