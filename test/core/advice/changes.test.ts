/** What would change the page: each line says what the advice for the changed brief says. */
import { describe, expect, test } from "vitest";
import { briefsToJudge } from "../../../src/core/proof/prove-advice.ts";
import type { Advice } from "../../../src/core/types/advice.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { ANALYSIS, AS_OF, advise, advisorOn, ROUTING } from "./advisor-fixture.ts";

const aud = (amount: number) => ({ amount, currency: "AUD" });
const DRAFTS: Brief = { ...ROUTING, kind: "support-reply", correctness: "rubric" };

test.each<[string, Brief, { says?: string[]; not?: string[] }]>([
  [
    "a tier that moves names its model and the bill",
    { ...DRAFTS, examples: 1200 },
    { says: ["If nobody can say", "tier 4, a frontier model fits best. Start with Claude"] },
  ],
  ["where a program tells what is right, nobody is told that none can", ROUTING, { not: ["nobody can say"] }],
  [
    "nor where a score was measured",
    { ...DRAFTS, baseline: { metric: "accepted", score: 0.8 } },
    { not: ["nobody can say"] },
  ],
  ["what keeps the start and drops what may follow changes nothing to do", ROUTING, { not: ["199 examples"] }],
  [
    "where the tuned model is the start, what takes it away is told",
    {
      ...ROUTING,
      baseline: { metric: "accuracy", score: 0.8, target: 0.95, model: "claude-opus-5-5" },
      stakes: { right: aud(0.5), wrong: aud(5) },
    },
    {
      says: [
        "the same pattern: start with a prompt. No model ranked below the one that was measured is likely to do better.",
      ],
    },
  ],
  [
    "what may follow the same start is named",
    { ...DRAFTS, examples: 100 },
    { says: ["With 500 examples: the same model first, then "], not: ["becomes"] },
  ],
  [
    "where the prompt stays, nothing follows",
    { ...ROUTING, examples: 150, baseline: { metric: "accepted", score: 0.97, target: 0.95 } },
    { not: ["examples:"] },
  ],
  [
    "what the tables would tune and the stakes do not pay for is not promised",
    { ...DRAFTS, examples: 100, reviewed: "all", stakes: { right: aud(1), wrong: aud(2), review_minutes: 4 } },
    { not: ["examples:"] },
  ],
  [
    "no machine is said where none serves the work",
    { ...ANALYSIS, limits: { latency_s: 1 }, usage: { ...ANALYSIS.usage, input_tokens: 200_000 } },
    { not: ["large open model fits best"] },
  ],
])("%s", (_, brief, { says = [], not = [] }) => {
  const said = advise(brief).page.what_if.join("\n");
  for (const text of says) expect(said).toContain(text);
  for (const text of not) expect(said).not.toContain(text);
});

/** The advice that a line is about, by the words of its answers. */
function changedBy(line: string, brief: Brief, { would_change }: Advice, judge: typeof advise): Advice {
  const flip = would_change.find(({ changes }) =>
    line.toLowerCase().startsWith(`${changes.map(({ words }) => words).join(" and ")}: `.toLowerCase()),
  );
  const answers = Object.fromEntries(flip!.changes.map(({ answer, to }) => [answer, to]));
  return judge({ ...brief, ...answers }, { branches: false, closely: false });
}

const waysOf = ({ volumes, counsel }: Advice) =>
  (volumes[Math.floor(volumes.length / 2)]?.lines ?? counsel?.lines ?? []).map(({ way }) => way);

/** What in a line is not so in the advice that it is about. */
function untrue(line: string, today: Advice, then: Advice): string[] {
  const tier = /: tier (\d)/.exec(line)?.[1] ?? today.tier;
  const [start, ...more] = waysOf(then);
  const isStart =
    start === undefined ||
    line.includes(start) ||
    (line.includes("the same model first") && waysOf(today)[0] === start);
  const next = /then (.+?), \D+\d/.exec(line)?.[1];
  return [
    ...(String(tier) === String(then.tier) ? [] : [`tier ${then.tier}`]),
    ...(isStart ? [] : [`starts with ${start}`]),
    ...(next === undefined || [start, ...more].some((way) => way?.startsWith(next)) ? [] : [`names no ${next}`]),
    ...(line.includes("fits best") && !line.includes(then.page.fits.slice(1, -1)) ? [then.page.fits] : []),
  ];
}

describe("of many briefs", () => {
  const judges = new Map<string, typeof advise>();
  const briefs = [...briefsToJudge(TAXONOMY, pricing, AS_OF, false)].filter((_, index) => index % 3 === 0);
  test("no line promises what the page of that answer does not say", () => {
    let lines = 0;
    for (const { brief, day } of briefs) {
      const judge = judges.get(day) ?? advisorOn(day);
      judges.set(day, judge);
      const today = judge(brief);
      for (const line of today.page.what_if) {
        lines += 1;
        expect(untrue(line, today, changedBy(line, brief, today, judge)), `${line}\n${JSON.stringify(brief)}`).toEqual(
          [],
        );
      }
    }
    expect(lines).toBeGreaterThan(50);
  });
});
