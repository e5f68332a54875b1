/**
 * Runs one command line and writes V8's code cache of every bundle it used that has none yet.
 * Called by scripts/build.ts: node scripts/warm-code-cache.cjs <main.cjs> <arguments of the command line...>
 */
const fs = require("node:fs");

const scripts = new Map();
globalThis.codeCacheScripts = scripts;

/** The only Node that may use the cache; src/cli/entry.ts asks for this very name. */
const build = `${process.version}-${process.platform}-${process.arch}`;

process.on("exit", () => {
  for (const [file, script] of scripts) {
    const cache = `${file}.${build}.cache`;
    if (!fs.existsSync(cache)) fs.writeFileSync(cache, script.createCachedData());
  }
});

const [main, ...args] = process.argv.slice(2);
process.argv = [process.argv[0], main, ...args];
require(main);
