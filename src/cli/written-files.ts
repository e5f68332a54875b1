/** Writing files: whole or not at all, and nowhere that the person did not name. */
import fs from "node:fs";
import path from "node:path";
import { usageError } from "../core/types/errors.ts";
import { fileError, shownPath } from "./file-error.ts";
import { realPath } from "./files.ts";

const isWithin = (file: string, folder: string): boolean =>
  file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);

/**
 * Where to write, without links on the way. A pull request may bring links: what is named within the repository must lie
 * within it, and elsewhere the file itself must be no link. `top` is the top of the repository.
 */
function placeOf(file: string, top: string): string {
  const [named, whole] = [path.resolve(file), path.resolve(top)];
  const real = realPath(named);
  const isLink = fs.lstatSync(named, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  const strays = isWithin(named, whole) ? !isWithin(real, realPath(whole)) : isLink;
  // A link to nothing has no real place but its own.
  if (strays || (isLink && real === named)) {
    throw usageError(`cannot write "${shownPath(file)}": a link on the way leads elsewhere; name the file itself`);
  }
  return real;
}

/** Devices and pipes, such as /dev/stdout and those of a shell's `>(...)`, are written to as they are. */
const isSpecial = (file: string): boolean => {
  if (file.startsWith("/dev/")) return true;
  const status = fs.statSync(file, { throwIfNoEntry: false });
  return status !== undefined && !status.isFile() && !status.isDirectory();
};

/** Writes the whole text to a file that must not be there yet; half a file does not stay. */
function create(file: string, text: string, mode: number): void {
  const fd = fs.openSync(file, "wx", mode);
  try {
    try {
      fs.writeFileSync(fd, text);
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
  } catch (error) {
    fs.rmSync(file, { force: true });
    throw error;
  }
}

/** A name that nobody can have guessed, and put a link at; what a killed run leaves behind says whose it is. */
const temporaryName = (): string =>
  `.model-advisor-${Buffer.from(crypto.getRandomValues(new Uint8Array(9))).toString("base64url")}.tmp`;

function replace(file: string, text: string, isStillGood: () => void): void {
  const before = fs.lstatSync(file, { throwIfNoEntry: false });
  if (before?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
  const temporary = path.join(path.dirname(file), temporaryName());
  create(temporary, text, before?.mode ?? 0o644);
  try {
    // Only now: until the text was on the disk an editor had time to save.
    isStillGood();
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

/** Writes a temporary file beside it and renames, unless `isStillGood` throws; `append` adds to what is there. */
export function writeFile(
  file: string,
  text: string,
  top: string,
  mode: "replace" | "create" | "append" = "replace",
  isStillGood: () => void = () => {},
): void {
  try {
    if (mode !== "create" && isSpecial(file)) return void fs.writeFileSync(file, text);
    const place = placeOf(file, top);
    if (mode === "append") fs.appendFileSync(place, text);
    else if (mode === "create") create(place, text, 0o644);
    else replace(place, text, isStillGood);
  } catch (error) {
    throw (error as Error).name === "Stop" ? error : fileError("cannot write", file, error);
  }
}

/** One after the other from the top: `recursive` never returns where nothing can be made, as below /proc. */
function makeEach(folder: string): void {
  if (fs.existsSync(folder)) return;
  makeEach(path.dirname(folder));
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    // Another run may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Makes a folder and those above it. */
export function makeFolder(folder: string, top: string): void {
  try {
    makeEach(placeOf(folder, top));
  } catch (error) {
    throw (error as Error).name === "Stop" ? error : fileError("cannot make", folder, error);
  }
}
