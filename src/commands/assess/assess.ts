/** `assess`: asks the questions in a terminal, then gives the advice and the brief. */

import {
  advance,
  briefOf,
  type Interview,
  type InterviewContext,
  type Policy,
  startInterview,
  stepOf,
  unknownsOf,
} from "../../core/interview/interview.ts";
import { assumptionOf } from "../../core/prices/token-profile.ts";
import { read } from "../../core/reading/read.ts";
import { decide } from "../../core/tables/decide.ts";
import { sureFrom } from "../../core/tables/verdict.ts";
import type { Brief, Currency } from "../../core/types/brief.ts";
import type { Decision } from "../../core/types/decision.ts";
import { isStop, usageError } from "../../core/types/errors.ts";
import type { Pricing } from "../../core/types/pricing.ts";
import type { Reading } from "../../core/types/reading.ts";
import type { Taxonomy } from "../../core/types/taxonomy.ts";
import { approachText } from "../../render/advice/names.ts";
import { makeScreen } from "../../render/text/screen.ts";
import { EXIT, type ExitCode } from "../host/exit-code.ts";
import type { Host } from "../host/host.ts";
import { loadPricing, loadTaxonomy, rateFor } from "../settings/data.ts";
import { type ConfigOptions, findConfig, withConfig } from "../settings/find-config.ts";
import { showAdvice } from "./assess-advice.ts";
import { canSave, checkSaving, saveBrief } from "./assess-file.ts";
import { flagFor } from "./assess-options.ts";
import { farewell, resumeText } from "./assess-parting.ts";
import type { Prompter } from "./assess-prompter.ts";
import { fitsBrief, isMachine, readStart } from "./assess-start.ts";
import { ask, type StepContext } from "./assess-steps.ts";

export type AssessOptions = Readonly<Record<string, unknown>>;

const BY_HAND: Policy = { optional: true, sharpen: true, kind: "always", review: true, save: true };
const BRISK: Policy = { optional: false, sharpen: false, kind: "unsure", review: false, save: false };
const SILENT: Policy = { ...BRISK, kind: "never" };

function policyFor(options: AssessOptions): Policy {
  if (options.noInput) return SILENT;
  return options.yes ? BRISK : { ...BY_HAND, save: options.save === undefined };
}

/** Reads each statement once. */
function readOnce(taxonomy: Taxonomy, reader: unknown): (statement: string) => Reading {
  const readings = new Map<string, Reading>();
  return (statement) => {
    const reading = readings.get(statement) ?? read(statement, taxonomy.kinds, reader as never);
    readings.set(statement, reading);
    return reading;
  };
}

const decided = (brief: Brief, taxonomy: Taxonomy, readStatement: InterviewContext["read"]): Decision =>
  decide(brief, taxonomy, brief.kind === undefined && brief.task !== undefined ? readStatement(brief.task) : null);

/** `tier 1, a small model, fine-tuned and run locally`; what is open is listed. */
function verdict({ tier, possible_tiers, approach, possible_approaches }: Decision): string {
  const tiers = tier === null ? possible_tiers.join(" or ") : tier;
  if (approach !== null) return `tier ${tiers}, ${approachText(approach)}`;
  return `tier ${tiers}; still open: ${possible_approaches.map(approachText).join("; or ")}`;
}

async function contextFor(
  options: AssessOptions,
  taxonomy: Taxonomy,
  currency: Currency,
  host: Host,
): Promise<InterviewContext> {
  const readStatement = readOnce(taxonomy, await host.reader());
  return {
    questions: taxonomy.questions,
    policy: policyFor(options),
    currency,
    read: readStatement,
    sure_from: sureFrom(taxonomy),
    next: (brief) => decided(brief, taxonomy, readStatement).next_question,
  };
}

/** Ends a run that cannot ask what it has to. */
function refuseToAsk(interview: Interview, context: InterviewContext, options: AssessOptions): never {
  if (!options.noInput) {
    throw usageError(
      "assess asks its questions in a terminal, and here is none: give a brief to `model-advisor classify`, or every answer as a flag with --no-input",
    );
  }
  const missing = context.questions
    .filter(({ id, required }) => required && !interview.answers[id])
    .map(({ id }) => flagFor([id]) ?? id);
  throw usageError(
    `--no-input leaves no way to ask for ${missing.join(", ")}: give them (unknown is an answer too), or give the brief as it is to \`model-advisor classify\``,
  );
}

async function openPrompter(options: AssessOptions, host: Host): Promise<Prompter> {
  if (options.plain || host.env.TERM === "dumb") {
    const { linesPrompter } = await import("./assess-lines.ts");
    return linesPrompter(host.terminal(), () => host.stderr);
  }
  const { inquirerPrompter } = await import("./assess-inquirer.ts");
  return inquirerPrompter(host.terminal(), () => host.stderr);
}

/** Everything that the steps of one run share. */
interface Run {
  options: AssessOptions;
  host: Host;
  context: InterviewContext;
  /** Null when nothing may be asked. */
  asking: StepContext | null;
  /** Told each new state, so that no answer is lost when the run ends early. */
  keep(interview: Interview): void;
}

/** Goes through the steps until all is said. */
async function interviewed(first: Interview, { options, host, context, asking, keep }: Run): Promise<Interview> {
  let interview = first;
  for (;;) {
    const step = stepOf(interview, context);
    if (step.step === "done") return interview;
    if (step.step === "advice") {
      keep(interview);
      await showAdvice(step.brief, options, host);
      interview = advance(interview, { event: "go-on" }, context);
    } else {
      if (!asking) refuseToAsk(interview, context, options);
      interview = advance(interview, await ask(step, asking), context);
      keep(interview);
    }
  }
}

/** The file that the brief is kept in, as the person named it. */
const fileOf = ({ save }: Interview, options: AssessOptions): string | null =>
  typeof options.save === "string" ? options.save : (save ?? null);

/** The answers as they stand, and the file that they were last written to. */
interface Kept {
  interview: Interview;
  file: string | null;
}

/** Remembers each new state, and writes it where the person wants it. */
function keeper(first: Interview, options: AssessOptions, host: Host): { kept: Kept; keep: Run["keep"] } {
  const kept: Kept = { interview: first, file: null };
  const keep = (interview: Interview) => {
    kept.interview = interview;
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
  { currency, read: readStatement }: InterviewContext,
  host: Host,
): StepContext {
  return {
    prompter,
    kinds: taxonomy.kinds,
    kind_asks: taxonomy.questions.find(({ id }) => id === "kind")?.asks ?? "Kind of task",
    tierOf: ({ id }) => decide({ kind: id }, taxonomy, null).task_tier,
    accepts(question, answer) {
      const fits = fitsBrief(question.id, answer, currency);
      return question.id === "hardware" && answer.known && fits === true
        ? isMachine(String(answer.value), machines)
        : fits;
    },
    soFar: (brief) => verdict(decided(brief, taxonomy, readStatement)),
    assumed(id) {
      const assumption = defaults.find((each) => each.id === id.replaceAll("_", "-"));
      return assumption ? assumptionOf(assumption).text : null;
    },
    currency,
    canSave: (file) => canSave(file, host),
    screen: () => makeScreen(host.stderr),
  };
}

/** Runs the command. Ctrl-C ends it with 130, and with the answers so far. */
export async function run(given: AssessOptions, host: Host): Promise<ExitCode> {
  const options = withConfig(given, await findConfig(given as ConfigOptions, host), host);
  const taxonomy = await loadTaxonomy(options, host);
  const pricing = await loadPricing(options, host);
  const { currency } = rateFor(options, pricing, host);
  const start = await readStart(options, taxonomy, pricing, currency, host);
  checkSaving(options, host);
  const context = await contextFor(options, taxonomy, currency, host);
  const interview = startInterview(start.brief, context, start.unknown);
  const canAsk = !options.noInput && host.stdinIsTTY && host.stderr.isTTY;
  if (!canAsk && !options.noInput) refuseToAsk(interview, context, options);
  const prompter = canAsk ? await openPrompter(options, host) : null;
  const asking = prompter && stepContext(prompter, taxonomy, pricing, context, host);
  const { kept, keep } = keeper(interview, options, host);
  try {
    await interviewed(interview, { options, host, context, asking, keep });
  } catch (error) {
    // Whatever ended it, the answers were given and are given back.
    if (asking) {
      const brief = briefOf(kept.interview);
      await host.stderr.write(resumeText(brief, unknownsOf(kept.interview), given, kept.file));
    }
    if (isStop(error) && error.kind === "cancelled") return EXIT.cancelled;
    throw error;
  } finally {
    prompter?.close();
  }
  if (asking) await host.stderr.write(farewell(briefOf(kept.interview), given, kept.file));
  return EXIT.done;
}
