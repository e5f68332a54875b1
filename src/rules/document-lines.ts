/** Where the lines of a document begin: a rule asks for each brief, and a document may hold thousands. */
import { remember } from "../core/remember/remember.ts";
import { lineStarts } from "../core/text/text-lines.ts";
import type { ScopingDoc } from "../core/types/scoping-doc.ts";

export const documentLines = remember(({ text }: ScopingDoc) => lineStarts(text));
