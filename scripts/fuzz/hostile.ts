/** Texts that steer terminals, CI systems and markup, and what may not come out of them. */
import fc from "fast-check";

export const HOSTILE = [
  "\u001b[2J",
  "\u001b]0;title\u0007",
  "\u001b]8;;https://example.test\u001b\\",
  "\u009b31m",
  "\u007f",
  "\u202e",
  "\u2066",
  "\u200b",
  "\u2028",
  "\ud800",
  "\u0000",
  "\r",
  "\n",
  "\r\n::error file=a::pwned",
  "\n::stop-commands::x",
  "\n  ::set-output name=x::y",
  "##[error]x",
  "##vso[task.complete]",
  "<b>",
  "|",
  "`",
  "](http://example.test)",
  "%0A",
  "{{x}}",
  "\ufeff",
  "日本語",
  "é",
  "\t",
];

export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.constantFrom("Sort emails", "a", " ", "x".repeat(200))), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(""));

const STEERING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u;

/** What of an output could steer its reader; undefined when nothing could. `commands` are meant in GitHub's own format. */
export function harmIn(text: string, commands = false): string | undefined {
  const control = STEERING.exec(text);
  if (control) return `the character ${JSON.stringify(control[0])}`;
  const command = commands ? null : /^[^\S\n]*::.*$/m.exec(text);
  if (command) return `the command ${command[0]}`;
  const section = /##[A-Za-z]*\[/.exec(text);
  return section ? `the section ${section[0]}` : undefined;
}
