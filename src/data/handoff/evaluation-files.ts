/** The evaluation: a config of promptfoo with start, fit and best side by side, and the cases that were held out. */

import type { Candidate } from "../../core/handoff/candidates.ts";
import { caseAssertions, commonAssertions, type Grader, literal } from "../../core/handoff/grading.ts";
import type { Advice } from "../../core/types/advice.ts";
import type { Brief } from "../../core/types/brief.ts";
import { type HandoffExamples, type HandoffFile, yamlFile } from "./file-text.ts";
import { graderSettings, providerOf } from "./provider-settings.ts";

const TRIMMED = 'typeof output === "string" ? output.trim() : output';

/**
 * `instruction` stands before every request. `grader`: the model that grades by a rubric; without one nothing is graded,
 * or promptfoo would ask one of its own.
 */
export function evaluationFiles(
  brief: Brief,
  advice: Advice,
  candidates: readonly Candidate[],
  { instruction, grader }: { instruction: string; grader: Grader | null },
  given: HandoffExamples | null,
  held: readonly number[],
): HandoffFile[] {
  const answers = given?.answers ?? null;
  const cases = held.map((at) => {
    const example = given!.examples[at]!;
    const asserted = caseAssertions(brief.correctness, answers, example);
    return {
      vars: { input: literal(example.input) },
      ...(asserted.length > 0 ? { assert: asserted } : {}),
      metadata: { line: example.line },
    };
  });
  const isUngraded = brief.correctness === "rubric" && grader === null;
  const common = isUngraded ? [] : commonAssertions(brief.correctness, answers);
  // A line break behind a right answer does not make it wrong.
  const transform = brief.correctness === "exact" && answers?.form !== "json" ? { transform: TRIMMED } : {};
  const options = { ...transform, ...(grader ? { provider: graderSettings(grader) } : {}) };
  const config = {
    description: [brief.client, brief.project].filter(Boolean).join(", ") || "Start, fit and best side by side",
    prompts: ["file://prompt.json"],
    providers: candidates.map((each) => providerOf(each, advice)),
    defaultTest: {
      ...(common.length > 0 ? { assert: common } : {}),
      ...(Object.keys(options).length > 0 ? { options } : {}),
    },
    tests: "file://held-out.jsonl",
    // Results hold the client's texts: whoever is signed in to promptfoo's cloud shares them otherwise.
    sharing: false,
    // A machine answers one request at a time.
    ...(candidates.some(({ server }) => server !== "host") ? { evaluateOptions: { maxConcurrency: 1 } } : {}),
    // Experts read a table; the program reads the rest.
    outputPath: brief.correctness === "expert" ? ["results.json", "side-by-side.csv"] : "results.json",
  };
  const prompt = [
    { role: "system", content: literal(instruction) },
    { role: "user", content: "{{input}}" },
  ];
  // An editor fetches the schema, which nothing may do where the data must stay.
  const schema =
    advice.local_required === false ? ["yaml-language-server: $schema=https://promptfoo.dev/config-schema.json"] : [];
  return [
    yamlFile("evaluation/promptfooconfig.yaml", advice, config, schema),
    { path: "evaluation/prompt.json", text: `${JSON.stringify(prompt, null, 2)}\n` },
    { path: "evaluation/held-out.jsonl", text: cases.map((each) => `${JSON.stringify(each)}\n`).join("") },
  ];
}
