/** `classify`: briefs from files or stdin to advice, one or many; a list of use cases is ranked in inventory.ts. */

import type { Advice } from "../../core/types/advice.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { isStop, usageError } from "../../core/types/errors.ts";
import { beginsWithLines, holdsLines, readBriefs, streamBriefs } from "../../data/brief/brief-documents.ts";
import type { BriefEntry } from "../../data/brief/check-brief.ts";
import { decodeText, joined } from "../../data/documents/decode-text.ts";
import { textError } from "../../data/documents/parsed.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { operandName } from "../host/operand.ts";
import { detailsWith, formatFor } from "../host/results.ts";
import { prepareAdvisor } from "../settings/advise-brief.ts";
import { readBrandFile } from "../settings/named-files.ts";
import { type AdviceWriter, adviceWriter, type BriefForm } from "./advice-writer.ts";
import type { BriefOptions, ClassifyOptions } from "./classify-options.ts";

const STDIN = "-";
/** Name of stdin in messages. */
const STDIN_NAME = "stdin";

interface Source {
  form: BriefForm;
  entries: AsyncIterable<BriefEntry[]>;
}

async function* once(entries: BriefEntry[]): AsyncGenerator<BriefEntry[]> {
  yield entries;
}

async function* rejoin(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** A text as a whole: NDJSON inside it is read all the same. */
async function wholeText(bytes: Uint8Array, name: string): Promise<Source> {
  const decoded = decodeText(bytes, name);
  if (!decoded.ok) return { form: "one", entries: once([{ ok: false, line: 1, diagnostics: decoded.diagnostics }]) };
  const { form, entries } = await readBriefs(decoded.text, name);
  return { form, entries: once(entries) };
}

/** So much of a stream is gathered before its first lines must tell what it is. */
const LOOKED_AT = 1024 * 1024;

/**
 * NDJSON is streamed in flat memory; the first lines tell it from one document. They may come in any pieces, and be bad
 * themselves: a stream that is larger than what is gathered is NDJSON when one of its first lines is an object.
 */
async function openStdin(host: CommandHost): Promise<Source> {
  const chunks = host.stdinChunks()[Symbol.asyncIterator]();
  const gathered: Uint8Array[] = [];
  let size = 0;
  let lookAt = 0;
  const streamed = (): Source => ({
    form: "lines",
    entries: streamBriefs(rejoin(joined(gathered), chunks), STDIN_NAME),
  });
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    gathered.push(new Uint8Array(next.value));
    size += next.value.length;
    if (size >= lookAt && next.value.includes(NEWLINE)) {
      if (beginsWithLines(new TextDecoder().decode(joined(gathered)))) return streamed();
      // Each look is at all there is; so they come ever more rarely.
      lookAt = 1.25 * size;
    }
    if (size <= LOOKED_AT) continue;
    const text = new TextDecoder().decode(joined(gathered));
    if (!/^\s*\[/.test(text) && holdsLines(text)) return streamed();
    break;
  }
  return wholeText(joined([...gathered, host.readStdin()]), STDIN_NAME);
}

const NEWLINE = 0x0a;

async function open(operand: string, host: CommandHost): Promise<Source> {
  if (operand === STDIN) return openStdin(host);
  const file = host.resolve(operand);
  const name = host.relative(file);
  if (/\.(?:ndjson|jsonl)$/i.test(operand))
    return { form: "lines", entries: streamBriefs(host.fileChunks(file), name) };
  return wholeText(host.readFile(file), name);
}

/** What a run has seen, for its exit code and its last word. */
interface Tally {
  briefs: number;
  bad: number;
  undetermined: number;
  unread: number;
}

function codeFor(tally: Tally, requireComplete: boolean): ExitCode {
  if (tally.unread > 0) return EXIT.undone;
  return tally.bad > 0 || (requireComplete && tally.undetermined > 0) ? EXIT.unacceptable : EXIT.done;
}

async function lastWord(tally: Tally, requireComplete: boolean, host: CommandHost): Promise<void> {
  if (requireComplete && tally.undetermined > 0) {
    const which = tally.briefs === 1 ? "the brief is" : `${tally.undetermined} of ${tally.briefs} briefs are`;
    await host.stderr.write(
      `error: ${which} undetermined: an answer is missing that still matters (see next_question)\n`,
    );
  }
  if (tally.bad > 0 && tally.briefs > 1) {
    await host.stderr.write(`error: ${tally.bad} of ${tally.briefs} briefs were not acceptable\n`);
  }
}

/** The path that a message begins with: `steps[0].limits.budget_per_month: ...`. */
const pathIn = (message: string): (string | number)[] =>
  (/^([\w.[\]]+): /.exec(message)?.[1] ?? "")
    .split(/[.[\]]+/)
    .filter((key) => key !== "")
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));

/** A data error that only showed while advising, such as an unknown kind; its message begins with the key at fault. */
function refusal(entry: BriefEntry & { ok: true }, message: string): Diagnostic[] {
  const path = pathIn(message);
  const place = entry.place(path[0] !== undefined && path[0] in entry.brief ? path : []);
  return [textError("invalid-brief", message, place)];
}

/** A table is a list of use cases, and --map says so of what comes by stdin. */
const isInventory = ({ operands, map, sheet }: Omit<ClassifyOptions, "format">): boolean =>
  map !== undefined || sheet !== undefined || operands.some((operand) => /\.(?:csv|tsv|tab|xlsx?)$/i.test(operand));

export async function run({ format, ...options }: ClassifyOptions, host: CommandHost): Promise<ExitCode> {
  if (isInventory(options)) {
    return (await import("./inventory.ts")).runInventory({ ...options, ...(format && { format }) }, host);
  }
  if (format === "csv") {
    throw usageError(
      "--format csv is for a list of use cases; give a .csv or .xlsx file, or --map for what stdin holds",
    );
  }
  return runBriefs({ ...options, ...(format && { format }) }, host);
}

/** Options that a page follows by a section of it, and those that it cannot follow. */
function ofPage(given: BriefOptions, host: CommandHost): BriefOptions {
  const details = detailsWith(given, { costs: given.article, figures: given.explainCosts }, host);
  const options: BriefOptions = { ...given, ...(details !== undefined && { details }) };
  const format = formatFor(options, host);
  if (given.trace && format !== "json" && format !== "ndjson") {
    throw usageError(
      `--trace is for json and ndjson, not for ${format}; for people: model-advisor explain --brief FILE`,
    );
  }
  if (given.explainCosts && format === "html") {
    throw usageError("--explain-costs is for text, markdown, json and ndjson, not for html");
  }
  return options;
}

async function runBriefs(given: BriefOptions, host: CommandHost): Promise<ExitCode> {
  const options = ofPage(given, host);
  const operands = options.operands.length > 0 ? options.operands : [STDIN];
  if (operands.includes(STDIN) && host.stdinIsTTY) {
    throw usageError(
      "no brief given: name a file, pipe one to stdin, or answer the questions of: model-advisor assess",
    );
  }
  const brand = await readBrandFile(options, host);
  const advisor = await prepareAdvisor(options, host);
  const tally: Tally = { briefs: 0, bad: 0, undetermined: 0, unread: 0 };

  async function take(entry: BriefEntry, closely: boolean, into: AdviceWriter): Promise<void> {
    tally.briefs++;
    if (!entry.ok) {
      tally.bad++;
      return into.refused(entry.line, entry.diagnostics);
    }
    let advice: Advice;
    try {
      const advised = advisor.advise(entry.brief, closely);
      advice = advised instanceof Promise ? await advised : advised;
    } catch (error) {
      if (!isStop(error) || error.kind !== "data") throw error;
      tally.bad++;
      const diagnostics = refusal(entry, error.message);
      return into.refused(diagnostics[0]!.place.line, diagnostics);
    }
    if (advice.status === "undetermined") tally.undetermined++;
    return into.advice(advice);
  }

  async function takeAll({ entries: all, form }: Source, into: AdviceWriter): Promise<void> {
    for await (const entries of all) {
      // Lines come by the thousand; what other answers or steps would change is for a look at one brief.
      for (const entry of entries) await take(entry, form !== "lines", into);
      await into.flush();
      if (into.closed) break;
    }
  }

  const writerFor = (form: BriefForm): AdviceWriter => adviceWriter({ ...options, brand }, form, host);

  /** One of several files that cannot be read does not stop the others, and its place in the order stays. */
  async function takeOne(operand: string, into: AdviceWriter): Promise<void> {
    try {
      await takeAll(await open(operand, host), into);
    } catch (error) {
      if (!isStop(error)) throw error;
      tally.unread++;
      await host.stderr.write(`error: ${error.message}\n`);
      await into.unread(operandName(operand, host), error.message);
    }
  }

  const [only, ...more] = operands as [string, ...string[]];
  if (more.length > 0) {
    const writer = writerFor("list");
    for (const operand of operands) await takeOne(operand, writer);
    await writer.end();
  } else {
    const source = await open(only, host);
    const writer = writerFor(source.form);
    await takeAll(source, writer);
    await writer.end();
  }
  await lastWord(tally, options.requireComplete === true, host);
  return codeFor(tally, options.requireComplete === true);
}
