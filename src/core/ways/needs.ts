/** What a brief asks of every way: tokens, modality, tools, languages, region, time. */

import type { CostSetting } from "../prices/token-profile.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { labelCount } from "../text/label-count.ts";
import { SaidText } from "../text/said-text.ts";
import type { Brief, InputKind, Sensitivity, Tier } from "../types/brief.ts";
import type { Verdict } from "../types/decision.ts";
import type { Modality } from "../types/pricing.ts";
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

const asWords = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(" . ");

/** What the work is, as the task and its steps say it. */
export const workWords = ({ task, steps }: Brief): string => asWords([task, ...(steps ?? []).map((step) => step.task)]);

/** All of a brief in which a word may speak for a law or a client; the region as "region eu". */
export const briefWords = (brief: Brief): string =>
  asWords([brief.client, brief.project, workWords(brief), brief.region && `region ${brief.region}`]);

/** Labels that the work chooses among, as it is stated; null where it chooses none or does not say how many. */
export const labelsOf = (brief: Brief, { facts }: Verdict): number | null =>
  facts.shape === "closed" && facts.extraction !== true ? labelCount(workWords(brief)) : null;

/** What the names of these labels take in a prompt; 0 where there are none, or too many for one. */
export function labelTokens(brief: Brief, verdict: Verdict, taxonomy: Taxonomy): number {
  const labels = labelsOf(brief, verdict) ?? 0;
  return labels < fittingNumber("labels-too-many", taxonomy) ? labels * fittingNumber("label-tokens", taxonomy) : 0;
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
    languages: brief.languages ?? [],
    latency_s: brief.limits?.latency_s ?? null,
    bars: barsFor(brief, taxonomy),
  };
}
