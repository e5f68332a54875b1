/** `taxonomy diff`: for which answers, and for which briefs, do the user's own tables come to other outcomes? */

import { caseReading } from "../../core/proof/cases.ts";
import { compareTaxonomies } from "../../core/proof/compare.ts";
import { decide } from "../../core/tables/decide.ts";
import { type Brief, mustRead } from "../../core/types/brief.ts";
import type { Decision } from "../../core/types/decision.ts";
import { usageError } from "../../core/types/errors.ts";
import type { Reading } from "../../core/types/reading.ts";
import type { Taxonomy } from "../../core/types/taxonomy.ts";
import { readBriefs } from "../../data/brief/brief-documents.ts";
import { type ChangedBrief, renderTaxonomyDiff, type ShownDiff } from "../../render/catalogue/tables.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { readText, refuse } from "../host/operand.ts";
import { printReport } from "../host/results.ts";
import { loadAnswersReader } from "../settings/data.ts";
import type { TaxonomyOptions } from "./taxonomy-check.ts";
import { taxonomySource } from "./taxonomy-source.ts";

export interface TaxonomyDiffOptions extends TaxonomyOptions {
  briefs?: string[];
}

/** The difference as JSON gives it. */
export interface TaxonomyDiff extends ShownDiff {
  schema_version: 1;
  before: string;
  after: string;
}

interface NamedBrief {
  name: string;
  brief: Brief;
  /** Given with a case; read from the statement otherwise. */
  reading?: Reading | null;
}

/** Files that hold briefs, below a folder or just the one named. */
function briefFiles(place: string, host: CommandHost): string[] {
  const root = host.resolve(place);
  if (host.kindOf(root) !== "directory") return [root];
  return host
    .list(root)
    .filter(({ name }) => /\.(?:json|ya?ml|ndjson|jsonl)$/.test(name))
    .map(({ name }) => host.resolve(root, name));
}

async function readFileBriefs(file: string, host: CommandHost): Promise<NamedBrief[]> {
  const { name, text } = readText(file, host);
  const { entries } = await readBriefs(text, name);
  return entries.map((entry, index) => {
    if (!entry.ok) return refuse(entry.diagnostics);
    return { name: entries.length > 1 ? `${name}#${index + 1}` : name, brief: entry.brief };
  });
}

/** Decides briefs by a taxonomy. Of those given, statements without a kind are read with the kinds that it has. */
async function deciderFor(taxonomy: Taxonomy, given: readonly NamedBrief[], host: CommandHost) {
  const read = given.some(({ brief }) => mustRead(brief)) ? await loadAnswersReader(taxonomy, host) : undefined;
  const asRead = (brief: Brief): Reading | null => (read && mustRead(brief) ? read(brief) : null);
  return ({ brief, reading }: NamedBrief): Decision =>
    decide(brief, taxonomy, reading === undefined ? asRead(brief) : reading);
}

const COMPARED = ["tier", "task_tier", "approach", "size_class", "rag", "local_required", "status"] as const;

function outcomesOf(decision: Decision): Record<string, unknown> {
  const outcomes: Record<string, unknown> = {};
  for (const id of COMPARED) outcomes[id] = decision[id];
  outcomes.strength = decision.fine_tuning.strength;
  return outcomes;
}

const listsOf = ({ cautions, alternatives }: Decision): string[] => [
  ...cautions.map(({ id }) => `caution ${id}`),
  ...alternatives.map(({ approach }) => `alternative ${approach}`),
];

function changeOf(brief: string, before: Decision, after: Decision): ChangedBrief | null {
  const [old, now] = [outcomesOf(before), outcomesOf(after)];
  const changed = Object.keys(old).filter((id) => old[id] !== now[id]);
  const [had, has] = [listsOf(before), listsOf(after)];
  const added = has.filter((item) => !had.includes(item));
  const gone = had.filter((item) => !has.includes(item));
  if (changed.length + added.length + gone.length === 0) return null;
  const changes = Object.fromEntries(changed.map((id) => [id, { from: old[id], to: now[id] }]));
  return { brief, changes, added, gone };
}

export async function run(options: TaxonomyDiffOptions, host: CommandHost): Promise<ExitCode> {
  const folders = options.operands.length > 0 ? options.operands : options.taxonomy ? [options.taxonomy] : [];
  if (folders.length < 1 || folders.length > 2) {
    throw usageError("expected a folder with your own tables, or two of them to compare; give one or two folders");
  }
  const [before, after] = await Promise.all([
    taxonomySource(folders.length === 2 ? folders[0] : undefined, host),
    taxonomySource(folders.at(-1), host),
  ]);
  if (!before.taxonomy) return refuse(before.diagnostics);
  if (!after.taxonomy) return refuse(after.diagnostics);

  const given: NamedBrief[] = [];
  for (const place of options.briefs ?? []) {
    for (const file of briefFiles(place, host)) given.push(...(await readFileBriefs(file, host)));
  }
  const cases: NamedBrief[] = before.taxonomy.cases.map((test) => ({
    name: `case ${test.id}`,
    brief: test.brief,
    reading: caseReading(test),
  }));
  const [old, now] = [before.taxonomy, after.taxonomy];
  const [decideOld, decideNow] = await Promise.all([deciderFor(old, given, host), deciderFor(now, given, host)]);
  const briefs = [...given, ...cases];
  const changed = briefs
    .map((each) => changeOf(each.name, decideOld(each), decideNow(each)))
    .filter((change) => change !== null);
  const answers = compareTaxonomies(old, now);
  const diff: TaxonomyDiff = {
    schema_version: 1,
    before: old.version,
    after: now.version,
    same: answers.length === 0 && changed.length === 0,
    answers,
    briefs_compared: briefs.length,
    briefs: changed,
  };
  await printReport(diff, options, host, (page) => renderTaxonomyDiff(diff, page, options.quiet));
  return EXIT.done;
}
