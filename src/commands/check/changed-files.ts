/** Which files git says have changed since a revision, in the repository that each of them stands in. */
import { quote } from "../../core/text/plain-text.ts";
import { usageError } from "../../core/types/errors.ts";
import type { Host } from "../host/host.ts";
import { repositoryTop } from "../host/repository-top.ts";

/** Tells of a file whether it differs from the revision, or is not known to git yet. A link counts as what it leads to. */
export function changedSince(revision: string, host: Host): (file: string) => Promise<boolean> {
  if (revision.startsWith("-") || revision === "") {
    throw usageError(`--changed-since ${quote(revision)}: expected a revision such as origin/main`);
  }
  const tops = new Map<string, Promise<Set<string> | "all">>();
  const git = (top: string, ...args: string[]) => host.run("git", ["-C", top, ...args]);

  /** The revision as this repository knows it: that of a submodule is the commit that the one above it names. */
  async function revisionIn(top: string): Promise<string | undefined> {
    const said = await git(top, "rev-parse", "--show-superproject-working-tree");
    if (said.trim() === "") return revision;
    const above = host.real(said.replace(/\r?\n$/, ""));
    const known = await revisionIn(above);
    if (known === undefined) return undefined;
    const entry = await git(above, "ls-tree", "-z", known, "--", top.slice(above.length + 1));
    return /^160000 commit ([0-9a-f]+)/.exec(entry)?.[1];
  }

  /** Paths from the top; all of a submodule that the revision does not have. */
  async function changedIn(top: string): Promise<Set<string> | "all"> {
    const known = await revisionIn(top);
    if (known === undefined) return "all";
    const changed = await git(top, "diff", "--name-only", "-z", "--no-ext-diff", "--diff-filter=d", known, "--");
    const fresh = await git(top, "ls-files", "--others", "--exclude-standard", "-z");
    return new Set(`${changed}\0${fresh}`.split("\0").filter((path) => path !== ""));
  }

  return async (file) => {
    const real = host.real(file);
    const top = repositoryTop(host.resolve(real, ".."), host);
    if (top === undefined) {
      throw usageError(`--changed-since: ${quote(host.relative(file))} stands in no git repository`);
    }
    const asked = tops.get(top) ?? changedIn(top);
    tops.set(top, asked);
    const changed = await asked;
    return changed === "all" || changed.has(real.slice(top.length + 1));
  };
}
