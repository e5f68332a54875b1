/** Sentences of the tables with figures in place of the words in braces. */

/** Figures by the words that name them; each is put into words where a sentence names it. */
export type Figures = Readonly<Record<string, () => string>>;

/** The sentence of a row with the figures in place of the words in braces. */
export const filled = (text: string, figures: Figures): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => figures[name]?.() ?? whole);
