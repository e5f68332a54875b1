/** `classify`: briefs to advice. */

import {
  ADVICE_DETAILS,
  BRAND,
  type CommandSpec,
  CURRENCY,
  DATA,
  EVERYWHERE,
  EXPLAIN_COSTS,
  flag,
  formatOption,
  OUT,
  QUIET,
  READER,
  repeated,
  textOption,
  under,
} from "../spec/command-spec.ts";

export const classifySpec: CommandSpec = {
  name: "classify",
  operands: "[file...]",
  summary: "recommend a model for each brief, from files or stdin",
  about:
    "Reads briefs as JSON, YAML, a JSON array or NDJSON, from files or from stdin (also: -). A brief with holes gives what is certain; --require-complete makes that an error. In a batch every input gives one line, in order. A list of use cases (CSV with any separator, or .xlsx) comes back ranked: what is worth a call first, what to ask, and what is no task for a language model.",
  examples: [
    "model-advisor classify brief.yaml",
    "model-advisor classify --format json < brief.json",
    "model-advisor classify --format ndjson < briefs.ndjson > advice.ndjson",
    "model-advisor classify brief.yaml --format html --brand agency.yaml --out report.html",
    "model-advisor classify inventory.csv --map task=Description --format csv --out ranked.csv",
  ],
  options: [
    formatOption(["text", "json", "ndjson", "markdown", "html", "csv"], "json elsewhere, ndjson for NDJSON"),
    ...under("Lists of use cases", [
      repeated(
        textOption(
          "map",
          "KEY=COLUMN",
          "for a list: which column is which key of a brief (task, name, repetition, requests_per_month, ...); task may be given several times",
        ),
      ),
      textOption("sheet", "NAME", "for a workbook: the sheet to read (default: the first)"),
    ]),
    BRAND,
    flag("require-complete", "exit with 1 when a missing answer still matters"),
    ...under("Output", [flag("trace", "also give, for each row that did not decide, the first condition that failed")]),
    EXPLAIN_COSTS,
    flag("article", "also show the models of the source article, even those that have retired"),
    ADVICE_DETAILS,
    READER,
    QUIET,
    CURRENCY,
    OUT,
    ...DATA,
    ...EVERYWHERE,
  ],
  load: () => import("./classify.ts"),
};
