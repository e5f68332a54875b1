/** What must hold between the rows of price files, beyond the shape of each. */
import { spelling } from "../../core/prices/find-named.ts";
import { didYouMean } from "../../core/text/nearest.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { Default, LongContext, Machine, Model, PricePeriod, Pricing, Rates } from "../../core/types/pricing.ts";
import type { Path } from "../documents/parsed.ts";

/** Something wrong with the row of `section` named `id`, at `path` within it. `first` names the row it collides with. */
export interface RowFinding {
  section: "models" | "tuned" | "quality" | "machines" | "defaults";
  id: string;
  path: Path;
  rule: string;
  message: string;
  first?: string;
}

type Report = (path: Path, rule: string, message: string, first?: string) => void;

/** Each period ends where the next begins, so that every day has one price or a stated unknown. */
function checkDates(prices: PricePeriod[], report: Report): void {
  prices.forEach(({ from, until }, index) => {
    const path = ["prices", index];
    if (from !== null && until !== null && from >= until) {
      report([...path, "until"], "price-period", `until ${until} is not after from ${from}; put the later day last`);
    }
    const next = prices[index + 1];
    if (!next) return;
    const at = ["prices", index + 1, "from"];
    if (until === null) {
      report(
        [...path, "until"],
        "price-period",
        `this period has no end, but another follows; write until: ${next.from}`,
      );
    } else if (next.from === null) {
      report(at, "price-period", `this period has no start, but another comes before it; write from: ${until}`);
    } else if (next.from < until) {
      report(
        at,
        "price-period",
        `from ${next.from} overlaps the period before, which ends ${until}; write from: ${until}`,
      );
    } else if (next.from > until) {
      const remedy = "add a period with null prices for those days, or move this one forward";
      report(at, "price-period", `no price from ${until} until ${next.from}; ${remedy}`);
    }
  });
}

/** Names of prices that must not be under the plain ones, so that more tokens never cost less. */
function checkDearer(kind: string, rates: Rates, plain: Rates, path: Path, report: Report): void {
  for (const name of ["input", "cached_input", "output"] as const) {
    const dear = rates[name];
    const cheap = plain[name];
    if (dear !== null && cheap !== null && dear < cheap) {
      report([...path, name], "price-order", `${kind} price ${dear} is under the plain price ${cheap}; check both`);
    }
  }
}

function checkLong(long: LongContext, path: Path, report: Report): void {
  if ((long.over_input_tokens === undefined) === (long.at_or_over_input_tokens === undefined)) {
    report(path, "long-context", "give either over_input_tokens or at_or_over_input_tokens");
  }
}

function checkPeriod(period: PricePeriod, path: Path, report: Report): void {
  const { input, output, long_context: long, peak } = period;
  const cheaper = {
    cached_input: input,
    batch_input: input,
    batch_output: output,
    batch_cached_input: period.batch_input,
  } as const;
  for (const [name, plain] of Object.entries(cheaper)) {
    const price = period[name as keyof typeof cheaper];
    if (price !== null && plain !== null && price > plain) {
      report([...path, name], "price-order", `${name} ${price} is over the plain price ${plain}; check both`);
    }
  }
  if (long) {
    checkLong(long, [...path, "long_context"], report);
    checkDearer("long-context", long, period, [...path, "long_context"], report);
  }
  if (peak) checkDearer("peak", peak, period, [...path, "peak"], report);
}

function checkSnapshots(model: Model, report: Report): void {
  const named: [Path, string][] = [[["id"], model.id]];
  for (const [kind, alias] of Object.entries(model.aliases)) named.push([["aliases", kind], alias]);
  for (const [path, name] of named) {
    if (!name.endsWith("-latest")) continue;
    report(path, "moving-id", `${quote(name)} names whatever is newest; name a fixed snapshot`);
  }
}

function checkRetirement(model: Model, ids: ReadonlySet<string>, report: Report): void {
  if (model.retires !== null && model.retires_kind === null) {
    report(["retires"], "retirement", "say how sure this is: add retires_kind: announced or not_before");
  }
  if (model.status === "retired" && model.retires === null) {
    report(["status"], "retirement", "a retired model needs the day it went; add retires");
  }
  if (model.replacement !== null && (model.replacement === model.id || !ids.has(model.replacement))) {
    const otherwise = "name another model of the list, or remove it";
    const remedy = model.replacement === model.id ? otherwise : didYouMean(model.replacement, ids, otherwise);
    report(["replacement"], "unknown-model", `no other model ${quote(model.replacement)}; ${remedy}`);
  }
}

const unknownModel = (name: string, ids: ReadonlySet<string>): string =>
  `no model ${quote(name)}; ${didYouMean(name, ids, "name a model of the list")}`;

/** A row of another host names the maker's own row, and not one that names a third. */
function checkBase(model: Model, byId: ReadonlyMap<string, Model>, report: Report): void {
  if (model.base === null) return;
  const base = byId.get(model.base);
  if (!base) report(["base"], "unknown-model", unknownModel(model.base, new Set(byId.keys())));
  else if (base.base !== null) {
    report(["base"], "base-of-base", `${quote(model.base)} names ${quote(base.base)} as its base; name that one`);
  }
}

function checkQuality(
  pricing: Omit<Pricing, "version">,
  ids: ReadonlySet<string>,
  reportOn: (model: string) => Report,
) {
  const boards = new Set(pricing.boards.map(({ id }) => id));
  for (const { model, signals } of pricing.quality) {
    const report = reportOn(model);
    if (!ids.has(model)) report(["model"], "unknown-model", unknownModel(model, ids));
    signals.forEach(({ board }, index) => {
      if (boards.has(board)) return;
      const message = `no board ${quote(board)}; ${didYouMean(board, boards, "add it to boards")}`;
      report(["signals", index, "board"], "unknown-board", message);
    });
  }
}

function checkModel(model: Model, report: Report): void {
  if (model.kind === "self-hosted" && model.prices.length > 0) {
    report(["prices"], "self-hosted-price", "a self-hosted model has no price; remove prices");
  }
  if (model.kind !== "self-hosted" && model.prices.length === 0) {
    report(["id"], "no-price", "no prices; add a period, with null where a price is unknown");
  }
  const range = model.article?.range_aud_per_1k;
  if (range && range[0] > range[1]) {
    const remedy = `write [${range[1]}, ${range[0]}]`;
    report(["article", "range_aud_per_1k"], "range-order", `the range ends under its start; ${remedy}`);
  }
  checkDates(model.prices, report);
  model.prices.forEach((period, index) => {
    checkPeriod(period, ["prices", index], report);
  });
}

/** Every id and other spelling leads to one row. */
function checkNames(rows: readonly (Model | Machine)[], reportOn: (row: Model | Machine) => Report): void {
  const taken = new Map<string, string>();
  for (const row of rows) taken.set(spelling(row.id), row.id);
  for (const row of rows) {
    row.also.forEach((name, index) => {
      const owner = taken.get(spelling(name));
      if (owner === undefined) taken.set(spelling(name), row.id);
      else if (owner !== row.id) {
        reportOn(row)(
          ["also", index],
          "name-taken",
          `${quote(name)} already names ${owner}; remove it from one`,
          owner,
        );
      }
    });
  }
}

function checkAliases(models: readonly Model[], reportOn: (row: Model) => Report): void {
  const taken = new Map<string, string>();
  for (const model of models) {
    for (const [kind, alias] of Object.entries(model.aliases)) {
      const owner = taken.get(`${kind} ${alias}`);
      if (owner === undefined) taken.set(`${kind} ${alias}`, model.id);
      else {
        const message = `${quote(alias)} is already the ${kind} id of ${owner}; a price may go to one row only`;
        reportOn(model)(["aliases", kind], "alias-taken", message, owner);
      }
    }
  }
}

/** Units of defaults that are words. */
const WORDS = ["country", "currency", "languages", "machine", "model", "repository"];
type Rest = Pick<Pricing, "defaults" | "machines" | "fx" | "tariffs">;

/** What a default should hold in place of its value; undefined for one that is sound. */
function valueWanted({ value, unit, least = 0 }: Default): string | undefined {
  if (WORDS.includes(unit)) return typeof value === "string" ? undefined : "text";
  const most = unit === "share" ? 1 : Number.POSITIVE_INFINITY;
  if (typeof value === "number" && value >= least && value <= most) return undefined;
  if (typeof value !== "number") return "a number";
  return most === 1 ? `a share from ${least} to 1` : `a number of at least ${least}`;
}

function checkDefaults({ defaults, machines, fx, tariffs }: Rest, findings: RowFinding[]): void {
  const add = (id: string, path: Path, rule: string, message: string) =>
    findings.push({ section: "defaults", id, path, rule, message });
  for (const each of defaults) {
    const wanted = valueWanted(each);
    if (wanted) add(each.id, ["value"], "default-value", `expected ${wanted}, got ${quote(each.value)}`);
  }
  const known = machines.map((machine) => machine.id);
  for (const { id, value, unit } of defaults) {
    if (unit !== "machine" || known.includes(String(value))) continue;
    const remedy = didYouMean(String(value), known, "name one of the machines");
    add(id, ["value"], "unknown-machine", `no machine ${quote(value)}; ${remedy}`);
  }
  const currency = defaults.find(({ id }) => id === "currency")?.value;
  if (currency !== undefined && currency !== "USD" && !fx.some((rate) => rate.currency === currency)) {
    add("currency", ["value"], "unknown-currency", `no exchange rate for ${quote(currency)}; add one to rates`);
  }
  if (tariffs.length === 0) add("tariffs", [], "missing-tariff", "no tariff; add one to tariffs");
}

/** All that is wrong between the rows. */
export function checkPricing(pricing: Omit<Pricing, "version">): RowFinding[] {
  const findings: RowFinding[] = [];
  const reportOn =
    (section: RowFinding["section"]) =>
    (row: { id: string }): Report =>
    (path, rule, message, first) => {
      findings.push({ section, id: row.id, path, rule, message, ...(first === undefined ? {} : { first }) });
    };
  const ids = new Set(pricing.models.map(({ id }) => id));
  for (const model of pricing.models) {
    const report = reportOn("models")(model);
    checkModel(model, report);
    checkSnapshots(model, report);
    checkRetirement(model, ids, report);
  }
  const byId = new Map(pricing.models.map((model) => [model.id, model]));
  for (const model of pricing.models) checkBase(model, byId, reportOn("models")(model));
  for (const tuned of pricing.tuned) {
    if (tuned.base !== null && !ids.has(tuned.base))
      reportOn("tuned")(tuned)(["base"], "unknown-model", unknownModel(tuned.base, ids));
  }
  checkQuality(pricing, ids, (model) => reportOn("quality")({ id: model }));
  checkNames(pricing.models, reportOn("models"));
  checkNames(pricing.machines, reportOn("machines"));
  checkAliases(pricing.models, reportOn("models"));
  checkDefaults(pricing, findings);
  return findings;
}
