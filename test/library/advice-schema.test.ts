/** Every advice keeps to the schema that programs are given. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { makeAdvisor } from "../../src/index.ts";

const root = path.join(import.meta.dirname, "../..");
const text = (name: string): string => readFileSync(path.join(root, name), "utf8");

const fits = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(text("schema/advice.schema.json")));
const faultsOf = (advice: unknown): string[] => {
  fits(JSON.parse(JSON.stringify(advice)));
  return (fits.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

describe("golden advice", () => {
  const folder = "test/cli/golden";
  const printed = readdirSync(path.join(root, folder)).flatMap((name) =>
    [...text(`${folder}/${name}`).matchAll(/```\n(\{"?[\s\S]*?)```/g)]
      .flatMap(([, block]) => (block!.startsWith("{\n") ? [block!] : block!.trim().split("\n")))
      .filter((json) => /^\{\s*"schema_version": ?1,\s*"status"/.test(json))
      .map((json) => [name, json] as const),
  );

  test("there is some", () => expect(printed.length).toBeGreaterThan(1));
  test.each(printed)("%s", (_, json) => {
    expect(faultsOf(JSON.parse(json))).toEqual([]);
  });
});

describe("advice on the briefs of examples/ and of bare answers", async () => {
  const advise = await makeAdvisor({ as_of: "2026-11-24" });
  const files = readdirSync(path.join(root, "examples/briefs"))
    .filter((name) => /\.(json|yaml)$/.test(name))
    .map((name) => [name, parse(text(`examples/briefs/${name}`))] as const);
  const bare = [{ task: "Sort mail into 8 queues" }, { kind: "routing" }, { sensitivity: "local-only" }].map(
    (brief) => [JSON.stringify(brief), brief] as const,
  );
  test.each([...files, ...bare])("%s", async (_, brief) => {
    expect(faultsOf(await advise(brief))).toEqual([]);
  });
});
