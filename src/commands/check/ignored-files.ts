/** Which files a walk leaves out: those that git ignores. Where git can be asked it is; else .gitignore files are read. */
import ignore, { type Ignore } from "ignore";
import { isStop } from "../../core/types/errors.ts";
import type { CommandHost } from "../host/host.ts";

/** What is left out below one folder of a repository. */
export interface IgnoredFiles {
  /** True when git leaves the path out. Folders are asked about before what is in them. */
  has(path: string, isFolder: boolean): boolean;
  /** The same for a folder inside, whose own .gitignore is heeded as well. */
  inside(folder: string): IgnoredFiles;
}

/** Path from `folder`, or undefined when it lies outside. */
export const pathWithin = (folder: string, path: string): string | undefined => {
  const base = folder.endsWith("/") ? folder : `${folder}/`;
  return path.startsWith(base) ? path.slice(base.length) : undefined;
};

/**
 * What git itself leaves out of a repository: files that are not tracked and match .gitignore, info/exclude or the
 * person's own excludes, by the case that core.ignorecase says. Undefined where git cannot be asked.
 */
async function askGit(top: string, host: CommandHost): Promise<IgnoredFiles | undefined> {
  const args = ["ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z"];
  try {
    const said = await host.run("git", ["-C", top, ...args]);
    const ignored = new Set(said.split("\0").filter((path) => path !== ""));
    const answer: IgnoredFiles = {
      has: (path, isFolder) => ignored.has(`${pathWithin(top, path) ?? ""}${isFolder ? "/" : ""}`),
      inside: () => answer,
    };
    return answer;
  } catch (error) {
    if (!isStop(error)) throw error;
    return undefined;
  }
}

/** True when names that differ in case only are one file here. Asked of git, else of the file system. */
export async function ignoresCase(top: string, host: CommandHost): Promise<boolean> {
  try {
    return (
      (await host.run("git", ["-C", top, "config", "--type=bool", "--default=false", "core.ignorecase"])).trim() ===
      "true"
    );
  } catch (error) {
    if (!isStop(error)) throw error;
    return host.kindOf(host.resolve(top, ".GIT")) !== undefined;
  }
}

/** Patterns as in .gitignore. */
export const patternsOf = (patterns: string | readonly string[], ignorecase: boolean): Ignore =>
  ignore({ ignorecase, allowRelativePaths: true }).add(patterns as string | string[]);

/** The rules of one .gitignore file. */
interface Layer {
  folder: string;
  rules: Ignore;
}

const LARGEST = 1024 * 1024;

function layerOf(folder: string, file: string, ignorecase: boolean, host: CommandHost): Layer[] {
  if (host.kindOf(file) !== "file") return [];
  return [{ folder, rules: patternsOf(new TextDecoder().decode(host.readFile(file, LARGEST)), ignorecase) }];
}

/** What .gitignore files say, as a walk comes by them. Below a folder that is left out nothing is taken back in. */
function fromFiles(layers: readonly Layer[], ignorecase: boolean, host: CommandHost): IgnoredFiles {
  return {
    has(path, isFolder) {
      let ignored = false;
      for (const { folder, rules } of layers) {
        const inner = pathWithin(folder, path);
        if (inner === undefined) continue;
        const verdict = rules.test(isFolder ? `${inner}/` : inner);
        if (verdict.ignored) ignored = true;
        else if (verdict.unignored) ignored = false;
      }
      return ignored;
    },
    inside(folder) {
      const own = layerOf(folder, host.resolve(folder, ".gitignore"), ignorecase, host);
      return own.length === 0 ? this : fromFiles([...layers, ...own], ignorecase, host);
    },
  };
}

/** What is left out in a folder of the repository that begins at `top`. */
export async function ignoredIn(top: string, folder: string, host: CommandHost): Promise<IgnoredFiles> {
  const asked = await askGit(top, host);
  if (asked) return asked;
  const ignorecase = await ignoresCase(top, host);
  const above: string[] = [];
  for (let at = folder; at !== top; at = host.resolve(at, "..")) above.unshift(at);
  const own = layerOf(top, host.resolve(top, ".git/info/exclude"), ignorecase, host);
  return [top, ...above].reduce((files, each) => files.inside(each), fromFiles(own, ignorecase, host));
}

/** Outside of a repository: the .gitignore files from this folder down. */
export const ignoredWithoutGit = (folder: string, host: CommandHost): IgnoredFiles =>
  fromFiles([], false, host).inside(folder);
