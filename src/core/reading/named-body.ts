/** Finds documents of the client that a statement names by what they are: "from our spray guide". */
import { remember } from "../remember/remember.ts";
import type { Bodies } from "./judgement.ts";

const anyOf = (phrases: readonly string[]): string => phrases.join("|");

/** At most two words stand between, so that the name is that of the documents. */
const patternOf = remember(
  ({ after, nouns }: Bodies) =>
    new RegExp(`\\b(?:${anyOf(after)}) ((?:[\\p{L}\\p{N}'’-]+ ){0,2}?(?:${anyOf(nouns)}))(?![\\p{L}\\p{N}])`, "u"),
);

/** The documents as the statement calls them; null where it names none. */
export function namedBody(statement: string, bodies: Bodies): string | null {
  const [, name] = patternOf(bodies).exec(statement.toLowerCase()) ?? [];
  return name === undefined || name.split(" ").some((word) => bodies.not.includes(word)) ? null : `our ${name}`;
}
