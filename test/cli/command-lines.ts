/** Command lines by chance, made from the specs: right ones, and wrong ones of every kind. */
import fc from "fast-check";
import { SPECS } from "../../src/cli/specs.ts";
import type { CommandSpec, OptionSpec } from "../../src/commands/spec/command-spec.ts";

const VALUES = [
  "json",
  "text",
  "table",
  "a",
  "",
  "-1",
  "0",
  "5",
  "0.5",
  "1e3",
  "2026-11-24",
  "2026-02-30",
  "--",
  "-",
  "--x",
  "=",
  "a=b",
  "AUD",
  "error",
  "-f",
];

function wordsFor(spec: CommandSpec): fc.Arbitrary<string[]> {
  const value = (option: OptionSpec): fc.Arbitrary<string> =>
    "choices" in option ? fc.constantFrom(...option.choices, ...VALUES) : fc.constantFrom(...VALUES);
  const spelt = (each: OptionSpec, given: string, how: string): string[] => {
    const [name, short] = [`--${each.name}`, each.short ? `-${each.short}` : undefined];
    if (how === "joined") return [`${name}=${given}`];
    if (each.type === "flag") return [how === "short" && short ? short : name];
    if (how === "bare") return [name];
    if (how === "apart" || !short) return [name, given];
    return how === "short" ? [short, given] : [`${short}${given}`];
  };
  const option = fc
    .constantFrom(...spec.options)
    .chain((each) =>
      fc
        .tuple(value(each), fc.constantFrom("apart", "joined", "short", "glued", "bare"))
        .map(([given, how]) => spelt(each, given, how)),
    );
  const operand = fc
    .constantFrom("a.md", "-", "--", "x y", "", "--nothing", "-qf", "-qx", "--forma", "--no-format")
    .map((word) => [word]);
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: option }, { weight: 1, arbitrary: operand }), { maxLength: 6 })
    .map((parts) => [...spec.name.split(" "), ...parts.flat()]);
}

export const commandLine: fc.Arbitrary<{ spec: CommandSpec; argv: string[] }> = fc
  .constantFrom(...SPECS)
  .chain((spec) => wordsFor(spec).map((argv) => ({ spec, argv })));
