/** What rules say besides whether they speak: each case of a text, and when they keep quiet about what another rule says. */

import { describe, expect, test } from "vitest";
import { prepareJudging } from "../../src/commands/check/check-judging.ts";
import { NO_CONFIG } from "../../src/commands/settings/find-config.ts";
import { numberOf } from "../../src/core/prices/defaults.ts";
import type { Severities } from "../../src/core/types/check.ts";
import { readScopingDoc } from "../../src/data/scoping/read-scoping-doc.ts";
import { missingAnswer, noMetric } from "../../src/rules/answer-rules.ts";
import { coverFrom, ignoresIn } from "../../src/rules/ignores.ts";
import { retiredModel, unknownModel } from "../../src/rules/model-rules.ts";
import { stalePrices } from "../../src/rules/price-rules.ts";
import { per1kText, wayFor } from "../../src/rules/proposal.ts";
import { missingRetrieval } from "../../src/rules/proposal-rules.ts";
import type { RuleContext } from "../../src/rules/rule.ts";
import { checkDoc } from "../../src/rules/run.ts";
import { frozenPricing } from "../frozen-pricing.ts";
import { memoryHost } from "../hosts/memory-host.ts";
import { diagnosticsIn } from "./diagnostics-in.ts";
import { countedBy, finds, reportsOf } from "./reports-of.ts";

const withModel = (change: object) => ({
  pricing: {
    ...frozenPricing,
    models: frozenPricing.models.map((each) => (each.id === "gpt-4o" ? { ...each, ...change } : each)),
  },
});
const GPT = { proposal: { model: "gpt-4o" } };

describe("correctness that is undefined", () => {
  test.each([
    [1, "; with a measure it would be tier 1;", { task_tier: 1 }],
    [3, "; with a measure it would be tier 3;", { task_tier: 3 }],
    [4, "whatever the task; write down", { task_tier: 4 }],
    [null, "whatever the task; write down", {}],
  ])("in tier %j without it", (task_tier, says, args) => {
    const [found] = reportsOf(noMetric, { correctness: "undefined" }, { verdict: () => ({ task_tier }) });
    expect(found).toMatchObject({ message: expect.stringContaining(says) });
    expect(found?.args).toEqual(args);
  });
  test("also of a kind that the tables do not know", () => {
    expect(reportsOf(noMetric, { correctness: "undefined" }, { verdict: () => undefined })[0]?.args).toEqual({});
  });
});

describe("a retired model", () => {
  test("without a date, and without one to take instead", () => {
    const [found] = reportsOf(retiredModel, GPT, withModel({ retires: null, status: "retired", replacement: null }));
    expect(found).toMatchObject({ message: "gpt-4o is retired; propose another model", args: { retires: "" } });
    expect(found).not.toHaveProperty("fix");
  });
  test("with both", () => {
    const [found] = reportsOf(
      retiredModel,
      GPT,
      withModel({ retires: "2026-11-01", retires_kind: "announced", replacement: "gpt-6" }),
    );
    expect(found).toMatchObject({
      message: "gpt-4o was retired on 2026-11-01; its maker names gpt-6 instead",
      args: { retires: "2026-11-01" },
      fix: { safe: false, edits: [{ text: "gpt-6" }] },
    });
  });
});

test("a cost per 1,000 requests is one figure, a range or unknown", () => {
  const text = (low: number | null, likely: number | null, high: number | null) =>
    per1kText({ low, likely, high, currency: "USD" });
  expect(text(1, 2, 3)).toBe("US$2.00 per 1K");
  expect(text(1, null, 3)).toBe("US$1.00 to US$3.00 per 1K, depending on the volume");
  expect([text(null, null, 3), text(1, null, null)]).toEqual(["an unknown cost per 1K", "an unknown cost per 1K"]);
});

test("tuning is priced where it is promised, and only there", () => {
  const model = frozenPricing.models.find(({ id }) => id === "llama3.1-8b")!;
  const given = { pricing: frozenPricing, asOf: "2026-11-24", rate: { currency: "USD", per_usd: 1 } };
  const context = { ...given, counted: countedBy(given) } as unknown as RuleContext;
  const brief = { examples: 5000, usage: { requests_per_month: 1000 } };
  const name = (proposal?: object) => wayFor({ ...brief, proposal } as never, model, context)?.way.name;
  expect(name({ approach: "local-fine-tuned" })).toBe(`${name()}, tuned`);
  expect(name({ approach: "local-small" })).toBe(name());
});

test("a name that several models have is answered with their ids", () => {
  const [a, b] = frozenPricing.models;
  const pricing = {
    ...frozenPricing,
    models: [
      { ...a!, id: "one", aliases: [], name: "Same" },
      { ...b!, id: "two", aliases: [], name: "Same" },
    ],
  };
  const message = (model: string, of: object) => reportsOf(unknownModel, { proposal: { model } }, of)[0]?.message;
  expect(message("Same", { pricing })).toBe(
    '"Same" names no single model; several have this name; write one of one, two',
  );
  expect(message("gpt-4p", {})).toBe('"gpt-4p" is not a known model; did you mean "gpt-4o"?');
  expect(message("zzzzzzzzzzzzzz", {})).toBe(
    '"zzzzzzzzzzzzzz" is not a known model; add it to your own price list and name that with --pricing',
  );
});

describe("the day on which a price was checked", () => {
  const limit = numberOf(frozenPricing.defaults, "stale-days");
  const checked = (days: number, more: object = {}) =>
    withModel({ checked: new Date(Date.UTC(2026, 10, 24 - days)).toISOString().slice(0, 10), ...more });
  test.each([
    [limit, {}, false],
    [limit + 1, {}, true],
    [limit + 1, { kind: "self-hosted" }, false],
  ])("%j days ago, %j: %j", (days, more, want) => {
    expect(finds(stalePrices, GPT, checked(days, more))).toBe(want);
  });
});

describe("a bare brief has no prose, so that only an answer speaks against retrieval", () => {
  const context = {
    verdict: () => ({ rag: true }),
    find: () => undefined,
    words: { retrieval: [] },
    because: () => "So.",
  };
  test.each([
    [{}, "yaml", false],
    [{ documents: false }, "yaml", true],
    [{ documents: true }, "yaml", false],
    [{ facts: "request" }, "yaml", true],
    [{ facts: "documents-found" }, "yaml", false],
    [{}, "markdown", true],
  ])("%j in %s: %j", (brief, kind, want) => {
    expect(finds(missingRetrieval, { task: "x", ...brief }, context, { kind })).toBe(want);
  });
});

describe("steps answer for a brief", () => {
  const context = { verdict: () => undefined, taxonomy: { questions: [] } };
  const answered = { task: "a", repetition: 90, examples: 5, correctness: "exact", sensitivity: "cloud-ok" };
  const { task: _, ...rest } = answered;
  test.each([
    ["all of them do", [{ task: "a" }, { task: "b" }], []],
    ["one of two does", [{ task: "a" }, {}], ["task"]],
    ["there are none", [], ["task"]],
    ["nothing is said of steps", undefined, ["task"]],
  ])("%s", (_name, steps, missing) => {
    expect(reportsOf(missingAnswer, { ...rest, steps }, context).map(({ args }) => args?.missing)).toEqual(missing);
  });
});

test("prose speaks for the first brief of its document alone", async () => {
  const brief = (task: string) =>
    `\`\`\`model-advisor\ntask: ${task}\nkind: strategy-advice\nrepetition: 10\nexamples: 5\ncorrectness: expert\nsensitivity: cloud-ok\n\`\`\`\n`;
  const text = `# Scope\n\nWe fine-tune a model.\n\n${brief("Weigh reports")}\n${brief("Weigh letters")}`;
  const found = await diagnosticsIn(text, "a.md");
  expect(found.filter(({ rule }) => rule === "fine-tune-on-open-task").map(({ place }) => place.line)).toEqual([3]);
});

describe("an ignore", () => {
  const ignores = (text: string) => ignoresIn(readScopingDoc(text, "a.md"), { "no-metric": "warning" });
  const first = (text: string) => ignores(text)[0]!;
  test.each([
    ["<!-- model-advisor-ignore no-metric: agreed  -->\n", "agreed", undefined],
    ["<!-- model-advisor-ignore no-metric -->\n", "", /gives no reason/],
    ["<!-- model-advisor-ignore no-metrik: x -->\n", "x", /did you mean "no-metric"/],
    ["<!-- model-advisor-ignore zzzzzzzzzzz: x -->\n", "x", /there is no rule "zzzzzzzzzzz"; write/],
    ["<!-- model-advisor-ignore -->\n", "", /names no rule/],
  ])("%j", (text, reason, fault) => {
    const ignore = first(text);
    expect(ignore.reason).toBe(reason);
    if (fault) expect(ignore.fault).toMatch(fault);
    else expect(ignore.fault).toBeUndefined();
  });

  test("ends where its text does", () => {
    const { line, column, end } = first("x\n\n  <!-- model-advisor-ignore no-metric: agreed --> \n").place;
    expect({ line, column, end }).toEqual({
      line: 3,
      column: 3,
      end: { line: 3, column: 3 + "<!-- model-advisor-ignore no-metric: agreed -->".length },
    });
  });

  test("covers the next line that says anything, past empty ones of blanks, and at the end none", () => {
    const of = (text: string) => ignores(text).map(({ lines }) => lines);
    expect(of("<!-- model-advisor-ignore no-metric: x -->\n\n  \t\ny\n")).toEqual([[1, 4]]);
    expect(of("y\n\n<!-- model-advisor-ignore no-metric: x -->\n")).toEqual([[3]]);
    expect(of("y\n\n<!-- model-advisor-ignore no-metric: x -->")).toEqual([[3]]);
  });

  test("that has a fault takes nothing out; of several sound ones the first does", () => {
    const at = (text: string, line: number) => {
      const cover = coverFrom(ignores(text));
      return cover({
        rule: "no-metric",
        severity: "error",
        message: "",
        args: {},
        place: { file: "a.md", line, column: 1 },
        related: [],
      })?.reason;
    };
    expect(at("<!-- model-advisor-ignore no-metric -->\ny\n", 2)).toBeUndefined();
    expect(at("<!-- model-advisor-ignore no-metric: a -->\n<!-- model-advisor-ignore no-metric: b -->\ny\n", 3)).toBe(
      "a",
    );
    expect(
      at("<!-- model-advisor-ignore no-metric: a -->\n<!-- model-advisor-ignore-file no-metric: b -->\ny\n", 3),
    ).toBe("a");
    expect(
      at("<!-- model-advisor-ignore-file no-metric: a -->\n<!-- model-advisor-ignore no-metric: b -->\ny\n", 3),
    ).toBe("a");
  });
});

describe("a document", async () => {
  const host = { ...memoryHost(), pricing: async () => frozenPricing };
  const { context } = await prepareJudging({ requireBrief: true }, NO_CONFIG, host);
  const brief =
    "task: Sort emails into 8 queues\n  kind: routing\n  repetition: 92\n  examples: 1200\n  correctness: undefined\n  sensitivity: cloud-ok\n  usage: {requests_per_month: 9}";
  const found = (text: string, severities: Severities = {}) => {
    const { diagnostics, ignored } = checkDoc(readScopingDoc(text, "a.md"), {
      ...context,
      severities: { ...context.severities, ...severities },
    });
    return {
      rules: diagnostics.map(({ rule, severity }) => `${rule} ${severity}`),
      ignored: ignored.map(({ diagnostic }) => diagnostic.rule),
    };
  };
  const sound = (comment = "") => `---\nmodel_advisor:\n  ${brief}\n---\n${comment}`;
  const IGNORE = "<!-- model-advisor-ignore-file no-metric: x -->\n";

  test.each<[string, string, Severities, string[], string[]]>([
    ["without a brief", "# x\n", {}, ["missing-brief error"], []],
    ["without one, which is a note", "# x\n", { "missing-brief": "note" }, ["missing-brief note"], []],
    ["without one, which is no matter", "# x\n", { "missing-brief": "off" }, [], []],
    ["with one", sound(), {}, ["no-metric warning"], []],
    ["with one, and the rule off", sound(), { "no-metric": "off" }, [], []],
    ["with one that cannot be read", "---\nmodel_advisor: 9\n---\n", {}, ["invalid-brief error"], []],
    [
      "with one that cannot be read, which is no matter",
      "---\nmodel_advisor: 9\n---\n",
      { "invalid-brief": "off" },
      [],
      [],
    ],
    ["with an ignore that is used", sound(IGNORE), {}, [], ["no-metric"]],
    [
      "with one that is not",
      sound(IGNORE.replace("no-metric", "vague-task")),
      {},
      ["no-metric warning", "unused-ignore warning"],
      [],
    ],
    ["with one of a rule that is off", sound(IGNORE), { "no-metric": "off" }, [], []],
    [
      "with a faulty one of a rule that is off",
      sound(IGNORE.replace(": x", "")),
      { "no-metric": "off" },
      ["bad-ignore warning"],
      [],
    ],
    [
      "with a faulty one, which is no matter",
      sound(IGNORE.replace(": x", "")),
      { "bad-ignore": "off" },
      ["no-metric warning"],
      [],
    ],
    [
      "with an unused one, which is no matter",
      sound(IGNORE.replace("no-metric", "vague-task")),
      { "unused-ignore": "off" },
      ["no-metric warning"],
      [],
    ],
  ])("%s", (_, text, severities, rules, ignored) => {
    expect(found(text, severities)).toEqual({ rules, ignored });
  });
});
