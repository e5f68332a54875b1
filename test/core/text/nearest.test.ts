import { expect, test } from "vitest";
import { nearest } from "../../../src/core/text/nearest.ts";

const WHERE = ["cloud-ok", "restricted-cloud", "local-only"];

test.each([
  ["a slip", "cloud-okk", WHERE, "cloud-ok"],
  ["two letters swapped", "clasisfy", ["classify", "check"], "classify"],
  ["a beginning that one name has", "cloud", WHERE, "cloud-ok"],
  ["a beginning that several have", "gpt-", ["gpt-6-luna-long", "gpt-6-astra-long"], undefined],
  ["two letters are no beginning", "lo", WHERE, undefined],
  ["something else", "everywhere", WHERE, undefined],
  ["nothing to choose from", "cloud", [], undefined],
])("%s", (_, name, names, meant) => {
  expect(nearest(name, names)).toBe(meant);
});
