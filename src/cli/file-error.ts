/** What went wrong with a file, in one line for people. */
import path from "node:path";
import { plainText, shorten } from "../core/text/plain-text.ts";
import { usageError } from "../core/types/errors.ts";

/** The code of an error of the system, such as `ENOENT`; empty for any other error. */
export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException)?.code ?? "";

const WORDS: Record<string, string> = {
  ENOENT: "there is no such file",
  ENOTDIR: "a part of the path is not a folder",
  EACCES: "it may not be read or written",
  EPERM: "it may not be read or written",
  EISDIR: "it is a folder, a file was expected",
  ENOSPC: "there is no space left",
  EROFS: "the file system is read-only",
  EEXIST: "it exists already and is not written over",
  EMFILE: "too many files are open",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "the name is too long",
  ERR_INVALID_ARG_VALUE: "the name holds a character that no name may have",
  EXDEV: "it lies on another device",
  EDQUOT: "the quota is used up",
  EIO: "the device reports an error",
  ETXTBSY: "it is in use",
  EBUSY: "it is in use",
};

const LONGEST_PATH = 300;

/** A path as people gave it: from the working folder where it lies below it. */
export const shownPath = (file: string): string => {
  const below = path.relative(process.cwd(), file);
  return plainText(shorten(below === "" || below.startsWith("..") ? file : below, LONGEST_PATH));
};

/** A file that is to be written need not be there, but its folder must. */
function missing(what: string, file: string): string {
  if (what === "cannot list") return "there is no such folder";
  return what === "cannot write"
    ? `there is no folder "${shownPath(path.dirname(file))}"; make it first`
    : WORDS.ENOENT!;
}

/** `what` names the attempt: "cannot read". */
export function fileError(what: string, file: string, error: unknown): Error {
  const code = codeOf(error);
  const why = code === "ENOENT" ? missing(what, file) : (WORDS[code] ?? (code || "it failed"));
  return usageError(`${what} "${shownPath(file)}": ${why}`);
}
