/** Every command, in the order of the help. */
import type { CommandSpec } from "./command-spec.ts";
import { assessSpec } from "./specs/assess.ts";
import { checkSpec } from "./specs/check.ts";
import { classifySpec } from "./specs/classify.ts";
import { compareSpec } from "./specs/compare.ts";
import { explainSpec } from "./specs/explain.ts";
import { fitSpec } from "./specs/fit.ts";
import { initSpec } from "./specs/init.ts";
import { modelsSpec } from "./specs/models.ts";
import { pricingCheckSpec } from "./specs/pricing-check.ts";
import { pricingDiffSpec } from "./specs/pricing-diff.ts";
import { pricingImportSpec } from "./specs/pricing-import.ts";
import { taxonomyCheckSpec, taxonomyDiffSpec, taxonomyTestSpec } from "./specs/taxonomy.ts";

export const SPECS: readonly CommandSpec[] = [
  assessSpec,
  classifySpec,
  checkSpec,
  compareSpec,
  explainSpec,
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
