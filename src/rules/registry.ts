/** Every rule that judges a brief, in the order in which they look at it. */
import {
  answersContradict,
  missingAnswer,
  noMetric,
  sensitiveText,
  unknownKind,
  unknownRegion,
  unreviewedStakes,
  vagueTask,
} from "./answer-rules.ts";
import {
  cloudWithLocalOnly,
  missingVolume,
  overCapacity,
  rentedWithLocalOnly,
  unfitHardware,
  unknownHardware,
} from "./machine-rules.ts";
import {
  oversizedModel,
  renamedModel,
  retiredModel,
  retiringModel,
  unadmittedModel,
  undersizedModel,
  unknownModel,
} from "./model-rules.ts";
import { currencyMissing, priceChanged, quoteDrift, stalePrices, staleQuote, unknownCurrency } from "./price-rules.ts";
import {
  falseBreakEven,
  fineTuneOnOpenTask,
  fineTuneWithoutExamples,
  missingRetrieval,
  proposalContradicts,
  tierMismatch,
} from "./proposal-rules.ts";
import type { Rule } from "./rule.ts";

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
