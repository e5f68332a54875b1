/** Fields of ways and offers that many briefs share, kept while a batch is advised on. */

import { type Compared, comparedOf } from "../comparison/comparators.ts";
import type { CostSetting } from "../prices/cost-setting.ts";
import { countedMonths } from "../prices/counted-months.ts";
import type { Brief } from "../types/brief.ts";
import type { Verdict } from "../types/decision.ts";
import type { SizeClass } from "../types/pricing.ts";
import { type Field, fieldOf, forExamples, type SingleApproach } from "../ways/field.ts";
import type { Needs } from "../ways/needs.ts";
import type { Scene } from "../ways/scene.ts";

export interface KeptField {
  field: Field;
  /** Made when it is first asked for: a quote has no use for it. */
  compared(): Compared;
}

type Seen = Pick<Scene, "offered" | "tried">;

/** How many fields are remembered; then all are forgotten, to keep memory flat: each holds hundreds of offers with their plans. */
const REMEMBERED = 32;

/** What a brief says that changes the ways or what a request costs, but for the volume and the examples. */
function fieldKey(
  { brief, needs, setting, pricing }: Scene,
  decision: Verdict,
  approach: string,
  size: string,
): string {
  const { requests_per_month: _, ...shape } = brief.usage ?? {};
  const bars = needs.bars.map(({ id }) => id).join();
  const { tier, passages, facts } = decision;
  return JSON.stringify([
    countedMonths(pricing),
    tier,
    approach,
    size,
    facts.code,
    passages,
    shape,
    setting.filled.profile.input_tokens,
    setting.filled.profile.output_tokens,
    setting.filled.label_tokens,
    brief.limits?.latency_s,
    brief.sensitivity,
    brief.region,
    brief.input,
    brief.tools,
    brief.languages,
    brief.hardware,
    approach === "local-fine-tuned" && brief.correctness === "expert",
    bars,
  ]);
}

/** `withArticle` keeps retired models of the article among the comparators. */
export function rememberFields(withArticle: boolean) {
  const fields = new Map<string, KeptField>();
  const seen = new Map<string, Seen>();

  /** The field of a decision; what follows from the examples of the brief is its own. */
  function sharedFor(scene: Scene, decision: Verdict, approach: SingleApproach, size: SizeClass): KeptField {
    const key = fieldKey(scene, decision, approach, size);
    let known = fields.get(key);
    if (!known) {
      if (fields.size >= REMEMBERED) fields.clear();
      const field = fieldOf(scene, decision, approach, size);
      let compared: Compared | undefined;
      known = { field, compared: () => (compared ??= comparedOf(field, withArticle)) };
      fields.set(key, known);
    }
    return { ...known, field: forExamples(known.field, scene.brief) };
  }

  /** Offers that were worked out: they follow from what is asked of models and machines, whatever is to be decided. */
  function seenFor({ usage }: Brief, { bars, ...needs }: Needs, { filled, defaults }: CostSetting): Seen {
    const key = JSON.stringify([
      countedMonths({ defaults }),
      needs,
      bars.map(({ id }) => id),
      filled.profile,
      filled.label_tokens,
      usage?.peak_to_average,
    ]);
    let known = seen.get(key);
    if (!known) {
      if (seen.size >= REMEMBERED) seen.clear();
      known = { offered: new Map(), tried: { plain: new Map(), tuned: new Map() } };
      seen.set(key, known);
    }
    return known;
  }

  return { sharedFor, seenFor };
}
