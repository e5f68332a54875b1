/** The quick parser and commander read every command line that both of them read in the same way. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseWithCommander } from "../../src/cli/program.ts";
import { quickParse } from "../../src/cli/read-options.ts";
import { SPECS } from "../../src/cli/specs.ts";
import { commandLine } from "./command-lines.ts";

const RUNS = Number(process.env.RUNS ?? 3000);

/** Undefined when commander has something to say instead. */
function byCommander(argv: string[]) {
  try {
    return parseWithCommander(SPECS, "0.0.0", argv, { out: () => {}, err: () => {}, columns: 80 })?.options;
  } catch {
    return undefined;
  }
}

test("on every command line that the quick one reads", () => {
  let read = 0;
  fc.assert(
    fc.property(commandLine, ({ spec, argv }) => {
      const quick = quickParse(spec, argv.slice(spec.name.split(" ").length));
      if (quick === undefined) return;
      read++;
      expect(byCommander(argv)).toEqual(quick);
    }),
    { numRuns: RUNS, seed: Number(process.env.SEED ?? 10) },
  );
  // It declines what is rare, not what people type.
  expect(read).toBeGreaterThan(RUNS / 20);
});
