/** That a statement in another language was not read, where its kind is given and nothing else says so. */
import type { Brief } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import { legibilityOf } from "../words/legibility.ts";
import { tokensOf } from "../words/tokens.ts";
import { caution, type RankedCaution } from "./ranked-caution.ts";

/** From this doubt on nothing can be known from a statement: it is in another language, or no text at all. */
const UNREAD = 0.85;

/** Whether nothing can be looked for in a statement. Which words are known counts for nothing here. */
function isUnread(statement: string): boolean {
  const { tokens, cut } = tokensOf(statement);
  return tokens.length > 0 && legibilityOf(statement, tokens, cut, 0).doubt >= UNREAD;
}

/** Laws, data and tools are looked for in the words of a statement, which are English. */
export function unreadStatement({ task, steps = [] }: Brief, { reading, kind_source }: Decision): RankedCaution[] {
  // A statement that was to be read says itself that it could not be.
  const own = kind_source === "given" || reading.read_by !== undefined ? [task ?? ""] : [];
  const statements = [...own, ...steps.filter(({ kind }) => kind !== undefined).map((step) => step.task ?? "")];
  if (!statements.some(isUnread)) return [];
  const text =
    "The statement does not read as English: laws, personal data, children and tools were not looked for in it. Put it into English, or have counsel check them.";
  return [caution(2, "statement-not-read", text)];
}
