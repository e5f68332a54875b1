/**
 * How the command line is bundled with Node's own modules that are imported as a whole. In CommonJS esbuild copies such
 * a module name by name, a getter for each, for every file that imports it: a twentieth of what a command adds to the
 * start of Node. Here the import is what `require` gives, once a bundle.
 */
import type { Plugin } from "esbuild";

/** Modules that no file imports names from; one that did would not be built. */
const WHOLE = /^node:(?:fs|os|path|process|tty|vm)$/;

export const plainBuiltins: Plugin = {
  name: "plain-builtins",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: WHOLE }, ({ kind, path }) =>
      kind === "import-statement" ? { path, namespace: "plain-builtins" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "plain-builtins" }, ({ path }) => ({
      contents: `export default require(${JSON.stringify(path)});`,
    }));
  },
};
