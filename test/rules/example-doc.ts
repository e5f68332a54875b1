/** A brief that no rule finds fault with. */
const SOUND: Readonly<Record<string, string>> = {
  task: "Sort incoming support emails into 8 queues",
  kind: "routing",
  repetition: "92",
  examples: "1200",
  correctness: "exact",
  sensitivity: "cloud-ok",
  usage: "{requests_per_month: 100000, input_tokens: 500, output_tokens: 300}",
};

/**
 * A document to check: a brief in front matter, sound but for `changes` (YAML by key, undefined to leave a key out), and
 * a line of prose.
 */
export function exampleDoc(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const lines = Object.entries({ ...SOUND, ...changes })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  ${key}: ${value}`);
  return `---\nmodel_advisor:\n${lines.join("\n")}\n---\n\n# Scope\n\nIncoming emails go to one of eight queues.\n`;
}
