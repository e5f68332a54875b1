/** What an expert would point out about a brief, by the notices of the taxonomy: laws, people who decide, engines beside. */

import { rememberEach } from "../remember/remember.ts";
import { holds } from "../tables/condition.ts";
import { fittingNumber } from "../tables/fitting.ts";
import type { Brief, InputKind } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import type { Attribute, ReadField } from "../types/reading.ts";
import type { Engines, Facts, Notice, NoticeReads, Taxonomy } from "../types/taxonomy.ts";
import { briefWords, speaksOf, workWords } from "../ways/needs.ts";
import { caution, type RankedCaution } from "./ranked-caution.ts";

function factsOf({ facts, tier, approach, rag, local_required }: Decision): Facts {
  const known: Record<string, unknown> = { ...facts, tier, approach, rag, local_required };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)) as Facts;
}

const meets = ({ when }: Notice, facts: Facts): boolean =>
  Object.entries(when ?? {}).every(([fact, condition]) => holds(condition, facts[fact]));

/** What triggers may ask of a brief. */
interface Said {
  text: string;
  /** What the work is, without whose it is. */
  work: string;
  kind: string | null;
  input: readonly InputKind[];
  tools: boolean;
  field: ReadField;
}

/** What the brief says, and where it is silent, what its statement is read as. */
function saidBy(brief: Brief, { reading }: Decision, taxonomy: Taxonomy): Said {
  const from = fittingNumber("notice-from", taxonomy);
  const read = reading.besides?.attributes;
  const rather = <T>(attribute: Attribute<T> | undefined, otherwise: T): T =>
    attribute && attribute.confidence >= from ? attribute.value : otherwise;
  return {
    text: briefWords(brief),
    work: workWords(brief),
    kind: brief.kind ?? reading.kind,
    input: brief.input ?? rather(read?.input, []),
    tools: brief.tools ?? rather(read?.tools, false),
    field: rather(read?.field, "none"),
  };
}

const readsAs = ({ input, tools, field, kinds, words }: NoticeReads, said: Said, text: string): boolean =>
  (input === undefined || input.some((each) => said.input.includes(each))) &&
  (tools === undefined || tools === said.tools) &&
  (field === undefined || field.includes(said.field)) &&
  (kinds === undefined || kinds.includes(said.kind ?? "")) &&
  (words === undefined || speaksOf(words, text));

/** True where a word, a kind or what is read triggers the notice, and no word stands against it. */
function isTriggered({ words, also, kinds, reads, unless, of_work }: Notice, said: Said): boolean {
  const text = of_work ? said.work : said.text;
  const isSpoken = words !== undefined && speaksOf(words, text) && (also === undefined || speaksOf(also, text));
  const isOne = isSpoken || kinds?.includes(said.kind ?? "") || reads?.some((each) => readsAs(each, said, text));
  return isOne === true && (unless === undefined || !speaksOf(unless, text));
}

/** What is said of whose notices are kept. */
const REMEMBERED = 2000;

const triggeredBy = rememberEach(REMEMBERED, ({ notices }: Taxonomy, _key: string, said: Said): Notice[] =>
  notices.filter((notice) => {
    const model = notice.like === undefined ? notice : notices.find(({ id }) => id === notice.like);
    return model !== undefined && isTriggered(model, said);
  }),
);

/** The notices that hold for a brief. */
function heldFor(brief: Brief, decision: Decision, taxonomy: Taxonomy): Notice[] {
  if (taxonomy.notices.length === 0) return [];
  const facts = factsOf(decision);
  const said = saidBy(brief, decision, taxonomy);
  const held = triggeredBy(taxonomy, Object.values(said).join("\n"), said).filter((notice) => meets(notice, facts));
  return held.filter(({ yields_to = [] }) => !held.some(({ id }) => yields_to.includes(id)));
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
