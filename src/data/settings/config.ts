/** The config file of a project: defaults for briefs, an agency's own data, and how `check` judges. */
import * as z from "zod/mini";
import { endpointFrom } from "../../core/second-reader/second-reader.ts";
import { didYouMean } from "../../core/text/nearest.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { Diagnostic, Severity, SourceLocation } from "../../core/types/diagnostic.ts";
import { isStop } from "../../core/types/errors.ts";
import { usageSchema } from "../brief/brief-schema.ts";
import { day, optional, text } from "../documents/fields.ts";
import { readDocument } from "../documents/parse-yaml.ts";
import { textError } from "../documents/parsed.ts";

const line = text(500);
const patterns = z.array(line).check(z.maxLength(200));
const SEVERITIES = ["error", "warning", "note"] as const satisfies Severity[];

/** The schema of the config file. */
export const configSchema = z.strictObject({
  $schema: optional(z.string()),
  currency: optional(line),
  hardware: optional(line),
  tariff: optional(line),
  taxonomy: optional(line),
  pricing: optional(line),
  reader: optional(line),
  usage: optional(usageSchema),
  check: optional(
    z.strictObject({
      /** By rule id; `off` turns a rule off. */
      rules: optional(z.record(z.string(), z.enum([...SEVERITIES, "off"]))),
      include: optional(patterns),
      exclude: optional(patterns),
      baseline: optional(line),
      require_brief: optional(z.boolean()),
      fail_on: optional(z.enum(SEVERITIES)),
      waivers: optional(
        z.array(z.strictObject({ rule: line, path: line, reason: line, approver: line, expires: day() })),
      ),
    }),
  ),
});

export type Config = z.output<typeof configSchema>;

/** Leave for a rule, on some paths, until a day. */
export type Waiver = NonNullable<NonNullable<Config["check"]>["waivers"]>[number];

export interface ReadConfig {
  config: Config;
  /** Where the waiver with this index stands. */
  waiverPlace(index: number): SourceLocation;
  /** Where the value of a key stands. */
  placeOf(key: keyof Config): SourceLocation;
}

/** Why these words name no reader; null where they do. */
function readerFault(reader: string): string | null {
  try {
    endpointFrom(reader);
    return null;
  } catch (error) {
    if (!isStop(error)) throw error;
    return error.message.replace(/^--/, "");
  }
}

/** Reads a config file; `ruleIds` are the rules that may be named in it. */
export function readConfig(
  text: string,
  file: string,
  ruleIds: readonly string[],
): ({ ok: true } & ReadConfig) | { ok: false; diagnostics: Diagnostic[] } {
  const read = readDocument(configSchema, { path: file, text }, "invalid-config", {});
  if (!read.ok) return read;
  const { value: config, place } = read;
  const named = [
    ...Object.keys(config.check?.rules ?? {}).map((rule) => ({
      rule,
      path: ["check", "rules", rule],
      on: "key" as const,
    })),
    ...(config.check?.waivers ?? []).map(({ rule }, at) => ({
      rule,
      path: ["check", "waivers", at, "rule"],
      on: "value" as const,
    })),
  ];
  const unknown = named.filter(({ rule }) => !ruleIds.includes(rule));
  if (unknown.length === 0) {
    const placeOf = (key: keyof Config) => place([key]);
    const fault = config.reader === undefined ? null : readerFault(config.reader);
    if (fault !== null) return { ok: false, diagnostics: [textError("invalid-config", fault, placeOf("reader"))] };
    return { ok: true, config, waiverPlace: (index) => place(["check", "waivers", index]), placeOf };
  }
  const diagnostics = unknown.map(({ rule, path, on }) => {
    const message = `there is no rule ${quote(rule)}; ${didYouMean(rule, ruleIds, "see: model-advisor explain")}`;
    return textError("invalid-config", message, place(path, on), { rule });
  });
  return { ok: false, diagnostics };
}
