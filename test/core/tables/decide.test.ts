/** Every combination of answers, unknowns included, gets exactly one outcome, and an unknown one never a guess. */
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/core/tables/decide.ts";
import {
  APPROACHES,
  type Brief,
  CORRECTNESS,
  FACT_SOURCES,
  KNOWLEDGE,
  SENSITIVITY,
  type Tier,
} from "../../../src/core/types/brief.ts";
import type { Decision } from "../../../src/core/types/decision.ts";
import type { Reading } from "../../../src/core/types/reading.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

/** A kind of each shape, and the thresholds of the tables with their neighbours. */
const KINDS = ["routing", "support-reply", "contract-analysis", "general-chat"];
const REPETITION = [0, 19, 49, 50, 79, 80, 90, 100];
const EXAMPLES = [0, 1, 99, 199, 200, 499, 500, 999, 1000, 1999, 2000, 100_000];

const ANSWERS = {
  kind: KINDS,
  repetition: REPETITION,
  examples: EXAMPLES,
  correctness: CORRECTNESS,
  sensitivity: SENSITIVITY,
};
type AnswerId = keyof typeof ANSWERS;
type Five = Pick<Brief, AnswerId>;
const IDS = Object.keys(ANSWERS) as AnswerId[];

/** Every brief, with each of `open` also left out. */
function everyBrief(open: readonly AnswerId[]): Five[] {
  let all: Five[] = [{}];
  for (const id of IDS) {
    const values: readonly unknown[] = open.includes(id) ? [...ANSWERS[id], undefined] : ANSWERS[id];
    all = all.flatMap((brief) =>
      values.map((value) => (value === undefined ? brief : { ...brief, [id]: value }) as Five),
    );
  }
  return all;
}

/** Every way to fill the holes of a brief. */
function completions(brief: Five): Five[] {
  let all: Five[] = [brief];
  for (const id of IDS) {
    if (brief[id] !== undefined) continue;
    all = all.flatMap((each) => ANSWERS[id].map((value) => ({ ...each, [id]: value }) as Five));
  }
  return all;
}

const keyOf = (brief: Five) => IDS.map((id) => brief[id]).join();

const outcome = ({ tier, approach, size_class, rag, local_required, fine_tuning }: Decision) =>
  JSON.stringify([tier, approach, size_class, rag, local_required, fine_tuning.viable, fine_tuning.strength]);

/** Outcomes of all complete briefs. */
const OUTCOME_OF = new Map(everyBrief([]).map((brief) => [keyOf(brief), outcome(decide(brief, TAXONOMY, null))]));

describe("decide", () => {
  test("every complete brief has one outcome, and it keeps the laws", () => {
    const briefs = everyBrief([]);
    expect(briefs).toHaveLength(4 * 8 * 12 * 4 * 3);
    for (const brief of briefs) {
      const decision = decide(brief, TAXONOMY, null);
      expect(decision.status).toBe("complete");
      expect(decision.possible_tiers).toEqual([decision.tier]);
      expect(decision.possible_approaches).toEqual([decision.approach]);
      expect(decision.next_question).toBeNull();
      expect(APPROACHES).toContain(decision.approach);
      if (brief.sensitivity === "local-only") {
        const named = [decision.approach, ...decision.alternatives.map(({ approach }) => approach)];
        expect(named.filter((approach) => approach?.startsWith("cloud"))).toEqual([]);
      }
      if (decision.tier! > 2) expect(decision.fine_tuning.viable).toBe(false);
    }
  });

  test("a brief with holes says what all ways to fill them have in common, and no more", () => {
    const withHoles = everyBrief(["repetition", "examples", "correctness", "sensitivity"]).filter(
      (brief) => Object.keys(brief).length < IDS.length,
    );
    for (const brief of withHoles) {
      const decision = decide(brief, TAXONOMY, null);
      const distinct = new Set(completions(brief).map((each) => OUTCOME_OF.get(keyOf(each))!));
      const possible = [...distinct].map((each) => JSON.parse(each));
      const agreed = (index: number) => {
        const values = new Set(possible.map((each) => each[index]));
        return values.size === 1 ? [...values][0] : null;
      };
      const { tier, approach, size_class, rag, local_required, fine_tuning } = decision;
      const said = [tier, approach, size_class, rag, local_required, fine_tuning.viable, fine_tuning.strength];
      expect(said).toEqual(said.map((_, index) => agreed(index)));
      expect(decision.possible_tiers).toEqual([...new Set(possible.map(([each]) => each as Tier))].sort());
      expect(decision.status).toBe(said.includes(null) ? "undetermined" : "complete");
      expect(decision.next_question === null).toBe(!said.includes(null));
    }
  });

  test("an answer that cannot matter any more leaves the advice complete", () => {
    const brief: Brief = { kind: "general-chat", repetition: 10, examples: 0, sensitivity: "cloud-ok" };
    const decision = decide(brief, TAXONOMY, null);
    expect(decision.status).toBe("complete");
    expect(decision.approach).toBe("cloud-frontier");
  });

  test("a kind alone gives the tier of the task, the tiers that are left, and the next question", () => {
    const decision = decide({ kind: "routing" }, TAXONOMY, null);
    expect(decision).toMatchObject({ status: "undetermined", task_tier: 1, tier: null, possible_tiers: [1, 4] });
    expect(decision.next_question).toMatchObject({
      id: "sensitivity",
      settles: "narrows 8 possible outcomes to 4 or fewer",
    });
    expect(decision.cautions.map(({ id }) => id)).toEqual(["sensitivity-unknown"]);
  });

  test("with nothing known, everything is possible", () => {
    const decision = decide({}, TAXONOMY, null);
    expect(decision).toMatchObject({ task_tier: null, possible_tiers: [1, 2, 3, 4], local_required: null });
    expect(decision.possible_approaches).toHaveLength(4);
  });

  test("the next question leaves the fewest ways to start in the worst case, and of those the fewest outcomes", () => {
    const startOf = (key: string) => {
      const [tier, , , , local_required] = JSON.parse(OUTCOME_OF.get(key)!);
      return `${tier} ${local_required}`;
    };
    for (const brief of everyBrief(["repetition", "examples", "correctness", "sensitivity"])) {
      const decision = decide(brief, TAXONOMY, null);
      if (decision.next_question === null) continue;
      const open = IDS.filter((id) => brief[id] === undefined);
      const leaves = open.map((id) => {
        const answers = ANSWERS[id].map((value) => completions({ ...brief, [id]: value } as Five).map(keyOf));
        const worst = (of: (key: string) => string) => Math.max(...answers.map((all) => new Set(all.map(of)).size));
        return { starts: worst(startOf), outcomes: worst((key) => OUTCOME_OF.get(key)!) };
      });
      const { starts, outcomes: asked } = leaves[open.indexOf(decision.next_question.id as AnswerId)]!;
      expect(starts).toBe(Math.min(...leaves.map((each) => each.starts)));
      const alike = leaves.filter((each) => each.starts === starts);
      expect(asked).toBe(Math.min(...alike.map(({ outcomes }) => outcomes)));
      expect(decision.next_question.settles).toMatch(
        asked === 1 ? /^settles the advice$/ : new RegExp(`^narrows \\d+ possible outcomes to ${asked} or fewer$`),
      );
    }
  });

  test("where it is not known where the data may go, tier and approach may be certain all the same", () => {
    const brief: Brief = { kind: "routing", repetition: 92, examples: 1200, correctness: "exact" };
    const decision = decide(brief, TAXONOMY, null);
    expect(decision).toMatchObject({
      status: "undetermined",
      tier: 1,
      approach: "local-fine-tuned",
      local_required: null,
    });
    expect(decision.alternatives.map(({ approach }) => approach)).toEqual(["local-base"]);
  });

  test("an unknown kind names the one that may have been meant", () => {
    expect(() => decide({ kind: "rooting" }, TAXONOMY, null)).toThrow(
      'kind: "rooting" is not a task kind, did you mean "routing"?',
    );
  });

  test("the numbers of the brief stand in the reasons, not those of its cell", () => {
    const brief: Brief = {
      kind: "routing",
      repetition: 91,
      examples: 1234,
      correctness: "exact",
      sensitivity: "cloud-ok",
    };
    decide({ ...brief, repetition: 95, examples: 777 }, TAXONOMY, null);
    const decision = decide(brief, TAXONOMY, null);
    const reason = decision.reasons.find(({ table }) => table === "fine-tuning");
    expect(reason).toMatchObject({ row: "tier-1-strong", used: { tier: 1, examples: 1234, repetition: 91 } });
    expect(decision.fine_tuning.examples).toEqual({ have: 1234, minimum: 200, comfortable: 500 });
    expect(decision.would_change[0]?.changes[0]?.from).toBe(
      decision.facts[decision.would_change[0]!.changes[0]!.answer],
    );
  });

  test("an optional answer that is unknown leads where one of its values leads", () => {
    const optional: Record<string, readonly unknown[]> = {
      knowledge: KNOWLEDGE,
      facts: FACT_SOURCES,
      usage: [{ output_tokens: 100 }, { output_tokens: 5000 }],
    };
    const kinds = [
      "routing",
      "document-extraction",
      "support-reply",
      "document-qa",
      "contract-analysis",
      "general-chat",
    ];
    for (const brief of everyBrief([]).filter((_, index) => index % 23 === 0)) {
      for (const kind of kinds) {
        for (const [id, values] of Object.entries(optional)) {
          const known = values.map((value) => outcome(decide({ ...brief, kind, [id]: value }, TAXONOMY, null)));
          expect(known).toContain(outcome(decide({ ...brief, kind }, TAXONOMY, null)));
        }
      }
    }
  });

  test("the same brief gives the same decision again", () => {
    const brief: Brief = { kind: "support-reply", repetition: 70, correctness: "expert" };
    expect(decide(brief, TAXONOMY, null)).toEqual(decide({ ...brief }, structuredClone(TAXONOMY), null));
  });
});

describe("the four conditions of fine-tuning", () => {
  const states = (brief: Brief) =>
    Object.fromEntries(decide(brief, TAXONOMY, null).fine_tuning.conditions.map(({ id, state }) => [id, state]));

  test.each<[string, Brief, string[]]>([
    [
      "all that a brief can tell",
      { kind: "routing", repetition: 90, examples: 600, correctness: "exact" },
      ["met", "unknown", "met", "met"],
    ],
    [
      "too few examples",
      { kind: "routing", repetition: 90, examples: 50, correctness: "exact" },
      ["met", "unknown", "met", "not-met"],
    ],
    [
      "no examples",
      { kind: "routing", repetition: 90, examples: 0, correctness: "rubric" },
      ["met", "not-met", "unknown", "not-met"],
    ],
    [
      "reasoning",
      { kind: "diagnosis", repetition: 90, examples: 5000, correctness: "expert" },
      ["not-met", "unknown", "unknown", "not-met"],
    ],
    [
      "nobody knows what is right",
      { kind: "routing", repetition: 90, examples: 600, correctness: "undefined" },
      ["not-met", "unknown", "not-met", "not-met"],
    ],
    [
      "the number of examples is open",
      { kind: "routing", repetition: 90, correctness: "exact" },
      ["met", "unknown", "met", "unknown"],
    ],
  ])("%s", (_, brief, [defined, data, metric, enough]) => {
    expect(states(brief)).toEqual({
      "well-defined": defined,
      "representative-data": data,
      "aligned-metric": metric,
      "enough-examples": enough,
    });
  });

  test("says how many examples it takes", () => {
    const { conditions, examples } = decide(
      { kind: "support-reply", repetition: 40, examples: 800, correctness: "rubric" },
      TAXONOMY,
      null,
    ).fine_tuning;
    expect(examples).toEqual({ have: 800, minimum: 2000, comfortable: 2000 });
    expect(conditions.at(-1)?.why).toBe("You have 800 examples; tuning needs at least 2,000.");
  });
});

describe("a statement that was read", () => {
  const reading = (confidence: number, specific = true): Reading => ({
    kind: "support-reply",
    confidence,
    tiers: [0.3, 0.6, 0.1, 0],
    candidates: [
      { kind: "support-reply", tier: 2, probability: 0.5, words: ["reply"], against: [] },
      { kind: "email-drafting", tier: 2, probability: 0.2, words: [], against: [] },
      { kind: "routing", tier: 1, probability: 0.2, words: [], against: [] },
    ],
    specific,
    missing: [],
    sharper: null,
    note: null,
    besides: null,
  });
  const brief: Brief = {
    task: "Deal with mail",
    repetition: 90,
    examples: 1500,
    correctness: "rubric",
    sensitivity: "cloud-ok",
  };

  test("stands alone when it is sure", () => {
    const decision = decide(brief, TAXONOMY, reading(TAXONOMY.trust));
    expect(decision).toMatchObject({ kind_source: "inferred", tier: 2, possible_tiers: [2], next_question: null });
  });

  test("when it is not, both readings are possible, with a caution and the question which is meant", () => {
    const decision = decide(brief, TAXONOMY, reading(0.6));
    expect(decision).toMatchObject({ tier: 2, possible_tiers: [1, 2] });
    expect(decision.next_question?.id).toBe("kind");
    expect(decision.cautions.map(({ id }) => id)).toContain("reading-unsure");
  });

  test("a vague one that is read surely counts, with a caution, and the task is asked for", () => {
    const decision = decide(brief, TAXONOMY, reading(0.9, false));
    expect(decision).toMatchObject({ status: "complete", task_tier: 2, tier: 2, possible_tiers: [2] });
    expect(decision.next_question?.id).toBe("task");
    expect(decision.cautions.map(({ id }) => id)).toContain("task-unclear");
  });

  test("a vague one that is not is no task: all tiers are possible, and the task is asked for", () => {
    const decision = decide(brief, TAXONOMY, reading(0.6, false));
    expect(decision).toMatchObject({ status: "undetermined", task_tier: null, tier: null });
    expect(decision.next_question?.id).toBe("task");
    expect(decision.cautions.map(({ id }) => id)).toContain("task-too-vague");
  });

  test("a kind that the brief gives stands, whatever was read", () => {
    const decision = decide({ ...brief, kind: "routing" }, TAXONOMY, null);
    expect(decision).toMatchObject({ kind_source: "given", tier: 1, possible_tiers: [1] });
  });
});

describe("where the facts of a text come from", () => {
  const letters: Brief = {
    kind: "email-drafting",
    repetition: 85,
    examples: 1500,
    correctness: "rubric",
    sensitivity: "local-only",
  };
  const decided = (brief: Brief) => decide(brief, TAXONOMY, null);
  const cautionsOf = (brief: Brief) => decided(brief).cautions.map(({ id }) => id);

  test.each([
    ["Draft discharge letters for patients in our style", false],
    ["Write birthday mails in our style", false],
    ["Answer staff from the handbook and quote the clause", true],
    ["Write what our policies say about leave", true],
    ["Write what our website says about parking to those who ask", true],
    ["Answer letters according to our policies", true],
    // Where something comes in or goes out is no source.
    ["Answer reviews that guests leave on our website", false],
    ["Write texts for our website from the data of suppliers", false],
    ["Write articles for our knowledge base from solved tickets", false],
    ["Turn interviews into the handbook of the plant", false],
  ])("is read from its words, not from its field: %s, retrieval %s", (task, want) => {
    expect(decided({ ...letters, task }).rag).toBe(want);
  });

  test.each([
    ["Extract names and dates of birth from enrolment forms into our student database", false],
    ["Extract names and notice periods from leases into our database", true],
  ])("values stand on a page or in a long document: %s, retrieval %s", (task, want) => {
    expect(decided({ ...letters, kind: "document-extraction", correctness: "exact", task }).rag).toBe(want);
  });

  test.each([
    ["request", false],
    ["examples", false],
    ["documents-given", false],
    ["documents-found", true],
    ["world", true],
  ] as const)("is what the brief says: %s, retrieval %s", (facts, want) => {
    expect(decided({ ...letters, task: "Draft letters to patients", facts }).rag).toBe(want);
  });

  test.each([
    [32_000, false, false],
    [32_001, true, false],
    [128_001, true, true],
  ])("and how much comes in: %i tokens, retrieval %s, of fields %s", (input_tokens, want, ofFields) => {
    expect(decided({ ...letters, facts: "documents-given", usage: { input_tokens } }).rag).toBe(want);
    expect(decided({ ...letters, kind: "document-extraction", usage: { input_tokens } }).rag).toBe(ofFields);
  });

  test("`documents` is an alias", () => {
    expect(decided({ ...letters, documents: true }).facts.facts).toBe("documents-found");
    expect(decided({ ...letters, kind: "contract-analysis", documents: true }).facts.facts).toBe("documents-given");
    expect(decided({ ...letters, kind: "contract-analysis", documents: false }).facts.facts).toBe("request");
    expect(decided({ ...letters, facts: "world", documents: true }).facts.facts).toBe("world");
  });

  test("is asked for where facts matter and nothing says", () => {
    expect(cautionsOf({ ...letters, task: "Draft letters to patients" })).toContain("facts-from-where");
    expect(cautionsOf({ ...letters, task: "Draft letters to patients", facts: "request" })).not.toContain(
      "facts-from-where",
    );
    expect(cautionsOf({ ...letters, task: "Draft letters to our dealers" })).not.toContain("facts-from-where");
  });

  test("does not matter for labels, nor where the brief says that no facts are needed", () => {
    const routed: Brief = { ...letters, kind: "routing", task: "Route mail of patients to the right clinic" };
    expect(decided(routed).rag).toBe(false);
    expect(decided({ ...letters, task: "Draft letters to patients", knowledge: "none" }).rag).toBe(false);
  });
});

describe("trace", () => {
  const brief: Brief = {
    kind: "routing",
    repetition: 92,
    examples: 120,
    correctness: "exact",
    sensitivity: "cloud-ok",
  };

  test("lists, for each row that did not decide, the first condition that failed and the value it met", () => {
    const { misses } = decide(brief, TAXONOMY, null, { trace: true });
    expect(misses).toContainEqual({
      table: "fine-tuning",
      row: "tier-1-strong",
      fact: "examples",
      wanted: "500 or more",
      met: 120,
    });
    expect(misses).toContainEqual({
      table: "tier",
      row: "no-notion-of-correct",
      fact: "correctness",
      wanted: "undefined",
      met: "exact",
    });
    expect(misses).toContainEqual({
      table: "approach",
      row: "tier-1-tuned",
      fact: "viable",
      wanted: "yes",
      met: false,
    });
  });

  test("hits and misses together are all rows of a table with one outcome", () => {
    const { misses, reasons } = decide(brief, TAXONOMY, null, { trace: true });
    const told = ["fine-tuning", "tier", "approach", "size-class", "rag"];
    for (const table of TAXONOMY.tables.filter(({ id }) => told.includes(id))) {
      const rows = [...misses!, ...reasons].filter((each) => each.table === table.id).map(({ row }) => row);
      expect(rows.sort()).toEqual(table.rows.map(({ id }) => id).sort());
    }
  });

  test("is left out unless asked for", () => {
    expect(decide(brief, TAXONOMY, null)).not.toHaveProperty("misses");
  });
});
