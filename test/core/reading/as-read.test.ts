/** What the statement of a brief adds to its keys. */
import { describe, expect, test } from "vitest";
import { asRead } from "../../../src/core/reading/as-read.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import type { Attributes, Reading } from "../../../src/core/types/reading.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { readTask } from "./reader-fixture.ts";

const READ = readTask("Answer the letters of our members");
const sure = <T>(value: T, confidence = 0.9) => ({ value, confidence, words: ["some"] });
const reading = (attributes: Partial<Attributes>): Reading => ({
  ...READ,
  besides: { ...READ.besides!, attributes: { ...READ.besides!.attributes, ...attributes } },
});
const PLAIN: Partial<Attributes> = { input: sure(["text"]), tools: sure(false), languages: sure(["en"]) };

describe("a brief as its statement was read", () => {
  test.each<[string, Partial<Attributes>, Brief, Brief]>([
    ["what goes in", { input: sure(["scan", "text"]) }, {}, { input: ["scan", "text"] }],
    ["tools", { tools: sure(true) }, {}, { tools: true }],
    ["languages", { languages: sure(["de", "fr"]) }, {}, { languages: ["de", "fr"] }],
    ["pictures that rather come than not", { input: sure(["text", "scan"], 0.5) }, {}, { input: ["scan"] }],
    ["nothing else that is doubted", { input: sure(["audio"], 0.69), tools: sure(true, 0.69) }, {}, {}],
    ["no pictures that rather do not come", { input: sure(["image"], 0.49) }, {}, {}],
    ["nothing that the brief says otherwise", { input: sure(["image"]) }, { input: ["text"] }, { input: ["text"] }],
    ["no tools where the brief says none", { tools: sure(true) }, { tools: false }, { tools: false }],
    ["plain text in English adds nothing", {}, {}, {}],
  ])("%s", (_, attributes, brief, expected) => {
    expect(asRead(brief, reading({ ...PLAIN, ...attributes }), TAXONOMY)).toEqual(expected);
  });
});
