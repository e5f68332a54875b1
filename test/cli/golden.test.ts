import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { plainText } from "../../src/core/text/plain-text.ts";
import { main, program, root } from "../hosts/program.ts";
import { CASES, type CliCase } from "./cases.ts";

const folder = path.join(import.meta.dirname, "golden");

/** The day of all golden output, unless the case gives another. */
const DAY = "2026-11-24";

/** Nothing of the machine or of CI reaches the child. */
const env = { PATH: process.env.PATH ?? "", TZ: "UTC", LANG: "C.UTF-8", COLUMNS: "80" };

const takesDay = ({ args }: CliCase): boolean =>
  args.length > 0 &&
  ["classify", "compare", "models", "check"].includes(args[0]!) &&
  !args.includes("--as-of") &&
  !args.includes("--help");

function runCase(each: CliCase): { stdout: string; stderr: string; exit: number | null } {
  const args = takesDay(each) ? [...each.args, "--as-of", DAY] : each.args;
  const done = program(args, { cwd: root, input: each.stdin ?? "", env });
  return { stdout: done.stdout, stderr: done.stderr, exit: done.status };
}

const quote = (word: string): string => (/^[\w./=:-]+$/.test(word) ? word : `'${word}'`);

function golden(each: CliCase, { stdout, stderr, exit }: ReturnType<typeof runCase>): string {
  const block = (title: string, text: string): string =>
    text === "" ? "" : `\n${title}\n\n\`\`\`\n${text}${text.endsWith("\n") ? "" : "\n"}\`\`\`\n`;
  const given = each.stdin ? block("stdin", plainText(each.stdin, { newlines: "keep" })) : "";
  const shown = stdout
    .replace(/"(taxonomy|pricing)":( ?)"[0-9a-f]{12}"/g, '"$1":$2"<hash>"')
    .replace(/(Tables|tables|prices) (`?)[0-9a-f]{8,}/g, "$1 $2<hash>")
    .replace(/(\d{4}-\d{2}-\d{2} \()[0-9a-f]{12}\b/g, "$1<hash>");
  return `# ${each.name}\n\n    model-advisor ${each.args.map(quote).join(" ")}\n${given}\nexit ${exit}\n${block("stdout", shown)}${block("stderr", stderr)}`;
}

test("the program is built", () => {
  expect(existsSync(main), "run npm run build").toBe(true);
  expect(program(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

const fileName = (name: string): string =>
  `${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")}.md`;

/** What was reviewed; written anew where that is asked for. */
function expectReviewed(name: string, text: string): void {
  const file = path.join(folder, name);
  if (process.env.UPDATE) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(existsSync(file) ? readFileSync(file, "utf8") : `no golden file ${name}; UPDATE=1 writes it`);
}

const RESULTS = CASES.map((each) => ({ ...each, result: runCase(each) }));
/** What is refused prints a message alone: all of these stand on one page. */
const isRefusal = ({ result }: (typeof RESULTS)[number]): boolean => result.stdout === "" && result.exit !== 0;

test.each(RESULTS)("$name ends as it must", ({ exit, result }) => {
  expect(result.exit).toBe(exit);
  expect(result.stderr).not.toMatch(/\n\s+at /);
  expect(result.stdout + result.stderr).not.toContain("\u001b");
});

test.each(RESULTS.filter((each) => !isRefusal(each)))("$name prints what was reviewed", (each) => {
  expectReviewed(fileName(each.name), golden(each, each.result));
});

test("what is refused says what was reviewed", () => {
  expectReviewed(
    "refusals.md",
    RESULTS.filter(isRefusal)
      .map((each) => golden(each, each.result))
      .join("\n"),
  );
});
