import { describe, expect, test } from "vitest";
import { run, type UsageReportOptions } from "../../../src/commands/client-data/usage.ts";
import type { UsageReport } from "../../../src/core/types/client-data.ts";
import { CWD, type MemoryHostOptions, memoryHost } from "../../hosts/memory-host.ts";
import { printedAs, runIn } from "../../hosts/run-in-memory.ts";

const reportIn = printedAs<UsageReport>("usage");

async function usage(
  content: string | Uint8Array,
  options: Partial<UsageReportOptions> = {},
  more: MemoryHostOptions = {},
) {
  const host = memoryHost({ ...more, files: { [`${CWD}/export.csv`]: content, ...more.files } });
  const ran = await runIn(run, { operands: ["export.csv"], ...options }, host);
  return { ...ran, report: reportIn(ran.out) };
}

const OPENAI_HEAD =
  "start_time,end_time,project_id,num_model_requests,model,batch,input_tokens,output_tokens,input_cached_tokens";
const day = (n: number) => 1_793_491_200 + n * 86_400;
const openaiDays = (count: number, batch = "False") =>
  [
    OPENAI_HEAD,
    ...Array.from({ length: count }, (_, i) => `${day(i)},${day(i + 1)},p,100,gpt-4o-mini,${batch},50000,8000,10000`),
  ].join("\n");

describe("exports", () => {
  test("OpenAI by the day: requests, tokens, cache, batch; no peak", async () => {
    const { report, code } = await usage(openaiDays(30));
    expect(code).toBe(0);
    expect(report).toMatchObject({
      source: "openai",
      requests: 3000,
      requests_per_month: 3044,
      input_tokens: 500,
      output_tokens: 80,
      reasoning_tokens: null,
      cached_share: 0.2,
      batch_share: 0,
      peak_to_average: null,
      days: { from: "2026-11-01", to: "2026-11-30", span: 30, used: 30 },
    });
    expect(report.lacks.map(({ id }) => id)).toEqual(["reasoning", "peak"]);
  });

  test("OpenAI's API page", async () => {
    const page = {
      object: "page",
      data: [0, 1].map((i) => ({
        object: "bucket",
        start_time: day(i),
        end_time: day(i + 1),
        results: [
          {
            num_model_requests: 10,
            input_tokens: 1000,
            output_tokens: 200,
            input_cached_tokens: 0,
            model: "m",
            batch: true,
          },
        ],
      })),
    };
    const { report } = await usage(JSON.stringify(page));
    expect(report).toMatchObject({ requests: 20, input_tokens: 100, batch_share: 1, days: { span: 2 } });
    expect(report.lacks.map(({ id }) => id)).toContain("few-days");
  });

  test("Anthropic's console: tokens by the day, no requests", async () => {
    const { report } = await usage(
      "usage_date_utc,model_version,api_key,usage_type,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens\n2026-11-01,m,k,message,100,20,0,80,50\n2026-11-20,m,k,batch,100,0,0,0,50\n",
    );
    expect(report).toMatchObject({
      source: "anthropic",
      requests: null,
      requests_per_month: null,
      input_tokens: null,
      cached_share: 0.267,
    });
    expect(report.batch_share).toBeCloseTo(0.375);
    expect(report.lacks.map(({ id }) => id)).toEqual(["requests", "reasoning", "peak"]);
  });

  test("LiteLLM by the request: the busiest hour", async () => {
    const hours = Array.from({ length: 100 }, (_, hour) =>
      Array.from({ length: hour === 50 ? 21 : 1 }, () => hour),
    ).flat();
    const rows = hours.map((hour) => {
      const at = new Date(Date.UTC(2026, 10, 1, hour)).toISOString();
      return `id,${at},gpt-4o-mini,support,300,40,hidden prompt`;
    });
    const { report, out } = await usage(
      ["request_id,startTime,model,model_group,prompt_tokens,completion_tokens,messages", ...rows].join("\n"),
    );
    expect(report).toMatchObject({
      source: "litellm",
      requests: 120,
      input_tokens: 300,
      output_tokens: 40,
      peak_to_average: 17.5,
    });
    expect(report.models).toEqual([{ model: "support", requests: 120, input_tokens: 36_000, output_tokens: 4800 }]);
    expect(out).not.toContain("hidden");
  });

  test("OpenRouter: reasoning is told apart from the answer", async () => {
    const { report } = await usage(
      "generation_id,created_at,model_permaslug,tokens_prompt,tokens_completion,tokens_reasoning\ng,2026-11-01 10:00:00,a/b,100,90,60\ng,2026-11-01 11:00:00,a/b,100,30,0\n",
    );
    expect(report).toMatchObject({
      source: "openrouter",
      requests: 2,
      input_tokens: 100,
      output_tokens: 30,
      reasoning_tokens: 30,
    });
  });

  test("Langfuse as JSON lines: generations alone", async () => {
    const lines = [
      { type: "SPAN", usage_details: {} },
      {
        type: "GENERATION",
        start_time: "2026-11-01T10:00:00Z",
        model: "m",
        usage_details: { input: 60, input_cached_tokens: 40, output: 30, output_reasoning_tokens: 10, total: 140 },
      },
    ];
    const { report } = await usage(lines.map((line) => JSON.stringify(line)).join("\n"));
    expect(report).toMatchObject({
      source: "langfuse",
      rows: 1,
      left_out: 1,
      input_tokens: 100,
      cached_share: 0.4,
      output_tokens: 30,
      reasoning_tokens: 10,
    });
  });
});

test("one model of several", async () => {
  const rows = `${openaiDays(2)}\n${day(0)},${day(1)},p,7,gpt-4o,False,700,70,0`;
  expect((await usage(rows)).report.lacks.map(({ id }) => id)).toContain("several-models");
  expect((await usage(rows, { model: "mini" })).report).toMatchObject({ requests: 200, left_out: 1 });
  expect((await usage(rows, { model: "claude" })).code).toMatch(
    /^data: export\.csv: no row is about a model named "claude"/,
  );
});

describe("--model", () => {
  const row = (n: number, model: string, requests: number) =>
    `${day(n)},${day(n + 1)},p,${requests},${model},False,${requests * 100},${requests * 10},0`;
  const three = (...rows: string[]) => [OPENAI_HEAD, ...rows].join("\n");
  const names = (...models: string[]) => three(...models.map((model, n) => row(n, model, 100 + n)));

  test.each([
    ["a name that begins another", ["gpt-4o", "gpt-4o-mini"], "gpt-4o", ["gpt-4o"]],
    ["in any case", ["GPT-4o", "gpt-4o-mini"], "gpt-4o", ["GPT-4o"]],
    [
      "versions by their days",
      ["gpt-4o-2024-08-06", "gpt-4o-2024-11-20", "gpt-4o-mini-2024-07-18"],
      "gpt-4o",
      ["gpt-4o-2024-11-20", "gpt-4o-2024-08-06"],
    ],
    ["behind the name of a host", ["openai/gpt-4o", "openai/gpt-4o-mini"], "gpt-4o", ["openai/gpt-4o"]],
    [
      "a part, where no model has the name",
      ["claude-haiku-4-5", "claude-sonnet-4-6"],
      "claude",
      ["claude-sonnet-4-6", "claude-haiku-4-5"],
    ],
  ])("%s", async (_, models, model, wanted) => {
    const { report } = await usage(names(...models), { model });
    expect(report.models.map((each) => each.model)).toEqual(wanted);
  });

  test("months of models add up to that of the export, whatever days each was used on", async () => {
    const rows = three(row(0, "gpt-4o", 1000), row(1, "gpt-4o", 2000), row(2, "gpt-4o-mini", 500));
    const month = async (model?: string) => (await usage(rows, model === undefined ? {} : { model })).report;
    const [all, large, small] = [await month(), await month("gpt-4o"), await month("gpt-4o-mini")];
    expect(small.days).toEqual({ from: "2026-11-01", to: "2026-11-03", span: 3, used: 1 });
    expect(small.requests_per_month).toBe(5073);
    expect(large.requests_per_month! + small.requests_per_month!).toBeCloseTo(all.requests_per_month!, -1);
  });

  test("a busiest hour is compared with the hours of the export", async () => {
    const log = (h: number, model: string) =>
      `{"request_id":"${model}${h}","startTime":"2026-11-${String(1 + Math.floor(h / 24)).padStart(2, "0")}T${String(h % 24).padStart(2, "0")}:10:00Z","model":"${model}","prompt_tokens":1,"completion_tokens":1,"spend":0,"call_type":"acompletion"}`;
    const lines = [...Array.from({ length: 96 }, (_, h) => log(h, "a")), log(0, "b"), log(1, "b")].join("\n");
    expect((await usage(lines, { model: "b" })).report.peak_to_average).toBe(48);
  });
});

test("-q prints one line", async () => {
  const { out } = await usage(openaiDays(30), { quiet: true, format: "text" as const });
  expect(out).toBe("3,044 requests a month, each with 500 tokens in and 80 tokens out (2026-11-01 to 2026-11-30)\n");
});

describe("what is wrong", () => {
  test("a row is told with its line, and the others count", async () => {
    const { report, code } = await usage(
      `${openaiDays(2)}\n${day(2)},${day(3)},p,many,m,False,1,1,0\n1,2\n${day(2)},${day(3)},p,1.234,m,False,1,1,0\n`,
    );
    expect(code).toBe(1);
    expect(report.requests).toBe(200);
    expect(report.rejected).toEqual({
      count: 3,
      first: [
        { line: 4, why: "requests is not a whole number" },
        { line: 5, why: "2 columns, the head line has 9" },
        { line: 6, why: "requests is not a whole number" },
      ],
    });
  });

  test.each([
    ["no request", `${day(2)},${day(3)},p,0,m,False,1000,500,0`, "it has tokens and no request"],
    [
      "more from the cache than went in",
      `${day(2)},${day(3)},p,1,m,False,1000,500,1800`,
      "1800 tokens from a cache are more than the 1000 of the whole input",
    ],
    ["an end before its start", `${day(3)},${day(2)},p,1,m,False,1,1,0`, "it ends before it starts"],
    ["a day twice", `${day(1)},${day(2)},p,100,gpt-4o-mini,False,50000,8000,10000`, "it says the same as line 3"],
  ])("a row with %s is not believed", async (_, row, why) => {
    const { report, code } = await usage(`${openaiDays(2)}\n${row}\n`);
    expect(code).toBe(1);
    expect(report.requests).toBe(200);
    expect(report.rejected).toEqual({ count: 1, first: [{ line: 4, why }] });
  });

  test("a result of a page of the API is told with its own line", async () => {
    const result = (requests: number) => ({ num_model_requests: requests, input_tokens: 10, output_tokens: 2 });
    const data = [{ start_time: day(0), end_time: day(1), results: [result(1), result(0)] }];
    const { report } = await usage(JSON.stringify({ data }, null, 1));
    expect(report.rejected.first).toEqual([{ line: 12, why: "it has tokens and no request" }]);
  });

  test.each([
    [
      "another table",
      "a,b\n1,2\n",
      /^data: export\.csv:1: not an export that is known, by its columns "a", "b"; expected one of OpenAI usage/,
    ],
    ["a head line alone", `${OPENAI_HEAD}\n`, /^data: export\.csv: no usable row/],
    ["a list of nothing", "[]", /^data: export\.csv: no record in it, expected an export$/],
    ["broken JSON", "[{]", /^data: export\.csv:1: not valid JSON/],
    ["nothing", "", /^data: export\.csv: nothing in it/],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x61, 0, 0x62, 0]), /^data: export\.csv:1: the text is in UTF-16/],
  ])("%s", async (_, content, want) => {
    const { code, out } = await usage(content);
    expect(code).toMatch(want);
    expect(out).toBe("");
  });
});

describe("brief", () => {
  const files = { [`${CWD}/brief.yaml`]: "task: Sort mails\nusage: {requests_per_month: 1, peak_to_average: 4}\n" };

  test("gets what is known and keeps the rest", async () => {
    const { host, report } = await usage(openaiDays(30, "True"), { brief: "brief.yaml" }, { files });
    const text = String(host.files.get(`${CWD}/brief.yaml`));
    for (const part of ["requests_per_month: 3044", "peak_to_average: 4", "batch: true", "cached_share: 0.2"]) {
      expect(text).toContain(part);
    }
    expect(report.brief?.changes[0]).toEqual({ key: "usage.requests_per_month", from: 1, to: 3044 });
  });

  test("that holds all of it is not called updated", async () => {
    const { host } = await usage(openaiDays(30), { brief: "brief.yaml" }, { files });
    const again = { files: { [`${CWD}/brief.yaml`]: String(host.files.get(`${CWD}/brief.yaml`)) } };
    const { out } = await usage(openaiDays(30), { brief: "brief.yaml" }, { ...again, stdoutIsTTY: true });
    expect(out).toContain("brief.yaml says all of this already.");
    expect(out).not.toContain("Updated");
  });

  test("must be there", async () => {
    expect((await usage(openaiDays(2), { brief: "no.yaml" })).code).toMatch(/^usage: "no\.yaml" does not exist/);
  });
});

test.each([40, 80])("fits %d columns", async (columns) => {
  const { out } = await usage(openaiDays(3), {}, { stdoutIsTTY: true, columns });
  for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
  expect(out).toContain("not known from this export");
});
