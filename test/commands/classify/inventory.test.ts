import { parse } from "csv-parse/sync";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { run } from "../../../src/commands/classify/classify.ts";
import type { ClassifyOptions } from "../../../src/commands/classify/classify-options.ts";
import type { Inventory } from "../../../src/core/types/client-data.ts";
import { CWD, memoryHost } from "../../hosts/memory-host.ts";
import { printedAs, runIn } from "../../hosts/run-in-memory.ts";

const inventoryIn = printedAs<Inventory>("inventory");

const LIST = `Use Case Name,Description,has_pii,Monthly requests
Mail,"Sort incoming support e-mails
into 8 queues",yes,"50,000"
Cracks,Detect cracks in photos of bridges,no,
Bot,AI,,
Letters,Sort letters of complaint by product,,200
Research,Write quarterly research reports that weigh several sources and argue a position,no,n/a
`;

async function classify(content: string | Uint8Array, options: Partial<ClassifyOptions> = {}, name = "list.csv") {
  const host = memoryHost({ files: { [`${CWD}/${name}`]: content } });
  const ran = await runIn(run, { operands: [name], ...options }, host);
  return { ...ran, json: () => JSON.parse(ran.out) };
}

test("ranks by what to do, then by volume; a column about personal data raises question 5", async () => {
  const { code, out } = await classify(LIST, { map: ["requests_per_month=monthly requests"] });
  expect(code).toBe(0);
  const inventory = inventoryIn(out);
  expect(inventory.use_cases.map(({ name, call }) => `${name} ${call}`)).toEqual([
    "Mail first",
    "Letters first",
    "Bot ask",
    "Research later",
    "Cracks none",
  ]);
  const [mail, , bot, , cracks] = inventory.use_cases;
  expect(mail).toMatchObject({ rank: 1, line: 2, requests_per_month: 50000, personal_data: true });
  expect(mail!.task).toBe("Sort incoming support e-mails into 8 queues");
  expect(mail!.asks[0]!.id).toBe("sensitivity");
  expect(bot!.asks[0]!.id).toBe("task");
  expect(cracks).toMatchObject({ tiers: [], asks: [], start_with: null, instead: expect.stringContaining("pictures") });
  expect(inventory.counts).toEqual({ use_cases: 5, first: 2, ask: 1, later: 1, none: 1, unread: 0 });
  expect(inventory.columns).toContainEqual({ key: "personal_data", columns: ["has_pii"] });
});

test.each(["csv", "ndjson"] as const)(
  "%s, which has no place for it, says beside it which columns were read",
  async (format) => {
    const list = "task,sensitivity,Owner\nSort mails into 4 queues,local-only,Ada\n";
    const { host } = await classify(list, { format });
    expect(host.err).toBe(
      'Read: task from "task", sensitivity from "sensitivity". Not read: "Owner"; to read one: --map KEY=COLUMN.\n',
    );
  },
);

const KEYS = "task,requests_per_month,repetition,examples,correctness,sensitivity";

test("a list with the names of a brief needs no --map, and a cell that does not fit is told", async () => {
  const { code, out } = await classify(
    `${KEYS}\nSort mails into 4 queues,50000,92,1200,exact,cloud-ok\nSort,abc,,,,\n`,
  );
  const { use_cases, unread, passed_over } = inventoryIn(out);
  expect(use_cases[0]).toMatchObject({ requests_per_month: 50000, asks: [] });
  expect(passed_over).toEqual([]);
  expect(unread).toEqual([{ line: 3, column: 6, why: expect.stringContaining("requests_per_month") }]);
  expect(code).toBe(1);
});

test.each([
  ["Description,Requests per month,Output Tokens", ["usage.requests_per_month", "usage.output_tokens"]],
  ["task,usage.requests_per_month,tools", ["usage.requests_per_month", "tools"]],
  ["Description,Examples,region,tools", []],
  ["task,region,region", []],
])("columns found under %s", async (head, keys) => {
  const { out } = await classify(`${head}\nSort mails into 4 queues,,,\n`.replace(/,+\n$/, "\n"));
  expect(
    inventoryIn(out)
      .columns.map(({ key }) => key)
      .filter((key) => key !== "task")
      .sort(),
  ).toEqual([...keys].sort());
});

test("the order is that of the list where nothing else tells, and the same each time", async () => {
  const rows = Array.from({ length: 30 }, () => "Sort mails into 4 queues\n").join("");
  const first = await classify(`task\n${rows}`);
  expect(first.json().use_cases.map(({ line }: { line: number }) => line)).toEqual(
    Array.from({ length: 30 }, (_, at) => at + 2),
  );
  expect((await classify(`task\n${rows}`)).host.out).toBe(first.host.out);
});

test("a task from several columns is a sentence of each", async () => {
  const { json } = await classify("a;b\nSort mails;Into 4 queues\n", { map: ["task=a", "task=b"] });
  expect(json().use_cases[0].task).toBe("Sort mails. Into 4 queues");
});

test("answers of a list give a model and its bill", async () => {
  const text =
    "task\tvolume\tcorrect\twhere\tpattern\tpairs\nSort mails into 4 queues\t50000\texact\tcloud-ok\t92%\t1,200\n";
  const map = [
    "requests_per_month=volume",
    "correctness=correct",
    "sensitivity=where",
    "repetition=pattern",
    "examples=pairs",
  ];
  const { json } = await classify(text, { map }, "list.tsv");
  expect(json().use_cases[0]).toMatchObject({ call: "first", tiers: [1], approach: "local-fine-tuned" });
  expect(json().use_cases[0].start_with).toBeTruthy();
  expect(json().use_cases[0].monthly.likely).toBeGreaterThan(0);
});

test.each([
  ['"1,000"', 1000],
  ['"1,234,567"', 1234567],
  ["12 500", 12500],
  ["1'000", 1000],
  ["1000.0", 1000],
])("%s is read as %d", async (text, volume) => {
  const { json } = await classify(`task,n\nSort mails into queues,${text}\n`, { map: ["requests_per_month=n"] });
  expect(json().use_cases[0].requests_per_month).toBe(volume);
});

describe("nothing is lost", () => {
  test.each([
    ["a value that is none", "task,n\nSort mails into queues,many\n", "2:24", /usage\.requests_per_month: expected/],
    ["a value behind a quoted line break", 'task,n\n"Sort mails\ninto queues",many\n', "3:14", /got "many"/],
    [
      "what is a thousand to some",
      "task,n\nSort mails,1.000\n",
      "2:12",
      /"1\.000" is 1 to some and 1000 to others; write the one that is meant/,
    ],
    ["line breaks of Windows", 'task,n,"a\r\nb"\r\n"Sort\r\nmails",many,x\r\n', "4:8", /got "many"/],
    ["a cell without the task", "name,task,n\nSort mails,,1\n", "2:12", /^task: the cell is empty$/],
    ["a cell that says there is no task", "name,task,n\nSort mails,tbd,1\n", "2:12", /^task: the cell is empty$/],
    ["a column too few", "task,n\nSort\n", "2:1", /1 column, the head line has 2/],
    ["a column too many", "task,n\nSort,1,2\n", "2:1", /3 columns, the head line has 2/],
    ["a quote that never ends", 'task,n\n"Sort mails,1\n', "2:1", /close the quote/],
  ])("%s is said with its place", async (_, text, place, want) => {
    const { code, json, host } = await classify(text, { map: ["requests_per_month=n"] });
    expect(code).toBe(1);
    const { unread, counts } = json();
    expect(counts).toMatchObject({ use_cases: 1, unread: 1 });
    expect(`${unread[0].line}:${unread[0].column}`).toBe(place);
    expect(unread[0].why).toMatch(want);
    expect(host.err).toContain(`list.csv:${place}: `);
  });

  test("bytes that are not UTF-8, and none but they", async () => {
    const bytes = new Uint8Array([
      ...strToU8("task\nSort m"),
      0xe9,
      ...strToU8("ls into queues\nSort mails into queues\n"),
    ]);
    const { code, json } = await classify(bytes);
    expect(code).toBe(1);
    expect(json().unread).toMatchObject([{ line: 2, why: expect.stringContaining("UTF-8") }]);
    expect(json().use_cases).toHaveLength(1);
    const kept = await classify("task\nSort m\ufffdls into queues\n");
    expect(kept.code).toBe(0);
  });

  test("a kind that does not exist", async () => {
    const { json } = await classify("task,k\nSort mails,nonsense\n", { map: ["kind=k"] });
    expect(json().unread).toMatchObject([{ line: 2, column: 12, why: expect.stringContaining("nonsense") }]);
  });

  test("NDJSON has a line for each row, and CSV too", async () => {
    const text = "task,n\nSort mails,1\n\n,\nSort mails,x\n";
    const lines = await classify(text, { map: ["requests_per_month=n"], format: "ndjson" });
    expect(
      lines.host.out
        .trim()
        .split("\n")
        .map((line) => Object.keys(JSON.parse(line)).length > 2),
    ).toEqual([true, true]);
    const csv = await classify(text, { map: ["requests_per_month=n"], format: "csv" });
    expect(parse(csv.host.out, { columns: true })).toMatchObject([
      { rank: "1" },
      { rank: "", call: "unread", line: "5" },
    ]);
  });
});

describe("what cannot be done is one line", () => {
  test.each([
    ["no task", "a,b\n1,2\n", {}, /^data: list\.csv:1:1: no column is known to hold the task.*"a" and "b"/],
    ["a column that is not there", "task,b\n", { map: ["task=Taks"] }, /no column "Taks"; did you mean "task"\?/],
    ["a head line alone", "task\n", {}, /^data: list\.csv: no row below the head line$/],
    ["two columns of a name", "task,b,b\n", { map: ["client=b"] }, /two columns "b"/],
    ["a key that is none", "task\n", { map: ["clinet=task"] }, /^usage: .*did you mean "client"/],
    ["no key at all", "task\n", { map: ["task"] }, /expected KEY=COLUMN/],
    ["a key twice", "task,a\n", { map: ["client=a", "client=task"] }, /given twice/],
    ["an empty file", "", {}, /nothing in it/],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x61, 0, 0x62, 0]), {}, /UTF-16/],
    ["a page", "task\n", { format: "html" as const }, /^usage: --format html/],
    ["details", "task\n", { details: "all" }, /^usage: --details is for briefs/],
    ["a sheet of CSV", "task\n", { sheet: "A" }, /--sheet is for workbooks/],
  ])("%s", async (_, content, options, want) => {
    expect((await classify(content, options)).code).toMatch(want);
  });

  test("csv of a brief", async () => {
    expect((await classify('{"task":"Sort mails"}', { format: "csv" }, "b.json")).code).toMatch(/^usage: --format csv/);
  });
});

/** A workbook by hand: rows of a sheet by number, and the letters of their columns. */
function workbook(
  rows: readonly (readonly [number, Record<string, string | number>])[],
  more: Record<string, Uint8Array> = {},
): Uint8Array {
  const cell = (at: string, value: string | number): string =>
    typeof value === "number"
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const data = rows.map(
    ([row, cells]) =>
      `<row r="${row}">${Object.entries(cells)
        .map(([column, value]) => cell(`${column}${row}`, value))
        .join("")}</row>`,
  );
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const sheets = ["Cases", "Other"];
  return zipSync({
    "[Content_Types].xml": strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>',
    ),
    "_rels/.rels": strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}</Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet xmlns="${main}"><sheetData>${data.join("")}</sheetData></worksheet>`,
    ),
    "xl/worksheets/sheet2.xml": strToU8(
      `<worksheet xmlns="${main}"><sheetData><row r="1">${cell("A1", "task")}</row><row r="2">${cell("A2", "Translate letters")}</row></sheetData></worksheet>`,
    ),
    ...more,
  });
}

describe("a workbook", () => {
  const SHEET = workbook([
    [3, { A: "Title", B: "Task", D: "Volume" }],
    [4, { A: "Mail", B: "Sort incoming mails into 8 queues", D: 50000 }],
    [6, { A: "Bad", B: "Sort letters", D: "many" }],
  ]);

  test("is read from the first row in which anything stands, with row and column of a fault", async () => {
    const { code, json } = await classify(SHEET, { map: ["requests_per_month=volume"] }, "list.xlsx");
    expect(json().use_cases).toMatchObject([{ name: "Mail", line: 4, requests_per_month: 50000, call: "first" }]);
    expect(json().unread).toMatchObject([{ line: 6, column: 4, why: expect.stringContaining('"many"') }]);
    expect(code).toBe(1);
  });

  test("by another sheet, and one that is not there", async () => {
    const { json } = await classify(SHEET, { sheet: "Other" }, "list.xlsx");
    expect(json().use_cases).toMatchObject([{ task: "Translate letters" }]);
    expect((await classify(SHEET, { sheet: "None" }, "list.xlsx")).code).toBe(
      'data: list.xlsx: there is no sheet "None"',
    );
  });

  test.each([
    [
      "a cell far out",
      workbook([
        [1, { A: "task" }],
        [1_048_576, { XFD: "x" }],
      ]),
      /row 1048576 and column 16384/,
    ],
    [
      "a bomb",
      workbook([[1, { A: "task" }]], { "xl/media/a.bin": new Uint8Array(300 * 1024 * 1024) }),
      /more than 256 MiB/,
    ],
    ["an archive of something else", zipSync({ "a.txt": strToU8("x") }), /not a workbook/],
    ["half a workbook", SHEET.slice(0, SHEET.length / 2), /not a workbook/],
    ["nothing in it", workbook([]), /nothing in the sheet/],
  ])("%s is refused in one line", { timeout: 30_000 }, async (_, content, want) => {
    expect((await classify(content, {}, "list.xlsx")).code).toMatch(want);
  });

  test("of 3,000 rows", { timeout: 60_000 }, async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, at) => [at + 2, { A: `Sort the mails of office ${at} into ${at % 9} queues` }] as const,
    );
    const { json } = await classify(workbook([[1, { A: "task" }], ...rows]), {}, "list.xlsx");
    expect(json().counts.use_cases).toBe(3000);
  });
});
