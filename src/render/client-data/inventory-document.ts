/** A ranked list for people: what each group comes to, and its rows. */

import { spokenCount, spokenRange } from "../../core/text/amount.ts";
import { plainText, shorten, shortenToWords } from "../../core/text/plain-text.ts";
import type { Call, Inventory, UseCase } from "../../core/types/client-data.ts";
import { type Block, type Column, type Document, list, paragraph, type Section } from "../document/document.ts";

const TITLES: Record<Call, string> = {
  first: "Worth a call first",
  ask: "Ask this first",
  later: "Can wait: these take a large model",
  none: "No task for a language model",
};
const CALLS: readonly Call[] = ["first", "ask", "later", "none"];

/** What the last column of a group says. */
const LAST: Record<Call, { head: string; of(each: UseCase): string }> = {
  first: { head: "to ask", of: ({ asks }) => asks[0]?.asks ?? "" },
  ask: { head: "to ask", of: ({ asks }) => asks[0]?.asks ?? "" },
  later: { head: "to ask", of: ({ asks }) => asks[0]?.asks ?? "" },
  none: { head: "what serves instead", of: ({ instead, why }) => instead ?? why },
};

const LONGEST_NAME = 70;
const LONGEST_SAID = 160;

const nameOf = ({ name, task, line }: UseCase): string => shortenToWords(name ?? task ?? `line ${line}`, LONGEST_NAME);

function tableOf(call: Call, useCases: readonly UseCase[]): Block {
  const { head, of } = LAST[call];
  const columns: Column[] = [
    { head: "", right: true },
    { head: "use case", widths: [40, 30, 24] },
    { head: "tier", spare: 2 },
    { head: "start with", widths: [28, 22], spare: 3 },
    { head: "a month", right: true, spare: 1 },
    { head, widths: [60, 44, 34] },
  ];
  const rows = useCases.map((each) => ({
    cells: [
      String(each.rank),
      nameOf(each),
      each.tiers.join(", "),
      call === "none" ? "" : (each.start_with ?? ""),
      each.monthly ? spokenRange(each.monthly) : "",
      shorten(of(each), LONGEST_SAID),
    ],
  }));
  return { block: "table", columns, rows };
}

const titleOf = (call: Call, count: number): string => `${TITLES[call]} (${spokenCount(count)})`;

function groupOf(call: Call, { use_cases }: Inventory, most: number): Section[] {
  const all = use_cases.filter((each) => each.call === call);
  if (all.length === 0) return [];
  const left = all.length - most;
  const why = [...new Set(all.map((each) => each.why))];
  return [
    {
      id: call,
      title: titleOf(call, all.length),
      blocks: [
        ...(why.length === 1 ? [paragraph([{ text: why[0]!, tone: "dim" }])] : []),
        tableOf(call, all.slice(0, most)),
        ...(left > 0
          ? [paragraph([{ text: `and ${spokenCount(left)} more; all of them: --format csv`, tone: "dim" }])]
          : []),
      ],
    },
  ];
}

/** Faults that are listed where not all are. */
const MOST_UNREAD = 5;

function unreadSection({ unread, file }: Inventory, most: number): Section[] {
  if (unread.length === 0) return [];
  const shown = unread.slice(0, Math.min(most, Math.max(MOST_UNREAD, most / 2)));
  const items = shown.map(({ line, column, why }) => `${plainText(file)}:${line}:${column}: ${why}`);
  const left = unread.length - shown.length;
  return [
    {
      id: "unread",
      title: `Not read (${spokenCount(unread.length)})`,
      blocks: [list(left > 0 ? [...items, `and ${spokenCount(left)} more`] : items)],
    },
  ];
}

/** Which columns were read as what; all others count for nothing. */
export function columnsText(columns: Inventory["columns"]): string {
  const read = columns.map(({ key, columns: from }) => `${key} from ${from.map((each) => `"${each}"`).join(" and ")}`);
  return `Read: ${read.join(", ")}. Other columns: --map KEY=COLUMN.`;
}

/** `most`: rows that are shown of each group. */
export function inventoryDocument(inventory: Inventory, most: number): Document {
  const { counts, columns, file } = inventory;
  const ways = CALLS.filter((call) => counts[call] > 0).map(
    (call) => `${spokenCount(counts[call])} ${WORDS[call][counts[call] === 1 ? 0 : 1]}`,
  );
  const unread = counts.unread > 0 ? [`${spokenCount(counts.unread)} could not be read`] : [];
  return {
    title: `${spokenCount(counts.use_cases)} use ${counts.use_cases === 1 ? "case" : "cases"} in ${plainText(file)}`,
    first: [paragraph(`${[...ways, ...unread].join("; ")}.`), paragraph([{ text: columnsText(columns), tone: "dim" }])],
    sections: [...CALLS.flatMap((call) => groupOf(call, inventory, most)), ...unreadSection(inventory, most)],
  };
}

const WORDS: Record<Call, readonly [one: string, many: string]> = {
  first: ["is worth a call first", "are worth a call first"],
  ask: ["needs one answer first", "need one answer first"],
  later: ["can wait", "can wait"],
  none: ["is no task for a language model", "are no task for a language model"],
};
