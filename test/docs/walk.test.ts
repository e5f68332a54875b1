/** Runs the commands of docs/from-brief-to-measured.md, in their order, on a copy of examples/walk. */
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { main, root, temporaryFolder } from "../hosts/program.ts";

const page = readFileSync(path.join(root, "docs/from-brief-to-measured.md"), "utf8");
const commands = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block!.trim().split("\n"));

const folder = temporaryFolder("walk");
cpSync(path.join(root, "examples/walk"), folder, { recursive: true });

const read = (name: string): string => readFileSync(path.join(folder, name), "utf8");

/** What a model might have answered: right on nine cases of ten for the first, on eight for the others. */
function standIn(): void {
  const { providers } = parse(read("kit/evaluation/promptfooconfig.yaml"));
  const cases = read("kit/evaluation/held-out.jsonl")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const results = providers.flatMap(({ label }: { label: string }, promptIdx: number) =>
    cases.map(({ vars }, testIdx) => ({
      provider: { id: label, label },
      promptIdx,
      testIdx,
      vars,
      success: testIdx % 10 >= (promptIdx === 0 ? 1 : 2),
      failureReason: 0,
      namedScores: { exact: 1 },
      response: { output: "x" },
    })),
  );
  const whole = { results: { version: 3, timestamp: "2026-11-24T00:00:00Z", results } };
  writeFileSync(path.join(folder, "kit/evaluation/results.json"), JSON.stringify(whole));
}

test("every command ends well, and the second advice rests on what was measured", { timeout: 120_000 }, () => {
  expect(commands.length).toBe(6);
  for (const command of commands) {
    const [program, ...args] = command.split(" ");
    expect(program).toBe("model-advisor");
    if (args[0] === "measured") standIn();
    const done = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: "utf8" });
    expect(done.status, `${command}\n${done.stderr}`).toBe(0);
    expect(done.stdout, command).not.toContain("my daughter");
  }
  const brief = parse(read("brief.yaml"));
  expect(brief).toMatchObject({
    examples: 299,
    baseline: { score: expect.closeTo(0.9, 2), metric: "exact", measured_on: "2026-11-24" },
  });
  expect(brief.baseline.cases).toBeGreaterThanOrEqual(100);
  expect(read("brief.yaml")).toContain("# A shop sorts its mail by hand today.");
  const [advice, better] = [JSON.parse(read("advice.json")), JSON.parse(read("better.json"))];
  expect(advice.counsel.id).toBe("measure-first");
  expect(better.counsel.id).not.toBe("measure-first");
  expect(read("report.html")).toContain("Corner Furniture");
  expect(read("kit/README.md")).toContain("We have not run this.");
});
