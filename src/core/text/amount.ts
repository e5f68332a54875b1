/** Counts and amounts as text, the same on every machine. No Intl: starting it costs more than deciding a brief. */
export { amountText } from "./amount-text.ts";

/** `1234567.5` as `1,234,568`. */
export function countText(value: number): string {
  const whole = Math.round(Math.abs(value)).toString();
  return `${value < 0 ? "-" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}`;
}
