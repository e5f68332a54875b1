/** What is read of a statement besides its kind. */
import { describe, expect, test } from "vitest";
import { read } from "../../../src/core/reading/read.ts";
import type { Reading } from "../../../src/core/types/reading.ts";
import { kinds, reader, readTask } from "./reader-fixture.ts";

const besidesOf = (statement: string) => {
  const { besides } = readTask(statement);
  if (!besides) throw new Error(`nothing was read of "${statement}"`);
  return besides;
};

describe("what is no task for a language model", () => {
  test.each([
    ["Count cars on the drone video and tell lorries from buses", "vision"],
    ["Forecast next month's demand for each spare part from past sales", "forecast"],
    ["Plan the routes of 40 delivery vans each morning so that kilometres are least", "routes"],
    ["Recommend products to visitors from what others like them bought", "recommend"],
    ["Clone the voice of our presenter for the audio guide", "speech"],
    ["Predict which machines fail from vibration and temperature sensors", "sensors"],
  ])("%s: %s", (statement, instead) => {
    const reading = readTask(statement);
    expect(reading).toMatchObject({ kind: null, tiers: null, confidence: null, candidates: [] });
    expect(reading.besides?.language_task).toMatchObject({ value: false, instead });
    expect(reading.note).toMatch(/^This reads as .+, which is no task for a language model\. .+/);
  });

  test.each([
    "Sort incoming support emails into our 12 categories",
    "Answer questions of staff from our HR handbook",
    "Write product descriptions in our house style from spec sheets",
    "Weigh the risks of each supplier from news, audits and contracts, and say which to drop",
    "An assistant for all staff that helps with whatever they bring",
  ])("%s: is one", (statement) => {
    expect(besidesOf(statement).language_task.value).toBe(true);
  });
});

describe("attributes", () => {
  test.each<[string, (reading: Reading) => unknown, unknown]>([
    [
      "Summarise recorded phone calls of the support line",
      (it) => it.besides?.attributes.input.value.includes("audio"),
      true,
    ],
    [
      "Write minutes with decisions and action points from the transcripts of council committee meetings",
      (it) => it.besides?.attributes.input.value,
      ["text"],
    ],
    [
      "Draft action points from the transcripts of our board meetings",
      (it) => it.besides?.attributes.input.value,
      ["text"],
    ],
    [
      "Write minutes and transcripts of recorded council meetings",
      (it) => it.besides?.attributes.input.value.includes("audio"),
      true,
    ],
    ["Write unit tests for the functions of our Java code base", (it) => it.besides?.attributes.input.value, ["code"]],
    ["Translate our manuals from German into French", (it) => it.besides?.attributes.languages.value, ["de", "fr"]],
    ["Sort the mails into eight queues", (it) => it.besides?.attributes.languages.value, ["en"]],
    [
      "Answer in Estonian, Dari, Sinhala or Swahili",
      (it) => it.besides?.attributes.languages.value,
      ["et", "fa", "si", "sw"],
    ],
    ["Translate iwi notices into Māori", (it) => it.besides?.attributes.languages.value, ["mi"]],
    ["Sort wood by which polish it needs", (it) => it.besides?.attributes.languages.value, ["en"]],
    [
      "Sort what patients write to our clinic about their medication",
      (it) => it.besides?.attributes.field.value,
      "health",
    ],
    ["Sort what bakers order by message into five routes", (it) => it.besides?.attributes.field.value, "none"],
    ["Write one sentence about each photo", (it) => it.besides?.attributes.length?.value, "short"],
    ["Write a 20-page report on the market", (it) => it.besides?.attributes.length?.value, "long"],
  ])("%s", (statement, part, value) => {
    expect(part(readTask(statement))).toEqual(value);
  });

  test.each([
    "Sort incoming support emails into 8 queues and pull out the order number",
    "Route customer emails to the right team and extract the order number",
    "Sort the mails of our shop into orders, returns and complaints, and pull out the order number",
    "Read the claim forms and pull the fields into our claims system",
    "Classify helpdesk tickets by priority and queue",
    "Label chat messages by intent: order status, refund, complaint, other",
  ])("%s: nothing that acts is trusted", (statement) => {
    const { value, confidence } = besidesOf(statement).attributes.tools;
    expect(value && confidence >= reader.judgement.trust).toBe(false);
  });

  test.each([
    "Read each mail, create a ticket in Jira for it and update the CRM",
    "Answer guests, check the calendar of the hotel and book the appointment",
  ])("%s: an act that is named is", (statement) => {
    const { value, confidence } = besidesOf(statement).attributes.tools;
    expect(value && confidence >= reader.judgement.trust).toBe(true);
  });

  test("the words that spoke stand in the statement, and are left out when nobody asks for them", () => {
    const statement = "Summarise recorded phone calls of the support line";
    const { input } = besidesOf(statement).attributes;
    expect(input.words.length).toBeGreaterThan(0);
    for (const phrase of input.words) expect(statement).toContain(phrase);
    expect(read(statement, kinds, reader, { words: false }).besides?.attributes.input.words).toEqual([]);
  });

  test.each([
    ["Write product descriptions in our house style from spec sheets", true],
    ["Something with AI for our mails", false],
  ])("%s: what holds for want of a word is trusted where there is a task: %s", (statement, isTrusted) => {
    const { tools, facts, field } = besidesOf(statement).attributes;
    expect([tools.value, field.value]).toEqual([false, "none"]);
    for (const { confidence } of [tools, facts, field]) expect(confidence >= 0.7).toBe(isTrusted);
  });
});

describe("several tasks", () => {
  test.each<[string, [number, string][]]>([
    [
      "Sort the mail, draft the answers and write a weekly summary",
      [
        [1, "Sort the mail,"],
        [2, "draft the answers"],
        [2, "write a weekly summary"],
      ],
    ],
  ])("%s", (statement, parts) => {
    expect(besidesOf(statement).parts.map(({ tier, text }) => [tier, text])).toEqual(parts);
  });

  test.each([
    "Sort complaints, returns and orders of our shop into three queues",
    "Extract policy number, date of loss and name of the driver from claim forms",
    "Hi team, our volunteers get forty mails a day about lost pets. Somebody has to see which of our nine shelters each one is for. Budget: small.",
    "One page from the week's mails: decisions, dates, open questions and names",
  ])("%s: is one", (statement) => {
    expect(besidesOf(statement).parts).toEqual([]);
  });
});

describe("doubt", () => {
  const DOUBTFUL = "Something with the letters of our members and what they might want, somehow handled";

  test("asks one question about what comes out, all four outcomes, the likeliest first", () => {
    const { besides, tiers } = read(DOUBTFUL, kinds, reader, { trust: 1 });
    const outcomes = besides?.question?.outcomes ?? [];
    expect(outcomes).toHaveLength(4);
    const shares = outcomes.map(({ tier }) => tiers![tier - 1]!);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    for (const { says } of outcomes) expect(says).not.toMatch(/tier|closed|patterned|unbounded/i);
  });

  test("an agency's own trusted share moves the line", () => {
    const statement = "Route each email to one of eight team queues";
    const { confidence } = readTask(statement);
    expect(read(statement, kinds, reader, { trust: confidence! - 0.01 }).besides?.question).toBeNull();
    expect(read(statement, kinds, reader, { trust: 1 }).besides?.question).not.toBeNull();
  });

  test("a long text in which no sentence states the task is never sure", () => {
    const story =
      "We are a family business and have been around since 1974. Our people are good people. Last spring we moved. The phones ring all day and everyone is tired, and in summer it is worse, and nobody knows when it will be better. My brother says that others have it too. We have some money set aside for this and would like to start soon.";
    expect(readTask(story).confidence ?? 0).toBeLessThan(0.7);
  });

  test("words that nobody ever wrote never read at 90 %", () => {
    for (const statement of ["Gralp the snorvel of our wimbles", "Ensure zorbing flimmers are quantled by noon"]) {
      expect(readTask(statement).confidence ?? 0).toBeLessThan(0.9);
    }
  });
});
