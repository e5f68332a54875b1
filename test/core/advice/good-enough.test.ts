/** Which models are good enough to be named: by what the work asks of them, whatever a weaker one would cost. */
import { describe, expect, test } from "vitest";
import { qualityOf } from "../../../src/core/prices/quality-band.ts";
import type { Advice, ServedWay } from "../../../src/core/types/advice.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { pricing } from "../../pricing-files.ts";
import { advise, ROUTING } from "./advisor-fixture.ts";

const LETTERS: Brief = {
  kind: "report-drafting",
  repetition: 84,
  examples: 2000,
  correctness: "rubric",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 100_000, input_tokens: 2000, output_tokens: 400 },
};
const LEASES: Brief = { ...ROUTING, kind: "document-extraction", examples: 0 };

const bandOf = (served: Pick<ServedWay, "model"> | null | undefined): number => {
  const model = pricing.models.find(({ id }) => id === served?.model);
  return model ? (qualityOf(model, pricing).band ?? 6) : 6;
};

/** Those of models tuned and served by a host. */
const hostedTuned = ({ recommended, alternatives }: Advice) =>
  [recommended, ...alternatives].filter((each) => each?.deployment === "hosted-tuned");

describe("tuned at a host", () => {
  test("text that people judge by a list: the cheapest base", () => {
    const [tuned] = hostedTuned(advise(LETTERS));
    expect(bandOf(tuned)).toBe(5);
  });

  test("text in another language: none of the weakest bases", () => {
    const found = hostedTuned(advise({ ...LETTERS, languages: ["pl"] }));
    for (const each of found) expect(bandOf(each)).toBeLessThanOrEqual(4);
  });

  test("fields out of 60 pages: none of the weakest bases", () => {
    const usage = { requests_per_month: 1500, input_tokens: 45_000, output_tokens: 600 };
    const found = hostedTuned(advise({ ...LEASES, examples: 700, usage }));
    for (const each of found) expect(bandOf(each)).toBeLessThanOrEqual(4);
  });

  test("text that an expert judges: none of the weakest bases", () => {
    const found = hostedTuned(advise({ ...LETTERS, correctness: "expert" }));
    for (const each of found) expect(bandOf(each)).toBeLessThanOrEqual(4);
  });
});

describe("with a prompt", () => {
  test.each([
    ["a page", 2000, 5],
    ["a lease of 200 pages", 160_000, 3],
  ])("labels and fields out of %s", (_, input_tokens, worst) => {
    const { counsel } = advise({ ...LEASES, usage: { requests_per_month: 300, input_tokens, output_tokens: 500 } });
    expect(bandOf(counsel?.start_with)).toBeLessThanOrEqual(worst);
  });
});

describe("a small task on video, which no model of its own class reads", () => {
  const SCENES: Brief = { ...LETTERS, kind: "image-description", examples: 0, input: ["video"] };

  test("is left to an adequate model that does", () => {
    const { counsel } = advise(SCENES);
    expect(counsel!.id).toBe("prompt-and-collect");
    const model = pricing.models.find(({ id }) => id === counsel!.start_with!.model);
    expect(model!.input_modalities).toContain("video");
  });

  test("is not told to tune, where nothing that reads it may be tuned for experts", () => {
    const { counsel, page } = advise({ ...SCENES, examples: 900, correctness: "expert" });
    expect(counsel!.id).toBe("prompt-and-collect");
    expect(page.verdict).toContain("Start with a prompt");
  });

  test("has no model where the data must stay", () => {
    expect(advise({ ...SCENES, sensitivity: "local-only" }).counsel!.start_with).toBeNull();
  });
});
