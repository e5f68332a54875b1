/** Where a file stands in its repository, whatever folder a check is run in. */

/** The top of the repository, and how to get from there to the working folder. */
export interface RepositoryRoot {
  /** Absolute, with forward slashes. */
  path: string;
  /** `team/docs`; empty at the top. */
  prefix: string;
}

/** The root for a working folder at or below the top. */
export function repositoryRoot(top: string, folder: string): RepositoryRoot {
  const base = top.endsWith("/") ? top : `${top}/`;
  return { path: top, prefix: folder.startsWith(base) ? folder.slice(base.length) : "" };
}

/** A path from the working folder as one from the top of the repository; files outside of it begin with `../`. */
export function repositoryPath({ path: top, prefix }: RepositoryRoot, file: string): string {
  if (file.startsWith(`${top}/`)) return file.slice(top.length + 1);
  if (file.startsWith("/") || /^[A-Za-z]:\//.test(file)) return file;
  const parts = prefix === "" ? [] : prefix.split("/");
  for (const part of file.split("/")) {
    if (part === "." || part === "") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/") || ".";
}
