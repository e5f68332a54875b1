import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { program, root } from "../hosts/program.ts";

const file = path.join(root, "README.md");
const readme = readFileSync(file, "utf8");

/** Lines of the first screen that the README shows. */
const SCREEN = 30;

const BLOCK = /<!-- output: (.+?) -->\n```\n([\s\S]*?)```\n<!-- end -->/g;

function screenOf(command: string): string {
  const env = { PATH: process.env.PATH ?? "", COLUMNS: "90", TZ: "UTC" };
  const done = program(command.split(" "), { cwd: root, env });
  const lines = done.stdout.trimEnd().split("\n");
  const end = lines.indexOf("", SCREEN - 8);
  return `${lines.slice(0, end < 0 ? SCREEN : Math.min(end, SCREEN)).join("\n")}\n`;
}

describe("README", () => {
  const blocks = [...readme.matchAll(BLOCK)];

  test("shows output", () => {
    expect(blocks.length).toBeGreaterThan(0);
  });

  test.each(blocks.map(([, command, shown]) => [command!, shown!]))("%s", (command, shown) => {
    const screen = screenOf(command);
    if (process.env.UPDATE) {
      const text = readFileSync(file, "utf8");
      writeFileSync(
        file,
        text.replace(`<!-- output: ${command} -->\n\`\`\`\n${shown}`, `<!-- output: ${command} -->\n\`\`\`\n${screen}`),
      );
    } else expect(shown).toBe(screen);
  });

  test("links to files that exist", () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(path.join(root, link)))).toEqual([]);
  });

  test("names every example file that its commands use", () => {
    const named = [...readme.matchAll(/examples\/[\w./-]+\.(?:json|yaml)/g)].map(([name]) => name);
    expect(named.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });
});
