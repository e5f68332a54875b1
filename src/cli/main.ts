/** The process: arguments in, exit code out. */
import { realHost } from "./host.ts";
import { SPECS } from "./specs.ts";
import { start } from "./start.ts";

declare const VERSION: string;

const argv = process.argv.slice(2);
start(SPECS, VERSION, argv, realHost(argv, VERSION)).then((code) => {
  process.exitCode = code;
});
