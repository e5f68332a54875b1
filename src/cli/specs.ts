/** Every command, in the order of the help. */

import { assessSpec } from "../commands/assess/assess-spec.ts";
import { compareSpec, explainSpec, fitSpec, modelsSpec } from "../commands/catalogue/catalogue-specs.ts";
import { checkSpec, initSpec } from "../commands/check/check-specs.ts";
import { classifySpec } from "../commands/classify/classify-spec.ts";
import { examplesSpec, handoffSpec, measuredSpec, usageSpec } from "../commands/client-data/client-data-specs.ts";
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
