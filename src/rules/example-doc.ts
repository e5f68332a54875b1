/** Makes the documents that show a rule: a sound brief in front matter, with changes, and a line of prose. */

const SOUND: Readonly<Record<string, string>> = {
  task: "Sort incoming support emails into 8 queues",
  kind: "routing",
  repetition: "92",
  examples: "1200",
  correctness: "exact",
  sensitivity: "cloud-ok",
  usage: "{requests_per_month: 100000, input_tokens: 500, output_tokens: 300}",
};

/** The task of a document that takes a large model. */
export const OPEN_TASK: Readonly<Record<string, string>> = {
  task: "Weigh three market reports and recommend a strategy",
  kind: "strategy-advice",
  correctness: "expert",
};

/** A document whose brief is sound but for `changes`: YAML by key, undefined to leave a key out. */
export function exampleDoc(
  changes: Readonly<Record<string, string | undefined>> = {},
  prose = "Incoming emails go to one of eight queues.",
): string {
  const lines = Object.entries({ ...SOUND, ...changes })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  ${key}: ${value}`);
  return `---\nmodel_advisor:\n${lines.join("\n")}\n---\n\n# Scope\n\n${prose}\n`;
}
