/** `pricing import`: a public price list against the curated prices, and what is taken of it as a layer of its own. */

import { CHANGED_FIELDS, diffPrices, type PriceChange, type PriceDiff } from "../../core/prices/price-diff.ts";
import { nearest } from "../../core/text/nearest.ts";
import { plainText, quote } from "../../core/text/plain-text.ts";
import type { IsoDate } from "../../core/types/brief.ts";
import { dataError, usageError } from "../../core/types/errors.ts";
import type { Model, PriceList, PriceListKind, Pricing } from "../../core/types/pricing.ts";
import { decodeText } from "../../data/documents/decode-text.ts";
import type { TextFile } from "../../data/documents/parsed.ts";
import { readPriceList } from "../../data/price-lists/read-price-list.ts";
import { overlayPricing } from "../../data/pricing/overlay-pricing.ts";
import { isLayer, type LayerOrigin, layerRow, layerText } from "../../data/pricing/price-layer.ts";
import { readPricingFrame } from "../../data/pricing/pricing-schema.ts";
import { importJson, renderImport } from "../../render/catalogue/prices.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { operandName, refuse } from "../host/operand.ts";
import { printReport, type ReportOptions } from "../host/results.ts";
import { asOfDay, type DataOptions } from "../settings/data.ts";

export interface PricingImportOptions extends DataOptions, ReportOptions {
  from?: PriceListKind;
  out?: string;
  accept?: string[];
  dated?: IsoDate;
  timeout?: number;
}

const MEGABYTE = 1024 * 1024;
/** The largest of these lists has 4 MB. */
const LIMIT = 64 * MEGABYTE;
const TIMEOUT_S = 60;

const isUrl = (name: string): boolean => /^https?:\/\//i.test(name);

/** One line on a terminal that says how far a download is, and is gone when it is done. */
function progressOn(
  host: CommandHost,
  quiet: boolean,
): { show(done: number, total: number | null): void; clear(): void } {
  if (quiet || !host.stderr.isTTY) return { show: () => {}, clear: () => {} };
  const size = (bytes: number) => (bytes / MEGABYTE).toFixed(1);
  return {
    show: (done, total) => {
      void host.stderr.write(`\r\u001b[Kdownloading ${size(done)}${total === null ? "" : ` of ${size(total)}`} MB`);
    },
    clear: () => {
      void host.stderr.write("\r\u001b[K");
    },
  };
}

async function fetchList(
  name: string,
  { timeout = TIMEOUT_S, quiet }: PricingImportOptions,
  host: CommandHost,
): Promise<Uint8Array> {
  if (name === "-") return host.readStdin(LIMIT);
  if (!isUrl(name)) return host.readFile(host.resolve(name), LIMIT);
  const { show, clear } = progressOn(host, quiet === true);
  try {
    return await host.download(name, { timeoutMs: timeout * 1000, limit: LIMIT, progress: show });
  } finally {
    clear();
  }
}

const baseName = (file: string): string => file.replace(/^.*[\\/]/, "");

/** The day of a list: as it gives away, as stated, today for one just fetched, or as its file name says. */
function dayOf(name: string, list: PriceList, options: PricingImportOptions, today: IsoDate): IsoDate | null {
  if (list.frozen !== null) return list.frozen;
  if (options.dated !== undefined) return options.dated;
  return isUrl(name) ? today : (/\d{4}-\d{2}-\d{2}/.exec(baseName(name))?.[0] ?? null);
}

const isMeant = (word: string, { model, field }: { model: string; field: string }): boolean =>
  word === "all" || word === model || word === `${model}.${field}`;

function accepts(words: readonly string[], models: readonly Model[]): (change: PriceChange) => boolean {
  const ids = models.map(({ id }) => id);
  for (const word of words) {
    if (ids.some((model) => CHANGED_FIELDS.some((field) => isMeant(word, { model, field })))) continue;
    const owner = ids.find((id) => word.startsWith(`${id}.`));
    const fields = owner === undefined ? ids : CHANGED_FIELDS.map((field) => `${owner}.${field}`);
    const near = nearest(word, fields);
    const remedy = near ? `; did you mean ${near}?` : "";
    throw usageError(`--accept ${quote(word)}: expected all, a model id or MODEL.FIELD${remedy}`);
  }
  return (change) => words.some((word) => isMeant(word, change));
}

/** The earlier layer at the path to write to, if there is one. Any other file there is left alone. */
function earlierLayer(out: string | undefined, host: CommandHost): TextFile | undefined {
  if (out === undefined) return undefined;
  const file = host.resolve(out);
  const kind = host.kindOf(file);
  if (!kind) return undefined;
  if (kind !== "file") throw usageError(`cannot write ${quote(out)}: it is not a plain file; name another`);
  const decoded = decodeText(host.readFile(file, LIMIT), host.relative(file));
  if (!decoded.ok || !isLayer(decoded.text)) {
    throw usageError(`${quote(out)} was not written by an import and is left as it is; name another file with --out`);
  }
  return { path: host.relative(file), text: decoded.text };
}

function laidOver(base: Pricing, files: TextFile[]): Pricing {
  if (files.length === 0) return base;
  const laid = overlayPricing(base, files);
  return laid.ok ? laid.pricing : refuse(laid.diagnostics);
}

/**
 * The diff without rows that would make no sound price list, such as one whose batch price is over its plain one.
 * Those are left as they are, and the others still taken.
 */
function soundOnly(before: Pricing, diff: PriceDiff, origin: LayerOrigin): PriceDiff {
  const curated = new Map(before.models.map((model) => [model.id, model]));
  const faultsOf = (rows: PriceDiff["rows"]): string[] => {
    const text = layerText(
      [],
      rows.map((row) => layerRow(row, curated.get(row.id)!, origin)),
    );
    const laid = overlayPricing(before, [{ path: "the list", text }]);
    return laid.ok ? [] : laid.diagnostics.map(({ message }) => message);
  };
  if (diff.rows.length === 0 || faultsOf(diff.rows).length === 0) return diff;
  const faulty = new Map(
    diff.rows.map((row) => [row.id, faultsOf([row])] as const).filter(([, all]) => all.length > 0),
  );
  return {
    ...diff,
    rows: diff.rows.filter(({ id }) => !faulty.has(id)),
    changes: diff.changes.filter(({ model }) => !faulty.has(model)),
    unclear: [
      ...diff.unclear,
      ...[...faulty].map(([model, problems]) => ({ model, problems: [...problems, ...remediesFor(model, diff)] })),
    ],
  };
}

/** What may make a row sound: prices that the list lacks were kept beside the plain one that moved. */
function remediesFor(model: string, { changes }: PriceDiff): string[] {
  const kept = changes.filter(
    (change) => change.model === model && !change.taken && change.reasons.includes("not-listed"),
  );
  if (kept.length === 0) return [];
  return [`the list lacks ${kept.map(({ field }) => field).join(", ")}; --accept ${model} makes what it lacks unknown`];
}

/** A URL without what may be a secret: user, password, and the values of its query. */
function withoutSecrets(name: string): string {
  const url = URL.canParse(name) ? new URL(name) : undefined;
  if (!url) return name.replace(/\/\/[^/@]*@/, "//").replace(/[?#].*$/, "");
  return `${url.origin}${url.pathname}`;
}

/** The new layer. It is compiled before it is written, so that what is written can be used. */
function newLayer(
  base: Pricing,
  before: Pricing,
  earlier: TextFile | undefined,
  diff: PriceDiff,
  origin: LayerOrigin,
  out: string,
): string {
  const kept = earlier && readPricingFrame(earlier);
  if (kept && !kept.ok) return refuse(kept.diagnostics);
  const curated = new Map(before.models.map((model) => [model.id, model]));
  const text = layerText(
    kept?.value.models ?? [],
    diff.rows.map((row) => layerRow(row, curated.get(row.id)!, origin)),
  );
  laidOver(base, [{ path: out, text }]);
  return text;
}

/** What to know of a list before its prices are taken. */
function remarksOn({ frozen, partial }: PriceList): string[] {
  const stopped = `stopped changing on ${frozen}; the live list is prices/new_data/v2/data.json`;
  return [
    ...(frozen === null ? [] : [stopped]),
    ...(partial ? ["is one page of several; models it lacks may stand on the others"] : []),
  ];
}

/** The list in the bytes that were read; what is none ends the command. */
function listIn(bytes: Uint8Array, name: string, kind: PriceListKind): PriceList {
  const decoded = decodeText(bytes, name);
  if (!decoded.ok) return refuse(decoded.diagnostics);
  const read = readPriceList(kind, decoded.text);
  if (read.ok) return read.list;
  const at = read.place ? `:${read.place.line}:${read.place.column}` : "";
  throw dataError(`${name}${at}: ${read.message}`);
}

/** A line on words of --accept that no difference answers to. */
function idleWords(words: readonly string[] = [], { changes }: PriceDiff): string[] {
  const idle = words.filter((word) => !changes.some((change) => isMeant(word, change)));
  return idle.length === 0 ? [] : [`--accept ${plainText(idle.join(" "))}: no difference of that name`];
}

export async function run(options: PricingImportOptions, host: CommandHost): Promise<ExitCode> {
  const [name, ...more] = options.operands;
  if (options.from === undefined) {
    throw usageError("--from is missing: expected genai-prices, litellm, models.dev or openrouter");
  }
  if (name === undefined || more.length > 0) throw usageError("expected one price list: a file or a URL");
  const { out } = options;
  if (out !== undefined && !isUrl(name) && host.resolve(out) === host.resolve(name)) {
    throw usageError("--out names the list itself; name another file");
  }
  const asOf = asOfDay(options, host);
  const base = await host.pricing();
  const mayTake = accepts(options.accept ?? [], base.models);
  const earlier = earlierLayer(out, host);
  const before = laidOver(base, earlier ? [earlier] : []);

  const shownName = isUrl(name) ? plainText(withoutSecrets(name)) : operandName(name, host);
  const list = listIn(await fetchList(name, options, host), shownName, options.from);
  const dated = dayOf(name, list, options, asOf);

  const age = dated === null ? "of unknown age" : `of ${dated}`;
  const origin = {
    source: `${options.from} list ${age}: ${shownName}`.slice(0, 300),
    checked: dated !== null && dated > asOf ? asOf : dated,
  };
  const found = diffPrices(before.models, list, { asOf, dated, accepts: mayTake });
  const diff = soundOnly(before, found, origin);
  if (!options.quiet) {
    const remarks = [...remarksOn(list).map((line) => `${shownName} ${line}`), ...idleWords(options.accept, found)];
    for (const line of remarks) await host.stderr.write(`${line}\n`);
  }
  let written: string | null = null;
  if (out !== undefined && diff.rows.length > 0) {
    host.writeFile(host.resolve(out), newLayer(base, before, earlier, diff, origin, out), "replace", () => {
      if (earlierLayer(out, host)?.text === earlier?.text) return;
      throw usageError(`cannot write ${quote(out)}: it has changed since it was read; run the import again`);
    });
    written = host.relative(host.resolve(out));
  }
  const report = { kind: options.from, source: shownName, dated, as_of: asOf, written, diff };
  // `--out` takes the layer, so the report goes where a person looks.
  const shown = options.format ? { format: options.format } : { ...(options.quiet && { quiet: true }) };
  await printReport(importJson(report), shown, host, (page) => renderImport(report, page, options.quiet));
  return EXIT.done;
}
