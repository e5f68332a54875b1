/**
 * Trains the reader of task statements: `npm run train-reader`, or with `-- --check` to prove that
 * src/data/compiled/reader.json and reader.bin are what training/, taxonomy/ and scripts/reader/ give. The same material
 * gives the same bytes. Training takes minutes, so the check compares the hash of all that goes in, tells files of two
 * trainings apart, and trains the heads that take seconds anew, to the byte; every night all of it is trained and compared.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { HEADS, type Reader } from "../src/core/reading/reader.ts";
import { asciiJson } from "./ascii.ts";
import { calibrate } from "./reader/calibrate.ts";
import { type HeadName, headSpecs, STORY } from "./reader/heads.ts";
import { heldOut, type Material, type Model, trainModel, writerFolds } from "./reader/model.ts";
import { packReader, type RoundedHead, roundHead } from "./reader/pack.ts";
import { readFringes, readSenses, readStatements, readVariation, type Statement } from "./reader/statements.ts";
import { readJudgement, readKinds } from "./reader/taxonomy-input.ts";
import { makeLexicon } from "./reader/train.ts";

const ROOT = path.join(import.meta.dirname, "..");
const OUT = path.join(ROOT, "src/data/compiled/reader.json");
const ROWS = path.join(ROOT, "src/data/compiled/reader.bin");
const MOST_BYTES = 5_000_000;
/** Heads that `--check` trains anew: they use all of the statements, and take seconds. */
const SAMPLE: HeadName[] = ["tiers", "language", "story"];

/** Everything that the bytes of the reader depend on, as one hash. */
function hashOfInputs(): string {
  const hash = createHash("sha256");
  const add = (file: string) => hash.update(file).update(readFileSync(path.join(ROOT, file)));
  const foldersOf = (folder: string): string[] =>
    readdirSync(path.join(ROOT, folder), { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? foldersOf(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
  for (const file of foldersOf("training")) if (file.endsWith(".txt")) add(file);
  for (const file of foldersOf("scripts/reader")) add(file);
  for (const file of foldersOf("src/core/words")) add(file);
  for (const name of ["clauses", "cues", "neighbours", "score", "several", "signals"])
    add(`src/core/reading/${name}.ts`);
  // How far the words of taxonomy/reading.yaml are right is fitted too.
  hash.update(JSON.stringify(readJudgement().cues));
  hash.update(JSON.stringify(readKinds().map((kind) => [kind.id, kind.shape])));
  return hash.digest("hex").slice(0, 12);
}

function checkLabels(statements: Statement[], ids: string[]): void {
  const known = new Set([...headSpecs(readKinds()).kinds.outputs, "vague", "specific", "several", STORY]);
  const stray = statements
    .flatMap(({ kind, labels }) => [kind, ...(labels?.parts ?? [])])
    .find((kind) => !known.has(kind));
  if (stray) throw new Error(`training/: "${stray}" is no task kind of taxonomy/tasks.yaml`);
  const bare = ids.find((id) => !statements.some(({ kind }) => kind === id));
  if (bare) throw new Error(`training/: the kind "${bare}" has no statements to learn from`);
}

function rounded(model: Model, name: HeadName | "bayes"): RoundedHead {
  const fitted = name === "bayes" ? { ...model.bayes, names: ["1", "2", "3", "4"] } : model.heads[name];
  return roundHead(name, fitted, fitted.names);
}

const hashOfParts = (...parts: (string | Uint8Array)[]): string =>
  parts
    .reduce((hash, part) => hash.update(part), createHash("sha256"))
    .digest("hex")
    .slice(0, 12);

/** A hash of the whole numbers of a head, which `--check` compares. */
const sumOf = ({ rounded, step, bias }: RoundedHead): string =>
  hashOfParts(new Uint8Array(rounded.buffer), JSON.stringify([step, bias]));

/** Ties the fits of doubt, which take all of the training, to the material and the rows that they were fitted with. */
const hashOfFits = ({
  version,
  rows_hash,
  calibration,
}: Pick<Reader, "version" | "rows_hash" | "calibration">): string =>
  hashOfParts(version, rows_hash, JSON.stringify(calibration));

/** Heads whose scores are fitted on statements that were held out. */
const JUDGED: HeadName[] = ["tiers", "kinds", "vagueness", "language", "facts", "traits", "reviewed", "field"];

function makeReader(statements: Statement[], material: Material): Reader {
  const { lexicon } = material;
  const writers = heldOut(statements, ({ writer }) => writer, writerFolds(statements), material, JUDGED);
  const calibration = calibrate(writers, material, readJudgement().cues);
  const model = trainModel(statements, material);
  const heads = HEADS.map((name) => ({ name, ...rounded(model, name) }));
  const rows = packReader(lexicon, model.vocabulary, heads, model.met);
  const version = hashOfInputs();
  const rows_hash = hashOfParts(rows);
  return {
    format: 4,
    version,
    rows_hash,
    fits_hash: hashOfFits({ version, rows_hash, calibration }),
    rows,
    senses: lexicon.senses,
    kind_tiers: model.kindTiers,
    heads: Object.fromEntries(
      heads.map((head) => [
        head.name,
        {
          outputs: head.outputs,
          step: head.step,
          bias: head.bias,
          ...(SAMPLE.includes(head.name as HeadName) ? { sum: sumOf(head) } : {}),
        },
      ]),
    ) as unknown as Reader["heads"],
    calibration,
    judgement: readJudgement(),
  };
}

/** What reader.json holds: all but the rows, which stand in reader.bin. */
const readStored = (): Omit<Reader, "rows"> => JSON.parse(readFileSync(OUT, "utf8"));

/** What in the reader is not what goes in would give; null when all is well. */
function staleness(statements: Statement[], material: Material): string | null {
  const stored = readStored();
  if (stored.rows_hash !== hashOfParts(readFileSync(ROWS))) return "reader.bin is of another training";
  if (stored.fits_hash !== hashOfFits(stored)) return "its fits of doubt are of another training";
  if (stored.version !== hashOfInputs()) return "what it was trained on has changed";
  if (JSON.stringify(stored.judgement) !== JSON.stringify(readJudgement())) return "taxonomy/reading.yaml has changed";
  const model = trainModel(statements, material, SAMPLE);
  const odd = SAMPLE.find((name) => sumOf(rounded(model, name)) !== stored.heads[name].sum);
  return odd ? `the head "${odd}" comes out otherwise` : null;
}

const statements = readStatements();
const kinds = readKinds();
const material: Material = {
  kinds,
  lexicon: makeLexicon(readSenses()),
  variation: readVariation(),
  fringes: readFringes(),
};
checkLabels(
  statements,
  kinds.map(({ id }) => id),
);
if (process.argv.includes("--check")) {
  const stale = staleness(statements, material);
  if (stale) {
    console.error(`the reader in src/data/compiled/ is stale, ${stale}; run \`npm run train-reader\``);
    process.exitCode = 1;
  }
} else if (process.argv.includes("--judgement")) {
  writeFileSync(OUT, `${asciiJson({ ...readStored(), judgement: readJudgement() })}\n`);
} else {
  const { rows, ...rest } = makeReader(statements, material);
  if (rows.length > MOST_BYTES)
    throw new Error(`reader.bin would be ${rows.length} bytes; at most ${MOST_BYTES} may ship`);
  writeFileSync(OUT, `${asciiJson(rest)}\n`);
  writeFileSync(ROWS, rows);
  console.log(`src/data/compiled/reader.bin: ${rows.length} bytes`);
}
