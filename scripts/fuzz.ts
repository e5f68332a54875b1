/**
 * Throws random input at every parser, at the fast readers beside the real ones, at price lists and whole commands.
 * `npm run fuzz -- [--runs 20000] [--seed 1] [--target NAME]`; a failure prints the seed and the smallest input.
 */
import { parseArgs } from "node:util";
import fc from "fast-check";
import { HOSTILE_RUNS } from "./fuzz/hostile-runs.ts";
import { TARGETS } from "./fuzz/targets.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    target: { type: "string" },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const all = [...TARGETS.map((each) => ({ ...each, share: 1 })), HOSTILE_RUNS];
const chosen = all.filter(({ name }) => values.target === undefined || name === values.target);
if (chosen.length === 0 || !Number.isInteger(runs) || !Number.isInteger(seed)) {
  throw new Error(`expected whole numbers, and a target of ${all.map(({ name }) => name).join(", ")}`);
}

let failed = false;
for (const { name, property, share } of chosen) {
  const numRuns = Math.max(1, Math.round(runs * share));
  const begun = process.cpuUsage();
  const result = await fc.check(property(), { numRuns, seed });
  const { user, system } = process.cpuUsage(begun);
  const seconds = ((user + system) / 1e6).toFixed(1);
  console.log(
    `${result.failed ? "FAILED" : "ok"}  ${name}: ${result.numRuns} inputs, seed ${seed}, ${seconds} s of CPU`,
  );
  if (!result.failed) continue;
  failed = true;
  console.log(`  ${JSON.stringify(result.counterexample)?.slice(0, 2000)}\n  ${result.errorInstance}`);
}
process.exitCode = failed ? 1 : 0;
