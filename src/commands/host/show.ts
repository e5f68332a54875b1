/** How a result is shown: its format, the page it is drawn on, and the pager of a long one. */
import type { Page } from "../../render/text/screen.ts";
import type { Host, Output } from "./host.ts";

/** What every command that lists or advises can write. */
export type PlainFormat = "text" | "json" | "ndjson" | "markdown";
export type OutputFormat = PlainFormat | "html";

/** The format of a result: as asked, else text on a terminal and JSON elsewhere. */
export function formatFor<F extends OutputFormat>(
  options: { format?: F; out?: string },
  host: Host,
): F | "text" | "json" {
  return options.format ?? (host.stdout.isTTY && options.out === undefined ? "text" : "json");
}

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
