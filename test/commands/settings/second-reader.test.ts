/** Statements read by an endpoint of the user's choice: a stand-in server answers, refuses, talks nonsense or hangs. */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { post } from "../../../src/cli/http.ts";
import { prepareAdvisor } from "../../../src/commands/settings/advise-brief.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { memoryHost } from "../../hosts/memory-host.ts";

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  server = undefined;
});

/** Starts the stand-in and gives its address; what it was sent is kept. */
async function standIn(answer: RequestListener): Promise<{ url: string; bodies: string[] }> {
  const bodies: string[] = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += String(chunk);
    });
    request.on("end", () => {
      bodies.push(body);
      answer(request, response);
    });
  });
  const started = server;
  await new Promise<void>((done) => started.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${(started.address() as AddressInfo).port}/v1`, bodies };
}

const completion = (content: string) => JSON.stringify({ choices: [{ message: { content } }] });
const says =
  (value: unknown): RequestListener =>
  (_, response) =>
    response.end(completion(JSON.stringify(value)));

const BRIEF: Brief = {
  task: "Route each email to one of eight team queues",
  repetition: 90,
  examples: 900,
  correctness: "exact",
};

async function task(brief: Brief, reader: string, timeoutMs = 30_000) {
  const host = memoryHost();
  host.post = (url, options) => post(url, { ...options, timeoutMs });
  const { advise } = await prepareAdvisor({ reader, asOf: "2026-11-27" }, host);
  return (await advise(brief)).task;
}

const GOOD = {
  kind: "document-qa",
  second: "support-reply",
  confidence: 0.9,
  specific: true,
  input: ["text"],
  facts: "documents-found",
  tools: false,
};

describe("a second reader", () => {
  test("reads in place of the built-in one, and is named", async () => {
    const { url, bodies } = await standIn(says(GOOD));
    const read = await task(BRIEF, `${url}#m`);
    expect(read).toMatchObject({ kind: "document-qa", kind_confidence: 0.9, question: null });
    expect(read.read_by).toMatch(/^m at 127\.0\.0\.1:\d+$/);
    expect(read.read?.facts.value).toBe("documents-found");
    const sent = JSON.parse(bodies[0]!);
    expect(sent.messages[1].content).toContain(BRIEF.task);
    expect(sent.response_format.json_schema.schema.properties.kind.enum).toContain("document-qa");
  });

  test("may say that it is no language task", async () => {
    const { url } = await standIn(says({ ...GOOD, kind: "no-language-task" }));
    expect(await task(BRIEF, `${url}#m`)).toMatchObject({ kind: null, language_task: { value: false } });
  });

  test.each<[string, RequestListener]>([
    ["a refusal", (_, response) => response.end(completion("I am sorry, I cannot help with that."))],
    ["a kind nobody knows", says({ ...GOOD, kind: "tier-1" })],
    ["a confidence that is none", says({ ...GOOD, confidence: "high" })],
    ["no chat completion", (_, response) => response.end("<html>hello</html>")],
    ["an empty answer", (_, response) => response.end("")],
    ["an error", (_, response) => response.writeHead(500).end("{}")],
    ["a redirect elsewhere", (_, response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end()],
    ["more than it should", (_, response) => response.end("x".repeat(1_100_000))],
  ])("%s: falls back to the built-in reader and says so", async (_, answer) => {
    const { url } = await standIn(answer);
    const read = await task(BRIEF, `${url}#m`);
    expect(read).toMatchObject({ kind: "routing", read_by: null });
    expect(read.note).toMatch(/m at 127\.0\.0\.1:\d+ gave no .*answer.*; the built-in reader read the statement\./);
  });

  test("a server that hangs is left after the time limit", async () => {
    const { url } = await standIn(() => undefined);
    const read = await task(BRIEF, `${url}#m`, 200);
    expect(read).toMatchObject({ kind: "routing", note: expect.stringContaining("no answer in 0.2 s") });
  });

  test("a server that is not there", async () => {
    expect((await task(BRIEF, "http://127.0.0.1:1/v1#m")).note).toMatch(/gave no answer/);
  });

  test("what must stay local goes to no host beyond the network", async () => {
    const read = await task({ ...BRIEF, sensitivity: "local-only" }, "https://llm.example/v1#m");
    expect(read.note).toMatch(/must stay local, so m at llm\.example was not asked/);
    const { url } = await standIn(says(GOOD));
    expect((await task({ ...BRIEF, sensitivity: "local-only" }, `${url}#m`)).kind).toBe("document-qa");
  });

  test("a kind that the brief gives is not asked about", async () => {
    const { url, bodies } = await standIn(says(GOOD));
    await task({ ...BRIEF, kind: "routing" }, `${url}#m`);
    expect(bodies).toEqual([]);
  });
});

describe("a reader that the config names", () => {
  async function byConfig(reader: string) {
    const host = memoryHost({
      files: { "/home/ada/project/model-advisor.yaml": `reader: "${reader}"\n` },
      env: { MODEL_ADVISOR_READER_KEY: "secret-1", OPENAI_API_KEY: "secret-2" },
    });
    const keys: (string | undefined)[] = [];
    host.post = async (_, { headers }) => {
      keys.push(headers.authorization);
      return completion(JSON.stringify(GOOD));
    };
    const { advise } = await prepareAdvisor({ config: "model-advisor.yaml", asOf: "2026-11-27" }, host);
    await advise(BRIEF);
    await advise({ ...BRIEF, task: "Sort emails into six kinds" });
    return { keys, said: host.err };
  }

  test.each([
    ["an address gets no key", "http://10.1.2.3/v1#m", undefined, "m at 10.1.2.3"],
    ["OpenAI gets its own", "openai:gpt-6-luna", "Bearer secret-2", "gpt-6-luna at api.openai.com"],
  ])("is said once, and %s", async (_, reader, key, name) => {
    const { keys, said } = await byConfig(reader);
    expect(keys).toEqual([key, key]);
    expect(said).toBe(`note: the config has ${name} read statements; --reader built-in keeps them here\n`);
  });
});

test("a reader that fails is said beside the page, once", async () => {
  const host = memoryHost();
  host.post = async () => "nonsense";
  const { advise } = await prepareAdvisor({ reader: "ollama:m", asOf: "2026-11-27" }, host);
  await advise(BRIEF);
  await advise({ ...BRIEF, task: "Sort emails into six kinds" });
  expect(host.err).toBe("note: m at localhost:11434 gave no usable answer; the built-in reader read the statement.\n");
});
