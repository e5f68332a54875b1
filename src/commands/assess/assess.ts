/** `assess`: asks the questions in a terminal, then gives the advice and the brief. */

import { makeCurrencyAdvisor } from "../../core/advice/advise.ts";
import { advance } from "../../core/interview/advance.ts";
import {
  briefOf,
  type Interview,
  type InterviewContext,
  type Policy,
  startInterview,
  unaskedOf,
  unknownsOf,
} from "../../core/interview/interview.ts";
import { sharpenings } from "../../core/interview/sharpening.ts";
import { stepOf } from "../../core/interview/step.ts";
import { assumptionOf } from "../../core/prices/defaults.ts";
import { read } from "../../core/reading/read.ts";
import { decide } from "../../core/tables/decide.ts";
import type { Brief } from "../../core/types/brief.ts";
import { isStop, usageError } from "../../core/types/errors.ts";
import type { FxRate, Pricing } from "../../core/types/pricing.ts";
import type { Reading } from "../../core/types/reading.ts";
import type { Taxonomy } from "../../core/types/taxonomy.ts";
import { makeScreen } from "../../render/text/screen.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { asOfDay, loadPricing, loadTaxonomy, moneyFor } from "../settings/data.ts";
import { type ConfigOptions, findConfig, withConfig } from "../settings/find-config.ts";
import { readBrandFile } from "../settings/named-files.ts";
import { fitsBrief, flagFor, isMachine, readStart } from "./assess-answers.ts";
import type { Prompter } from "./assess-prompter.ts";
import {
  canSave,
  checkReport,
  farewell,
  refuseLostSave,
  resumeText,
  saveBrief,
  showAdvice,
  writeReport,
} from "./assess-results.ts";
import { ask } from "./assess-steps.ts";
import { foldedLines, type StepContext } from "./step-context.ts";

export type AssessOptions = Readonly<Record<string, unknown>>;

const BY_HAND: Policy = { optional: true, sharpen: true, kind: "always", save: true };
const BRISK: Policy = { optional: false, sharpen: false, kind: "unsure", save: false };
const SILENT: Policy = { ...BRISK, kind: "never" };

function policyFor(options: AssessOptions): Policy {
  if (options.noInput) return SILENT;
  return options.yes ? BRISK : { ...BY_HAND, save: options.save === undefined };
}

/** Reads each statement once. */
function readOnce(taxonomy: Taxonomy, reader: unknown): (statement: string) => Reading {
  const readings = new Map<string, Reading>();
  return (statement) => {
    const reading =
      readings.get(statement) ?? read(statement, taxonomy.kinds, reader as never, { trust: taxonomy.trust });
    readings.set(statement, reading);
    return reading;
  };
}

/** Tables and prices, and the rate of the currency that amounts are in. */
interface Loaded {
  taxonomy: Taxonomy;
  pricing: Pricing;
  rate: FxRate;
}

async function contextFor(
  options: AssessOptions,
  { taxonomy, pricing, rate }: Loaded,
  host: CommandHost,
): Promise<InterviewContext> {
  const readStatement = readOnce(taxonomy, await host.reader());
  const advise = makeCurrencyAdvisor({ taxonomy, pricing, as_of: asOfDay(options, host), rate, explain: false });
  return {
    questions: taxonomy.questions,
    policy: policyFor(options),
    currency: rate.currency,
    read: readStatement,
    sure_from: taxonomy.trust,
    sharpenings: (brief, open) =>
      sharpenings(brief, open, rate.currency, (each) =>
        advise(each, { read: ({ task = "" }) => readStatement(task), closely: false }),
      ),
  };
}

/** Where a pipeline runs there may be a terminal, and nobody at it. */
const isUnattended = ({ env }: CommandHost): boolean => /^(?:1|true)$/i.test(env.CI ?? "");

/** Ends a run that cannot ask what it has to. */
function refuseToAsk(interview: Interview, context: InterviewContext, options: AssessOptions): never {
  if (!options.noInput) {
    throw usageError(
      "assess asks its questions in a terminal, and here is none: give a brief to `model-advisor classify`, or every answer as a flag with --no-input",
    );
  }
  const missing = unaskedOf(interview, context).map(({ id }) => flagFor([id]) ?? id);
  throw usageError(
    `--no-input leaves no way to ask for ${missing.join(", ")}: give them (unknown is an answer too), or give the brief as it is to \`model-advisor classify\``,
  );
}

async function openPrompter(options: AssessOptions, host: CommandHost): Promise<Prompter> {
  if (options.plain || host.stderr.plain || host.env.TERM === "dumb") {
    const { linesPrompter } = await import("./assess-lines.ts");
    return linesPrompter(host.terminal(), () => host.stderr);
  }
  const { screenPrompter } = await import("./assess-screen.ts");
  return screenPrompter(host.terminal(), () => host.stderr);
}

/** Everything that the steps of one run share. */
interface Run {
  options: AssessOptions;
  host: CommandHost;
  context: InterviewContext;
  /** Null when nothing may be asked. */
  asking: StepContext | null;
  /** Told each new state, so that no answer is lost when the run ends early. */
  keep(interview: Interview): void;
  /** What is said under the advice when all is done. */
  lastWords(interview: Interview): string;
}

/** So many lines hold a first page and the question under it. */
const ROOMY_ROWS = 36;

/** The advice as the last word: off a terminal the only one; on a small one anew, as the question under it hid its top. */
async function showLast(interview: Interview, wasAskedUnder: boolean, run: Run): Promise<void> {
  const { options, host, asking, lastWords } = run;
  const isHidden = wasAskedUnder && host.stdout.rows < ROOMY_ROWS;
  if (host.stdout.isTTY && !isHidden) return;
  if (host.stdout.isTTY) asking?.prompter.clear();
  await showAdvice(briefOf(interview), options, host, lastWords(interview));
}

/** Goes through the steps until all is said. */
async function interviewed(first: Interview, run: Run): Promise<void> {
  const { options, host, context, asking, keep, lastWords } = run;
  let interview = first;
  let isAskedUnder = false;
  const lines = asking && foldedLines(asking, context.questions);
  // Off a terminal the advice is one result, and it is the last one.
  const isShownAtOnce = host.stdout.isTTY;
  for (;;) {
    const step = stepOf(interview, context);
    if (step.step === "done") return showLast(interview, isAskedUnder, run);
    if (step.step === "advice") {
      interview = advance(interview, { event: "go-on" }, context);
      keep(interview);
      lines?.leave();
      if (isShownAtOnce) await showAdvice(step.brief, options, host, lastWords(interview));
      isAskedUnder = false;
    } else {
      if (!asking || !lines) refuseToAsk(interview, context, options);
      isAskedUnder = true;
      lines.makeWay(step);
      const event = await ask(step, asking);
      interview = advance(interview, event, context);
      lines.settle(step, event, interview);
      keep(interview);
    }
  }
}

/** The file that the brief is kept in, as the person named it. */
const fileOf = ({ save }: Interview, options: AssessOptions): string | null =>
  typeof options.save === "string" ? options.save : (save ?? null);

interface Kept {
  /** The answers as they stand. */
  interview: Interview;
  /** The brief as it was last advised on; null before the first advice. */
  advised: Brief | null;
  /** The file that the answers were last written to. */
  file: string | null;
}

/** Remembers each new state, and writes it where the person wants it. */
function keeper(first: Interview, options: AssessOptions, host: CommandHost): { kept: Kept; keep: Run["keep"] } {
  const kept: Kept = { interview: first, advised: null, file: null };
  const keep = (interview: Interview) => {
    kept.interview = interview;
    if (interview.advised) kept.advised = briefOf(interview);
    const file = fileOf(interview, options);
    const isAnswered = Object.values(interview.answers).some(({ known }) => known);
    if (file === null || !isAnswered) return;
    saveBrief(file, briefOf(interview), unknownsOf(interview), host);
    kept.file = file;
  };
  return { kept, keep };
}

function stepContext(
  prompter: Prompter,
  taxonomy: Taxonomy,
  { machines, defaults }: Pricing,
  { currency }: InterviewContext,
  host: CommandHost,
): StepContext {
  return {
    prompter,
    kinds: taxonomy.kinds,
    tierOf: ({ id }) => decide({ kind: id }, taxonomy, null).task_tier,
    accepts(question, answer) {
      const fits = fitsBrief(question.id, answer, currency);
      return question.id === "hardware" && answer.known && fits === true
        ? isMachine(String(answer.value), machines)
        : fits;
    },
    assumed(id) {
      const assumption = defaults.find((each) => each.id === id.replaceAll("_", "-"));
      return assumption ? assumptionOf(assumption).text : null;
    },
    currency,
    canSave: (file) => canSave(file, host),
    screen: () => makeScreen(host.stderr),
  };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The answers, and how to go on from them. `file` is the one that said all that the interview began with. */
async function giveBack(
  kept: Kept,
  first: Interview,
  file: string | null,
  given: AssessOptions,
  host: CommandHost,
): Promise<void> {
  const brief = briefOf(kept.interview);
  const unknown = unknownsOf(kept.interview);
  const isAsItCame = isSame(brief, briefOf(first)) && isSame(unknown, unknownsOf(first));
  const from = isAsItCame && kept.file === null ? file : null;
  await host.stderr.write(resumeText(brief, unknown, given, from === null ? { saved: kept.file } : { from }));
}

/** The advice of a person who stops under it is theirs all the same: what does not stand on the screen is written. */
async function leaveAdvice(brief: Brief, options: AssessOptions, host: CommandHost): Promise<void> {
  if (!host.stdout.isTTY) await showAdvice(brief, options, host);
  await writeReport(brief, options, host);
}

/** Runs the command. Ctrl-C ends it with 130, and with the answers so far. */
export async function run(given: AssessOptions, host: CommandHost): Promise<ExitCode> {
  const brand = await readBrandFile(
    { brand: given.brand, format: given.report === undefined ? given.format : "html" },
    host,
  );
  const options: AssessOptions = {
    ...withConfig(given, await findConfig(given as ConfigOptions, host), host),
    brand,
  };
  const taxonomy = await loadTaxonomy(options, host);
  const { rate, pricing } = moneyFor(options, await loadPricing(options, host), host);
  const start = await readStart(options, taxonomy, pricing, rate.currency, host);
  refuseLostSave(options, host);
  checkReport(options, host);
  const context = await contextFor(options, { taxonomy, pricing, rate }, host);
  const interview = startInterview(start.brief, context, start.unknown);
  const canAsk = !options.noInput && host.stdinIsTTY && host.stderr.isTTY && !isUnattended(host);
  if (!canAsk && !options.noInput) refuseToAsk(interview, context, options);
  const prompter = canAsk ? await openPrompter(options, host) : null;
  const asking = prompter && stepContext(prompter, taxonomy, pricing, context, host);
  const { kept, keep } = keeper(interview, options, host);
  const lastWords = (end: Interview): string => {
    if (!asking) return "";
    const isWhole = unaskedOf(end, context).length === 0;
    return farewell(briefOf(end), isWhole ? unknownsOf(end) : null, given, fileOf(end, options));
  };
  try {
    // The terminal is given back before the last words, so that they are never drawn over.
    await interviewed(interview, { options, host, context, asking, keep, lastWords }).finally(() => prompter?.close());
  } catch (error) {
    // Whatever ended it, the answers were given and are given back.
    if (asking) await giveBack(kept, interview, start.file, given, host);
    if (!isStop(error) || error.kind !== "cancelled") throw error;
    if (kept.advised) await leaveAdvice(kept.advised, options, host);
    return EXIT.cancelled;
  }
  await host.stderr.write(lastWords(kept.interview));
  await writeReport(briefOf(kept.interview), options, host);
  return EXIT.done;
}
