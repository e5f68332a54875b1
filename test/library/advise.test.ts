/** What the library says is what the command line says; and it needs neither Node nor a file. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { run } from "../../src/commands/classify/classify.ts";
import * as library from "../../src/index.ts";
import { memoryHost, TODAY } from "../hosts/memory-host.ts";

const root = path.join(import.meta.dirname, "../..");
const folder = path.join(root, "examples/briefs");
const briefs = readdirSync(folder).filter((name) => name.endsWith(".json"));

describe("advise gives the very advice of the command line", async () => {
  const advise = await library.makeAdvisor({ as_of: TODAY });
  test.each(briefs)("%s", async (name) => {
    const text = readFileSync(path.join(folder, name), "utf8");
    const host = memoryHost({ stdin: text });
    await run({ operands: [], format: "json" } as never, host);
    expect(JSON.parse(JSON.stringify(await advise(JSON.parse(text))))).toEqual(JSON.parse(host.out));
  });
});

describe("layers", () => {
  const brief = { task: "Sort mail", kind: "routing", repetition: 90, examples: 300, correctness: "exact" };

  test("prices of one's own count", async () => {
    const text =
      "defaults:\n  - {id: currency, value: EUR, unit: currency, means: Currency of the advice, source: ours}\n";
    const advice = await library.advise(brief, { as_of: TODAY, pricing: [{ path: "ours.yaml", text }] });
    expect(advice.data.fx.currency).toBe("EUR");
  });

  test.each([
    ["a layer that is wrong", brief, { pricing: [{ path: "ours.yaml", text: "models: 5" }] }, /^ours\.yaml:1:9: /],
    ["an unknown currency", brief, { currency: "XXX" }, /^no exchange rate for "XXX"/],
    ["no day", brief, { as_of: undefined }, /^options\.as_of: missing, expected a day such as 2026-11-30$/],
    [
      "a day that does not exist",
      brief,
      { as_of: "2026-02-30" },
      /^options\.as_of: expected a day .*, got "2026-02-30"$/,
    ],
    ["a misspelt option", brief, { curency: "USD" }, /^options: unknown key "curency"; did you mean "currency"\?$/],
    ["a layer that is no file", brief, { pricing: ["models: []"] }, /^options\.pricing\[0\]: expected an object/],
    ["what is no brief", { tsak: "x" }, {}, /^unknown key "tsak"; did you mean "task"\?$/],
  ])("%s is said in one line", async (_, given, options, want) => {
    const error = await library
      .advise(given, { as_of: TODAY, ...(options as object) })
      .catch((thrown: unknown) => thrown);
    expect(library.isStop(error)).toBe(true);
    expect((error as Error).message).toMatch(want);
  });
});

test("without options says what they must hold", async () => {
  const error = await (library.advise as (brief: unknown) => Promise<unknown>)({ task: "x" }).catch((thrown) => thrown);
  expect(library.isStop(error)).toBe(true);
  expect((error as Error).message).toBe("options: missing, expected an object");
});

test("the README's example is bundled for a browser", async () => {
  const readme = readFileSync(path.join(root, "README.md"), "utf8");
  const example = /```ts\n(import \{ advise \} from "model-advisor";[\s\S]*?)```/.exec(readme)?.[1];
  expect(example, "an example of the library in README.md").toBeDefined();
  const { outputFiles } = await build({
    stdin: { contents: example!, resolveDir: root, loader: "ts" },
    alias: { "model-advisor": path.join(root, "src/index.ts") },
    bundle: true,
    platform: "browser",
    format: "esm",
    loader: { ".bin": "binary" },
    write: false,
  });
  // For a browser: a bundle that needs a part of Node would not have been made.
  expect(outputFiles[0]!.text).not.toMatch(/from "node:/);
});

test("exports exactly these names", () => {
  expect(Object.keys(library).sort()).toEqual(["advise", "isStop", "makeAdvisor"]);
});
