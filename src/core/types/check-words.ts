/** The phrases and limits that the rules of `check` judge by, as compiled from taxonomy/check-words.yaml. */

export interface SensitiveWords {
  id: string;
  /** What the words speak of, for the finding. */
  is: string;
  words: string[];
}

/** Phrases that speak against an answer: against one value, or against a number from `least` up or to `most`. */
export interface ContradictionWords {
  id: string;
  answer: "repetition" | "examples" | "correctness" | "sensitivity";
  is?: string | undefined;
  least?: number | undefined;
  most?: number | undefined;
  words: string[];
}

export interface CheckWords {
  limits: {
    quote_stale_days: number;
    quote_tolerance_percent: number;
    break_even_tolerance_months: number;
    break_even_tolerance_percent: number;
  };
  sensitive: SensitiveWords[];
  contradictions: ContradictionWords[];
  /** Ids of cautions that say that answers contradict the statement. */
  contradicting_cautions: string[];
  retrieval: string[];
  fine_tuning: string[];
}

/** Every list of phrases. */
export const phraseLists = ({ sensitive, contradictions, retrieval, fine_tuning }: CheckWords): string[][] => [
  ...[...sensitive, ...contradictions].map(({ words }) => words),
  retrieval,
  fine_tuning,
];
