/**
 * How good a model is in general, as public boards have it, in five bands. Boards disagree in the decimals and none
 * knows the client's task, so a band is all that is taken from them:
 *
 * 1. The first board of the list that has bands and knows the model decides. Boards are never mixed into one number.
 * 2. The band follows from the least scores that stand with the board (`bands` in pricing/quality.yaml).
 * 3. One model is better than another only in a better band, or on the same board by more than that board's gap and
 *    more than both margins together. The rank counts the models that are better in this sense.
 * 4. A model that no such board knows has no band and no rank.
 *
 * What a host serves under another name has the quality of the maker's row (`base`).
 */
import { remember } from "../remember/remember.ts";
import type { Board, Model, Pricing, QualitySignal } from "../types/pricing.ts";

export type Band = 1 | 2 | 3 | 4 | 5;

export interface Quality {
  /** 1 is best; null is unknown. */
  band: Band | null;
  /** 1 is best; models that cannot be told apart share a rank. Null is unknown. */
  rank: number | null;
  /** The board that gave the band. */
  board: Board | null;
  /** All that boards say about the model, those without bands included. */
  signals: QualitySignal[];
}

type Boards = Pick<Pricing, "boards" | "quality">;

/** The signal that decides for a model. */
interface Standing {
  board: Board;
  signal: QualitySignal;
  band: Band;
}

const NOTHING: Quality = { band: null, rank: null, board: null, signals: [] };

/** The band of a score on a board with bands. */
function bandOf(score: number, bands: NonNullable<Board["bands"]>): Band {
  const index = bands.findIndex((least) => score >= least);
  return (index === -1 ? 5 : index + 1) as Band;
}

function standingOf(signals: readonly QualitySignal[], boards: readonly Board[]): Standing | null {
  for (const board of boards) {
    if (!board.bands) continue;
    const signal = signals.find((each) => each.board === board.id);
    if (signal) return { board, signal, band: bandOf(signal.score, board.bands) };
  }
  return null;
}

/** Points by which two scores of one board must differ to count as different. */
const gapBetween = (a: Standing, b: Standing): number =>
  Math.max(a.board.gap, (a.signal.plus_minus ?? 0) + (b.signal.plus_minus ?? 0));

/** True when `a` is better than `b` beyond the noise of the boards. */
function isBetter(a: Standing, b: Standing): boolean {
  if (a.board.id !== b.board.id) return a.band < b.band;
  return a.signal.score - b.signal.score > gapBetween(a, b);
}

const qualities = remember(({ boards, quality }: Boards): Map<string, Quality> => {
  const standings = quality.flatMap(({ signals }) => standingOf(signals, boards) ?? []);
  const made = new Map<string, Quality>();
  for (const { model, signals } of quality) {
    const own = standingOf(signals, boards);
    const rank = own ? 1 + standings.filter((other) => isBetter(other, own)).length : null;
    made.set(model, { band: own?.band ?? null, rank, board: own?.board ?? null, signals });
  }
  return made;
});

/** The quality of a model by the boards of a price list. */
export function qualityOf(model: Pick<Model, "id" | "base">, pricing: Boards): Quality {
  return qualities(pricing).get(model.base ?? model.id) ?? NOTHING;
}
