/** Every rule of `check`, in the order in which they look at a brief. */
import type { RuleText } from "../core/findings/check-report.ts";
import type { Severity } from "../core/types/diagnostic.ts";
import { answersContradict } from "./answers-contradict.ts";
import { cloudWithLocalOnly } from "./cloud-with-local-only.ts";
import { currencyMissing } from "./currency-missing.ts";
import { falseBreakEven } from "./false-break-even.ts";
import { fineTuneOnOpenTask } from "./fine-tune-on-open-task.ts";
import { fineTuneWithoutExamples } from "./fine-tune-without-examples.ts";
import { missingAnswer } from "./missing-answer.ts";
import { missingRetrieval } from "./missing-retrieval.ts";
import { missingVolume } from "./missing-volume.ts";
import { noMetric } from "./no-metric.ts";
import { overCapacity } from "./over-capacity.ts";
import { oversizedModel } from "./oversized-model.ts";
import { priceChanged } from "./price-changed.ts";
import { proposalContradicts } from "./proposal-contradicts.ts";
import { quoteDrift } from "./quote-drift.ts";
import { renamedModel } from "./renamed-model.ts";
import { rentedWithLocalOnly } from "./rented-with-local-only.ts";
import { retiredModel } from "./retired-model.ts";
import { retiringModel } from "./retiring-model.ts";
import type { Rule, StatedRule } from "./rule.ts";
import { sensitiveText } from "./sensitive-text.ts";
import { stalePrices } from "./stale-prices.ts";
import { staleQuote } from "./stale-quote.ts";
import { STATED_RULES } from "./stated-rules.ts";
import { tierMismatch } from "./tier-mismatch.ts";
import { unadmittedModel } from "./unadmitted-model.ts";
import { undersizedModel } from "./undersized-model.ts";
import { unfitHardware } from "./unfit-hardware.ts";
import { unknownCurrency } from "./unknown-currency.ts";
import { unknownHardware } from "./unknown-hardware.ts";
import { unknownKind } from "./unknown-kind.ts";
import { unknownModel } from "./unknown-model.ts";
import { unknownRegion } from "./unknown-region.ts";
import { unreviewedStakes } from "./unreviewed-stakes.ts";
import { vagueTask } from "./vague-task.ts";

/** Rules that judge a brief. */
export const RULES: readonly Rule[] = [
  missingAnswer,
  vagueTask,
  unknownKind,
  unknownHardware,
  unknownRegion,
  unknownCurrency,
  unknownModel,
  renamedModel,
  tierMismatch,
  proposalContradicts,
  oversizedModel,
  undersizedModel,
  cloudWithLocalOnly,
  sensitiveText,
  fineTuneWithoutExamples,
  fineTuneOnOpenTask,
  noMetric,
  missingRetrieval,
  retiredModel,
  retiringModel,
  priceChanged,
  quoteDrift,
  staleQuote,
  currencyMissing,
  missingVolume,
  overCapacity,
  falseBreakEven,
  answersContradict,
  unfitHardware,
  rentedWithLocalOnly,
  unadmittedModel,
  unreviewedStakes,
  stalePrices,
];

/** These and the rules that reading, ignores, waivers and the baseline apply; sorted by id. */
export const ALL_RULES: readonly (Rule | StatedRule)[] = [...RULES, ...STATED_RULES].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);

export const RULE_IDS: readonly string[] = ALL_RULES.map(({ id }) => id);

const SEVERITY = new Map<string, Severity>(ALL_RULES.map(({ id, severity }) => [id, severity]));

export const isRuleId = (id: string): boolean => SEVERITY.has(id);

/** The severity that a rule has in this run. */
export function severityOf(id: string, severities: Readonly<Record<string, Severity | "off">>): Severity | "off" {
  return severities[id] ?? SEVERITY.get(id) ?? "error";
}

/** What renderers and pages say about every rule. */
export const RULE_TEXTS: readonly RuleText[] = ALL_RULES.map(({ id, severity, what, why }) => ({
  id,
  severity,
  what,
  why,
}));
