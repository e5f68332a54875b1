/** A language as people call it: `Vietnamese` of vi; a code that nobody knows as it is. */
let names: Intl.DisplayNames | undefined;

export function languageName(code: string): string {
  names ??= new Intl.DisplayNames(["en"], { type: "language" });
  return names.of(code) ?? code;
}
