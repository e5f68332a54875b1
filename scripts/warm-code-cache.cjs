/**
 * Runs one command line and writes V8's code cache of every bundle it used that has none yet.
 * Called by scripts/build.ts: node scripts/warm-code-cache.cjs <main.cjs> <arguments of the command line...>
 */
const fs = require("node:fs");

const scripts = new Map();
globalThis.codeCacheScripts = scripts;

process.on("exit", () => {
  for (const [file, script] of scripts) {
    if (!fs.existsSync(`${file}.cache`)) fs.writeFileSync(`${file}.cache`, script.createCachedData());
  }
});

const [main, ...args] = process.argv.slice(2);
process.argv = [process.argv[0], main, ...args];
require(main);
