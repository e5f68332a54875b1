/** The client report in a browser and on paper. Skipped, with a word, where there is no Chromium or no pdftotext. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allReports } from "./reports.ts";

const BROWSERS = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const executable = BROWSERS.find(existsSync);
const hasPdftotext = spawnSync("pdftotext", ["-v"]).status === 0;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const tell = (text: string): void =>
  void process.stderr.write(`${text}
`);
if (!executable) tell("SKIPPED: no Chromium here, so no report is looked at in a browser (apt-get install chromium)");
if (!hasPdftotext)
  tell("SKIPPED: no pdftotext here, so the printed report is not read (apt-get install poppler-utils)");

/** Words in the cells of tables that stand on two lines. */
const BROKEN_WORDS = `[...document.querySelectorAll("th, td")].flatMap((cell) => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const broken = [];
  while (texts.nextNode()) {
    for (const { 0: word, index } of texts.currentNode.data.matchAll(/[\\p{L}\\d.,$]{2,20}/gu)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (tops.size > 1) broken.push(word);
    }
  }
  return broken;
})`;

describe.skipIf(!executable)("in Chromium", async () => {
  // One of each kind: a whole advice, steps, open answers, and one that is full of markup.
  const looked = ["inbox-triage.json", "contracts-in-steps.yaml", "only-a-task.yaml", "hostile.json"];
  const reports = executable ? (await allReports()).filter(([name]) => looked.includes(name)) : [];
  const folder = mkdtempSync(path.join(tmpdir(), "report-"));
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executable!, args: ["--no-sandbox"] });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const fileOf = (name: string, page: string): string => {
    const file = path.join(folder, `${name}.html`);
    writeFileSync(file, page);
    return `file://${file}`;
  };

  test.each(reports)(
    "%s: no request, an empty console, nothing that axe finds",
    { timeout: 120_000 },
    async (name, text) => {
      for (const [width, colorScheme] of [
        [360, "light"],
        [1000, "light"],
        [360, "dark"],
        [1000, "dark"],
      ] as const) {
        const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: false });
        const seen: string[] = [];
        page.on("request", (request) => seen.push(request.url()));
        page.on("console", (message) => seen.push(message.text()));
        page.on("pageerror", (error) => seen.push(String(error)));
        const address = fileOf(name, text);
        await page.goto(address);
        expect(seen.filter((each) => each !== address && !each.startsWith("data:image/"))).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), `${width} px`).toBe(
          true,
        );
        expect(await page.evaluate(BROKEN_WORDS), `${width} px`).toEqual([]);
        // The policy of the page bars every script but those that the browser itself brings in.
        await page.evaluate(axe);
        const { violations } = (await page.evaluate("axe.run()")) as { violations: { id: string; nodes: unknown[] }[] };
        expect(
          violations.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes).slice(0, 300)}`),
          `${width} ${colorScheme}`,
        ).toEqual([]);
        await page.close();
      }
    },
  );

  test.skipIf(!hasPdftotext).each(reports)(
    "%s on paper: few pages, tagged, all of the text",
    { timeout: 60_000 },
    async (name, text) => {
      const page = await browser.newPage();
      await page.goto(fileOf(name, text));
      const file = path.join(folder, `${name}.pdf`);
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 672, height: 1000 });
      expect(await page.evaluate(BROKEN_WORDS)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
      await page.pdf({ path: file, format: "A4", tagged: true, preferCSSPageSize: true });
      const headings = await page.$$eval("h1, h2", (found) =>
        found.map((each) => (each as unknown as { textContent: string }).textContent),
      );
      await page.close();
      const info = spawnSync("pdfinfo", [file], { encoding: "utf8" }).stdout;
      expect(info).toMatch(/Tagged:\s+yes/);
      expect(Number(/Pages:\s+(\d+)/.exec(info)![1])).toBeLessThanOrEqual(8);
      const printed = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).stdout;
      // The answer has the first page to itself.
      expect(printed.split("\f")[0]).not.toContain(headings[1]!.slice(0, 40));
      const flat = printed.replace(/\s+/g, " ");
      for (const heading of headings) expect(flat).toContain(heading.replace(/\s+/g, " ").slice(0, 40));
      // No heading is the last thing on its page.
      for (const sheet of printed.split("\f").filter((each) => each.trim() !== "")) {
        const last = sheet.trim().split("\n").at(-1)!.trim();
        expect(headings).not.toContain(last);
      }
    },
  );
});
