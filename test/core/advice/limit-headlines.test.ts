/** What a limit of the brief makes the first thing to say, in words. */
import { expect, test } from "vitest";
import { limitHeadlines, openHeadlines } from "../../../src/core/advice/limit-headlines.ts";
import type { PricedCandidates } from "../../../src/core/advice/priced-offers.ts";
import type { CounselLine } from "../../../src/core/types/advice.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import type { PricedWay } from "../../../src/core/ways/way-cost.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const rateOf = (currency: string, per_usd: number) => ({ currency, per_usd, date: "2026-11-24", source: "test" });
const rates = [rateOf("AUD", 1.5), rateOf("EUR", 0.9)];
const AUD = rates[0]!;

const way = (name: string, host: string, host_name: string) => ({
  way: { kind: "api", name, host, host_name, region: null, place: "api" },
  cost: { machines: null, bill: { likely: 200_000_000_000_000n } },
});
const onMachine = (name: string, machine: string) => ({
  way: { kind: "machine", name, place: "own", machine: { name: machine }, region: null },
  cost: { machines: 1, bill: { likely: 100_000_000_000_000n } },
});
const NONE = { refused: null, speech_at_least: null, keeps: null, best_fit: null, over_budget: null };
const budget = (amount: number, currency: string): Brief => ({
  task: "x",
  limits: { budget_per_month: { amount, currency } },
});

const branch = (way: string, likely: number | null, at_volume: number | null = null) => {
  const bill = { low: likely, likely, high: likely, currency: "AUD" };
  const line = {
    role: "start" as const,
    label: "Start with",
    way,
    name: way,
    model: null,
    place: null,
    cost: "",
    bill,
    staff: null,
    once: null,
    to_buy: null,
    note: null,
  };
  return { lines: [line], at_volume };
};

test.each<[string, Brief, object, boolean, string[]]>([
  ["nothing without a limit", { task: "x" }, {}, false, []],
  [
    "another model",
    budget(100, "AUD"),
    { best_fit: way("A", "openai", "OpenAI API"), over_budget: way("B", "groq", "Groq") },
    false,
    ["A is the best that keeps the budget of AU$100 a month. B is better, at AU$300 a month."],
  ],
  [
    "the same model elsewhere, never called better than itself",
    budget(100, "AUD"),
    { best_fit: way("A", "groq", "Groq"), over_budget: onMachine("A", "Box") },
    false,
    ["A (Groq) is the best that keeps the budget of AU$100 a month. With more money: A (Box), at AU$150 a month."],
  ],
  [
    "the way that keeps a budget which the prompt that comes first does not",
    budget(200, "AUD"),
    {
      best_fit: onMachine("A", "Box"),
      prompted: way("B", "openai", "OpenAI API"),
      keeps: { best_fit: true, prompted: false },
    },
    false,
    ["A (Box) keeps the budget of AU$200 a month, at AU$150; a prompt (B) costs AU$300."],
  ],
  [
    "a budget in the currency of the page, too",
    budget(90, "EUR"),
    { keeps: { best_fit: false, prompted: false } },
    false,
    ["Nothing that does the work fits the budget of €90 (AU$150) a month."],
  ],
  [
    "a small classifier that keeps a budget which no language model keeps",
    budget(100, "EUR"),
    { keeps: { best_fit: false, prompted: false }, classifier: onMachine("Labels", "Box") },
    false,
    [
      "No language model keeps the budget of €100 (AU$167) a month. Labels (Box) does, at AU$150, and only picks labels.",
    ],
  ],
  [
    "nothing, where the small classifier does not keep it either",
    budget(90, "AUD"),
    { keeps: { best_fit: false, prompted: false }, classifier: onMachine("Labels", "Box") },
    false,
    ["Nothing that does the work fits the budget of AU$90 a month."],
  ],
  [
    "how much of the work a budget pays for that nothing keeps",
    budget(90, "AUD"),
    {
      best_fit: onMachine("A", "Box"),
      prompted: way("B", "openai", "OpenAI API"),
      keeps: { best_fit: false, prompted: false },
    },
    false,
    ["Nothing that does the work fits the budget of AU$90 a month. It pays for 3,000 of the 10,000 requests with B."],
  ],
  [
    "how much it pays for with the model that would lead if nothing turned on an answer",
    budget(90, "AUD"),
    {
      prompted: way("B", "openai", "OpenAI API"),
      prompted_without_stakes: { ...way("C", "openai", "OpenAI API"), cost: onMachine("C", "").cost },
      keeps: { best_fit: false, prompted: false },
    },
    false,
    ["Nothing that does the work fits the budget of AU$90 a month. It pays for 6,000 of the 10,000 requests with C."],
  ],
  [
    "what comes later and is over it",
    budget(90, "AUD"),
    { keeps: { best_fit: false, prompted: true }, later: branch("C (3 x Box)", 1500).lines },
    false,
    ["Over the budget of AU$90 a month: C (3 x Box)."],
  ],
  [
    "the volume asked for, and the machine that cannot",
    budget(5, "USD"),
    { refused: "It is too slow." },
    true,
    [
      "Your machine cannot serve this: It is too slow.",
      "Say how many requests come in a month to see what fits the budget of US$5 (AU$7.50) a month.",
    ],
  ],
])("%s", (_, brief, offers, isOpen, said) => {
  const { classifier = null } = offers as { classifier?: PricedWay | null };
  const { later = [] } = offers as { later?: CounselLine[] };
  const priced = { ...NONE, ...offers } as unknown as PricedCandidates;
  expect(
    limitHeadlines(
      brief,
      priced,
      {
        isOpen,
        startsPrompted: true,
        in_steps: false,
        classifier: () => classifier,
        requests: 10_000,
        speech: 0,
        later,
      },
      { rate: AUD, rates, taxonomy: TAXONOMY },
    ),
  ).toEqual(said);
});

test.each<[string, Brief, ReturnType<typeof branch>[], string[]]>([
  ["nothing without a budget", { task: "x" }, [branch("A", 900)], []],
  ["nothing without a branch", budget(100, "AUD"), [], []],
  [
    "to give the volume",
    budget(90, "EUR"),
    [branch("A", 9, 50_000), branch("B", 900, 50_000)],
    [
      "Over the budget of €90 (AU$150) a month at 50,000 requests: B.",
      "Say how many requests come in a month to see what fits the budget of €90 (AU$150) a month.",
    ],
  ],
  ["nothing where all keep it", budget(100, "AUD"), [branch("A", 9), branch("B", 100)], []],
  ["nothing of a bill that is not known", budget(100, "AUD"), [branch("A", null)], []],
  [
    "which starts are over it, each once",
    budget(90, "EUR"),
    [branch("A", 9), branch("B", 151), branch("C", 900), branch("B", 151)],
    ["Over the budget of €90 (AU$150) a month: B and C."],
  ],
])("while an answer is open, a budget asks for %s", (_, brief, branches, said) => {
  expect(openHeadlines(brief, branches, { rate: AUD, rates, taxonomy: TAXONOMY })).toEqual(said);
});
