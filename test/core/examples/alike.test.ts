import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupAlike, masked, plainly, Signatures } from "../../../src/core/examples/alike.ts";
import { textKey } from "../../../src/core/text/content-hash.ts";

function groupsOf(texts: readonly string[], least: number): Map<string, string[]> {
  const signatures = new Signatures();
  for (const text of texts) signatures.add(masked(text));
  const order = texts.map((_, at) => at).sort((a, b) => textKey(texts[a]!) - textKey(texts[b]!));
  const groups = groupAlike(signatures, order, least);
  const found = new Map<string, string[]>();
  texts.forEach((text, at) => {
    const leader = texts[groups[at]!]!;
    found.set(leader, [...(found.get(leader) ?? []), text]);
  });
  return found;
}

describe("masks", () => {
  test.each([
    ["order AB-1234 came on 3/11/2026", "order  qid  came on  qdate "],
    ["pay AU$1,250.50 to ann@mail.example", "pay  qmoney  to  qmail "],
    ["see https://shop.example/a?b=1 on 12 March 2026", "see  qurl  on  qdate "],
    ["7 chairs, 12.5 kg", " qnumber  chairs,  qnumber  kg"],
    ["NOTHING to hide", "nothing to hide"],
  ])("%s", (text, want) => {
    expect(masked(text)).toBe(want);
  });

  test("long runs of digits, dashes and signs take no time", () => {
    for (const part of ["1-", "a-", "1 ", "@", "a@", "$1", "1,"]) {
      const start = process.cpuUsage().user;
      masked(part.repeat(20_000));
      expect(process.cpuUsage().user - start, part).toBeLessThan(1_500_000);
    }
  });
});

describe("groups", () => {
  const mail = (order: number, place: string) =>
    `Hello, my order ${order} to ${place} has not come yet although it was promised for 3/${(order % 28) + 1}/2026, please tell me where it is`;

  test("requests that differ in numbers alone are one group, others are not", () => {
    const texts = [
      mail(1, "Perth"),
      mail(22, "Perth"),
      mail(333, "Perth"),
      "I would like a refund for the broken lamp",
    ];
    const sizes = [...groupsOf(texts, 0.85).values()].map((members) => members.length).sort();
    expect(sizes).toEqual([1, 3]);
  });

  test("texts without words are alike, and not like others", () => {
    expect(groupsOf(["...", "!!!", "a lamp"], 0.85).size).toBe(2);
  });

  test("Chinese and Japanese are told apart without spaces", () => {
    const texts = [
      "我的订单还没有到请帮我查一下",
      "我的订单还没有到请帮我查一下吧",
      "商品が壊れていたので返品したいです",
    ];
    expect(groupsOf(texts, 0.7).size).toBe(2);
  });

  test("the order of the texts makes no difference", () => {
    const word = fc.constantFrom("lamp", "order", "late", "refund", "please", "broken", "where", "is", "my");
    const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 2, maxLength: 30 }), fc.integer(), (texts, seed) => {
        const turned = [...texts].sort((a, b) => textKey(a + seed) - textKey(b + seed));
        const sorted = (groups: Map<string, string[]>) =>
          [...groups.values()].map((each) => each.sort().join("|")).sort();
        expect(sorted(groupsOf(turned, 0.5))).toEqual(sorted(groupsOf(texts, 0.5)));
      }),
    );
  });
});

test("keys tell texts apart that differ in one letter, and not by case or spaces", () => {
  expect(textKey(plainly("Where  is\nit"))).toBe(textKey(plainly("where is it ")));
  const keys = new Set(Array.from({ length: 20_000 }, (_, i) => textKey(`request ${i}`)));
  expect(keys.size).toBe(20_000);
});
