/**
 * Trains the reader of task statements: `npm run train-reader`, or with `-- --check` to prove that src/data/compiled/reader.json
 * is what training/ and taxonomy/ give. The same material gives the same bytes.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Reader } from "../src/core/reading/reader.ts";
import { calibrate } from "./reader/calibrate.ts";
import { heldOut, type Material, trainModel } from "./reader/model.ts";
import { packHead } from "./reader/pack.ts";
import { readSenses, readStatements, readVariation } from "./reader/statements.ts";
import { readJudgement, readKinds } from "./reader/taxonomy-input.ts";
import { makeLexicon } from "./reader/train.ts";

const OUT = path.join(import.meta.dirname, "../src/data/compiled/reader.json");
const MOST_BYTES = 300_000;
const DOMAIN_FOLDS = 5;
const VOICE_FOLDS = 6;
/** How many weights of each head ship; the smallest are left out. */
const TIER_ENTRIES = 14_000;
const KIND_ENTRIES = 30_000;
const BAYES_ENTRIES = 9_000;
const VAGUE_ENTRIES = 6_000;

function makeReader(): Reader {
  const statements = readStatements();
  const kinds = readKinds();
  const lexicon = makeLexicon(readSenses());
  const material: Material = { kinds, lexicon, variation: readVariation() };
  const held = [
    ...heldOut(statements, ({ domain }) => domain, DOMAIN_FOLDS, material),
    ...heldOut(statements, ({ voice }) => voice, VOICE_FOLDS, material),
  ];
  const model = trainModel(statements, material);
  const ids = kinds.map(({ id }) => id);
  const known = new Set([...ids, "vague", "specific"]);
  const stray = statements.find(({ kind }) => !known.has(kind));
  if (stray) throw new Error(`training/: "${stray.kind}" is no task kind of taxonomy/tasks.yaml`);
  const bare = ids.find((id) => !statements.some(({ kind }) => kind === id));
  if (bare) throw new Error(`training/: the kind "${bare}" has no statements to learn from`);
  const features = [...model.vocabulary.keys()];
  const kept = features.map((_, at) => at);
  return {
    format: 1,
    version: createHash("sha256").update(JSON.stringify(statements)).digest("hex").slice(0, 12),
    senses: lexicon.senses,
    lexicon: lexicon.text,
    features: features.join("\n"),
    kind_tiers: model.kindTiers,
    tiers: packHead(model.tiers, ["1", "2", "3", "4"], kept, TIER_ENTRIES),
    bayes: packHead(model.bayes, ["1", "2", "3", "4"], kept, BAYES_ENTRIES),
    kinds: packHead(model.kinds, ids, kept, KIND_ENTRIES),
    vagueness: packHead(model.vagueness, ["specific", "vague"], kept, VAGUE_ENTRIES),
    calibration: calibrate(held, ids, model.kindTiers),
    judgement: readJudgement(),
  };
}

const text = `${JSON.stringify(makeReader())}\n`;
if (text.length > MOST_BYTES)
  throw new Error(`reader.json would be ${text.length} bytes; at most ${MOST_BYTES} may ship`);
if (process.argv.includes("--check")) {
  if (readFileSync(OUT, "utf8") !== text) {
    console.error("src/data/compiled/reader.json is not what training/ and taxonomy/ give; run `npm run train-reader`");
    process.exitCode = 1;
  }
} else {
  writeFileSync(OUT, text);
  console.log(`src/data/compiled/reader.json: ${text.length} bytes`);
}
