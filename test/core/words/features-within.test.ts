/** The features of a part of a statement, from those of the whole. */
import { describe, expect, test } from "vitest";
import { loadReader } from "../../../src/core/reading/reader.ts";
import { featuresWithin, senseHits, sightingsOf } from "../../../src/core/words/features.ts";
import { type Token, tokensOf } from "../../../src/core/words/tokens.ts";
import { reader } from "../reading/reader-fixture.ts";

const loaded = loadReader(reader);
const seenIn = (tokens: Token[]) => {
  const hits = senseHits(tokens, loaded);
  return { tokens, hits, sightings: sightingsOf(tokens, hits, loaded.senses, loaded.featureOf) };
};

describe("features of some words are those that they have alone", () => {
  test.each([
    ["words in the middle", "Sort the mail by topic, draft a reply in our tone and write a weekly summary.", 5, 11],
    ["a phrase of the lexicon that goes on behind them", "Say whether the claim is eligible, yes or no.", 0, 7],
    ["the end", "Calls are typed up. The gist goes to the file of the customer.", 4, 13],
    ["one word", "Translate the manual", 0, 1],
  ])("%s", (_, statement, from, to) => {
    const { tokens } = tokensOf(statement);
    const own = tokens.slice(from, to);
    const alone = new Set(seenIn(own).sightings.map(({ feature }) => feature));
    expect(alone.size).toBeGreaterThan(0);
    expect(featuresWithin(seenIn(tokens), own, from, loaded, loaded.featureOf)).toEqual(alone);
  });

  test("and words between them that are left out part them no longer", () => {
    const { tokens } = tokensOf("Write blog posts and product descriptions");
    const own = tokens.filter(({ word }) => word !== "and");
    const alone = new Set(seenIn(own).sightings.map(({ feature }) => feature));
    expect(featuresWithin(seenIn(tokens), own, 0, loaded, loaded.featureOf)).toEqual(alone);
  });
});
