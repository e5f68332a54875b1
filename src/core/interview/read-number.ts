/** Numbers as people type them: `1,200`, `50k`, `~85`, `80-90%`, `about 2 million`, `1,200 examples`. */

/** A number, and how it came about where that is worth saying. */
interface NumberRead {
  value: number;
  /** `the middle of 80 and 90`; null for a number as typed. */
  taken: string | null;
  percent: boolean;
}

const FACTORS: Record<string, number> = {
  "": 1,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  mio: 1e6,
  bn: 1e9,
  billion: 1e9,
};

const ABOUT =
  /^(?:~|≈|ca\.?|circa|about|around|roughly|approximately|approx\.?|some|over|more than|under|less than|almost|nearly|at least|up to|>=?|<=?)\s*/;
const NUMBER = "(\\d{1,3}(?:[,_' ]\\d{3})+|\\d+)(\\.\\d+)?\\s*(k|thousand|million|mio|m|bn|billion)?";
const ONE = new RegExp(`^${NUMBER}\\s*\\+?\\s*(%|percent|per cent)?$`);
const TWO = new RegExp(
  `^(?:between\\s+)?${NUMBER}\\s*(%)?\\s*(?:-|–|—|to|and|or|\\.\\.)\\s*${NUMBER}\\s*(%|percent|per cent)?$`,
);
/** Words behind a number that only say what was asked: tokens, examples, a month. */
const UNITS =
  /\s*(?:tokens?|examples?|pairs?|requests?|seconds?|secs?|minutes?|mins?|emails?|calls?|documents?)?\s*(?:(?:a|per|each|every)\s+month|\/\s*(?:month|mo)|monthly|in total)?\s*$/;

const DECIMALS = 1e6;

function numberOf(whole: string, decimals: string | undefined, factor: string | undefined): number {
  const value = Number(`${whole.replace(/[,_' ]/g, "")}${decimals ?? ""}`) * FACTORS[factor ?? ""]!;
  return Math.round(value * DECIMALS) / DECIMALS;
}

/** The middle of two numbers; a whole number where both are whole. */
function middle(low: number, high: number): number {
  const between = (low + high) / 2;
  return Number.isInteger(low) && Number.isInteger(high) ? Math.round(between) : between;
}

/** Undefined when the text is no number. */
export function readNumber(typed: string): NumberRead | undefined {
  const text = typed.trim().toLowerCase();
  if (/^(?:none|zero|no|nothing)$/.test(text)) return { value: 0, taken: null, percent: false };
  const bare = text.replace(ABOUT, "").replace(UNITS, "");
  const one = ONE.exec(bare);
  if (one) {
    const value = numberOf(one[1]!, one[2], one[3]);
    return { value, taken: bare === text || !ABOUT.test(text) ? null : "about", percent: one[4] !== undefined };
  }
  const two = TWO.exec(bare);
  if (!two) return undefined;
  // In "2-5k" both are thousands.
  const high = numberOf(two[5]!, two[6], two[7]);
  const given = numberOf(two[1]!, two[2], two[3]);
  const low =
    two[3] === undefined && two[7] !== undefined && given < high / FACTORS[two[7]]!
      ? numberOf(two[1]!, two[2], two[7])
      : given;
  if (low > high) return undefined;
  return {
    value: middle(low, high),
    taken: `the middle of ${low} and ${high}`,
    percent: (two[4] ?? two[8]) !== undefined,
  };
}

/** True for words such as "a few hundred" that name a size and no number. */
export const isVagueNumber = (typed: string): boolean =>
  /\b(?:a few|few|several|some|many|lots?|dozens?|hundreds?|thousands?|millions?|most|half|all|hardly|any|plenty)\b/i.test(
    typed,
  );
