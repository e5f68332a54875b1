/** Every command that advises on a brief takes the currency of its amounts, as the message on a missing rate says. */
import { expect, test } from "vitest";
import { SPECS } from "../../../src/cli/specs.ts";

test.each(["assess", "classify", "check", "explain", "handoff"])("%s", (name) => {
  const { options } = SPECS.find((spec) => spec.name === name)!;
  expect(options.map((option) => option.name)).toContain("currency");
});
