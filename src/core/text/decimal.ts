/** Exact decimals as whole numbers of their last place, in BigInt: read, divided and written. */

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Divides, rounding half to even. `by` is positive. */
export function divideHalfEven(value: bigint, by: bigint): bigint {
  const whole = value / by;
  const rest = value % by;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < by || (twice === by && whole % 2n === 0n)) return whole;
  return value < 0n ? whole - 1n : whole + 1n;
}

/** Two decimals of at most 15 digits are never the same number. */
const MOST_DIGITS = 1e15;

/** Thousands, such as the price of a machine, are too many picounits for that; in cents they are few enough. */
const CENTS = 2;

/** A number times 10^`places` where that is surely whole: where the decimal text of the number has no digit beyond. */
function wholeUnits(value: number, places: number): number | undefined {
  const unit = 10 ** places;
  const whole = Math.round(value * unit);
  return Math.abs(whole) < MOST_DIGITS && whole / unit === value ? whole : undefined;
}

/**
 * A decimal, exactly as written, times 10^`places`; digits beyond those are rounded half to even. Undefined for what
 * is not a finite decimal number. A number counts as its shortest decimal text, which is what a person typed.
 */
export function scaled(value: number | string, places: number): bigint | undefined {
  const whole = typeof value === "number" ? wholeUnits(value, places) : undefined;
  if (whole !== undefined) return BigInt(whole);
  const cents = typeof value === "number" && places > CENTS ? wholeUnits(value, CENTS) : undefined;
  if (cents !== undefined) return BigInt(cents) * 10n ** BigInt(places - CENTS);
  const match = DECIMAL.exec(String(value).trim());
  if (!match || !(match[2] || match[3])) return undefined;
  const fraction = match[3] ?? "";
  const digits = BigInt(match[1] + match[2]! + fraction);
  const shift = places + Number(match[4] ?? 0) - fraction.length;
  return shift >= 0 ? digits * 10n ** BigInt(shift) : divideHalfEven(digits, 10n ** BigInt(-shift));
}

/** A decimal text for `value` / 10^`places`, without trailing zeros beyond `atLeast` digits after the point. */
export function decimalText(value: bigint, places = 12, atLeast = 0): string {
  const size = (value < 0n ? -value : value).toString().padStart(places + 1, "0");
  const whole = size.slice(0, size.length - places);
  let fraction = size.slice(size.length - places);
  while (fraction.length > atLeast && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  return `${value < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
