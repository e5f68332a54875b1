/** taxonomy/rules.yaml to what the rules of `check` say of themselves, with the documents that show them written out. */
import { stringify } from "yaml";
import * as z from "zod/mini";
import type { ShownRule } from "../../src/core/findings/check-report.ts";
import { like, optional, text } from "../../src/data/documents/fields.ts";
import { type ReadDocument, readDocument } from "../../src/data/documents/parse-yaml.ts";
import type { TextFile } from "../../src/data/documents/parsed.ts";

const brief = z.record(z.string(), z.unknown());
/** A document as it stands, or what it says in place of the sound one. */
const shown = optional(z.union([z.string(), brief]));

/** The schema of taxonomy/rules.yaml. */
export const rulesSchema = z.strictObject({
  sound: z.strictObject({ brief, prose: text() }),
  rules: z.array(
    z.strictObject({
      id: like(/^[a-z]+(?:-[a-z]+)*$/, "an id such as no-metric"),
      severity: z.enum(["error", "warning", "note"]),
      what: text(),
      why: text(),
      bad: shown,
      good: shown,
    }),
  ),
});

type RulesFile = z.output<typeof rulesSchema>;

const FLOW = { collectionStyle: "flow", flowCollectionPadding: false, lineWidth: 0 } as const;

/** The brief in front matter, and a line of prose. What is null is left out. */
function written(changes: Record<string, unknown>, { sound }: RulesFile): string {
  const { prose, ...answers } = { ...sound.brief, prose: sound.prose, ...changes };
  const lines = Object.entries(answers).flatMap(([key, value]) =>
    value === null ? [] : [`  ${key}: ${stringify(value, FLOW)}`],
  );
  return `---\nmodel_advisor:\n${lines.join("")}---\n\n# Scope\n\n${prose}\n`;
}

export function compileRules(file: TextFile): ReadDocument<ShownRule[]> {
  const read = readDocument(rulesSchema, file, "rules");
  if (!read.ok) return read;
  const document = (given: string | Record<string, unknown>) =>
    typeof given === "string" ? given : written(given, read.value);
  const value = read.value.rules.map(({ bad, good, ...rule }) => ({
    ...rule,
    ...(bad === undefined ? {} : { bad: document(bad) }),
    ...(good === undefined ? {} : { good: document(good) }),
  }));
  return { ...read, value };
}
