import { describe, expect, test } from "vitest";
import { program, root, temporaryFolder } from "../hosts/program.ts";

const BRIEF = "examples/briefs/inbox-triage.json";
const folder = temporaryFolder("idle-options");

function run(words: string) {
  const day = words.startsWith("fit ") ? [] : ["--as-of", "2026-11-24"];
  return program([...words.split(" "), ...day], { cwd: root, input: "" });
}

describe("is refused", () => {
  test.each([
    [`classify ${BRIEF} --trace --format text`, /--trace is for json and ndjson, not for text/],
    [`classify ${BRIEF} --trace --format markdown`, /--trace is for json and ndjson, not for markdown/],
    [`classify ${BRIEF} --explain-costs --format html`, /--explain-costs is for .*, not for html/],
    [`classify ${BRIEF} --details --format json`, /--details is for text and markdown/],
    [`classify ${BRIEF} --details -q`, /--quiet prints one line/],
    [`classify ${BRIEF} -q --format html`, /--quiet is for text/],
    [`compare gpt-4o -q --format json`, /--quiet is for text/],
    [`compare gpt-4o --details --format ndjson`, /--details is for text and markdown/],
    [`compare gpt-4o --hardware mac-mini-m4-16`, /--hardware is for models to run yourself/],
    [`check README.md -q --format json`, /--quiet is for text/],
  ])("%s", (words, says) => {
    const { status, stdout, stderr } = run(words);
    expect(stderr).toMatch(says);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect([status, stdout]).toEqual([2, ""]);
  });
});

describe("has an effect where nothing says which format", () => {
  test.each([
    [`classify ${BRIEF} -q`, /^Acme Insurance, Inbox triage: Tier 1.*\n$/],
    [`classify ${BRIEF} --details why`, /^Why/m],
    [`models gpt-4o-mini -q`, /^gpt-4o-mini\n/],
    [`compare gpt-4o -q`, /^GPT-4o.* per 1,000\n$/],
    [`fit --machine rtx-4090 --model llama3.1-8b -q`, /^llama3\.1-8b .*: fits\n$/],
    [`handoff ${BRIEF} -q --out ${folder}/new`, /^wrote /],
    [`assess --from ${BRIEF} --no-input -q`, /^Acme Insurance, Inbox triage: Tier 1.*\n$/],
  ])("%s", (words, says) => {
    const { stdout, stderr } = run(words);
    expect(stdout, stderr).toMatch(says);
  });
});

describe("is followed on a page", () => {
  test.each([
    [`classify ${BRIEF} --explain-costs --format text`, /Where the figures come from|input price/],
    [`classify ${BRIEF} --article --format text`, /article says/],
    [`classify ${BRIEF} --article --details why --format text`, /article says/],
    ["compare gpt-4o --explain-costs --format text", /input price/],
  ])("%s", (words, says) => {
    expect(run(words).stdout).toMatch(says);
  });
});
