/** The laws on whole advices, held against briefs that stand for all others. Each broken law is one finding. */
import { makeAdvisor } from "../advice/advise.ts";
import { makePricer } from "../advice/priced.ts";
import { decide } from "../tables/decide.ts";
import type { Advice } from "../types/advice.ts";
import type { Brief, IsoDate } from "../types/brief.ts";
import type { Diagnostic } from "../types/diagnostic.ts";
import type { FxRate, Pricing } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { briefsToJudge } from "./advice-briefs.ts";
import { ADVICE_LAWS, type AdviceLaw, type JudgedAdvice } from "./advice-laws.ts";
import { finding } from "./finding.ts";

export interface AdviceProof {
  found: Diagnostic[];
  /** How many advices the laws were held against. */
  advices: number;
}

interface Broken {
  law: AdviceLaw;
  why: string;
  brief: Brief;
  day: IsoDate;
  times: number;
}

const withVolume = (brief: Brief, requests_per_month: number): Brief => ({
  ...brief,
  usage: { ...brief.usage, requests_per_month },
});

/** Advises and judges on one day. */
function judgeOn(day: IsoDate, taxonomy: Taxonomy, pricing: Pricing, rate: FxRate) {
  const setting = { taxonomy, pricing, as_of: day, rate, explain: true };
  const pricer = makePricer(setting);
  const advise = makeAdvisor(setting, pricer);
  const choices = { splits: false, branches: false };
  return (brief: Brief): JudgedAdvice => {
    const volume = brief.usage?.requests_per_month;
    const advice: Advice = advise(brief, choices);
    const larger = volume === undefined ? null : advise(withVolume(brief, volume * 10), choices);
    const decision = decide(brief, taxonomy, null);
    return { brief, advice, larger, pricing, excludedOf: (model) => pricer.exclusions(brief, decision, model) };
  };
}

function findingOf({ law, why, brief, day, times }: Broken, { tables }: Taxonomy): Diagnostic {
  const table = tables.find(({ id }) => id === "counsel") ?? tables[0]!;
  const more = times > 1 ? ` (and ${times - 1} more)` : "";
  return finding({
    rule: "broken-advice",
    message: `law "${law.id}" does not hold on ${day}: ${why}${more}; a brief that shows it: ${JSON.stringify(brief)}`,
    place: table.place,
    args: { law: law.id, witness: JSON.stringify(brief), day },
  });
}

/** Judges the briefs, a sample or all, by every law; amounts are in the currency of `rate`. */
export function proveAdvice(
  taxonomy: Taxonomy,
  pricing: Pricing,
  asOf: IsoDate,
  rate: FxRate,
  { all = false, laws = ADVICE_LAWS }: { all?: boolean; laws?: readonly AdviceLaw[] } = {},
): AdviceProof {
  const judges = new Map<IsoDate, ReturnType<typeof judgeOn>>();
  const broken = new Map<string, Broken>();
  let advices = 0;
  for (const { brief, day } of briefsToJudge(taxonomy, pricing, asOf, all)) {
    const judge = judges.get(day) ?? judgeOn(day, taxonomy, pricing, rate);
    judges.set(day, judge);
    const judged = judge(brief);
    advices += judged.larger ? 2 : 1;
    for (const law of laws) {
      const why = law.breaks(judged);
      if (why === null) continue;
      const known = broken.get(law.id);
      if (known) known.times += 1;
      else broken.set(law.id, { law, why, brief, day, times: 1 });
    }
  }
  return { found: [...broken.values()].map((each) => findingOf(each, taxonomy)), advices };
}
