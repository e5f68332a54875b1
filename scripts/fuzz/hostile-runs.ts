/** Whole commands in memory, with hostile text in every place that a stranger may write to. */
import { ok } from "node:assert";
import fc from "fast-check";
import { SPECS } from "../../src/cli/specs.ts";
import { start } from "../../src/cli/start.ts";
import { CWD, memoryHost } from "../../test/hosts/memory-host.ts";
import { harmIn, hostileText } from "./hostile.ts";
import type { Target } from "./targets.ts";

interface Run {
  argv: string[];
  files: Record<string, string>;
  stdin: string;
}

const brief = (text: string) => ({
  task: text,
  client: text,
  project: text,
  kind: "routing",
  repetition: 92,
  examples: 1200,
  correctness: "exact",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 50_000 },
});

const doc = (text: string) =>
  `---\nmodel_advisor: ${JSON.stringify(brief(text))}\n---\n${text}\n\n\`\`\`model_advisor ${text.replaceAll(/\s/g, "")}\n\`\`\`\n<!-- model-advisor-ignore ${text} -->\n`;

const FORMATS = ["text", "json", "sarif", "junit", "markdown", "github"];

/** For each command a line in which the text stands wherever it can. */
const RUNS: ((text: string, format: string) => Run)[] = [
  (text, format) => ({
    argv: ["classify", "--format", format === "markdown" ? format : "table"],
    files: {},
    stdin: JSON.stringify(brief(text)),
  }),
  (text) => ({ argv: ["classify", "--format", "json"], files: {}, stdin: JSON.stringify(brief(text)) }),
  (text) => ({
    argv: ["classify"],
    files: {},
    stdin: JSON.stringify({ ...brief("x"), hardware: text, kind: text, [text]: 1 }),
  }),
  (text) => ({ argv: ["classify", text, "--out", text], files: {}, stdin: "" }),
  (text, format) => ({
    argv: ["check", "--format", format],
    files: { [`${text.replaceAll("\u0000", "")}.md`]: doc(text), "a.json": `{"task": ${text}` },
    stdin: "",
  }),
  (text, format) => ({
    argv: ["check", "--format", format, "--fix"],
    files: { "a.md": `${doc(text).replace('"usage"', `"proposal":{"model":"gpt4o"},"usage"`)}` },
    stdin: "",
  }),
  (text) => ({
    argv: ["check", "--format", "text"],
    files: {
      "a.md": doc("x"),
      ".model-advisor.yaml": JSON.stringify({ currency: text, check: { rules: { [text]: "off" } } }),
    },
    stdin: "",
  }),
  (text) => ({
    argv: ["classify"],
    files: { ".model-advisor.yaml": JSON.stringify({ currency: text, tariff: text, hardware: text }) },
    stdin: '{"task":"x"}',
  }),
  (text) => ({ argv: ["compare", text, "--hardware", text], files: {}, stdin: "" }),
  (text) => ({ argv: ["compare", "gpt-4o", "--currency", text, "--format", text], files: {}, stdin: "" }),
  (text) => ({ argv: ["fit", "--machine", text, "--model", text], files: {}, stdin: "" }),
  (text) => ({ argv: ["fit", text], files: {}, stdin: JSON.stringify({ machine: text, model: text }) }),
  (text) => ({ argv: ["explain", text], files: {}, stdin: "" }),
  (text) => ({ argv: ["models", "--provider", text], files: {}, stdin: "" }),
  (text) => ({ argv: ["taxonomy", "check", text], files: { "t/a.yaml": text }, stdin: "" }),
  (text) => ({ argv: ["pricing", "check", "--pricing", text], files: {}, stdin: "" }),
  (text) => ({
    argv: ["pricing", "import", "--from", "litellm", "l.json", "--dated", "2026-11-20"],
    files: {
      "l.json": JSON.stringify({
        [text]: { litellm_provider: text, mode: "chat", input_cost_per_token: 1e-6, output_cost_per_token: 1e-6 },
      }),
    },
    stdin: "",
  }),
  (text) => ({ argv: [text, `--${text}`], files: {}, stdin: "" }),
  (text) => ({ argv: ["init", text], files: {}, stdin: "" }),
];

async function runs({ at, text, format }: { at: number; text: string; format: string }): Promise<void> {
  const { argv, files, stdin } = RUNS[at]!(text, format);
  const placed = Object.fromEntries(Object.entries(files).map(([name, content]) => [`${CWD}/${name}`, content]));
  const host = memoryHost({ files: placed, stdin });
  const code = await start(SPECS, "0.0.0", argv, host);
  ok(code !== 3, `our fault: ${host.err}`);
  const harm = harmIn(host.out, format === "github" && argv[0] === "check") ?? harmIn(host.err);
  ok(harm === undefined, `${argv[0]} lets out ${harm}`);
  const longest = Math.max(...host.err.split("\n").map((line) => line.length));
  // A diff shows the line that it changes.
  ok(longest < 1500 || argv.includes("--fix"), `${argv[0]} says a line of ${longest} characters`);
}

/** Runs of whole commands take longer: they are fewer. */
export const HOSTILE_RUNS: Target & { share: number } = {
  name: "hostile-runs",
  share: 1 / 100,
  property: () =>
    fc.asyncProperty(
      fc.record({ at: fc.nat({ max: RUNS.length - 1 }), text: hostileText, format: fc.constantFrom(...FORMATS) }),
      runs,
    ) as fc.IRawProperty<unknown>,
};
