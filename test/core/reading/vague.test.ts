import { describe, expect, test } from "vitest";
import { readTask } from "./reader-fixture.ts";

describe("statements that are no task yet", () => {
  test.each([
    "AI for marketing",
    "Use GPT to improve our business",
    "We want to do something with AI in HR",
    "Automate our processes",
    "chatbot",
    "Leverage machine learning to unlock value from our data",
    "Can AI help our legal department?",
  ])("%s", (statement) => {
    const { specific, missing, sharper } = readTask(statement);
    expect(specific).toBe(false);
    expect(missing.length).toBeGreaterThan(0);
    expect(sharper).toMatch(/\[.+\]/);
  });
});

describe("statements that are", () => {
  test.each([
    "Sort support emails into 8 queues and pull out the order number",
    "Score leads from 1 to 5",
    "An assistant for all staff that helps with whatever they bring",
    "A chatbot that talks with lonely people about anything",
    "Answer questions from our HR handbook",
    "Write 90-word product texts from spec sheets in our house style",
    "invoice pdf -> number, date, total",
  ])("%s", (statement) => {
    const { specific, sharper } = readTask(statement);
    expect(specific).toBe(true);
    expect(sharper).toBeNull();
  });
});

describe("what a clear statement may still leave unsaid", () => {
  test.each([
    ["Classify incoming customer emails by topic", ["classes"]],
    ["Classify incoming customer emails into 8 topics", []],
    ["Translate all product pages of our shop for the web team", ["languages"]],
    ["Translate our product pages from German into French", []],
  ])("%s: %j", (statement, missing) => {
    expect(readTask(statement).missing.map(({ id }) => id)).toEqual(missing);
  });
});

test("a vague statement that is no language task says what it was read as", () => {
  const { note, besides } = readTask("Steer the drone around power lines");
  expect(besides!.language_task.value).toBe(false);
  expect(note).toBe(besides!.language_task.says);
});
