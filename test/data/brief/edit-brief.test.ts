/** Values are put into a brief, and every other character of it stays as the person wrote it. */
import { describe, expect, test } from "vitest";
import type { BriefValue } from "../../../src/core/types/client-data.ts";
import { editBrief } from "../../../src/data/brief/brief-text.ts";

const edited = (text: string, values: readonly BriefValue[], file = "brief.yaml") => {
  const result = editBrief(text, file, values);
  return result.ok ? result.text : result.diagnostics.map(({ message }) => message).join();
};
const requests = { path: ["usage", "requests_per_month"], value: 19784 };
const examples = { path: ["examples"], value: 1200 };

describe("only the place of the value changes", () => {
  test.each<[string, string, BriefValue[], string]>([
    [
      "a number, with blanks before its comment and empty lines",
      "# ours\ntask: Sort mail   # the task\n\n\nexamples: 5     # guess\n\n# end\n",
      [examples],
      "# ours\ntask: Sort mail   # the task\n\n\nexamples: 1200     # guess\n\n# end\n",
    ],
    [
      "a number between braces",
      "task: Sort mail\nusage: {requests_per_month: 5}     # guess\n",
      [requests],
      "task: Sort mail\nusage: {requests_per_month: 19784}     # guess\n",
    ],
    [
      "a new entry between braces",
      "task: Sort mail\nusage: {batch: true, }  # guess\nclient: x\n",
      [requests],
      "task: Sort mail\nusage: {batch: true, requests_per_month: 19784 }  # guess\nclient: x\n",
    ],
    [
      "a new entry of a map of its own lines, behind the comment of the last one",
      "usage:\n    batch: true  # each night\n\n# whose\nclient: x\ntask: Sort mail\n",
      [requests],
      "usage:\n    batch: true  # each night\n    requests_per_month: 19784\n\n# whose\nclient: x\ntask: Sort mail\n",
    ],
    [
      "a new map at the end of a text without its last line end",
      "task:  'Sort mail'",
      [requests],
      "task:  'Sort mail'\nusage:\n  requests_per_month: 19784",
    ],
    [
      "several, with CRLF",
      "task: Sort mail   # the task\r\n\r\nexamples: 5\r\n",
      [requests, examples],
      "task: Sort mail   # the task\r\n\r\nexamples: 1200\r\nusage:\r\n  requests_per_month: 19784\r\n",
    ],
    [
      "a text of several lines as the last value",
      "task: |\n  Sort mail\n  into 8 queues\n\n",
      [examples],
      "task: |\n  Sort mail\n  into 8 queues\nexamples: 1200\n\n",
    ],
    [
      "keys that hold nothing",
      "task: Sort mail\nexamples:   # to count\nusage:   # not known\n\nclient: x\n",
      [requests, examples],
      "task: Sort mail\nexamples: 1200   # to count\nusage:   # not known\n  requests_per_month: 19784\n\nclient: x\n",
    ],
    [
      "what is there already",
      "task:   Sort mail\nexamples:   1200\n",
      [examples],
      "task:   Sort mail\nexamples:   1200\n",
    ],
  ])("%s", (_, before, values, after) => {
    expect(edited(before, values)).toBe(after);
  });
});

describe("what is not of one place is laid out anew, and its comments are kept", () => {
  test.each<[string, string, BriefValue[], string]>([
    [
      "a map that ends in a comment",
      "task: Sort mail\nusage: {\n  batch: true # each night\n  }\n",
      [requests],
      "task: Sort mail\nusage:\n  {\n    batch: true, # each night\n    requests_per_month: 19784\n  }\n",
    ],
    [
      "a map that is replaced",
      "task: Sort mail\nbaseline: {metric: accuracy, score: 0.5}\n",
      [{ path: ["baseline"], value: { metric: "f1", score: 0.9 } }],
      "task: Sort mail\nbaseline:\n  metric: f1\n  score: 0.9\n",
    ],
  ])("%s", (_, before, values, after) => {
    expect(edited(before, values)).toBe(after);
  });
});
