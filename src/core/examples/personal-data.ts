/** Marks of possible personal data in a text: kinds only, never the words. */

export interface PersonalKind {
  id: string;
  name: string;
}

interface Finder extends PersonalKind {
  find(text: string): boolean;
}

const digitsOf = (text: string): string => text.replace(/\D/g, "");

/** The check digit of card numbers. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const double = at % 2 === 1 ? digit * 2 : digit;
    sum += double > 9 ? double - 9 : double;
  }
  return sum % 10 === 0;
}

/** The check digits of international bank account numbers. */
function isIban(text: string): boolean {
  const plain = text.replace(/\s/g, "").toUpperCase();
  if (plain.length < 15 || plain.length > 34) return false;
  const turned = plain.slice(4) + plain.slice(0, 4);
  let rest = 0;
  for (const character of turned) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);

const some = (text: string, pattern: RegExp, holds: (found: string) => boolean): boolean =>
  [...text.matchAll(pattern)].some(([found]) => holds(found));

const TFN = [1, 4, 3, 7, 5, 8, 6, 9, 10];
const MEDICARE = [1, 3, 7, 9, 1, 3, 7, 9];

const FINDERS: readonly Finder[] = [
  {
    id: "email-address",
    name: "e-mail address",
    find: (text) => text.includes("@") && /[\p{L}\p{N}_%+-]@[\p{L}\p{N}-]+\.[\p{L}\p{N}-]/u.test(text),
  },
  {
    id: "phone-number",
    name: "phone number",
    find: (text) =>
      /(?<![\d.,-])(?:\+\d{1,3}[\s.-]?(?:\(\d{1,4}\)[\s.-]?)?\d{1,4}(?:[\s.-]?\d{2,4}){2,4}|\(0?\d{1,4}\)[\s.-]?\d{3,4}[\s.-]?\d{3,4}|0[2-478](?:[\s-]?\d{4}){2}|04\d{2}[\s-]?\d{3}[\s-]?\d{3}|\d{3}[-.]\d{3}[-.]\d{4})(?![\d-])/.test(
        text,
      ),
  },
  {
    id: "card-number",
    name: "payment card number",
    find: (text) =>
      some(text, /(?<![\d-])(?:\d[ -]?){12,18}\d(?![\d-])/g, (found) => {
        const digits = digitsOf(found);
        return /^[2-6]/.test(digits) && !/^(\d)\1+$/.test(digits) && isLuhn(digits);
      }),
  },
  {
    id: "bank-account",
    name: "bank account (IBAN)",
    find: (text) => some(text, /\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,3})?\b/g, isIban),
  },
  {
    id: "tax-number",
    name: "tax or social security number",
    find: (text) =>
      /\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b/.test(text) ||
      (some(text, /\b\d{3}[ -]?\d{3}[ -]?\d{3}\b/g, (found) => weighted(digitsOf(found), TFN) % 11 === 0) &&
        /\b(?:tfn|tax file)/i.test(text)),
  },
  {
    id: "health-number",
    name: "health insurance number",
    find: (text) =>
      /\bmedicare/i.test(text) &&
      some(text, /\b[2-6]\d{3}[ -]?\d{5}[ -]?\d\b/g, (found) => {
        const digits = digitsOf(found);
        return weighted(digits, MEDICARE) % 10 === Number(digits[8]);
      }),
  },
  {
    id: "birth-date",
    name: "date of birth",
    find: (text) =>
      /\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?|birthday|geb(?:oren|\.)(?: am)?)[:\s]{1,3}\d{1,4}[-/. ]\w{1,9}[-/. ]\d{1,4}/i.test(
        text,
      ),
  },
  {
    id: "ip-address",
    name: "IP address",
    find: (text) =>
      /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/.test(text) &&
      !/\bv(?:ersion)?\s?\d+\.\d+\.\d+\.\d+/i.test(text),
  },
  {
    id: "person-name",
    name: "name after a title or greeting",
    find: (text) =>
      /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herr|Frau)\.?\s+\p{Lu}\p{L}+/u.test(text) ||
      /\b[Mm]y name is\s+\p{Lu}\p{L}+/u.test(text),
  },
  {
    id: "street-address",
    name: "street address",
    find: (text) =>
      /\b\d{1,5}[A-Za-z]?\s+(?:\p{Lu}\p{L}+\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Parade|Terrace|Crescent)\b/u.test(
        text,
      ),
  },
];

export const PERSONAL_KINDS: readonly PersonalKind[] = FINDERS.map(({ id, name }) => ({ id, name }));

const DIGIT = /\d/;
const NEEDS_NO_DIGIT = new Set(["email-address", "person-name"]);

/** Which kinds of personal data the text may hold, as a bit for each place in `PERSONAL_KINDS`. */
export function personalKinds(text: string): number {
  const hasDigit = DIGIT.test(text);
  let bits = 0;
  FINDERS.forEach((finder, at) => {
    if ((hasDigit || NEEDS_NO_DIGIT.has(finder.id)) && finder.find(text)) bits |= 1 << at;
  });
  return bits;
}
