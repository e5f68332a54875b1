/** Runs another program, such as git, and gives its output. */
import { spawnSync } from "node:child_process";
import { plainText } from "../core/text/plain-text.ts";
import { usageError } from "../core/types/errors.ts";

/** A hook of git is run with variables that bind git to the repository of the hook, whatever folder is named. */
const ownEnv = (): NodeJS.ProcessEnv => {
  const bound = /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !bound.test(name)));
};

/** Text that the program printed. Throws a usage error when it is missing or fails. */
export function runProgram(program: string, args: string[], cwd: string): string {
  const done = spawnSync(program, args, { cwd, env: ownEnv(), encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (done.error)
    throw usageError(
      `cannot run ${program}: ${(done.error as NodeJS.ErrnoException).code === "ENOENT" ? "it is not installed" : "it failed to start"}`,
    );
  if (done.status !== 0) {
    const said = plainText(done.stderr.trim().split("\n")[0] ?? "");
    throw usageError(`${program} ${plainText(args.join(" "))} failed${said ? `: ${said}` : ""}`);
  }
  return done.stdout;
}
