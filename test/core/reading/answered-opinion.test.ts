/** What people say of the client and somebody answers: nothing is looked up for it. */
import { expect, test } from "vitest";
import { answeredOpinion } from "../../../src/core/reading/client-words.ts";
import { reader, readTask } from "./reader-fixture.ts";

test.each([
  ["Draft replies to guest reviews on Booking in our friendly house tone.", "replies to guest reviews"],
  ["Answer hotel reviews on Google in our tone of voice.", "answer hotel reviews"],
  ["Write replies to guest reviews.", "replies to guest reviews"],
  ["Respond to each one-star review of our restaurants", "respond to each one-star review"],
  ["Reply to patient complaints in our hospital's tone", "reply to patient complaints"],
  ["Write responses to comments under our posts, following our style guide", "responses to comments"],
  ["Reply to complaints about late parcels", null],
  ["Reply to complaints in our tone, with what our refund policy says", null],
  ["Answer reviews from our FAQ", null],
  ["Answer questions of staff about performance reviews in a friendly tone", null],
  ["Write answers to peer reviews of our papers", null],
  ["Summarise guest reviews in our house style", null],
  ["Reply to customers who write about a late parcel, in our tone", null],
])("%s", (statement, want) => {
  expect(answeredOpinion(statement, reader.judgement)).toBe(want);
});

test("its facts stand in the request", () => {
  const statement = "Draft replies to guest reviews on Booking and TripAdvisor in our friendly house tone.";
  expect(readTask(statement).besides?.attributes.facts).toMatchObject({
    value: "request",
    words: ["replies to guest reviews"],
  });
});
