/** Whose laws are told of a brief: those of the country that the client is in, else those of the region of the data, else of its money. */
import { remember } from "../remember/remember.ts";
import { SaidText } from "../text/said-text.ts";
import type { Brief, Currency } from "../types/brief.ts";
import type { Fact, FactValue, Taxonomy } from "../types/taxonomy.ts";

interface Country {
  value: string;
  /** All of its words, to see at once that none stands in a text. */
  triggers: readonly string[];
  /** What speaks for it in the name of a client. */
  inName: RegExp;
  /** What speaks for it in the statement: there a place counts beside a body alone. */
  inWork: RegExp;
}

interface Atlas {
  fact: Fact;
  countries: readonly Country[];
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const oneOf = (patterns: readonly string[]): string => `(?:${patterns.join("|")})`;
const alone = (patterns: readonly string[]): RegExp => new RegExp(`(?<![a-z0-9])${oneOf(patterns)}(?![a-z0-9])`, "g");

function countryOf(value: string, { authorities = {}, places = {}, peoples = {}, bodies = [] }: Fact): Country {
  const [sure, named, people] = [authorities, places, peoples].map((words) => words[value] ?? []);
  const place = oneOf([...named!, ...people!].map(escaped));
  const body = oneOf(bodies.map(escaped));
  // "a UK life insurer", "a hospital in the UK".
  const beside = [`${place}[ -](?:[a-z]+ )?${body}`, `${body} (?:in|of|from|at|across|for) (?:the )?${place}`];
  return {
    value,
    triggers: [...sure!, ...named!, ...people!],
    inName: alone([...sure!.map(escaped), ...beside, ...named!.map(escaped)]),
    inWork: alone([...sure!.map(escaped), ...beside]),
  };
}

const atlasOf = remember(({ facts }: Taxonomy): Atlas | null => {
  const fact = facts.find(({ id }) => id === "law_region");
  if (!fact) return null;
  const values = (fact.values ?? []).map(String).filter((value) => fact.places?.[value]);
  return { fact, countries: values.map((value) => countryOf(value, fact)) };
});

/** Words that one country takes are none of the next: "Northern Ireland" is not Ireland. */
function countriesIn(text: string, countries: readonly Country[], where: "inName" | "inWork"): string[] {
  const said = new SaidText(text);
  let rest = text.toLowerCase();
  return countries.flatMap((country) => {
    if (!said.speaksOf(country.triggers)) return [];
    const before = rest;
    rest = rest.replace(country[where], " . ");
    return rest === before ? [] : [country.value];
  });
}

/** The value of a region, as a state of a union has the laws of the union; `elsewhere` where it has none of its own. */
function valueOfRegion(region: string, { values = [], members = {} }: Fact): FactValue {
  const union = Object.keys(members).find((value) => members[value]!.includes(region));
  return values.includes(region) ? region : (union ?? "elsewhere");
}

/** The value for which the currency of what the client pays, earns or loses speaks; undefined where it names two or none. */
function valueOfMoney({ limits, stakes }: Brief, { currencies = {} }: Fact): FactValue | undefined {
  const amounts = [limits?.budget_per_month, stakes?.right, stakes?.wrong];
  const [currency, ...others] = new Set(amounts.flatMap((amount) => amount?.currency ?? []));
  if (currency === undefined || others.length > 0) return undefined;
  return Object.keys(currencies).find((value) => currencies[value]!.includes(currency));
}

function lawFor(brief: Brief, atlas: Atlas): FactValue | undefined {
  const work = [brief.project, brief.task, ...(brief.steps ?? []).map(({ task }) => task)].filter(Boolean).join(" . ");
  const found = new Set([
    ...countriesIn(brief.client ?? "", atlas.countries, "inName"),
    ...countriesIn(work, atlas.countries, "inWork"),
  ]);
  // Words of two countries leave open whose the client is.
  if (found.size === 1) return [...found][0];
  return brief.region ? valueOfRegion(brief.region, atlas.fact) : valueOfMoney(brief, atlas.fact);
}

/** Its facts and the currency of its client all ask for the law of a brief. */
const lawsBy = remember((atlas: Atlas) => remember((brief: Brief) => lawFor(brief, atlas)));

/** A value of the fact in facts.yaml; undefined where neither the words of a brief nor its region or its money tell. */
export function lawRegion(brief: Brief, taxonomy: Taxonomy): FactValue | undefined {
  const atlas = atlasOf(taxonomy);
  return atlas ? lawsBy(atlas)(brief) : undefined;
}

/** The currency that most pay with where the laws of a brief hold; undefined where no one country's are known. */
export function currencyAtHome(brief: Brief, taxonomy: Taxonomy): Currency | undefined {
  const law = lawRegion(brief, taxonomy);
  if (law === undefined || law === "elsewhere") return undefined;
  return atlasOf(taxonomy)?.fact.currencies?.[String(law)]?.[0];
}

/**
 * Whether the data must stay in a region with the laws of their client; undefined where one of the two is not known. Data
 * that may go to any cloud are bound to no region, whichever the brief names.
 */
export function isDataAtHome(brief: Brief, taxonomy: Taxonomy): boolean | undefined {
  if (brief.sensitivity === "cloud-ok") return false;
  const atlas = atlasOf(taxonomy);
  if (!atlas || !brief.region) return undefined;
  const law = lawRegion(brief, taxonomy);
  return law === undefined ? undefined : valueOfRegion(brief.region, atlas.fact) === law;
}
