/**
 * Thresholds stand in the tables. Where a text or another file says such a number again, it must be one that the tables
 * cut at, give or take one: whoever moves the line finds here what else speaks of it.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const folder = path.join(import.meta.dirname, "../../taxonomy");
const read = (name: string): Record<string, never> => parse(readFileSync(path.join(folder, name), "utf8"));

interface TableRow {
  id: string;
  when: Record<string, unknown>;
  because: string;
}
const rows = readdirSync(path.join(folder, "tables")).flatMap((name) => {
  const { table, rows: of } = read(`tables/${name}`) as unknown as { table: string; rows: TableRow[] };
  return of.map((row) => ({ table, ...row }));
});

const numbersIn = (text: string): number[] =>
  (text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((digits) => Number(digits.replaceAll(",", "")));

/** Every number at which a condition on this fact begins or ends; `200..499` ends below 500, and below 50 is 49 at most. */
function linesOf(fact: string): Set<number> {
  const named = rows.flatMap(({ when }) => (when[fact] === undefined ? [] : numbersIn(JSON.stringify(when[fact]))));
  return new Set(named.flatMap((line) => [line - 1, line, line + 1]));
}
const lines = { repetition: linesOf("repetition"), examples: linesOf("examples") };
const strangers = (numbers: readonly number[], fact: keyof typeof lines): number[] =>
  numbers.filter((number) => !lines[fact].has(number));

describe.each(["repetition", "examples"] as const)("%s", (fact) => {
  test("the tables cut it somewhere", () => expect(lines[fact].size).toBeGreaterThan(2));

  test("its question says the tables' own numbers", () => {
    const questions = read("questions.yaml").questions as unknown as { id: string; why: string }[];
    expect(strangers(numbersIn(questions.find(({ id }) => id === fact)!.why), fact)).toEqual([]);
  });

  test("rows that read it say no other number of it", () => {
    const unit = fact === "examples" ? /(\d[\d,]*)(?: to (\d[\d,]*))? examples/g : /(\d+)() ?(?:%|percent)/g;
    const said = rows
      .filter(({ when }) => when[fact] !== undefined)
      .flatMap(({ table, id, because }) =>
        [...because.matchAll(unit)].map((match) => ({
          row: `${table}/${id}`,
          said: numbersIn(match.slice(1).join(" ")),
        })),
      );
    expect(said.filter(({ said: numbers }) => strangers(numbers, fact).length > 0)).toEqual([]);
  });
});

test("what other answers say of a tier is cut where the tables cut", () => {
  const { likelihoods } = read("reading.yaml") as unknown as {
    likelihoods: Record<string, { from?: number }[]>;
  };
  const bands = (fact: keyof typeof lines) =>
    (likelihoods[fact] ?? []).flatMap(({ from }) => (from === undefined || from <= 1 ? [] : [from]));
  expect(strangers(bands("repetition"), "repetition")).toEqual([]);
  expect(strangers(bands("examples"), "examples")).toEqual([]);
});

test("words of check contradict an answer from a line of the tables on", () => {
  const { contradictions } = read("check-words.yaml") as unknown as {
    contradictions: { answer: keyof typeof lines; least?: number; most?: number }[];
  };
  const faults = contradictions
    .filter(({ answer }) => answer in lines)
    .filter(
      ({ answer, least, most }) =>
        strangers([least, most].filter((line) => line !== undefined && line > 1) as number[], answer).length > 0,
    );
  expect(faults).toEqual([]);
});
