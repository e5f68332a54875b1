/** Monthly cost over volume as a drawing: three lines at most, each with its name at its end, and the client's volume; and as a table. */

import stringWidth from "string-width";
import { spokenAmount, spokenCount } from "../../core/text/amount.ts";
import type { VolumeCurve } from "../../core/types/advice-parts.ts";
import type { Block, Canvas } from "../document/document.ts";

interface Axis {
  least: number;
  most: number;
}

const MOST_LINES = 3;

/** A place on a logarithmic axis of `size` cells, 0 to size - 1. */
const cellOf = (value: number, { least, most }: Axis, size: number) =>
  Math.round(((Math.log10(value) - Math.log10(least)) / (Math.log10(most) - Math.log10(least))) * (size - 1));

/** `800`, `10k`, `1m`. */
function shortCount(value: number): string {
  if (value >= 1e9) return `${value / 1e9}bn`;
  if (value >= 1e6) return `${value / 1e6}m`;
  return value >= 1000 ? `${value / 1000}k` : String(value);
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

/** The series to draw, by index: those named first, then the cheapest at the middle of the curve. */
export function seriesShown({ series, points }: VolumeCurve, named: readonly (string | null)[]): number[] {
  const chosen = named.flatMap((id) => {
    const at = series.findIndex((each) => each.id === id);
    return at < 0 ? [] : [at];
  });
  const middle = points[points.length >> 1]?.monthly ?? [];
  const byCost = series.map((_, i) => i).sort((a, b) => (middle[a] ?? Infinity) - (middle[b] ?? Infinity));
  return [...new Set([...chosen, 0, ...byCost])].filter((i) => i < series.length).slice(0, MOST_LINES);
}

function axes({ points }: VolumeCurve, shown: readonly number[]): { x: Axis; y: Axis } | null {
  const costs = points
    .flatMap(({ monthly }) => shown.map((i) => monthly[i] ?? null))
    .filter((cost): cost is number => cost !== null && cost > 0);
  if (points.length < 2 || costs.length === 0) return null;
  const x = { least: points[0]!.requests_per_month, most: points.at(-1)!.requests_per_month };
  const y = { least: Math.min(...costs), most: Math.max(...costs) };
  return y.most / y.least < 10 ? { x, y: { least: y.least / 3, most: y.most * 3 } } : { x, y };
}

/** Dots of a Braille character: two columns of four. */
const DOTS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
];
/** Which of six dots in a row a line leaves out, so that lines differ without colour. */
const DASHES: readonly ((at: number) => boolean)[] = [() => true, (at) => at % 6 < 4, (at) => at % 3 === 0];
const ASCII_MARKS = ["*", "o", "+"];

interface Dots {
  dots: number;
  /** The line drawn here; -1 for none. */
  line: number;
  text: string;
}

interface Plot {
  width: number;
  height: number;
  cells: Dots[][];
}

const emptyPlot = (width: number, height: number): Plot => ({
  width,
  height,
  cells: Array.from({ length: height }, () => Array.from({ length: width }, () => ({ dots: 0, line: -1, text: " " }))),
});

/** Puts a mark of a line into a cell; a dot of Braille joins those that are there, a mark of ASCII gives way. */
function markCell(cell: Dots, line: number, dot: number, ascii: boolean): void {
  if (ascii && cell.line >= 0) return;
  cell.line = line;
  cell.dots |= dot;
  cell.text = ascii ? ASCII_MARKS[line]! : String.fromCodePoint(0x2800 + cell.dots);
}

/** How high a line stands at each step across the plot, from the top; null where the cost is not known. */
function heights(curve: VolumeCurve, series: number, { x, y }: { x: Axis; y: Axis }, wide: number, high: number) {
  return Array.from({ length: wide }, (_, at) => {
    const volume = Math.min(x.least * (x.most / x.least) ** (at / (wide - 1)), x.most);
    const cost = costAt(curve.points, series, volume);
    return cost === null ? null : high - 1 - cellOf(cost, y, high);
  });
}

function drawLine(rows: readonly (number | null)[], line: number, plot: Plot, ascii: boolean): void {
  const [across, down] = ascii ? [1, 1] : [2, 4];
  rows.forEach((to, at) => {
    if (to === null || !DASHES[line]!(at)) return;
    const before = rows[at - 1] ?? null;
    const from = before === null || ascii ? to : before + Math.sign(to - before);
    for (let row = Math.min(from, to); row <= Math.max(from, to); row++) {
      const cell = plot.cells[Math.floor(row / down)]![Math.floor(at / across)]!;
      markCell(cell, line, DOTS[at % 2]![row % 4]!, ascii);
    }
  });
}

/** A line from top to bottom at the client's volume, behind the others. */
function drawVolume(volume: number, x: Axis, plot: Plot, ascii: boolean): void {
  const column = cellOf(volume, x, plot.width);
  for (const row of plot.cells) {
    const cell = row[column]!;
    if (cell.line < 0) cell.text = ascii ? ":" : "┊";
  }
}

/** Names beside the ends of the lines, moved apart where two would share a row. */
function endLabels(
  ends: readonly { row: number; text: string; line: number }[],
  height: number,
): ((typeof ends)[number] | undefined)[] {
  const rows: ((typeof ends)[number] | undefined)[] = Array.from({ length: height });
  for (const end of [...ends].sort((a, b) => a.row - b.row)) {
    let row = end.row;
    while (row < height && rows[row]) row++;
    if (row === height) {
      row = end.row;
      while (row >= 0 && rows[row]) row--;
    }
    if (row >= 0) rows[row] = end;
  }
  return rows;
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

const shortened = (text: string, room: number): string =>
  stringWidth(text) <= room ? text : `${[...text].slice(0, Math.max(1, room - 1)).join("")}…`;

/** Below so many columns names stand under the drawing. */
const NARROW = 72;

/**
 * The chart as lines of at most `canvas.columns` columns. `named` are the series to draw first, by id. Empty when there
 * is nothing that could be drawn. Names must be harmless text.
 */
export function volumeChart(
  curve: VolumeCurve,
  canvas: Canvas,
  { volume, named }: { volume: number | null; named: readonly (string | null)[] },
): string[] {
  const shown = seriesShown(curve, named);
  const span = axes(curve, shown);
  if (!span) return [];
  const { ascii, paint } = canvas;
  const isNarrow = canvas.columns < NARROW;
  const names = shown.map((i) => curve.series[i]!.name);
  const ticks = decades(span.y).map((value) => ({
    value,
    text: spokenAmount(value, curve.currency).replace(/\.00$/, ""),
  }));
  const margin = Math.max(...ticks.map(({ text }) => text.length), 4);
  const labelRoom = isNarrow ? 2 : Math.min(28, Math.max(...names.map((name) => stringWidth(name))) + 1);
  const plot = emptyPlot(canvas.columns - margin - 3 - labelRoom, isNarrow ? 8 : 11);
  const [wide, high] = ascii ? [plot.width, plot.height] : [plot.width * 2, plot.height * 4];
  for (const [line, series] of shown.entries()) drawLine(heights(curve, series, span, wide, high), line, plot, ascii);
  const isSeen = volume !== null && volume >= span.x.least && volume <= span.x.most;
  if (isSeen) drawVolume(volume, span.x, plot, ascii);

  const ends = shown.flatMap((series, line) => {
    const cost = curve.points.at(-1)!.monthly[series] ?? null;
    if (cost === null || cost <= 0) return [];
    const text = isNarrow ? String(line + 1) : shortened(names[line]!, labelRoom - 1);
    return [{ row: plot.height - 1 - cellOf(cost, span.y, plot.height), text, line }];
  });
  const labels = endLabels(ends, plot.height);
  const left = Array.from({ length: plot.height }, () => "");
  for (const { value, text } of ticks) left[plot.height - 1 - cellOf(value, span.y, plot.height)] = text;
  const [upright, corner, flat] = ascii ? ["|", "+", "-"] : ["│", "└", "─"];
  const indent = " ".repeat(margin + 2);
  const lines = plot.cells.map((cells, row) => {
    const body = cells.map(({ text, line }) => (line < 0 ? text : paint(line, text))).join("");
    const label = labels[row];
    return `${left[row]!.padStart(margin)} ${upright}${body}${label ? ` ${paint(label.line, label.text)}` : ""}`;
  });
  lines.push(`${" ".repeat(margin)} ${corner}${flat!.repeat(plot.width)}`);
  lines.push(indent + labelLine(decades(span.x), span.x, plot.width));
  if (isSeen) {
    const text = `you: ${spokenCount(volume)}`;
    const start = Math.min(cellOf(volume, span.x, plot.width), plot.width - text.length);
    lines.push(indent + " ".repeat(Math.max(0, start)) + text);
  }
  if (isNarrow) lines.push(...names.map((name, line) => shortened(`${line + 1} ${name}`, canvas.columns)));
  return lines.map((line) => line.trimEnd());
}

export interface Rung {
  requests_per_month: number;
  /** One for each name, as text. */
  monthly: readonly string[];
}

const isPowerOfTen = ({ requests_per_month }: Pick<Rung, "requests_per_month">): boolean =>
  Math.abs(Math.log10(requests_per_month) - Math.round(Math.log10(requests_per_month))) < 1e-3;

/** The points of a curve that make a ladder: the powers of ten, and the volume asked about. */
export function rungsOf({ points }: VolumeCurve, volume: number | null): VolumeCurve["points"] {
  return points.filter((point) => point.requests_per_month === volume || isPowerOfTen(point));
}

/** Volumes between the powers of ten are left out where room is short, but never `yours`, the client's. */
export function volumeLadder(names: readonly string[], rungs: readonly Rung[], yours: number | null = null): Block {
  return {
    block: "table",
    columns: [
      { head: "requests a month", widths: [30, 26, 20] },
      ...rungs.map((rung) => ({
        head: `${rung.requests_per_month === yours ? "you: " : ""}${spokenCount(rung.requests_per_month)}`,
        right: true,
        ...(rung.requests_per_month === yours ? {} : { spare: isPowerOfTen(rung) ? 1 : 2 }),
      })),
    ],
    rows: names.map((name, i) => ({ cells: [name, ...rungs.map(({ monthly }) => monthly[i]!)] })),
  };
}
