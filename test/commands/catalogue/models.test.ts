/** Filters of `models` on the shipped list: all that is found has what was asked for, and something is found. */
import { describe, expect, test } from "vitest";
import { run as compare } from "../../../src/commands/catalogue/compare.ts";
import { type ModelsOptions, run } from "../../../src/commands/catalogue/models.ts";
import type { ModelListing } from "../../../src/core/comparison/model-listing.ts";
import { memoryHost } from "../../hosts/memory-host.ts";

async function found(options: Partial<ModelsOptions>): Promise<ModelListing[]> {
  const host = memoryHost();
  await run({ operands: [], format: "json", ...options }, host);
  return JSON.parse(host.out);
}

const FILTERS: [string, Partial<ModelsOptions>, (model: ModelListing) => boolean][] = [
  ["a region", { region: ["au"] }, ({ regions }) => regions!.includes("au")],
  [
    "one of two regions",
    { region: ["au", "JP"] },
    ({ regions }) => ["au", "jp"].some((each) => regions!.includes(each)),
  ],
  ["tools", { tools: true }, ({ tools }) => tools === true],
  ["images in", { input: ["image"] }, ({ input_modalities }) => input_modalities.includes("image")],
  [
    "images and audio in",
    { input: ["image", "audio"] },
    ({ input_modalities: input }) => input.includes("image") && input.includes("audio"),
  ],
  ["text out", { output: ["text"] }, ({ output_modalities }) => output_modalities.includes("text")],
  ["two hosts", { host: ["bedrock"], provider: ["Azure"] }, ({ provider }) => ["bedrock", "azure"].includes(provider)],
  ["a maker at any host", { maker: ["openai"] }, ({ maker }) => maker === "openai"],
  [
    "a price",
    { maxPrice: 1 },
    ({ input_per_million_tokens_usd: input, output_per_million_tokens_usd: output }) => input! <= 1 && output! <= 1,
  ],
];

describe("filters", () => {
  test.each(FILTERS)("%s", async (_, options, holds) => {
    const models = await found(options);
    expect(models.length).toBeGreaterThan(0);
    expect(models.filter((model) => !holds(model)).map(({ id }) => id)).toEqual([]);
  });

  test("together, cheap models for images and tools that stay in Australia", async () => {
    const models = await found({ region: ["au"], tools: true, input: ["image"], maxPrice: 1 });
    expect(models.map(({ id }) => id)).toContain("claude-haiku-5-5@bedrock-au");
  });

  test("what is not known does not match: no price, no region", async () => {
    expect((await found({ maxPrice: 100_000 })).filter((each) => each.input_per_million_tokens_usd === null)).toEqual(
      [],
    );
    expect((await found({ region: ["global"] })).filter(({ regions }) => regions === null)).toEqual([]);
  });
});

test.each([
  [{ region: ["mars"] }, 'unknown region "mars"; expected one of'],
  [{ host: ["bedrok"] }, 'unknown provider "bedrok"'],
  [{ maker: ["nobody"] }, 'unknown maker "nobody"'],
  [{ region: ["au"], output: ["audio" as const] }, "no model matches"],
])("%j is refused in one line", async (options, message) => {
  await expect(found(options)).rejects.toThrow(message);
});

describe("old prices", () => {
  const OLD = "days before: check them before you quote one.";

  test.each(["text", "markdown"] as const)("are told under the list as %s", async (format) => {
    const shown = async (asOf: string) => {
      const host = memoryHost();
      await run({ operands: ["gpt-6-luna"], format, asOf }, host);
      return host.out.replace(/\s+/g, " ");
    };
    expect(await shown("2030-01-01")).toContain(OLD);
    expect(await shown("2026-11-27")).not.toContain(OLD);
  });

  test("are told in each line of compare -q", async () => {
    const host = memoryHost();
    await compare({ operands: ["gpt-6-luna", "gpt-4o"], quiet: true, asOf: "2030-01-01" }, host);
    const lines = host.out.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toContain(OLD);
  });
});
