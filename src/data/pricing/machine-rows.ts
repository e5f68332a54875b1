/** Rows of machines, with what they cost to buy and to rent: what a file may say. */
import * as z from "zod/mini";
import {
  about,
  above,
  currency,
  day,
  id,
  known,
  like,
  optional,
  roughDay,
  text,
  wholeUpTo,
} from "../documents/fields.ts";

const measured = () => known(above(0, 1e6));

export const machinePriceSchema = z.strictObject({
  amount: above(0, 1e9),
  currency: currency(),
  what: text(),
  tax: about(optional(z.enum(["included", "excluded", "unknown"])), "Whether the amount holds sales tax (GST, VAT)"),
  country: known(like(/^[A-Z]{2}$/, "a country code of two capitals such as AU")),
  /** `launch`: a list price of the past, `part`: of a card without its computer; neither is a price of today. */
  condition: optional(z.enum(["new", "used", "estimate", "launch", "part"])),
  date: roughDay(),
  source: text(),
  verified: optional(z.boolean()),
});

export const rentSchema = z.strictObject({
  provider: text(100),
  usd_per_hour: about(above(0, 10_000), "US dollars without sales tax"),
  /** Where seconds of work alone are billed; null where they are not. */
  usd_per_second: known(above(0, 100)),
  scale_to_zero: about(optional(z.boolean()), "True when nothing is billed while no request runs"),
  region: known(like(/^[a-z]{2,10}$/, "a region such as au, us or eu")),
  region_name: known(text(100)),
  /** Whose account and what is shared, in words. */
  tenancy: known(text()),
  /** The day it was read, or `older` for a list of unknown age. */
  checked: text(40),
  source: known(text()),
  /** A read at the host, B in one careful list, C an average or undated. */
  confidence: known(z.enum(["A", "B", "C"])),
});

export const listedMachineSchema = z.strictObject({
  id: id(),
  name: text(100),
  also: optional(z.array(text(100))),
  maker: known(text(60)),
  kind: about(optional(z.enum(["mac", "pc", "server", "card", "chip"])), "What it is; by default a PC"),
  premises: about(
    optional(z.enum(["own", "own-cloud", "rented"])),
    "Whose it is: owned, rented in the client's own cloud account, or rented at a GPU host",
  ),
  sold_from: known(day()),
  sold_until: about(known(day()), "The last day on which it was sold new"),
  complete: about(z.boolean(), "True when `prices` buy a working machine; false for a bare chip or card"),
  decode_class: text(40),
  memory_kind: z.enum(["unified", "discrete"]),
  bandwidth_gb_s: above(0, 100_000),
  /** All GPUs together: as configured for a complete machine, the largest sold for a bare chip. */
  memory_gb: measured(),
  usable_share: about(known(above(0, 1)), "Share of the memory that a model can have, as measured"),
  gpus: optional(wholeUpTo(64)),
  gpu_cores: measured(),
  fp32_tflops: measured(),
  /** Effective, in prompt processing, as measured; null lets the rules of its class decide. */
  prefill_tflops: measured(),
  tensor_fp16_tflops: measured(),
  idle_w: measured(),
  load_w: measured(),
  max_w: measured(),
  power_note: known(text()),
  prices: optional(z.array(machinePriceSchema)),
  rents: optional(z.array(rentSchema)),
  note: known(text(500)),
  source: text(),
});

export type MachineRow = z.infer<typeof listedMachineSchema>;
export type MachinePriceRow = z.infer<typeof machinePriceSchema>;
export type RentRow = z.infer<typeof rentSchema>;
