/** Text without what differs from one request to the next, though the request is the same. */

/** Marks are words, so that they take part in what two texts share. `holds` is a quick look whether to look at all. */
const MASKS: readonly { holds?: RegExp; pattern: RegExp; mark: string }[] = [
  { holds: /:\/\/|www\./i, pattern: /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+/gi, mark: " qurl " },
  { holds: /@/, pattern: /[^\s@<>()[\]"',;:]+@[^\s@<>()[\]"',;:]+/g, mark: " qmail " },
  { pattern: /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/g, mark: " qdate " },
  {
    pattern:
      /\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s+\d{2,4})?\b/gi,
    mark: " qdate ",
  },
  { holds: /[$€£¥]/, pattern: /(?:AU|US|NZ|CA|S)?[$€£¥]\s?\d[\d.,]*/g, mark: " qmoney " },
  { pattern: /\b(?:aud|usd|eur|gbp|nzd)\s?\d[\d.,]*/gi, mark: " qmoney " },
  // An identifier mixes letters and digits, such as an order number.
  { pattern: /\b(?:[A-Za-z-]+\d|\d+[A-Za-z])[A-Za-z\d-]*\b/g, mark: " qid " },
  { pattern: /#?\d(?:[\d.,:\s-]*\d)?/g, mark: " qnumber " },
];

/** The text in small letters with addresses, dates, money, ids and numbers masked. */
export function masked(text: string): string {
  // Most masks have nothing to do in text without a digit or an address.
  if (!/[\d@]|www\.|:\/\//.test(text)) return text.toLowerCase();
  const mask = (left: string, { holds, pattern, mark }: (typeof MASKS)[number]): string =>
    holds && !holds.test(left) ? left : left.replace(pattern, mark);
  return MASKS.reduce(mask, text).toLowerCase();
}

/** White space and the case of letters make no difference between two requests. */
export const plainly = (text: string): string => text.replace(/\s+/g, " ").trim().toLowerCase();
