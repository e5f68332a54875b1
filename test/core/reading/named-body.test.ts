/** Documents that a statement names by what they are. */
import { expect, test } from "vitest";
import { askedBody, namedBody } from "../../../src/core/reading/client-words.ts";
import { reader, readTask } from "./reader-fixture.ts";

test.each([
  ["Write two sentences of advice from our spray guide", "our spray guide"],
  ["Answer guests from our handbook", "our handbook"],
  ["Name the spare part as in our spare parts list and write the order line", "our spare parts list"],
  ["Name the spare part in our parts list", "our parts list"],
  ["Quote the fee per our Dental Fee Price List.", "our dental fee price list"],
  ["Write posts in our brand style guide's tone, as in our style guide", null],
  ["Write product texts with our tone guide", null],
  ["Answer questions about the city from a guide", null],
  ["Translate the user guide that our manual writers keep", null],
  ["Work out the cause, using our past service reports and machine manuals", "our past service reports"],
  ["Say what failed from earlier repairs", "our earlier repairs"],
  ["Assess each application against our local plan", "our local plan"],
  ["Recommend a treatment based on our clinical guidelines", "our clinical guidelines"],
  ["Find the cause from the technician's report and our service manuals", "our service manuals"],
  ["Write posts in the manner of our past posts", null],
  ["Find the cause of each fault in the reports and name the part", null],
  ["Summarise what customers say about past repairs", null],
  ["Write articles for our help pages from solved tickets", null],
])("%s", (statement, want) => {
  expect(namedBody(statement, reader.judgement.bodies)).toBe(want);
});

test("facts are found in documents that are named", () => {
  const statement =
    "Say which of 14 vine diseases a photo shows, and write two sentences of advice from our spray guide";
  expect(readTask(statement).besides?.attributes.facts).toMatchObject({
    value: "documents-found",
    words: ["our spray guide"],
  });
});

test.each<[string, string | null]>([
  ["A helper that staff can ask anything: rewrite a message, explain a rule in the manual, make a plan", "manual"],
  ["An assistant for whatever comes up: draft a letter, explain an award clause, prepare a speech", "award"],
  ["An assistant for all staff on any subject, also what our leave policy says", "leave policy"],
  ["A helper for anything, such as to write a manual for a new tool", null],
  ["A helper for anything that keeps to the house style manual", null],
  ["An assistant that staff may ask anything", null],
])("what an assistant for anything is asked about: %s", (statement, want) => {
  expect(askedBody(statement, reader.judgement.bodies)).toBe(want);
});
