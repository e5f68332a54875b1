/** docs/reference/prices.md: the whole price list as a page to read. */

import { rangeIn, rateOf } from "../../src/core/prices/fx.ts";
import { machinePrice } from "../../src/core/prices/machine-price.ts";
import { nextPriceAfter, priceOn } from "../../src/core/prices/price-on.ts";
import { qualityOf } from "../../src/core/prices/quality-band.ts";
import { requestCost } from "../../src/core/prices/request-cost.ts";
import { tokenProfile } from "../../src/core/prices/token-profile.ts";
import { amountText } from "../../src/core/text/amount.ts";
import type { IsoDate } from "../../src/core/types/brief.ts";
import type { Architecture, Machine, Model, PricePeriod, Pricing } from "../../src/core/types/pricing.ts";
import { markdownCellWithLinks as cell } from "../../src/render/document/markdown-writer.ts";
import { grid } from "./taxonomy-pages.ts";

const UNKNOWN = "?";

const number = (value: number | null | undefined): string =>
  value === null || value === undefined ? UNKNOWN : String(value);

function batchText({ batch_input, batch_output }: PricePeriod): string {
  return batch_input === null && batch_output === null ? UNKNOWN : `${number(batch_input)} / ${number(batch_output)}`;
}

/** What a row's columns cannot hold. */
function remarks(model: Model, period: PricePeriod | null): string {
  const found: string[] = [];
  const long = period?.long_context;
  if (long) {
    const limit = long.over_input_tokens ?? long.at_or_over_input_tokens;
    const word = long.over_input_tokens === undefined ? "from" : "over";
    found.push(`${word} ${limit} input tokens the whole request costs ${number(long.input)} / ${number(long.output)}`);
  }
  if (period?.peak) found.push(`at peak hours ${number(period.peak.input)} / ${number(period.peak.output)}`);
  if (model.reasoning === "always") found.push("always thinks");
  if (model.weak_source) found.push("one weak source");
  if (model.open_to_new === false) found.push("closed to new customers");
  if (model.trains_on_data === true) found.push("trains on what is sent");
  if (model.tokenizer_factor !== null && model.tokenizer_factor > 1) {
    found.push(`counts up to ${model.tokenizer_factor} times the tokens`);
  }
  if (model.note !== null) found.push(model.note);
  return cell(found.join("; "));
}

function priced(pricing: Pricing, asOf: IsoDate): string[] {
  const { profile } = tokenProfile(undefined, pricing.defaults);
  const usd = rateOf(pricing.fx, "USD")!;
  const aud = rateOf(pricing.fx, "AUD");
  const rows = pricing.models
    .filter(({ kind }) => kind !== "self-hosted")
    .map((model) => {
      const period = priceOn(model, asOf);
      const cost = requestCost(model, profile, asOf);
      return [
        `\`${model.id}\``,
        cell(model.name),
        model.provider,
        model.size_class,
        number(period?.input),
        number(period?.cached_input),
        number(period?.output),
        period ? batchText(period) : UNKNOWN,
        model.regions?.join(", ") ?? UNKNOWN,
        number(model.residency_uplift),
        [...model.input_modalities, ...(model.tools ? ["tools"] : [])].join(", "),
        number(qualityOf(model, pricing).band),
        number(model.context_tokens),
        amountText(rangeIn(cost, usd, 1000n).likely, "USD"),
        aud ? amountText(rangeIn(cost, aud, 1000n).likely, "AUD") : UNKNOWN,
        model.retires ?? "",
        `[${model.checked}](#sources)`,
        remarks(model, period),
      ];
    });
  const head =
    "id|model|provider|class|in|cached|out|batch in / out|regions|uplift|takes|band|context|US$ per 1K|AU$ per 1K|retires|checked|remarks";
  return grid(head.split("|"), rows);
}

function tuned(pricing: Pricing): string[] {
  const rows = pricing.tuned.map((each) => [
    `\`${each.id}\``,
    cell(each.name),
    each.base === null ? "any open weights" : `\`${each.base}\``,
    number(each.train_per_million_tokens),
    `${number(each.input)} / ${number(each.output)}`,
    number(each.storage_per_month),
    number(each.hourly_fee),
    each.regions?.join(", ") ?? UNKNOWN,
    each.train_regions?.join(", ") ?? UNKNOWN,
    each.open_to_new === null ? UNKNOWN : each.open_to_new ? "yes" : "no",
    each.closes ?? "",
    each.checked,
    cell([each.note, each.adapter_limits].filter((text) => text !== null).join(" ")),
  ]);
  const head =
    "id|offer|base|training|in / out|storage a month|an hour deployed|regions|trains in|open to new|closes|checked|remarks";
  return grid(head.split("|"), rows);
}

function boards(pricing: Pricing): string[] {
  const rows = pricing.boards.map((each) => [
    cell(each.name),
    cell(each.measures),
    number(each.gap),
    each.bands?.join(" / ") ?? "none",
    cell(each.date),
    cell(each.source),
  ]);
  return grid(["board", "measures", "gap, points", "least score of bands 1 / 2 / 3 / 4", "date", "read from"], rows);
}

function changes(pricing: Pricing, asOf: IsoDate): string[] {
  const coming = pricing.models.flatMap((model) => {
    const next = nextPriceAfter(model, asOf);
    const now = priceOn(model, asOf);
    if (!next) return [];
    const rates = (period: PricePeriod | null) => `${number(period?.input)} / ${number(period?.output)}`;
    return [[next.from ?? "", `\`${model.id}\``, rates(now), rates(next)]];
  });
  if (coming.length === 0) return ["None is known."];
  return grid(
    ["from", "model", "in / out until then", "in / out"],
    coming.sort((a, b) => (a[0]! < b[0]! ? -1 : 1)),
  );
}

/** How many layers see the whole context, where not all do, and what the others see. */
const pattern = ({ full_layers, window }: Architecture): string =>
  full_layers === undefined ? "" : `; ${full_layers} full, the others ${window === 0 ? "a fixed state" : window}`;

function open(pricing: Pricing): string[] {
  const rows = pricing.models
    .filter(({ kind }) => kind === "self-hosted")
    .map((model) => {
      const { architecture: shape } = model;
      const weights = Object.entries(model.weights_gib).map(([name, size]) => `${name} ${size}`);
      return [
        `\`${model.id}\``,
        cell(model.name),
        model.size_class,
        model.active_params_b === model.params_b
          ? number(model.params_b)
          : `${number(model.params_b)} (${number(model.active_params_b)} active)`,
        weights.join(", "),
        shape ? `${shape.layers} / ${shape.kv_heads} / ${shape.head_dim}${pattern(shape)}` : UNKNOWN,
        model.experts ? `${model.experts.active} of ${model.experts.count}` : "",
        number(model.context_tokens),
        cell(model.licence?.name ?? UNKNOWN),
        model.ollama_tag ? `\`${model.ollama_tag}\`` : UNKNOWN,
        cell([model.note, model.fine_tune_note].filter((text) => text !== null).join(" ")),
      ];
    });
  const head =
    "id|model|class|parameters, 10^9|weights, GiB|layers / KV heads / head size|experts a token|context|licence|Ollama|remarks";
  return grid(head.split("|"), rows);
}

const TAX = { included: "with tax", excluded: "without tax", unknown: "tax not stated" } as const;

/** What it costs in Australia without GST by `machinePrice`; unknown where nothing is sold. */
function inAustralia(machine: Machine, pricing: Pricing): string {
  const aud = rateOf(pricing.fx, "AUD");
  const { buy_usd, rent_usd } = machinePrice(machine, pricing, pricing.as_of);
  if (!aud) return UNKNOWN;
  if (buy_usd) return amountText(buy_usd.likely * aud.per_usd, "AUD", 0);
  return rent_usd ? `${amountText(rent_usd.likely * aud.per_usd, "AUD", 2)} an hour` : UNKNOWN;
}

function machines(pricing: Pricing): string[] {
  const text = ({ prices, rents }: Machine) =>
    [
      ...prices.map(({ amount, currency, what, tax, country, condition, date }) =>
        [
          `${currency} ${amount} (${condition === "new" ? "" : `${condition}, `}${what}`,
          country ?? UNKNOWN,
          TAX[tax],
          `${date})`,
        ].join(", "),
      ),
      ...rents.map(({ provider, usd_per_hour, region, checked }) =>
        [`USD ${usd_per_hour} an hour (${provider}`, region ?? UNKNOWN, `${checked})`].join(", "),
      ),
    ].join("; ");
  const rows = pricing.machines.map((machine) => [
    `\`${machine.id}\``,
    cell(machine.name),
    machine.premises,
    `${machine.sold_from ?? UNKNOWN} to ${machine.sold_until ?? "now"}`,
    number(machine.memory_gb),
    machine.usable_share === null ? "by rule" : number(machine.usable_share),
    number(machine.bandwidth_gb_s),
    `${number(machine.idle_w)} / ${number(machine.load_w)}`,
    inAustralia(machine, pricing),
    cell(text(machine)),
  ]);
  const head =
    "id|machine|stands on|sold|memory, GB|usable share|bandwidth, GB/s|watts idle / load|AU$ without GST|prices read";
  return grid(head.split("|"), rows);
}

function sources(pricing: Pricing): string[] {
  const rows = pricing.models.map((model) => [
    `\`${model.id}\``,
    cell(model.source),
    model.checked,
    cell(model.confidence ?? ""),
    `\`${model.place.split(":").slice(0, 2).join(":")}\``,
  ]);
  return grid(["id", "read from", "checked", "how sure", "stands in"], rows);
}

/** The price list on a day, as Markdown. */
export function pricesPage(pricing: Pricing, asOf: IsoDate): string {
  const fx = pricing.fx.map(({ currency, per_usd, date, source }) => [currency, String(per_usd), date, cell(source)]);
  const tariffs = pricing.tariffs.map((each) => [
    cell(each.region),
    `${each.currency} ${each.per_kwh}`,
    each.date,
    cell(each.source),
    each.verified ? "yes" : "no",
  ]);
  const defaults = pricing.defaults.map((each) => [
    `\`${each.id}\``,
    cell(String(each.value)),
    cell(each.unit),
    cell(each.means),
    cell(each.source),
  ]);
  const lines = [
    "<!-- GENERATED by npm run generate from pricing/. Do not edit. -->",
    "# Prices",
    "",
    `As of ${asOf}; list version \`${pricing.version}\`. A question mark is unknown, never zero.`,
    "",
    "## Models paid per token",
    "",
    "Prices are US dollars per million tokens. The two columns per 1,000 requests are list arithmetic for 500 input and",
    "300 output tokens, without cache and batch; models that always think are counted with their usual thinking. Regions",
    "are where inference stays; uplift is the factor on the price for staying there, 1 where it is in the price already.",
    "",
    ...priced(pricing, asOf),
    "",
    "## Tuned at a host",
    "",
    "US dollars; training and inference per million tokens. No host was found that trains in Australia.",
    "",
    ...tuned(pricing),
    "",
    "## Quality bands",
    "",
    "One rule: the first board of this list that has bands and knows the model decides, by the least scores below. Two",
    "models of one board differ only by more than its gap and their margins. No board measures a client's task: bands order",
    "the candidates to try, and a test set of the client decides. A model that no such board knows has no band.",
    "",
    ...boards(pricing),
    "",
    "## Price changes to come",
    "",
    ...changes(pricing, asOf),
    "",
    "## Open models for your own machine",
    "",
    ...open(pricing),
    "",
    "## Machines",
    "",
    ...machines(pricing),
    "",
    "## Exchange rates",
    "",
    ...grid(["currency", "per US dollar", "date", "source"], fx),
    "",
    "## Electricity",
    "",
    ...grid(["region", "per kWh", "date", "source", "read at its source"], tariffs),
    "",
    "## Defaults",
    "",
    "What is assumed where a brief says nothing. Every one that a figure rests on is listed with the advice.",
    "",
    ...grid(["id", "value", "unit", "what it is", "source"], defaults),
    "",
    "## Sources",
    "",
    ...sources(pricing),
    "",
    "How to change any of this: [changing a price](../changing-a-price.md).",
  ];
  return `${lines.join("\n")}\n`;
}
