/** Text that cannot break out of a cell, a list or a line of Markdown. */
import { plainText } from "../../core/text/plain-text.ts";

export const markdownCell = (text: string): string =>
  plainText(text.replace(/[\r\n]+/g, " ")).replace(/[\\`*_{}[\]<>|#]/g, (mark) => `\\${mark}`);
