/** taxonomy/check-words.yaml to the phrases and limits that the rules of `check` judge by. */
import * as z from "zod/mini";
import type { CheckWords } from "../../src/core/types/check.ts";
import { type ReadDocument, readDocument } from "../../src/data/documents/parse-yaml.ts";
import type { TextFile } from "../../src/data/documents/parsed.ts";

const id = z.string().check(z.regex(/^[a-z][a-z0-9-]*$/));
const phrases = z.array(z.string().check(z.minLength(2), z.maxLength(80))).check(z.minLength(1));
const limit = z.number().check(z.minimum(0), z.maximum(10_000));

/** The schema of taxonomy/check-words.yaml. */
export const checkWordsSchema = z.strictObject({
  limits: z.strictObject({
    quote_stale_days: limit,
    quote_tolerance_percent: limit,
    break_even_tolerance_months: limit,
    break_even_tolerance_percent: limit,
  }),
  sensitive: z.array(z.strictObject({ id, is: z.string().check(z.minLength(1)), words: phrases })),
  contradictions: z.array(
    z.strictObject({
      id,
      answer: z.enum(["repetition", "examples", "correctness", "sensitivity"]),
      is: z.exactOptional(z.string()),
      least: z.exactOptional(z.number()),
      most: z.exactOptional(z.number()),
      words: phrases,
    }),
  ),
  contradicting_cautions: z.array(id),
  retrieval: phrases,
  fine_tuning: phrases,
});

export const compileCheckWords = (file: TextFile): ReadDocument<CheckWords> =>
  readDocument(checkWordsSchema, file, "check-words");
