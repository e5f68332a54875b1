#!/usr/bin/env node
/**
 * Starts the program from its bundles. Where the build left V8's code cache beside a bundle, its functions need not be
 * compiled again. V8 looks at its own version only, which all of Node 20 shares, and a cache of another patch level
 * crashes it: the name of a cache binds it to the very Node that wrote it, and any other compiles the bundle as usual.
 */
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

type Exports = Record<string, unknown>;

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`error: Node 20.19 or newer is needed, and this is ${process.version}\n`);
  process.exit(2);
}

const loaded = new Map<string, Exports>();

/** Set by scripts/warm-code-cache.cjs, which keeps the scripts of a run to write their caches. */
const warming = (globalThis as { codeCacheScripts?: Map<string, vm.Script> }).codeCacheScripts;

/** What files are read into, one after the other: for each a buffer of its own would be fresh memory. */
const room = Buffer.allocUnsafeSlow(1024 * 1024);

/** The content of a file, until the next is read. */
function bytesOf(file: string): Buffer {
  const fd = fs.openSync(file, "r");
  try {
    let size = 0;
    while (size < room.length) {
      const more = fs.readSync(fd, room, size, room.length - size, size);
      if (more === 0) return room.subarray(0, size);
      size += more;
    }
  } finally {
    fs.closeSync(fd);
  }
  return fs.readFileSync(file);
}

/** The text of a file beside the bundles; the build writes them in plain ASCII. */
const textOf = (name: string): string => bytesOf(path.join(__dirname, name)).toString("latin1");

const build = `${process.version}-${process.platform}-${process.arch}`;

function cacheOf(file: string): Buffer | undefined {
  try {
    return bytesOf(`${file}.${build}.cache`);
  } catch {
    return undefined;
  }
}

/** What bundles see as `require`: other bundles and their data come from here, all else from Node. */
function requireFrom(name: string): unknown {
  if (!name.startsWith("./")) return require(name);
  return name.endsWith(".json") ? data(name) : load(name);
}

/** A JSON file beside the bundles, read without the search for modules. */
function data(name: string): Exports {
  let known = loaded.get(name);
  if (!known) {
    known = JSON.parse(textOf(name)) as Exports;
    loaded.set(name, known);
  }
  return known;
}

function load(name: string): unknown {
  const known = loaded.get(name);
  if (known) return known;
  const file = path.join(__dirname, name);
  const code = `(function (exports, require, module, __filename, __dirname) {${textOf(name)}\n})`;
  const cachedData = warming ? undefined : cacheOf(file);
  const script = new vm.Script(code, { filename: file, ...(cachedData ? { cachedData } : {}) });
  warming?.set(file, script);
  const module: { exports: Exports } = { exports: {} };
  script.runInThisContext()(module.exports, requireFrom, module, file, __dirname);
  loaded.set(name, module.exports);
  return module.exports;
}

load("./cli-main.cjs");
