/** The process: arguments in, exit code out. */
import { EXIT } from "../commands/host/host.ts";
import { realHost } from "./host.ts";
import { SPECS } from "./specs.ts";
import { start } from "./start.ts";

declare const VERSION: string;
declare const REPOSITORY: string;

const argv = process.argv.slice(2);
const host = realHost(argv, VERSION, REPOSITORY);

/** A promise that never settles would let the process end early, and as if all were well. */
const endedEarly = () => void host.stderr.write("internal error: the program ended before its work was done\n");

process.exitCode = EXIT.fault;
process.once("exit", endedEarly);
start(SPECS, VERSION, argv, host).then((code) => {
  process.exitCode = code;
  process.off("exit", endedEarly);
});
