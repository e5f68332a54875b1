/** Text that cannot break out of a cell, a list or a line of Markdown. */
import { plainText } from "../../core/text/plain-text.ts";

/** A bare address becomes a link where GitHub shows the page, and what others wrote must not lead anybody anywhere. */
const unlinked = (text: string): string => text.replace(/:(?=\/\/)/g, "\\:").replace(/\b(www)\./gi, "$1\\.");

/** An ampersand only where it would begin an entity, such as `&lt;`. */
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>|#]|&(?=#?\w+;)/g, (mark) => `\\${mark}`);

/** Mail addresses and names such as `@team`: GitHub links one, calls the other, and looks past a backslash to do so. */
const NAMED = /((?<![\w.+-])[\w.+-]*@\w(?:[\w.@+-]*\w)?)/;

const line = (text: string): string => plainText(text.replace(/[\r\n]+/g, " "));

/** Whom the text names stands as code, in which nobody is linked or called. */
export const markdownCell = (text: string): string =>
  line(text)
    .split(NAMED)
    .map((part, at) => (at % 2 === 1 ? `\`${part}\`` : unlinked(escaped(part))))
    .join("");

/** For what we wrote ourselves, such as the sources of prices. */
export const markdownCellWithLinks = (text: string): string => escaped(line(text));
