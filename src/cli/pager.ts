/** Shows a long text through the pager that the person uses, as git and gh do. */
import { spawnSync } from "node:child_process";
import type { Output } from "../commands/host/host.ts";
import { outgoingText } from "../core/text/outgoing-text.ts";

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
