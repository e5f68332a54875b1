/**
 * How the command line is bundled with packages that make more than most runs use. `string-width` and `wrap-ansi` make a
 * segmenter of graphemes and patterns with classes of Unicode when they load, which takes longer than the rest of a page of text,
 * and most pages are ASCII: both are made when they are first used. `commander` loads what starts other programs, and
 * with it the network, for commands that are programs of their own, which there are none of here. cli-table3 brings an
 * older `string-width`, which counts some emoji otherwise and builds a large pattern for each cell: it gets the one that
 * all other text is measured with. `chalk` asks the terminal for its colours when it loads, and with that the network;
 * it is always told them here.
 */
import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

const SEGMENTER = {
  eager: "const segmenter = new Intl.Segmenter();",
  late: `let segmenterMade;
const segmenter = { segment: (text) => (segmenterMade ??= new Intl.Segmenter()).segment(text) };`,
};
const EMOJI = {
  eager: "const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;",
  late: `let emojiMade;
const rgiEmojiRegex = { test: (text) => (emojiMade ??= /^\\p{RGI_Emoji}$/v).test(text) };`,
};
const VISIBLE = {
  eager:
    "const visibleCharacterRegex = /[^\\p{Default_Ignorable_Code_Point}\\p{Control}\\p{Format}\\p{Nonspacing_Mark}\\p{Enclosing_Mark}\\p{Surrogate}]/v;",
  late: `let visibleMade;
const visible = () => (visibleMade ??= /[^\\p{Default_Ignorable_Code_Point}\\p{Control}\\p{Format}\\p{Nonspacing_Mark}\\p{Enclosing_Mark}\\p{Surrogate}]/v);
const visibleCharacterRegex = { test: (text) => visible().test(text), [Symbol.search]: (text) => text.search(visible()) };`,
};
const SPACING = {
  eager: "const spacingMarkRegex = /\\p{Spacing_Mark}/v;",
  late: `let spacingMade;
const spacingMarkRegex = { test: (text) => (spacingMade ??= /\\p{Spacing_Mark}/v).test(text) };`,
};
const PICTOGRAPHIC = {
  eager: "const extendedPictographicRegex = /\\p{Extended_Pictographic}/gu;",
  late: "const extendedPictographicRegex = { [Symbol.match]: (text) => text.match(/\\p{Extended_Pictographic}/gu) };",
};
const PROGRAMS = {
  eager: "const childProcess = require('node:child_process');",
  late: "const childProcess = { spawn: (...args) => require('node:child_process').spawn(...args) };",
};
const LATE = {
  "string-width/index.js": [SEGMENTER, EMOJI, VISIBLE, SPACING, PICTOGRAPHIC],
  "wrap-ansi/index.js": [SEGMENTER],
  "commander/lib/command.js": [PROGRAMS],
};

export const lateParts: Plugin = {
  name: "late-parts",
  setup({ onLoad, onResolve }) {
    for (const [file, changes] of Object.entries(LATE)) {
      onLoad({ filter: new RegExp(`/node_modules/${file.replaceAll(".", "\\.")}$`) }, async ({ path }) => {
        let contents = await readFile(path, "utf8");
        for (const { eager, late } of changes) {
          if (!contents.includes(eager))
            throw new Error(`${path} does not hold "${eager}"; look at scripts/late-parts.ts`);
          contents = contents.replace(eager, () => late);
        }
        return { contents, loader: "js" };
      });
    }
    onResolve({ filter: /^string-width$/ }, ({ importer }) =>
      /\/node_modules\/cli-table3\//.test(importer)
        ? { path: "string-width", namespace: "width-for-tables" }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: "width-for-tables" }, () => ({
      contents: 'module.exports = require("string-width").default;',
      resolveDir: import.meta.dirname,
      loader: "js",
    }));
    onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: "told-colors" }));
    onLoad({ filter: /.*/, namespace: "told-colors" }, () => ({
      contents: "export default { stdout: false, stderr: false };",
    }));
  },
};
