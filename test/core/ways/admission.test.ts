/** Each row of the admission table: a way that it rules out and says why, and the nearest one that it lets pass. */
import { describe, expect, test } from "vitest";
import { inSeconds } from "../../../src/core/text/amount.ts";
import type { Model } from "../../../src/core/types/pricing.ts";
import type { Bar } from "../../../src/core/types/taxonomy.ts";
import { exclusionsOf, isMoved, lifeOf, type Measured } from "../../../src/core/ways/admission.ts";
import type { Needs } from "../../../src/core/ways/needs.ts";
import type { Way } from "../../../src/core/ways/way.ts";
import { frozenPricing } from "../../frozen-pricing.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const TODAY = "2026-11-24";
const base = frozenPricing.models.find(({ id }) => id === "gpt-4o")!;
const bar = { id: "x", law: "Law 7", makers: ["barred-maker"], hosts: ["barred-host"] } as unknown as Bar;

const NEEDS: Needs = {
  tier: 2,
  sensitivity: "cloud-ok",
  region: null,
  input_tokens: 1000,
  output_tokens: 300,
  modalities: [],
  tools: false,
  code: false,
  languages: [],
  latency_s: null,
  bars: [bar],
};
const MEASURED: Measured = { seconds: null, machines: null, price_known: true, thinking: 0 };
const SOUND: Partial<Model> = {
  maker: "openai",
  released: "2026-01-01",
  retires: null,
  status: "current",
  regions: ["au", "us"],
  trains_on_data: false,
  open_to_new: true,
  context_tokens: 10_000,
  max_output_tokens: 1000,
  input_modalities: ["text"],
  tools: true,
  languages: null,
  licence: null,
};

interface Change {
  model?: Partial<Model>;
  needs?: Partial<Needs>;
  measured?: Partial<Measured>;
  way?: object;
}

function excluded({ model, needs, measured, way }: Change) {
  const of = {
    kind: "api",
    key: "x",
    model: { ...base, ...SOUND, ...model },
    name: "Model X",
    deployment: "cloud",
    place: "api",
    region: null,
    host: "openai",
    host_name: "OpenAI API",
    tuned: false,
    offering: null,
    ...way,
  } as unknown as Way;
  return exclusionsOf(
    of,
    { ...MEASURED, ...measured },
    { needs: { ...NEEDS, ...needs }, setting: { as_of: TODAY }, taxonomy: TAXONOMY, judged: new Map() },
  );
}

const box = { name: "Box", memory_gb: 24, bandwidth_gb_s: 400 };
const machine = (more: object = {}) => ({
  kind: "machine",
  place: "own",
  host: null,
  machine: box,
  wishes: {},
  plan: { obstacle: null, fit: null },
  ...more,
});
const full = { fit: { runtime: "ollama", needed_gib: 30.04, usable_gib: 23.5 } };
const restricted = { sensitivity: "restricted-cloud", region: "au" } as const;

const CASES: [row: string, says: string, ruledOut: Change, admitted: Change][] = [
  [
    "local-only-leaves",
    "Model X runs elsewhere",
    { needs: { sensitivity: "local-only" } },
    { needs: { sensitivity: "local-only" }, way: machine() },
  ],
  [
    "conditions-and-rented",
    "a machine of a GPU host (runpod)",
    { needs: restricted, way: machine({ place: "rented", host: "runpod", host_name: "runpod", region: "au" }) },
    { needs: restricted, way: machine({ place: "own-cloud", host: "aws", host_name: "aws", region: "au" }) },
  ],
  [
    "region-elsewhere",
    "must be processed in AU; Model X (OpenAI API) states US.",
    { needs: restricted, model: { regions: ["us"] } },
    { needs: restricted, model: { regions: ["us", "au"] } },
  ],
  [
    "region-not-stated",
    "OpenAI API names no region",
    { needs: restricted, model: { regions: ["global"] } },
    { needs: restricted, model: { regions: ["au", "global"] } },
  ],
  ["barred-for-client", "Law 7 bars Model X", { way: { host: "barred-host" } }, { way: { host: "openai" } }],
  ["barred-for-client", "Law 7 bars Model X", { model: { maker: "barred-maker" }, way: machine() }, { way: machine() }],
  [
    "trains-on-data",
    "OpenAI API trains on what is sent",
    { model: { trains_on_data: true } },
    { model: { trains_on_data: true }, way: machine() },
  ],
  ["retired", "was retired on 2026-11-24", { model: { retires: "2026-11-24" } }, { model: { retires: "2026-11-25" } }],
  ["retired", "was retired on an earlier day", { model: { status: "retired" } }, { model: { status: "legacy" } }],
  [
    "withdrawn",
    "The maker is withdrawing Model X",
    { model: { status: "deprecated" } },
    { model: { status: "current" } },
  ],
  ["not-yet", "was not released yet", { model: { released: "2026-11-25" } }, { model: { released: "2026-11-24" } }],
  ["closed-to-new", "takes no new customers", { model: { open_to_new: false } }, { model: { open_to_new: null } }],
  [
    "closed-to-new",
    "takes no new customers",
    { way: { offering: { regions: null, open_to_new: true, closes: TODAY } } },
    { way: { offering: { regions: null, open_to_new: true, closes: "2026-11-25" } } },
  ],
  [
    "not-sold",
    "Box is no longer sold",
    { measured: { sold: false }, way: machine() },
    { measured: { sold: true }, way: machine() },
  ],
  ["price-unknown", "The price of Model X", { measured: { price_known: false } }, { measured: { price_known: true } }],
  [
    "licence-forbids",
    "The licence of Model X (Study)",
    { model: { licence: { name: "Study", commercial: "no" } as never }, way: machine() },
    { model: { licence: { name: "Study", commercial: "no" } as never } },
  ],
  [
    "over-context",
    "A request takes 1,301 tokens; the context of Model X holds 1,300",
    { model: { context_tokens: 1300 }, measured: { thinking: 1 } },
    { model: { context_tokens: 1300 } },
  ],
  [
    "over-output",
    "An answer takes 301 tokens; Model X writes at most 300",
    { model: { max_output_tokens: 300 }, measured: { thinking: 1 } },
    { model: { max_output_tokens: 300 } },
  ],
  [
    "cannot-read-input",
    "Images and audio must be read",
    { needs: { modalities: ["text", "image", "audio"] as never } },
    { needs: { modalities: ["image"] as never }, model: { input_modalities: ["text", "image"] as never } },
  ],
  [
    "cannot-call-tools",
    "Model X cannot call tools",
    { needs: { tools: true }, model: { tools: false } },
    { needs: { tools: true }, model: { tools: null } },
  ],
  [
    "language-missing",
    "not made for de, mi",
    { needs: { languages: ["de", "mi"] }, model: { languages: ["en", "de"] } },
    { needs: { languages: ["de-AT"] }, model: { languages: ["en", "de"] } },
  ],
  [
    "too-slow",
    "An answer takes 9.1 seconds with Model X; the limit is 9",
    { needs: { latency_s: 9 }, measured: { seconds: 9.1 } },
    { needs: { latency_s: 9 }, measured: { seconds: 9 } },
  ],
  [
    "too-slow",
    "An answer takes 12 seconds",
    { needs: { latency_s: 9 }, measured: { seconds: 12.4 } },
    { needs: { latency_s: 9 }, measured: { seconds: null } },
  ],
  [
    "over-memory",
    "Model X needs 30.0 GiB of memory; Box has 23.5",
    { way: machine({ plan: full }), measured: { fits_memory: false } },
    { way: machine({ plan: full }) },
  ],
  [
    "too-many-machines",
    "more than four of Box for Model X under Ollama",
    { measured: { machines: 5 }, way: machine({ plan: full }) },
    { measured: { machines: 4 }, way: machine() },
  ],
  [
    "one-is-there",
    "This volume takes more than one Box with Model X under Ollama.",
    { measured: { machines: 2 }, way: machine({ plan: full, wishes: { owned: true } }) },
    { measured: { machines: 1 }, way: machine({ wishes: { owned: true } }) },
  ],
];

describe.each(CASES)("%s: %s", (row, says, ruledOut, admitted) => {
  test("rules out, alone", () => {
    const found = excluded(ruledOut);
    expect(found.map((each) => each.row)).toEqual([row]);
    expect(found[0]!.text).toContain(says);
    expect(found[0]!.text).not.toMatch(/[{}]/);
  });
  test("lets the next one pass", () => {
    expect(excluded(admitted)).toEqual([]);
  });
});

test("every row of the table has a case here", () => {
  const rows = TAXONOMY.tables.find(({ id }) => id === "admission")!.rows.map(({ id }) => id);
  expect([...new Set(CASES.map(([row]) => row))].sort()).toEqual([...rows].sort());
});

test("while question 5 is open it rules nothing out", () => {
  expect(excluded({ needs: { sensitivity: null, region: null }, model: { regions: null } })).toEqual([]);
});

test.each<[string, Change]>([
  ["the length of its context is not known", { model: { context_tokens: null } }],
  ["the length of its answers is not known", { model: { max_output_tokens: null } }],
  ["its languages are not known", { model: { languages: null }, needs: { languages: ["mi"] } }],
  ["the limit is not known but the seconds are", { measured: { seconds: 900 }, needs: { latency_s: null } }],
  ["a region is stated and none is asked for", { needs: { ...restricted, region: null } }],
  ["the host of its weights is closed", { model: { open_to_new: false }, way: machine() }],
  [
    "the machine stands in the region, though the maker's own service does not",
    {
      needs: restricted,
      model: { regions: ["us"] },
      way: machine({ place: "own-cloud", host: "aws", host_name: "aws", region: "au" }),
    },
  ],
])("nothing is ruled out where %s", (_, change) => {
  expect(excluded(change)).toEqual([]);
});

test("a machine in no region is told from one elsewhere", () => {
  const rented = (region: string | null) => machine({ place: "own-cloud", host: "aws", host_name: "aws", region });
  expect(excluded({ needs: restricted, way: rented(null) })[0]!.row).toBe("region-not-stated");
  expect(excluded({ needs: restricted, way: rented("us") })[0]!.row).toBe("region-elsewhere");
});

test.each([
  [1, "1 second"],
  [0.96, "1 second"],
  [9.16, "9.2 seconds"],
  [12.4, "12 seconds"],
  [120, "120 seconds"],
  [589, "9.8 minutes"],
  [900, "15 minutes"],
])("%d seconds are %s", (seconds, text) => {
  expect(inSeconds(seconds)).toBe(text);
});

test.each([
  [{ retires: "2027-11-23" }, "retires-within-year"],
  [{ retires: "2027-11-24" }, "current"],
  [{ retires: "2026-11-01" }, "retired"],
  [{ retires: "2026-11-01", retires_kind: "not_before" }, "retires-within-year"],
  [{ retires: "2026-11-01", retires_kind: "not_before", status: "retired" }, "retired"],
  [{ released: "2026-11" }, "current"],
  [{ released: "2026-12" }, "not-yet"],
  [{ released: null, status: "legacy" }, "current"],
  [{ status: "retired", retires: "2027-01-01" }, "retires-within-year"],
])("%j is %s", (change, life) => {
  expect(lifeOf({ ...base, ...SOUND, ...change } as Model, TODAY)).toBe(life);
});

test.each([
  [{ retires: "2027-11-23", retires_kind: "announced" }, true],
  [{ retires: "2027-11-23", retires_kind: "not_before" }, false],
  [{ retires: "2026-11-01", retires_kind: "not_before" }, false],
  [{ retires: "2027-11-24", retires_kind: "announced" }, false],
])("the first year holds a move from a model with %j: %s", (change, moved) => {
  expect(isMoved({ ...base, ...SOUND, ...change } as Model, TODAY)).toBe(moved);
});
