/** Amounts and counts as text, the same on every machine. */

const SYMBOLS: Record<string, string> = {
  AUD: "AU$",
  USD: "US$",
  NZD: "NZ$",
  CAD: "CA$",
  SGD: "S$",
  EUR: "€",
  GBP: "£",
  JPY: "¥",
};

/** Digits after the point: cents from 1 up, none from 1,000 up, and enough for three digits that count below 1. */
function decimals(value: number): number {
  const size = Math.abs(value);
  if (size >= 1000) return 0;
  if (size >= 1 || size === 0) return 2;
  return Math.min(8, 2 - Math.floor(Math.log10(size)));
}

/** `1234567.5` as `1,234,568`. */
export function countText(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 0 });
}

/** `AU$6.06`, `US$0.1275`, `unknown` for null. Never 0 for what is more than 0. */
export function amountText(value: number | null, currency: string): string {
  if (value === null) return "unknown";
  const digits = decimals(value);
  const shown = Math.abs(value).toLocaleString("en-US", {
    minimumFractionDigits: Math.min(2, digits),
    maximumFractionDigits: Math.max(digits, Math.abs(value) < 1 ? 4 : 0),
  });
  return `${value < 0 ? "-" : ""}${SYMBOLS[currency] ?? `${currency} `}${shown}`;
}
