/** The client report as text and as a tree; chromium.test.ts looks at it in a browser where there is one. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { run } from "../../../src/commands/classify/classify.ts";
import { isStop } from "../../../src/core/types/errors.ts";
import { Html, html } from "../../../src/render/html/html-writer.ts";
import { CWD, type MemoryHostOptions, memoryHost } from "../../hosts/memory-host.ts";
import { allReports, HOSTILE } from "./reports.ts";

const VOID = new Set(["meta", "img", "line", "circle", "path", "br"]);

/** Names of all elements in their order; throws where tags do not match. */
function elementsOf(page: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  const body = page.replace(/<style>[\s\S]*?<\/style>/, "<style></style>").replace(/^<!doctype html>/, "");
  for (const [, close, name, rest] of body.matchAll(/<(\/?)([a-z0-9]+)((?:\s[a-z0-9-]+="[^"<>]*")*)\s*\/?>/gi)) {
    if (close) {
      if (open.pop() !== name) throw new Error(`</${name}> closes something else`);
      continue;
    }
    found.push(`${name}${rest}`);
    if (!VOID.has(name!)) open.push(name!);
  }
  if (open.length > 0) throw new Error(`${open.join(", ")} left open`);
  const left = body.replace(/<(\/?)([a-z0-9]+)((?:\s[a-z0-9-]+="[^"<>]*")*)\s*\/?>/gi, "");
  expect(left, "every angle bracket is a tag").not.toMatch(/[<>]/);
  return found;
}

describe("tag", () => {
  test("escapes what is put in, and not what it made", () => {
    const inner = html`<b>${"<i>"}</b>`;
    expect(String(html`<a title="${"\"x\" & 'y'"}">${[inner, "<", 1, null, false]}</a>`)).toBe(
      '<a title="&quot;x&quot; &amp; &#39;y&#39;"><b>&lt;i&gt;</b>&lt;1</a>',
    );
  });

  test("takes nothing for its own that it did not make", () => {
    const forged = Object.assign({}, { toString: () => "<script>" }) as unknown as string;
    expect(String(html`${forged}`)).toBe("&lt;script&gt;");
    expect(html`` instanceof Html).toBe(true);
  });

  test("shows what hides", () => {
    expect(String(html`${"a\u202eb\u0000"}`)).toBe("a\\u202eb\\u0000");
  });
});

describe.each(await allReports())("%s", (_, page) => {
  test("is one page of less than 60 kB without script, style attribute or address to fetch", () => {
    expect(Buffer.byteLength(page)).toBeLessThan(60_000);
    const elements = elementsOf(page);
    expect(elements.filter((each) => /^(script|link|iframe|object|base|form|video)/.test(each))).toEqual([]);
    expect(elements.filter((each) => / (style|on\w+)=/.test(each))).toEqual([]);
    expect(elements.filter((each) => / (src|href)="(?!data:image\/)/.test(each))).toEqual([]);
    expect(elements.filter((each) => /^h1/.test(each))).toHaveLength(1);
    expect(page).not.toMatch(/url\(|@import/);
  });

  test("lets its own style through, and nothing else", () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!;
    const hash = createHash("sha256").update(style).digest("base64");
    expect(page).toContain(`default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; img-src data:;`);
  });

  test("says that costs by volume hold staff time, which those of the first page do not", () => {
    const captions = [...page.matchAll(/<(caption|figcaption|title id="chart-title")>(Monthly cost[^<]*)/g)];
    for (const [, , caption] of captions) expect(caption).toMatch(/^Monthly cost with staff time\b/);
    expect(captions.length).toBe(page.includes("chart-title") ? 3 : 0);
  });

  test("speaks to a client", () => {
    const text = page.replace(/<style>[\s\S]*?<\/style>/, "").replace(/<[^>]*>/g, " ");
    expect(text).not.toMatch(/\bthe article\b|undefined|\bNaN\b|\[object|--details|model-advisor explain/i);
  });

  test("names each region once and each row by its head", () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/ aria-labelledby="([^"]+)"/g))
      for (const each of id!.split(" ")) expect(ids).toContain(each);
  });
});

test("names are not cut short", async () => {
  const page = (await allReports()).find(([name]) => name === "nothing.json")![1];
  expect(page).toMatch(/<h1>A client whose .* Limited, The last words of a long name<\/h1>/);
});

test("markup in a brief or a brand is text", async () => {
  const page = (await allReports()).at(-1)![1];
  expect(page).not.toContain("<script>");
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page).not.toContain(HOSTILE);
  expect(page).toContain("Agency &lt;b&gt;");
  expect(page).toContain("--accent:#7a1f5c");
});

test("the report says what the JSON says", async () => {
  const brief =
    '{"task":"Route mail to 8 queues","kind":"routing","correctness":"exact","repetition":90,"examples":900,"sensitivity":"cloud-ok","usage":{"requests_per_month":50000}}';
  const asked = async (format: "html" | "json") => {
    const host = memoryHost({ files: { [`${CWD}/b.json`]: brief } });
    await run({ operands: ["b.json"], format }, host);
    return host.out;
  };
  const [page, json] = [await asked("html"), JSON.parse(await asked("json"))];
  for (const { name } of json.costs) expect(page).toContain(String(html`${name}`));
  for (const { words } of json.would_change) expect(page).toContain(String(html`${words}`));
  for (const { text } of json.cautions) expect(page).toContain(String(html`${text}`));
});

describe("refused", () => {
  const brief = '{"task": "Route mail", "kind": "routing"}';
  async function classify(options: object, files: MemoryHostOptions["files"]) {
    const host = memoryHost({ files: { [`${CWD}/b.json`]: brief, ...files } });
    return run({ operands: ["b.json"], format: "html", ...options }, host).catch((error: unknown) => {
      if (!isStop(error)) throw error;
      return `${error.kind}: ${error.message}`;
    });
  }

  test.each([
    [
      "several briefs",
      {},
      { [`${CWD}/b.json`]: `[${brief},${brief}]` },
      /^usage: --format html makes a page of one brief/,
    ],
    [
      "a colour that is none",
      { brand: "x.yaml" },
      { [`${CWD}/x.yaml`]: "accent: red;}\n" },
      /^usage: x\.yaml:1:9: .*a colour such as #0a5c8f/,
    ],
    [
      "a logo to fetch",
      { brand: "x.yaml" },
      { [`${CWD}/x.yaml`]: "logo: https://a.example/l.png\n" },
      /an image as a data URI/,
    ],
    [
      "a logo that is too large",
      { brand: "x.yaml" },
      { [`${CWD}/x.yaml`]: `logo: data:image/png;base64,${"A".repeat(60_000)}\n` },
      /^usage: x\.yaml:1:7: logo: expected an image of at most 40000 characters/,
    ],
    ["a brand for JSON", { brand: "x.yaml", format: "json" }, {}, /^usage: --brand is for --format html/],
    [
      "a file of somebody else",
      { out: "o.html" },
      { [`${CWD}/o.html`]: "<!doctype html><p>mine" },
      /^usage: cannot write/,
    ],
  ])("%s", async (_, options, files, want) => {
    expect(await classify(options, files)).toMatch(want);
  });
});
