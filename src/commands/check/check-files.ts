/**
 * Finds the documents to check: named files, folders walked without following links, and patterns, or of them those
 * that git says have changed.
 */
import { byText } from "../../core/findings/check-report.ts";
import { quote } from "../../core/text/plain-text.ts";
import { isStop, usageError } from "../../core/types/errors.ts";
import { docKind } from "../../data/scoping/read-scoping-doc.ts";
import { type CommandHost, repositoryTop } from "../host/host.ts";
import {
  type IgnoredFiles,
  ignoredIn,
  ignoredWithoutGit,
  ignoresCase,
  pathWithin,
  patternsOf,
} from "./ignored-files.ts";

export interface FoundFile {
  /** Absolute. */
  path: string;
  /** From the working folder. */
  shown: string;
  /** True when it was named, not met on a walk: then it is read whatever it is called. */
  named: boolean;
}

interface FileChoice {
  operands: readonly string[];
  /** Patterns as in .gitignore, from `folder`. They hold for what a walk meets. */
  include: readonly string[];
  exclude: readonly string[];
  folder: string;
}

interface FoundFiles {
  files: FoundFile[];
  /** What could not be looked at, a line each; the run is then incomplete. */
  failures: string[];
  /** What was left out and might be missed, a line each. */
  skipped: string[];
}

const SKIPPED_FOLDERS = new Set([".git", "node_modules"]);
const PATTERN_SIGNS = /[*?[\]{}]/;

/** A folder's path, to put a name behind. */
const base = (folder: string): string => (folder.endsWith("/") ? folder : `${folder}/`);

interface Walk {
  host: CommandHost;
  found: FoundFiles;
  seen: Set<string>;
  isWanted(path: string): boolean;
}

async function attempt<T>(walk: Walk, act: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (!isStop(error)) throw error;
    walk.found.failures.push(error.message);
    return undefined;
  }
}

function add(walk: Walk, path: string, shown: string, named: boolean): void {
  if (walk.seen.has(path)) return;
  walk.seen.add(path);
  walk.found.files.push({ path, shown, named });
}

const couldBeDoc = (name: string) => docKind(name) !== undefined;

/** A link is not followed: what it names is met where it stands, or lies outside. */
function skipOther(walk: Walk, place: string, name: string, kind: "link" | "other"): void {
  if (!couldBeDoc(name) && (kind === "other" || name.includes("."))) return;
  const shown = quote(place);
  if (kind === "link") walk.found.skipped.push(`skipped ${shown}: it is a link; name what it leads to`);
  else walk.found.failures.push(`cannot read ${shown}: it is not a regular file`);
}

/** Walks a folder, given by its full path and as it is shown. */
async function walkFolder(walk: Walk, folder: string, shownFolder: string, above: IgnoredFiles): Promise<void> {
  const entries = await attempt(walk, () => walk.host.list(folder));
  if (entries === undefined) return;
  const isOwn = entries.some(({ name }) => name === ".git");
  const isRuled = entries.some(({ name }) => name === ".gitignore");
  const ignored =
    isOwn || isRuled
      ? ((await attempt(walk, () => (isOwn ? ignoredIn(folder, folder, walk.host) : above.inside(folder)))) ?? above)
      : above;
  const [start, shownStart] = [base(folder), shownFolder === "." ? "" : base(shownFolder)];
  for (const { name, kind } of entries) {
    if (SKIPPED_FOLDERS.has(name)) continue;
    // Not `resolve`: that takes longer than all else here.
    const path = start + name;
    const shown = shownStart + name;
    if (ignored.has(path, kind === "directory")) continue;
    if (kind === "directory") await walkFolder(walk, path, shown, ignored);
    else if (kind !== "file") skipOther(walk, shown, name, kind);
    else if (couldBeDoc(name) && walk.isWanted(path)) add(walk, path, shown, false);
  }
}

/** What git leaves out in a folder where a walk begins. */
async function ignoredFrom(folder: string, host: CommandHost): Promise<IgnoredFiles> {
  const top = repositoryTop(folder, host);
  return top === undefined ? ignoredWithoutGit(folder, host) : ignoredIn(top, folder, host);
}

/** True for paths that the include patterns take and the exclude patterns leave. */
function wanted({ include, exclude, folder }: FileChoice, ignorecase: boolean): (path: string) => boolean {
  if (include.length === 0 && exclude.length === 0) return () => true;
  const [taken, left] = [patternsOf(include, ignorecase), patternsOf(exclude, ignorecase)];
  return (path) => {
    const inner = pathWithin(folder, path);
    if (inner === undefined) return include.length === 0;
    return (include.length === 0 || taken.ignores(inner)) && !left.ignores(inner);
  };
}

async function addPattern(walk: Walk, pattern: string, ignorecase: boolean): Promise<void> {
  const { host } = walk;
  const plain = host.relative(host.resolve(pattern));
  if (plain.startsWith("/") || plain.split("/").includes("..")) {
    throw usageError(`the pattern ${quote(pattern)} leaves the working folder; run the check where the files are`);
  }
  const match = patternsOf([plain.includes("/") ? `/${plain}` : plain], ignorecase);
  const isWanted = walk.isWanted;
  const before = walk.found.files.length;
  await walkFolder(
    { ...walk, isWanted: (path) => isWanted(path) && match.ignores(pathWithin(host.cwd, path) ?? " ") },
    host.cwd,
    ".",
    await ignoredFrom(host.cwd, host),
  );
  if (walk.found.files.length === before) walk.found.failures.push(`nothing matches the pattern ${quote(pattern)}`);
}

/** All documents of the operands, sorted by path. A path that exists goes before a pattern of the same spelling. */
export async function findFiles(choice: FileChoice, host: CommandHost): Promise<FoundFiles> {
  const takesPatterns =
    choice.include.length + choice.exclude.length > 0 || choice.operands.some((each) => PATTERN_SIGNS.test(each));
  const ignorecase = takesPatterns && (await ignoresCase(repositoryTop(choice.folder, host) ?? choice.folder, host));
  const walk: Walk = {
    host,
    found: { files: [], failures: [], skipped: [] },
    seen: new Set(),
    isWanted: wanted(choice, ignorecase),
  };
  for (const operand of choice.operands) {
    const path = host.resolve(operand);
    const kind = host.kindOf(path);
    const shown = host.relative(path);
    if (kind === "directory") await walkFolder(walk, path, shown, await ignoredFrom(path, host));
    else if (kind !== undefined || !PATTERN_SIGNS.test(operand)) add(walk, path, shown, true);
    else await addPattern(walk, operand, ignorecase);
  }
  walk.found.files.sort((a, b) => byText(a.shown, b.shown));
  return walk.found;
}

/** Tells of a file whether it differs from the revision, or is not known to git yet. A link counts as what it leads to. */
export function changedSince(revision: string, host: CommandHost): (file: string) => Promise<boolean> {
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
    await git(top, "rev-parse", "--verify", "--quiet", `${known}^{commit}`).catch(() => {
      throw usageError(
        `--changed-since ${quote(known)}: git knows no such revision here; fetch it first (in CI with the whole history: fetch-depth: 0)`,
      );
    });
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
