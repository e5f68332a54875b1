/** Finds a model or a machine by any of its names, and a host by its id. */
import { remember, rememberEach } from "../remember/remember.ts";
import { isSlipOf, nearest } from "../text/nearest.ts";
import { quote } from "../text/plain-text.ts";
import { either } from "../text/sentence.ts";
import type { Host, Machine, Model, Pricing } from "../types/pricing.ts";
import { defaultOf } from "./defaults.ts";

type FoundModel =
  | { found: "model"; model: Model }
  /** A name that several models share, such as that of a model offered by two hosts. */
  | { found: "several"; models: Model[] }
  | { found: "none"; nearest: string | undefined };

/** A name without what makes no difference: capitals, and spaces or underscores for hyphens. */
export const spelling = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");

/** Models by id; of two with one id the first. */
export const modelsById = remember(
  (models: readonly Model[]) => new Map(models.map((each): [string, Model] => [each.id, each])),
);

interface Names {
  exact: Map<string, Model>;
  shared: Map<string, Model[]>;
}

const namesOf = remember((models: readonly Model[]): Names => {
  const exact = new Map<string, Model>();
  const shared = new Map<string, Model[]>();
  for (const model of models) exact.set(spelling(model.id), model);
  const share = (name: string, model: Model) => {
    const same = shared.get(name);
    if (same) same.push(model);
    else shared.set(name, [model]);
  };
  for (const model of models) {
    for (const name of model.also) if (!exact.has(spelling(name))) exact.set(spelling(name), model);
    share(spelling(model.name), model);
    // `GPT-6 Luna (Azure, Global Standard)` is GPT-6 Luna as well.
    const bare = model.name.replace(/ \([^)]*\)$/, "");
    if (bare !== model.name) share(spelling(bare), model);
  }
  return { exact, shared };
});

/**
 * The rows of a model that the host in brackets behind its name serves, as an advice spells it: `GPT-6 Luna (OpenAI API)`.
 * Other words in brackets ("tuned on our emails") may make another model of it.
 */
function atHost(name: string, { exact, shared }: Names): Model[] {
  const [, bare, host] = /^(.+?)-*\(([^()]+)\)$/.exec(spelling(name)) ?? [];
  if (bare === undefined || host === undefined) return [];
  const words = host.split(/[^a-z0-9]+/);
  const rows = [...new Set([...(shared.get(bare) ?? []), ...(exact.has(bare) ? [exact.get(bare)!] : [])])];
  return rows.filter(({ provider }) => words.includes(provider));
}

/** Names that are kept for a list of models. */
const REMEMBERED = 1000;

/**
 * Looks a model up by id, then by its other spellings, then by name, also with its host in brackets. A name that several share gives all of them; an
 * unknown one the nearest id, where one is near enough to be meant.
 */
export const findModel = rememberEach(REMEMBERED, (models: readonly Model[], name: string): FoundModel => {
  const names = namesOf(models);
  const { exact, shared } = names;
  const model = exact.get(spelling(name));
  if (model) return { found: "model", model };
  const all = shared.get(spelling(name)) ?? atHost(name, names);
  // The maker's own row is meant where no host is named.
  const own = all.filter((each) => all.every((other) => other === each || other.base === each.id));
  const same = own.length === 1 ? own : all;
  if (same.length > 1) return { found: "several", models: same };
  if (same.length === 1) return { found: "model", model: same[0]! };
  // Names of one maker are alike, and most of them are of other models.
  const alike = [...exact.keys(), ...shared.keys()].filter((each) => isSlipOf(name, each));
  const close = nearest(spelling(name), alike);
  const meant = close === undefined ? undefined : (exact.get(close) ?? shared.get(close)![0]);
  return { found: "none", nearest: meant?.id };
});

/**
 * Looks a machine up by id, by its other spellings and by name. Capitals make no difference, nor spaces for hyphens. A
 * count before or behind a card gives the machine that so many of them make.
 */
export const findMachine = (machines: readonly Machine[], name: string): Machine | undefined =>
  machinesBySpelling(machines).get(spelling(name)) ?? severalCards(machines, name);

/** The machine that models of this size usually run on. */
export function usualMachine({ size_class }: Model, { defaults, machines }: Pricing): Machine {
  const id = size_class === "encoder" ? "classifier-machine" : (`machine-${size_class}` as const);
  return findMachine(machines, String(defaultOf(defaults, id).value))!;
}

/** More in one machine than are sold are a mistake. */
const MOST_CARDS = 16;
const COUNT_FIRST = /^(\d{1,2})[ -]?[x×*][ -]?(.+)$/;
const COUNT_LAST = /^(.+?)[ -][x×*][ -]?(\d{1,2})$/;

/** `2x RTX 3090`, `rtx-3090 x2`: how many of which. */
function counted(name: string): { count: number; of: string } | undefined {
  const plain = name.trim().toLowerCase();
  const [, first, of] = COUNT_FIRST.exec(plain) ?? [];
  if (first !== undefined && of !== undefined) return { count: Number(first), of };
  const [, before, last] = COUNT_LAST.exec(plain) ?? [];
  return before !== undefined && last !== undefined ? { count: Number(last), of: before } : undefined;
}

const times = (amount: number | null, count: number) => (amount === null ? null : amount * count);

/** One machine with so many of a card. Computers share no memory, so that several of them are none. */
const cardsTogether = rememberEach(
  100,
  (card: Machine, count: number): Machine => ({
    ...card,
    id: `${count}x-${card.id}`,
    name: `${count} x ${card.name}`,
    also: [],
    gpus: card.gpus * count,
    memory_gb: times(card.memory_gb, count),
    load_w: card.load_w === null || card.max_w === null ? null : card.load_w + (count - 1) * card.max_w,
    idle_w: null,
    power_note: null,
    prices: card.prices.map((price) => ({ ...price, amount: price.amount * count, what: `${count} x ${price.what}` })),
    rents: [],
  }),
);

function severalCards(machines: readonly Machine[], name: string): Machine | undefined {
  const { count, of } = counted(name) ?? { count: 0, of: "" };
  const card = count >= 1 && count <= MOST_CARDS ? machinesBySpelling(machines).get(spelling(of)) : undefined;
  if (card?.kind !== "card") return undefined;
  return count === 1 ? card : cardsTogether(card, count);
}

/** Ids and other spellings come before names, and of machines that share one the first counts. */
const machinesBySpelling = remember((machines: readonly Machine[]) => {
  const found = new Map<string, Machine>();
  const add = (name: string, machine: Machine) => {
    if (!found.has(spelling(name))) found.set(spelling(name), machine);
  };
  for (const machine of machines) for (const name of [machine.id, ...machine.also]) add(name, machine);
  for (const machine of machines) add(machine.name, machine);
  return found;
});

/** More are no help. */
const MOST_NAMED = 4;

/** `h100-pcie or h100-sxm` of `h100`; undefined where no id goes on from the name, or too many do. */
function startingWith(machines: readonly Machine[], name: string): string | undefined {
  const found = machines.flatMap(({ id }) => (name !== "" && id.startsWith(`${name}-`) ? [id] : []));
  return found.length > 0 && found.length <= MOST_NAMED ? either(found) : undefined;
}

/** Why a name finds no machine, and what to write instead. */
export function unknownMachine(machines: readonly Machine[], name: string): string {
  const of = counted(name)?.of;
  if (of !== undefined && findMachine(machines, of)) {
    return `there is no machine ${quote(name)}; a count holds for up to ${MOST_CARDS} cards in one machine: name one machine`;
  }
  const known = machines.flatMap(({ id, also }) => [id, ...also]);
  const meant = startingWith(machines, spelling(name)) ?? nearest(spelling(name), known);
  const remedy = meant ? `did you mean ${meant}?` : "`model-advisor explain` lists them; or spell the machine out";
  return `there is no machine ${quote(name)}; ${remedy}`;
}

/** A host of which nothing is known but its id: it is asked as most are, with a key that is called after it. */
export const bareHost = (id: string): Host => ({
  id,
  name: id,
  promptfoo: null,
  promptfoo_package: null,
  litellm: id,
  litellm_region: null,
  keys: [`${id.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}_API_KEY`],
  account: null,
  address: null,
  addresses: {},
  cloud_regions: {},
  cloud_hosts: {},
  profiles: [],
  deployments: null,
  inference_geo: [],
  names_anew: false,
  zero_temperature: true,
  answer_limit: "max_tokens",
  region_condition: null,
  source: "",
  checked: "",
});

const byId = remember((hosts: readonly Host[]) => new Map(hosts.map((each): [string, Host] => [each.id, each])));

/** The row of a host; a bare one where a price list names a host that has none. */
export const hostNamed = (hosts: readonly Host[], id: string): Host => byId(hosts).get(id) ?? bareHost(id);

/** A host in words. */
export const hostName = (hosts: readonly Host[], id: string): string => byId(hosts).get(id)?.name ?? id;
