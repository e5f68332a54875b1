/** What goes from a first page that is too long. To say that a line matters more or less, move its name in this list. */

/** From what goes first to what goes last. Of what stands in one row, the lowest on the page goes first. */
export const DROP_ORDER = [
  // On a full page the empty line before the foot is the first that goes.
  ["gap above the foot"],
  ["further reason"],
  ["further change"],
  // What tells a way with a prompt from one that is tuned, which its name says as well.
  ["words beside a way"],
  ["assumed figures"],
  // A second thing to watch matters more to who signs than the row that decided, which --details explains.
  ["reason", "foot of a comparison"],
  // A way that is told without its note leaves open why it stands there. Whole names of steps shorten before changes go.
  ["note on a way", "whole names of steps"],
  ["further question", "further outcome"],
  // What the rows of the ways say as well: nobody who starts with it is surprised by a cost.
  ["change", "how hardware is paid"],
  ["further caution"],
  ["whose wages", "note on a settled statement", "ladder"],
  // Where branches say what each way would start with, a caution matters more than saying the first of them again.
  ["reasoning beside branches", "step counted once"],
  // Said above, and again for order's sake alone. Of speech that is told by sentences, all but the first.
  ["branch that starts as above", "side note beside branches", "speech"],
  // What comes to no amount goes before the first thing to watch, and so does the sentence on ways that stand side by side.
  ["branch", "question", "outcome", "side note", "reasoning", "further comparison"],
  // What is counted where the brief gives no figure, and the empty lines, go before the model that another answer leads to.
  ["assumed tokens"],
  ["gap"],
  // The last of three ways or more: what to watch holds for those above it.
  ["way taken instead"],
  ["first new branch", "first comparison"],
  // Which machine it takes at volumes that are supposed; what they cost to buy stays.
  ["where ways run at each volume"],
  ["first caution"],
  // Where sentences below say as much of it.
  ["way told below"],
  // Whose money all amounts are in matters more than a sentence on them.
  ["currency of all amounts", "first sentence"],
  // What every other page has: what follows the first step, then whose the score is and what it is worth.
  ["step after the next"],
  ["kept sentence"],
  // What no row of the ways holds and may cost more than all of them; and what becomes of a limit of the brief.
  ["hardware to buy", "speech in one sentence", "staff that bills leave out", "answer to a budget"],
  // Often the largest amount of all.
  ["people who check"],
] as const;

export type Droppable = (typeof DROP_ORDER)[number][number];

const RANKS: ReadonlyMap<Droppable, number> = new Map(
  DROP_ORDER.flatMap((row, i) => row.map((name) => [name, DROP_ORDER.length - i])),
);

/** Higher goes first, never 0. `nth` counts the lines of one list that drop under one name: the last goes first. */
export const dropRank = (name: Droppable, nth = 0): number => RANKS.get(name)! + nth / (nth + 1);
