/** Gathers examples one by one, in little memory, and says what the file holds. No text is kept. */

import { textKey } from "../text/content-hash.ts";
import type { BriefValue } from "../types/client-data.ts";
import type {
  AnswerForm,
  Example,
  ExampleEntry,
  ExamplesReport,
  LineList,
  RejectedExample,
  ScriptId,
  TokenFigures,
} from "../types/examples.ts";
import { groupAlike, masked, plainly, Signatures } from "./alike.ts";
import { AnswerTally } from "./answer-form.ts";
import { PERSONAL_KINDS, personalKinds } from "./personal-data.ts";
import { scriptFacts, scriptOf } from "./scripts.ts";

/** Lines or groups that are listed of each finding. */
const LISTED = 10;
/** So alike, a text is a copy of another for training and for tests. */
const NEAR_COPY = 0.85;
/** So alike, two texts follow one pattern. */
const SAME_PATTERN = 0.5;
const LEAST_PATTERN = 5;

/** Fewer examples than this may look alike, or different, by chance. */
const LEAST_JUDGED = 20;

/** Share of inputs made of numbers and marks from which copies can hardly be told from requests. */
const MOSTLY_CODE = 0.5;

const lineList = (lines: number[]): LineList => ({
  count: lines.length,
  lines: lines.sort((a, b) => a - b).slice(0, LISTED),
});

function figures(counts: number[]): TokenFigures {
  if (counts.length === 0) return { median: 0, p95: 0, mean: 0 };
  const sorted = Float64Array.from(counts).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  const mean = Math.round(sorted.reduce((sum, each) => sum + each, 0) / sorted.length);
  return { median: at(0.5), p95: at(0.95), mean };
}

const percent = (share: number): number => Math.round(share * 100);

export class ExamplesTally {
  readonly #countTokens: (text: string) => number;
  readonly #lines: number[] = [];
  readonly #inputs: number[] = [];
  readonly #outputs: number[] = [];
  readonly #inputTokens: number[] = [];
  readonly #outputTokens: number[] = [];
  readonly #signatures = new Signatures();
  readonly #answers = new AnswerTally();
  readonly #scripts = new Map<ScriptId, number>();
  readonly #personal: number[][] = PERSONAL_KINDS.map(() => []);
  readonly #rejected: { count: number; first: RejectedExample[] } = { count: 0, first: [] };
  #system = { text: "", tokens: 0 };
  #isInstructed = false;

  /** `countTokens` estimates the tokens of a text. */
  constructor(countTokens: (text: string) => number) {
    this.#countTokens = countTokens;
  }

  get usable(): number {
    return this.#lines.length;
  }

  add(entry: ExampleEntry): void {
    if (entry.ok) this.#take(entry.example);
    else if (this.#rejected.count++ < LISTED) this.#rejected.first.push({ line: entry.line, why: entry.why });
  }

  #take({ line, system, input, output }: Example): void {
    this.#lines.push(line);
    this.#inputs.push(textKey(plainly(input)));
    this.#outputs.push(textKey(plainly(this.#answers.add(output))));
    this.#signatures.add(masked(input));
    this.#isInstructed ||= system !== "";
    // Instructions seldom change from line to line.
    if (system !== this.#system.text) this.#system = { text: system, tokens: this.#countTokens(system) };
    this.#inputTokens.push(this.#system.tokens + this.#countTokens(input));
    this.#outputTokens.push(this.#countTokens(output));
    const script = scriptOf(input);
    this.#scripts.set(script, (this.#scripts.get(script) ?? 0) + 1);
    const kinds = personalKinds(input) | personalKinds(output);
    for (let at = 0; kinds >>> at !== 0; at++) if ((kinds >>> at) & 1) this.#personal[at]!.push(line);
  }

  /** Positions in an order that depends on what the examples say alone, not on where they stand. */
  #inOrder(): number[] {
    const order = this.#lines.map((_, at) => at);
    return order.sort(
      (a, b) =>
        this.#inputs[a]! - this.#inputs[b]! ||
        this.#outputs[a]! - this.#outputs[b]! ||
        this.#lines[a]! - this.#lines[b]!,
    );
  }

  /** For each usable example, in the order of the file, the number of its group of copies. */
  groups(): { line: number; group: number }[] {
    const groups = groupAlike(this.#signatures, this.#inOrder(), NEAR_COPY);
    return this.#lines.map((line, at) => ({ line, group: groups[at]! }));
  }

  /** The result for the file of that name. */
  report(file: string): ExamplesReport {
    const order = this.#inOrder();
    const copies = order.filter((at, i) => i > 0 && this.#isCopy(at, order[i - 1]!));
    const isCopy = new Set(copies);
    const distinct = order.filter((at) => !isCopy.has(at));
    const groups = groupAlike(this.#signatures, distinct, NEAR_COPY);
    const answers = this.#answers.form();
    const scripts = this.#scriptShares();
    const isFree = answers.form === "text" && !this.#answers.areWords;
    return {
      schema_version: 1,
      file,
      usable: this.#lines.length,
      rejected: this.#rejected,
      exact_duplicates: lineList(copies.map((at) => this.#lines[at]!)),
      near_duplicates: lineList(this.#followers(distinct, groups)),
      contradictions: isFree ? { count: 0, groups: [] } : this.#contradictions(distinct),
      independent: new Set(distinct.map((at) => groups[at])).size,
      answers,
      tokens: { input: figures(this.#inputTokens), output: figures(this.#outputTokens), scripts },
      repetition: this.#repetition(distinct, answers),
      personal_data: PERSONAL_KINDS.flatMap(({ id, name }, at) =>
        this.#personal[at]!.length > 0 ? [{ kind: id, name, ...lineList(this.#personal[at]!) }] : [],
      ),
      brief: null,
      notes: notesOn(this.#lines.length, { isFree, isInstructed: this.#isInstructed }, scripts),
    };
  }

  #isCopy(one: number, other: number): boolean {
    return this.#inputs[one] === this.#inputs[other] && this.#outputs[one] === this.#outputs[other];
  }

  /** Lines of all members of a group but the first in the file. */
  #followers(distinct: readonly number[], groups: Int32Array): number[] {
    const first = new Map<number, number>();
    for (const at of distinct) {
      const group = groups[at]!;
      const line = this.#lines[at]!;
      first.set(group, Math.min(first.get(group) ?? line, line));
    }
    return distinct
      .map((at) => [this.#lines[at]!, first.get(groups[at]!)!] as const)
      .flatMap(([line, lead]) => (line === lead ? [] : [line]));
  }

  /** Neighbours in the order have the same input; copies are out already, so their answers differ. */
  #contradictions(distinct: readonly number[]): ExamplesReport["contradictions"] {
    const groups: { lines: number[] }[] = [];
    for (let start = 0; start < distinct.length; ) {
      let end = start + 1;
      while (end < distinct.length && this.#inputs[distinct[end]!] === this.#inputs[distinct[start]!]) end++;
      if (end - start > 1)
        groups.push({
          lines: distinct
            .slice(start, end)
            .map((at) => this.#lines[at]!)
            .sort((a, b) => a - b),
        });
      start = end;
    }
    groups.sort((a, b) => a.lines[0]! - b.lines[0]!);
    return { count: groups.length, groups: groups.slice(0, LISTED) };
  }

  #repetition(distinct: readonly number[], answers: AnswerForm): ExamplesReport["repetition"] {
    const groups = groupAlike(this.#signatures, distinct, SAME_PATTERN);
    const sizes = new Map<number, number>();
    for (const at of distinct) sizes.set(groups[at]!, (sizes.get(groups[at]!) ?? 0) + 1);
    const patterns = [...sizes.values()].filter((size) => size >= LEAST_PATTERN);
    const members = patterns.reduce((sum, size) => sum + size, 0);
    const low = distinct.length === 0 ? 0 : percent(members / distinct.length);
    return { low, high: Math.max(low, percent(answers.share)), patterns: patterns.length, clear: null };
  }

  #scriptShares(): ExamplesReport["tokens"]["scripts"] {
    return [...this.#scripts]
      .sort(([, a], [, b]) => b - a)
      .map(([id, count]) => {
        const { name, error } = scriptFacts(id);
        return { id, name, share: Number((count / this.#lines.length).toFixed(4)), error_percent: error };
      });
  }
}

function notesOn(
  usable: number,
  { isFree, isInstructed }: { isFree: boolean; isInstructed: boolean },
  scripts: ExamplesReport["tokens"]["scripts"],
): ExamplesReport["notes"] {
  const notes: [boolean, string, string][] = [
    [
      usable < LEAST_JUDGED,
      "few-examples",
      `So few examples say little: take the form of the answers and the repetition for settled from ${LEAST_JUDGED} on.`,
    ],
    [
      usable > 0 && !isInstructed,
      "no-instruction",
      "No example holds an instruction. A request holds one before its text, so add its tokens to the input.",
    ],
    [
      isFree,
      "free-text",
      "The answers are free text: two answers to the same input are not counted as a contradiction, and a common form says little about repetition.",
    ],
    [
      (scripts.find(({ id }) => id === "code")?.share ?? 0) > MOSTLY_CODE,
      "mostly-numbers",
      "Most inputs are numbers, code or tables: copies can hardly be told from requests there, so check the count of independent examples by hand.",
    ],
  ];
  return notes.flatMap(([holds, id, text]) => (holds ? [{ id, text }] : []));
}

/** What the examples answer. Repetition only where the tables judge its whole range alike; then its lower end. */
export function exampleValuesOf(report: ExamplesReport): BriefValue[] {
  const values: BriefValue[] = [];
  if (report.repetition.clear) values.push({ path: ["repetition"], value: report.repetition.low });
  values.push({ path: ["examples"], value: report.independent });
  if (report.usable > 0) {
    values.push({ path: ["usage", "input_tokens"], value: Math.round(report.tokens.input.mean) });
    values.push({ path: ["usage", "output_tokens"], value: Math.round(report.tokens.output.mean) });
  }
  return values;
}
