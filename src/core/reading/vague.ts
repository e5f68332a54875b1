/** What a statement leaves unsaid, and a sharper wording to edit. */

import type { Missing } from "../types/reading.ts";
import type { TaskKind } from "../types/taxonomy.ts";
import type { SenseHit } from "../words/features.ts";
import type { Token } from "../words/tokens.ts";
import type { LoadedReader } from "./reader.ts";
import type { View } from "./view.ts";

/** Signs in the statement that a detail is given. */
const SAID: Record<string, RegExp> = {
  classes:
    /\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty|forty|fifty|hundred)\b|:|\bor\b|\blist\b/i,
  languages: /\b(?:from|into|to)\s+[A-ZÀ-Þ][a-zß-ÿ]+/,
};

/** Senses that answer what is missing, by the start of their names. */
const GIVEN_BY: Record<string, string[]> = {
  fields: ["out-ids", "out-fields"],
  style: ["bound-style"],
  stack: ["out-code", "out-query"],
};

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

/** What a vague statement leaves unsaid, by the head that learnt it from vague statements. */
function unsaid({ scores }: View, reader: LoadedReader): string[] {
  return reader.heads.missing.outputs.filter((_, output) => scores.missing[output]! > 0);
}

/** What the statement does not say: all that matters for a vague one, a kind's own details for a clear one. */
export function missingIn(view: View, specific: boolean, kind: TaskKind | null, reader: LoadedReader): Missing[] {
  const { judgement } = reader;
  const { statement, tokens, hits } = view;
  const details = kind ? (judgement.details[kind.id] ?? []) : [];
  if (specific && details.length === 0) return [];
  const senses = sensesIn(statement, tokens, hits, reader);
  const lacking = details.filter((id) => !isGiven(id, statement, senses));
  const ids = specific ? lacking : [...unsaid(view, reader), ...lacking];
  // A statement was found vague though each word is there: they do not yet make a result that one could check.
  if (!specific && ids.length === 0) ids.push("result");
  return ids.filter((id) => judgement.asks[id]).map((id) => ({ id, asks: judgement.asks[id]! }));
}

/** A wording with gaps in brackets. `kind` is null when the statement points to none. */
export function sharperWording({ statement, tokens, hits }: View, kind: TaskKind | null, reader: LoadedReader): string {
  const { sharper } = reader.judgement;
  const frame = kind ? (sharper.kinds[kind.id] ?? sharper[kind.shape]) : sharper.any;
  const senses = sensesIn(statement, tokens, hits, reader);
  const named = ["in-document", "in-ticket", "in-message", "in-article", "in-record", "in-media", "in-code"];
  const input = named.map((name) => senses.get(name)).find((phrase) => phrase !== undefined);
  return frame.replace("{input}", input ? `[${input.toLowerCase()}: which?]` : GAP);
}
