/** What `npm run fuzz` throws random input at, and what must hold of each. A target throws when it does not. */
import { deepStrictEqual, ok } from "node:assert";
import fc from "fast-check";
import { outgoingText } from "../../src/core/text/plain-text.ts";
import { lineStarts } from "../../src/core/text/text-lines.ts";
import { PRICE_LIST_KINDS } from "../../src/core/types/pricing.ts";
import { checkBrief } from "../../src/data/brief/check-brief.ts";
import fitsBrief from "../../src/data/compiled/validate-brief.generated.js";
import { type ByteLine, byteLines } from "../../src/data/documents/byte-lines.ts";
import { parseJson } from "../../src/data/documents/parse-json.ts";
import { parseYaml } from "../../src/data/documents/parse-yaml.ts";
import { readPlainYaml } from "../../src/data/documents/plain-yaml.ts";
import { readPriceList } from "../../src/data/price-lists/read-price-list.ts";
import { readScopingDoc } from "../../src/data/scoping/read-scoping-doc.ts";
import { jsonText } from "../../src/render/text/json-text.ts";
import { harmIn, hostileText } from "./hostile.ts";

export interface Target {
  name: string;
  property(): fc.IRawProperty<unknown>;
}

const target = <T>(name: string, input: fc.Arbitrary<T>, holds: (value: T) => void): Target => ({
  name,
  property: () => fc.property(input, (value) => holds(value)) as fc.IRawProperty<unknown>,
});

const pieces = (alphabet: readonly string[], maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...alphabet), { maxLength }).map((parts) => parts.join(""));

const BLANKS = ["\u00a0", "\ufeff", "\u3000", "\u2028", "\u0085", "\f", "\t"];
const WORDS = ["task", "repetition", "usage", "a", "-1", "92", "0x1", "1e999", "true", "null", "~", "__proto__"];
const jsonish = pieces([..."{}[]:,\"'\\/ \n", "\\u12", "1e", "é", "\u0000", "\ud800", ...BLANKS, ...WORDS], 24);
const yamlish = pieces([..."{}[]:,\"'#&*!|>?-% \n", "  ", ": ", "- ", " #", "<<", "---\n", ...BLANKS, ...WORDS], 24);
const markdownish = pieces(
  [
    "```",
    "~~~",
    "````",
    "model-advisor",
    "model_advisor",
    "Model-Advisor",
    "yaml ",
    "json ",
    "task: a\n",
    "> ",
    "- ",
    "1. ",
    "    ",
    "  ",
    "\n",
    "\n\n",
    "<!--",
    "-->",
    "`",
    "# ",
    "---\n",
    "<details>",
    "{.x}",
    ' title="x"',
    "\t",
    "\r",
    "\\",
    "model_advisor:\n",
    "<!-- model-advisor-ignore no-metric: x -->",
    "# model-advisor-ignore no-metric: x",
    "é",
    ":::note\n",
  ],
  24,
);

const asJson = (text: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

function json(text: string): void {
  const [own, native] = [parseJson(text, "a.json"), asJson(text)];
  if (own.ok) deepStrictEqual({ value: own.value }, native);
  else ok(own.diagnostics.length > 0 && own.diagnostics.every(({ message }) => message.length < 2000));
}

function yaml(text: string): void {
  const real = parseYaml(text, "a.yaml");
  const quick = readPlainYaml(text.split("\n"), 1);
  if (!real.ok) ok(real.diagnostics.length > 0);
  if (quick !== undefined) {
    ok(real.ok, "the quick reader takes what the parser refuses");
    deepStrictEqual(quick.value, real.value);
  }
}

function markdown(text: string): void {
  const doc = readScopingDoc(text, "a.md");
  const lines = lineStarts(text).length;
  for (const { place } of [...doc.problems, ...doc.briefs]) ok(place.line >= 1 && place.line <= lines + 1);
  for (const { start, end } of [...doc.prose, ...doc.comments]) ok(start >= 0 && start < end && end <= text.length);
  // Whatever opens a block of ours at the start of a line is read, told of, or within something else.
  const first = /^(?:```|~~~)model-advisor$/m.exec(text.split(/\n/)[0] ?? "");
  if (first) ok(doc.found + doc.problems.length > 0);
}

const briefish = fc.dictionary(
  fc.constantFrom(
    "task",
    "repetition",
    "examples",
    "correctness",
    "sensitivity",
    "kind",
    "usage",
    "limits",
    "proposal",
    "steps",
    "region",
    "input",
    "x",
  ),
  fc.oneof(
    fc.constantFrom("a", "", "exact", "cloud-ok", "92%", "-5", null, true, [], {}, ["text"], 1.5, -1, 1e300, 92),
    fc.record(
      { requests_per_month: fc.constantFrom(1, -1, 1.5, 1e13, "5"), input_tokens: fc.constantFrom(0, 5, -5, null) },
      { requiredKeys: [] },
    ),
    fc.record({ model: fc.constantFrom("gpt-4o", ""), tier: fc.constantFrom(1, 5, "1") }, { requiredKeys: [] }),
  ),
  { maxKeys: 6 },
);

/** The quick look may decline what is sound, and never takes what is not. */
function brief(value: unknown): void {
  if (fitsBrief(value)) ok(checkBrief(value).ok, `fits, and is refused: ${JSON.stringify(value)}`);
}

async function lines({ text, cuts }: { text: string; cuts: number[] }): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const read = async (parts: Uint8Array[]) => {
    async function* chunks() {
      yield* parts;
    }
    const found: ByteLine[] = [];
    for await (const some of byteLines(chunks())) found.push(...some);
    return found;
  };
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  deepStrictEqual(await read(at.slice(1).map((end, index) => bytes.subarray(at[index], end))), await read([bytes]));
}

function prices({ kind, text }: { kind: (typeof PRICE_LIST_KINDS)[number]; text: string }): void {
  const read = readPriceList(kind, text);
  if (!read.ok) ok(read.message.length < 600);
}

function door(text: string): void {
  const out = outgoingText(text, { styles: false, commands: false });
  const harm = harmIn(out);
  ok(harm === undefined, harm);
  ok(outgoingText(out, { styles: false, commands: false }) === out, "it changes what has passed it");
  const value = { text, list: [text] };
  deepStrictEqual(JSON.parse(outgoingText(JSON.stringify(value, null, 2), { styles: false, commands: false })), value);
  deepStrictEqual(JSON.parse(jsonText(value)), value);
}

const priceText = fc.oneof(
  jsonish,
  fc.json({ maxDepth: 5 }),
  fc
    .dictionary(
      fc.constantFrom("gpt-4o", "openai", "x"),
      fc.dictionary(
        fc.constantFrom("id", "models", "prices", "input_cost_per_token", "mode", "cost", "data", "pricing"),
        fc.jsonValue({ maxDepth: 3 }),
      ),
    )
    .map((value) => JSON.stringify(value)),
);

export const TARGETS: Target[] = [
  target("json", jsonish, json),
  target("yaml", yamlish, yaml),
  target("markdown", markdownish, markdown),
  target("briefs", briefish, brief),
  {
    name: "lines",
    property: () =>
      fc.asyncProperty(
        fc.record({
          text: pieces(['{"a":1}', "\n", "\r\n", "{", "é", "x", '"'], 20),
          cuts: fc.array(fc.nat(), { maxLength: 5 }),
        }),
        lines,
      ) as fc.IRawProperty<unknown>,
  },
  target("price-lists", fc.record({ kind: fc.constantFrom(...PRICE_LIST_KINDS), text: priceText }), prices),
  target("door", hostileText, door),
];
