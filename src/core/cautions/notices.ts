/** What an expert would point out about a brief, by the notices of the taxonomy: laws, people who decide, what serves in place of a language model. */

import { holds } from "../tables/condition.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { currencyOfCountry } from "../tables/law-region.ts";
import { SaidText } from "../text/said-text.ts";
import type { Brief, InputKind } from "../types/brief.ts";
import type { Decision, Verdict } from "../types/decision.ts";
import type { Attribute, ReadField } from "../types/reading.ts";
import type { FactValue, Notice, NoticeReads, ServedBy, Taxonomy } from "../types/taxonomy.ts";
import type { WordList } from "../types/word-list.ts";
import { goesIn } from "../ways/goes-in.ts";
import { briefWords, workWords } from "../ways/needs.ts";
import { legibilityOf } from "../words/legibility.ts";
import { tokensOf } from "../words/tokens.ts";
import { caution, type RankedCaution } from "./ranked-caution.ts";

/** What is decided, as the conditions of notices read it; what is open is undefined. */
function decidedFact(decision: Verdict, id: string): FactValue | undefined {
  if (id === "tier" || id === "approach" || id === "rag" || id === "local_required") return decision[id] ?? undefined;
  return decision.facts[id];
}

function meets({ when }: Notice, decision: Verdict): boolean {
  for (const id in when) if (!holds(when[id]!, decidedFact(decision, id))) return false;
  return true;
}

/** What triggers may ask of a brief. */
interface Said {
  text: SaidText;
  /** What the work is, without whose it is. */
  work: SaidText;
  /** Whose it is. */
  client: SaidText;
  kind: string | null;
  input: readonly InputKind[];
  tools: boolean;
  field: ReadField;
}

/** What the brief says, and where it is silent, what its statement is read as. */
function saidBy(brief: Brief, { reading, facts }: Verdict, taxonomy: Taxonomy): Said {
  const from = fittingNumber("notice-from", taxonomy);
  const read = reading.besides?.attributes;
  const rather = <T>(attribute: Attribute<T> | undefined, otherwise: T, least = from): T =>
    attribute && attribute.confidence >= least ? attribute.value : otherwise;
  // A member state has the laws of its union; a budget speaks for the country of its currency.
  const places = [`region ${facts.law_region}`, `data in ${brief.region ?? "no region"}`];
  const money = currencyOfCountry(brief, taxonomy);
  if (money !== undefined) places.push(`in ${money}`);
  return {
    text: new SaidText([briefWords(brief), ...places].join(" . ")),
    work: new SaidText(workWords(brief)),
    client: new SaidText(brief.client ?? ""),
    kind: brief.kind ?? reading.kind,
    input: brief.input ?? [...goesIn(brief, read?.input, taxonomy), ...rather(read?.input, [])],
    // Below trust both often rest on the very word that is looked for beside them.
    tools: brief.tools ?? rather(read?.tools, false, taxonomy.trust),
    field: rather(read?.field, "none", taxonomy.trust),
  };
}

const readsAs = (
  { input, tools, field, kinds, words, also, client, client_also }: NoticeReads,
  said: Said,
  text: SaidText,
): boolean =>
  (input === undefined || input.some((each) => said.input.includes(each))) &&
  (tools === undefined || tools === said.tools) &&
  (field === undefined || field.includes(said.field)) &&
  (kinds === undefined || kinds.includes(said.kind ?? "")) &&
  (words === undefined || text.speaksOf(words)) &&
  (also === undefined || text.speaksOf(also)) &&
  (client === undefined || said.client.speaksOf(client)) &&
  (client_also === undefined || said.client.speaksOf(client_also));

/** True where a word, a kind or what is read triggers the notice, and neither a word nor what is read stands against it. */
function isTriggered(
  { words, sure, also, kinds, reads, goes_in, unless, save, unless_reads, of_work }: Notice,
  said: Said,
): boolean {
  const text = of_work ? said.work : said.text;
  if (sure !== undefined && text.speaksOf(sure)) return true;
  const isSpoken = words !== undefined && text.speaksOf(words) && (also === undefined || text.speaksOf(also));
  const isInput = goes_in?.input.some((each) => said.input.includes(each)) && text.speaksOf(goes_in.words);
  const isOne =
    isSpoken || isInput || kinds?.includes(said.kind ?? "") || reads?.some((each) => readsAs(each, said, text));
  if (isOne !== true) return false;
  const isBarred =
    (unless !== undefined && (save === undefined ? text : text.without(save)).speaksOf(unless)) ||
    unless_reads?.some((each) => readsAs(each, said, text));
  return isBarred !== true;
}

/** The notices that hold for a brief. */
export function heldFor(brief: Brief, decision: Verdict, taxonomy: Taxonomy): Notice[] {
  const { notices } = taxonomy;
  if (notices.length === 0) return [];
  const said = saidBy(brief, decision, taxonomy);
  const named = (like: string): Notice => notices.find(({ id }) => id === like)!;
  const speaksOf = (words: WordList | undefined) => words === undefined || said.text.speaksOf(words);
  const held = notices.filter((notice) => {
    if (!meets(notice, decision) || !speaksOf(notice.setting)) return false;
    if (notice.setting_like !== undefined && !speaksOf(named(notice.setting_like).setting)) return false;
    if (notice.client_like !== undefined && !isTriggered(named(notice.client_like), said)) return false;
    if (notice.like === undefined) return isTriggered(notice, said);
    const model = named(notice.like);
    return speaksOf(model.setting) && isTriggered(model, said);
  });
  return held.filter(({ yields_to = [] }) => !held.some(({ id }) => yields_to.includes(id)));
}

function told(notice: Notice, { facts }: Decision): RankedCaution {
  const { id, adds, rank, source, date, law_of, concern } = notice;
  const says = law_of !== undefined && facts.law_region === undefined ? `In ${law_of}: ${notice.says}` : notice.says;
  if (adds === undefined) return { id, text: says, source, date, rank, concern };
  return { id, text: `${says} ${adds}`, source, date, rank, concern, least: says };
}

/** What is known of hosts at which the advice names a way, such as how long they keep what is sent. */
export const noticesOfHosts = (
  named: ReadonlySet<string | null>,
  decision: Decision,
  { notices }: Taxonomy,
): RankedCaution[] =>
  notices
    .filter((notice) => notice.hosts?.some((host) => named.has(host)) === true && meets(notice, decision))
    .map((notice) => told(notice, decision));

const quoted = (text: string): string => `"${text.replace(/[.,;:]+$/, "")}"`;

/** What a thing begins with and no task does. */
const NO_VERB = /^(?:our|your|their|its|his|her|my|the|an?|any|all|each|every|both|other|these|those)\s/i;

/** That a statement holds several tasks, each with its tier, which are better priced as steps. */
function severalTasks(
  { steps }: Brief,
  { reading, tier: decided }: Decision,
  taxonomy: Taxonomy,
): RankedCaution | null {
  const parts = reading.besides?.parts ?? [];
  if (parts.length < 2 || (steps?.length ?? 0) > 0) return null;
  // One verb is said of two things: no part of it is a task by itself.
  if (parts.some(({ text }) => NO_VERB.test(text))) return null;
  const tasks = parts.map(({ text, tier }) => `${quoted(text)} (tier ${tier})`).join(", ");
  const isOfOneTier = new Set(parts.map(({ tier }) => tier)).size === 1;
  const isBelow = decided !== null && parts.some(({ tier }) => tier > decided);
  if (isOfOneTier) return caution("several-tasks-alike", { tasks }, taxonomy);
  return caution(isBelow ? "several-tasks-read-lower" : "several-tasks", { tasks }, taxonomy);
}

/** What an expert would point out about this brief, of which these notices hold. */
export const noticesFor = (
  brief: Brief,
  decision: Decision,
  held: readonly Notice[],
  taxonomy: Taxonomy,
): RankedCaution[] => [
  ...[unreadStatement(brief, decision, taxonomy), severalTasks(brief, decision, taxonomy)].filter(
    (found) => found !== null,
  ),
  ...held.map((notice) => told(notice, decision)),
];

/** What serves in place of a language model or beside it, by the notices that hold. */
export const servedBy = (held: readonly Notice[]): ServedBy =>
  Object.fromEntries(held.flatMap((notice) => (notice.served_by === undefined ? [] : [[notice.served_by, notice]])));

/** True where all of the work is to write down what is heard, so that no language model has a part in it. */
export function hearsAlone({ kind, task }: Brief, { reading }: Decision, { alone }: Notice): boolean {
  if (!alone) return false;
  if (kind !== undefined) return alone.kinds.includes(kind);
  const text = new SaidText(task ?? "");
  const isOne = alone.kinds.includes(reading.kind ?? "") || text.speaksOf(alone.words);
  return isOne && !text.speaksOf(alone.unless);
}

/**
 * Whether nothing can be looked for in a statement, which is in another language or no text at all. Which words are known
 * counts for nothing here.
 */
function isUnread(statement: string, taxonomy: Taxonomy): boolean {
  const { tokens, cut } = tokensOf(statement);
  return tokens.length > 0 && legibilityOf(statement, tokens, cut, 0).doubt >= fittingNumber("unread-from", taxonomy);
}

/**
 * That a statement in another language was not read, where its kind is given and nothing else says so: laws, data and tools
 * are looked for in its words, which are English.
 */
function unreadStatement(
  { task, steps = [] }: Brief,
  { reading, kind_source }: Decision,
  taxonomy: Taxonomy,
): RankedCaution | null {
  // A statement that was to be read says itself that it could not be.
  const own = kind_source === "given" || reading.read_by !== undefined ? [task ?? ""] : [];
  const statements = [...own, ...steps.filter(({ kind }) => kind !== undefined).map((step) => step.task ?? "")];
  const isOne = statements.some((statement) => isUnread(statement, taxonomy));
  return isOne ? caution("statement-not-read", {}, taxonomy) : null;
}
