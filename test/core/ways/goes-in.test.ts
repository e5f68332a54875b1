/** What goes in where a statement says it in plain words and the reader is unsure. */
import { describe, expect, test } from "vitest";
import type { InputKind } from "../../../src/core/types/brief.ts";
import { goesIn } from "../../../src/core/ways/goes-in.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { readTask } from "../reading/reader-fixture.ts";

const read = (value: InputKind[], confidence: number) => ({ value, confidence, words: [] });

describe("a plain word counts as read", () => {
  test.each<[string, string, ReturnType<typeof read> | undefined, InputKind[]]>([
    ["photos", "Read photos of signed bills", read(["scan", "image"], 0.2), ["scan", "image"]],
    [
      "a picture and a recording",
      "A picture and a voice note come in",
      read(["image", "audio"], 0.1),
      ["image", "audio"],
    ],
    ["recorded calls with words between", "Score each recorded customer call", read(["text", "audio"], 0.3), ["audio"]],
    ["a scan", "Fields from scanned forms", read(["scan", "table"], 0.4), ["scan"]],
    ["not against the reader", "Captions from the photos' file names", read(["text"], 0.4), []],
    ["not where it stands for something else", "A clear picture of each case", read(["image"], 0.4), []],
    ["not what no word speaks for", "Sort what members send in", read(["audio"], 0.4), []],
    ["pictures where nothing was read", "Fields from photos of receipts", undefined, ["image"]],
    ["scans where nothing was read", "Fields from scanned receipts", undefined, ["scan"]],
    ["no sound where nothing was read", "Minutes from each recording", undefined, []],
  ])("%s", (_, task, attribute, expected) => {
    expect(goesIn({ task }, attribute, TAXONOMY)).toEqual(expected);
  });

  test.each<[string, InputKind]>([
    ["Read photos of signed bills of lading that drivers send and pull out the load number and consignee.", "image"],
    ["Score each recorded customer service call against our 12-point quality checklist.", "audio"],
    ["From the photo of a delivery note give supplier, date and the items as JSON.", "image"],
    ["Grade recorded sales calls on opening, needs and close, with one line of reason each.", "audio"],
  ])("as the reader that ships reads it: %s", (task, kind) => {
    expect(goesIn({ task }, readTask(task).besides?.attributes.input, TAXONOMY)).toContain(kind);
  });
});
