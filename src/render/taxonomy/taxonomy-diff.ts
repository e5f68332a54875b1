/** The result of `taxonomy diff` for people: which briefs change, and for which answers. */

import type { Change } from "../../core/proof/compare.ts";
import { valueWords } from "../../core/tables/condition.ts";
import { grouped } from "../../core/text/amount.ts";
import { makeScreen, type Page, safe } from "../text/screen.ts";

/** A brief that comes out differently: the outcomes that change, before and after. */
export interface ChangedBrief {
  brief: string;
  changes: Record<string, { from: unknown; to: unknown }>;
  /** Cautions and approaches of alternatives that come or go. */
  added: string[];
  gone: string[];
}

/** What there is to show. */
export interface ShownDiff {
  same: boolean;
  answers: Change[];
  briefs_compared: number;
  briefs: ChangedBrief[];
}

const shown = (value: unknown) => {
  if (value === null || value === "") return "none";
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? valueWords(value)
    : String(value);
};

function whereWords(where: Change["where"]): string {
  const parts = Object.entries(where).map(([fact, words]) => `${fact} ${words}`);
  return parts.join(", ") || "all answers";
}

/** Changes of one outcome stand together, the largest first. */
function byOutcome(answers: readonly Change[]): Map<string, Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of answers) groups.set(change.outcome, [...(groups.get(change.outcome) ?? []), change]);
  for (const group of groups.values()) group.sort((a, b) => b.cells - a.cells);
  return groups;
}

/** A line for each brief that changes. */
const briefTexts = ({ briefs }: ShownDiff): string[] =>
  briefs.map(({ brief, changes, added, gone }) => {
    const words = [
      ...Object.entries(changes).map(([id, { from, to }]) => `${id} ${shown(from)} -> ${shown(to)}`),
      ...added.map((item) => `now ${item}`),
      ...gone.map((item) => `no longer ${item}`),
    ];
    return `${brief}: ${words.join("; ")}`;
  });

const answerTexts = ({ answers }: ShownDiff): string[] =>
  answers.map(({ outcome, from, to, where }) => `${outcome}: ${shown(from)} -> ${shown(to)} for ${whereWords(where)}`);

/** The whole difference, as text that ends in a newline; with `quiet` a line for each brief and answer that changes. */
export function renderTaxonomyDiff(diff: ShownDiff, page: Page, quiet = false): string {
  if (quiet) return [...briefTexts(diff), ...answerTexts(diff)].map((text) => `${safe(text)}\n`).join("");
  const screen = makeScreen(page);
  if (diff.same) return `no outcome changes, for any answers and for ${grouped(diff.briefs_compared)} briefs\n`;
  const lines = [screen.heading(`Briefs that change: ${diff.briefs.length} of ${grouped(diff.briefs_compared)}`)];
  for (const text of briefTexts(diff)) lines.push(screen.paragraph(safe(text), 2, 2));
  lines.push("", screen.heading("Answers that change"));
  for (const [outcome, changes] of byOutcome(diff.answers)) {
    const cells = changes.reduce((sum, change) => sum + change.cells, 0);
    lines.push(safe(`${outcome}: ${grouped(cells)} of ${grouped(changes[0]!.of)} combinations`));
    for (const { from, to, where } of changes) {
      lines.push(screen.paragraph(safe(`${shown(from)} -> ${shown(to)} for ${whereWords(where)}`), 2, 2));
    }
  }
  return `${lines.join("\n")}\n`;
}
