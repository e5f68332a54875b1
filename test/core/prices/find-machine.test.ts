/** One way to find a machine by name, whoever asks. */
import { describe, expect, test } from "vitest";
import { findMachine, unknownMachine } from "../../../src/core/prices/find-named.ts";
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

  test.each(["2x RTX 3090", "2 x rtx-3090", "2×rtx-3090", "RTX 3090 x2", "rtx-3090 × 2", "2x-rtx-3090"])(
    "%s: so many of a card in one machine",
    (name) => {
      const found = findMachine(machines, name)!;
      const card = findMachine(machines, "rtx-3090")!;
      expect(found).toMatchObject({ id: "2x-rtx-3090", gpus: 2, memory_gb: 48, bandwidth_gb_s: card.bandwidth_gb_s });
      expect(found.load_w).toBe(card.load_w! + card.max_w!);
      expect(found.prices[0]!.amount).toBe(2 * card.prices[0]!.amount);
      expect(findMachine(machines, name), "found once").toBe(found);
    },
  );

  test("one card is that card", () => {
    expect(findMachine(machines, "1x rtx-3090")).toBe(findMachine(machines, "rtx-3090"));
  });

  test.each(["2x mac-mini-m4-16", "17x rtx-3090", "0x rtx-3090", "2x pc-rtx-3090"])("%s is no machine", (name) => {
    expect(findMachine(machines, name)).toBeUndefined();
    expect(unknownMachine(machines, name)).toContain("a count holds for up to 16 cards in one machine");
  });

  test("the beginning of several ids names them", () => {
    const all = ["h100-pcie", "h100-sxm", "a10g"].map((id) => ({ ...first!, id, name: id, also: [] }));
    expect(unknownMachine(all, "H100")).toBe('there is no machine "H100"; did you mean h100-pcie or h100-sxm?');
    expect(unknownMachine(all, "a10")).toBe('there is no machine "a10"; did you mean a10g?');
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
