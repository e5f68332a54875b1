/** Which ignores are meant, and which are only shown. */
import { describe, expect, test } from "vitest";
import { readScopingDoc } from "../../src/data/scoping/read-scoping-doc.ts";
import { coverFrom, ignoresIn } from "../../src/rules/ignores.ts";

const IGNORE = "model-advisor-ignore no-metric: agreed";
const ignores = (text: string, file = "a.md") =>
  ignoresIn(readScopingDoc(text, file), { "no-metric": "warning", "vague-task": "warning" });
const rules = (text: string, file?: string) => ignores(text, file).map(({ rule }) => rule);

describe("meant", () => {
  test.each([
    ["a comment", `x\n\n<!-- ${IGNORE} -->\n`],
    ["a comment within a line", `x <!-- ${IGNORE} --> y\n`],
    ["a comment in a quote in a list", `- > x\n  > <!-- ${IGNORE} -->\n`],
    ["front matter", `---\nmodel_advisor:\n  task: a # ${IGNORE}\n---\n`],
    ["a block", `\`\`\`model-advisor\n# ${IGNORE}\ntask: a\n\`\`\`\n`],
    ["a block in a quote", `> \`\`\`model-advisor\n> task: a # ${IGNORE}\n> \`\`\`\n`],
  ])("%s", (_name, text) => {
    expect(rules(text)).toEqual(["no-metric"]);
  });

  test("in YAML", () => {
    expect(rules(`task: a # ${IGNORE}\n`, "a.yaml")).toEqual(["no-metric"]);
  });
});

describe("only shown", () => {
  test.each([
    ["a heading", `# ${IGNORE}\n`],
    ["a code span", `Write \`x <!-- ${IGNORE} --> y\` on top.\n`],
    ["a code span of two marks", `Write \`\` <!-- ${IGNORE} --> \`\`.\n`],
    ["indented code", `x\n\n    <!-- ${IGNORE} -->\n`],
    ["another block", `\`\`\`html\n<!-- ${IGNORE} -->\n\`\`\`\n`],
    ["an escaped sign", `\\<!-- ${IGNORE} -->\n`],
    ["quoted YAML", `---\nmodel_advisor:\n  task: "a # ${IGNORE}"\n---\n`],
    ["block text of YAML", `---\nmodel_advisor:\n  task: |\n    a\n    # ${IGNORE}\n---\n`],
  ])("%s", (_name, text) => {
    expect(rules(text)).toEqual([]);
  });

  test("in JSON", () => {
    expect(rules(`{"task": "a # ${IGNORE}"}`, "a.json")).toEqual([]);
  });
});

test("one ignore hides findings of its rule on its line and the next, and nothing else", () => {
  const text = `x\n\n<!-- ${IGNORE} -->\n<!-- model-advisor-ignore vague-task: x -->\n\ny\nz\n`;
  const cover = coverFrom(ignores(text));
  const at = (rule: string, line: number) =>
    cover({ rule, severity: "error", message: "", args: {}, place: { file: "a.md", line, column: 1 }, related: [] })
      ?.rule;
  expect([2, 3, 4, 5, 6, 7].map((line) => at("no-metric", line))).toEqual([
    undefined,
    "no-metric",
    undefined,
    undefined,
    "no-metric",
    undefined,
  ]);
  expect([3, 6].map((line) => at("missing-volume", line))).toEqual([undefined, undefined]);
  const whole = coverFrom(ignores(`<!-- model-advisor-ignore-file no-metric: x -->\n`));
  const diagnostic = {
    severity: "error",
    message: "",
    args: {},
    place: { file: "a.md", line: 90, column: 1 },
    related: [],
  } as const;
  expect(whole({ ...diagnostic, related: [], rule: "no-metric" })?.rule).toBe("no-metric");
  expect(whole({ ...diagnostic, related: [], rule: "vague-task" })).toBeUndefined();
});
