/** Rules of `check` about what a scope promises besides: tier, approach, break-even, tuning and retrieval. */

import { paidBackAgainst } from "../core/advice/quote-beside.ts";
import { paidBackText } from "../core/hosting/break-even.ts";
import { rowsOf } from "../core/tables/table-rows.ts";
import { countText } from "../core/text/amount.ts";
import { either } from "../core/text/sentence.ts";
import type { Approach } from "../core/types/brief.ts";
import type { Model } from "../core/types/pricing.ts";
import type { Condition, FactValue, Row, Taxonomy } from "../core/types/taxonomy.ts";
import { isLarge } from "../core/ways/needs.ts";
import { proposedModel } from "./proposal.ts";
import { promisesFineTuning, saysAnywhere } from "./prose.ts";
import type { Report, Rule } from "./rule.ts";

/** The tier that the scope states is the one that its answers give. */
export const tierMismatch: Rule = {
  id: "tier-mismatch",
  about: "proposal",
  check({ brief, placed }, context) {
    const stated = brief.proposal?.tier;
    if (stated === undefined) return;
    const { tier = null, possible_tiers: possible = [] } = context.verdict(brief) ?? {};
    if (possible.length === 0 || possible.includes(stated)) return;
    const because = context.because(brief, "tier");
    const given = tier ?? possible.join(" or ");
    return {
      place: placed.at(["proposal", "tier"]),
      message: `scope says tier ${stated}; the answers give tier ${given}${because ? `: ${because}` : ""}`,
      args: { stated, given },
    };
  },
};

/** A language model is proposed for a task that is one for it. */
export const notALanguageTask: Rule = {
  id: "not-a-language-task",
  about: "proposal",
  check({ brief, placed }, context) {
    const { model, tier, approach } = brief.proposal ?? {};
    if (brief.kind !== undefined || (model ?? tier ?? approach) === undefined) return;
    const read = context.verdict(brief)?.reading.besides?.language_task;
    if (read === undefined || read.value) return;
    return {
      place: placed.at(["proposal"], "key"),
      message: `scope proposes a language model. ${read.says ?? "The task does not look like one for it."} Take it out, or give the kind of task if a text goes in or comes out`,
      args: { instead: read.instead ?? "" },
    };
  },
};

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

/** Approach, model and tier of a proposal go together. */
export const proposalContradicts: Rule = {
  id: "proposal-contradicts",
  about: "proposal",
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

/** A promised break-even is one that the figures give. */
export const falseBreakEven: Rule = {
  id: "false-break-even",
  about: "proposal",
  check({ brief, placed }, context) {
    const promised = brief.proposal?.break_even_months;
    if (promised === undefined) return;
    const advice = context.advise(brief);
    if (!advice?.recommended) return;
    const place = placed.at(["proposal", "break_even_months"]);
    const stated = `scope promises break-even in ${promised} months`;
    if (advice.break_even.length === 0) {
      const { name, deployment } = advice.recommended;
      const nothing =
        deployment === "self-hosted"
          ? "the data must stay local, so there is no pay-per-use model to compare with"
          : `${name} is paid by use, so there is nothing to pay back`;
      const message = `${stated}; ${nothing}; take the promise out`;
      return { place, message, args: { promised } };
    }
    const best = paidBackAgainst(advice.break_even, proposedModel(brief, context) ?? null);
    if (best === undefined || best.verdict === "unknown") return;
    const { break_even_tolerance_months: months, break_even_tolerance_percent: percent } = context.words.limits;
    if (best.verdict === "pays" && (best.months ?? 0) <= promised * (1 + percent / 100) + months) return;
    const gives = best.verdict === "never" ? "it never pays" : `it pays back ${paidBackText(best.months ?? 0)}`;
    return {
      place,
      message: `${stated}; against ${best.against} ${gives}: ${best.reason}`,
      args: { promised, months: best.months ?? "never", against: best.against },
    };
  },
};

/** A promised fine-tune has the examples it needs. */
export const fineTuneWithoutExamples: Rule = {
  id: "fine-tune-without-examples",
  check(subject, context) {
    const { brief, placed } = subject;
    if (brief.examples === undefined) return;
    const tier = context.verdict(brief)?.tier;
    if (!tier || isLarge(tier)) return;
    const promise = promisesFineTuning(subject, context);
    const needed = promise && context.examplesFor(brief);
    if (!needed) return;
    const { minimum, comfortable } = needed;
    if (minimum === null || brief.examples >= minimum) return;
    const better = comfortable === null ? "" : ` and does well from ${countText(comfortable)}`;
    return {
      place: placed.at(["examples"]),
      message: `scope promises a fine-tuned model on ${countText(brief.examples)} examples; tier ${tier} needs ${countText(minimum)}${better}; collect more, or promise a prompted model`,
      args: { examples: brief.examples, minimum },
      related: [{ place: promise.place, message: "promised here" }],
    };
  },
};

/** No fine-tune is promised for a task that has no pattern to learn. */
export const fineTuneOnOpenTask: Rule = {
  id: "fine-tune-on-open-task",
  check(subject, context) {
    const verdict = context.verdict(subject.brief);
    if (!verdict || verdict.possible_tiers.length === 0 || Math.min(...verdict.possible_tiers) < 3) return;
    const promise = promisesFineTuning(subject, context);
    if (promise === undefined) return;
    const tier = verdict.possible_tiers.join(" or ");
    return {
      place: promise.place,
      message: `scope promises a fine-tuned model; this task is tier ${tier}, where tuning does not help; promise ${verdict.approach === "local-large" ? "a large local model" : "a larger model"}, or split off its repetitive steps`,
      args: { tier },
    };
  },
};

/** A task whose answers rest on documents or facts plans for retrieval. */
export const missingRetrieval: Rule = {
  id: "missing-retrieval",
  check(subject, context) {
    const { brief, placed, doc } = subject;
    // A bare brief has no prose to say it in, so that only an answer against it counts.
    if (doc.kind !== "markdown" && brief.documents !== false && brief.facts !== "request") return;
    if (context.verdict(brief)?.rag !== true || saysAnywhere(subject, context.words.retrieval, context)) return;
    const because = context.because(brief, "rag") ?? "";
    const path = ["facts", "documents"].find((key) => placed.has([key])) ?? "task";
    return {
      place: placed.at([path]),
      message: `the scope plans no retrieval. ${because} Add it, and its cost`,
      args: {},
    };
  },
};
