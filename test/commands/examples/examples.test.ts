import { describe, expect, test } from "vitest";
import { type ExamplesOptions, entriesOf, run } from "../../../src/commands/client-data/examples.ts";
import type { ExampleEntry, ExamplesReport } from "../../../src/core/types/examples.ts";
import { CWD, type MemoryHostOptions, memoryHost } from "../../hosts/memory-host.ts";
import { printedAs, runIn } from "../../hosts/run-in-memory.ts";

const reportIn = printedAs<ExamplesReport>("examples");

async function examples(
  content: string | Uint8Array,
  options: Partial<ExamplesOptions> = {},
  more: MemoryHostOptions = {},
) {
  const name = options.operands?.[0] ?? "mails.jsonl";
  const host = memoryHost({ ...more, files: { [`${CWD}/${name}`]: content, ...more.files } });
  const ran = await runIn(run, { operands: [name], ...options }, host);
  return { ...ran, report: reportIn(ran.out) };
}

const pair = (input: string, output: string) => JSON.stringify({ prompt: input, completion: output });
const chat = (input: string, output: string) =>
  JSON.stringify({
    messages: [
      { role: "system", content: "Sort." },
      { role: "user", content: input },
      { role: "assistant", content: output },
    ],
  });
const SUBJECTS = ["lamp", "chair", "shelf", "table", "sofa", "rug", "desk", "bed", "mirror", "clock"];
const sorted = Array.from({ length: 30 }, (_, i) =>
  pair(
    `The ${SUBJECTS[i % 10]} that I got ${SUBJECTS[(i * 7 + 3) % 10]} ${i} is ${i % 3 ? "late" : "broken"} ${"very ".repeat(i % 4)}`,
    i % 3 ? "shipping" : "returns",
  ),
);

describe("forms", () => {
  test.each([
    ["chat messages", "a.jsonl", chat("Where is it?", "shipping")],
    ["prompt and completion", "a.jsonl", pair("Where is it?", "shipping")],
    ["a JSON list", "a.json", `[${pair("Where is it?", "shipping")}]`],
    [
      "ShareGPT",
      "a.jsonl",
      '{"conversations":[{"from":"human","value":"Where is it?"},{"from":"gpt","value":"shipping"}]}',
    ],
    [
      "parts of a message",
      "a.jsonl",
      '{"messages":[{"role":"user","content":[{"type":"text","text":"Where is it?"}]},{"role":"assistant","content":"shipping"}]}',
    ],
    ["commas", "a.csv", "text,label\nWhere is it?,shipping\n"],
    ["semicolons and a mark", "a.csv", '\ufeffid;Text;Label\n1;"Where; is\nit?";shipping\n'],
    ["tabs", "a.tsv", "question\tanswer\nWhere is it?\tshipping\n"],
    ["a line that tells a spreadsheet the separator", "a.csv", "sep=^\r\ntext^label\r\nWhere, is it?^shipping\r\n"],
    [
      "an instruction beside the messages",
      "a.jsonl",
      '{"system":[{"text":"Sort."}],"messages":[{"role":"user","content":[{"text":"Where is it?"}]},{"role":"assistant","content":[{"text":"shipping"}]}]}',
    ],
    [
      "contents and parts",
      "a.jsonl",
      '{"systemInstruction":{"parts":[{"text":"Sort."}]},"contents":[{"role":"user","parts":[{"text":"Where is it?"}]},{"role":"model","parts":[{"text":"shipping"}]}]}',
    ],
    [
      "preferences with messages",
      "a.jsonl",
      '{"input":{"messages":[{"role":"user","content":"Where is it?"}]},"preferred_output":[{"role":"assistant","content":"shipping"}]}',
    ],
    [
      "chosen and rejected",
      "a.jsonl",
      '{"prompt":[{"role":"user","content":"Where is it?"}],"chosen":[{"role":"assistant","content":"shipping"}],"rejected":[]}',
    ],
    ["a mark before JSON", "a.jsonl", `\ufeff${pair("Where is it?", "shipping")}\r\n`],
  ])("%s", async (_, name, content) => {
    const { host, report, code } = await examples(content, { operands: [name], format: "json" });
    expect(report).toMatchObject({ usable: 1, rejected: { count: 0 }, independent: 1 });
    expect(code).toBe(0);
    const entries: ExampleEntry[] = [];
    for await (const some of entriesOf(name, {}, host)) entries.push(...some);
    expect(entries[0]).toMatchObject({
      example: { input: expect.stringMatching(/^Where[,;]? is\sit\?$/), output: "shipping" },
    });
    if (/[sS]ystem/.test(String(content))) expect(entries[0]).toMatchObject({ example: { system: "Sort." } });
  });

  test("keys of one's own", async () => {
    const row = '{"mail": "Where is it?", "queue": {"name": "shipping"}}';
    const { report } = await examples(row, { input: "mail", output: "queue" });
    expect(report).toMatchObject({ usable: 1, answers: { form: "json" } });
  });
});

describe("what is wrong is told with its line, and stops nothing else", () => {
  test("JSONL", async () => {
    const bad = [
      '{"prompt": "x",, }',
      "[1]",
      '{"prompt": "x", "completion": ""}',
      '{"a": 1}',
      '{"messages": [{"role": "user", "content": "x"}]}',
    ];
    const { report, code } = await examples([pair("Where?", "shipping"), ...bad].join("\n"));
    expect(code).toBe(1);
    expect(report.usable).toBe(1);
    expect(report.rejected.count).toBe(5);
    expect(report.rejected.first.map(({ line, why }) => `${line} ${why}`)).toEqual([
      expect.stringMatching(/^2 column 16: not valid JSON/),
      expect.stringMatching(/^3 .*expected an object/),
      "4 the answer is empty",
      expect.stringMatching(/^5 no pair of input and answer among the keys "a"/),
      expect.stringMatching(/^6 no message of the assistant/),
    ]);
  });

  test("a line that is not UTF-8", async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${pair("Where?", "x")}\n`),
      Buffer.from([0xc3, 0x28, 0x0a]),
      Buffer.from(pair("When?", "x")),
    ]);
    const { report } = await examples(bytes);
    expect(report).toMatchObject({ usable: 2, rejected: { first: [{ line: 2 }] } });
  });

  test("a line nested so deep that it cannot be put into text", async () => {
    const deep = `{"prompt": ${"[".repeat(20_000)}${"]".repeat(20_000)}, "completion": "x"}`;
    const { report } = await examples(`${pair("Where?", "x")}\n${deep}\n${pair("When?", "x")}`);
    expect(report).toMatchObject({ usable: 2, rejected: { first: [{ line: 2 }] } });
  });

  test("CSV with bytes that are not UTF-8", async () => {
    const bytes = Buffer.concat([Buffer.from("text,label\nSort m"), Buffer.from([0xe9]), Buffer.from("ls,a\nb,c\n")]);
    const { report } = await examples(bytes, { operands: ["a.csv"] });
    expect(report).toMatchObject({
      usable: 1,
      rejected: { first: [{ line: 2, why: expect.stringContaining("UTF-8") }] },
    });
  });

  test("CSV", async () => {
    const { report } = await examples('text,label\na,b\nonly one\n"two\nlines",c\n"x"y,d\nlast,e\n"open,f\ng,h\n', {
      operands: ["a.csv"],
    });
    expect(report.usable).toBe(4);
    expect(report.rejected.first.map(({ line }) => line)).toEqual([3, 8]);
  });

  test.each(["\n", "\r\n"])("the line of a row behind others of several lines that end with %j", async (end) => {
    const lines = ['text,"label"', '"a', 'b"', ",x", '"c', "d", 'e",x', ",y"].join(end).replace('b"', 'b",x');
    const { report } = await examples(lines, { operands: ["a.csv"] });
    expect(report.rejected.first.map(({ line }) => line)).toEqual([4, 8]);
  });

  test.each([
    [
      "columns that nobody knows",
      "a.csv",
      "foo,bar\n1,2\n",
      /^data: a\.csv:1: no known pair .*"foo", "bar"; name them with --input/,
    ],
    [
      "a quote that never ends",
      "a.csv",
      'text,label\n"a,b\nc,d\n',
      /^data: a\.csv: no usable example; line 2: a quoted text begins here/,
    ],
    [
      "two columns of one name",
      "a.csv",
      "text,text,label\na,b,c\n",
      /^data: a\.csv:1: there are two columns "text"; give one/,
    ],
    ["nothing usable", "a.jsonl", "{}\n", /^data: a\.jsonl: no usable example; line 1/],
    ["nothing", "a.jsonl", "", /^data: a\.jsonl: /],
    ["a spreadsheet", "a.csv", "PK\u0003\u0004", /^data: a\.csv:1: this is a ZIP archive/],
  ])("%s", async (_, name, content, want) => {
    const { code, out } = await examples(content, { operands: [name] });
    expect(code).toMatch(want);
    expect(out).toBe("");
  });
});

test("one column is not both", async () => {
  const { code } = await examples("a,b\n1,2\n", { operands: ["a.csv"], input: "a", output: "a" });
  expect(code).toBe('usage: --input and --output both name "a"; name the column of each');
});

describe("findings", () => {
  test("copies, near-copies, contradictions", async () => {
    const lines = [
      ...sorted,
      sorted[0]!,
      pair("Order 123 to Perth has not come though it was due on 3/4/2026, where is it", "shipping"),
      pair("Order 99 to Perth has not come though it was due on 13/4/2026, where is it", "shipping"),
      pair("My mirror came in two pieces", "returns"),
      pair("my mirror came in two  pieces", "shipping"),
    ];
    const { report } = await examples(lines.join("\n"));
    expect(report.exact_duplicates).toEqual({ count: 1, lines: [31] });
    expect(report.near_duplicates.lines).toContain(33);
    expect(report.contradictions).toEqual({ count: 1, groups: [{ lines: [34, 35] }] });
    expect(report.independent).toBeLessThan(report.usable);
    expect(report.answers).toMatchObject({ form: "closed", rarest: { label: "returns" } });
  });

  test("a made file has few independent examples", async () => {
    const made = Array.from({ length: 400 }, (_, i) =>
      pair(
        `Please tell me where order ${1000 + i} is, it was due on ${(i % 28) + 1}/3/2026 in ${SUBJECTS[i % 10]} street`,
        "shipping",
      ),
    );
    const { report } = await examples(made.join("\n"));
    expect(report.usable).toBe(400);
    expect(report.independent).toBeLessThanOrEqual(20);
    expect(report.repetition).toMatchObject({ low: 100, high: 100 });
  });

  test("fields of JSON answers, with the rarest value", async () => {
    const lines = Array.from({ length: 40 }, (_, i) =>
      pair(
        `Mail number ${SUBJECTS[i % 10]} ${SUBJECTS[(i * 3) % 10]}`,
        JSON.stringify({ queue: i < 36 ? "a" : "b", note: `free ${i}`, n: i }),
      ),
    );
    const { answers } = (await examples(lines.join("\n"))).report;
    expect(answers.fields.map(({ name, form }) => `${name} ${form}`)).toEqual([
      "queue closed",
      "note text",
      "n number",
    ]);
    expect(answers.rarest).toEqual({ field: "queue", label: "b", count: 4 });
  });

  test.each([
    ["few words of few examples", ["x", "y"], 1],
    ["sentences", ["It is on its way.", "We do not know yet."], 0],
    [
      "objects that differ in the order of their keys",
      ['{"a": 1, "b": {"c": 2, "d": 3}}', '{"b":{"d":3,"c":2},"a":1}'],
      0,
    ],
    ["objects that differ", ['{"a": 1}', '{"a": 2}'], 1],
  ])("two answers to one input: %s", async (_, answers, count) => {
    const { report } = await examples(answers.map((answer) => pair("Where is it?", answer)).join("\n"));
    expect(report.contradictions.count).toBe(count);
    expect(report.notes.map(({ id }) => id)).toContain("few-examples");
  });

  test.each([
    ["none", {}, true],
    ["an empty one", { system: "" }, true],
    ["one", { system: "Sort." }, false],
  ])("an instruction is missed: %s", async (_, more, isMissed) => {
    const lines = Array.from({ length: 12 }, (_, i) =>
      JSON.stringify({ ...more, input: `Where is ${SUBJECTS[i % 10]} ${i}`, output: "shipping" }),
    );
    const { report } = await examples(lines.join("\n"));
    expect(report.usable).toBe(12);
    expect(report.notes.map(({ id }) => id).includes("no-instruction")).toBe(isMissed);
  });

  test("free text is not taken for contradiction", async () => {
    const lines = Array.from({ length: 12 }, (_, i) =>
      pair("Write a line on our lamp", `A lamp for the ${SUBJECTS[i % 10]} number ${i}.`),
    );
    const { report } = await examples(lines.join("\n"));
    expect(report).toMatchObject({ answers: { form: "text" }, contradictions: { count: 0 }, independent: 1 });
    expect(report.notes.map(({ id }) => id)).toContain("free-text");
  });
});

describe("privacy", () => {
  const secret = "Dear Dr Meier, my secret lamp is broken";
  const lines = [...sorted, pair(secret, "returns"), pair("Other", "hush-hush one-off answer")].join("\n");

  test.each(["json", "text"] as const)("no text is printed as %s", async (format) => {
    const { out } = await examples(lines, { format });
    expect(out).not.toContain("secret");
    expect(out).not.toContain("hush");
    expect(out).toContain("name after a title");
  });

  test("--show prints the lines that are named, and no others", async () => {
    const { out } = await examples(lines, { format: "text", show: true });
    expect(out).toContain("Dear Dr Meier");
    expect(out).not.toContain("The lamp that I got");
  });

  test("errors do not quote texts", async () => {
    const { out } = await examples(`${lines}\n{"prompt": "hidden thing"}`, { format: "text" });
    expect(out).not.toContain("hidden thing");
  });
});

describe("brief", () => {
  const content = sorted.join("\n");

  test("is made", async () => {
    const { host, report } = await examples(content, { brief: "brief.yaml" });
    const text = host.files.get(`${CWD}/brief.yaml`);
    expect(text).toContain(`examples: ${report.independent}\n`);
    expect(report.brief).toMatchObject({ created: true, file: "brief.yaml" });
  });

  test.each(["brief.txt", "scope.md", "page.html"])("is not made under a name such as %s", async (name) => {
    const { code, host } = await examples(content, { brief: name });
    expect(code).toMatch(
      /^usage: --brief: "[a-z.]+" is not a file of a brief alone; expected a name that ends in \.yaml/,
    );
    expect(host.files.has(`${CWD}/${name}`)).toBe(false);
  });

  test("keeps what stands there, comments and all", async () => {
    const before = "# ours\ntask: Sort mails # by queue\nexamples: 5000\nusage: {requests_per_month: 9000}\n";
    const { host, report } = await examples(
      content,
      { brief: "brief.yaml" },
      { files: { [`${CWD}/brief.yaml`]: before } },
    );
    const text = String(host.files.get(`${CWD}/brief.yaml`));
    expect(text).toMatch(/^# ours\ntask: Sort mails # by queue\n/);
    expect(text).toContain("requests_per_month: 9000");
    expect(text).toContain("output_tokens:");
    expect(report.brief?.changes).toContainEqual({ key: "examples", from: 5000, to: report.independent });
  });

  test("JSON stays JSON", async () => {
    const { host } = await examples(
      content,
      { brief: "b.json" },
      { files: { [`${CWD}/b.json`]: '{"task": "Sort mails"}' } },
    );
    expect(JSON.parse(String(host.files.get(`${CWD}/b.json`)))).toMatchObject({ task: "Sort mails", usage: {} });
  });

  test.each([
    ["scope.md", "# x\n", /invalid-brief/],
    ["b.yaml", "task: 3\nexamples: many\n", /b\.yaml:1:7: /],
    ["b.yaml", "- task: x\n", /a list, expected one brief/],
  ])("%s that is no brief is left alone", async (name, before, want) => {
    const { code, host } = await examples(content, { brief: name }, { files: { [`${CWD}/${name}`]: before } });
    expect(code).toMatch(want);
    expect(host.files.get(`${CWD}/${name}`)).toBe(before);
  });
});

test("fits a narrow screen", async () => {
  const { out } = await examples(sorted.join("\n"), {}, { stdoutIsTTY: true, columns: 40 });
  for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(40);
  expect(out).toContain("usable examples");
});
