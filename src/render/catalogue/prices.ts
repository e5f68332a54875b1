/** What `pricing import`, `pricing diff` and `pricing check` found, as text or JSON. */

import type { FieldChange } from "../../core/prices/price-changes.ts";
import { type Doubt, type PriceChange, type PriceDiff, REASONS } from "../../core/prices/price-diff.ts";
import { counted } from "../../core/text/amount.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import type { PriceListKind } from "../../core/types/pricing.ts";
import { plainTable } from "../text/plain-table.ts";
import { makeScreen, type Page, type Screen, safe } from "../text/screen.ts";

export interface ImportReport {
  kind: PriceListKind;
  source: string;
  dated: string | null;
  as_of: string;
  /** The file that was written; null when none was. */
  written: string | null;
  diff: PriceDiff;
}

export interface ChangesReport {
  schema_version: 1;
  before: { name: string; as_of: string; version: string };
  after: { name: string; as_of: string; version: string };
  changes: FieldChange[];
}

export interface FindingsReport {
  schema_version: 1;
  as_of: string;
  version: string;
  models: number;
  findings: Diagnostic[];
}

/** Below this a table no longer reads. */
const NARROW = 76;

const shown = (value: string | number | boolean | null): string => (value === null ? "unknown" : safe(String(value)));

/** Rows as a table, or below each other where the terminal is narrow. */
function rows(screen: Screen, heads: readonly string[], cells: readonly (readonly string[])[]): string[] {
  if (screen.columns < NARROW) {
    return cells.flatMap(([first = "", ...rest]) => [
      screen.ink.bold(first),
      ...rest.map((text, index) => screen.paragraph(`${heads[index + 1]}: ${text}`, 2, 2)),
    ]);
  }
  const [head = "", ...body] = plainTable(
    heads.map((each) => ({ head: each })),
    cells,
  );
  return [screen.ink.dim(head), ...body];
}

/** The changes of one model from one day on. */
function changesOf(screen: Screen, title: string, changes: readonly PriceChange[]): string[] {
  const values = changes.map(({ old, new: now }) => `${shown(old)} -> ${shown(now)}`);
  const isNarrow = screen.columns < NARROW;
  const width = isNarrow ? 0 : Math.max(...changes.map(({ field }) => field.length));
  const room = isNarrow ? 0 : Math.max(...values.map(({ length }) => length));
  return [
    screen.ink.bold(title),
    ...changes.map(({ field, taken, reasons }, index) => {
      const state = taken ? "taken" : "waits";
      const why = reasons.length === 0 ? "" : `: ${reasons.join(", ")}`;
      return screen.paragraph(`${field.padEnd(width)}  ${values[index]!.padEnd(room)}  ${state}${why}`, 2, 4);
    }),
  ];
}

function allChanges(screen: Screen, { changes, unclear }: PriceDiff): string[] {
  if (changes.length === 0) return [unclear.length === 0 ? "No difference." : "No difference in what can be compared."];
  const groups = new Map<string, PriceChange[]>();
  for (const change of changes) {
    const title = `${safe(change.model)}, from ${change.from}`;
    groups.set(title, [...(groups.get(title) ?? []), change]);
  }
  const used = new Set(changes.flatMap(({ reasons }) => reasons));
  const legend = (Object.keys(REASONS) as Doubt[]).filter((reason) => used.has(reason));
  return [
    ...[...groups].flatMap(([title, group]) => changesOf(screen, title, group)),
    ...(legend.length > 0 ? ["", screen.ink.dim("Why a change waits for a yes")] : []),
    ...legend.map((reason) => screen.paragraph(`${reason}: ${REASONS[reason]}`, 2, 2)),
  ];
}

function names(screen: Screen, label: string, models: readonly string[]): string[] {
  return models.length === 0 ? [] : [screen.paragraph(`${label}: ${models.map((id) => safe(id)).join(", ")}`, 0, 2)];
}

/** A change on a line. */
const quietChange = ({ model, field, from, old, new: now, taken }: PriceChange): string =>
  `${safe(model)} ${field} from ${from}: ${shown(old)} -> ${shown(now)} ${taken ? "taken" : "waits"}\n`;

function importText(report: ImportReport, page: Page): string {
  const screen = makeScreen(page);
  const { diff } = report;
  const taken = diff.changes.filter((change) => change.taken).length;
  const waiting = diff.changes.length - taken;
  const dated = report.dated === null ? "of unknown age" : `of ${report.dated}`;
  const fee = diff.changes.some(({ field }) => field === "per_request") ? "; per_request is US$ a request" : "";
  const lines = [
    screen.heading(
      screen.paragraph(
        `${report.kind} ${dated}, compared with the curated prices on ${report.as_of}, US$ per million tokens${fee}`,
      ),
    ),
    "",
    ...allChanges(screen, diff),
    "",
    ...diff.unclear.map(({ model, problems }) =>
      screen.paragraph(`Left as it is, ${safe(model)}: ${problems.map((text) => safe(text)).join("; ")}`, 0, 2),
    ),
    ...names(screen, "Not in source, kept", diff.not_in_source),
    ...names(screen, `No ${report.kind} id, kept`, diff.without_alias),
    screen.paragraph(
      `${counted(taken, "change")} taken, ${waiting} not, ${counted(diff.unchanged.length, "model")} the same. ${
        report.written === null
          ? "Nothing was written; --out FILE writes what is taken."
          : `Written to ${safe(report.written)}; use it with --pricing.`
      }${waiting > 0 ? " To take a change that waits for a yes: --accept MODEL, MODEL.FIELD or all." : ""}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

/** What an import would change, or did. Prices are US dollars per million tokens. */
export const renderImport = (report: ImportReport, page: Page, quiet = false): string =>
  quiet ? report.diff.changes.map(quietChange).join("") : importText(report, page);

/** The same as JSON gives it. */
export function importJson({ diff, ...head }: ImportReport): object {
  const { changes, unchanged, unclear, not_in_source, without_alias } = diff;
  return { schema_version: 1, ...head, changes, unclear, not_in_source, without_alias, unchanged };
}

function changesText({ before, after, changes }: ChangesReport, page: Page): string {
  const screen = makeScreen(page);
  const name = ({ name, as_of }: ChangesReport["before"]) => `${safe(name)} on ${as_of}`;
  const lines = [screen.heading(screen.paragraph(`${name(before)} compared with ${name(after)}`)), ""];
  if (changes.length === 0) lines.push("No difference.");
  else {
    const cells = changes.map((each) => [safe(each.row), each.field, shown(each.before), shown(each.after)]);
    lines.push(...rows(screen, ["row", "field", "before", "after"], cells));
    lines.push(
      "",
      `${counted(changes.length, "difference")} in ${counted(new Set(changes.map(({ row }) => row)).size, "row")}.`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** What differs between two price lists, or two days. */
export function renderChanges(report: ChangesReport, page: Page, quiet = false): string {
  if (!quiet) return changesText(report, page);
  return report.changes
    .map((each) => `${safe(each.row)} ${each.field}: ${shown(each.before)} -> ${shown(each.after)}\n`)
    .join("");
}

function findingsText({ as_of, models, findings }: FindingsReport, page: Page): string {
  const screen = makeScreen(page);
  const lines = findings.map(({ place, severity, message, rule }) => {
    const paint = { error: screen.ink.red, warning: screen.ink.yellow, note: screen.ink.dim }[severity];
    return screen.paragraph(
      `${safe(place.file)}:${place.line}:${place.column} ${paint(severity)} ${safe(message)} [${rule}]`,
      0,
      2,
    );
  });
  const count = (wanted: Diagnostic["severity"]) => findings.filter(({ severity }) => severity === wanted).length;
  const notes = count("note");
  const explained = notes === 0 ? "" : `${notes} explained, `;
  lines.push(
    findings.length === 0
      ? `${counted(models, "model")} on ${as_of}: nothing found.`
      : `${counted(models, "model")} on ${as_of}: ${explained}${counted(count("error"), "error")}, ${counted(count("warning"), "warning")}.`,
  );
  return `${lines.join("\n")}\n`;
}

const quietFinding = ({ place, severity, message, rule }: Diagnostic): string =>
  `${safe(place.file)}:${place.line}:${place.column} ${severity} ${safe(message)} [${rule}]\n`;

/** What is wrong with the price list on a day. */
export const renderFindings = (report: FindingsReport, page: Page, quiet = false): string =>
  quiet ? report.findings.map(quietFinding).join("") : findingsText(report, page);
