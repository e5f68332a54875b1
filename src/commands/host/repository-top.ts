/** Finds the git repository that a place belongs to. */
import type { Host } from "./host.ts";

/** The top of the repository that holds a folder, or undefined when none does. A submodule is one of its own. */
export function repositoryTop(folder: string, host: Pick<Host, "kindOf" | "resolve">): string | undefined {
  for (let at = folder; ; ) {
    if (host.kindOf(host.resolve(at, ".git")) !== undefined) return at;
    const above = host.resolve(at, "..");
    if (above === at) return undefined;
    at = above;
  }
}
