/** The page for a client that `--report` asks for, beside the advice on the screen. */
import type { Brief } from "../../core/types/brief.ts";
import type { Host } from "../host/host.ts";
import { type OutputFile, oursIn, refuseForeign, writeOutput } from "../host/write-output.ts";
import { type AdviceOptions, adviceText } from "./assess-advice.ts";

type Values = Readonly<Record<string, unknown>>;

function fileFor({ report, from }: Values, host: Host): Omit<OutputFile, "text"> | null {
  if (typeof report !== "string") return null;
  const inputs = typeof from === "string" ? [host.resolve(from)] : [];
  return { path: host.resolve(report), inputs, isOurs: oursIn("html") };
}

/** Refuses a file that is somebody else's, before the first question is asked. */
export function checkReport(options: Values, host: Host): void {
  const file = fileFor(options, host);
  if (file) refuseForeign(file, host);
}

/** Writes the page, where one is wanted. */
export async function writeReport(brief: Brief, options: AdviceOptions & Values, host: Host): Promise<void> {
  const file = fileFor(options, host);
  if (!file) return;
  writeOutput({ ...file, text: await adviceText(brief, { ...options, format: "html" }, host) }, host);
  await host.stderr.write(`\nThe report is in ${host.relative(file.path)}.\n`);
}
