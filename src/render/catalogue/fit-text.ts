/** What `fit` found, for a person at a terminal, and as JSON. */

import { countText } from "../../core/text/amount.ts";
import type { Fit } from "../../core/types/fit.ts";
import { makeScreen, type Page, safe } from "../text/screen.ts";

const VERDICT = { fits: "fits", tight: "fits, but tight", no: "does not fit" } as const;

/** Four digits that count: no prediction is better than that. */
const rounded = (value: number) => Number(value.toPrecision(4));

/** Numbers of a result cut to the digits that count; names and settings as they are. */
export function fitJson(fit: Fit): Fit {
  const entries = Object.entries(fit).map(([key, value]) => {
    if (key === "decode_tok_s") {
      const speed = Object.entries(value as Fit["decode_tok_s"]).map(([end, each]) => [end, each && rounded(each)]);
      return [key, Object.fromEntries(speed)];
    }
    return [key, typeof value === "number" && !Number.isInteger(value) ? rounded(value) : value];
  });
  return Object.fromEntries(entries) as Fit;
}

const gib = (value: number) => value.toFixed(1);
const speed = (value: number) => (value < 100 ? value.toFixed(1) : countText(value));

/** Under vLLM streams share the cache, and those that find no place in it wait. */
function cachedText({ runtime, kv_tokens, context, streams, streams_at_once: held }: Fit): string {
  if (streams === 1) return `${countText(kv_tokens)} tokens`;
  if (runtime !== "vllm") return `${countText(context)} tokens x ${streams}`;
  const which = held === null || held === streams ? `${streams}` : `${held} of ${streams}`;
  return `${countText(kv_tokens)} tokens, ${which} streams at once`;
}

function memoryText(fit: Fit): string {
  const { needed_gib, usable_gib, weights_gib, kv_gib } = fit;
  const buffers = needed_gib - weights_gib - kv_gib;
  const cache = `cache ${gib(kv_gib)} (${cachedText(fit)})`;
  const of = usable_gib === null ? "of an unknown size" : `of ${gib(usable_gib)} GiB usable`;
  return `${gib(needed_gib)} ${of}: weights ${gib(weights_gib)}, ${cache}, buffers ${gib(buffers)}`;
}

function firstWord({ alone, together }: NonNullable<Fit["first_token_s"]>, streams: number): string {
  const waiting = streams > 1 ? `, up to ${together.toFixed(1)} s when ${streams} requests arrive together` : "";
  return `after ${alone.toFixed(1)} s${waiting}`;
}

/** The result as lines that end in a newline. A model that does not fit has no speed to show. */
export function fitText(fit: Fit, page: Page, quiet = false): string {
  const screen = makeScreen(page);
  const { decode_tok_s: decode, verdict } = fit;
  const paint = verdict === "fits" ? screen.ink.green : verdict === "tight" ? screen.ink.yellow : screen.ink.red;
  const said = paint(verdict === null ? "memory unknown" : VERDICT[verdict]);
  const lines = [screen.paragraph(`${safe(fit.model)} (${fit.quantisation}) on ${safe(fit.machine)}: ${said}`)];
  if (quiet) return `${lines.join("\n")}\n`;
  const field = (label: string, text: string) => lines.push(screen.field(label, text, 12));
  field("Memory", memoryText(fit));
  if (verdict !== "no" && decode.likely !== null && fit.seconds_per_request !== null) {
    const range = decode.low === decode.high ? "measured" : `${speed(decode.low!)} to ${speed(decode.high!)}`;
    field(
      "Writing",
      `${speed(decode.likely)} tokens a second (${range}; one token a pass allows ${speed(decode.ceiling)})`,
    );
    if (fit.streams > 1)
      field("Together", `${speed(fit.total_output_tok_s!)} tokens a second over ${fit.streams} streams`);
    field("Prompts", `${speed(fit.prefill_tok_s!)} tokens a second`);
    if (fit.first_token_s) field("First word", firstWord(fit.first_token_s, fit.streams));
    field("A request", `${fit.seconds_per_request.toFixed(1)} s for ${fit.prompt} tokens in and ${fit.output} out`);
    field("A day", `${countText(Math.floor(fit.requests_per_day!))} requests in the usable part of the day`);
    if (fit.watts !== null) field("Power", `${countText(fit.watts)} W under load`);
  }
  for (const { formula, inputs } of fit.trace ?? []) {
    lines.push(screen.paragraph(formula, 2, 2));
    const shown = ({ name, value, unit, source }: (typeof inputs)[number]) =>
      `${name} ${typeof value === "number" ? rounded(value) : (value ?? "unknown")} ${unit} (${source})`;
    lines.push(
      screen.list(
        inputs.map((each) => safe(shown(each))),
        4,
      ),
    );
  }
  if (fit.notes.length > 0) lines.push(screen.list(fit.notes.map(({ text }) => safe(text))));
  return `${lines.join("\n")}\n`;
}
