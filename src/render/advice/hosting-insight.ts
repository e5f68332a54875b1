/** What stands behind the cost of self-hosting, for a person at a terminal. */

import { amountText } from "../../core/text/amount.ts";
import type { ClaimCheck, CostPart, DriverShown, HostingInsight } from "../../core/types/hosting-insight.ts";
import { plainTable } from "../text/plain-table.ts";
import { makeScreen, type Screen, safe } from "../text/screen.ts";
import { holdsText } from "./names.ts";
import { type ChartPage, volumeChart } from "./volume-chart.ts";
import { volumeLadder } from "./volume-ladder.ts";

const PARTS: Record<string, string> = {
  hardware: "Machines, by months of use",
  rent: "Rent of machines, always on",
  "idle-power": "Power while idle",
  power: "Power of the requests",
  operations: "Operations",
  "retraining-compute": "Compute of retraining",
  retraining: "Retraining",
  setup: "Setting up",
  labelling: "Labelling and checking examples",
  "training-compute": "Compute of training",
  evaluation: "Evaluation",
};

const DRIVERS: Record<DriverShown["id"], string> = {
  "machine-price": "Price of a machine",
  rent: "Rent",
  "operations-hours": "Hours of operations",
  tariff: "Price of power",
  "seconds-per-request": "Time of a request",
};

const CENTS = 100;

/**
 * Amounts in whole cents that add up to the total in whole cents: those cut most get the cents that are left. Null when
 * an amount is unknown.
 */
export function inCents(amounts: readonly (number | null)[]): number[] | null {
  if (amounts.some((amount) => amount === null)) return null;
  const exact = amounts.map((amount) => amount! * CENTS);
  const cut = exact.map((amount) => Math.floor(amount + 1e-9));
  const total = Math.round(exact.reduce((sum, amount) => sum + amount, 0));
  let left = total - cut.reduce((sum, amount) => sum + amount, 0);
  const byRest = exact.map((amount, i) => ({ i, rest: amount - cut[i]! })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRest) {
    if (left <= 0) break;
    cut[i]!++;
    left--;
  }
  return cut;
}

const centsText = (cents: number, currency: string) =>
  `${amountText(Math.trunc(cents / CENTS), currency).replace(/\.00$/, "")}.${String(cents % CENTS).padStart(2, "0")}`;

/** Parts with their total, which is the sum of what is shown. */
function partsTable(title: string, parts: readonly CostPart[], currency: string, screen: Screen): string[] {
  if (parts.length === 0) return [];
  const cents = inCents(parts.map(({ amount }) => amount));
  const rows = parts.map(({ id, labour, amount }, i) => [
    `${PARTS[id] ?? id}${labour ? " (labour)" : ""}`,
    cents ? centsText(cents[i]!, currency) : amountText(amount, currency),
  ]);
  const total = cents
    ? centsText(
        cents.reduce((sum, each) => sum + each, 0),
        currency,
      )
    : "unknown";
  const all = [...rows, ["Together", total]];
  const widest = (column: number) => Math.max(...all.map((row) => row[column]!.length));
  const width = Math.min(Math.max(widest(0), title.length), screen.columns - widest(1) - 3) + 1;
  return [
    "",
    ...plainTable(
      [
        { head: title, width },
        { head: "", right: true },
      ],
      all,
    ),
  ];
}

function driverLines(insight: HostingInsight, nameOf: (id: string) => string, screen: Screen): string[] {
  const { drivers, drivers_against, currency } = insight;
  if (drivers.length === 0) return [];
  const value = (each: number) => Number(each.toPrecision(3));
  const items = drivers.map(({ id, unit, low, high, monthly_low, monthly_high, changes_at }) => {
    const moves = `${amountText(monthly_low, currency)} to ${amountText(monthly_high, currency)} a month`;
    const flips =
      changes_at === null || drivers_against === null
        ? ""
        : `; as dear as ${nameOf(drivers_against)} at ${value(changes_at)}`;
    return `${DRIVERS[id]}, ${value(low)} to ${value(high)} ${unit}: ${moves}${flips}`;
  });
  return ["", screen.heading("What moves it most"), screen.list(items)];
}

function claimLines(claims: readonly ClaimCheck[], screen: Screen): string[] {
  if (claims.length === 0) return [];
  const items = claims.map(({ claim, holds, figure }) => {
    const said = holdsText(holds);
    return `"${claim}" ${said}: ${figure}`;
  });
  return ["", screen.heading("What the article claims, here"), screen.list(items)];
}

function ladderLines({ ladder, curve }: HostingInsight, screen: Screen, page: ChartPage): string[] {
  if (ladder.length === 0) return [];
  const rungs = ladder.map(({ requests_per_month, monthly }) => ({
    requests_per_month,
    monthly: monthly.map((amount) => amountText(amount, curve.currency)),
  }));
  const names = curve.series.map(({ name }) => safe(name));
  return ["", screen.heading("By volume"), ...volumeLadder(names, rungs, page)];
}

/** Parts, engine, drivers, claims and the chart, as far as there are any, as text that ends in a newline. */
export function hostingInsightText(insight: HostingInsight, page: ChartPage, volume: number | null): string {
  const screen = makeScreen(page);
  const { engine, curve, currency, monthly_without_labour: bare } = insight;
  const nameOf = (id: string) => safe(curve.series.find((each) => each.id === id)?.name ?? id);
  const lines = [
    ...partsTable("A month", insight.monthly_parts, currency, screen),
    ...(bare?.likely == null ? [] : [`Without labour ${amountText(bare.likely, currency)}`]),
    ...partsTable("Once", insight.one_off_parts, currency, screen),
  ];
  if (engine) {
    lines.push("", screen.paragraph(`Serve with ${engine.name}: ${engine.reason}.`));
    if (engine.moves_on) lines.push(screen.paragraph(`Move on at: ${engine.moves_on}.`));
  }
  lines.push(
    ...driverLines(insight, nameOf, screen),
    ...claimLines(insight.claims, screen),
    ...ladderLines(insight, screen, page),
  );
  const chart = volumeChart(curve, page, volume);
  if (chart) lines.push("", chart.trimEnd());
  return `${lines.join("\n").replace(/^\n/, "")}\n`;
}
