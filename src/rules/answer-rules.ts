/** Rules of `check` about the answers of a brief, its text and what they leave open. */

import { kindById } from "../core/tables/facts.ts";
import { rowOf, rowsTesting } from "../core/tables/table-rows.ts";
import { didYouMean } from "../core/text/nearest.ts";
import { quote } from "../core/text/plain-text.ts";
import { either, listed } from "../core/text/sentence.ts";
import { lineText } from "../core/text/text-lines.ts";
import type { Answers, Brief } from "../core/types/brief.ts";
import type { BriefPath, ContradictionWords } from "../core/types/check.ts";
import type { Edit } from "../core/types/diagnostic.ts";
import type { Question, Taxonomy } from "../core/types/taxonomy.ts";
import { regionProblem } from "../core/ways/known-region.ts";
import { documentLines, said } from "./prose.ts";
import type { Report, Rule, Subject } from "./rule.ts";

const ANSWERS = ["task", "repetition", "examples", "correctness", "sensitivity"] as const;

/** Steps may answer for the brief, if all of them do. */
const isAnswered = (brief: Brief, key: keyof Answers): boolean =>
  brief[key] !== undefined ||
  (brief.steps !== undefined && brief.steps.length > 0 && brief.steps.every((step) => step[key] !== undefined));

function hint({ questions }: Taxonomy, id: string): string {
  const question: Question | undefined = questions.find((each) => each.id === id);
  const choices = question?.choices?.map(({ value }) => String(value)).join(" | ");
  return choices ?? question?.asks ?? "";
}

/** The first line on which a key of the brief stands alone, so that a line can be put before it. */
function lineOfKey({ brief, placed, doc }: Subject): { line: number; indent: string } | undefined {
  if (placed.notation !== "yaml") return undefined;
  const starts = documentLines(doc);
  for (const key of Object.keys(brief)) {
    const { line, column } = placed.at([key], "key");
    const indent = lineText(doc.text, starts, line).slice(0, column - 1);
    if (indent.trim() === "") return { line, indent };
  }
  return undefined;
}

function fixMissing(subject: Subject, missing: readonly string[], taxonomy: Taxonomy) {
  const unwritten = missing.filter((key) => !subject.placed.has([key]));
  const spot = lineOfKey(subject);
  if (unwritten.length === 0 || spot === undefined) return undefined;
  const text = unwritten.map((key) => `${spot.indent}${key}: # ${hint(taxonomy, key)}\n`).join("");
  const edit: Edit = { place: { file: subject.doc.file, line: spot.line, column: 1 }, text };
  return { title: `add ${unwritten.join(", ")} to be filled in`, safe: true, edits: [edit] };
}

/** The five questions are answered. */
export const missingAnswer: Rule = {
  id: "missing-answer",
  check(subject, context) {
    const { brief, placed } = subject;
    const missing = ANSWERS.filter((key) => !isAnswered(brief, key) && !placed.unread.has(key));
    if (missing.length === 0) return;
    const tiers = context.verdict(brief)?.possible_tiers ?? [];
    const open = tiers.length > 1 ? `, so tier ${either(tiers)} is possible` : "";
    const fix = fixMissing(subject, missing, context.taxonomy);
    const place = missing.map((key) => (placed.has([key]) ? placed.at([key], "key") : undefined)).find(Boolean);
    return {
      place: place ?? placed.place,
      message: `not answered: ${listed(missing)}${open}; answer before the scope is signed`,
      args: { missing: missing.join(",") },
      ...(fix ? { fix } : {}),
    };
  },
};

/** The task says what goes in and what comes out. */
export const vagueTask: Rule = {
  id: "vague-task",
  check({ brief, placed }, context) {
    if (brief.task === undefined || brief.kind !== undefined) return;
    const reading = context.verdict(brief)?.reading;
    if (reading === undefined || reading.specific) return;
    const asks = reading.missing.map(({ asks }) => asks).join(" ");
    const remedy = asks === "" ? "say what goes in, what comes out and what happens with it" : asks;
    return {
      place: placed.at(["task"]),
      message: `${quote(brief.task)} is too vague to be a task: ${remedy}${reading.sharper ? ` For example: ${reading.sharper}` : ""}`,
      args: { task: brief.task },
    };
  },
};

/** The kind of task is one of the taxonomy. */
export const unknownKind: Rule = {
  id: "unknown-kind",
  check({ brief, placed }, { taxonomy }) {
    const reportOn = (kind: string | undefined, path: BriefPath): Report | undefined => {
      if (kind === undefined || kindById(taxonomy, kind)) return undefined;
      const kinds = taxonomy.kinds.map(({ id }) => id);
      const remedy = didYouMean(kind, kinds, "leave it out to have it read from the task");
      return { place: placed.at(path), message: `there is no task kind ${quote(kind)}; ${remedy}`, args: { kind } };
    };
    const own = reportOn(brief.kind, ["kind"]);
    if (brief.steps === undefined) return own;
    const ofSteps = brief.steps.map(({ kind }, at) => reportOn(kind, ["steps", at, "kind"]));
    return [own, ...ofSteps].filter((report) => report !== undefined);
  },
};

/** The region in which the data may be processed is one. */
export const unknownRegion: Rule = {
  id: "unknown-region",
  check({ brief, placed }, { taxonomy, pricing }) {
    const reportOn = (region: string | undefined, path: BriefPath): Report[] => {
      const message = region === undefined ? null : regionProblem(region, taxonomy, pricing);
      return message === null ? [] : [{ place: placed.at(path), message, args: { region: region! } }];
    };
    const ofSteps = (brief.steps ?? []).flatMap(({ region }, at) => reportOn(region, ["steps", at, "region"]));
    return [...reportOn(brief.region, ["region"]), ...ofSteps];
  },
};

function isAgainst({ answer, is, least, most }: ContradictionWords, brief: Brief): boolean {
  const value = brief[answer];
  if (value === undefined) return false;
  if (is !== undefined) return value === is;
  return Number(value) >= (least ?? Number.NEGATIVE_INFINITY) && Number(value) <= (most ?? Number.POSITIVE_INFINITY);
}

/** The text and the answers say the same. */
export const answersContradict: Rule = {
  id: "answers-contradict",
  check(subject, context) {
    const { brief, placed } = subject;
    const reports: Report[] = [];
    for (const entry of context.words.contradictions) {
      if (!isAgainst(entry, brief)) continue;
      const found = said(subject, entry.words, context);
      if (found === undefined) continue;
      reports.push({
        place: placed.at([entry.answer]),
        message: `${entry.answer} is ${brief[entry.answer]}, and the text says ${quote(found.words)}; change one of the two`,
        args: { answer: entry.answer, words: found.words, id: entry.id },
        related: [{ place: found.place, message: "the text says so here" }],
      });
    }
    if (brief.repetition === undefined) return reports;
    const known = context.words.contradicting_cautions;
    for (const { id, text } of context.verdict(brief)?.cautions ?? []) {
      if (known.includes(id)) reports.push({ place: placed.at(["repetition"]), message: text, args: { id } });
    }
    return reports;
  },
};

/** Somebody can say what a correct answer is. */
export const noMetric: Rule = {
  id: "no-metric",
  check({ brief, placed }, context) {
    if (brief.correctness !== "undefined") return;
    const task = context.verdict(brief)?.task_tier ?? null;
    const gain = task !== null && task < 4 ? `; with a measure it would be tier ${task}` : "";
    return {
      place: placed.at(["correctness"]),
      message: `correctness is undefined, so this is tier 4 whatever the task${gain}; write down ten answers and why each is right or wrong`,
      args: task === null ? {} : { task_tier: task },
    };
  },
};

/** Answers whose mistakes are costly are seen by a person. */
export const unreviewedStakes: Rule = {
  id: "unreviewed-stakes",
  check({ brief, placed }, context) {
    if (brief.reviewed !== "none") return;
    const verdict = context.verdict(brief);
    // The share of right answers from which on they need a review stands in the cautions.
    const byAccuracy = rowsTesting(context.taxonomy, "cautions.required_accuracy");
    const asksReview = (id: string) => rowOf("cautions", id, context.taxonomy)?.asks_review && byAccuracy.has(id);
    if (!verdict?.cautions.some(({ id }) => asksReview(id))) return;
    const percent = Number((Number(verdict.facts.required_accuracy) * 100).toFixed(1));
    return {
      place: placed.at(["reviewed"]),
      message: `answers pay only if ${percent}% of them are right, which no model reaches without review, and reviewed is none; plan for a person who sees each answer`,
      args: { needed: percent },
    };
  },
};

/** Text that speaks of sensitive data does not stand beside "cloud-ok". */
export const sensitiveText: Rule = {
  id: "sensitive-text",
  check(subject, context) {
    const { brief, placed } = subject;
    if (brief.sensitivity !== "cloud-ok") return;
    const reports: Report[] = [];
    for (const { id, is, words: phrases } of context.words.sensitive) {
      const found = said(subject, phrases, context);
      if (found === undefined) continue;
      reports.push({
        place: found.place,
        message: `${quote(found.words)} suggests ${is}, but sensitivity is "cloud-ok"; choose restricted-cloud or local-only, or ignore this with a reason`,
        args: { words: found.words, id },
        related: [{ place: placed.at(["sensitivity"]), message: "any cloud is allowed here" }],
      });
    }
    return reports;
  },
};
