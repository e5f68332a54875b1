/** Whole commands in memory, and what they print held to its published schema. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { expect } from "vitest";
import type { CommandHost, ExitCode } from "../../src/commands/host/host.ts";
import { isStop } from "../../src/core/types/errors.ts";
import type { MemoryHost } from "./memory-host.ts";

/** Runs a command. What it refuses is an end too: `usage: no file given`. */
export async function runIn<O>(
  run: (options: O, host: CommandHost) => Promise<ExitCode>,
  options: O,
  host: MemoryHost,
) {
  const code = await run(options, host).catch((error: unknown) => {
    if (!isStop(error)) throw error;
    return `${error.kind}: ${error.message}`;
  });
  return { code, host, out: host.out };
}

/** Reads JSON that a command printed, and expects it to fit a schema of schema/; nothing for what is no JSON. */
export function printedAs<Report>(schema: string): (out: string) => Report {
  const file = path.join(import.meta.dirname, `../../schema/${schema}.schema.json`);
  const fits = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(file, "utf8")));
  return (out) => {
    const report = out.startsWith("{") ? JSON.parse(out) : undefined!;
    if (report) expect(fits(report), JSON.stringify(fits.errors)).toBe(true);
    return report;
  };
}
