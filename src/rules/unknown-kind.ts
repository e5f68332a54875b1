/** Rule: the kind of task is one of the taxonomy. */
import { kindById } from "../core/tables/facts.ts";
import { didYouMean } from "../core/text/nearest.ts";
import { quote } from "../core/text/plain-text.ts";
import type { BriefPath } from "../core/types/check.ts";
import { exampleDoc, type Report, type Rule } from "./rule.ts";

export const unknownKind: Rule = {
  id: "unknown-kind",
  severity: "error",
  what: "The brief gives a kind of task that the taxonomy does not know.",
  why: "The tier follows from the kind; an unknown one gives no advice at all.",
  bad: exampleDoc({ kind: "rooting" }),
  good: exampleDoc(),
  check({ brief, placed }, { taxonomy }) {
    const reportOn = (kind: string | undefined, path: BriefPath): Report | undefined => {
      if (kind === undefined || kindById(taxonomy, kind)) return undefined;
      const kinds = taxonomy.kinds.map(({ id }) => id);
      const remedy = didYouMean(kind, kinds, "leave it out to have it read from the task");
      return { place: placed.at(path), message: `there is no task kind ${quote(kind)}; ${remedy}`, args: { kind } };
    };
    const own = reportOn(brief.kind, ["kind"]);
    if (brief.steps === undefined) return own;
    const ofSteps = brief.steps.map(({ kind }, at) => reportOn(kind, ["steps", at, "kind"]));
    return [own, ...ofSteps].filter((report) => report !== undefined);
  },
};
