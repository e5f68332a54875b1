/** Rule: approach, model and tier of a proposal go together. */
import { rowsOf } from "../core/tables/table-rows.ts";
import { either } from "../core/text/sentence.ts";
import type { Approach } from "../core/types/brief.ts";
import type { Model } from "../core/types/pricing.ts";
import type { Condition, FactValue, Row, Taxonomy } from "../core/types/taxonomy.ts";
import { proposedModel } from "./proposal.ts";
import { exampleDoc, type Report, type Rule } from "./rule.ts";

const valuesOf = (condition: Condition | undefined): readonly FactValue[] =>
  condition?.test === "in" ? condition.values : [];

const tiersIn = (rows: readonly Row[]): FactValue[] => rows.flatMap(({ when }) => valuesOf(when.tier));

/** Tiers in which the tables give an approach, or offer it beside the one that they give. */
function tiersOf(approach: Approach, taxonomy: Taxonomy): ReadonlySet<FactValue> {
  const given = (each: FactValue) => rowsOf("approach", taxonomy).filter(({ then }) => then.approach === each);
  const offered = rowsOf("alternatives", taxonomy).filter(({ then }) => then.alternative === approach);
  const beside = offered.flatMap((row) => {
    const own = tiersIn([row]);
    return own.length > 0 ? own : valuesOf(row.when.approach).flatMap((each) => tiersIn(given(each)));
  });
  return new Set([...tiersIn(given(approach)), ...beside]);
}

/** Size classes that the tables take for an approach. */
function sizesOf(approach: Approach, taxonomy: Taxonomy): ReadonlySet<FactValue | undefined> {
  const given = rowsOf("size-class", taxonomy).filter(({ when }) => valuesOf(when.approach).includes(approach));
  const offered = rowsOf("alternatives", taxonomy).filter(({ then }) => then.alternative === approach);
  return new Set([...given.map(({ then }) => then.size_class), ...offered.map(({ then }) => then.alternative_size)]);
}

/** Why a model is none of an approach; undefined where it may be. A host may tune and serve what an approach calls local. */
function whyNot(approach: Approach, model: Model, taxonomy: Taxonomy): string | undefined {
  if (approach === "pipeline") return undefined;
  if (approach.startsWith("cloud")) {
    if (model.kind === "self-hosted") return "which is priced on your own machines";
    return sizesOf(approach, taxonomy).has(model.size_class) ? undefined : `a model of the class ${model.size_class}`;
  }
  const isTuned = approach === "local-fine-tuned" && model.size_class !== "frontier";
  return model.kind === "cloud" && !isTuned ? "which its maker's hosts alone serve" : undefined;
}

export const proposalContradicts: Rule = {
  id: "proposal-contradicts",
  severity: "warning",
  about: "proposal",
  what: "The approach that the scope proposes does not go with the model or the tier that it proposes.",
  why: "One of them is not what will be built, and the client signs for all of them.",
  bad: exampleDoc({ proposal: "{approach: local-base, model: gpt-6-luna}" }),
  good: exampleDoc({ proposal: "{approach: cloud-mini, model: gpt-6-luna}" }),
  check({ brief, placed }, context) {
    const { approach, tier } = brief.proposal ?? {};
    if (approach === undefined) return;
    const model = proposedModel(brief, context);
    const reports: Report[] = [];
    const because = model && whyNot(approach, model, context.taxonomy);
    if (model && because !== undefined) {
      reports.push({
        place: placed.at(["proposal", "approach"]),
        message: `scope says approach ${approach} and model ${model.id}, ${because}; change one of the two`,
        args: { approach, model: model.id },
        related: [{ place: placed.at(["proposal", "model"]), message: "the model is named here" }],
      });
    }
    const tiers = tiersOf(approach, context.taxonomy);
    if (tier !== undefined && tiers.size > 0 && !tiers.has(tier)) {
      reports.push({
        place: placed.at(["proposal", "approach"]),
        message: `scope says approach ${approach} and tier ${tier}, and that approach is for tier ${either([...tiers].map(String).sort())}; change one of the two`,
        args: { approach, tier },
        related: [{ place: placed.at(["proposal", "tier"]), message: "the tier is stated here" }],
      });
    }
    return reports;
  },
};
