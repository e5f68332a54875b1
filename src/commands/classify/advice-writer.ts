/** Writes advice and refusals in the order of the briefs, in the format asked for. */
import type { Advice } from "../../core/types/advice.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { usageError } from "../../core/types/errors.ts";
import { type AdviceFormat, type Detail, renderAdvice } from "../../render/advice/advice-renderers.ts";
import { plainJson } from "../../render/text/json-text.ts";
import type { CommandHost } from "../host/host.ts";
import { diagnosticLine } from "../host/operand.ts";
import {
  formatFor,
  type OutputFile,
  type OutputFormat,
  oursIn,
  outputPage,
  refuseForeign,
  showLong,
  writeOutput,
} from "../host/results.ts";

/** How the briefs came: by themselves, in a list, or as NDJSON. */
export type BriefForm = "one" | "list" | "lines";

export interface AdviceWriter {
  advice(advice: Advice): Promise<void> | void;
  /** A brief that could not be advised on; `line` is where it begins. */
  refused(line: number, diagnostics: readonly Diagnostic[]): Promise<void> | void;
  /** One of several files that could not be read; stderr says so as well. */
  unread(file: string, why: string): Promise<void> | void;
  flush(): Promise<void> | void;
  /** True when nobody reads on: what would come is not worth making. */
  readonly closed: boolean;
  end(): Promise<void> | void;
}

type Write = (text: string) => Promise<void> | void;

/** Characters gathered before they are written. */
const GATHER = 256 * 1024;

/**
 * Gathers text; with --out everything is written at the end, and only when nothing failed before. A long text for a
 * terminal is shown at the end too, as a whole. `finish` has the last look at what was gathered.
 */
function sink(
  out: Omit<OutputFile, "text"> | undefined,
  isLong: boolean,
  finish: (text: string) => string,
  host: CommandHost,
): { write(text: string): void | Promise<void>; flush(): void | Promise<void>; end(): void | Promise<void> } {
  let gathered: string[] = [];
  let size = 0;
  const take = (): string => {
    const text = finish(gathered.join(""));
    gathered = [];
    size = 0;
    return text;
  };
  const flush = () => (out === undefined && !isLong && size > 0 ? host.stdout.write(take()) : undefined);
  const end = () => (isLong && size > 0 ? showLong(take(), host) : flush());
  return {
    write(text) {
      gathered.push(text);
      size += text.length;
      return size > GATHER ? flush() : undefined;
    },
    flush,
    // A refused brief gives nothing to write, and then nothing is written over.
    end: () => (out === undefined || size === 0 ? end() : writeOutput({ ...out, text: take() }, host)),
  };
}

const refusedObject = (line: number, diagnostics: readonly Diagnostic[]): string =>
  JSON.stringify({
    file: diagnostics[0]?.place.file,
    line,
    error: diagnostics.map(({ message }) => message).join("; "),
    findings: diagnostics.map(({ rule, message, place }) => ({
      rule,
      message,
      line: place.line,
      column: place.column,
    })),
  });

/** No line of it was seen. */
const unreadObject = (file: string, error: string): string => JSON.stringify({ file, line: null, error, findings: [] });

const complain = async (diagnostics: readonly Diagnostic[], host: CommandHost): Promise<void> => {
  for (const each of diagnostics) await host.stderr.write(`error: ${diagnosticLine(each)}\n`);
};

type Items = Pick<AdviceWriter, "advice" | "refused" | "unread" | "end">;

function linesWriter(write: Write): Items {
  return {
    advice: (advice) => write(`${JSON.stringify(advice)}\n`),
    refused: (line, diagnostics) => write(`${refusedObject(line, diagnostics)}\n`),
    unread: (file, why) => write(`${unreadObject(file, why)}\n`),
    end() {},
  };
}

function listWriter(write: Write): Items {
  let count = 0;
  const item = (text: string) => write(`${count++ === 0 ? "[" : ","}\n${text}`);
  return {
    advice: (advice) => item(JSON.stringify(advice)),
    refused: (line, diagnostics) => item(refusedObject(line, diagnostics)),
    unread: (file, why) => item(unreadObject(file, why)),
    end: () => write(count === 0 ? "[]\n" : "\n]\n"),
  };
}

/** One text after the other for people; refusals go to stderr. */
function textWriter(format: AdviceFormat, detail: Detail, write: Write, host: CommandHost): Items {
  let count = 0;
  const rule = format === "text" ? `\n${"-".repeat(Math.min(host.stdout.columns, 80))}\n` : "\n";
  const between = detail.quiet ? "" : rule;
  return {
    async advice(advice) {
      const text = await renderAdvice(advice, format, outputPage(host.stdout), detail);
      await write(count++ === 0 ? text : `${between}${text}`);
    },
    refused: (_line, diagnostics) => complain(diagnostics, host),
    unread() {},
    end() {},
  };
}

/** A writer for briefs that came in this form. */
export function adviceWriter(
  options: { format?: OutputFormat; out?: string; operands: readonly string[] } & Detail,
  form: BriefForm,
  host: CommandHost,
): AdviceWriter {
  const usual = formatFor(options, host);
  const format = form === "lines" && options.format === undefined && usual === "json" ? "ndjson" : usual;
  if (format === "html" && form !== "one") {
    throw usageError("--format html makes a page of one brief; give one brief, or another format");
  }
  const inputs = options.operands.map((operand) => host.resolve(operand));
  const out =
    options.out === undefined ? undefined : { path: host.resolve(options.out), inputs, isOurs: oursIn(format) };
  if (out) refuseForeign(out, host);
  const isLong = format === "text" && options.details !== undefined && host.stdout.isTTY;
  const isList = format === "json" && form !== "one";
  const to = sink(out, isLong, format === "ndjson" || isList ? plainJson : (text) => text, host);
  const write: Write = to.write;
  const plain =
    format === "ndjson" ? linesWriter(write) : isList ? listWriter(write) : textWriter(format, options, write, host);
  return {
    ...plain,
    flush: to.flush,
    get closed() {
      return out === undefined && host.stdout.closed;
    },
    async end() {
      await plain.end();
      await to.end();
    },
  };
}
