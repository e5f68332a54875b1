/** The format that a command writes: as asked, else for people on a terminal and JSON elsewhere. */
import type { Host } from "./host.ts";

export type OutputFormat = "text" | "json" | "ndjson" | "markdown";

export function formatFor(options: { format?: OutputFormat; out?: string }, host: Host): OutputFormat {
  return options.format ?? (host.stdout.isTTY && options.out === undefined ? "text" : "json");
}
