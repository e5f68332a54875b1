/** Finds what people said of the client and somebody answers: "reply to guest reviews". All of it stands in the request. */
import { remember } from "../remember/remember.ts";
import type { Bodies, Opinions } from "./judgement.ts";

const anyOf = (phrases: readonly string[]): string => phrases.join("|");

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
  const { styleGuide, lookedUp, answered, answeredInTone, tone } = patternsOf(judgement);
  const text = statement.toLowerCase().replace(styleGuide, "style");
  if (lookedUp.test(text)) return null;
  const found = answered.exec(text) ?? (tone.test(text) ? answeredInTone.exec(text) : null);
  return found?.[0] ?? null;
}
