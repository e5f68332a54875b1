/** What a document or a line gives: a brief that holds, or what is wrong with it. */

import type { Brief } from "../../core/types/brief.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import type { FindPlace } from "../documents/parsed.ts";

/** A brief that was read, with the places of its parts; or what is wrong with it, and the line on which it begins. */
export type BriefEntry =
  | { ok: true; brief: Brief; place: FindPlace }
  | { ok: false; line: number; diagnostics: Diagnostic[] };
