/** `--details` may stand alone; then it means all sections, and the word after it is a file. */
import type { CommandSpec } from "../commands/spec/command-spec.ts";
import { ALL_SECTIONS } from "./read-option.ts";

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

/** The words of a command line with the value of `--details` joined to it. */
export function withSections(spec: CommandSpec, argv: readonly string[], isThere: (file: string) => boolean): string[] {
  const option = spec.options.find(({ type }) => type === "sections");
  if (option?.type !== "sections" || !argv.includes(`--${option.name}`)) return [...argv];
  const words: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === "--") return [...words, ...argv.slice(at)];
    if (word !== `--${option.name}`) words.push(word);
    else if (namesSections(argv[at + 1], option.choices, isThere)) words.push(`${word}=${argv[++at]}`);
    else words.push(`${word}=${ALL_SECTIONS}`);
  }
  return words;
}
