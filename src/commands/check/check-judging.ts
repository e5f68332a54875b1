/** What the rules of `check` judge by, loaded once for a run. */

import { type Advise, clientRate, countedBrief, makeCurrencyAdvisor, needsReader } from "../../core/advice/advise.ts";
import { bestOnHardware, type Counted, recommend } from "../../core/advice/chosen-candidates.ts";
import type { Read } from "../../core/advice/prepared-brief.ts";
import { type AdviceSetting, type PricingSession, pricingSession } from "../../core/advice/pricing-session.ts";
import { knownMachine } from "../../core/fit/known-machine.ts";
import type { ReadAnswers } from "../../core/reading/answers-reader.ts";
import { compiledTables } from "../../core/tables/compiled-tables.ts";
import { examplesFor } from "../../core/tables/decide.ts";
import { decideVerdict, rowBehind, type VerdictTrail } from "../../core/tables/verdict.ts";
import { phraseFinder } from "../../core/text/phrases.ts";
import type { ServedWay } from "../../core/types/advice.ts";
import { type Brief, mustRead } from "../../core/types/brief.ts";
import { type CheckWords, phraseLists, type Severities } from "../../core/types/check.ts";
import { isStop } from "../../core/types/errors.ts";
import type { Reading } from "../../core/types/reading.ts";
import type { Taxonomy } from "../../core/types/taxonomy.ts";
import { regionProblem } from "../../core/ways/known-region.ts";
import type { Config } from "../../data/settings/config.ts";
import type { RuleContext } from "../../rules/rule.ts";
import type { CommandHost } from "../host/host.ts";
import {
  asOfDay,
  type DataOptions,
  loadAnswersReader,
  loadPricing,
  loadRules,
  loadTaxonomy,
  moneyFor,
} from "../settings/data.ts";
import { type PlacedConfig, underConfig } from "../settings/find-config.ts";

export interface JudgingOptions extends DataOptions {
  requireBrief: boolean;
}

/** What the rules of a run judge by. */
export interface CheckSession {
  context: RuleContext;
  /** Loads what it takes to judge these briefs: the reader of statements, when one of them must be read. */
  prepare(briefs: readonly Brief[]): Promise<void>;
}

/** What briefs are priced and advised with that speak of money in one currency. */
interface Priced {
  pricing: PricingSession;
  advise: Advise;
}

/** The brief that the rules are looking at, and what is known about it. */
interface Looked {
  brief: Brief;
  reading: Reading | null;
  /** Undefined where the tables can make nothing of it. */
  trail: VerdictTrail | undefined;
  priced: Priced;
  /** Undefined while no rule has asked for it. */
  counted: Counted | undefined;
  recommended: ServedWay | null | undefined;
}

/** What is loaded for a run, and what was found of the brief that the rules are looking at. */
interface Loaded {
  setting: AdviceSetting;
  /** True when all amounts are given in the currency of the setting, whatever that of a brief's client is. */
  isCurrencyAsked: boolean;
  /** By currency. */
  priced: Map<string, Priced>;
  /** Undefined until a brief has a statement to read. */
  readAnswers: ReadAnswers | undefined;
  /** The rules ask about one brief after the other, and never again. */
  last: Looked | undefined;
}

function read(brief: Brief, { readAnswers }: Loaded): Reading {
  if (!readAnswers) throw new Error("a brief is judged before the reader of statements was loaded");
  return readAnswers(brief);
}

function trailOf(brief: Brief, reading: Reading | null, taxonomy: Taxonomy): VerdictTrail | undefined {
  try {
    return decideVerdict(brief, taxonomy, reading);
  } catch (error) {
    if (isStop(error) && error.kind === "data") return undefined;
    throw error;
  }
}

function pricedFor(brief: Brief, { setting, isCurrencyAsked, priced }: Loaded): Priced {
  const rate = isCurrencyAsked ? setting.rate : clientRate(brief, setting);
  const known = priced.get(rate.currency);
  if (known) return known;
  const own = { ...setting, rate };
  const pricing = pricingSession(own);
  const made = { pricing, advise: makeCurrencyAdvisor(own, pricing) };
  priced.set(rate.currency, made);
  return made;
}

function lookAt(brief: Brief, loaded: Loaded): Looked {
  if (loaded.last?.brief === brief) return loaded.last;
  const reading = mustRead(brief) ? read(brief, loaded) : null;
  const trail = trailOf(brief, reading, loaded.setting.taxonomy);
  const priced = pricedFor(brief, loaded);
  loaded.last = { brief, reading, trail, priced, counted: undefined, recommended: undefined };
  return loaded.last;
}

/** A machine or region that nobody knows is a finding of its own, and the rest can still be judged. */
function advisable(brief: Brief, { taxonomy, pricing }: AdviceSetting): Brief {
  const { hardware, region, ...rest } = brief;
  const isMachine = hardware === undefined || knownMachine(hardware, pricing).ok;
  const isRegion = region === undefined || regionProblem(region, taxonomy, pricing) === null;
  if (isMachine && isRegion) return brief;
  return { ...rest, ...(isMachine && hardware ? { hardware } : {}), ...(isRegion && region ? { region } : {}) };
}

/** The work of a brief in one call. */
function asOne(brief: Brief): Brief {
  if (brief.steps === undefined) return brief;
  const { steps: _, ...whole } = brief;
  return whole;
}

/** A brief as it is advised on: its steps are briefs of their own, and no promise of a scope is held against them. */
function asAdvised({ brief, reading }: Looked, loaded: Loaded): { whole: Brief; known: Read } {
  const whole = asOne(advisable(brief, loaded.setting));
  return { whole, known: (each) => (each === whole && reading ? reading : read(each, loaded)) };
}

/** Undefined where the tables can make nothing of the brief. */
function countedFor(brief: Brief, loaded: Loaded): Counted | undefined {
  const looked = lookAt(brief, loaded);
  if (!looked.trail) return undefined;
  const { whole, known } = asAdvised(looked, loaded);
  looked.counted ??= countedBrief(looked.priced.pricing, whole, known);
  return looked.counted;
}

type OfBrief = "verdict" | "because" | "examplesFor" | "counted" | "recommend" | "recommendOnHardware" | "advise";

/** What the rules ask about a brief. */
function answersFrom(loaded: Loaded): Pick<RuleContext, OfBrief> {
  const { setting } = loaded;
  const trailFor = (brief: Brief) => lookAt(brief, loaded).trail;
  return {
    verdict: (brief) => trailFor(brief)?.verdict,
    because(brief, outcome) {
      const trail = trailFor(brief);
      return trail && rowBehind(outcome, trail.settled, compiledTables(setting.taxonomy))?.because;
    },
    examplesFor(brief) {
      const trail = trailFor(brief);
      return trail && examplesFor(trail.settled, compiledTables(setting.taxonomy));
    },
    counted: (brief) => countedFor(brief, loaded)?.context,
    recommend(brief) {
      const counted = countedFor(brief, loaded);
      const looked = lookAt(brief, loaded);
      if (looked.recommended === undefined && counted) looked.recommended = recommend(looked.priced.pricing, counted);
      return looked.recommended ?? undefined;
    },
    recommendOnHardware(brief) {
      const counted = countedFor(brief, loaded);
      return (counted && bestOnHardware(lookAt(brief, loaded).priced.pricing, counted)) ?? undefined;
    },
    advise(brief) {
      const looked = lookAt(brief, loaded);
      if (!looked.trail) return undefined;
      const { whole, known } = asAdvised(looked, loaded);
      return looked.priced.advise(whole, { read: known, closely: false, branches: false });
    },
  };
}

/** The severity of each rule: its own, unless the config gives another. */
export async function severitiesBy({ check }: Config): Promise<Severities> {
  const own = (await loadRules()).map(({ id, severity }) => [id, severity] as const);
  return { ...Object.fromEntries(own), ...check?.rules };
}

/** Loads tables, prices and words. */
export async function prepareJudging(
  options: JudgingOptions,
  found: PlacedConfig,
  host: CommandHost,
): Promise<CheckSession> {
  const [taxonomy, listed, severities, { default: compiled }] = await Promise.all([
    loadTaxonomy(options, host),
    loadPricing(options, host),
    severitiesBy(found.config),
    import("../../data/compiled/check-words.json", { with: { type: "json" } }),
  ]);
  const { pricing, rate } = moneyFor(options, underConfig(listed, found), host);
  const asOf = asOfDay(options, host);
  const setting = { taxonomy, pricing, as_of: asOf, rate, explain: false };
  const isCurrencyAsked = typeof options.currency === "string";
  const loaded: Loaded = { setting, isCurrencyAsked, priced: new Map(), readAnswers: undefined, last: undefined };
  const words = compiled as CheckWords;
  const context: RuleContext = {
    taxonomy,
    pricing,
    words,
    severities,
    find: phraseFinder(phraseLists(words)),
    asOf,
    rate,
    statedCurrency: isCurrencyAsked ? rate.currency : null,
    requireBrief: options.requireBrief,
    ...answersFrom(loaded),
  };
  return {
    context,
    async prepare(briefs) {
      if (loaded.readAnswers === undefined && briefs.some((brief) => needsReader(brief, taxonomy))) {
        loaded.readAnswers = await loadAnswersReader(taxonomy, host, { words: false, parts: false });
      }
    },
  };
}
