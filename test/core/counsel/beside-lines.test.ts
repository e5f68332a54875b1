/** What hardware costs to buy, as it stands beside the bills. */
import { expect, test } from "vitest";
import { laterBudgetLine, machinesBeside, staffBeside } from "../../../src/core/counsel/beside-lines.ts";
import type { CounselLine } from "../../../src/core/types/advice.ts";
import type { Pricing } from "../../../src/core/types/pricing.ts";
import { pricing } from "../../pricing-files.ts";

const USD = { currency: "USD", per_usd: 1, date: "2026-11-24", source: "" };

test.each<[string, [label: string, to_buy: number | null][], string | null]>([
  ["one way", [["Start with", 1900]], "About US$1,900, in the bills over 36 months."],
  [
    "two ways on the same",
    [
      ["Start with", 1900],
      ["Then", 1900],
    ],
    "About US$1,900, in the bills over 36 months.",
  ],
  [
    "one of two ways",
    [
      ["Start with", null],
      ["At home", 1900],
    ],
    "About US$1,900 (At home), in the bills over 36 months.",
  ],
  [
    "ways that differ",
    [
      ["Best", 64_900],
      ["Best value", 2400],
    ],
    "About US$2,400 (Best value) and US$64,900 (Best), in the bills over 36 months.",
  ],
  [
    "labels that are said twice",
    [
      ["Or", 3700],
      ["Or", 1900],
    ],
    "About US$1,900 to US$3,700, in the bills over 36 months.",
  ],
  [
    "a later way at each volume",
    [
      ["Start with", null],
      ["Then", 1900],
      ["Start with", null],
      ["Then", 3700],
    ],
    "About US$1,900 to US$3,700 (Then), in the bills over 36 months.",
  ],
  ["hosts alone", [["Best", null]], null],
  ["no way", [], null],
])("of %s", (_, ways, said) => {
  const beside = machinesBeside(
    ways.map(([label, to_buy]) => ({ label, to_buy })),
    { rate: USD },
    pricing,
  );
  if (said === null) expect(beside).toBeNull();
  else expect(beside!.text).toContain(said);
});

test("an own list by which a machine is paid off in a month does not make of the work one run", () => {
  const defaults = pricing.defaults.map((each) => (each.id === "amortisation-months" ? { ...each, value: 1 } : each));
  const said = (prices: Pick<Pricing, "defaults" | "is_one_run">) =>
    machinesBeside([{ label: "Best", to_buy: 1900 }], { rate: USD }, prices)!.text;
  expect(said({ defaults })).toContain("in the bills over 1 month.");
  expect(said({ defaults: pricing.defaults, is_one_run: true })).toContain("This one run pays for all of it");
});

const range = (likely: number) => ({ low: likely, likely, high: likely, currency: "USD" });

test.each<[string, number | null, [way: string, bill: number, staff: number][], string | null]>([
  [
    "a way that staff time takes over it",
    150,
    [["Tuned", 11, 234]],
    "Over your US$150 a month once staff time is counted: Tuned.",
  ],
  [
    "each such way once",
    150,
    [
      ["Tuned", 11, 234],
      ["At home", 40, 300],
      ["Tuned", 12, 234],
    ],
    "Over your US$150 a month once staff time is counted: Tuned and At home.",
  ],
  ["one whose bill is over it, which the page says first", 150, [["Tuned", 200, 234]], null],
  ["one that keeps it", 300, [["Tuned", 11, 234]], null],
  ["no budget", null, [["Tuned", 11, 234]], null],
])("a budget and what follows the start: %s", (_, budget, ways, said) => {
  const later = ways.map(([way, bill, staff]) => ({ way, bill: range(bill), staff: range(staff) }));
  expect(laterBudgetLine(budget, later, 0, USD)?.text ?? null).toBe(said);
});

const at = (label: string, staff: number, once: number) =>
  ({ label, staff: range(staff), once: range(once) }) as CounselLine;

test.each<[string, CounselLine[], string | null]>([
  ["no volumes", [], null],
  [
    "two ways that cost the same at each volume",
    [at("Start with", 150, 1200), at("Then", 375, 3100), at("Start with", 150, 1200), at("Then", 375, 3100)],
    "US$150 a month of staff time and US$1,200 for setup. Then: US$375 a month and US$3,100.",
  ],
  [
    "more machines at a larger volume",
    [at("Start with", 150, 1200), at("Then", 375, 3100), at("Start with", 150, 1200), at("Then", 495, 3700)],
    "US$150 a month of staff time and US$1,200 for setup. Then: US$375 to US$495 a month and US$3,100 to US$3,700.",
  ],
  [
    "other ways alike",
    [at("Start with", 150, 1200), at("At home", 225, 2400), at("Start with", 150, 1200), at("Or", 225, 2400)],
    "US$150 a month of staff time and US$1,200 for setup. At home and Or: US$225 a month and US$2,400.",
  ],
  [
    "ways that cost alike beside their bills",
    [at("Best", 150, 1200), at("Best value", 150, 1200)],
    "US$150 a month of staff time and US$1,200 for setup.",
  ],
])("beside the bills at several volumes: %s", (_, lines, said) => {
  expect(staffBeside(lines, USD)?.text ?? null).toBe(said);
});
