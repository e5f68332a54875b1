import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type HandoffOptions, run } from "../../../src/commands/client-data/handoff.ts";
import { adviseBrief } from "../../../src/commands/settings/advise-brief.ts";
import { candidatesOf } from "../../../src/core/handoff/candidates.ts";
import { graderOf } from "../../../src/core/handoff/evaluation.ts";
import { areEnoughToTrain, splitExamples } from "../../../src/core/handoff/split.ts";
import { hostName } from "../../../src/core/prices/find-named.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import type { HandoffReport } from "../../../src/core/types/client-data.ts";
import { handoffFiles } from "../../../src/data/handoff/handoff-files.ts";
import { CWD, memoryHost } from "../../hosts/memory-host.ts";
import { printedAs, runIn } from "../../hosts/run-in-memory.ts";

/** The published schema of the Compose Specification (Apache-2.0), without its old-style ids. */
const compose = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../fixtures/compose-spec.json"), "utf8"));
const isCompose = new Ajv2020({ strict: false, validateFormats: false }).compile(compose);

/** The schemas of promptfoo's own package; where they come from stands in the file. */
const promptfoo = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../../fixtures/promptfoo-schema.json"), "utf8"),
);
const draft7 = new Ajv({ strict: false, validateFormats: false });
const isConfig = draft7.compile(promptfoo.config);
const isCase = draft7.compile(promptfoo.testCase);

const reportIn = printedAs<HandoffReport>("handoff");

const TEXT_ALONE = { pictures: false, sound: false, tools: false };

const NOUNS = [
  "lamp",
  "chair",
  "shelf",
  "table",
  "sofa",
  "rug",
  "desk",
  "bed",
  "mirror",
  "clock",
  "vase",
  "stool",
  "bench",
  "fan",
];
const VERBS = [
  "broke",
  "arrived late",
  "is missing",
  "looks scratched",
  "smells",
  "wobbles",
  "came twice",
  "is the wrong colour",
];
const mails = NOUNS.flatMap((noun, i) =>
  VERBS.flatMap((verb, j) =>
    ["yesterday", "again", "in Perth"].map((when, k) => ({
      prompt: `${["My", "The", "Our", "That"][(i + j) % 4]} ${noun} ${verb} ${when}${k === 1 ? " and nobody answers me" : ""}`,
      completion: ["shipping", "returns", "other"][(i + j + k) % 3]!,
    })),
  ),
);
const jsonl = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join("\n");

const BRIEF = {
  task: "Sort incoming support emails into 3 queues",
  kind: "routing",
  repetition: 92,
  examples: 1200,
  correctness: "exact",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 50000, input_tokens: 500, output_tokens: 30 },
};

/** The classifier runs where promptfoo does. */
const CLASSIFIER_ID = "file://../classifier/provider.py";

/** In a language that the classifier of the advice does not know. */
const UNCLASSIFIED = { languages: ["hi"] };

/** A brief whose advice is to tune: the prompt was measured, and misses the target. */
const TUNED = { sensitivity: "local-only", baseline: { metric: "accuracy", score: 0.8, target: 0.95 } };

async function handoff(
  brief: object,
  options: Partial<HandoffOptions> = {},
  examples: readonly object[] = mails,
  more: Record<string, string> = {},
) {
  const files = {
    [`${CWD}/brief.json`]: JSON.stringify({ ...BRIEF, ...brief }),
    [`${CWD}/m.jsonl`]: jsonl(examples),
    ...more,
  };
  const host = memoryHost({ files });
  const asked: HandoffOptions = {
    operands: ["brief.json"],
    out: "kit",
    examples: "m.jsonl",
    format: "text",
    ...options,
  };
  const { code } = await runIn(run, asked, host);
  const written = new Map(
    [...host.files]
      .filter(([name]) => name.startsWith(`${CWD}/kit/`))
      .map(([name, text]) => [name.slice(CWD.length + 5), String(text)]),
  );
  return {
    code,
    host,
    written,
    config: () => parse(written.get("evaluation/promptfooconfig.yaml")!),
    cases: () =>
      (written.get("evaluation/held-out.jsonl") ?? "")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
  };
}

test("an evaluation first: models side by side on cases that are held out", async () => {
  const { code, written, config, cases } = await handoff({});
  expect(code).toBe(0);
  expect([...written.keys()].slice(0, 3)).toEqual([
    "README.md",
    "evaluation/promptfooconfig.yaml",
    "evaluation/prompt.json",
  ]);
  expect(config().providers.length).toBeGreaterThanOrEqual(2);
  expect(config().providers.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^[a-z]+:/)]),
  );
  expect(cases().length).toBeGreaterThanOrEqual(100);
  expect(cases()[0]).toMatchObject({ assert: [{ type: "equals", metric: "exact" }] });
  expect(new Function("output", `return ${config().defaultTest.options.transform}`)("returns\n")).toBe("returns");
});

describe("promptfoo's own schemas take what is written", () => {
  const json = mails.map(({ prompt, completion }, i) => ({
    prompt,
    completion: JSON.stringify({ queue: completion, urgent: i % 2 === 0, note: `n ${i}` }),
  }));
  test.each(
    ["exact", "rubric", "expert", "undefined"].flatMap((correctness) =>
      ["cloud-ok", "restricted-cloud", "local-only"].map((sensitivity) => ({ correctness, sensitivity })),
    ),
  )("%j", async (given) => {
    for (const rows of [mails, json]) {
      const { config, cases } = await handoff(given, {}, rows);
      expect(isConfig(config()), JSON.stringify(isConfig.errors)).toBe(true);
      expect(cases().length).toBeGreaterThan(0);
      for (const each of cases()) expect(isCase(each), JSON.stringify(isCase.errors)).toBe(true);
    }
  });

  test("and would not take anything else", () => {
    expect(isConfig({ prompts: ["a"], providrs: [] })).toBe(false);
    expect(isCase({ vurs: {} })).toBe(false);
  });
});

test("no model is served with more context than it has", async () => {
  const { written } = await handoff({
    task: "Summarise each interview transcript into our two-page form",
    kind: undefined,
    correctness: "rubric",
    sensitivity: "local-only",
    usage: { requests_per_month: 300, input_tokens: 182_500, output_tokens: 1500 },
  });
  const asked = [...written.values()].flatMap((text) =>
    [...text.matchAll(/(?:num_ctx:? |--max-model-len\n? *- "?)(\d+)/g)].map(([, tokens]) => Number(tokens)),
  );
  expect(asked).not.toEqual([]);
  expect(Math.max(...asked)).toBe(262_144);
});

test("hosts are asked by the names that they give their models", async () => {
  const host = memoryHost();
  const pricing = await host.pricing();
  const brief = { ...BRIEF, correctness: "exact", sensitivity: "cloud-ok" } as Brief;
  const advice = await adviseBrief(brief, { format: "json" }, host);
  const way = advice.counsel!.start_with!;
  const idOf = (model: string): string => {
    const named = { ...way, model, deployment: "cloud", place: "api" } as const;
    const counsel = { ...advice.counsel!, start_with: named, fit: null, costs_least: null };
    const only = { ...advice, counsel, recommended: null, alternatives: [], costs: [] };
    return candidatesOf(only, pricing)[0]!.id;
  };
  expect(idOf("nova-micro@bedrock")).toBe("bedrock:converse:amazon.nova-micro-v1:0");
  expect(idOf("claude-haiku-5-5")).toBe("anthropic:messages:claude-haiku-5-5");
  expect(idOf("qwen3.8-27b@groq")).toBe("groq:qwen/qwen3.8-27b");
  expect(idOf("muse-wonder-1.0")).toBe("meta:muse-wonder-1.0");
  expect(idOf("kimi-k3")).toBe("moonshot:kimi-k3");
  for (const { id, kind } of pricing.models) if (kind !== "self-hosted") expect(idOf(id)).not.toMatch(/@(?!cf\/)/);
});

test("every file that can says its date, its prices and that nobody ran it", async () => {
  const { written } = await handoff({ sensitivity: "local-only" });
  for (const [name, text] of written) {
    if (/\.(?:jsonl|json)$/.test(name)) continue;
    expect(text, name).toMatch(/advice of 2026-11-24, prices .* \([0-9a-f]{12}\)/);
    expect(text, name).toContain("We have not run this.");
  }
});

describe("what is correct decides what is asked", () => {
  test("JSON: a schema, and a check for each closed field", async () => {
    const rows = mails.map(({ prompt, completion }, i) => ({
      prompt,
      completion: JSON.stringify({ queue: completion, urgent: i % 2 === 0, note: `n ${i}` }),
    }));
    const { config, cases } = await handoff({}, {}, rows);
    expect(config().defaultTest.assert).toMatchObject([
      { type: "is-json", value: { required: ["queue", "urgent", "note"] } },
    ]);
    const [first] = cases();
    expect(first.assert.map(({ metric }: { metric: string }) => metric)).toEqual(["queue", "urgent"]);
    const check = new Function("output", `return ${first.assert[0].value}`);
    expect(check(rows.find(({ prompt }) => prompt === first.vars.input)!.completion)).toBe(true);
    expect(check('{"queue": "x"}')).toBe(false);
  });

  test.each([
    ["copied from the request", "A-77", ["order", "queue"]],
    ["in other words", "late parcel", ["queue"]],
    ["empty", "", ["queue"]],
  ])("JSON: text that is %s", async (_, order, metrics) => {
    const rows = mails.map(({ prompt, completion }, i) => ({
      prompt: `${prompt} Order A-77, ${i}`,
      completion: JSON.stringify({ order: i % 2 === 0 ? order : `o${i}`, queue: completion }),
    }));
    const { cases, written } = await handoff({}, {}, rows);
    const even = cases().find(({ metadata }) => metadata.line % 2 === 1);
    expect(even.assert.map(({ metric }: { metric: string }) => metric)).toEqual(metrics);
    expect(written.get("README.md")).toContain("- Text in the answers (order) is compared only where it stands");
  });

  test.each([
    ["labels", "routing", mails, true],
    ["a text that a program could check", "entity-extraction", null, true],
    ["tests for code", "test-generation", null, false],
    ["a query", "query-generation", null, false],
    ["a translation", "translation", null, false],
  ])("exact, of %s: compared only where the right answer has one form", async (_, kind, given, compared) => {
    const texts = mails.map(({ prompt }, i) => ({ prompt, completion: `answer ${i}\nthat no other equals ${i * 7}` }));
    const { cases, written } = await handoff({ kind }, {}, given ?? texts);
    expect(cases().every((each) => "assert" in each)).toBe(compared);
    expect(written.get("README.md")!.includes("runs each answer")).toBe(!compared);
  });

  test("a rubric: graded by another maker's model, which never sees the expected answer", async () => {
    const { config, cases, written } = await handoff({ correctness: "rubric" });
    expect(config().defaultTest.assert).toMatchObject([{ type: "llm-rubric", threshold: 0.8 }]);
    const { provider } = config().defaultTest.options;
    expect(config().providers.map(({ id }: { id: string }) => id)).not.toContain(provider.id ?? provider);
    for (const each of cases()) expect(Object.keys(each.vars)).toEqual(["input"]);
    expect(written.get("README.md")).toContain(`- grades: \`${provider.id ?? provider}\` at `);
  });

  test.each([
    ["anywhere", { sensitivity: "cloud-ok" }],
    ["under conditions", { sensitivity: "restricted-cloud" }],
    ["under conditions, in Australia", { sensitivity: "restricted-cloud", region: "au" }],
    ["in Australia", { sensitivity: "cloud-ok", region: "au" }],
    ["under conditions, at a volume that only hosts bear", { sensitivity: "restricted-cloud", repetition: 10 }],
  ])("a rubric where the data may go %s: no other host grades than those that answer", async (where, given) => {
    const { config, written } = await handoff({ correctness: "rubric", ...given });
    const set = config().defaultTest.options?.provider;
    const grader: string | undefined = set?.id ?? set;
    if (grader?.startsWith("bedrock:"))
      expect(config().providers.map((each: { config: { region?: string } }) => each.config.region)).toContain(
        set.config.region,
      );
    const hostOf = (id: string): string => id.split(":")[0]!;
    const hosts: string[] = config().providers.map(({ id }: { id: string }) => hostOf(id));
    // The hosts that the tables bar for everybody.
    if (grader !== undefined) expect(grader).not.toMatch(/^(alibaba|deepseek|minimax|moonshot|openai:chat:glm)/);
    if (grader !== undefined) expect(written.get("README.md")).toContain(`- grades: \`${grader}\``);
    if (where === "anywhere") expect(grader).toBeDefined();
    else if (grader !== undefined) expect([...hosts, "ollama"]).toContain(hostOf(grader));
    else {
      expect(config().defaultTest.assert).toBeUndefined();
      expect(written.get("README.md")).toMatch(/Nothing is graded[\s\S]*where these data may go/);
    }
  });

  test("a rubric where the data must stay: the model that grades is fetched too", async () => {
    const { config, written } = await handoff({ correctness: "rubric", sensitivity: "local-only" });
    const grader: string = config().defaultTest.options.provider;
    expect(grader).toMatch(/^ollama:chat:/);
    expect(written.get("README.md")).toContain(`ollama pull ${grader.slice("ollama:chat:".length)}\n`);
  });

  test.each(["expert", "undefined"])("%s: nothing is asserted, and the page says so", async (correctness) => {
    const { config, cases, written } = await handoff({ correctness });
    expect(config().defaultTest).toEqual({});
    expect(cases().some((each) => "assert" in each)).toBe(false);
    // No brief lies in the folder, so its page sends nobody to one.
    expect(written.get("README.md")).not.toContain("../brief");
    expect(written.get("README.md")).toMatch(
      correctness === "expert" ? /at least two experts/ : /Nobody has said what is correct/,
    );
  });
});

test.each([
  [128, "large"],
  [16, "small"],
])("on a machine of %d GB the largest model of another maker grades that fits", async (memory_gb, size) => {
  const host = memoryHost();
  const pricing = await host.pricing();
  const brief = { ...BRIEF, correctness: "rubric", sensitivity: "local-only" } as Brief;
  const advice = await adviseBrief(brief, { format: "json" }, host);
  const machines = pricing.machines.map((each) => ({ ...each, memory_gb }));
  const candidates = candidatesOf(advice, pricing);
  const { ollama_tag } = graderOf(brief, candidates, advice, { ...pricing, machines }, [])!;
  const { weights_gib, maker } = pricing.models.find((each) => each.ollama_tag === ollama_tag)!;
  const weights = Math.min(...Object.values(weights_gib));
  expect(candidates.map(({ model }) => model.maker)).not.toContain(maker);
  expect(weights).toBeLessThanOrEqual(memory_gb / 2);
  expect(weights > 10 ? "large" : "small").toBe(size);
});

test.each([
  ["several models", 50_000, /asks the next one when the first fails\. Take out what lost/],
  ["one model", 1, /stays when the model changes\. Pin the version/],
])("the page says what LiteLLM does with %s", async (_, most, says) => {
  const host = memoryHost();
  const pricing = await host.pricing();
  const brief = { ...BRIEF } as Brief;
  const advice = await adviseBrief(brief, { format: "json" }, host);
  const candidates = candidatesOf(advice, pricing).slice(0, most);
  const { files } = handoffFiles(brief, advice, pricing, candidates, null, [], TEXT_ALONE);
  expect(files[0]!.text).toMatch(says);
  expect(files.find(({ path: file }) => file === "serving/litellm.yaml")!.text.includes("fallbacks")).toBe(most > 1);
});

test("each key is set once: LiteLLM reads the one that the page names", async () => {
  const host = memoryHost();
  const pricing = await host.pricing();
  const brief = { ...BRIEF } as Brief;
  const advice = await adviseBrief(brief, { format: "json" }, host);
  const [one] = candidatesOf(advice, pricing);
  for (const host of pricing.hosts) {
    const { files } = handoffFiles(brief, advice, pricing, [{ ...one!, server: "host", host }], null, [], TEXT_ALONE);
    const litellm = parse(files.find(({ path: file }) => file === "serving/litellm.yaml")!.text);
    const { api_key } = litellm.model_list[0].litellm_params;
    if (api_key) expect(files[0]!.text, host.id).toContain(`in the environment: ${api_key.replace("os.environ/", "")}`);
    else expect(files[0]!.text, host.id).toContain(`Sign in to ${host.account}`);
  }
});

test.each([
  [
    "cases alone",
    { ...UNCLASSIFIED, repetition: 10 },
    /^Cases in held-out\.jsonl: \d+, none of them a copy of another\.$/m,
  ],
  ["cases and training", TUNED, /^Cases in held-out\.jsonl: \d+, .*\. Examples to train on: \d+, and \d+ that watch/m],
])("the page counts %s", async (_, brief, says) => {
  const { written, cases } = await handoff(brief);
  const page = written.get("README.md")!;
  expect(page).toMatch(says);
  expect(page).toContain(`held-out.jsonl: ${cases().length},`);
});

describe("law: data that must stay names nothing but the client's own machines", () => {
  const CLOUD =
    /api_key|openai:|anthropic|mistral:|google:|vertex|bedrock|openrouter|groq|fireworks|https?:\/\/(?!127\.0\.0\.1)/;

  test.each(
    ["exact", "rubric", "expert", "undefined"].flatMap((correctness) =>
      [1, 1000, 200_000].map((volume) => [correctness, volume] as const),
    ),
  )("%s at %d", async (correctness, volume) => {
    for (const sensitivity of ["local-only", undefined]) {
      const { written, config } = await handoff({ correctness, sensitivity, usage: { requests_per_month: volume } });
      for (const [name, text] of written) {
        if (name.endsWith(".jsonl")) continue;
        expect(
          text.replace(
            /vllm\/vllm-openai:|openai:chat:[^"`\n]*(?=[\s\S]*127\.0\.0\.1:800\d|` on your own machine)/g,
            "",
          ),
          `${name} ${sensitivity}`,
        ).not.toMatch(CLOUD);
      }
      expect(config().providers.length, `${sensitivity}`).toBeGreaterThan(0);
      for (const { id, config: set } of config().providers) {
        if (id === CLASSIFIER_ID) continue;
        expect(id.startsWith("ollama:") || /^http:\/\/127\.0\.0\.1:800\d\/v1$/.test(set.apiBaseUrl), id).toBe(true);
      }
    }
  });

  test("compose files hold to the published schema, and bind to this machine", async () => {
    const brief = { ...BRIEF, sensitivity: "local-only" } as Brief;
    const host = memoryHost();
    const advice = await adviseBrief(brief, { format: "json" }, host);
    const served = {
      ...advice.counsel!,
      fit: { ...advice.counsel!.fit!, engine: "vllm" },
      start_with: null,
      costs_least: null,
      lines: [],
    };
    const two = { ...served, costs_least: { ...served.fit, model: "gpt-oss-20b", name: "gpt-oss 20B" } };
    const pricing = await host.pricing();
    const said = { ...advice, counsel: two, alternatives: [] };
    const { files } = handoffFiles(brief, said, pricing, candidatesOf(said, pricing), null, [], TEXT_ALONE);
    const value = parse(files.find((file) => file.path === "serving/compose.yaml")!.text);
    expect(isCompose(value), JSON.stringify(isCompose.errors)).toBe(true);
    const services = Object.values(value.services) as { ports: string[]; command: string[] }[];
    for (const { command } of services) expect(command.join(" ")).toContain("--gpu-memory-utilization 0.45");
    expect(services.map(({ ports }) => ports)).toEqual([["127.0.0.1:8000:8000"], ["127.0.0.1:8001:8000"]]);
    const config = parse(files.find((file) => file.path === "evaluation/promptfooconfig.yaml")!.text);
    for (const [at, { command }] of services.entries()) {
      const room = Number(command[command.indexOf("--max-model-len") + 1]);
      expect(config.providers[at].config.max_tokens + advice.usage.input_tokens).toBeLessThan(room);
    }
    expect(config.providers.map((each: { config: { apiBaseUrl: string } }) => each.config.apiBaseUrl)).toEqual([
      "http://127.0.0.1:8000/v1",
      "http://127.0.0.1:8001/v1",
    ]);
    expect(isCompose({ services: { vllm: { ports: { a: 1 } } } })).toBe(false);
  });
});

test("as JSON: what was written, and the notes", async () => {
  const { host, written } = await handoff({ ...TUNED, correctness: "rubric" }, { format: "json" });
  const report = reportIn(host.out);
  expect(report.files).toEqual([...written.keys()]);
  expect(report).toMatchObject({ folder: "kit", grader: expect.stringMatching(/^ollama:/), held_out: 100 });
  expect(report.models[0]).toMatchObject({ role: "start", host: null, look_up: false });
  expect(report.held_out + report.training + report.validation).toBe(mails.length);
  expect(report.notes.map(({ id }: { id: string }) => id)).toEqual(["untuned"]);
  expect(host.err).toBe("");
});

test.each<[string, Partial<Brief>, string[]]>([
  ["orders that come as pictures", { input: ["scan"] }, ["pictures"]],
  ["calls", { input: ["audio"] }, ["sound"]],
  ["a step that reads pictures", { steps: [{ kind: "document-extraction", input: ["image"] }, {}] }, ["pictures"]],
  [
    "by the statement alone",
    { kind: undefined as never, task: "Sort photos of scanned delivery dockets into 8 queues" },
    ["pictures"],
  ],
  ["looked up by tools", { tools: true }, ["tools"]],
  ["text alone", {}, []],
])("what text alone does not test is said: %s", async (_, more, ids) => {
  const { host, written } = await handoff({ ...TUNED, correctness: "exact", ...more }, { format: "json" });
  const notes = reportIn(host.out).notes.filter(({ id }) => ["pictures", "sound", "tools"].includes(id));
  expect(notes.map(({ id }) => id)).toEqual(ids);
  for (const { text } of notes) expect(written.get("kit/README.md") ?? [...written.values()].join()).toContain(text);
});

describe("a classifier that the advice offers", () => {
  test("is trained on what is not held out, and asked for the same cases", async () => {
    const { config, written, cases } = await handoff({});
    expect(config().providers.at(-1)).toEqual({
      id: CLASSIFIER_ID,
      label: expect.stringMatching(/ \(classifier\)$/),
      config: {},
    });
    const rows = (name: string) =>
      written
        .get(name)!
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { text: string; label: string });
    const train = [...rows("classifier/train.jsonl"), ...rows("classifier/valid.jsonl")];
    const held = new Set(cases().map((each) => each.vars.input));
    expect(train.length).toBeGreaterThan(0);
    expect(train.filter(({ text }) => held.has(text))).toEqual([]);
    expect(new Set(train.map(({ label }) => label))).toEqual(new Set(["shipping", "returns", "other"]));
    expect(written.get("classifier/train.py")).toContain('BASE = "answerdotai/ModernBERT-large"');
    expect(written.get("README.md")).toContain("python classifier/train.py");
  });

  test.each([
    ["answers that are no labels", {}, mails.map(({ prompt }, i) => ({ prompt, completion: `text ${i}` }))],
    ["too few examples", {}, mails.slice(0, 40)],
    ["a language that it does not know", UNCLASSIFIED, mails],
  ])("is left out with %s", async (_, brief, examples) => {
    const { written, config } = await handoff(brief, {}, examples);
    expect([...written.keys()].filter((name) => name.startsWith("classifier/"))).toEqual([]);
    expect(JSON.stringify(config().providers)).not.toContain("provider.py");
  });
});

test.each([
  ["stay", { sensitivity: "local-only" }, true],
  ["leave", {}, false],
])("data that %s: how programs and weights reach a machine without a network", async (_, given, carried) => {
  const page = (await handoff(given)).written.get("README.md")!;
  expect(page.includes("sha256sum -c carry.sha256")).toBe(carried);
  // Never whatever is newest: LiteLLM sees every request and every key.
  expect(page).toContain("pip install 'litellm[proxy]==FILL-IN-A-VERSION'");
  expect(page).not.toMatch(/pip (?:install|download) 'litellm\[proxy\]'/);
});

describe("split", () => {
  test("copies never stand on both sides, nothing is lost, and the same file gives the same split", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 900 }), fc.boolean(), (groups, training) => {
        const { held_out, training: trained, validation } = splitExamples(groups, training);
        const rest = [...trained, ...validation];
        const watched = new Set(validation.map((at) => groups[at]));
        expect(trained.some((at) => watched.has(groups[at]))).toBe(false);
        if (training && areEnoughToTrain(groups)) {
          expect(Math.min(held_out.length, trained.length + 20)).toBeGreaterThanOrEqual(100);
          expect(validation.length).toBeGreaterThan(0);
        }
        const held = new Set(held_out.map((at) => groups[at]));
        expect(rest.some((at) => held.has(groups[at]))).toBe(false);
        if (training) expect(new Set([...rest.map((at) => groups[at]), ...held]).size).toBe(new Set(groups).size);
        expect(held.size).toBe(held_out.length);
        expect(held_out.length).toBeLessThanOrEqual(400);
        expect(splitExamples(groups, training)).toEqual(splitExamples(groups, training));
      }),
    );
  });
});

test.each([
  [199, false],
  [250, true],
])("%d examples are enough to train on: %s", async (count, trains) => {
  const { written, cases } = await handoff(TUNED, {}, mails.slice(0, count));
  expect(written.has("training/train.jsonl")).toBe(trains);
  expect(cases().length).toBeGreaterThanOrEqual(100);
  expect(written.get("README.md")!.includes("training takes at least 200 examples")).toBe(!trains);
});

test("a hundred thousand copies of one example take no time", () => {
  const start = process.cpuUsage().user;
  expect(splitExamples(new Array(100_000).fill(7), true).held_out).toEqual([]);
  expect(splitExamples(new Array(100_000).fill(7), false).held_out).toEqual([0]);
  expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
});

test("text of an example is never a template, nor an address that is opened", async () => {
  const rows = [
    ...mails,
    { prompt: "file:///etc/passwd", completion: "other" },
    { prompt: "where am I to put it", completion: "file:///etc/passwd" },
    { prompt: "what is {{ env.SECRET }} here", completion: "other" },
    { prompt: "{%endraw%}{{ env.SECRET }}{%  raw%} or {%- endraw -%}", completion: "other" },
  ];
  const { cases, written } = await handoff(UNCLASSIFIED, {}, rows);
  const inputs = cases().map(({ vars }) => vars.input);
  expect(inputs.filter((input) => input.startsWith("file:"))).toEqual([]);
  const templates = inputs.filter((input) => input.includes("{{"));
  expect(templates.length).toBe(2);
  for (const input of templates) {
    expect(input).toMatch(/^\{% raw %\}.*\{% endraw %\}$/);
    expect(input.slice("{% raw %}".length, -"{% endraw %}".length)).not.toMatch(/\{%-?\s*(?:end)?raw\s*-?%\}/);
  }
  expect(written.get("README.md")).toContain("2 examples begin with an address");
});

describe("what is named is there", () => {
  const BRIEFS = ["exact", "rubric", "expert", "undefined"].flatMap((correctness) =>
    ["routing", "legal-analysis", "complex-code"].flatMap((kind) =>
      ["cloud-ok", "local-only", undefined].flatMap((sensitivity) =>
        [100, 2_000_000].map((volume) => ({
          correctness,
          kind,
          sensitivity,
          usage: { requests_per_month: volume, input_tokens: 3000, output_tokens: 300 },
        })),
      ),
    ),
  );

  test.each(BRIEFS)("%j", async (brief) => {
    const { written, config } = await handoff(brief);
    const { model_list } = parse(written.get("serving/litellm.yaml")!);
    const names = model_list.map(({ model_name }: { model_name: string }) => model_name);
    expect(new Set(names).size, "fallbacks go by name").toBe(names.length);
    for (const [name, text] of written) {
      if (!name.endsWith(".jsonl")) expect(text, name).not.toMatch(/\bnull\b|undefined(?!\.)|\[object/);
    }
    for (const { id, config: set } of config().providers) {
      // promptfoo would ask OpenAI where no other address is given.
      if (id.startsWith("openai:chat:") && !/^openai:chat:(?:gpt|o\d)-\d/.test(id))
        expect(set.apiBaseUrl, id).toBeDefined();
    }
    const made = model_list.flatMap(({ litellm_params: { model } }: { litellm_params: { model: string } }) =>
      model.startsWith("ollama_chat/") ? [model.slice("ollama_chat/".length)] : [],
    );
    for (const model of made) {
      expect(written.get(`serving/Modelfile.${model}`)).toMatch(/^FROM \S+$/m);
      expect(written.get("README.md")).toContain(`ollama create ${model} -f serving/Modelfile.${model}\n`);
    }
  });
});

describe("without an instruction among the examples, the models are told what an answer looks like", () => {
  const promptOf = async (rows: readonly object[]) =>
    JSON.parse((await handoff({}, {}, rows)).written.get("evaluation/prompt.json")!)[0].content;

  test("one of a list", async () => {
    const [task, ...labels] = (await promptOf(mails)).split("\n- ");
    expect(task).toBe("Sort incoming support emails into 3 queues\nAnswer with one of these and nothing else:");
    expect(labels.sort()).toEqual(["other", "returns", "shipping"]);
  });

  test("fields of an object", async () => {
    const rows = mails.map(({ prompt, completion }, i) => ({
      prompt,
      completion: JSON.stringify({ queue: completion, urgent: i % 2 === 0, note: `n ${i}` }),
    }));
    const [, ...fields] = (await promptOf(rows)).split("\n- ");
    expect(fields).toEqual([
      expect.stringMatching(/^queue: one of (?=.*shipping)(?=.*returns)/),
      expect.stringMatching(/^urgent: one of (?:true, false|false, true)$/),
      "note: text",
    ]);
  });

  test("that of the examples stands before ours", async () => {
    expect(await promptOf(mails.map((mail) => ({ ...mail, system: "Theirs." })))).toBe("Theirs.");
  });
});

describe("answers from what a search finds are measured with what it finds", () => {
  const SEARCHED = {
    task: "Answer residents' questions about waste collection from our help pages",
    kind: "document-qa",
    examples: 0,
    correctness: "rubric",
  };

  test("the passages stand behind the instruction, and nothing is sent before somebody searches", async () => {
    const asked = mails.map(({ prompt }, at) => ({
      prompt,
      completion: `Page ${at} says: on the ${at}th, before seven.`,
    }));
    const { written, config, cases } = await handoff(SEARCHED, {}, asked);
    const [system, user] = JSON.parse(written.get("evaluation/prompt.json")!);
    expect(system.content).toMatch(/from the passages alone\.\n.*nothing was found\.\n\nPassages:\n\{\{passages\}\}$/);
    expect(system.content).not.toContain("the result alone");
    expect(user.content).toBe("{{input}}");
    expect(config().defaultTest.vars).toEqual({ passages: "file://search.cjs" });
    const found = { exports: async (..._: unknown[]): Promise<object> => ({}) };
    new Function("module", written.get("evaluation/search.cjs")!)(found);
    expect(await found.exports("passages", "", cases()[0].vars)).toEqual({ error: expect.stringMatching(/^FILL IN/) });
    expect(written.get("README.md")).toMatch(/Build the search first.*\n\n.*the passages held the answer/);
    expect(isConfig(config())).toBe(true);
  });

  test("other work has no search", async () => {
    const { written, config } = await handoff({});
    expect(written.has("evaluation/search.cjs")).toBe(false);
    expect(config().defaultTest.vars).toBeUndefined();
    for (const text of written.values()) expect(text).not.toContain("passages");
  });
});

test("while it is open whether the data may leave, the models that may be asked either way are named", async () => {
  const { code, written, config, host } = await handoff({ correctness: "undefined", sensitivity: undefined });
  expect(code).toBe(0);
  expect(config().providers.length).toBeGreaterThan(0);
  expect(written.get("README.md")).toContain("only the client's own machines are named");
  expect(host.err).toContain("Whether the data may leave is open");
});

describe("an advice that names no model writes nothing", () => {
  test.each([
    [
      "no language task",
      { kind: undefined, task: "Count cars on the drone video and tell lorries from buses" },
      /^data: brief\.json: the advice names no model to measure\. This reads as .* no task for a/,
    ],
    [
      "a device that nobody named",
      { task: "Sort the notes of inspectors. It must run on the phone, there is no signal in the tunnel" },
      /names no model to measure\. Name the device as the hardware/,
    ],
    [
      "nothing that is admitted",
      {
        kind: "legal-analysis",
        sensitivity: "local-only",
        usage: { requests_per_month: 5_000_000, input_tokens: 900_000 },
      },
      /names no model to measure\. What rules each of them out stands in model-advisor classify --details\.$/,
    ],
  ])("%s", async (_, brief, want) => {
    const { code, written, host } = await handoff(brief);
    expect(code).toMatch(want);
    expect([...written.keys()]).toEqual([]);
    expect(host.out).toBe("");
  });
});

test("a brief in a currency that no list has a rate for gives a kit, with a rate of one's own or without", async () => {
  const stakes = { wrong: { amount: 6, currency: "NOK" } };
  for (const options of [{}, { currency: "NOK=10.1" }]) {
    const { code, written } = await handoff({ stakes }, options);
    expect([code, written.size > 0]).toEqual([0, true]);
  }
});

describe("refused", () => {
  test.each([
    ["a folder with something in it", {}, { [`${CWD}/kit/mine.txt`]: "x" }, /^usage: "kit" is not empty/],
    ["a file", {}, { [`${CWD}/kit`]: "x" }, /^usage: "kit" is no folder/],
    ["no folder", { out: undefined }, {}, /^usage: name the folder/],
    ["examples that are none", {}, { [`${CWD}/m.jsonl`]: "{}\n" }, /^data: m\.jsonl: no usable example; line 1/],
    ["a brief that is none", {}, { [`${CWD}/brief.json`]: '{"tsak": 1}' }, /^data: brief\.json:1:/],
  ])("%s", async (_, options, more, want) => {
    const { code, written } = await handoff({}, options as Partial<HandoffOptions>, mails, more);
    expect(code).toMatch(want);
    expect([...written.keys()].filter((name) => name !== "mine.txt")).toEqual([]);
  });
});

describe("law: where the advice names a region, every host is asked there", () => {
  test.each([
    ["eu", { sensitivity: "restricted-cloud", region: "eu" }],
    ["us", { sensitivity: "restricted-cloud", region: "us" }],
    ["ca", { sensitivity: "restricted-cloud", region: "ca" }],
    ["au", { sensitivity: "restricted-cloud", region: "au" }],
  ])("%s", async (_, given) => {
    const { config, written } = await handoff(given);
    const litellm = parse(written.get("serving/litellm.yaml")!);
    for (const { id, config: asked } of config().providers as { id: string; config: Record<string, unknown> }[]) {
      if (id === CLASSIFIER_ID || /^ollama|127\.0\.0\.1/.test(`${id} ${asked.apiBaseUrl}`)) continue;
      expect(`${id} ${JSON.stringify(asked)}`).toMatch(/apiBaseUrl|"region"|inference_geo|FILL-IN/);
    }
    for (const { litellm_params: asked } of litellm.model_list)
      expect(JSON.stringify(asked)).toMatch(/api_base|aws_region_name|vertex_location|inference_geo|FILL-IN/);
    expect(written.get("README.md")).toContain("Where the data are processed:");
  });

  test.each(["exact", "rubric"])(
    "the page says of every host that it asks where that is, asked for %s",
    async (correctness) => {
      for (const given of [{}, { sensitivity: "restricted-cloud", region: "eu" }]) {
        const { written, host } = await handoff({ ...given, correctness }, { format: "json" });
        const report = JSON.parse(host.out) as HandoffReport;
        const places = written
          .get("README.md")!
          .split("Where the data are processed:\n\n")[1]!
          .split("\n\n")[0]!
          .split("\n");
        const { hosts } = await memoryHost().pricing();
        const asked = report.models.flatMap(({ host }) => (host === null ? [] : [hostName(hosts, host)]));
        expect(asked.length).toBeGreaterThan(0);
        for (const name of asked) expect(places.some((line) => line.startsWith(`- ${name}`))).toBe(true);
        const wants = "region" in given ? /, EU[:.]/ : /, [A-Z]{2}[:.]|: no region stated, so the host decides\.$/;
        for (const line of places) expect(line).toMatch(wants);
      }
    },
  );

  test("no host is asked in place of another where the data leave under conditions", async () => {
    const under = await handoff({ sensitivity: "restricted-cloud", region: "eu" });
    const [{ start }] = parse(under.written.get("serving/litellm.yaml")!).litellm_settings?.fallbacks ?? [
      { start: [] },
    ];
    const { model_list } = parse(under.written.get("serving/litellm.yaml")!);
    const hostOf = (name: string): string =>
      model_list.find((each: { model_name: string }) => each.model_name === name).litellm_params.model.split("/")[0];
    for (const name of start) expect([hostOf("start"), "ollama_chat", "hosted_vllm"]).toContain(hostOf(name));
  });
});
