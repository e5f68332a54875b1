/**
 * Whether a way may be used at all: the facts of a way against what the brief needs, and the rows of the admission table
 * that rule it out. A way that no row rules out is admitted.
 */

import { fittingNumber } from "../tables/fitting.ts";
import { stageCell, stageRows } from "../tables/stages.ts";
import { countText, secondsText } from "../text/amount.ts";
import { addDays } from "../text/days.ts";
import { filledPhrase, type PhraseFigures } from "../text/phrase.ts";
import { languageOf, regionText } from "../text/sentence.ts";
import type { Excluded } from "../types/advice.ts";
import type { IsoDate, Modality } from "../types/brief.ts";
import type { RunningFit, Runtime } from "../types/fit.ts";
import type { Model, TunedOffering } from "../types/pricing.ts";
import type { Bar, Facts, FactValue, Row, Taxonomy } from "../types/taxonomy.ts";
import type { Needs } from "./needs.ts";
import { type MachineWay, machineName, type Way } from "./way.ts";

/** What the cost of a way tells beside the way itself. */
export interface Measured {
  seconds: number | null;
  machines: number | null;
  price_known: boolean;
  thinking: number;
  /** False where the model does not fit the memory of its machine. */
  fits_memory?: boolean | undefined;
  /** False for a machine that can no longer be bought or rented. */
  sold?: boolean;
}

type Life = "current" | "retires-within-year" | "retired" | "not-yet" | "withdrawn";

/** Where a model stands on a day. A month, "2026-11", sorts before its first day: it has been released since then. */
export function lifeOf({ released, retires, retires_kind, status }: Model, asOf: IsoDate): Life {
  if (released !== null && released > asOf) return "not-yet";
  // The first day on which a maker may withdraw a model is none on which it did.
  const isSure = retires_kind !== "not_before" || status === "retired";
  if (retires !== null && retires <= asOf && isSure) return "retired";
  if (status === "retired" && retires === null) return "retired";
  if (status === "deprecated") return "withdrawn";
  if (retires !== null && retires < addDays(asOf, 365)) return "retires-within-year";
  // A maker's older row may still be bought; open weights stay what they are.
  return "current";
}

/** Whether the first year holds a move to another model: on the first day on which a maker may withdraw one, it need not. */
export const isMoved = (model: Model, asOf: IsoDate): boolean =>
  lifeOf(model, asOf) === "retires-within-year" && model.retires_kind !== "not_before";

/** When a model goes, or may go: "retires on 2027-03-01". */
export const goesWords = ({ retires, retires_kind }: Model): string =>
  retires_kind === "not_before" ? `may be withdrawn from ${retires} on` : `retires on ${retires}`;

/** Whether a model goes so soon that what was measured on it cannot be measured again. */
export const goesSoon = ({ retires }: Model, asOf: IsoDate, taxonomy: Taxonomy): boolean =>
  retires !== null && retires < addDays(asOf, fittingNumber("retires-within", taxonomy));

/** The regions that a way states; null where nothing is known. */
const regionsOf = (way: Way): string[] | null => {
  if (way.kind === "machine") return way.region === null ? null : [way.region];
  return way.offering ? way.offering.regions : way.model.regions;
};

function regionMatch(way: Way, { region }: Needs): FactValue {
  if (way.place === "own") return "as-asked";
  const stated = (regionsOf(way) ?? []).filter((each) => each !== "global");
  if (stated.length === 0) return "not-stated";
  if (region === null) return "stated";
  return stated.includes(region) ? "as-asked" : "elsewhere";
}

function knowsLanguages(known: readonly string[] | null, wanted: readonly string[]): boolean | undefined {
  if (wanted.length === 0) return true;
  if (known === null) return undefined;
  const codes = known.map(languageOf);
  return wanted.every((code) => codes.includes(languageOf(code)));
}

const isWithin = (value: number, most: number | null | undefined): boolean | undefined =>
  most == null ? undefined : value <= most;

/** The bar of a law or contract that meets a way, if any. */
const barOn = ({ model, host }: Way, { bars }: Needs): Bar | undefined =>
  bars.find(({ makers, hosts }) => makers.includes(model.maker) || (host !== null && hosts.includes(host)));

/** Whether new customers may buy it on the day; undefined is unknown. A host that is closed to them keeps no weights back. */
function isOpenToNew(way: Way, asOf: IsoDate): boolean | undefined {
  if (way.kind === "machine") return true;
  const { offering } = way;
  if (offering?.closes != null && offering.closes <= asOf) return false;
  return (offering ? offering.open_to_new : way.model.open_to_new) ?? undefined;
}

function isInTime({ seconds }: Measured, { latency_s }: Needs): boolean | undefined {
  if (latency_s === null) return true;
  return seconds === null ? undefined : seconds <= latency_s;
}

/** What is known of a way, as the admission table reads it, whatever a request of the brief comes to. */
function standingFacts(way: Way, needs: Needs, asOf: IsoDate): Facts {
  const { model } = way;
  const isOnMachine = way.place !== "api";
  return {
    place: way.place,
    sensitivity: needs.sensitivity ?? "cloud-ok",
    region_match: regionMatch(way, needs),
    barred: barOn(way, needs) !== undefined,
    open_to_new: isOpenToNew(way, asOf),
    trains_on_data: isOnMachine ? false : (model.trains_on_data ?? undefined),
    life: lifeOf(model, asOf),
    reads_input: needs.modalities.every((each) => model.input_modalities.includes(each)),
    calls_tools: needs.tools ? (model.tools ?? undefined) : true,
    knows_language: knowsLanguages(model.languages, needs.languages),
    licence: isOnMachine ? model.licence?.commercial : undefined,
    is_there: way.kind === "machine" && way.wishes.owned === true,
  };
}

/** What is known of a way for the requests of the brief. */
function figureFacts({ model }: Way, needs: Needs, measured: Measured) {
  const output = needs.output_tokens + measured.thinking;
  return {
    fits_context: isWithin(needs.input_tokens + output, model.context_tokens),
    fits_output: isWithin(output, model.max_output_tokens),
    latency_kept: isInTime(measured, needs),
    sold: measured.sold !== false,
    fits_memory: measured.fits_memory,
    machines: measured.machines ?? undefined,
    price_known: measured.price_known,
  } satisfies Facts;
}

const ENGINE_NAMES: Record<Runtime, string> = { "llama.cpp": "llama.cpp", ollama: "Ollama", vllm: "vLLM" };
const engineName = (fit: Pick<RunningFit, "runtime"> | null): string => (fit ? ENGINE_NAMES[fit.runtime] : "");

const INPUT_WORDS: Partial<Record<Modality, string>> = { image: "images", audio: "audio", video: "video" };

/** One model stands at several hosts, of which some may be admitted: what rules one out names it. */
const atItsHost = (way: Way): string =>
  way.kind === "api" && way.host !== null ? `${way.name} (${way.host_name})` : way.name;

/** The figures of a way for the sentence of a row. */
function figuresOf(way: Way, needs: Needs, measured: Measured, row: Row): PhraseFigures {
  const { model } = way;
  const output = needs.output_tokens + measured.thinking;
  const sizes = () => (way.kind === "machine" ? way.plan.fit : null);
  const missing = () => needs.modalities.filter((each) => !model.input_modalities.includes(each));
  return {
    way: () => atItsHost(way),
    model: () => way.name,
    server: () => (way.kind === "machine" ? machineName(way.machine).replace(/^Rented /, "the rented ") : way.name),
    host: () => way.host_name ?? "The machine",
    region: () => (needs.region === null ? "a named region" : regionText(needs.region)),
    regions: () => (regionsOf(way) ?? []).map(regionText).join(", ") || "no region",
    law: () => barOn(way, needs)?.law ?? "",
    date: () => model.retires ?? "an earlier day",
    machine: () => (way.kind === "machine" ? machineName(way.machine) : ""),
    engine: () => engineName(sizes()),
    licence: () => model.licence?.name ?? "",
    tokens: () => countText(needs.input_tokens + output),
    context: () => countText(model.context_tokens ?? 0),
    output: () => countText(output),
    limit: () => ("latency_kept" in row.when ? String(needs.latency_s) : countText(model.max_output_tokens ?? 0)),
    input: () =>
      missing()
        .map((each) => INPUT_WORDS[each] ?? each)
        .join(" and "),
    languages: () => needs.languages.join(", "),
    seconds: () => (measured.seconds === null ? "" : secondsText(measured.seconds)),
    needs: () => sizes()?.needed_gib.toFixed(1) ?? "",
    usable: () => sizes()?.usable_gib?.toFixed(1) ?? "",
    machines: () => String(measured.machines ?? ""),
  };
}

/** What rules a way out. Of all that is ruled out few are told: the sentence is made when it is first read. */
class RuledOut implements Excluded {
  private readonly of: Way;
  private readonly by: Row;
  private readonly needs: Needs;
  private readonly measured: Measured;
  private said: string | undefined;

  constructor(of: Way, by: Row, needs: Needs, measured: Measured) {
    this.of = of;
    this.by = by;
    this.needs = needs;
    this.measured = measured;
    this.said = undefined;
  }

  get way(): string {
    return atItsHost(this.of);
  }

  get row(): string {
    return this.by.id;
  }

  get text(): string {
    this.said ??= sentence(filledPhrase(this.by.because, figuresOf(this.of, this.needs, this.measured, this.by)));
    return this.said;
  }
}

/** Rows that rule a way out, by its model or offering, and then by where it runs and by its figures. */
export type Judged = Map<Model | TunedOffering, Map<number | string, readonly Row[]>>;

/** What a way is judged by. */
export interface AdmissionInput {
  needs: Needs;
  setting: { as_of: IsoDate };
  taxonomy: Taxonomy;
  /** Filled as ways are judged: of needs that differ in tokens and time alone, on one day. */
  judged: Judged;
}

/** Where a model runs on a machine. */
const whereOf = ({ place, region, host, wishes }: MachineWay): string => `${place} ${region} ${host} ${wishes.owned} `;

/** What is known of figures as one number; how many machines there are counts by the rows that tell it apart. */
function figuresKey(facts: ReturnType<typeof figureFacts>, taxonomy: Taxonomy): number {
  const { fits_context, fits_output, latency_kept, sold, fits_memory, price_known, machines } = facts;
  let key = machines === undefined ? 0 : 1 + stageCell(taxonomy, "admission", "machines", machines);
  for (const fact of [fits_context, fits_output, latency_kept, sold, fits_memory, price_known])
    key = 3 * key + (fact === undefined ? 0 : fact ? 1 : 2);
  return key;
}

function rowsAgainst(
  way: Way,
  measured: Measured,
  { needs, setting, taxonomy, judged }: AdmissionInput,
): readonly Row[] {
  const figures = figureFacts(way, needs, measured);
  const of = (way.kind === "api" ? way.offering : null) ?? way.model;
  let known = judged.get(of);
  if (!known) {
    known = new Map();
    judged.set(of, known);
  }
  const by = figuresKey(figures, taxonomy);
  // A number is found sooner than text, and most ways are those of hosts.
  const key = way.kind === "api" ? by : `${whereOf(way)}${by}`;
  let rows = known.get(key);
  if (!rows) {
    rows = stageRows(taxonomy, "admission", { ...standingFacts(way, needs, setting.as_of), ...figures });
    known.set(key, rows);
  }
  return rows;
}

const NONE: readonly Excluded[] = [];

/** What rules a way out, each row once; empty where it is admitted. */
export function exclusionsOf(way: Way, measured: Measured, input: AdmissionInput): readonly Excluded[] {
  const rows = rowsAgainst(way, measured, input);
  return rows.length === 0 ? NONE : rows.map((row) => new RuledOut(way, row, input.needs, measured));
}

/** Starts with a capital, but for names that have none: "gpt-oss-120b". */
const sentence = (text: string): string =>
  text.replace(/^[a-z]+(?![\w-])/, (word) => word[0]!.toUpperCase() + word.slice(1));
