/**
 * What an evaluation asks and how it grades: the instruction before every request, what is asked of each answer by the
 * notion of what is correct, and the model that grades by a rubric.
 */

import { hostNamed } from "../prices/find-named.ts";
import type { Advice } from "../types/advice.ts";
import type { Brief, Correctness } from "../types/brief.ts";
import type { AnswerField, AnswerForm, Example, ExampleClass } from "../types/examples.ts";
import type { Host, Model, Pricing } from "../types/pricing.ts";
import type { Attribute } from "../types/reading.ts";
import type { Bar, Taxonomy } from "../types/taxonomy.ts";
import { goesIn } from "../ways/goes-in.ts";
import { askedOf, type Candidate, type HostPlace } from "./candidates.ts";

/** The answers of a list. Some may not be named, since they may be somebody's own words. */
const named = (classes: readonly ExampleClass[]): string[] => classes.map(({ label }) => label ?? "FILL IN the rest");

const FORMS: Record<AnswerField["form"], string> = {
  closed: "true or false",
  number: "a number",
  text: "text",
  list: "a list",
  object: "an object",
  mixed: "FILL IN what it holds",
};

const fieldText = ({ name, form, classes }: AnswerField): string =>
  `${name}: ${form === "closed" && classes.length > 0 ? `one of ${named(classes).join(", ")}` : FORMS[form]}`;

const list = (items: readonly string[]): string => items.map((item) => `\n- ${item}`).join("");

/** Where a search finds what is answered from, what a model knows by heart is no fact. */
const FROM_PASSAGES = "Take every fact from the passages alone.";

/** What an answer must look like. A model that does not know the names of the queues cannot pick one. */
function formText(answers: AnswerForm | null, isFound: boolean): string {
  if (answers?.form === "closed") return `Answer with one of these and nothing else:${list(named(answers.classes))}`;
  if (answers?.form === "json")
    return `Answer with one JSON object of these keys and nothing else:${list(answers.fields.map(fieldText))}`;
  return isFound ? "Where they do not hold the answer, say that nothing was found." : "Answer with the result alone.";
}

/** That of the examples; where they have none, the task and the form of the answers. */
export function instructionOf(
  { task }: Brief,
  { rag }: Pick<Advice, "rag">,
  examples: readonly Example[],
  answers: AnswerForm | null,
): string {
  const isFound = rag === true;
  const lines = [task ?? "FILL IN the task.", ...(isFound ? [FROM_PASSAGES] : []), formText(answers, isFound)];
  return examples.find(({ system }) => system !== "")?.system ?? lines.join("\n");
}

/** What is asked of an answer. */
interface Assertion {
  type: string;
  value?: unknown;
  metric?: string;
  threshold?: number;
}

const THRESHOLD = 0.8;

/** What would end the part of a template that is left alone, or open another, however it is spaced. */
const RAW = /\{%(-?\s*(?:end)?raw\s*-?)%\}/g;

/** Text as promptfoo's templates leave it: marks of a template in it stay marks. */
export const literal = (text: string): string =>
  /\{[{%#]/.test(text) ? `{% raw %}${text.replace(RAW, "{%$1% }")}{% endraw %}` : text;

/** A text that promptfoo would take for the name of a file to read, in a request and in an answer. */
const isAddress = (text: string): boolean => /^\s*(?:file|package|https?):\/\//i.test(text);
const isFileName = (text: string): boolean => /^\s*(?:file:\/\/|package:)/i.test(text);

export const opensAFile = ({ input, output }: Example): boolean => isAddress(input) || isFileName(output);

function schemaOf({ fields }: AnswerForm): object {
  const types: Record<string, string[]> = {
    closed: ["string", "number", "boolean", "null"],
    number: ["number", "null"],
    text: ["string", "null"],
    list: ["array", "null"],
    object: ["object", "null"],
  };
  const always = fields.filter(({ present }) => present === 1).map(({ name }) => name);
  const properties = fields.map(({ name, form }) => [name, types[form] ? { type: types[form] } : {}]);
  return { type: "object", required: always, properties: Object.fromEntries(properties) };
}

/**
 * Whether an answer is right only in the words of the past one. Labels and fields are; of free text only where a program
 * could check it (tier 1). What writes code or prose is right in many forms, and no two are alike.
 */
export const isComparable = ({ task_tier }: Advice, answers: AnswerForm | null): boolean =>
  task_tier === 1 || answers?.form === "closed" || answers?.form === "json";

/** For every case. */
export function commonAssertions(correctness: Correctness | undefined, answers: AnswerForm | null): Assertion[] {
  if (correctness === "rubric") {
    return [
      {
        type: "llm-rubric",
        metric: "rubric",
        threshold: THRESHOLD,
        value:
          "FILL IN the client's list of what a good answer has, one line for each point, and what must never happen.",
      },
    ];
  }
  if (correctness === "exact" && answers?.form === "json")
    return [{ type: "is-json", value: schemaOf(answers), metric: "valid JSON" }];
  return [];
}

/** For one case: the answer that is known to be right, where it can be compared. */
export function caseAssertions(
  { correctness }: Brief,
  advice: Advice,
  answers: AnswerForm | null,
  { input, output }: Example,
): Assertion[] {
  if (correctness !== "exact" || !answers || !isComparable(advice, answers)) return [];
  if (answers.form !== "json") return [{ type: "equals", value: literal(output.trim()), metric: "exact" }];
  let expected: Record<string, unknown>;
  try {
    expected = JSON.parse(output);
  } catch {
    return [];
  }
  // Text can be right in other words, unless it is copied from the request, such as the number of an order.
  const isCopied = (value: unknown): boolean => typeof value === "string" && value !== "" && input.includes(value);
  const checked = answers.fields.filter(
    ({ form, name }) => name in expected && (form !== "text" || isCopied(expected[name])),
  );
  return checked.map(({ name }) => ({
    type: "javascript",
    metric: name,
    value: literal(
      `JSON.stringify(JSON.parse(output)[${JSON.stringify(name)}]) === ${JSON.stringify(JSON.stringify(expected[name]))}`,
    ),
  }));
}

/** The model that grades by a rubric: of another maker than all that are tested. */
export interface Grader {
  id: string;
  /** Who serves it; null on the client's own machines. */
  host: Host | null;
  /** Where the host is asked; null on the client's own machines. */
  at: HostPlace | null;
  /** Where the data are processed; null where that is not stated, and on the client's own machines. */
  region: string | null;
  /** What Ollama's library calls it; null at a host. */
  ollama_tag: string | null;
}

/** Share of the memory that its weights may take: the model that is tested is loaded beside it. */
const SHARE = 0.5;

/** Of the machines that are named; 0 where none is known. */
const memoryOf = (candidates: readonly Candidate[], { machines }: Pricing): number =>
  Math.max(0, ...candidates.map(({ way }) => machines.find(({ id }) => id === way.hardware)?.memory_gb ?? 0));

/** The largest that fits beside what is tested, since a small model grades badly; the smallest where none is known to. */
function localGrader(models: readonly Model[], memory: number): Model | undefined {
  const sizeOf = ({ weights_gib }: Model): number => Math.min(...Object.values(weights_gib));
  const bySize = models.filter(({ ollama_tag }) => ollama_tag !== null).sort((a, b) => sizeOf(a) - sizeOf(b));
  return bySize.findLast((each) => sizeOf(each) <= memory * SHARE) ?? bySize[0];
}

/** Where data may go under conditions, they may go to a host that the advice names, in the region that it names. */
const regionFor = ({ provider, regions }: Model, candidates: readonly Candidate[]): string | null =>
  candidates.find(({ host, way }) => host?.id === provider && way.region !== null && regions?.includes(way.region))?.way
    .region ?? null;

/**
 * Local where the data may not leave; it reads all that is asked and answered, so no host may grade that may not answer.
 * A host that answers anyway goes before one that would see the data for the first time.
 */
export function graderOf(
  { sensitivity }: Brief,
  candidates: readonly Candidate[],
  advice: Advice,
  pricing: Pricing,
  bars: readonly Bar[],
): Grader | null {
  const { hosts } = pricing;
  const makers = new Set(candidates.map(({ model }) => model.maker));
  const others = pricing.models.filter(({ maker, status }) => !makers.has(maker) && status === "current");
  const isAnywhere = sensitivity === "cloud-ok";
  const isBarred = ({ maker, provider }: Model) =>
    bars.some(({ makers: barred, hosts }) => barred.includes(maker) || hosts.includes(provider));
  const able = others.filter(
    (each) =>
      each.kind === "cloud" &&
      each.size_class === "frontier" &&
      hostNamed(hosts, each.provider).promptfoo !== null &&
      !isBarred(each) &&
      (isAnywhere || regionFor(each, candidates) !== null),
  );
  const known = able.filter(
    (each) => askedOf(hostNamed(hosts, each.provider), each, regionFor(each, candidates)).at?.fill_in === false,
  );
  const large =
    known.find(({ provider }) => candidates.some(({ host }) => host?.id === provider)) ?? known[0] ?? able[0];
  const isOwn = candidates.some(({ server }) => server !== "host");
  if (advice.local_required !== false || (!large && isOwn)) {
    const own = others.filter(({ kind }) => kind === "self-hosted");
    const tag = localGrader(own, memoryOf(candidates, pricing))?.ollama_tag;
    return tag ? { id: `ollama:chat:${tag}`, host: null, at: null, region: null, ollama_tag: tag } : null;
  }
  if (!large) return null;
  const [host, region] = [hostNamed(hosts, large.provider), regionFor(large, candidates)];
  const { id, at } = askedOf(host, large, region);
  return { id, host, at, region, ollama_tag: null };
}

export interface BeyondText {
  pictures: boolean;
  sound: boolean;
  tools: boolean;
}

/** By the brief and its steps; where they are silent, by what the statement was read as, from the shares that prices trust. */
export function beyondText(brief: Brief, { task: { read } }: Advice, taxonomy: Taxonomy): BeyondText {
  const steps = brief.steps ?? [];
  const surely = <T>(attribute: Attribute<T> | undefined, least: number): T | undefined =>
    attribute && attribute.confidence >= least ? attribute.value : undefined;
  const input = [...goesIn(brief, read?.input, taxonomy), ...steps.flatMap((step) => step.input ?? [])];
  return {
    pictures: input.some((each) => each === "scan" || each === "image" || each === "video"),
    sound: input.includes("audio"),
    tools: (brief.tools ?? surely(read?.tools, taxonomy.trust)) === true || steps.some((step) => step.tools === true),
  };
}
