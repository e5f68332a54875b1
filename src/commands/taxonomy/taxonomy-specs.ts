/** `taxonomy check`, `test` and `diff`: the judgement behind the advice, and an agency's own. */
import {
  type CommandSpec,
  EVERYWHERE,
  flag,
  formatOption,
  type OptionSpec,
  QUIET,
  repeated,
  textOption,
} from "../spec/command-spec.ts";

const OWN: OptionSpec = textOption(
  "taxonomy",
  "DIR",
  "your own tables, added to or replacing the built-in ones (the same as naming the folder)",
);

const FORMAT = formatOption(["text", "json"]);

export const taxonomyCheckSpec: CommandSpec = {
  name: "taxonomy check",
  operands: "[dir]",
  summary: "prove the tables: gaps, overlaps, dead rows, laws, cases",
  about:
    "Goes through every combination of answers, unknowns included, and reports rows that leave a gap, overlap, are never used or break a law, each with a brief that shows it and the remedy. Then holds the laws on whole advices (data that must stay local, budget, context, sums) against briefs at the thresholds of tables and prices. With a folder, the tables in it are added to or replacing the built-in ones first, and findings point into it. Ends with 1 when there is an error.",
  examples: ["model-advisor taxonomy check", "model-advisor taxonomy check ./our-tables --format json"],
  options: [
    OWN,
    flag("tables-only", "leave out the laws on whole advices, which take some seconds"),
    flag("thorough", "hold those laws against all briefs of the list (about a minute), not a sample"),
    FORMAT,
    QUIET,
    ...EVERYWHERE,
  ],
  load: () => import("./taxonomy-check.ts"),
};

export const taxonomyTestSpec: CommandSpec = {
  name: "taxonomy test",
  operands: "[dir]",
  summary: "run the cases inside the tables, with row coverage",
  examples: ["model-advisor taxonomy test", "model-advisor taxonomy test ./our-tables"],
  options: [OWN, FORMAT, QUIET, ...EVERYWHERE],
  load: async () => ({ run: (await import("./taxonomy-check.ts")).runTests }),
};

export const taxonomyDiffSpec: CommandSpec = {
  name: "taxonomy diff",
  operands: "[dir...]",
  summary: "show which briefs and which answers change with your own tables",
  about:
    "Compares the built-in tables with those of a folder added to them, or two folders with each other: every answer for which an outcome changes, and the built-in example briefs that change. --briefs adds your own briefs.",
  examples: [
    "model-advisor taxonomy diff ./our-tables",
    "model-advisor taxonomy diff ./our-tables --briefs examples/briefs",
    "model-advisor taxonomy diff ./tables-2026 ./tables-2027 --format json",
  ],
  options: [
    repeated(textOption("briefs", "PATH", "a brief, or a folder of briefs, to compare by")),
    OWN,
    FORMAT,
    QUIET,
    ...EVERYWHERE,
  ],
  load: () => import("./taxonomy-diff.ts"),
};
