/** Where the facts of an answer usually come from, by the kind of task. */
import type { FactSource } from "../types/brief.ts";
import type { TaskKind } from "../types/taxonomy.ts";

/** What the kind says; where the use is left open, what is known of the world; else the request itself. */
export const usualFacts = ({ facts, shape }: TaskKind): FactSource =>
  (facts.facts as FactSource | undefined) ?? (shape === "unbounded" ? "world" : "request");

/** Share of kinds by the source that is usual for them. `probabilities` stand in the order of the kinds. */
export function usualShares(kinds: readonly TaskKind[], probabilities: Float64Array): Map<FactSource, number> {
  const shares = new Map<FactSource, number>();
  for (let at = 0; at < kinds.length; at++) {
    const source = usualFacts(kinds[at]!);
    shares.set(source, (shares.get(source) ?? 0) + probabilities[at]!);
  }
  return shares;
}
