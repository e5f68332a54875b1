/** Reports of every example brief, and of one that is full of markup, for the tests. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { run } from "../../../src/commands/classify/classify.ts";
import { CWD, memoryHost } from "../../hosts/memory-host.ts";

const folder = path.join(import.meta.dirname, "../../../examples/briefs");

export const HOSTILE = "</style><script>alert(1)</script><img src=x onerror=\"a()\"> & 'x' $(1) \u202e";

const hostile = JSON.stringify({
  task: `Sort mails ${HOSTILE}`,
  client: HOSTILE,
  project: HOSTILE,
  kind: "routing",
  repetition: 90,
  examples: 1200,
  correctness: "exact",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 50000, input_tokens: 500, output_tokens: 30 },
});

/** No model may be used, and the names are long. */
const NOTHING = JSON.stringify({
  task: "Sort mails into queues",
  client: "A client whose name is as long as that of a joint venture of four, Proprietary Limited",
  project: "The last words of a long name",
  kind: "routing",
  repetition: 90,
  examples: 1200,
  correctness: "exact",
  sensitivity: "local-only",
  usage: { requests_per_month: 900_000_000, input_tokens: 90_000, output_tokens: 30_000 },
});

const BRAND = `name: "Agency <b>&</b>"
accent: "#7a1f5c"
prepared_by: ${JSON.stringify(HOSTILE)}
logo: data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
`;

/** One brief as a report. */
export async function reportOf(name: string, text: string, brand?: string): Promise<string> {
  const host = memoryHost({ files: { [`${CWD}/${name}`]: text, ...(brand ? { [`${CWD}/brand.yaml`]: brand } : {}) } });
  await run({ operands: [name], format: "html", ...(brand ? { brand: "brand.yaml" } : {}) }, host);
  return host.out;
}

/** Pages by the name of their brief. */
export async function allReports(): Promise<[name: string, page: string][]> {
  const names = readdirSync(folder).filter((name) => !name.endsWith(".ndjson"));
  const pages = await Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [
        name,
        await reportOf(name, readFileSync(path.join(folder, name), "utf8")),
      ],
    ),
  );
  return [
    ...pages,
    ["nothing.json", await reportOf("nothing.json", NOTHING)],
    ["hostile.json", await reportOf("hostile.json", hostile, BRAND)],
  ];
}
