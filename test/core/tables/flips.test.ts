/** Flips against brute force: every stated one is true, none smaller is left out. */
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/core/tables/decide.ts";
import { type Brief, CORRECTNESS, SENSITIVITY } from "../../../src/core/types/brief.ts";
import type { Flip } from "../../../src/core/types/decision.ts";
import type { FactValue } from "../../../src/core/types/taxonomy.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const STEPS = [{ name: "Extract", kind: "entity-extraction" }];

/** One value for each cell that the tables cut for tier and approach. */
const GRID: Record<string, readonly FactValue[]> = {
  repetition: [30, 65, 85],
  examples: [50, 300, 700, 1500, 5000],
  correctness: CORRECTNESS,
  sensitivity: SENSITIVITY,
  has_steps: [false, true],
};

type Answers = Record<string, FactValue>;

function briefOf(kind: string, { has_steps, ...answers }: Answers): Brief {
  return { kind, ...answers, ...(has_steps ? { steps: STEPS } : {}) } as Brief;
}

const outcomeOf = (brief: Brief) => {
  const { tier, approach } = decide(brief, TAXONOMY, null);
  return `${tier} ${approach}`;
};

function everyAnswers(): Answers[] {
  let all: Answers[] = [{}];
  for (const [id, values] of Object.entries(GRID))
    all = all.flatMap((each) => values.map((value) => ({ ...each, [id]: value })));
  return all;
}

const ALL = everyAnswers();

/** Sets of answers that change the outcome, of which no part alone does, with the outcomes that they lead to. */
function bruteForce(today: Answers, outcomes: Map<string, string>): Map<string, Set<string>> {
  const now = outcomes.get(JSON.stringify(today))!;
  const changing = new Map<string, Set<string>>();
  for (const other of ALL) {
    const outcome = outcomes.get(JSON.stringify(other))!;
    if (outcome === now) continue;
    const set = Object.keys(GRID).filter((id) => other[id] !== today[id]);
    const key = set.join();
    changing.set(key, (changing.get(key) ?? new Set()).add(outcome));
  }
  const sets = [...changing.keys()].map((key) => key.split(","));
  for (const set of sets) {
    const hasPart = sets.some((other) => other.length < set.length && other.every((id) => set.includes(id)));
    if (hasPart) changing.delete(set.join());
  }
  return changing;
}

function stated(flips: Flip[]): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>();
  for (const { changes, gives } of flips) {
    const key = Object.keys(GRID)
      .filter((id) => changes.some(({ answer }) => answer === id))
      .join();
    sets.set(key, (sets.get(key) ?? new Set()).add(`${gives.tier} ${gives.approach}`));
  }
  return sets;
}

const sorted = (sets: Map<string, Set<string>>) => [...sets].map(([key, set]) => [key, [...set].sort()]).sort();

describe.each(["routing", "support-reply", "contract-analysis", "general-chat"])("flips of %s", (kind) => {
  const outcomes = new Map(ALL.map((answers) => [JSON.stringify(answers), outcomeOf(briefOf(kind, answers))]));

  test("are exactly the smallest sets that brute force finds, over the whole grid", () => {
    for (const answers of ALL) {
      const { would_change } = decide(briefOf(kind, answers), TAXONOMY, null);
      expect(sorted(stated(would_change))).toEqual(sorted(bruteForce(answers, outcomes)));
    }
  });

  test("are true when run again, and say what they change from", () => {
    for (const answers of ALL) {
      for (const { changes, gives } of decide(briefOf(kind, answers), TAXONOMY, null).would_change) {
        const changed = { ...answers };
        for (const { answer, from, to } of changes) {
          expect(from).toBe(answers[answer]);
          changed[answer] = to;
        }
        expect(outcomeOf(briefOf(kind, changed))).toBe(`${gives.tier} ${gives.approach}`);
      }
    }
  });

  test("an answer is said to change nothing exactly when no flip changes it alone", () => {
    for (const answers of ALL) {
      const { would_change, stays } = decide(briefOf(kind, answers), TAXONOMY, null);
      const alone = would_change.filter(({ changes }) => changes.length === 1).map(({ changes }) => changes[0]!.answer);
      const asked = ["repetition", "examples", "correctness", "sensitivity"];
      expect(stays.map(({ answer }) => answer)).toEqual(asked.filter((id) => !alone.includes(id)));
    }
  });
});

describe("words of flips", () => {
  const brief: Brief = {
    kind: "routing",
    repetition: 92,
    examples: 120,
    correctness: "exact",
    sensitivity: "cloud-ok",
  };

  test("say what to change and what it gives", () => {
    expect(decide(brief, TAXONOMY, null).would_change.map(({ words }) => words)).toEqual([
      "With 200 examples, this becomes a small model tuned on your examples.",
      "If nobody can say what a correct answer is, this becomes a frontier model (tier 4).",
    ]);
  });

  test("say which answers do not matter", () => {
    expect(decide(brief, TAXONOMY, null).stays.map(({ words }) => words)).toEqual([
      "However repetitive the requests are, this stays tier 1: a small model with a good prompt.",
      "Wherever the data may go, this stays tier 1: a small model with a good prompt.",
    ]);
  });

  test("the nearest value is named, from above and from below", () => {
    const { would_change } = decide({ ...brief, repetition: 85, examples: 5000 }, TAXONOMY, null);
    const examples = would_change.find(({ changes }) => changes[0]!.answer === "examples");
    expect(examples?.changes[0]).toMatchObject({ from: 5000, to: 199, words: "with only 199 examples" });
  });

  test("the nearest come first", () => {
    const { would_change } = decide(brief, TAXONOMY, null);
    const sizes = would_change.map(({ changes }) => changes.length);
    expect(sizes).toEqual([...sizes].sort());
  });

  test("while the outcome is open there is nothing to flip", () => {
    expect(decide({ kind: "routing" }, TAXONOMY, null).would_change).toEqual([]);
  });

  test("an outcome that is certain despite an unknown answer has flips that hold for all its values", () => {
    const { would_change } = decide(
      { kind: "routing", repetition: 92, correctness: "undefined", sensitivity: "cloud-ok" },
      TAXONOMY,
      null,
    );
    const local = would_change.find(({ gives }) => gives.approach === "local-large");
    expect(local?.changes.map(({ answer }) => answer)).toEqual(["sensitivity"]);
  });
});
