/** Puts every defect that it knows into the tables, one at a time, and tells how many the proof finds. */
import { readdirSync, readFileSync } from "node:fs";
import { compareTaxonomies } from "../src/core/proof/compare.ts";
import { proveTaxonomy } from "../src/core/proof/prove.ts";
import { compileTaxonomy } from "../src/data/taxonomy/compile-taxonomy.ts";
import { seededDefects } from "../test/core/proof/seeded-defects.ts";

const files = readdirSync("taxonomy", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => ({ path: `taxonomy/${name}`, text: readFileSync(`taxonomy/${name}`, "utf8") }));
const compiled = compileTaxonomy(files);
if (!compiled.ok) throw new Error("the tables do not compile; run npm run generate");
const { taxonomy } = compiled;

interface Count {
  seeded: number;
  found: number;
  /** Not found, and no brief comes out otherwise either: no defect after all. */
  harmless: number;
}

const counts = new Map<string, Count>();
const missed: string[] = [];
for (const defect of seededDefects(taxonomy)) {
  const count = counts.get(defect.kind) ?? { seeded: 0, found: 0, harmless: 0 };
  counts.set(defect.kind, count);
  count.seeded++;
  const seeded = defect.seed();
  if (proveTaxonomy(seeded).some(({ severity }) => severity === "error")) count.found++;
  else if (compareTaxonomies(taxonomy, seeded).length === 0) count.harmless++;
  else missed.push(defect.name);
}
console.table(Object.fromEntries(counts));
console.log(`findings on the clean tables: ${proveTaxonomy(taxonomy).length}`);
for (const name of missed) console.log(`not found: ${name}`);
process.exit(missed.length > 0 ? 1 : 0);
