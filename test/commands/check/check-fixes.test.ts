/** A fix is made only when the document still reads as before. */
import { describe, expect, test } from "vitest";
import { fixDoc } from "../../../src/commands/check/text-edits.ts";
import type { Diagnostic, SourceLocation } from "../../../src/core/types/diagnostic.ts";
import { readScopingDoc } from "../../../src/data/scoping/read-scoping-doc.ts";

const text = "---\nmodel_advisor:\n  task: Sort mail\n  kind: routing\n---\n# Scope\n";
const doc = readScopingDoc(text, "scope.md", "markdown");

/** A finding about `routing`, with a fix that writes something else in its place. */
function finding(replacement: string, safe: boolean): Diagnostic {
  const place: SourceLocation = doc.briefs[0]!.at(["kind"]);
  const fix = { title: "write another", safe, edits: [{ place, text: replacement }] };
  return { rule: "a-rule", severity: "error", message: "", args: {}, place, related: [], fix };
}

describe("fixDoc", () => {
  test("makes a safe fix", () => {
    const start = text.indexOf("routing");
    const changes = [{ start, end: start + "routing".length, text: "tagging" }];
    expect(fixDoc(doc, [finding("tagging", true)])).toEqual({ text: text.replace("routing", "tagging"), changes });
  });

  test.each([
    ["is not safe", finding("tagging", false)],
    ["changes nothing", finding("routing", true)],
    ["breaks the YAML of the brief", finding("[routing", true)],
  ])("leaves the document as it is when the fix %s", (_, diagnostic) => {
    expect(fixDoc(doc, [diagnostic])).toBeUndefined();
  });
});
