/** One concrete way to serve the work: a model, a host or a machine, an engine, a region. */
import { regionText } from "../text/sentence.ts";
import type { Deployment, Place } from "../types/advice.ts";
import type { MachineInput } from "../types/fit.ts";
import type { HostingPlan, PriceWishes } from "../types/hosting.ts";
import type { Model, TunedOffering } from "../types/pricing.ts";

interface WayBase {
  /** The same for the same model, tuned or not, at the same host or machine. */
  key: string;
  /** The model; of tuned weights, the one that was tuned. */
  model: Model;
  /** How people call it: "Qwen3.5 9B, tuned". */
  name: string;
  deployment: Deployment;
  place: Place;
  /** Where the data are processed; null where the client decides, or where that is not stated. */
  region: string | null;
  /** Who serves it, or rents the machine out; null on premises. */
  host: string | null;
  /** The same in words. */
  host_name: string | null;
  tuned: boolean;
}

/** Served per token by a host. */
export interface ApiWay extends WayBase {
  kind: "api";
  /** Set where tuned weights are served. */
  offering: TunedOffering | null;
}

/** Run on machines. */
export interface MachineWay extends WayBase {
  kind: "machine";
  machine: MachineInput;
  /** How the price of the machine was taken. */
  wishes: PriceWishes;
  plan: HostingPlan;
  /** The client's own machine, which costs power and labour only. */
  is_clients: boolean;
}

export type Way = ApiWay | MachineWay;

/** A machine in words. */
export const machineName = (machine: MachineInput): string =>
  "id" in machine ? machine.name : (machine.name ?? "your machine");

/** What the list adds to a machine by how its card is bought, which says nothing of one that is there. */
const BOUGHT = / \(cards? used\)$/;

/** The machine of a way in words; of the client's own, without how such a machine is bought. */
export const machineOf = ({ machine, is_clients }: MachineWay): string =>
  is_clients ? machineName(machine).replace(BOUGHT, "") : machineName(machine);

/** Whether a machine is bought at second hand. */
export const isUsed = (way: Way): boolean => way.kind === "machine" && way.plan.price.condition === "used";

/** Whether one weak source is all that the price rests on: of weights tuned at a host, that of the offering. */
export const hasWeakSource = (way: Way): boolean =>
  way.model.weak_source || (way.kind === "api" && way.offering?.weak_source === true);

/** Id of a machine of the list; of one spelled out, its name. */
export const machineId = (machine: MachineInput): string => ("id" in machine ? machine.id : machineName(machine));

/** Where a way runs, in words: "Amazon Bedrock, au", "one Mac mini M6, 16 GB". */
function placeWords(way: Way, machines = 1): string {
  if (way.kind === "api") return `${way.host_name ?? ""}${way.region ? `, ${regionText(way.region)}` : ""}`;
  const name = machineOf(way);
  const count = machines > 1 ? `${machines} x ${name}` : name;
  if (way.place === "own") return count;
  return `${count.replace("Rented ", "")}, ${way.place === "own-cloud" ? "own cloud account" : "rented"}${way.region ? `, ${regionText(way.region)}` : ""}`;
}

/** A way in words: "Ministral 3 8B, prompted (Mistral API)". */
export const wayWords = (way: Way, machines = 1): string => `${way.name} (${placeWords(way, machines)})`;

/** Names of models at another host than their maker end with the host: "GPT-6.1 Terra (Bedrock)". */
const AT_A_HOST = /\s+\([^()]*\)$/;
/** Those that the maker serves say so where the weights can be had as well: "Ministral 3 8B (API)". */
const AT_ITS_MAKER = /\s+\(API\)$/;

/** The name of a model without its host, which a way names beside it. */
export const plainName = ({ name, maker, provider, kind }: Model): string =>
  name.replace(kind !== "self-hosted" && maker !== provider ? AT_A_HOST : AT_ITS_MAKER, "");
