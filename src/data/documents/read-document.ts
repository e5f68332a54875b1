/** A file of YAML or JSON, as its name says, that holds what a schema takes. */
import type { $ZodType } from "zod/v4/core";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { parseJson } from "./parse-json.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { FindPlace, TextFile } from "./parsed.ts";
import { checkSchema, schemaDiagnostics } from "./schema-issues.ts";

export type ReadDocument<T> = { ok: true; value: T; place: FindPlace } | { ok: false; diagnostics: Diagnostic[] };

/** What does not fit is told under the name of `rule`. `empty` stands for a document without anything in it. */
export function readDocument<T>(
  schema: $ZodType<T>,
  { path, text }: TextFile,
  rule: string,
  empty: unknown = null,
): ReadDocument<T> {
  const parsed = /\.json$/i.test(path) ? parseJson(text, path) : parseYaml(text, path);
  if (!parsed.ok) return parsed;
  const checked = checkSchema(schema, parsed.value ?? empty);
  if (checked.ok) return { ok: true, value: checked.value, place: parsed.place };
  return { ok: false, diagnostics: schemaDiagnostics(checked.issues, parsed.place, rule) };
}
