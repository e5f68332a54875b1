/** Whose laws are told of a brief: those of the country that the client is in, else those of the region of the data, else of its money. */

import { remember } from "../remember/remember.ts";
import { standsIn } from "../text/said-text.ts";
import { countryOfCurrency } from "../text/sentence.ts";
import { wordPatterns } from "../text/word-pattern.ts";
import type { Brief, Currency } from "../types/brief.ts";
import type { Fact, FactValue, Taxonomy } from "../types/taxonomy.ts";

interface Country {
  value: string;
  authorities: readonly string[];
  places: readonly string[];
  peoples: readonly string[];
  bodies: readonly string[];
}

interface Atlas {
  fact: Fact;
  countries: readonly Country[];
}

const oneOf = (patterns: readonly string[]): string => `(?:${patterns.join("|")})`;
const alone = (patterns: readonly string[]): RegExp => new RegExp(`(?<![a-z0-9])${oneOf(patterns)}(?![a-z0-9])`, "g");

/** "a UK life insurer", "a hospital in the UK", "our hospital is in the UK". */
function besideBody({ places, peoples, bodies }: Country): string[] {
  const place = oneOf(wordPatterns([...places, ...peoples]));
  const body = oneOf(wordPatterns(bodies));
  return [
    `${place}[ -](?:[a-z]+ )?${body}`,
    `${body} (?:is (?:based |located )?|sits )?(?:in|of|from|at|across|for) (?:the )?${place}`,
  ];
}

/** What speaks for a country in the name of a client, and in the statement, where a place counts beside a body alone. */
const PATTERN = {
  inName: remember((country: Country) =>
    alone([...wordPatterns(country.authorities), ...besideBody(country), ...wordPatterns(country.places)]),
  ),
  inWork: remember((country: Country) => alone([...wordPatterns(country.authorities), ...besideBody(country)])),
};

const atlasOf = remember(({ facts }: Taxonomy): Atlas | null => {
  const fact = facts.find(({ id }) => id === "law_region");
  if (!fact) return null;
  const { authorities = {}, places = {}, peoples = {}, bodies = [] } = fact;
  const countries = (fact.values ?? []).map(String).flatMap((value) => {
    const named = places[value];
    const beside = { authorities: authorities[value] ?? [], peoples: peoples[value] ?? [], bodies };
    return named ? [{ value, places: named, ...beside }] : [];
  });
  return { fact, countries };
});

const LETTERS = /[a-z0-9]+/g;

/** Countries by the first letters that their words and phrases begin with, up to a space or a mark. */
const byFirstLetters = remember(({ countries }: Atlas): ReadonlyMap<string, ReadonlySet<Country>> => {
  const found = new Map<string, Set<Country>>();
  for (const country of countries) {
    for (const word of [...country.authorities, ...country.places, ...country.peoples]) {
      const first = word.match(LETTERS)?.[0] ?? "";
      found.set(first, (found.get(first) ?? new Set()).add(country));
    }
  }
  return found;
});

/** Words that one country takes are none of the next: "Northern Ireland" is not Ireland. */
function countriesIn(text: string, atlas: Atlas, where: keyof typeof PATTERN): string[] {
  const small = text.toLowerCase();
  let rest = small;
  const isSaid = (word: string): boolean => standsIn(word, small);
  const begins = byFirstLetters(atlas);
  const possible = new Set(["", ...(small.match(LETTERS) ?? [])].flatMap((first) => [...(begins.get(first) ?? [])]));
  if (possible.size === 0) return [];
  return atlas.countries.flatMap((country) => {
    // Most texts name nothing of most countries: to compile a pattern of hundreds of words takes longer than to see that.
    if (!possible.has(country)) return [];
    if (!(country.authorities.some(isSaid) || country.places.some(isSaid) || country.peoples.some(isSaid))) return [];
    const before = rest;
    rest = rest.replace(PATTERN[where](country), " . ");
    return rest === before ? [] : [country.value];
  });
}

/** The value of a region, as a state of a union has the laws of the union; `elsewhere` where it has none of its own. */
function valueOfRegion(region: string, { values = [], members = {} }: Fact): FactValue {
  const union = Object.keys(members).find((value) => members[value]!.includes(region));
  return values.includes(region) ? region : (union ?? "elsewhere");
}

/** The currencies of what the client pays, earns or loses, each once. */
export const currenciesStated = ({ limits, stakes }: Brief): Currency[] => [
  ...new Set([limits?.budget_per_month, stakes?.right, stakes?.wrong].flatMap((amount) => amount?.currency ?? [])),
];

/** The value for which that currency speaks; undefined where there are two or none. */
function valueOfMoney(brief: Brief, { currencies = {} }: Fact): FactValue | undefined {
  const [currency, ...others] = currenciesStated(brief);
  if (currency === undefined || others.length > 0) return undefined;
  return Object.keys(currencies).find((value) => currencies[value]!.includes(currency));
}

/** Whose laws are told, and what of the brief tells it. */
interface Told {
  law: FactValue | undefined;
  by: "words" | "region" | "money";
}

function lawFor(brief: Brief, atlas: Atlas): Told {
  const work = [brief.project, brief.task, ...(brief.steps ?? []).map(({ task }) => task)].filter(Boolean).join(" . ");
  const found = new Set([...countriesIn(brief.client ?? "", atlas, "inName"), ...countriesIn(work, atlas, "inWork")]);
  // Words of two countries leave open whose the client is.
  if (found.size === 1) return { law: [...found][0], by: "words" };
  if (brief.region) return { law: valueOfRegion(brief.region, atlas.fact), by: "region" };
  return { law: valueOfMoney(brief, atlas.fact), by: "money" };
}

/** Its facts and the currency of its client all ask for the law of a brief. */
const lawsBy = remember((atlas: Atlas) => remember((brief: Brief) => lawFor(brief, atlas)));

/** A value of the fact in facts.yaml; undefined where neither the words of a brief nor its region or its money tell. */
export function lawRegion(brief: Brief, taxonomy: Taxonomy): FactValue | undefined {
  const atlas = atlasOf(taxonomy);
  return atlas ? lawsBy(atlas)(brief).law : undefined;
}

/** The currency that most pay with where the laws of a brief hold; undefined where no one country's are known. */
export function currencyAtHome(brief: Brief, taxonomy: Taxonomy): Currency | undefined {
  const law = lawRegion(brief, taxonomy);
  if (law === undefined || law === "elsewhere") return undefined;
  return atlasOf(taxonomy)?.fact.currencies?.[String(law)]?.[0];
}

/**
 * The currency of the one country that a brief tells: `NOK` of Oslo's, where its laws are those of the EU, `SGD` of
 * Singapore, whose laws are those of no region of the list. Else the one of `currencyAtHome`.
 */
export function currencyOfCountry(brief: Brief, taxonomy: Taxonomy): Currency | undefined {
  const atlas = atlasOf(taxonomy);
  if (!atlas) return undefined;
  const { law, by } = lawsBy(atlas)(brief);
  const client = (brief.client ?? "").toLowerCase();
  const { currencies = {}, currency_places: places = {} } = atlas.fact;
  const isNamed = (word: string) => standsIn(word, client);
  const isTold = {
    words: (currency: Currency) =>
      isNamed(countryOfCurrency(currency).toLowerCase()) || (places[currency]?.some(isNamed) ?? false),
    // A currency begins with the code of its country.
    region: (currency: Currency) => currency.slice(0, 2).toLowerCase() === brief.region,
    money: (currency: Currency) => currenciesStated(brief).includes(currency),
  }[by];
  return currencies[String(law)]?.find(isTold) ?? currencyAtHome(brief, taxonomy);
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
