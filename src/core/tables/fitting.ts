/** Lines that the advice is drawn by beside the tables, from taxonomy/fitting.yaml. */
import { remember } from "../remember/remember.ts";
import type { StatedAmount } from "../types/brief.ts";
import { dataError } from "../types/errors.ts";
import type { SizeClass } from "../types/pricing.ts";
import type { Fitting, FittingId, Taxonomy } from "../types/taxonomy.ts";

const linesById = remember(
  ({ fitting }: Taxonomy) => new Map(fitting.map((line): [string, Fitting] => [line.id, line])),
);

const lineOf = (id: string, taxonomy: Taxonomy): Fitting | undefined => linesById(taxonomy).get(id);

/** A number; tables without it are a data error, since no line is ever guessed. */
export function fittingNumber(id: FittingId, taxonomy: Taxonomy): number {
  const value = lineOf(id, taxonomy)?.value;
  if (value === undefined) throw dataError(`fitting: no line "${id}" with a value; add it to fitting.yaml`);
  return value;
}

/** An amount of money: the lines that hold one have it in Australian dollars. */
export const fittingAmount = (id: FittingId, taxonomy: Taxonomy): StatedAmount => ({
  amount: fittingNumber(id, taxonomy),
  currency: "AUD",
});

/** Size classes; undefined where the list has no such line. */
export const fittingClasses = (id: string, taxonomy: Taxonomy): readonly SizeClass[] | undefined =>
  lineOf(id, taxonomy)?.classes;
