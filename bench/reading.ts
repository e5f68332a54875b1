/**
 * How well task statements are read: `npx tsx bench/reading.ts [tasks.jsonl [vagueness.jsonl]]`.
 *
 * Without paths it measures on the statements in test/eval/. Prints accuracy, recall, calibration and vagueness against
 * three floors in the same run, then how far the reading carries to domains and voices that it never met, then the
 * ten worst mistakes.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { tiersFrom } from "../scripts/reader/calibrate.ts";
import { heldOut, type RawReading } from "../scripts/reader/model.ts";
import { readSenses, readStatements, readVariation } from "../scripts/reader/statements.ts";
import { readKinds, tierOf } from "../scripts/reader/taxonomy-input.ts";
import { makeLexicon } from "../scripts/reader/train.ts";
import { read } from "../src/core/reading/read.ts";
import type { Reader } from "../src/core/reading/reader.ts";
import type { Tier } from "../src/core/types/brief.ts";
import type { TaskKind } from "../src/core/types/taxonomy.ts";
import { keywordFloor, naiveBayesFloor } from "./reading-floors.ts";

interface TaskRow {
  id: string;
  description: string;
  tier: Tier;
  acceptable_tiers: Tier[];
  label_confidence: "clear" | "debatable";
  zone?: string | null;
}

interface VaguenessRow {
  statement: string;
  label: "vague" | "specific";
  label_confidence: "clear" | "debatable";
}

interface Answer {
  tier: Tier;
  confidence: number;
}

const root = path.join(import.meta.dirname, "..");
const rowsOf = <T>(file: string): T[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

const percent = (part: number, whole: number) => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`);
const line = (cells: string[], widths: number[]) =>
  console.log(cells.map((cell, i) => cell.padEnd(widths[i]!)).join(" "));

function scores(rows: TaskRow[], answer: (row: TaskRow) => Answer) {
  const answers = rows.map(answer);
  const clear = rows
    .map((row, i) => ({ row, tier: answers[i]!.tier }))
    .filter(({ row }) => row.label_confidence === "clear");
  const recall = ([1, 2, 3, 4] as const).map((tier) => {
    const of = rows.map((row, i) => ({ row, i })).filter(({ row }) => row.tier === tier);
    return percent(of.filter(({ row, i }) => row.acceptable_tiers.includes(answers[i]!.tier)).length, of.length);
  });
  return [
    percent(clear.filter(({ row, tier }) => row.tier === tier).length, clear.length),
    percent(rows.filter((row, i) => row.acceptable_tiers.includes(answers[i]!.tier)).length, rows.length),
    ...recall,
  ];
}

/** Expected calibration error over ten bins of the confidence in the answered tier. */
function reliability(pairs: { confidence: number; right: boolean }[], title: string): void {
  console.log(`\n${title}\n  confidence    n  said   right`);
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const within = pairs.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    if (within.length === 0) continue;
    const said = within.reduce((sum, { confidence }) => sum + confidence, 0) / within.length;
    const right = within.filter((pair) => pair.right).length / within.length;
    error += Math.abs(said - right) * within.length;
    console.log(
      `  ${bin / 10}-${(bin + 1) / 10}   ${String(within.length).padStart(6)}  ${said.toFixed(2)}  ${right.toFixed(2)}`,
    );
  }
  console.log(`  expected calibration error: ${(error / Math.max(1, pairs.length)).toFixed(3)}`);
}

function vaguenessScores(rows: VaguenessRow[], isVague: (row: VaguenessRow) => boolean): string[] {
  const clear = rows.filter((row) => row.label_confidence === "clear");
  const share = (label: VaguenessRow["label"], vague: boolean) => {
    const of = clear.filter((row) => row.label === label);
    return of.filter((row) => isVague(row) === vague).length / Math.max(1, of.length);
  };
  const [vague, specific] = [share("vague", true), share("specific", false)];
  return [percent((vague + specific) / 2, 1), percent(vague, 1), percent(specific, 1)];
}

function generalisation(kinds: TaskKind[], reader: Reader): void {
  const statements = readStatements();
  const material = { kinds, lexicon: makeLexicon(readSenses()), variation: readVariation() };
  const tiers = new Map(kinds.map((kind) => [kind.id, tierOf(kind)]));
  const report = (title: string, readings: RawReading[], groupOf: (reading: RawReading) => string) => {
    const tasks = readings.filter(({ statement }) => tiers.has(statement.kind));
    const judged = tasks.map((reading) => {
      const found = tiersFrom(reading, reader.kind_tiers, reader.calibration);
      const tier = (found.indexOf(Math.max(...found)) + 1) as Tier;
      const kind = kinds[reading.kinds.indexOf(Math.max(...reading.kinds))]!.id;
      const own = tiers.get(reading.statement.kind)!;
      return {
        group: groupOf(reading),
        right: tier === own,
        own,
        kind: kind === reading.statement.kind,
        confidence: Math.max(...found),
      };
    });
    const right = judged.filter((one) => one.right).length;
    console.log(
      `\nHeld-out ${title}: tier ${percent(right, judged.length)}, kind ${percent(judged.filter((one) => one.kind).length, judged.length)} of ${judged.length} statements`,
    );
    console.log(
      `  recall per tier: ${[1, 2, 3, 4].map((tier) => percent(judged.filter((one) => one.own === tier && one.right).length, judged.filter((one) => one.own === tier).length)).join("  ")}`,
    );
    const groups = [...new Set(judged.map(({ group }) => group))].map((group) => {
      const of = judged.filter((one) => one.group === group);
      return { group, n: of.length, share: of.filter((one) => one.right).length / of.length };
    });
    const shown = groups.filter(({ n }) => n >= 20).sort((a, b) => a.share - b.share);
    console.log(
      `  hardest: ${shown
        .slice(0, 6)
        .map(({ group, n, share }) => `${group} ${percent(share, 1)} (${n})`)
        .join(", ")}`,
    );
    reliability(judged, `Calibration on held-out ${title}`);
    const vague = readings.filter(({ statement }) => !tiers.has(statement.kind));
    const vagueRight = vague.filter(
      (one) => one.vague > reader.calibration.vague_bias === (one.statement.kind === "vague"),
    );
    const taskRight = tasks.filter((one) => one.vague <= reader.calibration.vague_bias);
    console.log(
      `  vagueness: ${percent(vagueRight.length, vague.length)} of ${vague.length} written for it, ${percent(taskRight.length, tasks.length)} of the tasks read as specific`,
    );
  };
  report(
    "domains",
    heldOut(statements, ({ domain }) => domain, 5, material),
    ({ statement }) => statement.domain,
  );
  report(
    "voices",
    heldOut(statements, ({ voice }) => voice, 12, material),
    ({ statement }) => statement.voice,
  );
}

function main(): void {
  const [tasksFile, vaguenessFile] = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
  const tasks = rowsOf<TaskRow>(tasksFile ?? path.join(root, "test/eval/tasks-public.jsonl"));
  const vagueness = rowsOf<VaguenessRow>(vaguenessFile ?? path.join(root, "test/eval/vagueness-public.jsonl"));
  const reader = JSON.parse(readFileSync(path.join(root, "src/data/compiled/reader.json"), "utf8")) as Reader;
  const kinds = readKinds();
  const readTier = ({ description }: TaskRow): Answer => {
    const { tiers, confidence } = read(description, kinds, reader);
    return { tier: tiers ? ((tiers.indexOf(Math.max(...tiers)) + 1) as Tier) : 1, confidence: confidence ?? 0.25 };
  };
  const statements = readStatements();
  const keyword = keywordFloor(kinds);
  const bayes = naiveBayesFloor(statements, kinds);

  console.log(`${tasks.length} task statements, ${vagueness.length} for vagueness; reader ${reader.version}\n`);
  const widths = [24, 10, 10, 9, 9, 9, 9];
  line(["", "clear", "lenient", "tier 1", "tier 2", "tier 3", "tier 4"], widths);
  line(["this reader", ...scores(tasks, readTier)], widths);
  line(["always tier 1", ...scores(tasks, () => ({ tier: 1, confidence: 1 }))], widths);
  line(["words of tasks.yaml", ...scores(tasks, (row) => ({ tier: keyword(row.description), confidence: 1 }))], widths);
  line(["naive Bayes", ...scores(tasks, (row) => ({ tier: bayes(row.description), confidence: 1 }))], widths);

  const answers = tasks.map((row) => ({ row, answer: readTier(row) }));
  reliability(
    answers.map(({ row, answer }) => ({
      confidence: answer.confidence,
      right: row.acceptable_tiers.includes(answer.tier),
    })),
    "Calibration",
  );

  console.log("");
  line(["vagueness", "balanced", "vague", "specific"], widths);
  line(
    ["this reader", ...vaguenessScores(vagueness, ({ statement }) => !read(statement, kinds, reader).specific)],
    widths,
  );
  line(
    ["fewer than 6 words", ...vaguenessScores(vagueness, ({ statement }) => statement.split(/\s+/).length < 6)],
    widths,
  );

  const specific = tasks.filter(({ description }) => read(description, kinds, reader).specific).length;
  console.log(`task statements read as specific: ${percent(specific, tasks.length)}`);

  if (!process.argv.includes("--quick")) generalisation(kinds, reader);
  if (process.argv.includes("--no-mistakes")) return;
  const wrong = answers.filter(({ row, answer }) => !row.acceptable_tiers.includes(answer.tier));
  console.log("\nTen worst mistakes (most confident first)");
  for (const { row, answer } of wrong.sort((a, b) => b.answer.confidence - a.answer.confidence).slice(0, 10)) {
    console.log(`  tier ${row.tier} read as ${answer.tier} (${answer.confidence.toFixed(2)}): ${row.description}`);
  }
}

main();
