/** The volume chart as inline SVG. Lines differ by dash as well as colour, and a table says the same. */

import { spokenAmount, spokenCount } from "../../core/text/amount.ts";
import { shorten } from "../../core/text/plain-text.ts";
import type { VolumeCurve } from "../../core/types/advice-parts.ts";
import { rungsOf } from "../advice/volume-chart.ts";
import { type ChartShape, chartShape } from "./chart-shape.ts";
import { type Html, html } from "./html-writer.ts";

const LONGEST_NAME = 34;
/** A line and a half of text, so that letters stand on the middle of what they name. */
const MIDDLE = 4;

const n = (value: number): string => String(Number(value.toFixed(1)));

const pathOf = (run: readonly { x: number; y: number }[]): string =>
  run.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${n(x)} ${n(y)}`).join("");

function axes({ plot, xTicks, yTicks, here, width, height }: ChartShape): Html[] {
  const y = yTicks.map(
    ({ at, text }) =>
      html`<line class="grid" x1="${n(plot.left)}" x2="${n(plot.right)}" y1="${n(at)}" y2="${n(at)}"/><text class="tick" text-anchor="end" x="${n(plot.left - 8)}" y="${n(at + MIDDLE)}">${text}</text>`,
  );
  const x = xTicks.map(
    ({ at, text }) =>
      html`<line class="grid" x1="${n(at)}" x2="${n(at)}" y1="${n(plot.top)}" y2="${n(plot.bottom)}"/><text class="tick" text-anchor="middle" x="${n(at)}" y="${n(plot.bottom + 18)}">${text}</text>`,
  );
  const middle = (plot.left + plot.right) / 2;
  const anchor = here && here.at > width / 2 ? "end" : "start";
  return [
    ...y,
    ...x,
    html`<text class="tick" text-anchor="middle" x="${n(middle)}" y="${n(height - 6)}">requests a month</text>`,
    ...(here
      ? [
          html`<line class="here" x1="${n(here.at)}" x2="${n(here.at)}" y1="${n(plot.top - 10)}" y2="${n(plot.bottom)}"/><text text-anchor="${anchor}" x="${n(here.at)}" y="${n(plot.top - 14)}">you: ${here.text}</text>`,
        ]
      : []),
  ];
}

function drawing(shape: ChartShape, title: string, described: string): Html {
  const lines = shape.lines.map(
    ({ runs, end, label, name }, i) =>
      html`${runs.map((run) => html`<path class="run s${i}" d="${pathOf(run)}"/>`)}<path class="lead s${i}" d="M${n(end.x)} ${n(end.y)}L${n(label.x - 3)} ${n(label.y)}"/><text x="${n(label.x)}" y="${n(label.y + MIDDLE)}">${name}</text>`,
  );
  const dots = shape.dots.map(({ x, y }) => html`<circle class="dot" cx="${n(x)}" cy="${n(y)}" r="4"/>`);
  return html`<svg role="img" aria-labelledby="chart-title chart-desc" viewBox="0 0 ${shape.width} ${shape.height}"><title id="chart-title">${title}</title><desc id="chart-desc">${described}</desc>${axes(shape)}${lines}${dots}</svg>`;
}

/** Chart and table of the series with these places in the curve; nothing where nothing can be drawn. */
export function volumeSvg(curve: VolumeCurve, shown: readonly number[], volume: number | null): Html | null {
  const names = shown.map((i) => shorten(curve.series[i]!.name, LONGEST_NAME));
  const ids = new Set(shown.map((i) => curve.series[i]!.id));
  const crossings = curve.crossings.filter(({ cheaper, than }) => ids.has(cheaper) && ids.has(than));
  const shape = chartShape({
    volumes: curve.points.map(({ requests_per_month }) => requests_per_month),
    series: shown.map((i, at) => ({ name: names[at]!, costs: curve.points.map(({ monthly }) => monthly[i] ?? null) })),
    volume,
    crossings: crossings.map(({ requests_per_month, monthly }) => ({ volume: requests_per_month, cost: monthly })),
    amountText: (value) => spokenAmount(value, curve.currency).replace(/\.00$/, ""),
    countText: spokenCount,
  });
  if (!shape) return null;
  const described = `Lines of ${names.join(", ")}. The table below holds the figures.`;
  const rows = rungsOf(curve, volume).map(
    ({ requests_per_month: at, monthly }) =>
      html`<tr${at === volume ? html` class="good"` : ""}><th scope="row" class="right">${spokenCount(at)}</th>${shown.map((i) => html`<td class="right">${spokenAmount(monthly[i] ?? null, curve.currency)}</td>`)}</tr>`,
  );
  return html`<figure><div class="wide" tabindex="0" role="group" aria-label="Chart of monthly cost by volume">${drawing(shape, "Monthly cost with staff time, by volume", described)}</div><figcaption>Monthly cost with staff time (${curve.currency}), by requests per month; both axes grow by powers of ten.${shape.dots.length > 0 ? " A circle marks where two lines cross." : ""}</figcaption></figure>
<div class="wide short" tabindex="0" role="group" aria-label="Table of monthly cost by volume"><table><caption>Monthly cost with staff time, by volume</caption><thead><tr><th scope="col" class="right">requests a month</th>${names.map((name) => html`<th scope="col" class="right">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
