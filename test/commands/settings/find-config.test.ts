/** What a config sets, a flag outdoes; paths in a config start from its own folder. */
import { describe, expect, test } from "vitest";
import { findConfig, underConfig, withConfig, withDefaults } from "../../../src/commands/settings/find-config.ts";
import { CWD, memoryHost } from "../../hosts/memory-host.ts";

const config = "currency: EUR\ntaxonomy: tables\npricing: prices\nusage: {input_tokens: 900}\nhardware: mac-mini\n";
const host = memoryHost({
  files: {
    "/home/ada/.model-advisor.yaml": config,
    "/home/ada/tables/a.yaml": "",
    "/home/ada/prices/a.yaml": "",
  },
});
const found = await findConfig({}, host);

test("the nearest config upwards is taken, and its paths start from its folder", () => {
  expect(found.file).toBe("/home/ada/.model-advisor.yaml");
  expect(withConfig({}, found, host)).toEqual({
    currency: "EUR",
    currencyAt: "../.model-advisor.yaml:1:11: ",
    taxonomy: "/home/ada/tables",
    pricing: "/home/ada/prices",
  });
});

test("of a machine that nobody knows the config is at fault", async () => {
  const pricing = await host.pricing();
  const naming = (hardware: string) => ({ ...found, config: { hardware } });
  expect(underConfig(pricing, naming("mac-mini"))).toBe(pricing);
  expect(() => underConfig(pricing, naming("mac-minni"))).toThrow(
    /\.model-advisor\.yaml:5:11: hardware: there is no machine "mac-minni"; did you mean mac-mini\?$/,
  );
});

test.each([
  ["pricing: ./nope", /\.model-advisor\.yaml:1:10: pricing: there is no file or folder "\.\/nope"$/],
  ["reader: banana", /\.model-advisor\.yaml:1:9: reader: expected built-in, .*, got "banana" \[invalid-config\]$/],
])("what is wrong with %s is told with its place", async (text, says) => {
  const other = memoryHost({ files: { "/home/ada/.model-advisor.yaml": `${text}\n` } });
  await expect(findConfig({}, other).then((each) => withConfig({}, each, other))).rejects.toThrow(says);
});

describe("a flag outdoes the config", () => {
  test.each(["currency", "taxonomy", "pricing"])("--%s", (option) => {
    const options: Record<string, string> = { [option]: "GIVEN" };
    expect(withConfig(options, found, host)[option]).toBe("GIVEN");
  });

  test("--no-config looks for none", async () => {
    expect(await findConfig({ noConfig: true }, host)).toMatchObject({ config: {}, file: null, folder: CWD });
  });
});

describe("a brief outdoes the config", () => {
  test.each([
    ["usage it states", { usage: { input_tokens: 100 } }, { usage: { input_tokens: 100 }, hardware: "mac-mini" }],
    ["hardware it states", { hardware: "rtx-4090" }, { usage: { input_tokens: 900 }, hardware: "rtx-4090" }],
    ["what it leaves out comes from the config", {}, { usage: { input_tokens: 900 }, hardware: "mac-mini" }],
  ])("%s", (_, brief, want) => {
    expect(withDefaults(brief, found.config)).toEqual(want);
  });
});
