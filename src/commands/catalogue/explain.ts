/** `explain`: what stands behind a name, how a statement is read, or how a brief is decided. */

import { type Entry, findEntries, ruleEntries } from "../../core/explain/explanation.ts";
import { pricingEntries } from "../../core/explain/pricing-entries.ts";
import { taxonomyEntries } from "../../core/explain/taxonomy-entries.ts";
import { quote } from "../../core/text/plain-text.ts";
import { usageError } from "../../core/types/errors.ts";
import type { Reading } from "../../core/types/reading.ts";
import type { Taxonomy } from "../../core/types/taxonomy.ts";
import { jsonText } from "../../render/text/json-text.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { refuse } from "../host/operand.ts";
import { formatFor } from "../host/results.ts";
import { adviseBrief } from "../settings/advise-brief.ts";
import { type DataOptions, loadPricing, loadRules, loadTaxonomy } from "../settings/data.ts";
import { type ConfigOptions, findConfig, withConfig } from "../settings/find-config.ts";
import { readOneBrief } from "../settings/named-files.ts";
import { taxonomySource } from "../taxonomy/taxonomy-source.ts";

export interface ExplainOptions extends DataOptions, ConfigOptions {
  operands: string[];
  task?: string;
  brief?: string;
  format?: "text" | "json" | "markdown";
}

async function entriesFor(options: ExplainOptions, host: CommandHost): Promise<Entry[]> {
  const folder = typeof options.taxonomy === "string" ? options.taxonomy : undefined;
  const { taxonomy, diagnostics } = await taxonomySource(folder, host);
  if (!taxonomy) return refuse(diagnostics);
  const [pricing, rules] = await Promise.all([loadPricing(options, host), loadRules()]);
  return [...taxonomyEntries(taxonomy), ...pricingEntries(pricing), ...ruleEntries(rules)];
}

/** No name has so many words; whoever writes them means a task. */
const STATEMENT_WORDS = 6;

function mending(name: string, nearest: string | undefined): string {
  if (nearest) return `, did you mean ${quote(nearest)}?`;
  if (name.split(" ").length >= STATEMENT_WORDS) return "; to see how a task is read, put --task before its statement";
  return "; `model-advisor explain` lists what there is";
}

async function explainName(name: string, options: ExplainOptions, host: CommandHost): Promise<string> {
  const found = findEntries(await entriesFor(options, host), name);
  if (!found.ok) {
    throw usageError(`nothing is called ${quote(name)}${mending(name, found.nearest)}`);
  }
  const explanations = found.entries.map((entry) => entry.explain());
  switch (formatFor(options, host)) {
    case "json":
      return jsonText(explanations.length === 1 ? explanations[0] : explanations);
    case "markdown":
      return (await import("../../render/catalogue/explanations.ts")).explanationsMarkdown(explanations);
    default:
      return (await import("../../render/catalogue/explanations.ts")).explanationsText(explanations, host.stdout);
  }
}

async function listAll(options: ExplainOptions, host: CommandHost): Promise<string> {
  const entries = await entriesFor(options, host);
  switch (formatFor(options, host)) {
    case "json":
      return jsonText(entries.map(({ topic, id, title }) => ({ topic, id, title })));
    case "markdown":
      return (await import("../../render/catalogue/explanations.ts")).listingMarkdown(entries);
    default:
      return (await import("../../render/catalogue/explanations.ts")).listingText(entries, host.stdout);
  }
}

async function readTask(statement: string, taxonomy: Taxonomy, host: CommandHost): Promise<Reading> {
  const { read } = await import("../../core/reading/read.ts");
  return read(statement, taxonomy.kinds, (await host.reader()) as never, { trust: taxonomy.trust });
}

async function explainTask(statement: string, options: ExplainOptions, host: CommandHost): Promise<string> {
  const taxonomy = await loadTaxonomy(options, host);
  const reading = await readTask(statement, taxonomy, host);
  if (formatFor(options, host) === "json") return jsonText(reading);
  const { readingText } = await import("../../render/catalogue/explanations.ts");
  return readingText(statement, reading, taxonomy.trust, host.stdout);
}

async function explainBrief(file: string, options: ExplainOptions, host: CommandHost): Promise<string> {
  const advice = await adviseBrief(
    await readOneBrief(file, host, `--brief ${quote(file)}`),
    { ...options, trace: true },
    host,
  );
  if (formatFor(options, host) === "json") return jsonText(advice);
  const { tables } = await loadTaxonomy(options, host);
  return (await import("../../render/catalogue/explanations.ts")).decisionText(advice, tables, host.stdout);
}

/** Explains to stdout. An unknown name is a usage error that names the nearest known one. */
export async function run(given: ExplainOptions, host: CommandHost): Promise<ExitCode> {
  const options = withConfig(given, await findConfig(given, host), host);
  const asked = [options.operands.length > 0, options.task !== undefined, options.brief !== undefined];
  if (asked.filter(Boolean).length > 1) throw usageError("explain takes a name, --task or --brief: give one of them");
  if (options.format === "markdown" && (options.task !== undefined || options.brief !== undefined)) {
    throw usageError("--format markdown is for names; expected text or json with --task and --brief");
  }
  if (given.currency !== undefined && options.brief === undefined) throw usageError("--currency is for --brief");
  if (options.task?.trim() === "") throw usageError("--task is empty: expected the statement of a task");
  const text =
    options.task !== undefined
      ? await explainTask(options.task, options, host)
      : options.brief !== undefined
        ? await explainBrief(options.brief, options, host)
        : options.operands.length > 0
          ? await explainName(options.operands.join(" "), options, host)
          : await listAll(options, host);
  await host.stdout.write(text);
  return EXIT.done;
}
