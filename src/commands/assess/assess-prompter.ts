/** What the interview needs of a terminal. There are two kinds: one that redraws, and one that only adds lines. */

/** What choosing or typing gives when the person wants the step before. The same in every bundle. */
export const BACK: unique symbol = Symbol.for("model-advisor.back");

export interface Option<T> {
  value: T;
  label: string;
  /** Shown when the option is looked at. */
  about?: string;
}

interface Asking {
  /** Where one is, such as `2 of 6`; empty where that says nothing. */
  place: string;
  message: string;
  /** Sentences that help to answer, the most needed first. */
  help: readonly string[];
  can_go_back: boolean;
}

export interface Choosing<T> extends Asking {
  options: readonly Option<T>[];
  /** Offered as the answer: Enter alone gives it. */
  preset?: T | undefined;
  /** Too many to look through: words narrow them down. */
  long?: boolean;
}

export interface Typing extends Asking {
  /** The text to start from. */
  preset?: string | undefined;
  /** What else can be typed, such as `Enter: don't know`. */
  hint: string;
  /** True, or in one sentence what is expected. */
  check(text: string): true | string;
}

/** Both reject with a cancelled `Stop` on Ctrl-C, on Ctrl-D and at the end of input. */
export interface Prompter {
  say(text: string): void;
  choose<T>(choosing: Choosing<T>): Promise<T | typeof BACK>;
  type(typing: Typing): Promise<string | typeof BACK>;
  /** What was settled stands as one line. */
  fold(label: string, text: string): void;
  /** Takes the last such line back where lines can be taken back. */
  unfold(): void;
  /** Empties what is seen of the terminal, where that can be done. */
  clear(): void;
  /** Gives the terminal back. */
  close(): void;
}
