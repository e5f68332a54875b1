/** Runs another program, such as git, and gives its output. */
import { spawnSync } from "node:child_process";
import { plainText } from "../core/text/plain-text.ts";
import { usageError } from "../core/types/errors.ts";

/** Text that the program printed. Throws a usage error when it is missing or fails. */
export function runProgram(program: string, args: string[], cwd: string): string {
  const done = spawnSync(program, args, { cwd, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
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
