/** What the sections behind a first page are called. Apart from them, as every start reads the names. */

/** Ids of all sections, in their order, for `--details`. */
export const ADVICE_SECTIONS = [
  "costs",
  "pays",
  "why",
  "reading",
  "tuning",
  "changes",
  "steps",
  "worth",
  "watch",
  "volume",
  "machine",
  "drivers",
  "claims",
  "ruled-out",
  "assumed",
  "figures",
  "data",
] as const;

/** Of a comparison. */
export const COMPARISON_SECTIONS = [
  "costs",
  "volume",
  "machine",
  "drivers",
  "claims",
  "assumed",
  "figures",
  "data",
] as const;
