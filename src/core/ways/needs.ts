/** What a brief asks of every way: tokens, modality, tools, languages, region, time. */

import type { CostSetting, NamedLabels } from "../prices/token-profile.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { SaidText } from "../text/said-text.ts";
import type { Brief, InputKind, Modality, Sensitivity, Tier } from "../types/brief.ts";
import type { Verdict } from "../types/decision.ts";
import type { Bar, Taxonomy } from "../types/taxonomy.ts";

/** Work that takes a large model: there quality comes before cost. */
export const isLarge = (tier: Tier): boolean => tier >= 3;

export interface Needs {
  tier: Tier | null;
  /** Null while question 5 is open: then nothing is ruled out by it. */
  sensitivity: Sensitivity | null;
  /** Where the data must be processed; null unless cloud use has that condition. */
  region: string | null;
  input_tokens: number;
  output_tokens: number;
  /** What must be read besides text. */
  modalities: Modality[];
  tools: boolean;
  /** Whether code goes in or comes out: engineers judge it, whose price and pace are others. */
  code: boolean;
  languages: readonly string[];
  latency_s: number | null;
  bars: readonly Bar[];
}

const MODALITY: Record<InputKind, Modality> = {
  text: "text",
  table: "text",
  code: "text",
  scan: "image",
  image: "image",
  audio: "audio",
  video: "video",
};

/** Each a sentence by itself, so that no phrase goes on from one to the next. */
const asWords = (parts: readonly (string | undefined)[]): string =>
  parts.flatMap((part) => (part ? [/[.!?]\s*$/.test(part) ? part : `${part}.`] : [])).join(" ");

/** What the work is, as the task and its steps say it. */
export const workWords = ({ task, steps }: Brief): string => asWords([task, ...(steps ?? []).map((step) => step.task)]);

/** All of a brief in which a word may speak for a law or a client; the region as "region eu". */
export const briefWords = (brief: Brief): string =>
  asWords([brief.client, brief.project, workWords(brief), brief.region && `region ${brief.region}`]);

/** Labels that the work chooses among, as it is stated; null where it chooses none or does not say how many. */
export const labelsOf = (brief: Brief, { facts }: Verdict): number | null =>
  facts.shape === "closed" && facts.extraction !== true ? labelCount(workWords(brief)) : null;

/** Whether they are too many to name all of them in a prompt, so that a search brings the likeliest first. */
export const areSearched = (labels: number, taxonomy: Taxonomy): boolean =>
  labels >= fittingNumber("labels-too-many", taxonomy);

/** The names of labels that a prompt holds: all that the work chooses among, or the most that a search brings. */
export function labelsToName(brief: Brief, verdict: Verdict, taxonomy: Taxonomy): NamedLabels {
  const labels = labelsOf(brief, verdict) ?? 0;
  const are_searched = areSearched(labels, taxonomy);
  const named = are_searched ? fittingNumber("labels-likeliest-most", taxonomy) : labels;
  return { tokens: named * fittingNumber("label-tokens", taxonomy), are_searched };
}

/** Whether a request is so long that contexts and what is found in them differ from model to model. */
export const isLong = ({ input_tokens, output_tokens }: Needs, taxonomy: Taxonomy): boolean =>
  input_tokens + output_tokens > fittingNumber("long-request", taxonomy);

/** What bars makers and hosts for the client of a brief. */
export function barsFor(brief: Brief, { bars }: Taxonomy): Bar[] {
  const said = new SaidText(bars.length > 0 ? briefWords(brief) : "");
  return bars.filter(({ words }) => said.speaksOf(words));
}

export function needsOf(brief: Brief, verdict: Verdict, taxonomy: Taxonomy, { filled }: CostSetting): Needs {
  const modalities = new Set((brief.input ?? []).map((kind) => MODALITY[kind]));
  modalities.delete("text");
  return {
    tier: verdict.tier,
    sensitivity: brief.sensitivity ?? null,
    region: (brief.sensitivity === "restricted-cloud" && brief.region) || null,
    input_tokens: filled.profile.input_tokens,
    output_tokens: filled.profile.output_tokens,
    modalities: [...modalities],
    tools: brief.tools === true,
    code: verdict.facts.code === true || brief.input?.includes("code") === true,
    languages: brief.languages ?? [],
    latency_s: brief.limits?.latency_s ?? null,
    bars: barsFor(brief, taxonomy),
  };
}

/** A number of more than one digit: a handful of names fits any prompt. Words that may stand between it and its noun. */
const COUNT = String.raw`(\d{2,7}(?:,\d{3}){0,2}|\d,\d{3}(?:,\d{3})?)`;
const LINKS = "(?:into|to|with|by|for|from|in|on|of|as|or|and|per|using) ";
const BETWEEN = `(?:(?!${LINKS})[a-z-]{1,20} ){0,2}`;
const LABELS =
  "categories|classes|labels|codes|tags|topics|intents|queues|themes|reasons|types|statuses|headings|descriptors";

/** What is a label only where one of them is chosen: accounts and teams can be the items as well, or write them. */
const CHOSEN = `${LABELS}|accounts|cent(?:re|er)s|teams|departments|groups|products|services|offices|branches`;
const ONE_OF = new RegExp(
  String.raw`\b(?:one|any|which)(?: or (?:more|several|two))? of ${BETWEEN}${COUNT} ${BETWEEN}(?:${CHOSEN})\b`,
  "i",
);
/** Whatever items are sorted into is a label: "sort finds into 45 periods", "file it under one of our 30 aisles". */
const SORTS =
  "sort|assign|classif(?:y|ie)|categori[sz]e|code|tag|label|route|group|put|file|map|bucket|allocate|attribute|mark|give|pick|choose|match";
const INTO = String.raw`\b(?:${SORTS})[sd]?\b[^.!?;]{0,80}?\b(?:into|(?:to|as|with|under|by|against) one(?: or (?:more|several|two))? of|(?:frame|set|scheme|choice) of) ${BETWEEN}${COUNT} ${BETWEEN}(?!(?:minute|hour|day|week|month|second|word|page|language|token)s)[a-z]{1,30}s\b`;
const SORTED_INTO = new RegExp(INTO, "i");
/** What is chosen from, which alone says that its entries are labels: "from a list of 400,000". */
const LISTS = "list|catalogue|catalog|vocabulary|thesaurus|taxonomy|register|index";
const ENTRIES = `${LABELS}|terms|concepts|entries`;
const FROM_LIST = new RegExp(
  String.raw`\b(?:from|out of|among) (?:an?|the|our|your|its|their) ${BETWEEN}(?:${LISTS}) of ${BETWEEN}${COUNT}(?= (?:${ENTRIES})\b| ${LINKS}|[.,;:)]|$)`,
  "i",
);
const OF_LABELS = new RegExp(String.raw`\b${COUNT} ${BETWEEN}(?:${LABELS})\b`, "i");

/** Null where the statement names no number of labels, or only a handful. */
export function labelCount(statement: string): number | null {
  // To compile the patterns takes longer than all else that is asked of most statements.
  if (!/\d,?\d/.test(statement)) return null;
  const found = [ONE_OF, FROM_LIST, OF_LABELS, SORTED_INTO]
    .map((each) => each.exec(statement)?.[1])
    .find((count) => count);
  return found === undefined ? null : Number(found.replaceAll(",", ""));
}
