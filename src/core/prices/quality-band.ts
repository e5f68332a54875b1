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
import { makersRow } from "../types/pricing.ts";

export type QualityBand = 1 | 2 | 3 | 4 | 5;

export interface Quality {
  /** 1 is best; null is unknown. */
  band: QualityBand | null;
  /** 1 is best; models that cannot be told apart share a rank. Null is unknown. */
  rank: number | null;
  /** The board that gave the band. */
  board: Board | null;
  /** All that boards say about the model, those without bands included. */
  signals: QualitySignal[];
}

type Boards = Pick<Pricing, "boards" | "quality">;

/** The signal that decides for a model. Bands of a board fall with the score. */
interface Standing {
  board: Board;
  signal: QualitySignal;
  band: QualityBand;
}

const NOTHING: Quality = { band: null, rank: null, board: null, signals: [] };

/** The band of a score on a board with bands. */
function bandOf(score: number, bands: NonNullable<Board["bands"]>): QualityBand {
  const index = bands.findIndex((least) => score >= least);
  return (index === -1 ? 5 : index + 1) as QualityBand;
}

function standingOf(signals: readonly QualitySignal[], boards: readonly Board[]): Standing | null {
  for (const board of boards) {
    if (!board.bands) continue;
    const signal = signals.find((each) => each.board === board.id);
    if (signal) return { board, signal, band: bandOf(signal.score, board.bands) };
  }
  return null;
}

/** True when `a` is better than `b` of the same board: by more than its gap, and than both margins together. */
function isBetter(a: Standing, b: Standing): boolean {
  const margins = (a.signal.plus_minus ?? 0) + (b.signal.plus_minus ?? 0);
  return a.signal.score - b.signal.score > Math.max(a.board.gap, margins);
}

/** The standings of each board, the best score first. */
function placesOf(standings: readonly Standing[]): Standing[][] {
  const places = new Map<Board, Standing[]>();
  for (const each of standings) {
    const place = places.get(each.board);
    if (place) place.push(each);
    else places.set(each.board, [each]);
  }
  return [...places.values()].map((place) => place.sort((a, b) => b.signal.score - a.signal.score));
}

/** How many are better: on the same board by score, of which the higher ones alone are looked at; on others by band. */
function betterThan(own: Standing, places: readonly Standing[][]): number {
  let count = 0;
  for (const place of places) {
    const isSame = place[0]?.board === own.board;
    for (const other of place) {
      // Whoever is ahead by no more than the gap is not better, nor is whoever comes after.
      if (isSame ? other.signal.score - own.signal.score <= own.board.gap : other.band >= own.band) break;
      if (!isSame || isBetter(other, own)) count++;
    }
  }
  return count;
}

const qualities = remember(({ boards, quality }: Boards): Map<string, Quality> => {
  const rows = quality.map(({ model, signals }) => ({ model, signals, own: standingOf(signals, boards) }));
  const standings = rows.flatMap(({ own }) => own ?? []);
  const places = placesOf(standings);
  return new Map(
    rows.map(({ model, signals, own }) => [
      model,
      {
        band: own?.band ?? null,
        rank: own && 1 + betterThan(own, places),
        board: own?.board ?? null,
        signals,
      },
    ]),
  );
});

/** The quality of a model by the boards of a price list. */
export function qualityOf(model: Pick<Model, "id" | "base">, pricing: Boards): Quality {
  return qualities(pricing).get(makersRow(model)) ?? NOTHING;
}
