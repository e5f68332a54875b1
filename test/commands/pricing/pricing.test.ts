import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import * as check from "../../../src/commands/pricing/pricing-check.ts";
import * as diff from "../../../src/commands/pricing/pricing-diff.ts";
import * as imports from "../../../src/commands/pricing/pricing-import.ts";
import { usageError } from "../../../src/core/types/errors.ts";
import { overlayPricing } from "../../../src/data/pricing/overlay-pricing.ts";
import { frozenPricing as pricing } from "../../frozen-pricing.ts";
import { CWD, type MemoryHost, memoryHost } from "../../hosts/memory-host.ts";

const fixture = (file: string) =>
  readFileSync(path.join(import.meta.dirname, "../../fixtures/price-lists", file), "utf8");

const LIST = "litellm-2026-11-20.json";
const OUT = `${CWD}/prices/imported.yaml`;

/** A list in which GPT-4o costs 3 and 12, and Groq's small model half of what it did. */
const litellm = JSON.stringify({
  "gpt-4o": {
    litellm_provider: "openai",
    input_cost_per_token: 3e-6,
    output_cost_per_token: 1.2e-5,
    cache_read_input_token_cost: 1.5e-6,
    input_cost_per_token_batches: 1.5e-6,
    output_cost_per_token_batches: 6e-6,
  },
  "groq/llama-3.1-8b-instant": { litellm_provider: "groq", input_cost_per_token: 0, output_cost_per_token: 8e-8 },
});

let host: MemoryHost;
beforeEach(() => {
  host = hostWith({});
});

function hostWith(files: Record<string, string>, options: Partial<MemoryHost> = {}): MemoryHost {
  const made = memoryHost({ files: { [`${CWD}/${LIST}`]: litellm, ...files } });
  return Object.assign(Object.create(made) as MemoryHost, { pricing: async () => pricing, ...options });
}

const take = (options: Partial<imports.PricingImportOptions>) =>
  imports.run({ operands: [LIST], from: "litellm", format: "json", ...options }, host);

const stop = (message: string) => expect.objectContaining({ name: "Stop", message: expect.stringContaining(message) });

describe("pricing import", () => {
  test("without --out shows the differences and writes nothing", async () => {
    const before = new Map(host.files);
    expect(await take({})).toBe(0);
    const report = JSON.parse(host.out);
    expect(report).toMatchObject({ schema_version: 1, kind: "litellm", dated: "2026-11-20", written: null });
    expect(report.changes.find(({ taken }: { taken: boolean }) => taken)).toEqual({
      model: "gpt-4o",
      field: "input",
      from: "2026-11-24",
      old: 2.5,
      new: 3,
      reasons: [],
      taken: true,
    });
    expect(report.not_in_source).toContain("claude-haiku-4-5");
    expect(host.files).toEqual(before);
  });

  test("with --out writes a layer that changes what was taken and nothing else", async () => {
    expect(await take({ out: OUT })).toBe(0);
    const text = String(host.files.get(OUT));
    const laid = overlayPricing(pricing, [{ path: "imported.yaml", text }]);
    if (!laid.ok) throw new Error(laid.diagnostics[0]!.message);
    const now = laid.pricing.models.find(({ id }) => id === "gpt-4o")!;
    expect(now.prices.at(-1)).toMatchObject({ from: "2026-11-24", input: 3, output: 12, batch_output: 6 });
    expect(now).toMatchObject({ checked: "2026-11-20", source: `litellm list of 2026-11-20: ${LIST}` });
    expect(laid.pricing.models.length).toBe(pricing.models.length);
    // A price of 0 waits for a yes.
    expect(text).not.toContain("llama-3.1-8b@groq");
  });

  test("--accept takes what waits for a yes: a model, a field or all", async () => {
    await take({ out: OUT, accept: ["llama-3.1-8b@groq.input"] });
    expect(String(host.files.get(OUT))).toContain("llama-3.1-8b@groq");
    await expect(take({ accept: ["gpt-4p"] })).rejects.toEqual(stop("did you mean gpt-4o?"));
    await expect(take({ accept: ["gpt-4o.inputs"] })).rejects.toEqual(stop("did you mean gpt-4o.input?"));
  });

  test("a yes to what does not differ is told", async () => {
    await take({ accept: ["gpt-4o", "gpt-4o-mini.input"] });
    expect(host.err).toContain("--accept gpt-4o-mini.input: no difference of that name");
  });

  test("reads a list from stdin", async () => {
    const made = memoryHost({ stdin: litellm });
    host = Object.assign(Object.create(made) as MemoryHost, { pricing: async () => pricing });
    await take({ operands: ["-"], dated: "2026-11-20" });
    expect(JSON.parse(host.out)).toMatchObject({ source: "stdin" });
  });

  test("a list dated ahead waits, and a yes to it counts as checked today", async () => {
    await take({ dated: "2030-01-01", out: OUT });
    expect(host.files.has(OUT)).toBe(false);
    await take({ dated: "2030-01-01", out: OUT, accept: ["gpt-4o"] });
    expect(String(host.files.get(OUT))).toContain("checked: 2026-11-24");
  });

  test.each([
    ["gpt-4o", true],
    ["gpt-4o.input", false],
  ])("a list of unknown age counts as no check, and --accept %s loses only what it names", async (accept, isAll) => {
    const silent = {
      "gpt-4o": { litellm_provider: "openai", input_cost_per_token: 2.4e-6, output_cost_per_token: 1e-5 },
    };
    host = hostWith({ [`${CWD}/silent.json`]: JSON.stringify(silent) });
    await take({ operands: ["silent.json"], out: OUT, accept: [accept] });
    const laid = overlayPricing(pricing, [{ path: "imported.yaml", text: String(host.files.get(OUT)) }]);
    if (!laid.ok) throw new Error(laid.diagnostics[0]!.message);
    const [before, now] = [pricing, laid.pricing].map(({ models }) => models.find(({ id }) => id === "gpt-4o")!);
    expect(now!.checked).toBe(before!.checked);
    const { cached_input, batch_output } = before!.prices.at(-1)!;
    expect(now!.prices.at(-1)).toMatchObject(
      isAll ? { input: 2.4, cached_input: null, batch_output: null } : { input: 2.4, cached_input, batch_output },
    );
  });

  test("a field that alone would contradict the row says what else to take", async () => {
    const silent = {
      "gpt-4o": { litellm_provider: "openai", input_cost_per_token: 1e-6, output_cost_per_token: 1e-5 },
    };
    host = hostWith({ [`${CWD}/silent.json`]: JSON.stringify(silent) });
    await take({ operands: ["silent.json"], out: OUT, accept: ["gpt-4o.input"] });
    const [unclear] = JSON.parse(host.out).unclear;
    expect(unclear.problems.at(-1)).toContain("--accept gpt-4o makes what it lacks unknown");
    expect(host.err).toBe("");
  });

  test("what an earlier import wrote is kept", async () => {
    await take({ out: OUT });
    host.files.set(
      `${CWD}/second-2026-11-22.json`,
      JSON.stringify({
        "gpt-4o-mini": { litellm_provider: "openai", input_cost_per_token: 2e-7, output_cost_per_token: 6e-7 },
      }),
    );
    await take({ operands: ["second-2026-11-22.json"], out: OUT });
    const text = String(host.files.get(OUT));
    expect(text).toContain("id: gpt-4o\n");
    expect(text).toContain("id: gpt-4o-mini\n");
  });

  test("the same list twice changes nothing the second time", async () => {
    await take({ out: OUT });
    const once = host.files.get(OUT);
    await take({ out: OUT });
    expect(host.files.get(OUT)).toBe(once);
  });

  test.each<[string, Record<string, string>, Partial<imports.PricingImportOptions>, string]>([
    ["a list of another kind", {}, { from: "openrouter" }, "use --from litellm"],
    ["no JSON", { [`${CWD}/x.json`]: "<html>" }, { operands: ["x.json"] }, "x.json:1:1: not JSON from here on"],
    ["a file that is not there", {}, { operands: ["gone.json"] }, "gone.json"],
    ["no kind", {}, { from: undefined as never }, "--from is missing"],
    ["no list", {}, { operands: [] }, "expected one price list"],
    ["two lists", {}, { operands: ["a", "b"] }, "expected one price list"],
    ["a file of somebody else's to write to", { [OUT]: "models: []\n" }, { out: OUT }, "was not written by an import"],
    ["the list itself to write to", {}, { out: LIST }, "--out names the list itself"],
    ["a folder to write to", { [`${OUT}/x`]: "" }, { out: OUT }, "it is not a plain file"],
  ])("refuses %s, and leaves every file as it was", async (_, files, options, want) => {
    host = hostWith(files);
    const before = new Map(host.files);
    await expect(take(options)).rejects.toEqual(stop(want));
    expect(host.files).toEqual(before);
    expect(host.out).toBe("");
  });

  test("a row that would contradict itself is left as it is, and the others are taken", async () => {
    const usual = { litellm_provider: "openai", input_cost_per_token: 2.5e-6, output_cost_per_token: 1e-5 };
    const odd = {
      "gpt-4o": { ...usual, cache_read_input_token_cost: 2.51e-6 },
      "gpt-4o-mini": { ...usual, input_cost_per_token: 1.4e-7, output_cost_per_token: 5.8e-7 },
    };
    host = hostWith({ [`${CWD}/odd-2026-11-20.json`]: JSON.stringify(odd) });
    expect(await take({ operands: ["odd-2026-11-20.json"], out: OUT, accept: ["all"] })).toBe(0);
    const diff = JSON.parse(host.out);
    expect(diff.unclear).toEqual([
      { model: "gpt-4o", problems: [expect.stringContaining("cached_input 2.51 is over the plain price 2.5")] },
    ]);
    expect(String(host.files.get(OUT))).toContain("gpt-4o-mini");
    expect(String(host.files.get(OUT))).not.toContain("id: gpt-4o\n");
  });

  test("a URL's user, password and tokens are written nowhere", async () => {
    const url = "https://ada:secret@prices.example/list.json?token=hush#part";
    host = hostWith({}, { download: async () => new TextEncoder().encode(litellm) });
    await take({ operands: [url], out: OUT });
    const all = host.out + host.err + String(host.files.get(OUT));
    expect(all).toContain("https://prices.example/list.json");
    for (const secret of ["ada", "secret", "hush"]) expect(all).not.toContain(secret);
  });

  test.each([
    ["an impossible day", { deprecation_date: "2027-02-30" }, 'deprecation_date "2027-02-30" is no day'],
    ["a threshold that is not read", { input_cost_per_token_above_1m_tokens: 5e-6 }, "above_1m_tokens"],
    ["a price of thinking", { output_cost_per_reasoning_token: 2e-5 }, "reasoning"],
    ["a price that is a list", { cost_of_weekends: [{ toString: 0 }] }, "cost_of_weekends"],
    ["a price beyond all", { cache_read_input_token_cost: "1e9999" }, "beyond any price"],
  ])("%s leaves the model as it is, and says why", async (_, change, want) => {
    const row = { litellm_provider: "openai", input_cost_per_token: 3e-6, output_cost_per_token: 1.2e-5, ...change };
    host = hostWith({ [`${CWD}/x-2026-11-20.json`]: JSON.stringify({ "gpt-4o": row }) });
    await take({ operands: ["x-2026-11-20.json"] });
    const diff = JSON.parse(host.out);
    expect(diff.changes).toEqual([]);
    expect(diff.unclear[0].problems.join()).toContain(want);
  });

  test.each([
    ["a model", '{"gpt-4o": ROW, "gpt-4o": ROW}', "given twice in the list"],
    [
      "a field",
      '{"gpt-4o-mini": ROW, "gpt-4o": {"input_cost_per_token": 1e-6, "input_cost_per_token": 3e-6}}',
      "input_cost_per_token is given twice",
    ],
  ])("%s given twice leaves that model as it is", async (_, text, want) => {
    const row = '{"litellm_provider": "x", "input_cost_per_token": 3e-6, "output_cost_per_token": 1e-5}';
    host = hostWith({ [`${CWD}/x-2026-11-20.json`]: text.replaceAll("ROW", row) });
    await take({ operands: ["x-2026-11-20.json"] });
    const diff = JSON.parse(host.out);
    expect(diff.unclear).toEqual([{ model: "gpt-4o", problems: [want] }]);
  });

  test.each([
    ["in proportion", 3e-6, []],
    ["a thousandfold slip", 1e-12, ["out-of-proportion"]],
  ])("a first price of writing to the cache, %s", async (_, price, reasons) => {
    const row = {
      litellm_provider: "openai",
      input_cost_per_token: 2.5e-6,
      output_cost_per_token: 1e-5,
      cache_creation_input_token_cost: price,
    };
    host = hostWith({ [`${CWD}/x-2026-11-24.json`]: JSON.stringify({ "gpt-4o": row }) });
    await take({ operands: ["x-2026-11-24.json"] });
    const [change] = JSON.parse(host.out).changes;
    expect(change).toMatchObject({ field: "cache_write", reasons, taken: reasons.length === 0 });
  });

  test("a URL: dated today, with a time limit, and one line when there is no network", async () => {
    let asked = 0;
    host = hostWith(
      {},
      {
        download: async (_url, { timeoutMs }) => {
          asked = timeoutMs;
          return new TextEncoder().encode(litellm);
        },
      },
    );
    await take({ operands: ["https://example.org/list.json"], timeout: 5 });
    expect(JSON.parse(host.out)).toMatchObject({ dated: "2026-11-24", source: "https://example.org/list.json" });
    expect(asked).toBe(5000);
    host = hostWith({}, { download: async () => Promise.reject(usageError("cannot download x: offline")) });
    await expect(take({ operands: ["https://example.org/list.json"], out: OUT })).rejects.toEqual(
      stop("cannot download"),
    );
    expect(host.files.has(OUT)).toBe(false);
  });

  test("a layer that another import has written meanwhile is left as it is", async () => {
    await take({ out: OUT });
    const theirs = `${host.files.get(OUT)}# theirs\n`;
    const files = new Map([[OUT, String(host.files.get(OUT))]]);
    host = hostWith(Object.fromEntries(files), {
      download: async () => {
        host.files.set(OUT, theirs);
        return new TextEncoder().encode(litellm.replace("0.000003", "0.0000031"));
      },
    });
    const run = take({ operands: ["https://example.org/list.json"], out: OUT });
    await expect(run).rejects.toEqual(stop("it has changed since it was read; run the import again"));
    expect(String(host.files.get(OUT))).toBe(theirs);
  });

  test("progress shows on a terminal only, and is wiped", async () => {
    const shown: string[] = [];
    const download: MemoryHost["download"] = async (_url, { progress }) => {
      progress(1024 * 1024, 4 * 1024 * 1024);
      return new TextEncoder().encode(litellm);
    };
    const stderr = { isTTY: true, columns: 80, colors: 0, write: (text: string) => void shown.push(text) } as const;
    host = hostWith({}, { download, stderr: stderr as never });
    await take({ operands: ["https://example.org/list.json"] });
    expect(shown).toEqual(["\r\u001b[Kdownloading 1.0 of 4.0 MB", "\r\u001b[K"]);
    host = hostWith({}, { download });
    await take({ operands: ["https://example.org/list.json"] });
    expect(host.err).toBe("");
  });

  test("the list that no longer changes is older than the rows, whatever day is stated", async () => {
    host = hostWith({ [`${CWD}/data.json`]: fixture("genai-prices-v1-frozen.json") });
    await take({ from: "genai-prices", operands: ["data.json"], dated: "2026-11-24" });
    const report = JSON.parse(host.out);
    expect(report.dated).toBe("2026-07-25");
    expect(host.err).toContain("stopped changing on 2026-07-25");
    for (const { reasons } of report.changes) expect(reasons).not.toEqual([]);
  });

  test.each([
    ["litellm", "litellm-2025-09-01.json"],
    ["litellm", "litellm-2026-07-24.json"],
    ["genai-prices", "genai-prices-2026-08-21.json"],
    ["genai-prices", "genai-prices-2026-09-23.json"],
    ["models.dev", "models-dev-2026-07-02.json"],
    ["openrouter", "openrouter-2026-05-12.json"],
  ] as const)("%s, the real %s: nothing is taken without a yes, for it is older than the rows", async (from, file) => {
    host = hostWith({ [`${CWD}/${file}`]: fixture(file) });
    await take({ from, operands: [file], out: OUT });
    const { changes, written } = JSON.parse(host.out);
    // The newest is of the day on which some rows were checked: there it differs by one token of a threshold.
    const taken = changes.filter((change: { taken: boolean }) => change.taken);
    for (const { old, field } of taken) expect(old === null || field === "long_context.over_input_tokens").toBe(true);
    if (file !== "genai-prices-2026-09-23.json") expect(written).toBeNull();
  });

  test("for people, at three widths", async () => {
    for (const columns of [40, 80, 120]) {
      host = hostWith({});
      Object.assign(host, { stdout: { ...host.stdout, columns, write: host.stdout.write } });
      await take({ format: "text" });
      expect(host.out).toContain("2.5 -> 3");
      expect(host.out).toContain("waits: zero");
      for (const line of host.out.split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
    }
  });
});

describe("pricing diff", () => {
  const run = (operands: string[]) => diff.run({ operands, format: "json" }, host);
  test("two days", async () => {
    expect(await run(["2026-11-30", "2026-12-01"])).toBe(0);
    expect(JSON.parse(host.out)).toMatchObject({
      before: { as_of: "2026-11-30", version: pricing.version },
      after: { as_of: "2026-12-01" },
      changes: expect.arrayContaining([
        { section: "models", row: "gemini-4-argon", field: "per_1k_usd", before: 8, after: 16 },
      ]),
    });
  });
  test("a folder of one's own against the built-in prices", async () => {
    host = hostWith({ [`${CWD}/own/a.yaml`]: "models:\n  - {id: gpt-4o, status: legacy}\n" });
    await run(["own"]);
    expect(JSON.parse(host.out).changes).toEqual([
      { section: "models", row: "gpt-4o", field: "status", before: "deprecated", after: "legacy" },
    ]);
  });
  test.each([[[]], [["2026-11-30"]], [["a", "b", "c"]]])("%j is not enough or too much", async (operands) => {
    await expect(run(operands)).rejects.toEqual(stop("expected"));
  });
  test("a day that does not exist is no name of a folder", async () => {
    await expect(run(["2026-13-30", "2026-12-01"])).rejects.toEqual(stop("there is no day 2026-13-30"));
  });
  test("for people", async () => {
    await diff.run({ operands: ["2026-11-30", "2026-12-01"], format: "text" }, host);
    expect(host.out).toContain("6 differences in 1 row.");
    host = hostWith({});
    await diff.run({ operands: ["2026-11-01", "2026-11-02"], format: "text" }, host);
    expect(host.out).toContain("No difference.");
  });
});

describe("pricing check", () => {
  test("ends with 1 from the severity of --fail-on on, as check does", async () => {
    expect(await check.run({ operands: [], format: "json" }, host)).toBe(0);
    host = hostWith({});
    expect(await check.run({ operands: [], format: "json", failOn: "warning" }, host)).toBe(1);
    host = hostWith({});
    expect(await check.run({ operands: [], format: "json", asOf: "2026-12-15" }, host)).toBe(1);
  });
  test("--quiet gives a line for each finding and no more", async () => {
    await check.run({ operands: [], format: "text", quiet: true }, host);
    expect(
      host.out
        .trim()
        .split("\n")
        .filter((line) => !/:\d+:\d+ (?:error|warning|note) /.test(line)),
    ).toEqual([]);
  });
  test("names what is found", async () => {
    await check.run({ operands: [], format: "json" }, host);
    const { findings, as_of } = JSON.parse(host.out);
    expect(as_of).toBe("2026-11-24");
    expect(findings.map(({ rule }: { rule: string }) => rule)).toContain("retires-soon");
  });
  test("ends with 0 when nothing is", async () => {
    const fresh = {
      ...pricing,
      fx: [],
      models: pricing.models
        .filter(({ retires }) => retires === null)
        .map((model) => ({ ...model, checked: "2026-11-24" })),
    };
    host = hostWith({}, { pricing: async () => fresh });
    expect(await check.run({ operands: [], format: "text" }, host)).toBe(0);
    expect(host.out).toContain("nothing found");
  });
  test("for people", async () => {
    await check.run({ operands: [], format: "text", asOf: "2026-12-15" }, host);
    expect(host.out).toMatch(/models\.yaml:\d+:5 error claude-sonnet-4-5 retired on\s+2026-11-30/);
    expect(host.out).toMatch(/\d+ errors?, \d+ warnings\.\n$/);
  });
});
