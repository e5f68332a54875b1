/** Use cases in the order in which to look at them. */
import type { Call, Inventory, UseCase } from "../types/client-data/inventory.ts";
import type { Taxonomy } from "../types/taxonomy.ts";

type Unranked = Omit<UseCase, "rank">;

/** The calls in the order of facts.yaml, then the largest volume, the surest reading, and the order of the list. */
export function ranked(useCases: readonly Unranked[], taxonomy: Taxonomy): UseCase[] {
  const calls = taxonomy.facts.find(({ id }) => id === "call")?.values ?? [];
  const order = new Map(calls.map((call, at) => [call, at]));
  const place = ({ call }: Unranked): number => order.get(call) ?? calls.length;
  return [...useCases]
    .sort(
      (a, b) =>
        place(a) - place(b) ||
        (b.requests_per_month ?? -1) - (a.requests_per_month ?? -1) ||
        (b.confidence ?? 1) - (a.confidence ?? 1) ||
        a.line - b.line,
    )
    .map((each, at) => ({ rank: at + 1, ...each }));
}

/** How many there are of each. */
export function countsOf(useCases: readonly UseCase[], unread: number): Inventory["counts"] {
  const count = (call: Call): number => useCases.filter((each) => each.call === call).length;
  return {
    use_cases: useCases.length + unread,
    first: count("first"),
    ask: count("ask"),
    later: count("later"),
    none: count("none"),
    unread,
  };
}
