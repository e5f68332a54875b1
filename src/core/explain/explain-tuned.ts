/** An offer of tuning, or of serving tuned weights, explained. */
import type { TunedOffering } from "../types/pricing.ts";
import { type EntryText, field, yesNo } from "./explanation.ts";

const usd = (value: number | null, per: string): string => (value === null ? "unknown" : `US$${value} ${per}`);

/** The offer in a line, as the model that it tunes lists it. */
export const tunedLine = (tuned: TunedOffering): string => {
  const short = (value: number | null, per: string) => (value === null ? `${per} unknown` : usd(value, per));
  const tokens =
    tuned.input === null && tuned.output === null
      ? "tokens: by the hour or unknown"
      : `${short(tuned.input, "in")}, ${short(tuned.output, "out")} per million tokens`;
  const open = tuned.open_to_new === false ? "; closed to new customers" : "";
  const closes = tuned.closes === null ? "" : `; closes ${tuned.closes}`;
  return `${tuned.name}: training ${short(tuned.train_per_million_tokens, "per million tokens")}; ${tokens}; ${short(tuned.hourly_fee, "an hour deployed")}; regions ${tuned.regions?.join(", ") ?? "unknown"}${open}${closes} (checked ${tuned.checked})`;
};

/** What a deployment costs while no request runs. */
const idle = ({ scale_to_zero }: TunedOffering): string | null =>
  scale_to_zero === null ? null : scale_to_zero ? "nothing" : "the hourly fee";

export const explainTuned = (tuned: TunedOffering): EntryText => ({
  title: tuned.name,
  about: `Tuned weights at ${tuned.provider}, of ${tuned.base ?? "any open model"}.`,
  fields: [
    ...field("Training", usd(tuned.train_per_million_tokens, "per million tokens")),
    ...field("Input", usd(tuned.input, "per million tokens")),
    ...field("Output", usd(tuned.output, "per million tokens")),
    ...field("Storage", usd(tuned.storage_per_month, "a month")),
    ...field("Deployed", usd(tuned.hourly_fee, "an hour")),
    ...field("Idle it costs", idle(tuned)),
    ...field("Billed at least", tuned.min_hours && `${tuned.min_hours} hours`),
    ...field("Inference stays in", tuned.regions?.join(", ") ?? "not known"),
    ...field("Trains in", tuned.train_regions?.join(", ") ?? "not known"),
    ...field("Limits", tuned.adapter_limits),
    ...field("Open to new customers", yesNo(tuned.open_to_new) ?? "not known"),
    ...field("Closes", tuned.closes),
    ...field("Checked", tuned.checked),
    ...field("How sure", tuned.confidence),
    ...field("Weak source", tuned.weak_source ? "yes: one weak source supports it; confirm before you quote it" : null),
    ...field("Note", tuned.note),
    ...field("Stands in", tuned.place),
  ],
  source: tuned.source,
});
