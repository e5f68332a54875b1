/** A rate that the user gives counts in the choice of ways as one of the price list does. */
import { expect, test } from "vitest";
import { run } from "../../../src/commands/classify/classify.ts";
import type { Advice } from "../../../src/core/types/advice.ts";
import type { Brief, StatedAmount } from "../../../src/core/types/brief.ts";
import { memoryHost } from "../../hosts/memory-host.ts";

/** Units of each currency that one US dollar is said to buy; the last one stands in the price list at another rate. */
const RATES = { NZD: 1.72, GBP: 0.76, EUR: 0.95 };
const CHAT: Brief = {
  kind: "support-reply",
  repetition: 65,
  examples: 1500,
  correctness: "rubric",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 600_000, input_tokens: 3500, output_tokens: 180 },
};
const BOX = { name: "our box", bandwidth_gb_s: 1000, memory_gb: 24, idle_w: 40, load_w: 350 };

/** Briefs with amounts as US dollars that the same money in any currency stands for. */
const STATED: [string, (of: (usd: number) => StatedAmount) => Partial<Brief>][] = [
  ["a budget that nothing keeps", (of) => ({ limits: { budget_per_month: of(58) } })],
  [
    "a budget that a cheaper model keeps",
    (of) => ({
      kind: "contract-analysis",
      repetition: 20,
      usage: { requests_per_month: 4000, input_tokens: 14_000, output_tokens: 1200 },
      limits: { budget_per_month: of(263) },
    }),
  ],
  [
    "stakes that pay for a better model",
    (of) => ({
      baseline: { metric: "accuracy", score: 0.58, target: 0.75 },
      stakes: { right: of(2.33), wrong: of(14.53) },
    }),
  ],
  [
    "a machine of one's own",
    (of) => ({
      sensitivity: "local-only",
      usage: { requests_per_month: 20_000, input_tokens: 900, output_tokens: 200 },
      hardware: { ...BOX, price: of(5233) },
    }),
  ],
];

async function adviseIn(currency: string, brief: Brief): Promise<Advice> {
  const host = memoryHost({ stdin: JSON.stringify(brief) });
  await run({ operands: [], format: "json", currency }, host);
  return JSON.parse(host.out) as Advice;
}

test.each(STATED)("%s", async (_, change) => {
  for (const [currency, rate] of Object.entries(RATES)) {
    const asked = `${currency}=${rate}`;
    const own = await adviseIn(asked, { ...CHAT, ...change((usd) => ({ amount: usd * rate, currency })) });
    const same = await adviseIn(asked, { ...CHAT, ...change((usd) => ({ amount: usd, currency: "USD" })) });
    expect(own.counsel?.start_with, currency).toEqual(same.counsel?.start_with);
    expect(own.headlines.length, currency).toBe(same.headlines.length);
    expect(own.counsel?.lines, currency).toEqual(same.counsel?.lines);
  }
});

test("each of these amounts changes what is advised", async () => {
  const plain = await adviseIn("NZD=1.72", CHAT);
  for (const [name, change] of STATED) {
    const stated = await adviseIn("NZD=1.72", {
      ...CHAT,
      ...change((usd) => ({ amount: usd * 1.72, currency: "NZD" })),
    });
    expect([stated.headlines, stated.counsel?.start_with?.name], name).not.toEqual([
      plain.headlines,
      plain.counsel?.start_with?.name,
    ]);
  }
});
