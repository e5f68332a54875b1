/** Checks across the files of a taxonomy, once each of them reads well by itself. */
import { OUTCOME_VALUES } from "../../core/tables/outcomes.ts";
import { quote } from "../../core/text/plain-text.ts";
import { placeAt } from "../../core/text/text-lines.ts";
import type { DecisionTable, Fact, Taxonomy } from "../../core/types/taxonomy.ts";
import type { Findings } from "./taxonomy-lists.ts";

/**
 * Puts tables behind the tables that give what they read, and otherwise in the order in which facts.yaml lists what
 * they give: reasons are told in this order. Reports tables that wait for each other.
 */
export function inOrder(unordered: readonly DecisionTable[], facts: ReadonlyMap<string, Fact>, findings: Findings) {
  const rank = [...facts.keys()];
  const told = ({ gives }: DecisionTable) => (gives.length > 0 ? rank.indexOf(gives[0]!) : rank.length);
  const tables = [...unordered].sort((a, b) => told(a) - told(b));
  const ordered: DecisionTable[] = [];
  const given = new Set([...facts.values()].filter(({ from }) => from !== "tables").map(({ id }) => id));
  let waiting = [...tables];
  while (waiting.length > 0) {
    const ready = waiting.find(({ reads }) =>
      reads.every((fact) => given.has(fact) || !waiting.some(({ gives }) => gives.includes(fact))),
    );
    if (!ready) {
      const names = waiting.map(({ id }) => id).join(", ");
      const message = `tables ${names} wait for each other; take a fact that one gives out of what another reads`;
      findings.add("taxonomy-circle", message, placeAt(waiting[0]!.place), { tables: names });
      return [...ordered, ...waiting];
    }
    for (const fact of ready.gives) given.add(fact);
    ordered.push(ready);
    waiting = waiting.filter((table) => table !== ready);
  }
  return ordered;
}

function checkGivers(tables: readonly DecisionTable[], facts: ReadonlyMap<string, Fact>, findings: Findings): void {
  const giver = new Map<string, DecisionTable>();
  for (const table of tables) {
    for (const fact of table.gives) {
      const other = giver.get(fact);
      if (other) {
        const message = `${quote(fact)} is given by two tables, ${other.id} and ${table.id}; only one may give it`;
        findings.add("taxonomy-given", message, placeAt(table.place), { fact });
      }
      giver.set(fact, table);
    }
  }
  for (const table of tables) {
    for (const fact of table.reads) {
      const source = giver.get(fact);
      if (facts.get(fact)?.from === "tables" && !source) {
        const message = `table ${quote(table.id)} reads ${quote(fact)}, which no table gives; add a table or leave it out`;
        findings.add("taxonomy-given", message, placeAt(table.place), { fact });
      } else if (source?.hit === "collect") {
        const message = `table ${quote(table.id)} reads ${quote(fact)} of ${source.id}, which collects; read it from a table with one outcome`;
        findings.add("taxonomy-given", message, placeAt(table.place), { fact });
      }
    }
  }
}

/** Facts without which the program cannot say a tier or an approach. */
function checkOutcomes(taxonomy: Omit<Taxonomy, "version">, findings: Findings): void {
  const first = taxonomy.facts[0];
  const start = placeAt(taxonomy.tables[0]?.place ?? "facts.yaml:1:1");
  for (const [id, allowed] of Object.entries(OUTCOME_VALUES)) {
    const fact = taxonomy.facts.find((candidate) => candidate.id === id);
    const table = taxonomy.tables.find(({ gives, hit }) => hit !== "collect" && gives.includes(id));
    if (fact?.from !== "tables" || !table) {
      const message = `no table gives ${quote(id)}, which the program needs; add a table that does`;
      findings.add("taxonomy-outcome", message, start, { fact: id });
      continue;
    }
    const values = fact.type === "boolean" ? [false, true] : (fact.values ?? []);
    const strange = values.find((value) => !(allowed as readonly unknown[]).includes(value));
    if (strange === undefined) continue;
    const message = `${id} cannot be ${quote(strange)}: the program knows ${allowed.join(", ")}`;
    findings.add("taxonomy-outcome", message, start, { fact: id });
  }
  if (!first) findings.add("taxonomy-outcome", "no facts are given; add facts.yaml", start);
}

/** Reports what one file says and another does not know. */
export function checkLinks(taxonomy: Omit<Taxonomy, "version">, findings: Findings): void {
  const facts = new Map(taxonomy.facts.map((fact) => [fact.id, fact]));
  checkGivers(taxonomy.tables, facts, findings);
  checkOutcomes(taxonomy, findings);
}
