/**
 * How well task statements are read, in one command: `npx tsx bench/reading.ts [--quick] [--mistakes]`.
 *
 * Measures on the files in test/eval/, or on those given: `--tasks`, `--vagueness`, `--real`, `--paragraphs FILE`. Prints
 * accuracy, recall, calibration, vagueness and the floors in the same run, real wording with attributes and the one
 * question, stability, what a reading costs, and how far all this carries to writers and sources that were held out.
 * `--quick` leaves the last out, which takes minutes; `--mistakes` adds the ten worst.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { readFringes, readSenses, readStatements, readVariation } from "../scripts/reader/statements.ts";
import { readKinds } from "../scripts/reader/taxonomy-input.ts";
import { makeLexicon } from "../scripts/reader/train.ts";
import { read } from "../src/core/reading/read.ts";
import type { Reader } from "../src/core/reading/reader.ts";
import type { Tier } from "../src/core/types/brief.ts";
import type { Reading } from "../src/core/types/reading.ts";
import { line, percent, type Said, surenessText } from "./reading/figures.ts";
import { firstReading } from "./reading/first-reading.ts";
import { measureHeldOut } from "./reading/held-out.ts";
import { measureReal, type RealRow, textOf } from "./reading/real.ts";
import { measureStability } from "./reading/stability.ts";
import { keywordFloor, naiveBayesFloor } from "./reading-floors.ts";

interface TaskRow {
  description: string;
  tier: Tier;
  acceptable_tiers: Tier[];
  label_confidence: "clear" | "debatable";
}

interface VaguenessRow {
  statement: string;
  label: "vague" | "specific";
  label_confidence: "clear" | "debatable";
}

const root = path.join(import.meta.dirname, "..");
const { values: options } = parseArgs({
  options: {
    tasks: { type: "string", default: path.join(root, "test/eval/tasks-public.jsonl") },
    vagueness: { type: "string", default: path.join(root, "test/eval/vagueness-public.jsonl") },
    real: { type: "string", default: path.join(root, "test/eval/real-tasks-dev.jsonl") },
    paragraphs: { type: "string", default: path.join(root, "test/eval/real-paragraphs-dev.jsonl") },
    quick: { type: "boolean", default: false },
    mistakes: { type: "boolean", default: false },
  },
});

const rowsOf = <T>(file: string): T[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((row) => JSON.parse(row) as T);

const WIDTHS = [24, 10, 10, 9, 9, 9, 9];

/** Accuracy on clear rows, on all rows leniently, and recall of each tier. */
function scores(rows: TaskRow[], tierOf: (text: string) => number): string[] {
  const answers = rows.map((row) => ({ row, tier: tierOf(row.description) }));
  const isRight = ({ row, tier }: { row: TaskRow; tier: number }) => row.acceptable_tiers.includes(tier as Tier);
  const clear = answers.filter(({ row }) => row.label_confidence === "clear");
  const recall = ([1, 2, 3, 4] as const).map((tier) => {
    const of = answers.filter(({ row }) => row.tier === tier);
    return percent(of.filter(isRight).length, of.length);
  });
  const exact = clear.filter(({ row, tier }) => row.tier === tier).length;
  return [percent(exact, clear.length), percent(answers.filter(isRight).length, answers.length), ...recall];
}

/** Tiers of tidy statements against three floors. */
function measureTasks(rows: TaskRow[], readText: (text: string) => Reading): void {
  const kinds = readKinds();
  const tierOf = (text: string) => readText(text).candidates[0]?.tier ?? 0;
  console.log(`\nTidy statements: ${rows.length}`);
  line(["", "clear", "lenient", "tier 1", "tier 2", "tier 3", "tier 4"], WIDTHS);
  line(["this reader", ...scores(rows, tierOf)], WIDTHS);
  line(["always tier 1", ...scores(rows, () => 1)], WIDTHS);
  line(["words of tasks.yaml", ...scores(rows, keywordFloor(kinds))], WIDTHS);
  line(["naive Bayes", ...scores(rows, naiveBayesFloor(readStatements(), kinds))], WIDTHS);
  const said = rows.map(({ description, acceptable_tiers }): Said => {
    const { confidence, candidates } = readText(description);
    return { confidence: confidence ?? 0, right: acceptable_tiers.includes(candidates[0]?.tier ?? (0 as Tier)) };
  });
  console.log(surenessText(said));
  if (!options.mistakes) return;
  const wrong = rows.map((row, at) => ({ row, ...said[at]! })).filter(({ right }) => !right);
  console.log("Ten worst mistakes, most confident first");
  for (const { row, confidence } of wrong.sort((a, b) => b.confidence - a.confidence).slice(0, 10)) {
    console.log(`  tier ${row.tier} read as ${tierOf(row.description)} (${confidence.toFixed(2)}): ${row.description}`);
  }
}

function measureVagueness(rows: VaguenessRow[], readText: (text: string) => Reading): void {
  const clear = rows.filter((row) => row.label_confidence === "clear");
  const figures = (isVague: (text: string) => boolean) => {
    const share = (label: VaguenessRow["label"]) => {
      const of = clear.filter((row) => row.label === label);
      return of.filter(({ statement }) => isVague(statement) === (label === "vague")).length / Math.max(1, of.length);
    };
    const [vague, specific] = [share("vague"), share("specific")];
    return [percent((vague + specific) / 2, 1), percent(vague, 1), percent(specific, 1)];
  };
  console.log("");
  line(["vagueness", "balanced", "vague", "specific"], WIDTHS);
  line(["this reader", ...figures((text) => !readText(text).specific)], WIDTHS);
  line(["fewer than 6 words", ...figures((text) => text.split(/\s+/).length < 6)], WIDTHS);
}

/** Milliseconds of CPU for the first reading of a process, and for each further one. */
function measureCost(size: number, texts: string[], reader: Reader): void {
  const kinds = readKinds();
  const eachOf = (words: boolean) => {
    const from = process.cpuUsage();
    for (const one of texts) read(one, kinds, reader, { words });
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000 / texts.length;
  };
  eachOf(true);
  console.log(
    `\nCost: ${(size / 1e6).toFixed(2)} MB; first reading ${firstReading(texts[0]!).toFixed(0)} ms CPU, each further one ${eachOf(true).toFixed(2)} ms, ${eachOf(false).toFixed(2)} ms without its words`,
  );
}

function main(): void {
  const rows = readFileSync(path.join(root, "src/data/compiled/reader.bin"));
  const text = readFileSync(path.join(root, "src/data/compiled/reader.json"), "utf8");
  const reader: Reader = { ...JSON.parse(text), rows };
  const kinds = readKinds();
  const readText = (statement: string) => read(statement, kinds, reader, { words: false });
  const real = rowsOf<RealRow>(options.real);
  console.log(`Reader ${reader.version}, trained on ${readStatements().length} statements`);
  measureCost(text.length + rows.length, real.map(textOf), reader);
  measureTasks(rowsOf<TaskRow>(options.tasks), readText);
  measureVagueness(rowsOf<VaguenessRow>(options.vagueness), readText);
  measureReal("Real wording, statements", real, readText);
  measureReal("Real wording, scoping paragraphs", rowsOf<RealRow>(options.paragraphs), readText);
  measureStability(
    [...real.map(textOf), ...rowsOf<TaskRow>(options.tasks).map(({ description }) => description)],
    readText,
  );
  if (options.quick) return;
  const material = {
    kinds,
    lexicon: makeLexicon(readSenses()),
    variation: readVariation(),
    fringes: readFringes(),
  };
  measureHeldOut(readStatements(), reader.calibration, material, reader.judgement.cues);
}

main();
