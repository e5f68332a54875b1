/** The library: the same judgement and prices without a process, a file or a terminal. */
export type * from "./core/advice.ts";
export { type AdvisorSetting, makeAdvisor } from "./core/advise.ts";
export type * from "./core/brief.ts";
export { decide } from "./core/decide.ts";
export type * from "./core/decision.ts";
export type { Diagnostic, Place, Severity } from "./core/diagnostic.ts";
export type { FxRate, Machine, Model, Pricing } from "./core/pricing.ts";
export { read } from "./core/reading/read.ts";
export type { Reading } from "./core/reading/reading.ts";
export type { DecisionTable, Row, TaskKind, Taxonomy } from "./core/taxonomy.ts";
export { checkBrief } from "./data/brief.ts";
