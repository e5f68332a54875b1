/** Compiles the files under pricing/ into the price list that ships with the program. */
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { parseYaml } from "../documents/parse-yaml.ts";
import { checkSchema, schemaDiagnostics } from "../documents/schema-issues.ts";
import { calibrationOf, speedSchema } from "./calibration-schema.ts";
import type { CompiledPricing, PricingFile } from "./compiled-pricing.ts";
import { overlayPricing } from "./overlay-pricing.ts";

const isSpeed = ({ path }: PricingFile) => /(?:^|\/)speed\.yaml$/.test(path);

const missing = (file: string): Diagnostic => ({
  rule: "missing-file",
  severity: "error",
  message: `${file} is missing; the constants of speed stand there`,
  args: {},
  place: { file, line: 1, column: 1 },
  related: [],
});

/** Checks and compiles all files of a price list; `path` is how messages name a file. */
export function compilePricing(files: readonly PricingFile[]): CompiledPricing {
  const speed = files.find(isSpeed);
  if (!speed) return { ok: false, diagnostics: [missing("speed.yaml")] };
  const parsed = parseYaml(speed.text, speed.path);
  if (!parsed.ok) return parsed;
  const checked = checkSchema(speedSchema, parsed.value);
  if (!checked.ok) return { ok: false, diagnostics: schemaDiagnostics(checked.issues, parsed.place, "schema") };
  const calibration = calibrationOf(checked.value);
  const none = { models: [], tuned: [], boards: [], quality: [], machines: [], fx: [], tariffs: [], defaults: [] };
  const bare = { as_of: "", ...none, explained: [], calibration };
  return overlayPricing(
    bare,
    files.filter((file) => !isSpeed(file)),
  );
}
