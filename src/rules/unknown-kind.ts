/** Rule: the kind of task is one of the taxonomy. */
import { nearest } from "../core/nearest.ts";
import { quote } from "../core/plain-text.ts";
import type { BriefPath } from "../core/scoping-doc.ts";
import { exampleDoc } from "./example-doc.ts";
import type { Rule } from "./rule.ts";

export const unknownKind: Rule = {
  id: "unknown-kind",
  severity: "error",
  what: "The brief gives a kind of task that the taxonomy does not know.",
  why: "The tier follows from the kind; an unknown one gives no advice at all.",
  bad: exampleDoc({ kind: "rooting" }),
  good: exampleDoc(),
  *check({ brief, placed }, { taxonomy }) {
    const known = taxonomy.kinds.map(({ id }) => id);
    const given: [string | undefined, BriefPath][] = [
      [brief.kind, ["kind"]],
      ...(brief.steps ?? []).map(({ kind }, at): [string | undefined, BriefPath] => [kind, ["steps", at, "kind"]]),
    ];
    for (const [kind, path] of given) {
      if (kind === undefined || known.includes(kind)) continue;
      const meant = nearest(kind, known);
      const remedy = meant ? `did you mean "${meant}"?` : "leave it out to have it read from the task";
      yield { place: placed.at(path), message: `there is no task kind ${quote(kind)}; ${remedy}`, args: { kind } };
    }
  },
};
