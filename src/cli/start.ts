/** From words on the command line to an exit code: finds the command, runs it, and words whatever went wrong. */

import { type CommandHost, EXIT, EXIT_OF, type ExitCode } from "../commands/host/host.ts";
import type { CommandSpec } from "../commands/spec/command-spec.ts";
import { plainText } from "../core/text/plain-text.ts";
import { isStop } from "../core/types/errors.ts";
import type { Chosen } from "./program.ts";
import { withSections } from "./read-options.ts";

const REPORT = "please report it with the command that you ran";

async function find(
  specs: readonly CommandSpec[],
  version: string,
  argv: readonly string[],
  host: CommandHost,
): Promise<Chosen | undefined> {
  const spec = specs.find(({ name }) => name === argv[0]) ?? specs.find(({ name }) => name === `${argv[0]} ${argv[1]}`);
  const isThere = (file: string): boolean => host.kindOf(host.resolve(file)) !== undefined;
  const words = spec ? withSections(spec, argv, isThere) : argv;
  // To set up the options of a command takes long; those of the others are for the help of the whole.
  const meant = specs.filter(({ name }) => name.split(" ")[0] === argv[0]);
  const { parseWithCommander } = await import("./program.ts");
  return parseWithCommander(meant.length > 0 ? meant : specs, version, words, {
    out: (text) => void host.stdout.write(text),
    err: (text) => void host.stderr.write(text),
    columns: host.stdout.columns,
  });
}

function explain(error: unknown, debug: boolean): { code: ExitCode; line: string } {
  if (isStop(error))
    return { code: EXIT_OF[error.kind], line: error.kind === "cancelled" ? error.message : `error: ${error.message}` };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const shown = debug ? (stack ?? message) : `${plainText(message)}; ${REPORT}, --debug shows where`;
  return { code: EXIT.fault, line: `internal error: ${shown}` };
}

/** Asked for alone, as installers and editors do: commander need not be loaded to answer. */
const isVersion = (argv: readonly string[]): boolean =>
  argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V");

/** Runs one command line. Never throws. */
export async function start(
  specs: readonly CommandSpec[],
  version: string,
  argv: readonly string[],
  host: CommandHost,
): Promise<ExitCode> {
  try {
    if (isVersion(argv)) {
      await host.stdout.write(`${version}\n`);
      return EXIT.done;
    }
    const found = await find(specs, version, argv, host);
    if (!found) return EXIT.done;
    const { run } = await found.spec.load();
    return await run(found.options, host);
  } catch (error) {
    const { code, line } = explain(error, argv.includes("--debug"));
    try {
      await host.stderr.write(`${line}\n`);
    } catch {
      // It cannot be written; the exit code still tells.
    }
    return code;
  }
}
