/** Days as `YYYY-MM-DD` in UTC. They compare as text. */
import type { IsoDate } from "../types/brief.ts";

const DAY_MS = 86_400_000;

const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** True for a day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = midnight(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Days from one day to a later one; negative when it is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((midnight(to) - midnight(from)) / DAY_MS);
}

/** The day so many days later. */
export const addDays = (day: IsoDate, days: number): IsoDate =>
  new Date(midnight(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The last day of a date that is as rough as its source: a day, a month, a year, or a span of months or years. */
export function lastDayOf(rough: string): IsoDate {
  if (isDay(rough)) return rough;
  const [, year, month, lastMonth] = /^(\d{4})-(\d{2})(?:\/(\d{2}))?$/.exec(rough) ?? [];
  if (year === undefined || month === undefined) return `${rough.slice(-4)}-12-31`;
  const next = new Date(Date.UTC(Number(year), Number(lastMonth ?? month), 0));
  return next.toISOString().slice(0, 10);
}
