/** The library: the same judgement and prices without a process, a file or a terminal. */

export { type AdvisorSetting, makeAdvisor } from "./core/advice/advise.ts";
export { read } from "./core/reading/read.ts";
export { decide } from "./core/tables/decide.ts";
export type * from "./core/types/advice.ts";
export type * from "./core/types/brief.ts";
export type * from "./core/types/decision.ts";
export type { Diagnostic, Place, Severity } from "./core/types/diagnostic.ts";
export type { FxRate, Machine, Model, Pricing } from "./core/types/pricing.ts";
export type { Reading } from "./core/types/reading.ts";
export type { DecisionTable, Row, TaskKind, Taxonomy } from "./core/types/taxonomy.ts";
export { checkBrief } from "./data/brief/check-brief.ts";
