/** Monthly cost over volume as a chart for a terminal: both axes by powers of ten, crossings marked. */
import type { ChalkInstance } from "chalk";
import { amountText, countText } from "../../core/text/amount.ts";
import type { VolumeCurve } from "../../core/types/hosting-insight.ts";
import { makeScreen, type Page, safe } from "../text/screen.ts";

export interface ChartPage extends Page {
  /** Only characters of ASCII, for terminals that have no others. */
  ascii?: boolean;
}

const MARKS = ["●", "○", "▲", "■", "◆", "△", "□", "◇"];
const ASCII_MARKS = ["*", "o", "+", "#", "%", "@", "=", "~"];
const INKS = ["cyan", "yellow", "magenta", "green", "blue", "red", "white", "gray"] as const;

interface Axis {
  least: number;
  most: number;
}

/** A place on a logarithmic axis of `size` cells, 0 to size - 1. */
const cellOf = (value: number, { least, most }: Axis, size: number) =>
  Math.round(((Math.log10(value) - Math.log10(least)) / (Math.log10(most) - Math.log10(least))) * (size - 1));

/** `800`, `10K`, `1M`. */
function shortCount(value: number): string {
  if (value >= 1e9) return `${value / 1e9}G`;
  if (value >= 1e6) return `${value / 1e6}M`;
  return value >= 1000 ? `${value / 1000}K` : String(value);
}

/** Powers of ten within the axis. */
function decades({ least, most }: Axis): number[] {
  const first = Math.ceil(Math.log10(least) - 1e-9);
  const last = Math.floor(Math.log10(most) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => 10 ** (first + i));
}

/** The cost of one series at a volume, read off between the points on either side. */
function costAt(points: VolumeCurve["points"], series: number, volume: number): number | null {
  const after = points.findIndex((point) => point.requests_per_month >= volume);
  if (after < 0) return null;
  const right = points[after]!;
  const left = points[Math.max(0, after - 1)]!;
  const [a, b] = [left.monthly[series] ?? null, right.monthly[series] ?? null];
  if (a === null || b === null || a <= 0 || b <= 0) return null;
  const width = Math.log10(right.requests_per_month) - Math.log10(left.requests_per_month);
  const share = width === 0 ? 1 : (Math.log10(volume) - Math.log10(left.requests_per_month)) / width;
  return 10 ** (Math.log10(a) + (Math.log10(b) - Math.log10(a)) * share);
}

function axes({ points }: VolumeCurve): { x: Axis; y: Axis } | null {
  const costs = points.flatMap(({ monthly }) => monthly).filter((cost): cost is number => cost !== null && cost > 0);
  if (points.length < 2 || costs.length === 0) return null;
  const x = { least: points[0]!.requests_per_month, most: points.at(-1)!.requests_per_month };
  const y = { least: Math.min(...costs), most: Math.max(...costs) };
  if (y.most / y.least < 10) return { x, y: { least: y.least / 3, most: y.most * 3 } };
  return { x, y };
}

type Paint = (text: string) => string;

interface Cell {
  text: string;
  paint: Paint;
}

const BLANK: Cell = { text: " ", paint: (text) => text };

interface Field {
  rows: Cell[][];
  width: number;
  height: number;
}

const painter = (ink: ChalkInstance, series: number): Paint => ink[INKS[series % INKS.length]!];

function draw(curve: VolumeCurve, { x, y }: { x: Axis; y: Axis }, field: Field, ink: ChalkInstance, marks: string[]) {
  const { width, height, rows } = field;
  curve.series.forEach((_, series) => {
    for (let column = 0; column < width; column++) {
      const volume = x.least * (x.most / x.least) ** (column / (width - 1));
      const cost = costAt(curve.points, series, Math.min(volume, x.most));
      if (cost === null) continue;
      const row = height - 1 - cellOf(cost, y, height);
      // Lines that lie on each other take turns.
      if (rows[row]![column] !== BLANK && column % 2 === 0) continue;
      rows[row]![column] = { text: marks[series % marks.length]!, paint: painter(ink, series) };
    }
  });
}

/** Crossings get a number where there is room for one, and are listed below with it. */
function markCrossings(curve: VolumeCurve, { x, y }: { x: Axis; y: Axis }, field: Field, ink: ChalkInstance): void {
  curve.crossings.slice(0, 9).forEach(({ requests_per_month, monthly }, i) => {
    if (monthly <= 0) return;
    const column = cellOf(requests_per_month, x, field.width);
    const row = field.height - 1 - cellOf(monthly, y, field.height);
    if (field.rows[row]?.[column]) field.rows[row][column] = { text: String(i + 1), paint: ink.bold.inverse };
  });
}

/** Labels under the axis, each centred on its tick, none over another. */
function labelLine(ticks: readonly number[], axis: Axis, width: number): string {
  let line = "";
  for (const tick of ticks) {
    const label = shortCount(tick);
    const start = Math.min(width - label.length, Math.max(0, cellOf(tick, axis, width) - (label.length >> 1)));
    if (line.length > 0 && start <= line.length) continue;
    line = line.padEnd(start) + label;
  }
  return line;
}

/**
 * The chart as lines of at most `columns` columns. `volume` is marked on the axis when given. Empty when there is
 * nothing that could be drawn.
 */
export function volumeChart(curve: VolumeCurve, page: ChartPage, volume: number | null = null): string {
  const span = axes(curve);
  if (!span) return "";
  const screen = makeScreen(page);
  const { ink } = screen;
  const marks = page.ascii ? ASCII_MARKS : MARKS;
  const [upright, corner, across, here] = page.ascii ? ["|", "+", "-", "^"] : ["│", "└", "─", "▲"];
  const labels = decades(span.y).map((value) => ({
    value,
    text: amountText(value, curve.currency).replace(/\.00$/, ""),
  }));
  const margin = Math.max(...labels.map(({ text }) => text.length), 4);
  const width = screen.columns - margin - 3;
  const height = screen.columns < 60 ? 10 : 14;
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => BLANK));
  const field: Field = { rows, width, height };
  draw(curve, span, field, ink, marks);
  markCrossings(curve, span, field, ink);

  const left = Array.from({ length: height }, () => "");
  for (const { value, text } of labels) left[height - 1 - cellOf(value, span.y, height)] = text;
  const lines = rows.map((cells, i) => {
    const body = cells.map(({ text, paint }) => (text === " " ? text : paint(text))).join("");
    return `${ink.dim(left[i]!.padStart(margin))} ${ink.dim(upright)}${body.trimEnd()}`;
  });
  const indent = " ".repeat(margin + 2);
  lines.push(`${" ".repeat(margin)} ${ink.dim(`${corner}${across!.repeat(width)}`)}`);
  if (volume !== null && volume >= span.x.least && volume <= span.x.most) {
    const column = cellOf(volume, span.x, width);
    const text = `${here} ${countText(volume)}`;
    const start = column + text.length <= width ? column : column - text.length + 1;
    lines.push(indent + " ".repeat(Math.max(0, start)) + (start === column ? text : `${countText(volume)} ${here}`));
  }
  lines.push(indent + ink.dim(labelLine(decades(span.x), span.x, width)));
  lines.push(screen.paragraph(`${curve.currency} a month over requests a month, both by powers of ten`));
  curve.series.forEach(({ name }, i) => {
    const mark = painter(ink, i)(marks[i % marks.length]!);
    lines.push(screen.paragraph(`${mark} ${safe(name)}`, 0, 2));
  });
  const nameOf = (id: string) => safe(curve.series.find((each) => each.id === id)?.name ?? id);
  curve.crossings.slice(0, 9).forEach((crossing, i) => {
    const { requests_per_month, monthly, cheaper, than } = crossing;
    const at = `${countText(requests_per_month)} a month (${amountText(monthly, curve.currency)})`;
    lines.push(screen.paragraph(`${i + 1} from ${at}: ${nameOf(cheaper)} is cheaper than ${nameOf(than)}`, 0, 2));
  });
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}
