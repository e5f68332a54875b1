/**
 * A change of judgement is an edit in taxonomy/, a change of fact an edit in pricing/: code asks a row for a property, and
 * never by its id. No id of a row, a notice, a model, a host, a machine or a class of chips stands in src as a string.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { SIZE_CLASSES } from "../src/core/types/pricing.ts";
import { pricing } from "./pricing-files.ts";
import { TAXONOMY } from "./taxonomy/real-taxonomy.ts";

const src = path.join(import.meta.dirname, "../src");

const named = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

const IDS = new Set([
  ...TAXONOMY.tables.flatMap(({ rows }) => named(rows)),
  ...named(TAXONOMY.notices),
  ...named(pricing.models),
  ...pricing.models.flatMap(({ also }) => also),
  ...named(pricing.hosts),
  ...named(pricing.machines),
  ...named(pricing.calibration.decode.classes),
  ...named(pricing.calibration.families),
]);

/** Columns and their values are the words that code and tables share; a row may be called like one. */
const SHARED = new Set([
  ...TAXONOMY.facts.flatMap(({ id, values = [] }) => [id, ...values.map(String)]),
  ...SIZE_CLASSES,
]);

/** Strings that mean something else than the row of that id, where they may stand, and what they mean. */
const OTHERWISE: readonly { because: string; ids: readonly string[]; in: RegExp }[] = [
  {
    because: "cautions that are made in code, called like the row or notice that is about the same",
    ids: ["by-hand", "checked-at-a-loss", "many-labels"],
    in: /^core\/cautions\//,
  },
  {
    because: "formats of the exports and price lists of others",
    ids: ["anthropic", "openai", "openrouter"],
    in: /^core\/types\/(client-data|pricing)|^core\/prices\/price-diff|^data\/(client-data|price-lists)\//,
  },
  { because: "how promptfoo names what answers as OpenAI does", ids: ["openai"], in: /^core\/handoff\/candidates/ },
  { because: "drivers and devices of other programs", ids: ["cpu", "nvidia"], in: /^data\/handoff\// },
  { because: "a class of HTML", ids: ["meta"], in: /^render\/html\// },
  { because: "how a table with several rows is read", ids: ["collect"], in: /^(core|data)\// },
  { because: "how watts are estimated", ids: ["processor"], in: /^(core\/fit|data\/pricing\/speed-schema)/ },
  {
    because: "the models that the claims of the article speak of",
    ids: ["gpt-4o", "gpt-4o-mini"],
    in: /^core\/comparison\//,
  },
  { because: "how long answers are read to be", ids: ["short"], in: /^core\/(types|words)\// },
  { because: "what is in the way of a plan, before the table is asked", ids: ["too-slow"], in: /^(core|rules)\// },
  {
    because: "notes on a row of costs, and findings on prices",
    ids: ["over-context", "price-unknown"],
    in: /^core\/(comparison|prices)\//,
  },
  { because: "a note on a folder", ids: ["no-examples"], in: /^data\/handoff\// },
  { because: "the answer of an endpoint", ids: ["no-language-task"], in: /^core\/second-reader\// },
];

const isOtherwise = (id: string, file: string): boolean =>
  OTHERWISE.some((each) => each.ids.includes(id) && each.in.test(file));

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((name) => name.split(path.sep).join("/"))
  .filter((name) => name.endsWith(".ts") && !name.startsWith("data/compiled/"));

/** Strings without parts that are filled in, as they stand in the code outside comments. */
function stringsIn(file: string): string[] {
  const code = readFileSync(path.join(src, file), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  return [...code.matchAll(/"([^"\n]*)"|`([^`$\n]*)`/g)].map(([, plain, template]) => plain ?? template!);
}

const found = files.flatMap((file) =>
  [...new Set(stringsIn(file))].filter((text) => IDS.has(text) && !SHARED.has(text)).map((id) => ({ id, file })),
);

test("no row, model, host or machine is asked for by its id", () => {
  const breaches = found
    .filter(({ id, file }) => !isOtherwise(id, file))
    .map(({ id, file }) => `${file} names "${id}": give its row a column that says what is meant, and ask for that`);
  expect(breaches).toEqual([]);
});

test("every exception is one", () => {
  const idle = OTHERWISE.flatMap((each) =>
    each.ids
      .filter((id) => !found.some((hit) => hit.id === id && each.in.test(hit.file)))
      .map((id) => `${id}: ${each.because}`),
  );
  expect(idle).toEqual([]);
});

test("every sentence and caution that the taxonomy has words for is said", () => {
  const strings = new Set(files.flatMap(stringsIn));
  const code = files.map((file) => readFileSync(path.join(src, file), "utf8")).join("\n");
  const put = [...code.matchAll(/`([a-z-]*)\$\{[^}]+\}([a-z-]*)`/g)].filter(([, start, end]) => start || end);
  const patterns = put.map(([, start, end]) => new RegExp(`^${start}[a-z-]+${end}$`));
  const isSaid = (id: string) => strings.has(id) || patterns.some((pattern) => pattern.test(id));
  expect([...named(TAXONOMY.sentences), ...named(TAXONOMY.cautions)].filter((id) => !isSaid(id))).toEqual([]);
});
