/** Finds documents of the client that a statement names by what they are: "from our spray guide". */
import { remember } from "../remember/remember.ts";
import type { Bodies } from "./judgement.ts";

const anyOf = (phrases: readonly string[]): string => phrases.join("|");

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
  const [, named, before] = patternOf(bodies).exec(statement.toLowerCase()) ?? [];
  const name = named ?? before;
  return name === undefined || name.split(" ").some((word) => bodies.not.includes(word)) ? null : `our ${name}`;
}
