/** Which of the unanswered questions settles most. */

import type { NextQuestion } from "../types/decision.ts";
import type { Question } from "../types/taxonomy.ts";
import type { Cells, CompiledTables } from "./compiled-tables.ts";
import type { Completion } from "./completions.ts";
import { OUTCOMES } from "./facts.ts";

/** All outcomes of each completion as one key. */
function signatures(completions: Completion[], columns: number[]): string[] {
  return completions.map(({ cells }) => {
    let key = "";
    for (const column of columns) key += String.fromCharCode(cells[column]! + 32);
    return key;
  });
}

/** The most outcomes that any one answer to these columns would leave. */
function worst(columns: number[], completions: Completion[], outcomes: string[]): number {
  const groups = new Map<string, Set<string>>();
  completions.forEach(({ cells }, index) => {
    let answer = "";
    for (const column of columns) answer += String.fromCharCode(cells[column]! + 32);
    const group = groups.get(answer);
    if (group) group.add(outcomes[index]!);
    else groups.set(answer, new Set([outcomes[index]!]));
  });
  return Math.max(...[...groups.values()].map((group) => group.size));
}

interface Open {
  question: Question;
  columns: number[];
}

function openQuestions(base: Cells, kindKnown: boolean, tables: CompiledTables): Open[] {
  const open: Open[] = [];
  for (const question of tables.taxonomy.questions) {
    const columns = tables.base.filter((column) => tables.columns[column]!.fact.asked_by === question.id);
    const unanswered = columns.some((column) => {
      const { fact, unknown } = tables.columns[column]!;
      return fact.from === "kind" ? !kindKnown : fact.required && base[column] === unknown;
    });
    if (unanswered) open.push({ question, columns });
  }
  return open;
}

/** Outcomes that change the way to start with; the others change what may follow. */
const STARTS = ["tier", "local_required"];

/**
 * The unanswered required question that leaves the fewest ways to start in the worst case; among equals the one that
 * leaves the fewest outcomes, and then the first. Null when no answer matters any more.
 */
export function nextQuestion(
  base: Cells,
  kindKnown: boolean,
  completions: Completion[],
  tables: CompiledTables,
): NextQuestion | null {
  if (completions.length === 1) return null;
  const signed = (ids: readonly string[]) => {
    const columns = ids.map((id) => tables.column.get(id)).filter((column) => column !== undefined);
    return signatures(completions, columns);
  };
  const [outcomes, starts] = [signed(OUTCOMES), signed(STARTS)];
  const total = new Set(outcomes).size;
  if (total <= 1) return null;
  const ranked = openQuestions(base, kindKnown, tables)
    .map(({ question, columns }) => ({
      question,
      leaves: worst(columns, completions, outcomes),
      begins: worst(columns, completions, starts),
    }))
    .sort((a, b) => a.begins - b.begins || a.leaves - b.leaves);
  const best = ranked[0];
  if (!best) return null;
  const { id, asks } = best.question;
  return {
    id,
    asks,
    settles: best.leaves === 1 ? `settles the advice` : `narrows ${total} possible outcomes to ${best.leaves} or fewer`,
  };
}
