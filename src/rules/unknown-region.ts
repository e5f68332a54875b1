/** Rule: the region in which the data may be processed is one. */
import type { BriefPath } from "../core/types/check.ts";
import { regionProblem as errorOf } from "../core/ways/known-region.ts";
import { exampleDoc, type Report, type Rule } from "./rule.ts";

export const unknownRegion: Rule = {
  id: "unknown-region",
  severity: "error",
  what: "The brief names a region that is neither a country nor one in which a host of the price list serves.",
  why: "Hosts that may be used and the laws that are told follow from the region; an unknown one rules every host out.",
  bad: exampleDoc({ sensitivity: "restricted-cloud", region: "oz" }),
  good: exampleDoc({ sensitivity: "restricted-cloud", region: "au" }),
  check({ brief, placed }, { taxonomy, pricing }) {
    const reportOn = (region: string | undefined, path: BriefPath): Report[] => {
      const message = region === undefined ? null : errorOf(region, taxonomy, pricing);
      return message === null ? [] : [{ place: placed.at(path), message, args: { region: region! } }];
    };
    const ofSteps = (brief.steps ?? []).flatMap(({ region }, at) => reportOn(region, ["steps", at, "region"]));
    return [...reportOn(brief.region, ["region"]), ...ofSteps];
  },
};
