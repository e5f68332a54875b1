/** Rule: the kind of task is one of the taxonomy. */
import type { Brief } from "../core/brief.ts";
import { kindById } from "../core/facts.ts";
import { nearest } from "../core/nearest.ts";
import { quote } from "../core/plain-text.ts";
import type { BriefPath } from "../core/scoping-doc.ts";
import { exampleDoc } from "./example-doc.ts";
import type { Rule } from "./rule.ts";

function* kindsGiven({ kind, steps = [] }: Brief): Generator<{ kind: string | undefined; path: BriefPath }> {
  yield { kind, path: ["kind"] };
  for (const [at, step] of steps.entries()) yield { kind: step.kind, path: ["steps", at, "kind"] };
}

export const unknownKind: Rule = {
  id: "unknown-kind",
  severity: "error",
  what: "The brief gives a kind of task that the taxonomy does not know.",
  why: "The tier follows from the kind; an unknown one gives no advice at all.",
  bad: exampleDoc({ kind: "rooting" }),
  good: exampleDoc(),
  *check({ brief, placed }, { taxonomy }) {
    for (const { kind, path } of kindsGiven(brief)) {
      if (kind === undefined || kindById(taxonomy, kind)) continue;
      const meant = nearest(
        kind,
        taxonomy.kinds.map(({ id }) => id),
      );
      const remedy = meant ? `did you mean "${meant}"?` : "leave it out to have it read from the task";
      yield { place: placed.at(path), message: `there is no task kind ${quote(kind)}; ${remedy}`, args: { kind } };
    }
  },
};
