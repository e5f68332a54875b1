/** How long what is said in a request is: by the statement, or as talk of its kind usually is. */
import { describe, expect, test } from "vitest";
import { statedTalk, talkLength, talkTokens } from "../../../src/core/speech/talk-length.ts";
import { decide } from "../../../src/core/tables/decide.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { advise } from "../advice/advisor-fixture.ts";

describe("minutes that a statement names", () => {
  test.each<[string, number | null]>([
    ["Turn recordings of one-hour client meetings into a file note", 60],
    ["Summarise 30-minute sales calls", 30],
    ["Score 45 to 60-minute interviews against our rubric", 60],
    ["Summarise recorded calls of about 20 minutes", 20],
    ["Minutes of council meetings that last two hours", 120],
    ["Notes from half-hour consultations", 30],
    ["Summarise podcasts that are an hour long", 60],
    ["Turn 90 minute workshops into action items", 90],
    ["Summarise 1.5-hour meetings", 90],
    ["Summarise 2.5 hour interviews", 150],
    ["Summarise 1,5 hour interviews", 90],
    ["Score 7.5-minute calls", 7.5],
    ["Summarise meetings of 1.5 hours", 90],
    ["Summarise meetings of 1 to 1.5 hours", 90],
    ["Notes of meetings that last an hour and a half", 90],
    ["Notes of meetings that are an hour and a half long", 90],
    ["Notes of one-and-a-half-hour meetings", 90],
    ["Notes of meetings of two and a half hours", 150],
    ["Score calls of ten minutes", 10],
    ["Score forty-five-minute calls", 45],
    ["Score calls of twenty to thirty minutes", 30],
    ["Score calls of twenty-five minutes", 25],
    ["Score thirty-forty minute calls", 40],
    ["Summarise 1,200-minute meetings", null],
    ["Answer callers within 2 minutes", null],
    ["Answer callers within 1.5 hour calls", null],
    ["Summarise each call within a 10-minute deadline", null],
    ["Sort voicemails with a 30-minute response target", null],
    ["Post a summary every 15-minute interval", null],
    ["Summarise calls for the 24-hour hotline of 600-hour lessons", null],
    ["Write the minutes of meetings", null],
  ])("%s", (statement, minutes) => expect(statedTalk(statement)?.minutes ?? null).toBe(minutes));
});

const NOTES: Brief = {
  kind: "meeting-summary",
  repetition: 80,
  examples: 150,
  correctness: "rubric",
  sensitivity: "local-only",
  usage: { requests_per_month: 300 },
};

describe("tokens of talk", () => {
  const tokens = (brief: Brief, isHeard: boolean) => {
    const talk = talkLength(brief, decide(brief, TAXONOMY, null), isHeard, pricing.defaults);
    return talk === null ? null : talkTokens(talk, pricing.defaults);
  };
  test.each<[string, boolean, number | null]>([
    ["Turn recordings of client meetings into a file note", true, 9000],
    ["Turn recordings of one-hour client meetings into a file note", true, 12_000],
    ["Write a file note from the transcript of each client meeting", false, 9000],
    ["Summarise recorded sales calls", true, 1200],
    ["Take a voice note after each meeting and write it up", true, 400],
    ["Write up what is recorded in the field", true, 2000],
    ["Write the minutes of a meeting from our notes", false, null],
    ["Extract grades from academic transcripts", false, null],
  ])("%s", (task, isHeard, expected) => expect(tokens({ ...NOTES, task }, isHeard)).toBe(expected));

  test("a kind of talk that an overlay adds and no price list knows counts as any recording", () => {
    const facts = { ...decide(NOTES, TAXONOMY, null).facts, talk: "toast" };
    expect(talkLength(NOTES, { facts }, true, pricing.defaults)).toBe("recording-tokens");
  });
});

describe("a page on talk of no known length", () => {
  const heard: Brief = { ...NOTES, task: "Turn recordings of client meetings into a file note", input: ["audio"] };
  const besideOf = (brief: Brief, id: string) => advise(brief).beside.find((each) => each.id === id)?.text;

  test("says how long it is taken to be", () => {
    expect(besideOf(heard, "tokens")).toBe("9,000 tokens in (45 minutes of talk) and 300 out a request, assumed.");
    const guessed = advise(heard).cautions.find(({ id }) => id === "input-tokens-guessed")?.text;
    expect(guessed).toContain("A minute of talk has about 200");
  });

  test("prices the words by the same minutes", () => {
    const speech = besideOf({ ...heard, sensitivity: "cloud-ok" }, "speech");
    expect(speech).toContain("AU$114 a month more if a request is 45 minutes long.");
  });

  test("says that seconds rest on it", () => {
    expect(advise(heard).counsel?.text).toContain("At 9,000 tokens in and 300 out (assumed), an answer takes about");
    const given = { ...heard, usage: { ...heard.usage, input_tokens: 9000, output_tokens: 300 } };
    expect(advise(given).counsel?.text).toContain(" An answer takes about");
  });

  test("counts what the brief gives where it gives it", () => {
    const given = { ...heard, usage: { ...heard.usage, input_tokens: 700 } };
    expect(advise(given).usage.input_tokens).toBe(700);
  });
});
