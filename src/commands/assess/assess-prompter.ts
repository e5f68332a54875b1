/** What the interview needs of a terminal: saying, choosing from a list, typing a line. There are two, for two kinds of terminal. */

/** What choosing or typing gives when the person wants the step before. The same in every bundle. */
export const BACK: unique symbol = Symbol.for("model-advisor.back");

export interface Option<T> {
  value: T;
  label: string;
  /** Shown when the option is looked at. */
  about?: string;
}

export interface Choosing<T> {
  message: string;
  options: readonly Option<T>[];
  /** Offered as the answer; without it the person has to point at one. */
  preset?: T | undefined;
  /** Too many to look through: words narrow them down. */
  long?: boolean;
}

export interface Typing {
  message: string;
  /** The text to start from. */
  preset?: string | undefined;
  /** True, or in one sentence what is expected. */
  check(text: string): true | string;
}

/** Both reject with a cancelled `Stop` on Ctrl-C and at the end of input. */
export interface Prompter {
  /** What is pressed or typed to go back. */
  back_key: string;
  say(text: string): void;
  choose<T>(choosing: Choosing<T>): Promise<T | typeof BACK>;
  type(typing: Typing): Promise<string | typeof BACK>;
  /** Gives the terminal back. */
  close(): void;
}
