/** What an expert would point out about a brief, by the notices of the taxonomy: laws, people who decide, engines beside. */

import { rememberEach } from "../remember/remember.ts";
import { holds } from "../tables/condition.ts";
import type { Brief } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import type { Engines, Facts, Notice, Taxonomy } from "../types/taxonomy.ts";
import { briefWords, speaksOf } from "../ways/needs.ts";
import { caution, type RankedCaution } from "./ranked-caution.ts";

function factsOf({ facts, tier, approach, rag, local_required }: Decision): Facts {
  const known: Record<string, unknown> = { ...facts, tier, approach, rag, local_required };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)) as Facts;
}

const meets = ({ when }: Notice, facts: Facts): boolean =>
  Object.entries(when ?? {}).every(([fact, condition]) => holds(condition, facts[fact]));

/** Texts whose notices are kept. */
const REMEMBERED = 2000;

/** Notices of which a word stands in the brief, or whose kind it is. */
const spokenBy = rememberEach(
  REMEMBERED,
  ({ notices }: Taxonomy, _key: string, text: string, kind: string | null): Notice[] =>
    notices.filter(
      ({ words, also, unless, kinds }) =>
        (kinds?.includes(kind ?? "") || (speaksOf(words, text) && (also === undefined || speaksOf(also, text)))) &&
        (unless === undefined || !speaksOf(unless, text)),
    ),
);

const spokenOf = (text: string, kind: string | null, taxonomy: Taxonomy): Notice[] =>
  spokenBy(taxonomy, `${kind}\n${text}`, text, kind);

/** The notices that hold for a brief. */
function heldFor(brief: Brief, decision: Decision, taxonomy: Taxonomy): Notice[] {
  if (taxonomy.notices.length === 0) return [];
  const facts = factsOf(decision);
  const kind = brief.kind ?? decision.reading.kind;
  return spokenOf(briefWords(brief), kind, taxonomy).filter((notice) => meets(notice, facts));
}

const quoted = (text: string): string => `"${text.replace(/[.,;:]+$/, "")}"`;

/** That a statement holds several tasks, each with its tier, which are better priced as steps. */
function severalTasks({ steps }: Brief, { reading }: Decision): RankedCaution[] {
  const parts = reading.besides?.parts ?? [];
  if (parts.length < 2 || (steps?.length ?? 0) > 0) return [];
  const named = parts.map(({ text, tier }) => `${quoted(text)} (tier ${tier})`).join(", ");
  const text = `This seems to be several tasks: ${named}. Give each as a step (\`steps\`) to see what each costs; until then the most demanding one counts.`;
  return [caution(5, "several-tasks", text)];
}

/** What an expert would point out about this brief. */
export function noticesFor(brief: Brief, decision: Decision, taxonomy: Taxonomy): RankedCaution[] {
  const held = heldFor(brief, decision, taxonomy);
  return [
    ...severalTasks(brief, decision),
    ...held.map(({ id, says, rank, source, date }) => ({ id, text: says, source, date, rank })),
  ];
}

export function enginesFor(brief: Brief, decision: Decision, taxonomy: Taxonomy): Engines {
  const held = heldFor(brief, decision, taxonomy).filter(({ engine }) => engine !== undefined);
  return Object.fromEntries(held.map((notice) => [notice.engine, notice]));
}
