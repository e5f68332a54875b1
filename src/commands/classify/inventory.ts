/** `classify` on a list of use cases: advises on every row and ranks them. */
import { countsOf, ranked, useCaseOf } from "../../core/client-data/use-case.ts";
import { plainText } from "../../core/text/plain-text.ts";
import type { Advice } from "../../core/types/advice.ts";
import type { Inventory, UnreadUseCase, UseCase } from "../../core/types/client-data.ts";
import { dataError, isStop, usageError } from "../../core/types/errors.ts";
import type { Taxonomy } from "../../core/types/taxonomy.ts";
import { readMap } from "../../data/client-data/column-map.ts";
import {
  type InventoryEntry,
  type ReadInventory,
  readCsvInventory,
  readXlsxInventory,
} from "../../data/client-data/read-inventory.ts";
import { jsonLines, jsonText } from "../../render/text/json-text.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { chunksWithStart, oneOperand, operandName } from "../host/operand.ts";
import { oursIn, outputPage, writeOutput } from "../host/results.ts";
import { type BriefAdvisor, prepareAdvisor } from "../settings/advise-brief.ts";
import { loadTaxonomy } from "../settings/data.ts";
import { findConfig, withConfig } from "../settings/find-config.ts";
import type { ClassifyOptions } from "./classify-options.ts";

/** Options that say how one advice is shown. */
const OF_ONE_BRIEF = ["brand", "details", "trace", "explainCosts", "requireComplete", "quiet"] as const;
const NAMES: Partial<Record<(typeof OF_ONE_BRIEF)[number], string>> = {
  explainCosts: "explain-costs",
  requireComplete: "require-complete",
};

/** A workbook is read as a whole. */
const LARGEST_WORKBOOK = 64 * 1024 * 1024;
/** Rows of each group on a terminal; a page of Markdown holds all. */
const ON_A_SCREEN = 10;
/** Rows between two words of progress. */
const STEP = 500;

async function open(options: ClassifyOptions, file: string, host: CommandHost): Promise<ReadInventory> {
  const operand = oneOperand(options.operands.length > 0 ? options.operands : ["-"], "use cases");
  const wanted = readMap(options.map ?? []);
  if (!wanted.ok) throw usageError(wanted.message);
  if (/\.xls$/i.test(operand)) throw usageError(`${file}: old workbooks cannot be read; save it as .xlsx or CSV`);
  const { start, chunks } = await chunksWithStart(operand, host);
  if (start.startsWith("PK\u0003\u0004")) {
    await chunks.return(undefined);
    const bytes = operand === "-" ? undefined : host.readFile(host.resolve(operand), LARGEST_WORKBOOK);
    if (!bytes) throw usageError("a workbook cannot come from stdin; name the file");
    return readXlsxInventory(bytes, file, wanted.value, options.sheet);
  }
  if (options.sheet !== undefined) throw usageError(`--sheet is for workbooks, and ${file} is none`);
  return readCsvInventory(chunks, file, wanted.value);
}

interface Advised {
  useCases: Omit<UseCase, "rank">[];
  unread: UnreadUseCase[];
  data: Inventory["data"];
}

async function adviseEntry(
  entry: InventoryEntry,
  advisor: BriefAdvisor,
  taxonomy: Taxonomy,
  into: Advised,
): Promise<void> {
  const { brief, listed } = entry;
  if (!brief.ok) {
    const [{ place }] = brief.diagnostics as [(typeof brief.diagnostics)[number]];
    const why = brief.diagnostics.map(({ message }) => message).join("; ");
    into.unread.push({ line: place.line, column: place.column, why });
    return;
  }
  let advice: Advice;
  try {
    advice = await advisor.advise(brief.brief, false);
  } catch (error) {
    if (!isStop(error) || error.kind !== "data") throw error;
    const place = brief.place(error.key === undefined ? [] : [error.key]);
    into.unread.push({ line: place.line, column: place.column, why: error.message });
    return;
  }
  const { taxonomy: tables, pricing, prices_as_of, as_of } = advice.data;
  into.data ??= { taxonomy: tables, pricing, prices_as_of, as_of };
  into.useCases.push(useCaseOf(advice, listed, taxonomy));
}

async function adviseAll(
  entries: ReadInventory["entries"],
  options: ClassifyOptions,
  host: CommandHost,
): Promise<{ advised: Advised; taxonomy: Taxonomy }> {
  const advisor = await prepareAdvisor({ ...options, format: "json", glance: true }, host);
  const taxonomy = await loadTaxonomy(withConfig(options, await findConfig(options, host), host), host);
  const advised: Advised = { useCases: [], unread: [], data: null };
  let seen = 0;
  for await (const entry of entries) {
    await adviseEntry(entry, advisor, taxonomy, advised);
    if (++seen % STEP === 0 && host.stderr.isTTY) await host.stderr.write(`\r${seen} rows`);
  }
  if (seen >= STEP && host.stderr.isTTY) await host.stderr.write("\r\u001b[K");
  return { advised, taxonomy };
}

async function textOf(inventory: Inventory, format: string, host: CommandHost): Promise<string> {
  switch (format) {
    case "json":
      return jsonText(inventory);
    case "ndjson": {
      const { file } = inventory;
      const unread = inventory.unread.map(({ line, column, why }) => ({ file, line, column, error: why }));
      return jsonLines([...inventory.use_cases, ...unread]);
    }
    case "csv":
      return (await import("../../render/client-data/inventory.ts")).inventoryCsv(inventory);
    default: {
      const { inventoryDocument } = await import("../../render/client-data/inventory.ts");
      if (format === "markdown") {
        const { markdownText } = await import("../../render/document/markdown-writer.ts");
        return markdownText(inventoryDocument(inventory, Number.POSITIVE_INFINITY), "all");
      }
      const { terminalText } = await import("../../render/document/terminal-writer.ts");
      return terminalText(inventoryDocument(inventory, ON_A_SCREEN), outputPage(host.stdout), {
        first: true,
        sections: "all",
      });
    }
  }
}

function refuseOthers(options: ClassifyOptions): void {
  const wrong = OF_ONE_BRIEF.find((name) => options[name] !== undefined && options[name] !== false);
  if (wrong !== undefined) throw usageError(`--${NAMES[wrong] ?? wrong} is for briefs, not for a list of use cases`);
  if (options.format === "html")
    throw usageError("--format html makes a page of one brief; write the list as csv or markdown");
}

export async function runInventory(options: ClassifyOptions, host: CommandHost): Promise<ExitCode> {
  refuseOthers(options);
  const file = operandName(options.operands[0] ?? "-", host);
  const { columns, passed_over, entries } = await open(options, file, host);
  const { advised, taxonomy } = await adviseAll(entries, options, host);
  const use_cases = ranked(advised.useCases, taxonomy);
  const { unread, data } = advised;
  if (use_cases.length + unread.length === 0) throw dataError(`${file}: no row below the head line`);
  const inventory: Inventory = {
    schema_version: 1,
    file,
    columns,
    passed_over,
    counts: countsOf(use_cases, unread.length),
    use_cases,
    unread,
    data,
  };
  const format = options.format ?? (host.stdout.isTTY && options.out === undefined ? "text" : "json");
  const text = await textOf(inventory, format, host);
  if (options.out === undefined) await host.stdout.write(text);
  else {
    const inputs = options.operands.map((operand) => host.resolve(operand));
    // A spreadsheet takes a file for UTF-8 by its mark alone.
    writeOutput(
      {
        path: host.resolve(options.out),
        text: format === "csv" ? `\ufeff${text}` : text,
        inputs,
        isOurs: oursIn(format),
      },
      host,
    );
  }
  // A row of a spreadsheet has no place to say it.
  if (format === "csv" || format === "ndjson") {
    const { columnsText } = await import("../../render/client-data/inventory.ts");
    await host.stderr.write(`${plainText(columnsText(inventory))}\n`);
  }
  if (unread.length === 0) return EXIT.done;
  if (format !== "text" && format !== "markdown") {
    const [{ line, column, why }] = unread as [UnreadUseCase];
    await host.stderr.write(
      `error: ${unread.length} of ${use_cases.length + unread.length} rows could not be read; first ${file}:${line}:${column}: ${why}\n`,
    );
  }
  return EXIT.unacceptable;
}
