/** Readings of real wording: tiers, what is no language task, attributes, vagueness, and one question when in doubt. */
import type { Attributes, Reading } from "../../src/core/types/reading.ts";
import { percent, type Said, surenessText } from "./figures.ts";

export interface RealRow {
  id: string;
  statement?: string;
  paragraph?: string;
  lm_task: "yes" | "no" | "partly";
  tier: number | null;
  acceptable_tiers: number[];
  multi_task: boolean;
  input_modalities: string[];
  facts_come_from: string;
  facts_acceptable: string[];
  tools: boolean;
  languages: string[];
  vague?: boolean;
  regulated: string;
  label_confidence: "clear" | "debatable";
  debatable_fields: string[];
}

export const textOf = ({ statement, paragraph }: RealRow): string => statement ?? paragraph ?? "";

/** What today's reader was measured at before, on the whole of the development sets; not run again. */
const BEFORE =
  "before this reader: clear 70 %, right when sure 84 %, tier 2 recall 50 %, 16 of 26 no language task sure";

/** Insurance is a part of finance for the rows and for the tables. */
const FIELD: Record<string, string> = { legal: "law", employment: "hr", insurance: "finance" };
const kindsOf = (inputs: string[]): string[] => inputs.filter((input) => input !== "geo" && input !== "sensor");

/** For each attribute, whether a row carries it and whether it was read right. */
const ATTRIBUTES: Record<string, (read: Attributes, row: RealRow) => Said | null> = {
  input: ({ input }, row) => {
    const wanted = kindsOf(row.input_modalities);
    if (wanted.length === 0) return null;
    return {
      confidence: input.confidence,
      right: wanted.includes(input.value[0]!) && input.value.every((one) => wanted.includes(one)),
    };
  },
  facts: ({ facts }, row) => ({ confidence: facts.confidence, right: row.facts_acceptable.includes(facts.value) }),
  tools: ({ tools }, row) => ({ confidence: tools.confidence, right: tools.value === row.tools }),
  languages: ({ languages }, row) =>
    row.languages.includes("multi")
      ? null
      : {
          confidence: languages.confidence,
          right: [...languages.value].sort().join() === [...row.languages].sort().join(),
        },
  field: ({ field }, row) => ({
    confidence: field.confidence,
    right: field.value === (FIELD[row.regulated] ?? row.regulated),
  }),
};

export interface RealResult {
  row: RealRow;
  reading: Reading;
}

const tierOf = ({ candidates }: Reading): number | null => candidates[0]?.tier ?? null;

/** Readings and figures for one file of real wording. */
export function measureReal(title: string, rows: RealRow[], read: (text: string) => Reading): RealResult[] {
  const results = rows.map((row) => ({ row, reading: read(textOf(row)) }));
  console.log(`\n${title}: ${rows.length} rows`);
  if (title.includes("statements")) console.log(`  ${BEFORE}`);
  const tasks = results.filter(({ row }) => row.lm_task === "yes");
  const isRight = ({ row, reading }: RealResult) => row.acceptable_tiers.includes(tierOf(reading) ?? 0);
  const clear = tasks.filter(({ row }) => row.label_confidence === "clear" && !row.vague);
  console.log(
    `  clear rows right: ${percent(clear.filter(isRight).length, clear.length)} (n ${clear.length}), all ${percent(tasks.filter(isRight).length, tasks.length)}`,
  );
  const recall = [1, 2, 3, 4].map((tier) => {
    const of = tasks.filter(({ row }) => row.tier === tier);
    return `tier ${tier} ${percent(of.filter(isRight).length, of.length)} (${of.length})`;
  });
  console.log(`  recall: ${recall.join(", ")}`);
  const said = tasks.map((one) => ({ confidence: one.reading.confidence ?? 0, right: isRight(one) }));
  console.log(`  ${surenessText(said)}`);
  const none = results.filter(({ row }) => row.lm_task === "no");
  const sure = none.filter(({ reading }) => (reading.confidence ?? 0) >= 0.8);
  const refused = none.filter(({ reading }) => reading.besides?.language_task.value === false);
  const turned = tasks.filter(({ reading }) => reading.besides?.language_task.value === false);
  console.log(
    `  no language task: ${percent(refused.length, none.length)} told so, ${percent(sure.length, none.length)} a sure tier (n ${none.length}); language tasks turned away ${percent(turned.length, tasks.length)}`,
  );
  for (const [name, judge] of Object.entries(ATTRIBUTES)) {
    const judged = results.flatMap(({ row, reading }) => {
      if (row.lm_task !== "yes" || row.debatable_fields.includes(name) || !reading.besides) return [];
      const one = judge(reading.besides.attributes, row);
      return one ? [one] : [];
    });
    const right = percent(judged.filter((one) => one.right).length, judged.length);
    console.log(`  ${name.padEnd(10)} right ${right}, ${surenessText(judged)}`);
  }
  const several = tasks.filter(({ row }) => row.multi_task);
  const parted = several.filter(({ reading }) => (reading.besides?.parts.length ?? 0) >= 2);
  const falsely = tasks.filter(({ row, reading }) => !row.multi_task && (reading.besides?.parts.length ?? 0) >= 2);
  console.log(
    `  several tasks: ${percent(parted.length, several.length)} found (n ${several.length}), ${percent(falsely.length, tasks.length - several.length)} of the others taken for several`,
  );
  const vague = results.filter(({ row }) => row.vague);
  const specific = tasks.filter(({ row }) => row.vague === false);
  if (vague.length > 0) {
    console.log(
      `  vague: ${percent(vague.filter(({ reading }) => !reading.specific).length, vague.length)} found (n ${vague.length}), ${percent(specific.filter(({ reading }) => reading.specific).length, specific.length)} of the specific kept`,
    );
  }
  questionSimulation(tasks);
  return results;
}

/** Accuracy against the share asked, with the right answer and with one answer in ten wrong. */
export function questionSimulation(tasks: RealResult[]): void {
  const isAsked = ({ reading }: RealResult) => reading.besides?.question != null || !reading.specific;
  const asked = tasks.filter(isAsked);
  const silent = tasks.filter((one) => !isAsked(one));
  const right = silent.filter(({ row, reading }) => row.acceptable_tiers.includes(tierOf(reading) ?? 0)).length;
  const ofTwo = asked.filter(({ row, reading }) =>
    likeliestTwo(reading).some((tier) => row.acceptable_tiers.includes(tier)),
  ).length;
  console.log(
    `  one question: ${percent(asked.length, tasks.length)} asked; right then ${percent(right + asked.length, tasks.length)} of four answers, ${percent(right + ofTwo, tasks.length)} of the two likeliest, ${percent(right + 0.9 * asked.length, tasks.length)} with one answer in ten wrong`,
  );
}

function likeliestTwo({ tiers }: Reading): number[] {
  if (!tiers) return [];
  return [1, 2, 3, 4].sort((a, b) => tiers[b - 1]! - tiers[a - 1]!).slice(0, 2);
}
