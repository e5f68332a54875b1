import { describe, expect, test } from "vitest";
import {
  roughAmount,
  spokenAmount,
  spokenCount,
  spokenPercent,
  spokenRange,
  spokenSpread,
  spokenTimes,
} from "../../../src/core/text/amount.ts";

describe("figures as people say them", () => {
  test.each([
    [0.07, "AU$0.07"],
    [0.0698, "AU$0.07"],
    [0.00312, "AU$0.0031"],
    [0, "AU$0.00"],
    [9.4, "AU$9.40"],
    [9.996, "AU$10"],
    [107.4, "AU$107"],
    [1600.2, "AU$1,600"],
    [999_700, "AU$1 million"],
    [3_300_000, "AU$3.3 million"],
    [-285.4, "-AU$285"],
  ])("%d is %s", (amount, said) => expect(spokenAmount(amount, "AUD").replace("AU$-", "-AU$")).toBe(said));

  test.each([
    [2_383_000, "AU$2.4 million"],
    [12_345_678, "AU$12 million"],
    [260_000, "AU$260,000"],
    [1800 * (1 / 60) * 65, "AU$2,000"],
    [112.49999999999999, "AU$113"],
    [1949, "AU$1,900"],
  ])("%d is roughly %s", (amount, said) => expect(roughAmount(amount, "AUD")).toBe(said));

  test("an unknown amount is unknown, never nothing", () => {
    expect(spokenAmount(null, "AUD")).toBe("unknown");
    expect(spokenRange(null)).toBe("unknown");
  });

  test.each([
    [950, "950"],
    [47_123, "47,123"],
    [1_900_000, "1.9 million"],
    [2_000_000, "2 million"],
    [12_345_678, "12 million"],
    [3_100_000_000, "3.1 billion"],
  ])("%d is %s", (count, said) => expect(spokenCount(count)).toBe(said));

  test.each([
    [0.03, "33 times cheaper"],
    [1.5, "1.5 times as much"],
    [1.02, "about the same"],
    [120, "120 times as much"],
    [6356.4, "6,356 times as much"],
    [null, ""],
  ])("%s times is %s", (times, said) => expect(spokenTimes(times)).toBe(said));

  test.each([
    [0.92, "92%"],
    [0.004, "0.4%"],
    [0.999, "99.9%"],
    [0.0003, "under 0.1%"],
    [0.99996, "over 99.9%"],
    [0, "0%"],
    [1, "100%"],
  ])("a share of %d is %s", (share, said) => expect(spokenPercent(share)).toBe(said));

  test("a range is said only where there is no likely figure", () => {
    const open = { low: 5.6, likely: null, high: 43.56, currency: "AUD" };
    expect(spokenRange(open)).toBe("AU$5.60 to AU$44");
    expect(spokenRange({ ...open, likely: 12 })).toBe("AU$12");
    expect(spokenSpread({ low: 10.1, likely: 10.2, high: 10.3, currency: "AUD" })).toBe("");
  });
});
