/** How the cost of a machine of one's own was made: formulas, inputs, where each came from, and its date. */

import type { CostSetting } from "../prices/cost-setting.ts";
import type { CostTrace } from "../types/cost.ts";
import type { HostingPlan } from "../types/hosting.ts";

/** Formulas and inputs of the likely figures. `boxes` is null while the volume is unknown. */
export function localTrace(plan: HostingPlan, boxes: number | null, setting: CostSetting): CostTrace[] {
  const { scenarios, sources, fit } = plan;
  if (!scenarios) return [];
  const { likely } = scenarios;
  const { price, tariff } = sources;
  const predicted = { source: "predicted from bandwidth and chip family (pricing/speed.yaml)", date: null };
  const assumed = (id: string) => {
    const found = setting.defaults.find((each) => each.id === id);
    return { source: found?.source ?? "the brief", date: found?.date ?? null };
  };
  const isThere = likely.machines_there >= (boxes ?? 1);
  const machine = likely.rented
    ? { name: "rent", value: likely.rent_usd_per_hour, unit: "USD per hour", source: price.source, date: price.date }
    : { name: "price", value: isThere ? 0 : likely.price_usd, unit: "USD", source: price.source, date: price.date };
  const hardware = likely.rented ? "boxes x 730 h x rent" : "boxes x price / months";
  return [
    {
      formula: `monthly = ${hardware} + idle power + operations + retraining + requests x power of one; per request = monthly / requests`,
      inputs: [
        {
          name: "boxes",
          value: boxes,
          unit: "machines",
          source: "volume over capacity, rounded up",
          date: null,
        },
        machine,
        { name: "months", value: likely.amortisation_months, unit: "months", ...assumed("amortisation-months") },
        {
          name: "tariff",
          value: tariff.per_kwh,
          unit: `${tariff.currency} per kWh`,
          source: tariff.source,
          date: tariff.date,
        },
        { name: "idle power", value: likely.idle_w, unit: "W", source: "pricing/machines", date: null },
        { name: "load power", value: likely.load_w, unit: "W", source: "pricing/machines", date: null },
        { name: "operations", value: likely.ops_hours_first, unit: "hours a month", ...assumed("ops-hours-first-box") },
        { name: "an hour of operations", value: likely.hour_usd, unit: "USD", ...assumed("ops-rate") },
      ],
    },
    {
      formula:
        "capacity = seconds of a month x streams x min(utilisation, headroom / peak to average) / seconds per request",
      inputs: [
        { name: "seconds per request", value: likely.seconds_per_request, unit: "seconds", ...predicted },
        { name: "decode speed", value: fit?.decode_tok_s.likely ?? null, unit: "tokens per second", ...predicted },
        { name: "prompt speed", value: fit?.prefill_tok_s ?? null, unit: "tokens per second", ...predicted },
        { name: "streams", value: likely.streams, unit: "at once", source: "pricing/speed.yaml", date: null },
        { name: "utilisation", value: likely.utilisation, unit: "share of the day", ...assumed("utilisation") },
        { name: "headroom", value: likely.headroom, unit: "share at the peak", ...assumed("headroom") },
        { name: "peak to average", value: likely.peak_to_average, unit: "ratio", ...assumed("peak-to-average") },
      ],
    },
  ];
}
