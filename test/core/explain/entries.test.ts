import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Entry, findEntries, ruleEntries, TOPICS } from "../../../src/core/explain/explanation.ts";
import { pricingEntries } from "../../../src/core/explain/pricing-entries.ts";
import { taxonomyEntries } from "../../../src/core/explain/taxonomy-entries.ts";
import { withCases } from "../../../src/core/proof/cases.ts";
import type { Pricing } from "../../../src/core/types/pricing.ts";
import type { Taxonomy } from "../../../src/core/types/taxonomy.ts";
import {
  explanationsMarkdown,
  explanationsText,
  listingMarkdown,
  listingText,
} from "../../../src/render/catalogue/explanations.ts";

const generated = (name: string) =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, "../../../src/data/compiled", name), "utf8"));
const taxonomy: Taxonomy = withCases(generated("taxonomy.json"), generated("taxonomy-cases.json"));
const pricing: Pricing = generated("pricing.json");
const entries: Entry[] = [
  ...taxonomyEntries(taxonomy),
  ...pricingEntries(pricing),
  ...ruleEntries(generated("rules.json").rules),
];

const names = (name: string): string[] => {
  const found = findEntries(entries, name);
  return found.ok ? found.entries.map(({ topic, id }) => `${topic} ${id}`) : [`nearest ${found.nearest}`];
};

const explained = (name: string) => {
  const found = findEntries(entries, name);
  if (!found.ok) throw new Error(`nothing is called ${name}`);
  return found.entries[0]!.explain();
};

describe("a name", () => {
  it.each([
    ["narrow", ["tier narrow"]],
    ["1", ["tier narrow"]],
    ["tier 1", ["tier narrow"]],
    ["Tier_1", ["tier narrow"]],
    ["routing", ["task-kind routing"]],
    ["question 3", ["question examples"]],
    ["examples", ["question examples", "fact examples"]],
    ["fine-tuning/tier-1-strong", ["row fine-tuning/tier-1-strong"]],
    ["tier-1-strong", ["row fine-tuning/tier-1-strong"]],
    ["Q3", ["claim Q3"]],
    ["GPT-4o", ["model gpt-4o"]],
    ["openai/gpt-4o", ["model gpt-4o"]],
    ["mac-mini-m4-16", ["machine mac-mini-m4-16"]],
    ["nova-micro-tuned@bedrock", ["tuned nova-micro-tuned@bedrock"]],
    ["local-fine-tuned", ["outcome approach/local-fine-tuned"]],
    ["AUD", ["exchange-rate AUD"]],
    ["AU residential", ["tariff AU residential"]],
    ["yaml-syntax", ["rule yaml-syntax"]],
    ["gpt-4p", ["nearest gpt-4o"]],
    ["something else entirely", ["nearest undefined"]],
  ])("%s", (name, wanted) => {
    expect(names(name)).toEqual(wanted);
  });
  it("stands for one thing of each sort", () => {
    const ids = entries.map(({ topic, id }) => `${topic} ${id}`);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });
});

describe("an explanation", () => {
  it("of a row says when it holds, what it gives, why, and on what that rests", () => {
    const { about, fields, parts, source } = explained("fine-tuning/tier-1-strong");
    expect(about).toMatch(/\.$/);
    expect(fields.map(({ name }) => name)).toEqual(["Question", "Then", "Claim"]);
    expect(parts.map(({ title }) => title)).toEqual(["When", "Evidence", "Cases"]);
    expect(parts[0]!.items).toEqual(["tier: 1", "examples: 500 or more", "repetition: 80 or more"]);
    expect(parts[2]!.items).toContain(
      "tier 1, examples 500, repetition 80 -> viable yes, strength strong (both at the threshold)",
    );
    expect(source).toMatch(/^taxonomy\/tables\/fine-tuning\.yaml:\d+:\d+$/);
  });
  it("of a model gives each price with its days, the source and when it was checked", () => {
    const { fields, parts, source } = explained("gemini-4-argon");
    expect(parts.map(({ title }) => title)).toEqual(["Prices", "Quality", "Also served as"]);
    expect(parts.slice(0, 1)).toEqual([
      {
        title: "Prices",
        items: [
          expect.stringMatching(/^until 2026-12-01: input US\$2, .*output US\$10,.* per million tokens$/),
          expect.stringMatching(/^from 2026-12-01: input US\$4, .*output US\$20,.* per million tokens$/),
        ],
      },
    ]);
    expect(fields.map(({ name }) => name)).toContain("Checked");
    expect(source).toMatch(/^https:/);
  });
  it("of a claim lists the rows that rest on it", () => {
    expect(explained("Q3").parts[0]!.items).toContain("fine-tuning/tier-1-strong");
  });
  it("of a tier lists its kinds of task", () => {
    expect(explained("tier 1").parts.at(-1)!.items).toContain("routing");
  });
  it("never says undefined, null or NaN where something is not known", () => {
    const words = entries.map((entry) => JSON.stringify(entry.explain().fields));
    expect(words.filter((text) => /"(undefined|null|NaN)|NaN|\[object/.test(text))).toEqual([]);
  });
});

describe("the listing", () => {
  it("names every topic and every id", () => {
    expect(TOPICS.filter((topic) => !entries.some((entry) => entry.topic === topic))).toEqual([]);
    const text = listingText(entries, { columns: 10_000, colors: 0 }).replace(/\s+/g, " ");
    expect(entries.filter(({ id }) => !text.includes(id)).map(({ id }) => id)).toEqual([]);
    expect(listingMarkdown(entries)).toContain("- routing: Routing");
  });
});

describe("as text", () => {
  const all = entries.map((entry) => entry.explain());
  it.each([40, 80, 120])("keeps to %i columns", (columns) => {
    const lines = explanationsText(
      all.filter(({ topic }) => topic !== "rule"),
      { columns, colors: 0 },
    ).split("\n");
    expect(lines.filter((line) => [...line].length > columns)).toEqual([]);
  });
  it("ends in one newline, and shows what could steer a terminal", () => {
    const hostile = { ...all[0]!, title: "a\u001b[31mb", parts: [{ title: "x", items: ["c\u0007"] }] };
    const text = explanationsText([hostile], { columns: 80, colors: 0 });
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(/\p{Cc}(?<!\n)/u);
  });
  it("keeps Markdown within its marks", () => {
    const hostile = {
      ...all[0]!,
      title: "*x* <b>",
      parts: [{ title: "Reported", items: ["~~~\nx"], verbatim: true as const }],
    };
    const text = explanationsMarkdown([hostile]);
    expect(text).toContain("\\*x\\* \\<b\\>");
    expect(text).toContain("~~~~\n~~~\nx\n~~~~");
  });
});
