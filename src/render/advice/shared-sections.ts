/**
 * Sections of an advice and of a comparison alike: what stands behind the cost of a machine (its parts, what moves them, the
 * serving engine, the volume), what was assumed, how each figure was made, and how fresh the prices are.
 */

import { amountText, CENTS, inCents, spokenAmount, spokenCount, spokenPercent } from "../../core/text/amount.ts";
import type { Advice, CostRow } from "../../core/types/advice.ts";
import type { ClaimCheck, CostDriver, CostPart, HostingInsight } from "../../core/types/advice-parts.ts";
import type { CostTrace } from "../../core/types/cost.ts";
import type { Assumption } from "../../core/types/decision.ts";
import {
  type Block,
  GAP,
  list,
  paragraph,
  type Section,
  section,
  type TableRow,
  type Text,
} from "../document/document.ts";
import { safe } from "../text/screen.ts";
import { holdsText } from "./names.ts";
import { rungsOf, seriesShown, volumeChart, volumeLadder } from "./volume-chart.ts";

const PARTS: Record<string, string> = {
  hardware: "Hardware (depreciation)",
  rent: "Machine rent, always on",
  "rent-by-second": "Machine rent, by the second",
  "idle-power": "Power while idle",
  power: "Power while serving",
  operations: "Operations",
  "retraining-compute": "Retraining compute",
  retraining: "Retraining",
  setup: "Setup",
  labelling: "Labelling and checking examples",
  "training-compute": "Training compute",
  evaluation: "Evaluation",
};

const DRIVERS: Record<CostDriver["id"], string> = {
  "machine-price": "Price of a machine",
  rent: "Rent",
  "operations-hours": "Hours of upkeep",
  tariff: "Price of power",
  "seconds-per-request": "Time per request",
};

/** Parts with their total, which is the sum of what is shown. */
function partsTable(title: string, parts: readonly CostPart[], currency: string): Block[] {
  if (parts.length === 0) return [];
  const cents = inCents(parts.map(({ amount }) => amount));
  const shown = (each: number) => amountText(each / CENTS, currency, 2);
  const rows = parts.map(
    ({ id, labour, amount }, i): TableRow => ({
      cells: [
        `${PARTS[id] ?? id}${labour ? " (staff time)" : ""}`,
        cents ? shown(cents[i]!) : amountText(amount, currency),
      ],
    }),
  );
  const total = cents ? shown(cents.reduce((sum, each) => sum + each, 0)) : "unknown";
  const columns = [
    { head: title, widths: [44, 30] },
    { head: "cost", right: true },
  ];
  return [GAP, { block: "table", columns, rows: [...rows, { cells: ["Total", total], tone: "strong" }] }];
}

const UNITS: Record<string, (value: string) => string> = {
  "hours a month": (value) => `${value} hours a month`,
};

/** `AU$853` of a unit such as `AUD a machine`; other units behind the number. */
function withUnit(value: number, unit: string): string {
  const money = /^([A-Z]{3}) (.+)$/.exec(unit);
  if (money) return `${spokenAmount(value, money[1]!)} ${money[2]}`;
  const shown = String(Number(value.toPrecision(3)));
  return UNITS[unit]?.(shown) ?? `${shown} ${unit}`;
}

/** The lower end of a span, whose unit stands behind the upper one. */
function bareUnit(value: number, unit: string): string {
  const money = /^([A-Z]{3}) /.exec(unit);
  return money ? spokenAmount(value, money[1]!) : String(Number(value.toPrecision(3)));
}

function driverTexts({ drivers, drivers_against, currency, curve }: HostingInsight): string[] {
  const name = curve.series.find(({ id }) => id === drivers_against)?.name;
  return drivers.map(({ id, unit, low, high, monthly_low, monthly_high, changes_at }) => {
    const moves = `${spokenAmount(monthly_low, currency)} to ${spokenAmount(monthly_high, currency)} a month`;
    const flips = changes_at === null || !name ? "" : ` At ${withUnit(changes_at, unit)} it costs the same as ${name}.`;
    return `${DRIVERS[id]}, from ${bareUnit(low, unit)} to ${withUnit(high, unit)}: ${moves}.${flips}`;
  });
}

const claimTexts = (claims: readonly ClaimCheck[]): string[] =>
  claims.map(({ claim, holds, figure }) => `"${claim}" ${holdsText(holds)}: ${figure}`);

function engineTexts({ engine }: HostingInsight): Block[] {
  if (!engine) return [];
  const moves = engine.moves_on ? [`When you outgrow it: ${engine.moves_on}.`] : [];
  return [paragraph(`Serve with ${engine.name}: ${engine.reason}.`), ...moves.map((text) => paragraph(text))];
}

/** The sections about the machine of an advice or a comparison. */
export function machineSections(insight: HostingInsight): Section[] {
  const bare = insight.monthly_without_labour;
  const price = insight.purchase?.likely;
  return [
    ...section("machine", "What the machine costs", [
      ...engineTexts(insight),
      ...partsTable("Each month", insight.monthly_parts, insight.currency),
      bare?.likely == null
        ? null
        : paragraph(`Without staff time: ${spokenAmount(bare.likely, insight.currency)} a month.`),
      ...partsTable("Once", insight.one_off_parts, insight.currency),
      price
        ? paragraph(`Machines to buy: ${spokenAmount(price, insight.currency)}, counted above by the month.`)
        : null,
    ]),
    ...section("drivers", "What the cost depends on most", [list(driverTexts(insight))]),
    ...section("claims", "The article's claims, checked for this task", [list(claimTexts(insight.claims))]),
  ];
}

/** The chart of monthly costs over volumes, with the lines named and the ladder beside it. */
export function volumeSection(
  { curve, ladder }: HostingInsight,
  volume: number | null,
  named: readonly (string | null)[],
): Section[] {
  const safeCurve = { ...curve, series: curve.series.map((each) => ({ ...each, name: safe(each.name) })) };
  const shown = seriesShown(curve, named);
  const nameOf = (id: string) => curve.series.find((each) => each.id === id)?.name ?? id;
  const drawn = new Set(shown.map((i) => curve.series[i]!.id));
  const crossings = curve.crossings
    .filter(({ cheaper, than }) => drawn.has(cheaper) && drawn.has(than))
    .map(
      ({ requests_per_month, cheaper, than }) =>
        `${nameOf(cheaper)} costs less than ${nameOf(than)} from ${spokenCount(requests_per_month)} requests a month.`,
    );
  const rungs = (ladder.length > 0 ? ladder : rungsOf(curve, volume)).map(({ requests_per_month, monthly }) => ({
    requests_per_month,
    monthly: shown.map((i) => spokenAmount(monthly[i] ?? null, curve.currency)),
  }));
  const table = volumeLadder(
    shown.map((i) => curve.series[i]!.name),
    rungs,
    volume,
  );
  const hasChart = curve.points.length >= 2;
  return section("volume", "Cost by volume", [
    hasChart
      ? paragraph([
          {
            text: `Monthly cost with staff time (${curve.currency}), by requests per month; both axes logarithmic`,
            tone: "dim",
          },
        ])
      : null,
    hasChart
      ? {
          block: "figure",
          draw: (canvas) => volumeChart(safeCurve, canvas, { volume, named }),
          // Where lines cross is listed below in any case.
          instead: crossings.length > 0 ? [] : [list(["No two of these costs cross."])],
        }
      : null,
    GAP,
    list(crossings),
    rungs.length > 0 ? table : null,
  ]);
}

/** A sentence, and the name behind it. */
export const withId = (text: string, id: string): Text => [{ text: `${text} ` }, { text: id, tone: "id" }];

/** A unit without what the name beside it says already: `per example` of `minutes per example`. */
function unitBeside(name: string, unit: string | undefined): string {
  if (unit === undefined || unit === "ratio") return "";
  const [first = "", ...rest] = unit.split(" ");
  const left = name.split(" ").includes(first) ? rest.join(" ") : unit;
  return name.endsWith("per year") ? left.replace(/ a year$/, "") : left;
}

/** Sentences for what the brief left open, and one for all that is a number. */
export function assumptionBlocks(assumptions: readonly Assumption[]): Block[] {
  const numbers = assumptions.filter(({ value }) => value !== undefined);
  const others = assumptions.filter(({ value }) => value === undefined);
  const figure = ({ id, value, unit }: Assumption): string => {
    const name = id.replaceAll("-", " ");
    if (unit === "share" && typeof value === "number") return `${name} ${spokenPercent(value)}`;
    return [name, value, unitBeside(name, unit)].filter((part) => part !== "").join(" ");
  };
  return [
    list(others.map(({ id, text }) => withId(text, id))),
    ...(numbers.length > 0
      ? [
          paragraph(`Figures: ${numbers.map(figure).join("; ")}.`),
          paragraph([
            { text: "model-advisor explain <name> says what each means and where it comes from.", tone: "dim" },
          ]),
        ]
      : []),
  ];
}

/** One input with its value, unit, source and date. */
function inputText({ name, value, unit, source, date }: CostTrace["inputs"][number]): string {
  const shown = typeof value === "number" ? String(Number(value.toPrecision(6))) : (value ?? "unknown");
  return `${name} ${shown} ${unit} (${source}${date ? `, ${date}` : ""})`;
}

/** All rows that carry a trace; nothing when no trace was asked for. */
export function figuresSection(rows: readonly CostRow[]): Section[] {
  const blocks = rows.flatMap((row) =>
    (row.trace ?? []).flatMap(({ formula, inputs }, i): Block[] => [
      ...(i === 0 ? [paragraph([{ text: row.name, tone: "strong" }])] : []),
      paragraph(formula),
      list(inputs.map(inputText)),
    ]),
  );
  return section("figures", "How the figures were made", blocks);
}

type Data = Pick<Advice["data"], "pricing" | "prices_as_of" | "as_of" | "fx"> & { taxonomy?: string };

export function dataSection({ fx, prices_as_of, as_of, pricing, taxonomy }: Data): Section[] {
  const rate = fx.currency === "USD" ? "" : ` US$1 = ${fx.currency} ${fx.per_usd} on ${fx.date} (${fx.source}).`;
  const tables = taxonomy === undefined ? "" : ` Tables ${taxonomy}.`;
  return section("data", "Data", [
    paragraph(`Prices of ${prices_as_of} (${pricing}), advice for ${as_of}.${rate}${tables}`),
  ]);
}
