/** Finds the documents to check: named files, folders walked without following links, and patterns. */
import ignore, { type Ignore } from "ignore";
import { byText } from "../../core/findings/check-report.ts";
import { quote } from "../../core/text/plain-text.ts";
import { isStop, usageError } from "../../core/types/errors.ts";
import { docKind } from "../../data/scoping/read-scoping-doc.ts";
import type { Host } from "../host/host.ts";

export interface FoundFile {
  /** Absolute. */
  path: string;
  /** From the working folder. */
  shown: string;
  /** True when it was named, not met on a walk: then it is read whatever it is called. */
  named: boolean;
}

export interface FileChoice {
  operands: readonly string[];
  /** Patterns as in .gitignore, from `folder`. They hold for what a walk meets. */
  include: readonly string[];
  exclude: readonly string[];
  folder: string;
}

export interface FoundFiles {
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

/** Path from `folder`, or undefined when it lies outside. */
const within = (folder: string, path: string): string | undefined =>
  path.startsWith(base(folder)) ? path.slice(base(folder).length) : undefined;

const slashes = (path: string) => path.replaceAll("\\", "/");

interface Layer {
  folder: string;
  rules: Ignore;
}

/** True when the .gitignore files from the top down leave the path out; a deeper one may take it back in. */
function isIgnored(layers: readonly Layer[], path: string, isFolder: boolean): boolean {
  let ignored = false;
  for (const { folder, rules } of layers) {
    const inner = within(folder, path);
    if (inner === undefined) continue;
    const verdict = rules.test(isFolder ? `${inner}/` : inner);
    if (verdict.ignored) ignored = true;
    else if (verdict.unignored) ignored = false;
  }
  return ignored;
}

interface Walk {
  host: Host;
  found: FoundFiles;
  seen: Set<string>;
  isWanted(path: string): boolean;
}

function attempt<T>(walk: Walk, act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (!isStop(error)) throw error;
    walk.found.failures.push(error.message);
    return undefined;
  }
}

function gitignoreOf(walk: Walk, folder: string, layers: readonly Layer[]): readonly Layer[] {
  const file = walk.host.resolve(folder, ".gitignore");
  if (walk.host.kindOf(file) !== "file") return layers;
  const bytes = attempt(walk, () => walk.host.readFile(file, 1024 * 1024));
  if (bytes === undefined) return layers;
  return [...layers, { folder: slashes(folder), rules: ignore().add(new TextDecoder().decode(bytes)) }];
}

/** The .gitignore files above a folder, from the root of its repository down. */
function layersAbove(walk: Walk, folder: string): readonly Layer[] {
  const above: string[] = [];
  for (let at = folder; ; at = walk.host.resolve(at, "..")) {
    if (at !== folder) above.unshift(at);
    if (walk.host.kindOf(walk.host.resolve(at, ".git")) !== undefined) break;
    if (walk.host.resolve(at, "..") === at) return [];
  }
  return above.reduce((layers, each) => gitignoreOf(walk, each, layers), [] as readonly Layer[]);
}

function add(walk: Walk, path: string, shown: string, named: boolean): void {
  const key = slashes(path);
  if (walk.seen.has(key)) return;
  walk.seen.add(key);
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
function walkFolder(walk: Walk, folder: string, shownFolder: string, above: readonly Layer[]): void {
  const entries = attempt(walk, () => walk.host.list(folder));
  if (entries === undefined) return;
  const layers = entries.some(({ name }) => name === ".gitignore") ? gitignoreOf(walk, folder, above) : above;
  const [start, shownStart] = [base(folder), shownFolder === "." ? "" : base(shownFolder)];
  for (const { name, kind } of entries) {
    if (SKIPPED_FOLDERS.has(name)) continue;
    // Not `resolve`: that takes longer than all else here.
    const path = start + name;
    const shown = shownStart + name;
    if (isIgnored(layers, slashes(path), kind === "directory")) continue;
    if (kind === "directory") walkFolder(walk, path, shown, layers);
    else if (kind !== "file") skipOther(walk, shown, name, kind);
    else if (couldBeDoc(name) && walk.isWanted(slashes(path))) add(walk, path, shown, false);
  }
}

/** True for paths that the include patterns take and the exclude patterns leave. */
function wanted({ include, exclude, folder }: FileChoice): (path: string) => boolean {
  if (include.length === 0 && exclude.length === 0) return () => true;
  const [taken, left] = [ignore().add([...include]), ignore().add([...exclude])];
  const top = slashes(folder);
  return (path) => {
    const inner = within(top, path);
    if (inner === undefined) return include.length === 0;
    return (include.length === 0 || taken.ignores(inner)) && !left.ignores(inner);
  };
}

function addPattern(walk: Walk, pattern: string): void {
  const plain = slashes(pattern).replace(/^\.\//, "");
  if (plain.startsWith("/") || plain.split("/").includes("..")) {
    throw usageError(`the pattern ${quote(pattern)} leaves the working folder; run the check where the files are`);
  }
  const match = ignore().add(plain.includes("/") ? `/${plain}` : plain);
  const top = slashes(walk.host.cwd);
  const isWanted = walk.isWanted;
  const before = walk.found.files.length;
  walkFolder(
    { ...walk, isWanted: (path) => isWanted(path) && match.ignores(within(top, path) ?? " ") },
    walk.host.cwd,
    ".",
    layersAbove(walk, walk.host.cwd),
  );
  if (walk.found.files.length === before) walk.found.failures.push(`nothing matches the pattern ${quote(pattern)}`);
}

/** All documents of the operands, sorted by path. A path that exists goes before a pattern of the same spelling. */
export function findFiles(choice: FileChoice, host: Host): FoundFiles {
  const walk: Walk = {
    host,
    found: { files: [], failures: [], skipped: [] },
    seen: new Set(),
    isWanted: wanted(choice),
  };
  for (const operand of choice.operands) {
    const path = host.resolve(operand);
    const kind = host.kindOf(path);
    const shown = host.relative(path);
    if (kind === "directory") walkFolder(walk, path, shown, layersAbove(walk, path));
    else if (kind !== undefined || !PATTERN_SIGNS.test(operand)) add(walk, path, shown, true);
    else addPattern(walk, operand);
  }
  walk.found.files.sort((a, b) => byText(a.shown, b.shown));
  return walk.found;
}
