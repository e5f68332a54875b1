/**
 * CPU of whole processes, relative to bare `node -e 0`: medians of paired runs.
 * Run: npm run build && npx tsx bench/startup.ts [runs]
 */
import path from "node:path";
import { ratios } from "./child-cpu.ts";

const root = path.join(import.meta.dirname, "..");
const cli = `node ${path.join(root, "dist/cli/main.cjs")}`;
const brief = path.join(root, "examples/briefs/inbox-triage.json");
const unread = path.join(root, "examples/briefs/inbox-triage-without-kind.json");
const runs = Number(process.argv[2] ?? 21);

const measured = ratios(
  "node -e 0",
  {
    "node -e 0 (again)": "node -e 0",
    "classify < brief, kind given": `${cli} classify < ${brief}`,
    "classify brief, kind given": `${cli} classify ${brief}`,
    "classify < brief, statement read": `${cli} classify < ${unread}`,
    "classify --format table": `${cli} classify --format table ${brief}`,
    "compare, three models": `${cli} compare gpt-4o gpt-4o-mini claude-3-5-sonnet`,
    "--version": `${cli} --version`,
    "classify --help": `${cli} classify --help`,
  },
  runs,
);
for (const [name, ratio] of Object.entries(measured)) console.log(`${ratio.toFixed(2)}  ${name}`);
