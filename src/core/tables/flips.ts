/**
 * The smallest sets of answers that would have to change for another tier or approach. A set is smallest when no part
 * of it alone changes either. For each outcome of a set, the values nearest to today's are given.
 */

import { remember } from "../remember/remember.ts";
import { capitalised } from "../text/sentence.ts";
import type { Approach, Tier } from "../types/brief.ts";
import type { Flip, Steady } from "../types/decision.ts";
import type { FactValue } from "../types/taxonomy.ts";
import type { CutFact } from "./cells.ts";
import {
  applyTable,
  type Cells,
  type CompiledTable,
  type CompiledTables,
  groupsOf,
  upstream,
} from "./compiled-tables.ts";
import type { Completion } from "./completions.ts";
import { valueWords } from "./condition.ts";

/** A flip as it stands for every brief in the same cells; `own` where a change starts from a number of the brief's own. */
export interface SharedFlip {
  flip: Flip;
  own: boolean;
}

interface Outcome {
  tier: number;
  approach: number;
}

interface Space {
  tables: CompiledTables;
  chain: CompiledTable[];
  tier: number;
  approach: number;
  /** Answers that tier or approach depend on, and those of them that a client can change. */
  relevant: number[];
  changeable: number[];
  /** Sets of those, the smaller ones first. */
  sets: number[][];
  /** For each relevant column: the group that a cell is in, and the cells of each group. */
  groupAt: number[][];
  groups: number[][][];
  known: Map<string, Outcome>;
}

function makeSpace(tables: CompiledTables): Space {
  const chain = upstream([tables.column.get("tier")!, tables.column.get("approach")!], tables);
  const relevant = tables.base.filter((column) => chain.some(({ reads }) => reads.includes(column)));
  const groupAt: number[][] = [];
  const groups: number[][][] = [];
  for (const column of relevant) {
    const found = groupsOf(column, chain, tables);
    groups[column] = found;
    const at: number[] = [];
    found.forEach((cells, group) => {
      for (const cell of cells) at[cell] = group;
    });
    at[tables.columns[column]!.unknown] = found.length;
    groupAt[column] = at;
  }
  const changeable = relevant.filter((column) => tables.columns[column]!.fact.can_change);
  return {
    tables,
    chain,
    tier: tables.column.get("tier")!,
    approach: tables.column.get("approach")!,
    relevant,
    changeable,
    sets: changeable.flatMap((_, index) => subsets(changeable, index + 1)),
    groupAt,
    groups,
    known: new Map(),
  };
}

const spaceOf = remember(makeSpace);

function outcomeAt(cells: Cells, space: Space): Outcome {
  let key = "";
  for (const column of space.relevant) key += String.fromCharCode(space.groupAt[column]![cells[column]!]! + 32);
  let outcome = space.known.get(key);
  if (!outcome) {
    const evaluated = cells.slice();
    for (const table of space.chain) applyTable(table, evaluated, space.tables.columns);
    outcome = { tier: evaluated[space.tier]!, approach: evaluated[space.approach]! };
    space.known.set(key, outcome);
  }
  return outcome;
}

/** The outcome on which all completions agree once these columns have these cells; undefined when they do not. */
function agreed(completions: Cells[], columns: number[], values: number[], space: Space): Outcome | undefined {
  let all: Outcome | undefined;
  for (const cells of completions) {
    const changed = cells.slice();
    for (let index = 0; index < columns.length; index++) changed[columns[index]!] = values[index]!;
    const outcome = outcomeAt(changed, space);
    if (all && (all.tier !== outcome.tier || all.approach !== outcome.approach)) return undefined;
    all = outcome;
  }
  return all;
}

/** Of each other group of a column the cell that is nearest to today's. */
function otherCells(column: number, base: Cells, { groups, groupAt }: Space): number[] {
  const today = base[column]!;
  const own = groupAt[column]![today];
  const others: number[] = [];
  groups[column]!.forEach((cells, group) => {
    if (group !== own) others.push(cells[0]! > today ? cells[0]! : cells.at(-1)!);
  });
  return others;
}

/** Every choice of other cells for the columns, in order. */
function otherValues(columns: number[], base: Cells, space: Space): number[][] {
  let choices: number[][] = [[]];
  for (const column of columns) {
    const others = otherCells(column, base, space);
    choices = choices.flatMap((chosen) => others.map((cell) => [...chosen, cell]));
  }
  return choices;
}

/** All sets of `size` of these columns, in order. */
function subsets(columns: number[], size: number): number[][] {
  if (size === 0) return [[]];
  return columns.flatMap((column, index) =>
    subsets(columns.slice(index + 1), size - 1).map((rest) => [column, ...rest]),
  );
}

/** How many cells away; a choice is one step from any other, and an answer that is not known yet is no step. */
function distance(columns: number[], values: number[], base: Cells, facts: CutFact[]): number {
  return columns.reduce((sum, column, index) => {
    const { fact, unknown } = facts[column]!;
    if (base[column] === unknown) return sum;
    return sum + (fact.type === "number" ? Math.abs(values[index]! - base[column]!) : 1);
  }, 0);
}

interface CellChange {
  columns: number[];
  values: number[];
  outcome: Outcome;
  away: number;
}

/** For one set of columns: the nearest values for each outcome other than today's. */
function flipsOfSet(columns: number[], base: Cells, completions: Cells[], today: Outcome, space: Space): CellChange[] {
  const nearest = new Map<string, CellChange>();
  for (const values of otherValues(columns, base, space)) {
    const outcome = agreed(completions, columns, values, space);
    if (!outcome || (outcome.tier === today.tier && outcome.approach === today.approach)) continue;
    const away = distance(columns, values, base, space.tables.columns);
    const key = `${outcome.tier} ${outcome.approach}`;
    const before = nearest.get(key);
    if (!before || away < before.away) nearest.set(key, { columns, values, outcome, away });
  }
  return [...nearest.values()];
}

function changeWords({ fact }: CutFact, to: FactValue, rises: boolean): string {
  const phrase = fact.phrases?.[String(to)] ?? fact.phrases?.[rises ? "more" : "less"];
  return (phrase ?? `with ${fact.id} {value}`).replace("{value}", valueWords(to));
}

/** The words of facts.yaml for a value of a fact, such as "a small local model, fine-tuned". */
function phraseOf(fact: string, value: FactValue, { columns, column }: CompiledTables): string {
  return columns[column.get(fact)!]!.fact.phrases?.[String(value)] ?? valueWords(value);
}

function inWords(found: CellChange, base: Cells, today: Outcome, space: Space): SharedFlip {
  const { columns } = space.tables;
  const changes = found.columns.map((column, index) => {
    const cut = columns[column]!;
    const cell = found.values[index]!;
    const rises = base[column] === cut.unknown || cell > base[column]!;
    const to = (rises ? cut.cells[cell]!.least : cut.cells[cell]!.greatest) as FactValue;
    const from = cut.cells[base[column]!]!.value ?? null;
    return { answer: cut.fact.id, from, to, words: changeWords(cut, to, rises) };
  });
  const gives = valuesOf(found.outcome, space);
  const becomes = phraseOf("approach", gives.approach, space.tables);
  const where = found.outcome.tier === today.tier ? "" : ` (tier ${gives.tier})`;
  // What stays is not said to become something.
  const then =
    found.outcome.approach === today.approach
      ? `it stays ${becomes}, as tier ${gives.tier}`
      : `this becomes ${becomes}${where}`;
  const words = capitalised(`${changes.map((change) => change.words).join(" and ")}, ${then}.`);
  const own = found.columns.some((column) => {
    const { fact, unknown } = columns[column]!;
    return fact.type === "number" && base[column] !== unknown;
  });
  return { flip: { changes, gives, words }, own };
}

const valuesOf = ({ tier, approach }: Outcome, { tables, ...space }: Space): Flip["gives"] => ({
  tier: tables.columns[space.tier]!.cells[tier]!.value as Tier,
  approach: tables.columns[space.approach]!.cells[approach]!.value as Approach,
});

/** An answer of which every value leaves tier and approach as they are; none without words for it. */
function steadyOf(column: number, today: Outcome, space: Space): Steady[] {
  const { fact } = space.tables.columns[column]!;
  if (fact.phrases?.any === undefined) return [];
  const { tier, approach } = valuesOf(today, space);
  const stays = `this stays tier ${tier}: ${phraseOf("approach", approach, space.tables)}`;
  return [{ answer: fact.id, words: `${capitalised(fact.phrases.any)}, ${stays}.` }];
}

/**
 * All smallest sets of changes, ranked by how many answers change and how far, and the answers that change nothing.
 * Both are empty while tier or approach are open.
 */
export function flipsOf(base: Cells, completions: Completion[], tables: CompiledTables) {
  const space = spaceOf(tables);
  const all = completions.map(({ cells }) => cells);
  const today = agreed(all, [], [], space);
  const unset = { flips: [] as SharedFlip[], stays: [] as Steady[] };
  if (!today || today.tier === tables.columns[space.tier]!.unknown) return unset;
  if (today.approach === tables.columns[space.approach]!.unknown) return unset;

  const found: CellChange[] = [];
  const smallest: number[][] = [];
  for (const columns of space.sets) {
    if (smallest.some((set) => set.every((column) => columns.includes(column)))) continue;
    const flips = flipsOfSet(columns, base, all, today, space);
    if (flips.length > 0) smallest.push(columns);
    found.push(...flips.sort((a, b) => a.away - b.away));
  }
  found.sort((a, b) => a.columns.length - b.columns.length || a.away - b.away);
  const alone = new Set(smallest.filter((set) => set.length === 1).flat());
  const steady = space.changeable.filter((column) => !alone.has(column));
  return {
    flips: found.map((flip) => inWords(flip, base, today, space)),
    stays: steady.flatMap((column) => steadyOf(column, today, space)),
  };
}
