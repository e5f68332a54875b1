/** What is asked of an answer in an evaluation, by the notion of what is correct. */
import type { Correctness } from "../types/brief.ts";
import type { AnswerForm, Example } from "../types/client-data/examples.ts";

export interface Assertion {
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

/** For one case: the answer that is known to be right. */
export function caseAssertions(
  correctness: Correctness | undefined,
  answers: AnswerForm | null,
  { input, output }: Example,
): Assertion[] {
  if (correctness !== "exact" || !answers) return [];
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
