/** Every command, in the order of the help. */

import { assessSpec } from "../commands/assess/assess-spec.ts";
import { compareSpec, explainSpec, fitSpec, modelsSpec } from "../commands/catalogue/catalogue-specs.ts";
import { checkSpec } from "../commands/check/check-spec.ts";
import { classifySpec } from "../commands/classify/classify-spec.ts";
import { examplesSpec, measuredSpec, usageSpec } from "../commands/client-data/client-data-specs.ts";
import { handoffSpec } from "../commands/handoff/handoff-spec.ts";
import { initSpec } from "../commands/init/init-spec.ts";
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
