/** The file that says how a client report presents the one who wrote it. */
import * as z from "zod/mini";
import type { Brand } from "../../core/types/client-data.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { parseJson } from "../documents/parse-json.ts";
import { parseYaml } from "../documents/parse-yaml.ts";
import { checkSchema, expecting, schemaDiagnostics } from "../documents/schema-issues.ts";

/** Characters of a logo; a page stays small enough to send. */
const LARGEST_LOGO = 40_000;

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const optional = z.exactOptional;
const aColour = { error: expecting("a colour such as #0a5c8f") };
const aSmallLogo = {
  error: expecting(`an image of at most ${LARGEST_LOGO} characters, since the report is sent by mail; make it smaller`),
};
const aLogo = { error: expecting("an image as a data URI, such as data:image/png;base64,...") };

export const brandSchema = z.strictObject({
  name: optional(text),
  logo: optional(
    z
      .string(aLogo)
      .check(
        z.regex(/^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=]+$/, aLogo),
        z.maxLength(LARGEST_LOGO, aSmallLogo),
      ),
  ),
  accent: optional(z.string(aColour).check(z.regex(/^#[0-9a-fA-F]{6}$/, aColour))),
  prepared_by: optional(text),
});

/** Reads the file, in YAML or JSON. */
export function readBrand(
  content: string,
  file: string,
): { ok: true; brand: Brand } | { ok: false; diagnostics: Diagnostic[] } {
  const parsed = /\.json$/i.test(file) ? parseJson(content, file) : parseYaml(content, file);
  if (!parsed.ok) return parsed;
  const checked = checkSchema<Brand>(brandSchema, parsed.value ?? {});
  if (checked.ok) return { ok: true, brand: checked.value };
  return { ok: false, diagnostics: schemaDiagnostics(checked.issues, parsed.place, "invalid-brand") };
}
