/** What is said of the model that the scope names, by what that model is. */
import { describe, expect, test } from "vitest";
import type { Brief } from "../../../src/core/types/brief.ts";
import { advise, advisorOn, ROUTING } from "../advice/advisor-fixture.ts";

const saidOf = (model: string, brief: Brief = ROUTING) =>
  advise({ ...brief, proposal: { model } }).cautions.filter(({ id }) => id.startsWith("proposal-"));

test.each([
  ["goes soon", "gemini-2.5-flash", "2026-11-24", "retires on 2026-12-01. The score cannot be taken again after that"],
  ["is gone", "gemini-2.5-flash", "2027-01-10", "was withdrawn on 2026-12-01. The score cannot be taken again:"],
  ["stays", "gpt-6-luna", "2026-11-24", undefined],
])("the model that was measured %s", (_, model, as_of, says) => {
  const baseline = { metric: "accuracy", score: 0.91, model };
  const said = advisorOn(as_of)({ ...ROUTING, baseline }).cautions.find(({ id }) => id === "baseline-goes");
  if (says === undefined) expect(said).toBeUndefined();
  else expect(said?.text).toContain(`on which 91% was measured, ${says}`);
});

test.each([
  ["our own model", /^"our own model", on which 91% was measured, is not in the price list[^?]*$/],
  ["GPT6 luna", /Is it gpt-6-luna\?/],
  ["GPT-6-Luna (OpenAI API)", undefined],
  ["Claude Opus 5.5 (Amazon Bedrock)", undefined],
])("the model that was measured is named %s", (model, says) => {
  const { cautions } = advise({ ...ROUTING, baseline: { metric: "accuracy", score: 0.91, model } });
  const said = cautions.find(({ id }) => id === "baseline-unlisted")?.text;
  if (says === undefined) expect(said).toBeUndefined();
  else expect(said).toMatch(says);
});

test.each([
  [undefined, "Say which model scored 80%. "],
  ["GPT6 luna", '"GPT6 luna" is not on the list: say which model of it scored 80%, perhaps gpt-6-luna. '],
  ["our own model", '"our own model" is not on the list: say which model of it scored 80%. '],
  ["gpt-6-luna", ""],
  ["GPT-6-Luna (OpenAI API)", ""],
])("before others are tried, the page asks for the model that was measured: %s", (model, asks) => {
  const measured = { metric: "accuracy", score: 0.8, target: 0.9, cases: 300 };
  const baseline = model === undefined ? measured : { ...measured, model };
  const usage = { requests_per_month: 4000, input_tokens: 600, output_tokens: 50 };
  const { counsel } = advise({ ...ROUTING, usage, sensitivity: "cloud-ok", baseline });
  expect(counsel?.next_step).toMatch(new RegExp(`^${asks}Give the requests`));
});

describe("the model that the scope names", () => {
  test.each<[string, string, Brief, string | null, string]>([
    [
      "is not in the list",
      "grok-9-ultra",
      ROUTING,
      "proposal-unknown",
      '"grok-9-ultra", which is not in the price list',
    ],
    ["is gone", "claude-3-5-sonnet", ROUTING, "proposal-withdrawn", "withdrawn on 2025-10-28"],
    ["is being withdrawn", "gpt-4o", ROUTING, "proposal-withdrawn", "is withdrawing on 2027-01-14"],
    ["costs many times as much", "gpt-6.2-astra", ROUTING, "proposal-costs-more", "times cheaper"],
    [
      "is not allowed",
      "gpt-6.2-astra",
      { ...ROUTING, sensitivity: "local-only" },
      "proposal-not-allowed",
      "may not go",
    ],
    [
      "is served in the region by another host",
      "claude-opus-5-5",
      { ...ROUTING, sensitivity: "restricted-cloud", region: "au" },
      "proposal-other-host",
      "Of its hosts the data may go to Amazon Bedrock, AU",
    ],
    [
      "is served in the region by no host",
      "gpt-6.2-astra",
      { ...ROUTING, sensitivity: "restricted-cloud", region: "in" },
      "proposal-not-allowed",
      "may not go there",
    ],
    ["is the one to start with", advise(ROUTING).counsel!.start_with!.model, ROUTING, null, ""],
  ])("%s", (_, model, brief, id, text) => {
    const said = saidOf(model, brief);
    expect(said.map((each) => each.id)).toEqual(id === null ? [] : [id]);
    expect(said[0]?.text ?? "").toContain(text);
  });

  test("while the volume is open, by the thousand", () => {
    const { usage: _, ...brief } = ROUTING;
    expect(saidOf("gpt-6.2-astra", brief)[0]?.text).toContain("per 1,000 requests for the model alone");
  });

  test("costs more, and so little that it does not matter", () => {
    const usage = { requests_per_month: 500, input_tokens: 500, output_tokens: 150 };
    expect(saidOf("gpt-6.1-sol", { ...ROUTING, usage })).toEqual([]);
  });

  test.each([
    [900, "USD", true],
    [0.01, "AUD", true],
    [40, "AUD", false],
  ])("a quote of %d %s per 1,000: told %s", (amount, currency, isTold) => {
    const brief = { ...ROUTING, proposal: { model: "gpt-6.2-astra", cost_per_1k: { amount, currency } } };
    const said = advise(brief).cautions.find(({ id }) => id === "proposal-quote-differs");
    expect(said !== undefined).toBe(isTold);
  });

  test("nothing without one", () => {
    expect(
      advise(ROUTING)
        .cautions.map(({ id }) => id)
        .join(),
    ).not.toContain("proposal-");
  });
});
