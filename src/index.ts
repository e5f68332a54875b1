/** The library: the same judgement and prices without a process, a file or a terminal. Runs in a browser, too. */

export type * from "./core/types/advice.ts";
export type * from "./core/types/brief.ts";
export type * from "./core/types/cost.ts";
export type * from "./core/types/decision.ts";
export { isStop } from "./core/types/errors.ts";
export { type Advisor, type AdvisorOptions, advise, makeAdvisor, type YamlText } from "./library/advise.ts";
