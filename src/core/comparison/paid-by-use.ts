/** The rows that machines of one's own are held against: a price for a request, and none for what is kept or leased. */
import type { CostRow, ServedWay } from "../types/advice.ts";
import type { IsoDate } from "../types/brief.ts";

/** Weights tuned at a host bill for more than requests, so no line through their price would be true. */
export const isPaidByUse = ({ deployment }: Pick<ServedWay, "deployment">): boolean =>
  deployment !== "self-hosted" && deployment !== "hosted-tuned";

/** Those that are paid by use, allowed and still to be had on the day. */
export const rowsPaidByUse = (rows: readonly CostRow[], asOf: IsoDate): CostRow[] =>
  rows.filter((row) => isPaidByUse(row) && row.allowed !== false && (row.retires === null || row.retires > asOf));
