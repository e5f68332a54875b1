/** What to do first: the row of the counsel table, and its sentences with the figures put in. */

import { servedWay } from "../comparison/way-row.ts";
import { stageRows } from "../tables/stages.ts";
import type { Counsel, ServedWay } from "../types/advice.ts";
import type { Row } from "../types/taxonomy.ts";
import { filled } from "../ways/admission.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import { factsOf, premiumOf } from "./counsel-facts.ts";
import { linesFor } from "./counsel-lines.ts";
import type { CounselScene, PricedOffers, StepsBeside } from "./counsel-scene.ts";
import { figuresOf } from "./counsel-words.ts";
import { moves } from "./moves.ts";
import { paysGainPoints, turnsOn } from "./worth-of-tuning.ts";

/** The counsel on an advice; null where the table has no row for it, as an agency's own table may. */
export function counselOf(scene: CounselScene): { counsel: Counsel; row: Row } | null {
  const { field, offers, requests, steps, home_volume } = scene;
  const { setting, pricing, brief, taxonomy } = field.scene;
  const { rate } = setting;
  const isOpen = requests === null;
  const premium = premiumOf(offers, rate);
  const points = field.tier <= 2 ? paysGainPoints(premium, requests, turnsOn(brief, rate, pricing.fx)) : null;
  const [row] = stageRows(taxonomy, "counsel", factsOf(scene, points));
  if (!row) return null;
  const figures = figuresOf(scene, premium, points);
  const show = (priced: PricedWay | null) => priced && servedWay(priced, setting, isOpen);
  const first = startWay(row, offers, steps, show);
  const counsel: Counsel = {
    id: row.id,
    text: filled(row.because, figures).trim(),
    start_with: first,
    fit: show(offers.fit),
    costs_least: show(offers.least),
    premium_per_month:
      premium === null || isOpen ? null : { amount: Number(premium.toPrecision(12)), currency: rate.currency },
    pays_gain_points: points === null ? null : Number(points.toPrecision(6)),
    home_volume,
    move_when: moves(row, scene),
    next_step: filled(row.next ?? "", figures),
    lines: linesFor(row, scene, offers),
  };
  return { counsel, row };
}

function startWay(
  row: Row,
  { fit, cheap }: PricedOffers,
  steps: StepsBeside | null,
  show: (priced: PricedWay | null) => ServedWay | null,
): ServedWay | null {
  switch (row.then.start_with) {
    case "fit":
      return show(fit);
    case "cheap":
    case "people":
      return show(cheap ?? fit);
    case "whole":
      return steps?.whole ?? show(fit);
    default:
      return null;
  }
}
