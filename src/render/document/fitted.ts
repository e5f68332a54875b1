/** Which blocks of a first page stand on it where it may take so many lines. */
import { remember } from "../../core/remember/remember.ts";
import { shortenToWords } from "../../core/text/plain-text.ts";
import { type Block, bareText, type Column, type TableBlock, type Text } from "./document.ts";
import { dropRank } from "./drop-order.ts";

/** The lines of blocks as they are drawn. */
type LinesOf = (blocks: readonly Block[]) => readonly string[];

type Tightenable = TableBlock & Pick<Block, "drop">;

const isTightenable = (block: Block): block is Tightenable =>
  block.block === "table" &&
  (block.columns.some(({ tight }) => tight !== undefined) || block.rows.some(({ short }) => short !== undefined));

/** Without spare columns, with the tight ones at the given of their widths, and in as few words as its rows have. */
function tightened({ columns, rows }: TableBlock, at: number): TableBlock {
  const kept = columns.flatMap(({ spare }, i) => (spare === undefined ? [i] : []));
  const cut = (cell: Text, { tight }: Column) =>
    tight ? shortenToWords(bareText(cell), tight[at] ?? tight.at(-1)!) : cell;
  return {
    block: "table",
    columns: kept.map((i) => columns[i]!),
    rows: rows.map((row) => ({
      ...row,
      cells: kept.map((i) => cut((row.short ?? row.cells)[i] ?? "", columns[i]!)),
    })),
  };
}

/** The roomiest of the tables that take the fewest lines; as it is where none takes fewer. */
function tightest(block: Tightenable, linesOf: LinesOf): Block {
  const most = Math.max(1, ...block.columns.map(({ tight }) => tight?.length ?? 0));
  const tables = [block, ...Array.from({ length: most }, (_, at) => tightened(block, at))];
  return tables.reduce((best, each) => (linesOf([each]).length < linesOf([best]).length ? each : best));
}

const labelOf = (block: Block | undefined) => (block?.block === "fields" ? (block.fields[0]?.label ?? "") : null);

/** Where the label of a line stands that goes on with the one before; its own place where it goes on with none. */
const headOf = (blocks: readonly Block[], at: number): number =>
  labelOf(blocks[at]) === "" ? blocks.findLastIndex((block, i) => i < at && (labelOf(block) ?? "") !== "") : at;

/** Whether a block may be put back: a line of a list by labels below one that stands there, or with its own. */
function standsByItself(blocks: readonly Block[], left: readonly number[], at: number): boolean {
  const head = headOf(blocks, at);
  return head === at || left[head]! > 0;
}

/** A line that stays below a label that went, with that label, as long as it is the first of those that stay. */
function labelled(block: Block, at: number, blocks: readonly Block[], left: readonly number[]): Block {
  const head = headOf(blocks, at);
  if (block.block !== "fields" || head === at || left.slice(head, at).some((parts) => parts > 0)) return block;
  return {
    ...block,
    fields: block.fields.map((field, i) => (i === 0 ? { ...field, label: labelOf(blocks[head])! } : field)),
  };
}

/** In how many parts a block can go: by its sentences, what makes a table tight and the rest of it, or as a whole. */
function partsOf(block: Block): number {
  if (isTightenable(block)) return 2;
  return ((block.block === "paragraph" || block.block === "fields") && block.sentences?.length) || 1;
}

/** A table without the rows that begin with one of these. */
function without(taken: readonly string[], block: Block): Block {
  if (block.block !== "table" || taken.length === 0) return block;
  return { ...block, rows: block.rows.filter(({ cells: [first] }) => !taken.includes(bareText(first ?? ""))) };
}

/** 0 of what never drops. */
const rankOf = ({ drop, nth }: Block): number => (drop === undefined ? 0 : dropRank(drop, nth));

/** A block with so many of its parts. */
function partly(block: Block, parts: number): Block {
  if (parts === partsOf(block)) return block;
  const text = "sentences" in block ? block.sentences?.slice(0, parts).join(" ") : undefined;
  if (text === undefined) return block;
  if (block.block === "paragraph") return { ...block, text };
  return block.block === "fields" ? { ...block, fields: block.fields.map((field) => ({ ...field, text })) } : block;
}

/** What stands on a page, and what of it had no room. */
export interface Fitted {
  page: Block[];
  out: Block[];
}

/**
 * The blocks that stand on a page of `limit` lines: without what may drop where they would be longer, in the order of
 * `DROP_ORDER`. Of what was left out, what matters most and fits is put back: nothing stands where something that matters more had
 * to go.
 */
export function fitted(blocks: readonly Block[], limit: number, linesOf: LinesOf): Fitted {
  const tight = remember((block: Tightenable) => tightest(block, linesOf));
  const left = blocks.map(partsOf);
  const shown = (block: Block, parts: number): Block =>
    isTightenable(block) && parts === 1 ? tight(block) : partly(block, parts);
  const page = () => {
    const taken = blocks.flatMap(({ takes = [] }, i) => (left[i] === 0 ? takes : []));
    const stands = ({ of }: Block, i: number) => left[i]! > 0 && !of?.every((row) => taken.includes(row));
    return blocks.flatMap((block, i) =>
      stands(block, i) ? [without(taken, labelled(shown(block, left[i]!), i, blocks, left))] : [],
    );
  };
  const isTooLong = () => linesOf(page()).length > limit;
  const rankNow = (block: Block, i: number): number => {
    const rank = rankOf(block);
    if (left[i] === 0) return 0;
    if (isTightenable(block)) return left[i] === 2 && tight(block) !== block ? rank : 0;
    if (left[i] === 1 && block.stays) return 0;
    if (block.kept && left[i]! > 1 && left[i]! <= block.kept.sentences) return dropRank(block.kept.drop);
    return rank > 0 && left[i] === 1 && partsOf(block) > 1 ? dropRank(block.first ?? "first sentence") : rank;
  };
  const out: number[] = [];
  while (isTooLong()) {
    const ranks = blocks.map(rankNow);
    const most = Math.max(...ranks);
    if (most === 0) break;
    const at = ranks.lastIndexOf(most);
    left[at]!--;
    out.push(at);
  }
  // A page that has more lines than the screen in any case keeps what orders it, all of what it may not lose, and what goes last.
  if (isTooLong()) {
    const isLast = (block: Block) => rankOf(block) > 0 && rankOf(block) <= dropRank("way told below");
    for (const [at, block] of blocks.entries())
      if (block.block === "gap" || block.stays || isLast(block)) left[at] = partsOf(block);
  }
  // Once something had no room, nothing that drops sooner may take it.
  let highest = Number.POSITIVE_INFINITY;
  for (const at of out.reverse()) {
    const rank = rankOf(blocks[at]!);
    if (rank > highest) break;
    if (left[at] === partsOf(blocks[at]!)) continue;
    if (!standsByItself(blocks, left, at)) continue;
    left[at]!++;
    if (!isTooLong()) continue;
    left[at]!--;
    highest = rank;
  }
  return { page: page(), out: blocks.filter((_, i) => left[i] === 0) };
}
