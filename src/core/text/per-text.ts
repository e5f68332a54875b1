/** What an amount is of: a month of work, or 1,000 requests while the volume is unknown. */

/** Of what each request costs. */
export const perText = (isMonthly: boolean): string => (isMonthly ? "a month" : "per 1,000 requests");

/** Of what is gained or lost with the answers. */
export const withText = (isMonthly: boolean): string => (isMonthly ? "a month" : "with 1,000 requests");
