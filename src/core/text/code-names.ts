/** Languages and regions as people call them, by their codes. */

let languages: Intl.DisplayNames | undefined;

/** `Vietnamese` of vi; a code that nobody knows as it is. */
export function languageName(code: string): string {
  languages ??= new Intl.DisplayNames(["en"], { type: "language" });
  return languages.of(code) ?? code;
}

/** `AU` of au, `Asia-Pacific` of apac, `global` as it is. */
export function regionText(region: string): string {
  if (region === "apac") return "Asia-Pacific";
  return region.length <= 3 ? region.toUpperCase() : region;
}
