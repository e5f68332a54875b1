/** A machine that is there and paid for takes the best model that it carries: a larger one costs only power more. */
import { describe, expect, test } from "vitest";
import { qualityOf } from "../../../src/core/prices/quality-band.ts";
import type { Brief, MachineSpec } from "../../../src/core/types/brief.ts";
import { pricing } from "../../pricing-files.ts";
import { advise, ROUTING } from "./advisor-fixture.ts";

/** Two cards of 96 GB. */
const SERVER: MachineSpec = {
  name: "our server",
  gpus: 2,
  memory_kind: "discrete",
  memory_gb: 96,
  bandwidth_gb_s: 1792,
  tensor_fp16_tflops: 500,
};
const LETTERS: Brief = {
  kind: "report-drafting",
  repetition: 55,
  examples: 100,
  correctness: "expert",
  sensitivity: "local-only",
  usage: { requests_per_month: 400, input_tokens: 6000, output_tokens: 2500 },
  hardware: SERVER,
};

const { hardware: _, ...UNEQUIPPED } = LETTERS;
const SLOW: MachineSpec = { ...SERVER, bandwidth_gb_s: 60 };
const HOURLY: MachineSpec = { ...SERVER, rent_per_hour: { amount: 4, currency: "USD" } };

/** Size and band of the model that is recommended. */
function namedFor(brief: Brief) {
  const { recommended } = advise(brief);
  const model = pricing.models.find(({ id }) => id === recommended!.model)!;
  return [model.size_class, qualityOf(model, pricing).band];
}

test("a class of machines that nobody knows is refused, and sells no machine", () => {
  const misspelt = { ...LETTERS, hardware: { ...SERVER, decode_class: "nv-hmb" } };
  expect(() => advise(misspelt)).toThrow(/^hardware: unknown decode_class "nv-hmb"; did you mean nv-hbm\?$/);
});

describe("while the volume is unknown, which machine it is and how long it takes go by the volume", () => {
  const { usage: __, hardware: ___, ...unsaid } = LETTERS;
  const perVolume =
    /about [\d.]+ (?:seconds|minutes) on the machine for 5,000 requests a month.* on that for 1 million/;

  test.each<[string, Brief, RegExp]>([
    [
      "answers from documents",
      {
        kind: "document-qa",
        sensitivity: "local-only",
        examples: 0,
        correctness: "expert",
        usage: { input_tokens: 6000, output_tokens: 350 },
      },
      perVolume,
    ],
    ["letters", { ...unsaid, usage: { input_tokens: 2000, output_tokens: 800 } }, perVolume],
    [
      "labels, which nobody waits for",
      { ...ROUTING, examples: 0, sensitivity: "local-only", usage: { input_tokens: 300, output_tokens: 10 } },
      /about [\d.]+ seconds\./,
    ],
  ])("%s", (_, brief, says) => {
    const { counsel, volumes } = advise(brief);
    expect(new Set(volumes.map(({ lines }) => lines[0]!.way)).size).toBeGreaterThan(1);
    expect(counsel!.text).toMatch(says);
    expect(counsel!.text).toContain("a machine that suits your volume");
    for (const { lines } of volumes) expect(counsel!.text).not.toContain(lines[0]!.way.replace(/^.*\(|\)$/g, ""));
  });
});

describe("untuned on a machine", () => {
  test.each<[string, Brief, string, number]>([
    ["that is there: a larger model of a better band", LETTERS, "20-40b", 3],
    ["that is there, for code", { ...LETTERS, kind: "stack-code" }, "20-40b", 3],
    [
      "that is there, for labels",
      { ...ROUTING, examples: 0, sensitivity: "local-only", hardware: SERVER },
      "20-40b",
      3,
    ],
    ["that would be bought", UNEQUIPPED, "12-14b", 4],
    ["that costs so much an hour", { ...LETTERS, sensitivity: "cloud-ok", hardware: HOURLY }, "12-14b", 4],
    ["that is there and slow", { ...LETTERS, hardware: SLOW }, "12-14b", 4],
    ["that is there and slow, and the work comes in one go", atOnce(SLOW), "20-40b", 3],
  ])("%s", (_, brief, size, band) => {
    expect(namedFor(brief)).toEqual([size, band]);
  });
});

function atOnce(hardware: MachineSpec): Brief {
  return { ...LETTERS, hardware, usage: { ...LETTERS.usage, batch: true } };
}

test("what is tuned stays of the size that the tables ask for", () => {
  expect(namedFor({ ...ROUTING, sensitivity: "local-only", hardware: SERVER })[0]).toBe("3-9b");
});

test.each([
  ["dgx-h100", 30_000_000, 1],
  ["dgx-b200", 60_000_000, 1],
  ["hgx-h200", 30_000_000, 6],
])(
  "%s carries the better of two small models at %d requests a month",
  (hardware, requests_per_month, peak_to_average) => {
    const usage = { requests_per_month, input_tokens: 260, output_tokens: 60, peak_to_average };
    const { recommended } = advise({ ...ROUTING, examples: 50_000, sensitivity: "local-only", hardware, usage });
    expect(recommended).toMatchObject({ hardware, machines: 1 });
    expect(pricing.models.find(({ id }) => id === recommended!.model)!.params_b).toBeGreaterThan(5);
  },
);

describe("a limit of time that is near what an answer takes", () => {
  const CARDS: MachineSpec = {
    name: "our PC",
    decode_class: "nv",
    gpus: 2,
    memory_kind: "discrete",
    memory_gb: 48,
    bandwidth_gb_s: 936,
  };
  const within = (latency_s: number): Brief => ({
    ...ROUTING,
    sensitivity: "local-only",
    hardware: CARDS,
    usage: { requests_per_month: 120_000, input_tokens: 500, output_tokens: 10, peak_to_average: 6 },
    limits: { latency_s },
  });
  const timeOf = (brief: Brief) => advise(brief).beside.find(({ id }) => id === "time")!.text;

  test("is said, with the way that keeps it", () => {
    const seconds = advise(within(1)).counsel!.start_with!.seconds_per_request!;
    expect(timeOf(within(seconds * 1.3))).toMatch(
      /too near the limit of .* to be sure: measure it at your busiest hour first; .* keeps it/,
    );
  });

  test("is not said where there is room", () => {
    expect(timeOf(within(60))).toMatch(/the limit is 60 seconds\.$/);
  });
});

test.each([
  ["languages that no classifier on the list knows", ["hi", "ta"], true],
  ["English", ["en"], false],
])("a machine for labels in %s", (_, languages, isTriedFirst) => {
  const { counsel, beside } = advise({ ...ROUTING, sensitivity: "local-only", languages });
  const { next_step, lines } = counsel!;
  expect(lines[0]!.to_buy?.amount).toBeGreaterThan(0);
  expect(beside.find(({ id }) => id === "machines")?.text).toMatch(/^Hardware is paid for at once\. Bills /);
  expect(next_step.startsWith("First try an encoder for Hindi and Tamil on your examples")).toBe(isTriedFirst);
});

describe("what hardware costs to buy", () => {
  const boughtFor = (brief: Brief) => advise(brief).beside.filter(({ id }) => id === "machines");

  test.each<[string, Brief, RegExp]>([
    [
      "work that takes a large model",
      { ...ROUTING, kind: "legal-analysis", correctness: "expert", sensitivity: "local-only" },
      /^Hardware is paid for at once/,
    ],
    [
      "steps, all machines together",
      {
        ...ROUTING,
        sensitivity: "local-only",
        steps: [
          { kind: "classification", correctness: "exact", examples: 9000 },
          { kind: "risk-assessment", correctness: "expert", examples: 300, share: 0.4 },
        ],
      },
      /^About AU\$\d/,
    ],
  ])("stands beside %s, once", (_, brief, says) => {
    const said = boughtFor(brief);
    expect(said).toHaveLength(1);
    expect(said[0]!.text).toMatch(says);
  });

  test.each<[string, Brief]>([
    ["a machine that is there", { ...ROUTING, sensitivity: "local-only", hardware: "pc-rtx-4090" }],
    ["hosts", { ...ROUTING, sensitivity: "cloud-ok" }],
  ])("is not said of %s", (_, brief) => {
    const { counsel } = advise(brief);
    const isBought = counsel!.lines.some(({ to_buy }) => to_buy !== null);
    expect(boughtFor(brief)).toHaveLength(isBought ? 1 : 0);
  });
});

describe("a limit of time holds at the busiest hour, with the wait for others", () => {
  const limited = (requests_per_month: number, latency_s: number) =>
    advise({
      ...ROUTING,
      sensitivity: "local-only",
      usage: { requests_per_month, input_tokens: 3200, output_tokens: 180 },
      limits: { latency_s },
    });

  test.each([
    [1_000, 10],
    [40_000, 10],
    [60_000, 10],
    [60_000, 30],
  ])("%i requests a month within %i seconds", (requests, limit) => {
    const { recommended, cautions } = limited(requests, limit);
    const said = cautions.find(({ id }) => id === "seconds")!.text;
    const atPeak = Number(/([\d.]+) seconds (?:at your busiest hour,|with)/.exec(said)![1]);
    expect(recommended).not.toBeNull();
    expect(atPeak).toBeLessThanOrEqual(limit);
  });
});

test.each<[string, Partial<Brief>, boolean]>([
  ["questions in a region without a host", { region: "uk" }, true],
  ["letters in a region without a host", { region: "nz", kind: "report-drafting" }, true],
  ["questions at a host, whose times nobody publishes", { region: "us" }, false],
  ["questions with a limit, which a line of its own answers", { region: "uk", limits: { latency_s: 60 } }, false],
])("how long an answer takes is told wherever the start is a machine of one's own: %s", (_, more, isTold) => {
  const brief: Brief = {
    kind: "document-qa",
    repetition: 60,
    examples: 400,
    correctness: "rubric",
    sensitivity: "restricted-cloud",
    usage: { requests_per_month: 20_000 },
    ...more,
  };
  expect(/[Aa]n answer takes about /.test(advise(brief).counsel!.least)).toBe(isTold);
});

test.each<[string, Partial<Brief>]>([
  ["replies", { kind: "support-reply", correctness: "rubric", examples: 300 }],
  ["labels", { kind: "classification" }],
  ["advice", { kind: "contract-analysis", correctness: "expert", repetition: 20 }],
])("hosts are asked about the model that the page would start with elsewhere: %s", (_, more) => {
  const brief: Brief = {
    ...ROUTING,
    ...more,
    usage: { requests_per_month: 3000, input_tokens: 1500, output_tokens: 180 },
  };
  const { counsel } = advise({ ...brief, sensitivity: "restricted-cloud", region: "uk" });
  const [elsewhere] = advise({ ...brief, sensitivity: "cloud-ok" }).counsel!.lines;
  expect(counsel!.id).toMatch(/^ask-hosts/);
  expect(counsel!.text).toContain(`elsewhere ${elsewhere!.name.replace(/ \(.*/, "")} is billed at about AU$`);
});
