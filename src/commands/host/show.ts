/** Text for people: through a pager where it is long and asked for in full, else to stdout. */
import type { Page } from "../../render/text/screen.ts";
import type { Host, Output } from "./host.ts";

/** What renderers need to know of an output. */
export const pageOf = ({ columns, colors, ascii, plain, isTTY, rows }: Output): Page => ({
  columns,
  colors,
  ascii,
  plain,
  // The prompt of the shell takes the last line, and what was typed one at the top.
  ...(isTTY ? { rows: rows - 2 } : {}),
});

/** Shows a text that may be longer than the screen. */
export async function showLong(text: string, host: Host): Promise<void> {
  if (!(await host.showPaged(text))) await host.stdout.write(text);
}
