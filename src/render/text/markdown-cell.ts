/** Text that cannot break out of a cell, a list or a line of Markdown. */
import { plainText } from "../../core/text/plain-text.ts";

/** A bare address becomes a link where GitHub shows the page, and what others wrote must not lead anybody anywhere. */
const unlinked = (text: string): string => text.replace(/:(?=\/\/)/g, "\\:").replace(/\b(www)\./gi, "$1\\.");

const escaped = (text: string): string =>
  plainText(text.replace(/[\r\n]+/g, " ")).replace(/[\\`*_{}[\]<>|#]/g, (mark) => `\\${mark}`);

export const markdownCell = (text: string): string => unlinked(escaped(text));

/** For what we wrote ourselves, such as the sources of prices. */
export const markdownCellWithLinks = escaped;
