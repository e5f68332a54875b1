/** The geometry of a chart of monthly cost over volume, both axes by powers of ten: places only, no drawing. */

export interface ChartSeries {
  name: string;
  /** In the order of the volumes; null where unknown. */
  costs: readonly (number | null)[];
}

export interface ChartInput {
  volumes: readonly number[];
  series: readonly ChartSeries[];
  /** The volume asked about; null for none. */
  volume: number | null;
  /** Volume and cost of each crossing. */
  crossings: readonly { volume: number; cost: number }[];
  amountText(value: number): string;
  countText(value: number): string;
}

export interface Tick {
  /** Place on its axis, in pixels. */
  at: number;
  text: string;
}

export interface ChartLine {
  name: string;
  /** Unbroken runs of points. */
  runs: { x: number; y: number }[][];
  /** The end of the line, and where its name stands. */
  end: { x: number; y: number };
  label: { x: number; y: number };
}

export interface ChartShape {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  xTicks: Tick[];
  yTicks: Tick[];
  lines: ChartLine[];
  dots: { x: number; y: number }[];
  here: Tick | null;
}

const WIDTH = 760;
const HEIGHT = 380;
const TOP = 30;
const BOTTOM = 44;
/** Names and figures keep this distance from each other, in pixels. */
export const LABEL_GAP = 14;
/** Width of a character of the labels; a little more than it takes. */
const CHARACTER = 6.8;
const LONGEST_NAME = 34;
const MOST_LINES = 8;

interface Axis {
  low: number;
  high: number;
}

const log = Math.log10;

/** Places a value between two pixels. */
const placed = (value: number, { low, high }: Axis, from: number, to: number): number =>
  from + ((log(value) - log(low)) / (log(high) - log(low))) * (to - from);

/** An axis that is at least as wide as a factor of ten, so that nothing lies on its rim. */
function axisOf(values: readonly number[]): Axis {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (high / low >= 10) return { low, high };
  const middle = Math.sqrt(low * high);
  return { low: middle / Math.sqrt(10), high: middle * Math.sqrt(10) };
}

/** Round values on the axis: powers of ten, with twice and five times of them where these are few. */
function roundValues({ low, high }: Axis): number[] {
  const steps = log(high / low) < 2 ? [1, 2, 5] : [1];
  const values: number[] = [];
  for (let power = Math.floor(log(low)) - 1; power <= Math.ceil(log(high)); power++) {
    for (const step of steps) {
      const value = Number((step * 10 ** power).toPrecision(2));
      if (value >= low * 0.999 && value <= high * 1.001) values.push(value);
    }
  }
  return values;
}

/** Leaves out ticks whose texts would come too close to the one before. */
function apart(ticks: readonly Tick[], room: (tick: Tick) => number): Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) {
    const before = kept.at(-1);
    if (!before || Math.abs(tick.at - before.at) >= (room(before) + room(tick)) / 2) kept.push(tick);
  }
  return kept;
}

/** Moves labels apart, as little as needed, within the bounds. Keeps their order. */
export function spread(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const places = new Array<number>(wanted.length);
  let least = top;
  for (const i of order) {
    places[i] = Math.max(wanted[i]!, least);
    least = places[i]! + gap;
  }
  let most = bottom;
  for (const i of [...order].reverse()) {
    places[i] = Math.min(places[i]!, most);
    most = places[i]! - gap;
  }
  return places;
}

const positive = (value: number | null): value is number => value !== null && value > 0 && Number.isFinite(value);

/** Null when there is nothing that could be drawn. */
export function chartShape(input: ChartInput): ChartShape | null {
  const volumes = input.volumes.filter(positive);
  const series = input.series.filter(({ costs }) => costs.some(positive)).slice(0, MOST_LINES);
  const costs = series.flatMap((each) => each.costs.filter(positive));
  if (volumes.length < 2 || costs.length === 0) return null;
  const x = axisOf(volumes);
  const y = axisOf(costs);
  const yValues = roundValues(y).map((value) => ({ value, text: input.amountText(value) }));
  const longest = Math.max(...yValues.map(({ text }) => text.length), 3);
  const nameRoom = Math.max(...series.map(({ name }) => Math.min(name.length, LONGEST_NAME))) * CHARACTER;
  const plot = { left: longest * CHARACTER + 14, right: WIDTH - nameRoom - 22, top: TOP, bottom: HEIGHT - BOTTOM };
  const atX = (value: number): number => placed(value, x, plot.left, plot.right);
  const atY = (value: number): number => placed(value, y, plot.bottom, plot.top);
  const bare = series.map((each) => lineOf(each, input.volumes, atX, atY));
  const labels = spread(
    bare.map(({ end }) => end.y),
    LABEL_GAP,
    plot.top,
    plot.bottom,
  );
  const inside = (value: number, { low, high }: Axis): boolean => value >= low && value <= high;
  const { volume } = input;
  return {
    width: WIDTH,
    height: HEIGHT,
    plot,
    xTicks: apart(
      roundValues(x).map((value) => ({ at: atX(value), text: input.countText(value) })),
      ({ text }) => text.length * CHARACTER + LABEL_GAP,
    ),
    yTicks: apart(
      yValues.map(({ value, text }) => ({ at: atY(value), text })),
      () => LABEL_GAP,
    ),
    lines: bare.map((line, i) => ({ ...line, label: { x: plot.right + 14, y: labels[i]! } })),
    dots: input.crossings
      .filter(({ volume: at, cost }) => inside(at, x) && inside(cost, y))
      .map(({ volume: at, cost }) => ({ x: atX(at), y: atY(cost) })),
    here: positive(volume) && inside(volume, x) ? { at: atX(volume), text: input.countText(volume) } : null,
  };
}

function lineOf(
  { name, costs }: ChartSeries,
  volumes: readonly number[],
  atX: (value: number) => number,
  atY: (value: number) => number,
): Omit<ChartLine, "label"> {
  const runs: { x: number; y: number }[][] = [];
  let run: { x: number; y: number }[] = [];
  volumes.forEach((volume, i) => {
    const cost = costs[i] ?? null;
    if (positive(volume) && positive(cost)) {
      if (run.length === 0) runs.push(run);
      run.push({ x: atX(volume), y: atY(cost) });
    } else run = [];
  });
  return { name, runs, end: runs.at(-1)!.at(-1)! };
}
