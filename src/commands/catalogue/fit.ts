/** `fit`: does this model fit this machine, how fast does it run, how many requests does it answer? */

import { answerFit, type FitAnswer, type FitQuestion } from "../../core/fit/answer-fit.ts";
import { isFields } from "../../core/text/fields.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { dataError, usageError } from "../../core/types/errors.ts";
import type { Runtime } from "../../core/types/fit.ts";
import type { Pricing } from "../../core/types/pricing.ts";
import { decodeText } from "../../data/documents/decode-text.ts";
import { parseJson } from "../../data/documents/parse-json.ts";
import { type FindPlace, textError } from "../../data/documents/parsed.ts";
import { schemaDiagnostics } from "../../data/documents/schema-issues.ts";
import { checkFitRequest } from "../../data/settings/fit-request.ts";
import { fitJson, fitText } from "../../render/catalogue/fit-text.ts";
import { jsonLines, jsonText } from "../../render/text/json-text.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { diagnosticLine, refuse } from "../host/operand.ts";
import { formatFor, outputPage } from "../host/results.ts";
import { type DataOptions, loadPricing } from "../settings/data.ts";

export interface FitOptions extends DataOptions {
  quiet?: boolean;
  operands: string[];
  machine?: string;
  model?: string;
  quantisation?: string;
  kvQuantisation?: string;
  context?: number;
  prompt?: number;
  output?: number;
  streams?: number;
  runtime?: Runtime;
  utilisation?: number;
  measuredTokS?: number;
  claimedTokS?: number;
  format?: "text" | "json" | "ndjson";
  explainCosts?: boolean;
}

const STDIN = "stdin";

/** A question that could be read, or what is wrong with it; `line` counts from 1. */
type AskedFit = { line: number } & ({ question: FitQuestion } | { diagnostics: Diagnostic[] });

/** What the flags say: a whole question with --machine and --model, else what questions on stdin leave open. */
function flagged(options: FitOptions): Partial<FitQuestion> {
  const given: Record<keyof FitQuestion, unknown> = {
    machine: options.machine,
    model: options.model,
    quantisation: options.quantisation,
    kv_quantisation: options.kvQuantisation,
    context: options.context,
    prompt: options.prompt,
    output: options.output,
    mean_context: undefined,
    streams: options.streams,
    runtime: options.runtime,
    utilisation: options.utilisation,
    measured_tok_s: options.measuredTokS,
    claimed_tok_s: options.claimedTokS,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

interface Questions {
  form: "one" | "list" | "lines";
  entries: AskedFit[];
}

/** A value as a question, with the flags for what it leaves open. */
function entryOf(value: unknown, line: number, place: FindPlace, given: Partial<FitQuestion>): AskedFit {
  const found = checkFitRequest(isFields(value) ? { ...given, ...value } : value);
  if (found.ok) return { line, question: found.value };
  return { line, diagnostics: schemaDiagnostics(found.issues, place, "fit-question") };
}

/** NDJSON is told by a line that is an object by itself in a text that as a whole is no JSON. */
function isLines(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 1 && lines.some((line) => /^\s*\{.*\}\s*$/.test(line));
}

/** Questions of a text in their order: one JSON object, a list of them, or one a line. */
function questionsIn(text: string, given: Partial<FitQuestion>): Questions {
  const whole = parseJson(text, STDIN);
  if (whole.ok) {
    const { value, place } = whole;
    if (!Array.isArray(value)) return { form: "one", entries: [entryOf(value, 1, place, given)] };
    if (value.length === 0)
      refuse([textError("fit-question", "an empty list, expected questions; add one", place([]))]);
    const entries = value.map((each, i) => {
      const placeIn: FindPlace = (path, on) => place([i, ...path], on);
      return entryOf(each, placeIn([]).line, placeIn, given);
    });
    return { form: "list", entries };
  }
  if (!isLines(text)) return { form: "one", entries: [{ line: 1, diagnostics: whole.diagnostics }] };
  const lines = text.split("\n").map((source, i) => ({ source, line: i + 1 }));
  const entries = lines
    .filter(({ source }) => source.trim() !== "")
    .map(({ source, line }): AskedFit => {
      const parsed = parseJson(source, STDIN, { line });
      return parsed.ok ? entryOf(parsed.value, line, parsed.place, given) : { line, diagnostics: parsed.diagnostics };
    });
  return { form: "lines", entries };
}

function answerTo(entry: AskedFit, pricing: Pricing, options: FitOptions): FitAnswer {
  if ("question" in entry) return answerFit(entry.question, pricing, options.explainCosts === true);
  return { ok: false, error: entry.diagnostics.map(diagnosticLine).join("; ") };
}

/** `flagged`: the question stands on the command line, and what it names wrong is a fault of use. */
async function one(question: FitQuestion, flagged: boolean, pricing: Pricing, options: FitOptions, host: CommandHost) {
  const answer = answerFit(question, pricing, options.explainCosts === true);
  if (!answer.ok) throw flagged && !answer.impossible ? usageError(answer.error) : dataError(answer.error);
  await host.stdout.write(shown(answer, options, host));
  return EXIT.done;
}

function shown(answer: FitAnswer & { ok: true }, options: FitOptions, host: CommandHost): string {
  const format = formatFor(options, host);
  if (format === "text") return fitText(answer.fit, outputPage(host.stdout), options.quiet);
  return format === "json" ? jsonText(fitJson(answer.fit)) : jsonLines([fitJson(answer.fit)]);
}

/** Every question gives one answer, in order; a bad one an object with `line` and `error`. */
async function batch(
  { form, entries }: Questions,
  pricing: Pricing,
  options: FitOptions,
  host: CommandHost,
): Promise<ExitCode> {
  let bad = 0;
  const values = entries.map((entry) => {
    const answer = answerTo(entry, pricing, options);
    if (answer.ok) return { text: () => shown(answer, options, host), value: fitJson(answer.fit) };
    bad++;
    const value = { line: entry.line, error: answer.error };
    return { text: () => `line ${entry.line}: ${answer.error}\n`, value };
  });
  const usual = formatFor(options, host);
  const format = options.format === undefined && usual === "json" && form === "lines" ? "ndjson" : usual;
  if (format === "text") await host.stdout.write(values.map(({ text }) => text()).join("\n"));
  else if (format === "json") await host.stdout.write(jsonText(values.map(({ value }) => value)));
  else await host.stdout.write(jsonLines(values.map(({ value }) => value)));
  return bad > 0 ? EXIT.unacceptable : EXIT.done;
}

export async function run(options: FitOptions, host: CommandHost): Promise<ExitCode> {
  const { operands, machine, model } = options;
  if (operands.length > 0)
    throw usageError(`fit takes no operand, got ${quote(operands[0])}; name --machine and --model`);
  const given = flagged(options);
  const pricing = await loadPricing(options, host);
  if (machine !== undefined && model !== undefined) {
    return one(given as FitQuestion, true, pricing, options, host);
  }
  if (host.stdinIsTTY) {
    throw usageError(
      "fit needs --machine and --model, or questions as JSON on stdin; model-advisor models lists models",
    );
  }
  const bytes = host.readStdin();
  if (bytes.length === 0) throw usageError("nothing on stdin; name --machine and --model, or give a question as JSON");
  const decoded = decodeText(bytes, STDIN);
  if (!decoded.ok) refuse(decoded.diagnostics);
  const found = questionsIn(decoded.text, given);
  if (found.form !== "one") return batch(found, pricing, options, host);
  const [entry] = found.entries;
  if (!("question" in entry!)) refuse(entry!.diagnostics);
  return one(entry.question, false, pricing, options, host);
}
