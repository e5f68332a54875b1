/**
 * What a scope may not promise, because the recommendation would not: each case with the rule and the row that say so, and
 * beside it what would mend it. A rule or a row that goes takes its findings with it.
 */

import { describe, expect, test } from "vitest";
import { prepareJudging } from "../../src/commands/check/check-judging.ts";
import { NO_CONFIG } from "../../src/commands/settings/find-config.ts";
import type { Brief } from "../../src/core/types/brief.ts";
import type { Diagnostic } from "../../src/core/types/diagnostic.ts";
import { readScopingDoc } from "../../src/data/scoping/read-scoping-doc.ts";
import { per1kText, quotedName } from "../../src/rules/proposal.ts";
import { checkDoc } from "../../src/rules/run.ts";
import { memoryHost } from "../hosts/memory-host.ts";

const model = (id: string, more: string) =>
  `  - {id: ${id}, name: ${id}, size_class: frontier, tiers: [3], status: current, open_weights: false, source: ours, checked: 2026-11-01, ${more}}\n`;
const HOSTED = "provider: us, kind: cloud, prices: [{from: 2026-01-01, until: null, input: 1, output: 2}]";
const OWN = "provider: ours, kind: self-hosted, params_b: 8, weights_gib: {q4_k_m: 4.6}";
const layer = `models:\n${[
  model("plain", HOSTED),
  model("closed", `${HOSTED}, open_to_new: false`),
  model("open", `${HOSTED}, open_to_new: true`),
  model("in-us", `${HOSTED}, regions: [us]`),
  model("in-au", `${HOSTED}, regions: [au]`),
  model("everywhere", `${HOSTED}, regions: [global]`),
  model("words", `${HOSTED}, input_modalities: [text]`),
  model("eyes", `${HOSTED}, input_modalities: [text, image]`),
  model("short", `${HOSTED}, context_tokens: 1000`),
  model("exact", `${HOSTED}, context_tokens: 1300`),
  model("terse", `${HOSTED}, max_output_tokens: 299`),
  model("handless", `${HOSTED}, tools: false`),
  model("handy", `${HOSTED}, tools: true`),
  model("for-study", `${OWN}, licence: {name: Research, commercial: "no"}`),
  model("for-all", `${OWN}, licence: {name: MIT, commercial: "yes"}`),
].join("")}`;

const host = memoryHost({ today: "2026-11-24", files: { "/home/ada/project/prices.yaml": layer } });
const { context, prepare } = await prepareJudging({ requireBrief: false, pricing: "prices.yaml" }, NO_CONFIG, host);

const USAGE = "usage: {requests_per_month: 1000, input_tokens: 1000, output_tokens: 300}";

async function diagnosticsOf(text: string): Promise<Diagnostic[]> {
  const doc = readScopingDoc(text, "scope.md");
  await prepare(doc.briefs.map(({ brief }) => brief));
  return checkDoc(doc, context).diagnostics;
}

/** What the rules say of a brief for three reports with these answers: the rule, and the row that it names. */
async function foundIn(answers: string): Promise<string[]> {
  const task = "task: Weigh three reports, kind: strategy-advice, repetition: 92, examples: 1200";
  const text = `---\nmodel_advisor: {${task}, ${USAGE}, ${answers}}\n---\n`;
  const diagnostics = await diagnosticsOf(text);
  expect(diagnostics.map(({ rule }) => rule)).not.toContain("invalid-brief");
  return diagnostics.map(({ rule, args }) => (args.row === undefined ? rule : `${rule} ${args.row}`));
}

const RESTRICTED = "sensitivity: restricted-cloud, region: au";
const OPEN = "sensitivity: cloud-ok";
const LOCAL = "sensitivity: local-only";
const RENTED = "{name: A, bandwidth_gb_s: 2000, memory_gb: 80, rent_per_hour: {amount: 3, currency: AUD}}";
const OWNED = "{name: A, bandwidth_gb_s: 2000, memory_gb: 80, price: {amount: 9000, currency: AUD}}";
const COSTLY = "stakes: {right: {amount: 2, currency: AUD}, wrong: {amount: 500, currency: AUD}}";
const CHEAP = "stakes: {right: {amount: 2, currency: AUD}, wrong: {amount: 2, currency: AUD}}";

describe.each([
  [
    "a rented machine for data that stay local",
    `${LOCAL}, hardware: ${RENTED}`,
    "rented-with-local-only",
    `${LOCAL}, hardware: ${OWNED}`,
  ],
  [
    "a rented machine by its id",
    `${LOCAL}, hardware: rented-h100`,
    "rented-with-local-only",
    `${LOCAL}, hardware: pc-rtx-5090`,
  ],
  [
    "a cloud model for data that stay local",
    `${LOCAL}, proposal: {model: plain}`,
    "cloud-with-local-only",
    `${OPEN}, proposal: {model: plain}`,
  ],
  [
    "an endpoint closed to new customers",
    `${OPEN}, proposal: {model: closed}`,
    "unadmitted-model closed-to-new",
    `${OPEN}, proposal: {model: open}`,
  ],
  [
    "another region",
    `${RESTRICTED}, proposal: {model: in-us}`,
    "unadmitted-model region-elsewhere",
    `${RESTRICTED}, proposal: {model: in-au}`,
  ],
  [
    "no region",
    `${RESTRICTED}, proposal: {model: everywhere}`,
    "unadmitted-model region-not-stated",
    `${OPEN}, proposal: {model: everywhere}`,
  ],
  [
    "pictures for a model of words",
    `${OPEN}, input: [image], proposal: {model: words}`,
    "unadmitted-model cannot-read-input",
    `${OPEN}, input: [image], proposal: {model: eyes}`,
  ],
  [
    "a context that is too short",
    `${OPEN}, proposal: {model: short}`,
    "unadmitted-model over-context",
    `${OPEN}, proposal: {model: exact}`,
  ],
  [
    "answers that are too long",
    `${OPEN}, proposal: {model: terse}`,
    "unadmitted-model over-output",
    `${OPEN}, proposal: {model: exact}`,
  ],
  [
    "tools for a model that calls none",
    `${OPEN}, tools: true, proposal: {model: handless}`,
    "unadmitted-model cannot-call-tools",
    `${OPEN}, tools: true, proposal: {model: handy}`,
  ],
  [
    "pictures for a model of words on a machine",
    `${LOCAL}, input: [image], proposal: {model: llama3.1-8b}`,
    "unadmitted-model cannot-read-input",
    `${LOCAL}, proposal: {model: llama3.1-8b}`,
  ],
  [
    "the own API of a maker whom this program's own rule bars",
    `${OPEN}, proposal: {model: qwen3.8-max}`,
    "unadmitted-model barred-for-client",
    `${LOCAL}, proposal: {model: qwen3.8-27b}`,
  ],
  [
    "weights whose licence is not for work",
    `${LOCAL}, proposal: {model: for-study}`,
    "unadmitted-model licence-forbids",
    `${LOCAL}, proposal: {model: for-all}`,
  ],
  [
    "costly mistakes that nobody sees",
    `${OPEN}, reviewed: none, ${COSTLY}`,
    "unreviewed-stakes",
    `${OPEN}, reviewed: all, ${COSTLY}`,
  ],
  [
    "costly mistakes, and cheap ones",
    `${OPEN}, reviewed: none, ${COSTLY}`,
    "unreviewed-stakes",
    `${OPEN}, reviewed: none, ${CHEAP}`,
  ],
])("%s", (_, bad, finding, good) => {
  test("is found", async () => {
    expect(await foundIn(bad)).toContain(finding);
  });

  test("is not found once it is mended", async () => {
    const rule = finding.split(" ")[0]!;
    expect((await foundIn(good)).filter((each) => each.split(" ")[0] === rule)).toEqual([]);
  });
});

const PROPOSED = { proposal: { model: "claude-opus-5-5" } };

/** What goes in is told by the statement alone, and whether a speech model hears it first. */
const SEEN = "Look at photos of damaged parcels and sort each into 6 classes of damage";
const HEARD = "Transcribe each support call of 30 minutes and sort it into 12 subjects";

describe.each([SEEN, HEARD])("%s", (task) => {
  const brief: Brief = {
    task,
    kind: "classification",
    repetition: 95,
    examples: 5000,
    correctness: "exact",
    sensitivity: "cloud-ok",
  };

  test("is answered with the model and the prices of its advice", async () => {
    const text = `---\nmodel_advisor: ${JSON.stringify({ ...brief, ...PROPOSED })}\n---\n`;
    const messages = (await diagnosticsOf(text)).map(({ message }) => message);
    const { recommended, costs } = context.advise({ ...brief, ...PROPOSED })!;
    const { name, per_1k } = recommended!;
    const cost = per1kText(per_1k);
    expect(messages).toContainEqual(
      expect.stringContaining(`${quotedName({ name })} does this tier 1 task for ${cost}`),
    );
    expect(messages).toContainEqual(expect.stringContaining(`${quotedName({ name })} then costs ${cost}`));
    const proposed = costs.find(({ model }) => model === PROPOSED.proposal.model)!;
    expect(messages).toContainEqual(
      expect.stringContaining(`scope says claude-opus-5-5 at ${per1kText(proposed.per_1k)}`),
    );
  });
});
