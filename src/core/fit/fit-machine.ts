/** A machine as the predictions need it: what it gives, and what follows from its name where it gives less. */

import { remember, rememberEach } from "../remember/remember.ts";
import { nearest } from "../text/nearest.ts";
import { plainText } from "../text/plain-text.ts";
import type { FitMachine, MachineInput } from "../types/fit.ts";
import type { Calibration, ChipFamily, DecodeClass, Machine, Powers } from "../types/pricing.ts";
import { baseTflops } from "./speed.ts";

const isLetterOrDigit = (text: string, at: number): boolean =>
  (text[at]! >= "a" && text[at]! <= "z") || (text[at]! >= "0" && text[at]! <= "9");

/** Whether what is left of a name, from `at` on, stands in the text from there on, and ends with a word. */
function goesOn(name: string, at: number, text: string, from: number): boolean {
  if (at === name.length) return !isLetterOrDigit(text, from);
  switch (name[at]) {
    case " ":
      if ((text[from] === " " || text[from] === "-") && goesOn(name, at + 1, text, from + 1)) return true;
      return goesOn(name, at + 1, text, from);
    case "*": {
      let end = from;
      while (isLetterOrDigit(text, end)) end++;
      for (; end > from; end--) if (goesOn(name, at + 1, text, end)) return true;
      return false;
    }
    default:
      return name[at] === text[from] && goesOn(name, at + 1, text, from + 1);
  }
}

/** A name of a family, in small letters. */
interface FamilyName {
  name: string;
  /** Its first word: a text without it does not hold the name. */
  word: string;
}

/**
 * Whether a text in small letters holds a name as words: `rtx 30*` stands in "rtx 3090", "rtx3060 ti" and "rtx-3080". A
 * pattern for each name would take longer to compile than all else about a machine.
 */
function holdsName(text: string, { name, word }: FamilyName): boolean {
  for (let from = text.indexOf(word); from >= 0; ) {
    if (!isLetterOrDigit(text, from - 1) && goesOn(name, 0, text, from)) return true;
    const next = text.indexOf(word, from + 1);
    from = next > from ? next : -1;
  }
  return false;
}

const familyNames = remember((families: readonly ChipFamily[]) =>
  families.map((family) => ({
    family,
    names: family.names.map((each): FamilyName => {
      const name = each.toLowerCase();
      return { name, word: name.split(/[ *]/)[0]! };
    }),
  })),
);

/**
 * The first chip family that one of the names belongs to. Where the class is known the others are passed over: a
 * "Bosgame M5" is no Apple M5.
 */
export function familyOf(
  names: readonly string[],
  families: readonly ChipFamily[],
  decodeClass?: string,
): ChipFamily | null {
  const lower = names.map((name) => name.toLowerCase());
  for (const { family, names: known } of familyNames(families)) {
    if (decodeClass !== undefined && family.class !== decodeClass) continue;
    for (const name of known) if (lower.some((text) => holdsName(text, name))) return family;
  }
  return null;
}

/** "Apple M3 Max (40-core GPU)" names its cores. */
function coresIn(name: string): number | null {
  const match = /(\d{1,3})[- ]core GPU/i.exec(name);
  return match ? Number(match[1]) : null;
}

/** "RTX 3090 24GB" names the memory of one card. */
function memoryIn(name: string): number | null {
  const match = /(\d{1,4}) ?GB\b/i.exec(name);
  return match ? Number(match[1]) : null;
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, "");

/** "NVIDIA GeForce RTX 4070 12GB", "2x RTX 4070" and "rtx 4070" name the same chip; a "Ti" or "SUPER" is another. */
const chip = (name: string) =>
  plain(
    name.replace(
      /^ *\d+ ?[x×] |\b[x×] ?\d+ *$|\(.*?\)|\d+ ?GB\b|\b(?:NVIDIA|GeForce|Apple|AMD|Radeon|Intel|GPU|chip)\b/gi,
      " ",
    ),
  );

/** Bandwidths that differ by more belong to different variants of a chip, and without a name to different chips. */
const SAME_BANDWIDTH = 0.03;
const ALIKE_BANDWIDTH = 0.005;

/** The listed machine of this name; of variants of one chip, that with its cores and bandwidth. */
function listedAs(spec: MachineInput, machines: readonly Machine[]): Machine | undefined {
  const name = spec.name ?? "";
  const wanted = plain(name);
  if (wanted === "") return undefined;
  const exact = machines.find((each) => [each.id, each.name, ...each.also].some((known) => plain(known) === wanted));
  if (exact) return exact;
  const variant = chip(name);
  const cores = spec.gpu_cores ?? coresIn(name);
  return machines.find(
    (each) =>
      variant !== "" &&
      chip(each.name) === variant &&
      Math.abs(each.bandwidth_gb_s / spec.bandwidth_gb_s - 1) <= SAME_BANDWIDTH &&
      (cores === null || each.gpu_cores === cores),
  );
}

/** True when the machine gives a class, and it is one of the calibration. */
function knownClass({ decode_class: id }: MachineInput, { decode }: Calibration): boolean {
  return id !== undefined && decode.classes.some((each) => each.id === id);
}

/** What to say about a class that is given and not known; null when it is known or not given. */
export function unknownClass(machine: MachineInput, calibration: Calibration): string | null {
  const { decode_class: id } = machine;
  if (id === undefined || knownClass(machine, calibration)) return null;
  const known = calibration.decode.classes.map((each) => each.id);
  const near = nearest(id, known);
  return `unknown decode_class "${plainText(id)}"; ${near ? `did you mean ${near}?` : `expected one of ${known.join(", ")}`}`;
}

function memoryKindOf(
  spec: MachineInput,
  named: Machine | null,
  family: ChipFamily | null,
  decodeClass: DecodeClass | undefined,
): "unified" | "discrete" {
  const said = spec.memory_kind ?? named?.memory_kind ?? family?.memory_kind;
  if (said) return said;
  if (decodeClass) return decodeClass.memory_kind;
  return spec.gpu_cores && !spec.fp32_tflops ? "unified" : "discrete";
}

interface ClassFound {
  id: string;
  /** True where nothing but memory and bandwidth tells what kind of machine it is. */
  guessed: boolean;
  derived: string[];
}

function classByBandwidth(
  spec: MachineInput,
  kind: "unified" | "discrete",
  { class_by_bandwidth, decode }: Calibration,
): ClassFound {
  const memory = (spec.memory_gb ?? 0) / (spec.gpus ?? 1);
  const line = class_by_bandwidth.find(
    (each) =>
      each.memory_kind === kind && spec.bandwidth_gb_s >= each.min_bandwidth_gb_s && memory >= each.min_memory_gb,
  );
  const id = line?.class ?? decode.classes[0]!.id;
  return { id, guessed: true, derived: [`class ${id}, a guess from memory and bandwidth; name the chip`] };
}

const classById = ({ decode }: Calibration, id: string | undefined): DecodeClass | undefined =>
  decode.classes.find((each) => each.id === id);

/** Watts of a card that rests, beyond the one that is in the figure of a host. Cards for data centres rest at many. */
const cardAtRest = (of: DecodeClass | undefined, { power }: Calibration): number =>
  of?.power === "hbm-card" ? power.hbm_card_idle_w : power.card_idle_w;

/** Watts at the wall that a machine gives, else those of its kind. */
function watts(machine: FitMachine, calibration: Calibration): { idle_w: number | null; load_w: number | null } {
  const { power } = calibration;
  const { idle_w, load_w, max_w, decode_class } = machine;
  if (decode_class.power === "by-bandwidth") {
    const load = Math.round(power.by_bandwidth_load_w_per_gb_s * machine.bandwidth_gb_s);
    return { idle_w: idle_w ?? power.by_bandwidth_idle_w, load_w: load_w ?? load };
  }
  if (decode_class.power === "processor") {
    const load = (max_w ?? power.cpu_max_w) + power.host_load_w;
    return { idle_w: idle_w ?? power.host_idle_w, load_w: load_w ?? load };
  }
  if (machine.memory_kind === "unified") {
    return { idle_w: idle_w ?? power.unified_idle_w, load_w: load_w ?? max_w ?? power.unified_load_w };
  }
  const load = (max_w ?? power.card_max_w) * machine.gpus + power.host_load_w;
  const resting = decode_class.power === "hbm-card" ? machine.gpus : machine.gpus - 1;
  const idle = power.host_idle_w + resting * cardAtRest(decode_class, calibration);
  return { idle_w: idle_w ?? idle, load_w: load_w ?? load };
}

/** Watts at rest of the listed machine, with those of the cards that this one has beyond it. */
function idleLike({ gpus = 1 }: MachineInput, twin: Machine | null, calibration: Calibration): number | null {
  if (!twin?.idle_w) return null;
  const more = Math.max(0, gpus - (twin.gpus ?? 1));
  return twin.idle_w + more * cardAtRest(classById(calibration, twin.decode_class), calibration);
}

/** Watts under load of the listed machine, with those of the cards that this one has beyond it. */
function loadLike({ gpus = 1 }: MachineInput, twin: Machine | null): number | null {
  if (!twin?.load_w) return null;
  const more = Math.max(0, gpus - (twin.gpus ?? 1));
  return more === 0 ? twin.load_w : twin.max_w === null ? null : twin.load_w + more * twin.max_w;
}

/** What the machine says, else what the listed one of its name says. */
function powersOf(spec: MachineInput, twin: Machine | null, name: string, calibration: Calibration): Powers {
  return {
    gpu_cores: spec.gpu_cores ?? twin?.gpu_cores ?? coresIn(name),
    fp32_tflops: spec.fp32_tflops ?? twin?.fp32_tflops ?? null,
    prefill_tflops: spec.prefill_tflops ?? twin?.prefill_tflops ?? null,
    tensor_fp16_tflops: spec.tensor_fp16_tflops ?? twin?.tensor_fp16_tflops ?? null,
    idle_w: spec.idle_w ?? idleLike(spec, twin, calibration),
    load_w: spec.load_w ?? loadLike(spec, twin),
    max_w: spec.max_w ?? twin?.max_w ?? null,
  };
}

/**
 * Listed chips that a machine without a known name is like: of its class, with its bandwidth, and with memory that
 * they are sold with.
 */
function alike(spec: MachineInput, decodeClass: string, machines: readonly Machine[]): Machine[] {
  const memory = (spec.memory_gb ?? 0) / (spec.gpus ?? 1);
  return machines.filter(
    (each) =>
      !each.complete &&
      each.decode_class === decodeClass &&
      Math.abs(each.bandwidth_gb_s / spec.bandwidth_gb_s - 1) <= ALIKE_BANDWIDTH &&
      each.memory_gb !== null &&
      (each.memory_kind === "unified" ? each.memory_gb >= memory : each.memory_gb === memory),
  );
}

const geometricMean = (values: readonly number[]) =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

const hasCompute = ({ gpu_cores, fp32_tflops, prefill_tflops }: MachineInput) =>
  Boolean(gpu_cores || fp32_tflops || prefill_tflops);

/** All GPUs together; a name such as "RTX 3090 24GB" says that the memory given is that of one. */
function memoryOf({ memory_gb: memory, gpus = 1, name }: MachineInput): number | null {
  if (memory === null || memory === undefined) return null;
  return gpus > 1 && memoryIn(name ?? "") === memory ? memory * gpus : memory;
}

/** Adds watts that can be estimated, and says so. */
function withWatts(machine: FitMachine, calibration: Calibration): FitMachine {
  const { idle_w, load_w } = watts(machine, calibration);
  const derived = [...machine.derived];
  if (load_w !== null && load_w !== machine.load_w) derived.push(`${load_w} W under load`);
  if (idle_w !== null && idle_w !== machine.idle_w) derived.push(`${idle_w} W idle`);
  return { ...machine, idle_w, load_w, derived };
}

function complete(spec: MachineInput, calibration: Calibration, machines: readonly Machine[]): FitMachine {
  const listed = "id" in spec ? spec : null;
  const name = spec.name ?? "";
  const named = listed ?? listedAs(spec, machines) ?? null;
  const stated = knownClass(spec, calibration) ? spec.decode_class : named?.decode_class;
  const ownFamily = familyOf([name, named?.name ?? "", listed?.id ?? ""], calibration.families, stated);
  const decodeClass = stated ?? ownFamily?.class;
  const memory_kind = memoryKindOf(spec, named, ownFamily, classById(calibration, decodeClass));
  const { id, guessed, derived } =
    decodeClass === undefined
      ? classByBandwidth(spec, memory_kind, calibration)
      : { id: decodeClass, guessed: false, derived: stated ? [] : [`class ${decodeClass}, from the name`] };
  const like = named || ownFamily || hasCompute(spec) ? [] : alike(spec, id, machines);
  if (like.length > 0) derived.push(`computes like ${like.map((each) => each.name).join(" or ")}`);
  const twin = like.length === 1 ? like[0]! : named;
  const machine: FitMachine = {
    id: listed?.id ?? null,
    name: name || "the machine given",
    decode_class: classById(calibration, id)!,
    family: like.length === 1 ? familyOf([twin!.name], calibration.families) : ownFamily,
    memory_kind,
    bandwidth_gb_s: spec.bandwidth_gb_s,
    memory_gb: memoryOf(spec),
    usable_share: spec.usable_share ?? named?.usable_share ?? null,
    class_guessed: guessed,
    gpus: spec.gpus ?? 1,
    ...powersOf(spec, twin, name, calibration),
    derived,
  };
  if (like.length > 1) {
    const speeds = like.map((each) => baseTflops(complete(each, calibration, []), calibration));
    machine.prefill_tflops = geometricMean(speeds);
  }
  return withWatts(machine, calibration);
}

/** Calibrations by which a machine is kept: the built-in one, and one laid over it. */
const CALIBRATIONS = 2;

/**
 * Completes a machine. One that is spelled out with the name of a listed chip takes cores, TFLOPS and watts from there,
 * never memory or bandwidth; one without a known name is taken to compute like the listed chips it is like. A class that
 * is not known counts as not given. The result is shared; do not change it.
 */
export const fitMachine = rememberEach(
  CALIBRATIONS,
  (spec: MachineInput, calibration: Calibration, machines: readonly Machine[] = []): FitMachine =>
    complete(spec, calibration, machines),
);
