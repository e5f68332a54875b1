/** Every command, in the order of the help. */

import { assessSpec } from "../commands/assess/assess-spec.ts";
import { checkSpec } from "../commands/check/check-spec.ts";
import { classifySpec } from "../commands/classify/classify-spec.ts";
import { examplesSpec, measuredSpec, usageSpec } from "../commands/client-data/client-data-specs.ts";
import { compareSpec } from "../commands/compare/compare-spec.ts";
import { explainSpec } from "../commands/explain/explain-spec.ts";
import { fitSpec } from "../commands/fit/fit-spec.ts";
import { handoffSpec } from "../commands/handoff/handoff-spec.ts";
import { initSpec } from "../commands/init/init-spec.ts";
import { modelsSpec } from "../commands/models/models-spec.ts";
import { pricingCheckSpec, pricingDiffSpec, pricingImportSpec } from "../commands/pricing/pricing-specs.ts";
import type { CommandSpec } from "../commands/spec/command-spec.ts";
import { taxonomyCheckSpec, taxonomyDiffSpec, taxonomyTestSpec } from "../commands/taxonomy/taxonomy-specs.ts";

export const SPECS: readonly CommandSpec[] = [
  assessSpec,
  classifySpec,
  checkSpec,
  compareSpec,
  explainSpec,
  examplesSpec,
  usageSpec,
  handoffSpec,
  measuredSpec,
  fitSpec,
  initSpec,
  modelsSpec,
  pricingCheckSpec,
  pricingImportSpec,
  pricingDiffSpec,
  taxonomyCheckSpec,
  taxonomyTestSpec,
  taxonomyDiffSpec,
];
