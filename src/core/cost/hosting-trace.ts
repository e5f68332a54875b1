/** Where the figures of self-hosting come from: formula, inputs, sources and dates of each. */
import type { CostTrace } from "../advice.ts";
import type { Pricing } from "../pricing.ts";
import type { HostingPlan } from "./hosting-plan.ts";
import { capacityPerBox, HOURS_PER_MONTH, marginalCost, servingBoxes } from "./hosting-scenario.ts";
import { toNumber } from "./money.ts";
import { defaultOf } from "./token-profile.ts";

type Input = CostTrace["inputs"][number];

const from = (source: string, date: string | null = null) => ({ source, date });
const SPEED = from("pricing/speed.yaml");
const worked = (what: string) => from(`worked out: ${what}`);

/** The traces of one plan at one volume: memory, speed, machines, monthly cost, and what is paid once. */
export function hostingTrace(
  plan: HostingPlan,
  volume: number | null,
  { defaults }: Pick<Pricing, "defaults">,
): CostTrace[] {
  const { fit, machine, scenarios, price } = plan;
  if (!fit) return [];
  const traces: CostTrace[] = [memoryTrace(plan), speedTrace(plan)];
  if (!scenarios) return traces;
  const scenario = scenarios.likely;
  const assumed = (id: string, name: string, value: number, unit: string): Input => {
    const { source, date, value: usual } = defaultOf(defaults, id);
    return { name, value, unit, ...(Number(usual) === value ? from(source, date) : from("the brief")) };
  };
  const input = (
    name: string,
    value: number | string | null,
    unit: string,
    origin: ReturnType<typeof from>,
  ): Input => ({
    name,
    value,
    unit,
    ...origin,
  });
  traces.push({
    formula: "730 x 3600 x streams x least of (utilisation, headroom / peak over average) / seconds per request",
    inputs: [
      input("streams", scenario.streams, "at once", SPEED),
      assumed("utilisation", "utilisation", scenario.utilisation, "share of the day"),
      assumed("headroom", "headroom", scenario.headroom, "share at the peak"),
      assumed("peak-to-average", "peak over average", scenario.peak_to_average, "ratio"),
      input("seconds per request", scenario.seconds_per_request, "s", worked("speed, all streams busy")),
      input("requests a month per machine", Math.floor(capacityPerBox(scenario)), "requests", worked("this formula")),
    ],
  });
  const serving = volume === null ? 1 : servingBoxes(scenario, volume);
  const machines = serving + scenario.spare_boxes;
  const { tariff } = plan.sources;
  const paid = scenario.rented
    ? [
        input("machines", machines, "rented", worked("volume / capacity, rounded up")),
        input("rent", scenario.rent_usd_per_hour, "USD per hour", from(price.source, price.date)),
        input("hours", HOURS_PER_MONTH, "a month, busy or not", from("365 x 24 / 12")),
      ]
    : [
        input("machines", machines, "bought", worked("volume / capacity, rounded up")),
        input("price", scenario.price_usd, "USD each", from(price.source, price.date)),
        assumed("amortisation-months", "paid off over", scenario.amortisation_months, "months"),
        input("idle", machine.idle_w, "W each", from("pricing/hardware.yaml")),
        input("under load", machine.load_w, "W each", from("pricing/hardware.yaml")),
        input("tariff", tariff.per_kwh, `${tariff.currency} per kWh`, from(tariff.source, tariff.date)),
      ];
  const perRequest = marginalCost(scenario);
  traces.push({
    formula: scenario.rented
      ? "machines x rent x hours + operations + retraining"
      : "machines x (price / months + idle W x 0.730 x tariff) + operations + retraining" +
        " + requests x (load W - idle W) x seconds / streams / 3,600,000 x tariff",
    inputs: [
      ...paid,
      input("power of one request", perRequest === null ? null : toNumber(perRequest), "USD", worked("this formula")),
      assumed("ops-hours-first-box", "operations", scenario.ops_hours_first, "hours a month for the first machine"),
      assumed("ops-hours-extra-box", "operations", scenario.ops_hours_extra, "hours a month for each further one"),
      input("hour of operations", scenario.hour_usd, "USD", from(defaultOf(defaults, "ops-rate").source)),
      input("requests", volume, "a month", from("the brief")),
    ],
  });
  traces.push(onceTrace(plan));
  return traces;
}

function memoryTrace({ fit, model, machine }: HostingPlan): CostTrace {
  const hardware = from("pricing/hardware.yaml");
  return {
    formula: "weights + cache of all streams + buffers <= usable memory",
    inputs: [
      {
        name: "weights",
        value: fit!.weights_gib,
        unit: `GiB as ${fit!.quantisation}`,
        ...from(model!.derived.join("; ") || "file size"),
      },
      {
        name: "cache",
        value: fit!.kv_gib,
        unit: `GiB for ${fit!.context} tokens x ${fit!.streams}`,
        ...worked("layers, heads"),
      },
      { name: "needed", value: fit!.needed_gib, unit: "GiB", ...worked("this formula") },
      { name: "usable", value: fit!.usable_gib, unit: `GiB of ${machine.memory_gb ?? "?"} GB`, ...hardware },
    ],
  };
}

function speedTrace({ fit, machine, seconds_alone }: HostingPlan): CostTrace {
  const { decode_tok_s: decode } = fit!;
  const derived = machine.derived.join("; ");
  return {
    formula: "input / prompt speed + output / writing speed + 0.15 s",
    inputs: [
      { name: "input", value: fit!.prompt, unit: "tokens", ...from("the brief") },
      { name: "output", value: fit!.output, unit: "tokens", ...from("the brief") },
      { name: "prompt speed", value: fit!.prefill_tok_s, unit: "tokens a second", ...SPEED },
      { name: "writing speed", value: decode.likely, unit: "tokens a second", ...SPEED },
      { name: "ceiling", value: decode.ceiling, unit: "tokens a second", ...worked("bandwidth / weights read") },
      { name: "bandwidth", value: machine.bandwidth_gb_s, unit: "GB/s", ...from(derived || "pricing/hardware.yaml") },
      { name: "alone", value: seconds_alone, unit: "s a request", ...worked("this formula") },
    ],
  };
}

function onceTrace({ scenarios, fine_tuning: tuning }: HostingPlan): CostTrace {
  const { setup_hours, hour_usd, labelling_hours, labelling_hour_usd, training_usd, evaluation_hours } =
    scenarios!.likely;
  const inputs: Input[] = [
    { name: "setup", value: setup_hours, unit: "hours", ...from("pricing/defaults.yaml") },
    { name: "hour", value: hour_usd, unit: "USD", ...from("pricing/defaults.yaml") },
  ];
  if (!tuning) return { formula: "setup hours x hour", inputs };
  inputs.push(
    { name: "labelling", value: labelling_hours, unit: "hours", ...from("pricing/defaults.yaml") },
    { name: "hour of labelling", value: labelling_hour_usd, unit: "USD", ...from("pricing/defaults.yaml") },
    { name: "training tokens", value: tuning.train_tokens, unit: "per run", ...worked("examples x tokens x epochs") },
    { name: "training", value: training_usd, unit: "USD for all runs", ...from(tuning.source, tuning.date) },
    { name: "evaluation", value: evaluation_hours, unit: "hours", ...from("pricing/defaults.yaml") },
  );
  return { formula: "(setup + evaluation hours) x hour + labelling hours x its hour + training", inputs };
}
