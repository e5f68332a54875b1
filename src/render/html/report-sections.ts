/** The sections of a client report, in the order in which a client asks: what it costs, what to do, what could change. */
import { spokenPercent, spokenRange } from "../../core/text/spoken.ts";
import type { Advice } from "../../core/types/advice.ts";
import type { StepAdvice } from "../../core/types/pipeline-advice.ts";
import { adviceSections } from "../advice/advice-sections.ts";
import { approachText } from "../advice/names.ts";
import { list, paragraph, type Section, section } from "../document/document.ts";

/** Before and after the plan. What is left out serves the architect: how the words were read, the article's claims. */
const BEFORE = ["costs", "volume", "pays", "steps"] as const;
const AFTER = ["changes", "watch", "why", "tuning", "worth", "machine", "drivers", "ruled-out", "assumed"] as const;

function stepSection(step: StepAdvice, at: number): Section {
  const { name, share, approach, way, per_1k, monthly, watch } = step;
  const fields = [
    { label: "Reaches it", text: `${spokenPercent(share)} of the requests` },
    { label: "Model", text: way ?? "none yet" },
    ...(approach ? [{ label: "Kind", text: approachText(approach) }] : []),
    {
      label: "Cost",
      text: `${spokenRange(per_1k)} per 1,000 requests${monthly ? `, ${spokenRange(monthly)} a month` : ""}`,
    },
  ];
  return {
    id: `step-${at + 1}`,
    title: name === `Step ${at + 1}` ? name : `Step ${at + 1}: ${name}`,
    blocks: [{ block: "fields", fields }, list(watch)],
  };
}

/** What to do, in order, and the days that bind. */
function planSection({ counsel, costs, data, next_question }: Advice): Section[] {
  const dates = costs
    .filter(({ role, retires }) => role !== "comparator" && retires !== null)
    .map(({ name, retires }) => `${retires}: ${name} retires.`);
  const moves = counsel?.move_when.map(({ text }) => text) ?? [];
  const now = counsel?.next_step ?? (next_question && `settle this: ${next_question.asks}`);
  return section("plan", "What to do, and when", [
    now ? paragraph([{ text: "Now: ", tone: "strong" }, { text: now }]) : null,
    moves.length > 0 ? paragraph("Look again when one of these happens:") : null,
    list(moves),
    list([...new Set(dates)].sort()),
    paragraph(`Prices are those of ${data.prices_as_of}; run the advice again before you sign.`),
  ]);
}

/** Where prices come from, each source once. */
function sourcesSection({ costs, data }: Advice): Section[] {
  const sources = costs.map(({ name, source, price_from, price_checked }) => {
    const dates = [price_from && `price since ${price_from}`, price_checked && `checked ${price_checked}`];
    const said = dates.filter(Boolean).join(", ");
    return `${name}: ${source}${said ? ` (${said})` : ""}`;
  });
  const { fx } = data;
  const rate = fx.currency === "USD" ? [] : [`US$1 = ${fx.currency} ${fx.per_usd} (${fx.date}; ${fx.source})`];
  return section("sources", "Sources", [list([...sources, ...rate])]);
}

/** Without the ladder of volumes: the chart of a page has its own table. */
const withoutLadder = (each: Section): Section =>
  each.blocks.some(({ block }) => block === "figure")
    ? { ...each, blocks: each.blocks.filter(({ block }) => block !== "table") }
    : each;

export function reportSections(advice: Advice): Section[] {
  const all = new Map(adviceSections(advice).map((each) => [each.id, withoutLadder(each)]));
  const chosen = (ids: readonly string[]): Section[] => ids.flatMap((id) => all.get(id) ?? []);
  return [
    ...chosen(BEFORE),
    ...(advice.pipeline?.steps.map(stepSection) ?? []),
    ...planSection(advice),
    ...chosen(AFTER),
    ...sourcesSection(advice),
  ];
}
