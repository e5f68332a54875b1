/** The file that says how a client report presents the one who wrote it. */
import * as z from "zod/mini";
import type { Brand } from "../../core/types/client-data.ts";
import { optional, text } from "../documents/fields.ts";
import { type ReadDocument, readDocument } from "../documents/parse-yaml.ts";
import type { TextFile } from "../documents/parsed.ts";
import { expecting } from "../documents/schema-issues.ts";

/** Characters of a logo; a page stays small enough to send. */
const LARGEST_LOGO = 40_000;

const aColour = { error: expecting("a colour such as #0a5c8f") };
const aSmallLogo = {
  error: expecting(`an image of at most ${LARGEST_LOGO} characters, since the report is sent by mail; make it smaller`),
};
const aLogo = { error: expecting("an image as a data URI, such as data:image/png;base64,...") };

export const brandSchema = z.strictObject({
  name: optional(text(200)),
  logo: optional(
    z
      .string(aLogo)
      .check(
        z.regex(/^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=]+$/, aLogo),
        z.maxLength(LARGEST_LOGO, aSmallLogo),
      ),
  ),
  accent: optional(z.string(aColour).check(z.regex(/^#[0-9a-fA-F]{6}$/, aColour))),
  prepared_by: optional(text(200)),
});

export const readBrand = (file: TextFile): ReadDocument<Brand> => readDocument(brandSchema, file, "invalid-brand", {});
