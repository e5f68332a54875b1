/** Other programs that are run: git, whose output is taken, and the pager that shows a long text. */
import { spawnSync } from "node:child_process";
import type { Output } from "../commands/host/host.ts";
import { outgoingText, plainText } from "../core/text/plain-text.ts";
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

/** The program and its words; undefined where the person wants none. `cat` is how people say so. */
function pagerOf(env: NodeJS.ProcessEnv): string | undefined {
  const named = env.MODEL_ADVISOR_PAGER ?? env.PAGER ?? (process.platform === "win32" ? "more" : "less");
  return named.trim() === "" || named.trim() === "cat" ? undefined : named.trim();
}

/** True when the text was shown: a terminal, a text longer than its screen, and a pager that ran. */
export function showPaged(text: string, stdout: Output, argv: readonly string[], env: NodeJS.ProcessEnv): boolean {
  if (!stdout.isTTY || stdout.plain || env.TERM === "dumb" || argv.includes("--no-pager")) return false;
  if (text.split("\n").length <= stdout.rows) return false;
  const pager = pagerOf(env);
  if (pager === undefined) return false;
  const done = spawnSync(pager, {
    shell: true,
    input: outgoingText(text, { styles: stdout.colors > 0, commands: false }),
    stdio: ["pipe", "inherit", "inherit"],
    // As git sets it: leave when all fits, keep colours, leave the text on the screen.
    env: { LESS: "FRX", LV: "-c", ...env },
  });
  // 126 and 127 are how a shell says that there is no such program.
  return !done.error && done.status !== 126 && done.status !== 127;
}
