/** The first page of an advice: what to do first, what it costs, why, and what would change it. One screen. */
import { billCell, branchText, insteadOf, isLater, pricedText, type Told } from "../../core/advice/branch-words.ts";
import { isByHand } from "../../core/counsel/by-hand.ts";
import { isHeardAlone } from "../../core/steps/heard-steps.ts";
import { countText, roughAmount, spokenCount, spokenRange } from "../../core/text/amount.ts";
import { shortenToWords } from "../../core/text/plain-text.ts";
import { capitalised, either, sentencesOf, uncapitalised } from "../../core/text/sentence.ts";
import type { Advice, Beside, Branch, Counsel, CounselLine } from "../../core/types/advice.ts";
import type { AmountRange } from "../../core/types/cost.ts";
import { type Block, type FieldsBlock, GAP, paragraph, rowsThatDrop } from "../document/document.ts";
import type { Droppable } from "../document/drop-order.ts";
import { approachText } from "./names.ts";
import { stepBlocks } from "./step-table.ts";

/** A statement longer than this is cut in a title; the brief has all of it. */
const TITLE = 76;

export function titleOf({ client, project, task }: Advice, longest = TITLE): string {
  const who = [client, project].filter((each) => each !== null).join(", ");
  return shortenToWords(who || task.description || "Model advice", longest);
}

function tierText({ tier, tier_name, possible_tiers }: Advice): string {
  if (tier === null) return `Open: tier ${either(possible_tiers)}`;
  return `Tier ${tier}${tier_name ? `, ${uncapitalised(tier_name)}` : ""}`;
}

/** The verdict; where the advice words none, tier and approach. */
export function verdictText(advice: Advice): string {
  if (advice.page.verdict) return advice.page.verdict;
  const approach = advice.approach
    ? `${approachText(advice.approach)} fits best`
    : either(advice.possible_approaches.map(approachText));
  return `${tierText(advice)}. ${approach ? `${capitalised(approach)}.` : ""}`.trim();
}

/** A note this short stands beside the way. */
const SHORT_NOTE = 12;

/** Columns that the name of a way may take: as many of them as there is room for. */
const WAY_WIDTHS = Array.from({ length: 35 }, (_, less) => 60 - less);

/** The label of a way that may be taken in place of the first. */
const INSTEAD = "Or";

/** Labels of ways that sentences tell as well: of the model that was scored, and of the classifier with its cost. */
const TOLD_BELOW: readonly string[] = ["Today", "Classifier"];

/** What it takes to buy, and that the bill holds it already: one run pays for all of its machine, others by the month. */
function toBuyText({ amount, currency }: NonNullable<CounselLine["to_buy"]>, bill: AmountRange | null, months: number) {
  const price = roughAmount(amount, currency);
  if (months === 1) return `${price} of the bill to buy it`;
  return `${price} to buy${bill ? `, in the ${spokenRange(bill)}` : ""}`;
}

/** Ways side by side: what for, which, at what cost; and below each what is to be said of it. */
function lineBlocks(lines: readonly CounselLine[], months: number): Block[] {
  if (lines.length === 0) return [];
  const isPriced = lines.some(({ bill }) => bill !== null);
  const rows = lines.map(({ label, way, cost, bill, staff, once, to_buy, note }, i) => {
    const short = note !== null && note.length <= SHORT_NOTE ? `, ${note}` : "";
    const bought = to_buy === null ? "" : `, ${toBuyText(to_buy, bill, months)}`;
    const amounts =
      isPriced && bill ? [bill, staff, once].map((amount) => (amount ? spokenRange(amount) : "")) : [cost];
    const rowOf = (told: string) => [
      [{ text: label, ...(i === 0 ? { tone: "strong" as const } : {}) }],
      `${told}${bought}`,
      ...amounts,
    ];
    return short === "" ? { cells: rowOf(way) } : { cells: rowOf(`${way}${short}`), short: rowOf(way) };
  });
  const amounts = isPriced
    ? ["a month", "staff time", "setup"].map((head) => ({ head, right: true }))
    : [{ head: "", widths: [50, 36, 30, 24] }];
  const notes = lines.flatMap(({ label, note }, i) =>
    note === null || note.length <= SHORT_NOTE ? [] : [{ label, note, takes: i === 0 ? [] : [label] }],
  );
  // Three ways or more, and those that follow other work, can do without the last where that is taken instead of the first.
  const isSpare =
    (lines.length > 2 || isLater({ lines })) && lines.findIndex(({ label }) => label === INSTEAD) === lines.length - 1;
  const told = lines.slice(1).flatMap(({ label }) => (TOLD_BELOW.includes(label) ? [label] : []));
  return [
    {
      block: "table",
      columns: [{ head: "", widths: [14] }, { head: "", widths: WAY_WIDTHS }, ...amounts],
      rows,
      // Without a shorter row all of it would go.
      ...(rows.some(({ short }) => short !== undefined) ? { drop: "words beside a way" as const } : {}),
    },
    ...(isSpare ? [rowsThatDrop([INSTEAD], "way taken instead")] : []),
    ...told.map((label) => rowsThatDrop([label], "way told below")),
    ...notes.map(
      ({ label, note, takes }): Block => ({
        block: "paragraph",
        text: `${label}: ${note}`,
        drop: "note on a way",
        takes,
        indent: 2,
        hang: 2,
      }),
    ),
  ];
}

/** In place of a way at a volume that nothing on the list carries. */
const NO_WAY = "none on the list";

/** The same work at each of the volumes that stand in for an unknown one. */
function volumeBlocks({ volumes }: Advice): Block[] {
  if (volumes.length === 0) return [];
  const second = [...new Set(volumes.flatMap(({ lines }) => lines.slice(1, 2).map(({ label }) => label)))];
  const first = volumes.every(({ lines }) => lines.length === 0 || isLater({ lines })) ? "then" : "start with";
  // What may be taken instead comes no later.
  const beside = second.length === 1 ? uncapitalised(second[0]!) : "beside it";
  // Where they differ, each cell says its own: other lines name ways by it.
  const told = (line: CounselLine | undefined, named: "way" | "name") =>
    line && second.length > 1 ? `${line.label}: ${billCell(line, named)}` : billCell(line, named);
  const rows = volumes.map(({ requests_per_month, lines }) => {
    const [first, second] = lines;
    const cells = (named: "way" | "name") => [
      countText(requests_per_month),
      billCell(first, named) || NO_WAY,
      told(second, named),
    ];
    return { cells: cells("way"), short: cells("name") };
  });
  return [
    {
      block: "table",
      columns: [
        { head: "requests a month", right: true },
        { head: `${first} (bill a month)`, widths: [50, 40, 32, 28] },
        { head: `${beside} (bill a month)`, widths: [50, 40, 32, 28] },
      ],
      rows,
      drop: "where ways run at each volume",
    },
  ];
}

/** Columns of the longest label under the ways. */
const LABELS = "Changes".length;

/** A label and a sentence, and when it goes from a page that is too long. */
const labelled = (label: string, text: string, drop?: Droppable): Block & FieldsBlock => ({
  block: "fields",
  fields: [{ label, text }],
  width: LABELS,
  ...(drop === undefined ? {} : { drop }),
});

/** Sentences below one label; those after the first drop under a name of their own. */
const allLabelled = (label: string, texts: readonly string[], first: Droppable, further: Droppable): Block[] =>
  texts.map((text, i) => (i === 0 ? labelled(label, text, first) : { ...labelled("", text, further), nth: i }));

/** What to watch; what must be, such as the law, stands on every page as far as it says what to do. */
const watchBlocks = ({ watch, must_watch }: Advice["page"]): Block[] =>
  allLabelled("Watch", watch, "first caution", "further caution").map((block, i) => {
    const text = watch[i]!;
    const least = must_watch.find((each) => text.startsWith(each));
    if (least === undefined) return { ...block, behind: "watch" };
    const rest = text.slice(least.length).trimStart();
    const sentences = rest === "" ? [least] : [least, rest];
    return { ...block, sentences, stays: true, behind: "watch" };
  });

function speechBlock(label: string, text: string): Block {
  const sentences = sentencesOf(text);
  return { ...labelled(label, text, sentences.length > 1 ? "speech" : "speech in one sentence"), sentences };
}

/** Who checks. Without an amount at a known volume nobody is planned to, and it tells what that would take. */
function reviewBlock(label: string, text: string, isPriced: boolean, isOpen: boolean, otherwise: Droppable): Block {
  const block = labelled(label, text, isPriced || isOpen ? "people who check" : otherwise);
  return isPriced ? { ...block, stays: true } : block;
}

/** What stands beside the bills. What comes to an amount stays: no row of the ways holds it. */
function besideBlocks({ beside, branches, counsel, pipeline, usage, volumes }: Advice): Block[] {
  const drop = branches.length > 0 ? "side note beside branches" : "side note";
  const lines = counsel?.lines ?? [];
  // Ways side by side say in their rows what they take to buy.
  const isInRows = pipeline === undefined && volumes.length === 0;
  const bought = lines.flatMap(({ label, to_buy }) => (to_buy === null ? [] : [label]));
  const fixed: Partial<Record<Beside["id"], Droppable | undefined>> = {
    // A limit of the brief is answered on every page.
    time: undefined,
    rate: "currency of all amounts",
    country: "currency of all amounts",
    tokens: "assumed tokens",
    found: "assumed tokens",
    // The work that no setup counts.
    search: "answer to a budget",
    staff: "staff that bills leave out",
    budget: "answer to a budget",
    machines: "hardware to buy",
    wages: "whose wages",
  };
  const isOpen = usage.requests_per_month === null;
  return beside.flatMap(({ id, label, text, per_month }): Block[] => {
    if (id === "machines" && isInRows) return [{ ...labelled(label, text, "how hardware is paid"), of: bought }];
    // Whose wages the largest column rests on stands longer than how to set others.
    if (id === "wages")
      return [
        { ...labelled(label, text, fixed.wages), sentences: sentencesOf(text), first: "currency of all amounts" },
      ];
    // What the way to start with takes stands where there is no room for the others.
    if (id === "staff") return [{ ...labelled(label, text, fixed.staff), sentences: sentencesOf(text) }];
    // What is paid before the first day stands in no row, and on every page.
    if (id === "machines")
      return [{ ...labelled(label, text, fixed.machines), sentences: sentencesOf(text), stays: true }];
    if (id in fixed) return [labelled(label, text, fixed[id])];
    if (id === "review") return [reviewBlock(label, text, per_month !== null, isOpen, drop)];
    if (id === "speech" && !isOpen) return [speechBlock(label, text)];
    return [labelled(label, text, per_month === null ? drop : undefined)];
  });
}

/** What can be recommended although no counsel is given: the models, as they stand. */
function bareWays({ recommended, usage }: Advice): Block[] {
  if (!recommended) return [];
  const { name, hardware_name, monthly, per_1k } = recommended;
  const volume = usage.requests_per_month;
  const cost =
    monthly && volume !== null
      ? `${spokenRange(monthly)} a month at ${spokenCount(volume)} requests`
      : `${spokenRange(per_1k)} per 1,000 requests`;
  return [
    paragraph([{ text: `${name}${hardware_name ? ` on ${hardware_name}` : ""}`, tone: "good" }, { text: `: ${cost}` }]),
  ];
}

function waysOf(advice: Advice): Block[] {
  if (advice.pipeline) return stepBlocks(advice.pipeline, advice.counsel === null, advice.usage.counted_months);
  if (advice.volumes.length > 0) return volumeBlocks(advice);
  return advice.counsel ? lineBlocks(advice.counsel.lines, advice.usage.counted_months) : bareWays(advice);
}

/** The way that all branches start with, in words; null where they differ, or where there is one alone. */
function commonStart(branches: readonly Branch[]): string | null {
  const starts = new Set(branches.map((branch) => (isLater(branch) ? "" : pricedText(branch.lines[0]!, branch))));
  const [start] = starts;
  return branches.length > 1 && starts.size === 1 && start ? start : null;
}

/** Whether nothing could be read of a statement: then its note says what to do, and what it leaves unsaid is not known. */
const isUnread = ({ kind, note, read, language_task }: Advice["task"]): boolean =>
  kind === null && note !== null && read === null && language_task === null;

/** While an answer is open: what each way it could turn out would give, and what to ask. */
function openBlocks({ branches, next_question, task, tier: settled, counsel, pipeline }: Advice): Block[] {
  // Steps that are settled say what the words for the whole left open.
  if (pipeline?.steps.every((step) => isHeardAlone(step) || (step.tier !== null && step.model !== null))) return [];
  // What people do by hand needs no clearer words for a model.
  if (isByHand(counsel)) return [];
  const above = counsel?.lines[0]?.way;
  const start = above === undefined ? commonStart(branches) : null;
  const toldOf = (branch: Branch, i: number): Told => {
    if (start !== null) return "start";
    if (above !== undefined && branch.lines[0]?.way === above && branch.at_volume === null) return "way";
    const instead = insteadOf(branch);
    return instead !== null && branches.slice(0, i).some((earlier) => insteadOf(earlier) === instead) ? "first" : null;
  };
  const told = branches.map(toldOf);
  // The volume that bills are counted at is said once.
  const counted = branches.findIndex(({ lines, at_volume }) => lines.length > 0 && at_volume !== null);
  const volumeOf = ({ at_volume }: Branch, i: number) =>
    i > counted && at_volume === branches[counted]?.at_volume ? null : at_volume;
  const dropOf = (i: number): Droppable => {
    if (told[i] === "way") return "branch that starts as above";
    return told.indexOf(null) === i ? "first new branch" : "branch";
  };
  return [
    ...(start === null ? [] : [paragraph(`Whatever you answer, start with ${start}.`)]),
    ...branches.map(
      (branch, i): Block => ({
        block: "paragraph",
        text: branchText({ ...branch, at_volume: volumeOf(branch, i) }, told[i]!),
        drop: dropOf(i),
        hang: 2,
      }),
    ),
    ...(task.note
      ? [paragraph([{ text: task.note, tone: "warn" }], settled === null ? undefined : "note on a settled statement")]
      : []),
    ...(task.specific || isUnread(task)
      ? []
      : allLabelled(
          "Say",
          task.missing.map(({ asks }) => asks),
          "question",
          "further question",
        )),
    ...(next_question ? [paragraph([{ text: "Ask next: ", tone: "strong" }, { text: next_question.asks }])] : []),
    // Branches name what may come out; without them the question does.
    ...(branches.length > 0
      ? []
      : allLabelled(
          "Either",
          (next_question?.outcomes ?? []).map(({ says }) => says),
          "outcome",
          "further outcome",
        )),
  ];
}

/** When the sentences on the first step go; never where no ways stand above them. */
function reasoningDrop({ branches, counsel }: Advice): Droppable | undefined {
  const ways = counsel?.lines.length ?? 0;
  if (branches.length > 0 && ways > 1) return "reasoning beside branches";
  return ways > 0 ? "reasoning" : undefined;
}

/** A first sentence shorter than this says no more than the ways above it. */
const SHORT_SENTENCE = 50;

/** What to do first and why is always said, and what every page has; the sentences after that may go where other lines need the room. */
function counselBlock({ text, least }: Counsel, drop: Droppable | undefined): Block {
  if (least !== "") {
    const kept = sentencesOf(least);
    const rest = sentencesOf(text.slice(least.length).trimStart()).filter((each) => each !== "");
    const sentences = [...kept, ...rest];
    if (drop === undefined) return paragraph(text, drop, sentences);
    const last: Droppable = "kept sentence";
    const block = paragraph(text, sentences.length > 1 ? drop : last, sentences);
    return { ...block, kept: { sentences: kept.length, drop: last }, first: last };
  }
  const [first = "", ...others] = sentencesOf(text);
  const [second, ...rest] = others;
  const isShort = first.length < SHORT_SENTENCE && second !== undefined;
  return paragraph(text, drop, isShort ? [`${first} ${second}`, ...rest] : [first, ...others]);
}

/** The next step; what comes after it may go. */
function nextBlock(text: string): Block {
  const label = "Next: ";
  const [first = "", ...others] = sentencesOf(text);
  const sentences = [label + first, ...others];
  return {
    ...paragraph([{ text: label, tone: "strong" }, { text }], undefined, sentences),
    kept: { sentences: sentences.length, drop: "step after the next" },
    stays: true,
  };
}

const BETWEEN: Block = { ...GAP, drop: "gap" };

/** Old prices are told of wherever a figure stands that rests on them. */
export const ageBlocks = ({ prices_age: age }: Pick<Advice["data"], "prices_age">): Block[] =>
  age === null ? [] : [paragraph([{ text: age, tone: "warn" }])];

/** The blocks of the first page, below the title. */
export function advicePage(advice: Advice): Block[] {
  const { counsel, headlines, page, data } = advice;
  return [
    paragraph([{ text: verdictText(advice), tone: "good" }]),
    BETWEEN,
    ...ageBlocks(data),
    // What overturns the advice is never cut.
    ...headlines.map((text): Block => paragraph([{ text, tone: "warn" }])),
    ...waysOf(advice),
    ...besideBlocks(advice),
    BETWEEN,
    ...openBlocks(advice),
    ...(counsel?.text && !counsel.said_by_ways ? [counselBlock(counsel, reasoningDrop(advice))] : []),
    ...(counsel?.next_step ? [nextBlock(counsel.next_step)] : []),
    BETWEEN,
    ...allLabelled("Why", page.why, "reason", "further reason"),
    ...watchBlocks(page),
    ...allLabelled("Changes", page.what_if, "change", "further change"),
  ];
}
