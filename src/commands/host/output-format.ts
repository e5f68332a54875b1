/** The format that a command writes: as asked, else for people on a terminal and JSON elsewhere. */
import type { Host } from "./host.ts";

/** What every command that lists or advises can write. */
export type PlainFormat = "text" | "json" | "ndjson" | "markdown";
export type OutputFormat = PlainFormat | "html";

export function formatFor<F extends OutputFormat>(
  options: { format?: F; out?: string },
  host: Host,
): F | "text" | "json" {
  return options.format ?? (host.stdout.isTTY && options.out === undefined ? "text" : "json");
}
