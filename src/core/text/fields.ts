/** Values of JSON whose form is not known yet. */

export type Fields = Record<string, unknown>;

/** True for an object; a list is none. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
