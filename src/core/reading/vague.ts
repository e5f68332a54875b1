/** What a statement leaves unsaid, and a sharper wording to edit. */

import type { Missing } from "../types/reading.ts";
import type { TaskKind } from "../types/taxonomy.ts";
import type { SenseHit } from "./features.ts";
import type { Judgement } from "./judgement.ts";
import type { LoadedReader } from "./reader.ts";
import type { Token } from "./tokens.ts";

/** Signs in the statement that a detail is given. */
const SAID: Record<string, RegExp> = {
  classes:
    /\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty|forty|fifty|hundred)\b|:|\bor\b|\blist\b/i,
  languages: /\b(?:from|into|to)\s+[A-ZÀ-Þ][a-zß-ÿ]+/,
};

/** Senses that answer what is missing, by the start of their names. */
const GIVEN_BY: Record<string, string[]> = {
  input: ["in-"],
  action: ["do-"],
  result: ["out-", "do-chat", "do-reply", "do-summarise", "do-translate", "wide-any"],
  fields: ["out-ids", "out-fields"],
  style: ["bound-style"],
  stack: ["out-code", "out-query"],
};

/** What is asked of every vague statement, in this order. */
const ALWAYS = ["input", "action", "result"];

const GAP = "[what goes in]";

/** Names of the senses in a statement, each with the first phrase that shows it. */
function sensesIn(statement: string, tokens: Token[], hits: SenseHit[], reader: LoadedReader): Map<string, string> {
  const found = new Map<string, string>();
  for (const { senses, from, to } of hits) {
    for (const sense of senses) {
      const name = reader.senses[sense]!;
      if (!found.has(name)) found.set(name, statement.slice(tokens[from]!.start, tokens[to]!.end));
    }
  }
  return found;
}

function isGiven(id: string, statement: string, senses: Map<string, string>): boolean {
  if (SAID[id]?.test(statement)) return true;
  const starts = GIVEN_BY[id] ?? [];
  return [...senses.keys()].some((name) => starts.some((start) => name.startsWith(start)));
}

/** What the statement does not say: all that matters for a vague one, a kind's own details for a clear one. */
export function missingIn(
  statement: string,
  tokens: Token[],
  hits: SenseHit[],
  specific: boolean,
  kind: TaskKind | null,
  reader: LoadedReader,
  judgement: Judgement,
): Missing[] {
  const details = kind ? (judgement.details[kind.id] ?? []) : [];
  const wanted = specific ? details : [...ALWAYS, ...details];
  if (wanted.length === 0) return [];
  const senses = sensesIn(statement, tokens, hits, reader);
  const lacking = wanted.filter((id) => !isGiven(id, statement, senses));
  // A statement was found vague though each word is there: they do not yet make a result that one could check.
  const ids = !specific && lacking.length === 0 ? ["result"] : lacking;
  return ids.filter((id) => judgement.asks[id]).map((id) => ({ id, asks: judgement.asks[id]! }));
}

/** A wording with gaps in brackets. `kind` is null when the statement points to none. */
export function sharperWording(
  statement: string,
  tokens: Token[],
  hits: SenseHit[],
  kind: TaskKind | null,
  reader: LoadedReader,
  { sharper }: Judgement,
): string {
  const frame = kind ? (sharper.kinds[kind.id] ?? sharper[kind.shape]) : sharper.any;
  const senses = sensesIn(statement, tokens, hits, reader);
  const named = ["in-document", "in-ticket", "in-message", "in-article", "in-record", "in-media", "in-code"];
  const input = named.map((name) => senses.get(name)).find((phrase) => phrase !== undefined);
  return frame.replace("{input}", input ? `[${input.toLowerCase()}: which?]` : GAP);
}
