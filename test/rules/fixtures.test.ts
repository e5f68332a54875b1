/**
 * Documents by rule: `ok-*` has no finding of the rule that its folder is named after, `err-*` has those of its `.out`,
 * one a line as `line:col severity message [rule]`. Amounts and the wording of
 * missing parts of a task are masked: they follow the price list and the reader, which have tests of their own. `UPDATE=1` writes the `.out` files anew.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { byPlace } from "../../src/core/findings/check-report.ts";
import { decodeText } from "../../src/data/documents/decode-text.ts";
import { RULES } from "../../src/rules/registry.ts";
import { diagnosticsIn } from "./diagnostics-in.ts";

const WORDING = /(too vague to be a task: ).*/;
const AMOUNT = /((?:AU|US)\$|€)[\d,.]*\d/g;

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

async function linesOf(file: string): Promise<string[]> {
  const decoded = decodeText(readFileSync(file), path.basename(file));
  const found = decoded.ok ? await diagnosticsIn(decoded.text, path.basename(file)) : decoded.diagnostics;
  return [...found]
    .sort(byPlace)
    .map(
      ({ place, severity, message, rule }) =>
        `${place.line}:${place.column} ${severity} ${message.replace(AMOUNT, "$1#").replace(WORDING, "$1#")} [${rule}]`,
    );
}

describe.each(folders)("%s", (folder) => {
  const files = readdirSync(path.join(import.meta.dirname, folder)).filter((name) => !name.endsWith(".out"));

  test.each(files.filter((name) => name.startsWith("ok-")))("%s", async (name) => {
    const lines = await linesOf(path.join(import.meta.dirname, folder, name));
    expect(lines.filter((line) => line.endsWith(`[${folder}]`))).toEqual([]);
  });

  test.each(files.filter((name) => name.startsWith("err-")))("%s", async (name) => {
    const file = path.join(import.meta.dirname, folder, name);
    const lines = await linesOf(file);
    const out = file.replace(/\.[a-z]+$/, ".out");
    if (process.env.UPDATE === "1") writeFileSync(out, lines.map((line) => `${line}\n`).join(""));
    expect(existsSync(out) ? readFileSync(out, "utf8").trimEnd().split("\n") : []).toEqual(lines);
    expect(lines.some((line) => line.endsWith(`[${folder}]`))).toBe(true);
  });
});

test("every rule that judges briefs has both kinds of document", () => {
  const kinds = (id: string) => (folders.includes(id) ? readdirSync(path.join(import.meta.dirname, id)) : []);
  const without = RULES.filter(
    ({ id }) => !["ok-", "err-"].every((kind) => kinds(id).some((name) => name.startsWith(kind))),
  );
  expect(without.map(({ id }) => id)).toEqual([]);
});
