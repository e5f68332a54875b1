/**
 * Finds what a statement says of the client: documents that it names by what they are ("from our spray guide"), and
 * what people said of the client and somebody answers ("reply to guest reviews"), all of which stands in the request.
 */
import { remember } from "../remember/remember.ts";
import type { Bodies, Opinions } from "./judgement.ts";

const anyOf = (phrases: readonly string[]): string => phrases.join("|");

/** Whether one of the phrases stands anywhere in a text. Asked first: most statements have none, and to compile a pattern takes longer than this. */
const holdsAny = (text: string, phrases: readonly string[]): boolean => phrases.some((phrase) => text.includes(phrase));

const BETWEEN = "(?:[\\p{L}\\p{N}'’-]+ )";
/** What is taken together with something else: "from the report and our manuals". */
const AND_OUR = "(?:from|against|using|based on|with) [^.;:!?]{0,60}?\\band our";
const USING = "(?:from|using|against|based on)(?: (?:our|the|all|your))?";

/** At most two words stand between, so that the name is that of the documents. */
const patternOf = remember(
  ({ after, nouns, past, records }: Bodies) =>
    new RegExp(
      `\\b(?:(?:${anyOf(after)}|${AND_OUR}) (${BETWEEN}{0,2}?(?:${anyOf(nouns)}))|` +
        `${USING} ((?:${anyOf(past)}) ${BETWEEN}{0,2}?(?:${anyOf(records)})))(?![\\p{L}\\p{N}])`,
      "u",
    ),
);

/** The documents as the statement calls them; null where it names none. */
export function namedBody(statement: string, bodies: Bodies): string | null {
  const text = statement.toLowerCase();
  if (!holdsAny(text, bodies.nouns) && !(holdsAny(text, bodies.past) && holdsAny(text, bodies.records))) return null;
  const [, named, before] = patternOf(bodies).exec(text) ?? [];
  const name = named ?? before;
  return name === undefined || name.split(" ").some((word) => bodies.not.includes(word)) ? null : `our ${name}`;
}

const WHOSE = "a|an|the|our|your|their|its|her|his";

const askedOf = remember(
  ({ asked, written }: Bodies) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}])(?<!\\b(?:${anyOf(written)}) )(?:${WHOSE}) (${BETWEEN}{0,2}?(?:${anyOf(asked)}))(?![\\p{L}\\p{N}])`,
      "u",
    ),
);

/** The document that an assistant for anything is also asked about; null where its statement names none. */
export function askedBody(statement: string, bodies: Bodies): string | null {
  const text = statement.toLowerCase();
  if (!holdsAny(text, bodies.asked)) return null;
  const [, name] = askedOf(bodies).exec(text) ?? [];
  return name === undefined || name.split(" ").some((word) => bodies.not.includes(word)) ? null : name;
}

const apart = (pattern: string): string => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;

interface Patterns {
  /** A guide to style tells how to write, and holds no facts. */
  styleGuide: RegExp;
  lookedUp: RegExp;
  answered: RegExp;
  answeredInTone: RegExp;
  tone: RegExp;
}

const patternsOf = remember(({ opinions, bodies }: { opinions: Opinions; bodies: Bodies }): Patterns => {
  const answered = (nouns: readonly string[]) =>
    new RegExp(apart(`(?:${anyOf(opinions.answers)}) (?:[\\p{L}\\p{N}'’-]+ ){0,5}?(?:${anyOf(nouns)})`), "u");
  return {
    styleGuide: new RegExp(
      apart(`(?:${anyOf(bodies.not)})(?: (?:of voice|and tone))? (?:${anyOf(bodies.nouns)})`),
      "gu",
    ),
    lookedUp: new RegExp(apart(anyOf(opinions.unless)), "u"),
    answered: answered(opinions.always),
    answeredInTone: answered(opinions.in_tone),
    tone: new RegExp(apart(anyOf(opinions.tones)), "u"),
  };
});

/** The words that say what is answered; null where there is no such thing, or where something must be looked up for it. */
export function answeredOpinion(statement: string, judgement: { opinions: Opinions; bodies: Bodies }): string | null {
  const { answers, always, in_tone, tones, unless } = judgement.opinions;
  const lower = statement.toLowerCase();
  const isOfTone = holdsAny(lower, in_tone);
  if (!holdsAny(lower, answers) || !(isOfTone || holdsAny(lower, always))) return null;
  const { styleGuide, lookedUp, answered, answeredInTone, tone } = patternsOf(judgement);
  const text = holdsAny(lower, judgement.bodies.not) ? lower.replace(styleGuide, "style") : lower;
  if (holdsAny(text, unless) && lookedUp.test(text)) return null;
  const found =
    answered.exec(text) ?? (isOfTone && holdsAny(text, tones) && tone.test(text) ? answeredInTone.exec(text) : null);
  return found?.[0] ?? null;
}
