/** Compiles the files under pricing/ into the price list that ships with the program. */
import type { Diagnostic } from "../../src/core/types/diagnostic.ts";
import { readDocument } from "../../src/data/documents/parse-yaml.ts";
import { type TextFile, textError } from "../../src/data/documents/parsed.ts";
import { type CompiledPricing, overlayPricing } from "../../src/data/pricing/overlay-pricing.ts";
import { speedSchema } from "../../src/data/pricing/speed-schema.ts";

const isSpeed = ({ path }: TextFile) => /(?:^|\/)speed\.yaml$/.test(path);

const missing = (file: string): Diagnostic =>
  textError("missing-file", `${file} is missing; the constants of speed stand there`, { file, line: 1, column: 1 });

/** Checks and compiles all files of a price list; `path` is how messages name a file. */
export function compilePricing(files: readonly TextFile[]): CompiledPricing {
  const speed = files.find(isSpeed);
  if (!speed) return { ok: false, diagnostics: [missing("speed.yaml")] };
  const read = readDocument(speedSchema, speed, "schema");
  if (!read.ok) return read;
  const { schema_version: _, as_of: __, ...calibration } = read.value;
  const none = {
    models: [],
    hosts: [],
    tuned: [],
    boards: [],
    quality: [],
    machines: [],
    fx: [],
    tariffs: [],
    defaults: [],
  };
  const bare = { as_of: "", ...none, explained: [], calibration };
  return overlayPricing(
    bare,
    files.filter((file) => !isSpeed(file)),
  );
}
