/** Where briefs are found in documents, and what is said about those that cannot be read. */
import { describe, expect, test } from "vitest";
import { looksLikeBrief, readScopingDoc } from "../../../src/data/scoping/read-scoping-doc.ts";

const read = (text: string, file = "a.md") => readScopingDoc(text, file);
const tasks = (text: string, file?: string) => read(text, file).briefs.map(({ brief }) => brief.task);
const problems = (text: string, file?: string) =>
  read(text, file).problems.map(({ rule, place }) => `${place.line}:${place.column} ${rule}`);
const spot = ({ line, column }: { line: number; column: number }) => `${line}:${column}`;

describe("where a brief stands", () => {
  const cases: [string, string, string[]][] = [
    ["front matter", "---\ntitle: x\nmodel_advisor:\n  task: a\n---\ntext", ["a"]],
    ["front matter, a list", "---\nmodel_advisor:\n  - task: a\n  - task: b\n---\n", ["a", "b"]],
    ["front matter closed by dots", "---\nmodel_advisor: {task: a}\n...\ntext", ["a"]],
    ["fenced block", "# x\n\n```model-advisor\ntask: a\n```\n", ["a"]],
    ["fenced JSON", '```model-advisor\n{"task": "a"}\n```\n', ["a"]],
    ["flow YAML in a fence", "```model-advisor\n{task: a}\n```\n", ["a"]],
    ["a longer fence, named yaml first", "~~~~ yaml model-advisor\ntask: a\n~~~~\n", ["a"]],
    ["tildes", "~~~model-advisor\ntask: a\n~~~\n", ["a"]],
    ["yaml before the name", "```yaml model-advisor\ntask: a\n```\n", ["a"]],
    [
      "two blocks and front matter",
      "---\nmodel_advisor: {task: a}\n---\n```model-advisor\ntask: b\n```\nx\n```model-advisor\ntask: c\n```",
      ["a", "b", "c"],
    ],
    ["a block never closed", "```model-advisor\ntask: a\n", ["a"]],
    ["a block shown inside another", "````md\n```model-advisor\ntask: a\n```\n````\n", []],
    ["a list, four columns in", "1. x\n\n    ```model-advisor\n    task: a\n    ```\n", ["a"]],
    ["a list in a list", "- x\n  - y\n\n    ```model-advisor\n    task: a\n    ```\n", ["a"]],
    ["a quote", "> [!NOTE]\n> ```model-advisor\n> task: a\n> kind: routing\n> ```\n", ["a"]],
    ["a quote in a list", "- > ```model-advisor\n  > task: a\n  > ```\n", ["a"]],
    [
      "attributes",
      '```model-advisor title="x" {.line}\ntask: a\n```\n```yaml model-advisor{1}\ntask: b\n```',
      ["a", "b"],
    ],
    ["a directive", ":::note\n```model-advisor\ntask: a\n```\n:::\n", ["a"]],
    ["an HTML comment", "<!--\n\n```model-advisor\ntask: a\n```\n\nmodel_advisor:\n-->\n", []],
    ["HTML with an empty line", "<details>\n\n```model-advisor\ntask: a\n```\n</details>\n", ["a"]],
    [
      "shown in indented code and code spans",
      "Write ` ```model-advisor ` or `model_advisor:`.\n\n    model_advisor: x\n",
      [],
    ],
    ["another name that is like ours", '```sh title="model-advisor"\nmodel-advisor check\n```\n', []],
    ["another language", "```yaml\ntask: a\n```\n", []],
    ["front matter that a fence shows", "```yaml\n---\nmodel_advisor:\n  task: a\n---\n```\n", []],
    ["a document that a fence shows", "```markdown\nmodel_advisor:\n```\n", []],
    ["our key within a file that a fence shows", "```yaml\nsettings:\n  model_advisor: {}\n```\n", []],
    ["front matter without us", "---\ntitle: x\ntags: [a, b]\n---\ntext", []],
    ["front matter that is a list", "---\n[]\n---\n", []],
    ["empty front matter", "---\n---\n", []],
    ["TOML front matter", '+++\ntitle = "x"\n+++\n', []],
    ["CRLF", "---\r\nmodel_advisor:\r\n  task: a\r\n---\r\n```model-advisor\r\ntask: b\r\n```\r\n", ["a", "b"]],
    ["lone CR", "---\rmodel_advisor:\r  task: a\r---\r```model-advisor\rtask: b\r```\r", ["a", "b"]],
  ];
  test.each(cases)("%s", (_name, text, want) => {
    expect(problems(text)).toEqual([]);
    expect(tasks(text)).toEqual(want);
  });

  test.each([
    ["a.yaml", "task: a\n", ["a"]],
    ["a.yml", "- task: a\n- task: b\n", ["a", "b"]],
    ["a.json", '{"task": "a"}', ["a"]],
    ["a.json", '[{"task": "a"}, {"task": "b"}]', ["a", "b"]],
  ])("%s", (file, text, want) => {
    expect(tasks(text, file)).toEqual(want);
  });
});

describe("what looks like a brief and is none is said", () => {
  const cases: [string, string, string[]][] = [
    ["a name with an underscore", "```model_advisor\ntask: a\n```\n", ["1:1"]],
    ["a capital", "x\n\n~~~ Model-Advisor\ntask: a\n~~~\n", ["3:1"]],
    ["British spelling", "```yaml model-adviser\ntask: a\n```\n", ["1:1"]],
    ["a class", "```{.model-advisor}\ntask: a\n```\n", ["1:1"]],
    ["an admonition", "!!! note\n\n    ```model-advisor\n    task: a\n    ```\n", ["3:5"]],
    ["HTML without an empty line", "<details>\n```model-advisor\ntask: a\n```\n</details>\n", ["2:1"]],
    ["a paragraph that goes on", "text\n     ```model-advisor\n     task: a\n", ["2:6"]],
    ["front matter behind a heading", "# x\n---\nmodel_advisor: {task: a}\n---\n", ["3:1"]],
    ["front matter behind an empty line", "\n---\nmodel_advisor:\n  task: a\n---\n", ["3:1"]],
    ["a directive", "x\n\n:::: {.model-advisor}\ntask: a\n::::\n", ["3:1"]],
    ["a table of TOML", '+++\ntitle = "x"\n\n\n[model_advisor]\ntask = "a"\n+++\n', ["5:2"]],
    ["a key of TOML", '+++\nmodel_advisor.task = "a"\n+++\n', ["2:1"]],
    ["front matter of JSON", '{\n  "title": "x",\n  "model_advisor": {"task": "a"}\n}\n\n# x\n', ["3:4"]],
    ["a document nested without end", `${`${"> - ".repeat(8)}x\n`.repeat(300)}model_advisor:\n`, ["301:1"]],
    ["marks of code without end", `model-advisor ${"` a ".repeat(30_000)}\n`, ["1:1"]],
    ["a body of more than 1 MiB", `${"a line of prose\n".repeat(70_000)}model_advisor:\n`, ["70001:1"]],
    ["our key in a fence of YAML", "# x\n\n```yaml\n# ours\nmodel_advisor:\n  task: a\n```\n", ["3:1"]],
    ["our key in a fence of JSON", '```json\n{\n  "model_advisor": {"task": "a"}\n}\n```\n', ["1:1"]],
    ["a second front matter", "---\na: 1\n---\n---\nmodel_advisor:\n  task: a\n---\n", ["5:1"]],
  ];
  test.each(cases)("%s", (_name, text, want) => {
    expect(problems(text)).toEqual(want.map((place) => `${place} unread-brief`));
    expect(tasks(text)).toEqual([]);
  });
});

test("our key below another key of front matter is said", () => {
  const doc = read("---\nextra:\n  scope:\n    model_advisor: {task: a}\n---\n");
  expect(doc.problems.map(({ place, message }) => `${spot(place)} ${message}`)).toEqual([
    '4:5 front matter key "extra.scope.model_advisor" is not read; write "model_advisor" at its top, below no other key',
  ]);
});

describe("a name that tells nothing: the text does", () => {
  const json = '{"task": "a", "repetition": 5}';
  test.each<[string, string, string[]]>([
    ["JSON", json, ["a"]],
    ["a list", `[${json}]`, ["a"]],
    ["a JSON object on each line", `${json}\n\n${json.replace('"a"', '"b"')}\r\n`, ["a", "b"]],
    ["YAML", "task: a\nrepetition: 5\n", ["a"]],
    ["YAML behind its mark of a document", "---\ntask: a\nrepetition: 5\n", ["a"]],
    ["front matter", "---\nmodel_advisor: {task: a}\n---\ntask: b\nrepetition: 5\n", ["a"]],
    ["a block of Markdown", "```model-advisor\ntask: a\nrepetition: 5\n```\n", ["a"]],
    ["a JSON object that holds a task alone", '{"task": "a"}', ["a"]],
    ["a link", "[task](x)\n", []],
    ["prose", "We ask for a task, examples and repetition.\n", []],
  ])("%s", (_name, text, want) => {
    expect(tasks(text, "stdin")).toEqual(want);
  });

  test("a bad line is told with its place, and the others are read", () => {
    const doc = read(`${json}\n{"task": 5, "repetition": 200}\n{"task":\n`, "briefs.ndjson");
    expect(doc.found).toBe(3);
    expect(doc.problems.map(({ place }) => spot(place))).toEqual(["2:10", "2:27", "3:9"]);
  });
});

test("places in a quote are those of the document", () => {
  const [found] = read("---\na: 1\n---\n> - ```model-advisor\n>   task: a\n>\n>   examples: 5\n>   ```\n").briefs;
  expect(spot(found!.place)).toBe("4:5");
  expect(spot(found!.at(["task"]))).toBe("5:11");
  expect(spot(found!.at(["examples"]))).toBe("7:15");
});

describe("places", () => {
  test("in front matter, behind other keys", () => {
    const [found] = read("---\ntitle: x\nmodel_advisor:\n  task: a\n  usage: {input_tokens: 5}\n---\n").briefs;
    expect(spot(found!.place)).toBe("3:1");
    expect(spot(found!.at(["task"]))).toBe("4:9");
    expect(spot(found!.at(["usage", "input_tokens"], "key"))).toBe("5:11");
    expect(spot(found!.at(["usage", "batch"]))).toBe("5:3");
    expect(found!.has(["usage", "input_tokens"])).toBe(true);
    expect(found!.has(["usage", "batch"])).toBe(false);
  });

  test("in an indented block behind front matter", () => {
    const [found] = read("---\na: 1\n---\n- x\n\n  ```model-advisor\n  task: a\n  ```\n").briefs;
    expect(spot(found!.place)).toBe("6:3");
    expect(spot(found!.at(["task"]))).toBe("7:9");
  });

  test("where the quick reader declines", () => {
    const [found] = read('```model-advisor\ntask: >\n  a\nproposal: {"model": gpt-4o}\n```\n').briefs;
    expect(spot(found!.at(["proposal", "model"]))).toBe("4:21");
  });

  test("of the second of two briefs in a list", () => {
    const [, second] = read("---\nmodel_advisor:\n  - task: a\n  - task: b\n---\n").briefs;
    expect(spot(second!.at(["task"]))).toBe("4:11");
  });
});

describe("what cannot be read", () => {
  const cases: [string, string, string[]][] = [
    ["broken front matter", "---\na: 1\nb: [\n---\n", ["3:5 yaml-syntax"]],
    ["a template in front matter", "---\n# c\n{{ card }}\n---\n", ["3:2 yaml-syntax"]],
    ["front matter with an anchor, without a brief", "---\na: &b 1\nc: *b\n---\n", []],
    ["the same beside a brief", "---\na: &b 1\nmodel_advisor: {task: a}\n---\n", ["2:4 yaml-feature"]],
    ["front matter never closed", "---\nmodel_advisor:\n  task: a\n\ntext\n", ["1:1 yaml-syntax"]],
    ["a rule at the top", "---\n\ntext\n", []],
    ["a key misspelt", "---\nmodel-advisor: {task: a}\n---\n", ["2:1 unknown-key"]],
    ["a key of the brief misspelt", "---\nmodel_advisor:\n  tsk: a\n  task: b\n---\n", ["3:3 unknown-key"]],
    ["a wrong value", "---\nmodel_advisor:\n  task: a\n  repetition: 0.92\n---\n", ["4:15 invalid-brief"]],
    ["an empty brief", "---\nmodel_advisor:\n---\n", ["2:15 invalid-brief"]],
    ["an empty block", "```model-advisor\n```\n", ["2:1 invalid-brief"]],
    ["a broken block", "text\n\n  ```model-advisor\n  task: [\n  ```\n", ["4:10 yaml-syntax"]],
  ];
  test.each(cases)("%s", (_name, text, want) => {
    expect(problems(text)).toEqual(want);
  });
});

test("prose leaves out front matter, briefs, code and comments", () => {
  const doc = read(
    "---\na: 1\n---\nbefore\n```model-advisor\ntask: a\n```\n~~~\n```\ncode\n~~~\nbetween <!-- no --> after\n",
  );
  expect(doc.prose.map(({ start, end }) => doc.text.slice(start, end))).toEqual(["before\n", "\nbetween ", " after\n"]);
});

test("YAML and JSON count as briefs only by their own words", () => {
  expect(looksLikeBrief("task: a\ncorrectness: exact\n")).toBe(true);
  expect(looksLikeBrief('{"task": "a",\n "repetition": 5}')).toBe(true);
  expect(looksLikeBrief('{"client": "x", "task": "a", "repetition": 5}')).toBe(true);
  expect(looksLikeBrief("{task: a, repetition: 5}")).toBe(true);
  expect(looksLikeBrief('[{"task": "a {", "usage": {"batch": true}, "repetition": 5}]')).toBe(true);
  expect(looksLikeBrief('{"cases": [{"task": "a", "repetition": 5}]}')).toBe(false);
  expect(looksLikeBrief("cases:\n  - {given: {task: a, repetition: 5}}\n")).toBe(false);
  expect(looksLikeBrief('{"note": "task: a, repetition: 5"}')).toBe(false);
  expect(looksLikeBrief("- task: a\n  sensitivity: cloud-ok\n")).toBe(true);
  expect(looksLikeBrief("task: build\nexamples: [a]\n")).toBe(false);
  expect(looksLikeBrief('{"name": "x", "version": "1"}')).toBe(false);
});
