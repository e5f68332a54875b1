/** One way to find a machine by name, whoever asks. */
import { describe, expect, test } from "vitest";
import { findMachine, unknownMachine } from "../../../src/core/prices/find-machine.ts";
import { memoryHost } from "../../hosts/memory-host.ts";

const { machines } = await memoryHost().pricing();
const [first] = machines;

describe("findMachine", () => {
  test.each([
    ["its id", first!.id],
    ["its id in capitals", first!.id.toUpperCase()],
    ["spaces for hyphens", first!.id.replaceAll("-", " ")],
    ["its name", first!.name],
    ["another spelling", machines.find(({ also }) => also.length > 0)!.also[0]!],
  ])("by %s", (_, name) => {
    expect(findMachine(machines, name)).toBeDefined();
  });

  test("an unknown name names the nearest, in one line", () => {
    expect(findMachine(machines, `${first!.id}x`)).toBeUndefined();
    expect(unknownMachine(machines, `${first!.id}x`)).toBe(
      `there is no machine "${first!.id}x"; did you mean ${first!.id}?`,
    );
    expect(unknownMachine(machines, "an\nabacus")).toMatch(
      /^there is no machine "an\\nabacus"; `model-advisor explain`/,
    );
  });
});
