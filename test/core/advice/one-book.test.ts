/** The chart over volumes counts what the rows count: staff time on both sides. */
import { expect, test } from "vitest";
import { makeCurrencyAdvisor } from "../../../src/core/advice/advise.ts";
import { insightOf } from "../../../src/core/comparison/hosting-insight.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { AS_OF, ROUTING } from "./advisor-fixture.ts";

const rate = pricing.fx.find(({ currency }) => currency === "AUD")!;
const advise = makeCurrencyAdvisor({
  taxonomy: TAXONOMY,
  pricing,
  as_of: AS_OF,
  rate,
  explain: false,
  insight: insightOf,
});

const at = (requests_per_month: number): Brief => ({ ...ROUTING, usage: { ...ROUTING.usage, requests_per_month } });

test("a line of the chart passes through the month of its row, at every volume", () => {
  for (const volume of [1_000_000, 5_000_000]) {
    const { hosting, costs } = advise(at(volume));
    const { series, points } = hosting!.curve;
    const here = points.find(({ requests_per_month }) => requests_per_month === volume)!;
    const named = series.map(({ id }, i) => [
      costs.find(({ model, deployment }) => model === id && deployment !== "hosted-tuned")?.monthly?.likely,
      here.monthly[i],
    ]);
    expect(named.length).toBeGreaterThan(1);
    for (const [row, line] of named) expect(line).toBeCloseTo(row!, 6);
  }
});
