/** Rows of machines, with what they cost to buy and to rent: what a file may say, and what the program works with. */
import * as z from "zod/mini";
import type { DatedPrice, Machine, Rent } from "../../core/types/pricing.ts";
import { about, currency, date, id, known, like, optional, over0, roughDate, text, whole } from "./row-fields.ts";

const measured = () => known(over0(1e6));

const machinePrice = z.strictObject({
  amount: over0(1e9),
  currency: currency(),
  what: text(),
  tax: about(optional(z.enum(["included", "excluded", "unknown"])), "Whether the amount holds sales tax (GST, VAT)"),
  country: known(like(/^[A-Z]{2}$/, "a country code of two capitals such as AU")),
  condition: optional(z.enum(["new", "used", "estimate", "launch", "part"])),
  date: roughDate(),
  source: text(),
  verified: optional(z.boolean()),
});

const rent = z.strictObject({
  provider: text(100),
  usd_per_hour: about(over0(10_000), "US dollars without sales tax"),
  usd_per_second: known(over0(100)),
  scale_to_zero: about(optional(z.boolean()), "True when nothing is billed while no request runs"),
  region: known(like(/^[a-z]{2,10}$/, "a region such as au, us or eu")),
  region_name: known(text(100)),
  tenancy: known(text()),
  checked: text(40),
  source: known(text()),
  confidence: known(z.enum(["A", "B", "C"])),
});

export const machineSchema = z.strictObject({
  id: id(),
  name: text(100),
  also: optional(z.array(text(100))),
  maker: known(text(60)),
  kind: about(optional(z.enum(["mac", "pc", "server", "card", "chip"])), "What it is; by default a PC"),
  premises: about(
    optional(z.enum(["own", "own-cloud", "rented"])),
    "Whose it is: owned, rented in the client's own cloud account, or rented at a GPU host",
  ),
  sold_from: known(date()),
  sold_until: about(known(date()), "The last day on which it was sold new"),
  complete: about(z.boolean(), "True when `prices` buy a working machine; false for a bare chip or card"),
  decode_class: text(40),
  memory_kind: z.enum(["unified", "discrete"]),
  bandwidth_gb_s: over0(100_000),
  memory_gb: measured(),
  usable_share: about(known(over0(1)), "Share of the memory that a model can have, as measured"),
  gpus: optional(whole(64)),
  gpu_cores: measured(),
  fp32_tflops: measured(),
  prefill_tflops: measured(),
  tensor_fp16_tflops: measured(),
  idle_w: measured(),
  load_w: measured(),
  max_w: measured(),
  power_note: known(text()),
  prices: optional(z.array(machinePrice)),
  rents: optional(z.array(rent)),
  note: known(text(500)),
  source: text(),
});

const BARE_MACHINE: Machine = {
  id: "",
  name: "",
  also: [],
  maker: null,
  kind: "pc",
  premises: "own",
  sold_from: null,
  sold_until: null,
  complete: false,
  decode_class: "",
  memory_kind: "unified",
  bandwidth_gb_s: 0,
  memory_gb: null,
  usable_share: null,
  gpus: 1,
  gpu_cores: null,
  fp32_tflops: null,
  prefill_tflops: null,
  tensor_fp16_tflops: null,
  idle_w: null,
  load_w: null,
  max_w: null,
  power_note: null,
  prices: [],
  rents: [],
  note: null,
  source: "",
  place: "",
};

const priceOf = (row: z.infer<typeof machinePrice>): DatedPrice => ({
  ...row,
  tax: row.tax ?? "unknown",
  country: row.country ?? null,
  condition: row.condition ?? "new",
  verified: row.verified ?? false,
});

const rentOf = (row: z.infer<typeof rent>): Rent => ({
  ...row,
  usd_per_second: row.usd_per_second ?? null,
  scale_to_zero: row.scale_to_zero ?? false,
  region: row.region ?? null,
  region_name: row.region_name ?? null,
  tenancy: row.tenancy ?? null,
  source: row.source ?? null,
  confidence: row.confidence ?? null,
});

export function machineOf(row: z.infer<typeof machineSchema>, place: string): Machine {
  const prices = (row.prices ?? []).map(priceOf);
  const rents = (row.rents ?? []).map(rentOf);
  // Before `premises` was said of each machine, one that has rents alone was a rented one.
  const premises = row.premises ?? (prices.length === 0 && rents.length > 0 ? "rented" : "own");
  return { ...BARE_MACHINE, ...row, premises, prices, rents, place };
}
