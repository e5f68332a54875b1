/** Words as a sentence has them: capitals, lists, languages and regions by name instead of code. */

/** With a capital at its start. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** With the space before it that a further sentence takes; "" where there is none. */
export const further = (text: string): string => (text === "" ? "" : ` ${text}`);

/** As it goes on within a sentence. */
export const uncapitalised = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The sentences of a text of ours, each of which begins with a capital. */
export const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!]) (?=[A-Z])/);

const joined = (words: readonly (string | number)[], last: string): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;

/** `a`, `a and b`, `a, b and c`; empty for none. */
export const listed = (words: readonly (string | number)[]): string => joined(words, "and");

/** `a`, `a or b`, `a, b or c`; `nothing` for none. */
export const either = (words: readonly (string | number)[]): string => joined(words, "or") || "nothing";

/** `pt` of pt-BR: what a model knows and what a board measures is the language, wherever it is spoken. */
export const languageOf = (code: string): string => code.toLowerCase().split("-")[0]!;

let languages: Intl.DisplayNames | undefined;

/** `Vietnamese` of vi; a code that nobody knows as it is. */
export function languageName(code: string): string {
  languages ??= new Intl.DisplayNames(["en"], { type: "language" });
  return languages.of(code) ?? code;
}

/** `AU` of au, `Asia-Pacific` of apac, `global` as it is; `AU and EU` of the regions of several steps. */
export function regionText(region: string): string {
  const several = region.split(" and ");
  if (several.length > 1) return listed(several.map(regionText));
  if (region === "apac") return "Asia-Pacific";
  return region.length <= 3 ? region.toUpperCase() : region;
}

let countries: Intl.DisplayNames | undefined;

/** `Australia` of AUD: a currency begins with the code of its country; the code itself where several have it, as XAF. */
export function countryOfCurrency(currency: string): string {
  if (currency.startsWith("X")) return currency;
  countries ??= new Intl.DisplayNames(["en"], { type: "region" });
  return countries.of(currency.slice(0, 2)) ?? currency;
}
