/** How often a small change of wording changes the tier: none of the wordings here stands in training/. */
import { randomFrom } from "../../scripts/reader/random.ts";
import type { Reading } from "../../src/core/types/reading.ts";
import { line, percent } from "./figures.ts";

type Change = (text: string, at: number) => string;

function withTypo(text: string, seed: number): string {
  const random = randomFrom(seed * 31 + text.length);
  const words = text.split(" ");
  const long = words.map((word, at) => ({ word, at })).filter(({ word }) => /^[A-Za-z]{6,}$/.test(word));
  if (long.length === 0) return text;
  const { word, at } = random.pick(long);
  const i = 1 + random.below(word.length - 3);
  words[at] =
    random.next() < 0.5
      ? word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2)
      : word.slice(0, i) + word.slice(i + 1);
  return words.join(" ");
}

const OPENINGS = [
  "Good morning and thank you for getting back to us so quickly.",
  "I hope this finds you well, and my apologies for the delay.",
  "Dear Sir or Madam,",
  "Hey there, nice to meet you!",
  "Hope the weekend was kind to you.",
  "Hiya, me again with another one of my questions.",
  "Dear Mrs Okafor, please accept my thanks for the brochure you posted to us.",
  "Our mutual friend Lars suggested that I should drop you a line.",
  "Firstly I'd like to say how much I enjoyed your talk in Leeds.",
  "Further to yesterday's conversation with your sales team, please see the following.",
  "Hope it's all right to contact you through this form.",
  "So, here goes, I've never done one of these before.",
  "You were highly recommended by a supplier of ours.",
  "It's been a while since we last spoke, I trust business is good.",
  "Excuse the bluntness, I'm typing this on the train.",
  "@team pls have a look when you get a minute.",
  "Wishing you a pleasant start to the week.",
  "Enquiry from your website, received at 14:02.",
  "Could someone on your side help me with this one, please?",
  "Sending this on behalf of my manager, who is on leave.",
  "Thanks a million for taking my call this morning.",
  "Salutations from a rainy Galway.",
  "We'd be grateful if you would consider the matter below.",
  "Re: our meeting on the 12th.",
  "Mr Halloran, sir, your secretary put me through to this mailbox.",
  "Thought I'd try my luck with you people.",
  "Not sure if you still take on small clients like ourselves.",
  "Please find our enquiry underneath this line.",
  "gm gm, quick one from me",
  "I was at your open day in the autumn and picked up a flyer.",
  "With apologies for the formality of this letter.",
  "Passed along by the receptionist on Friday evening.",
];
const CLOSINGS = [
  "Looking forward to your reply, kind regards, Ingrid.",
  "Over and out, Pip",
  "Do give me a ring if anything is unclear.",
  "I'd be happy to jump on a call any afternoon.",
  "Please quote our reference in your answer.",
  "Thanks so much and have a lovely evening!",
  "Any pointers would be hugely appreciated.",
  "Yours faithfully, M. Abara, Head of Office",
  "Sent from my iPhone",
  "How soon might you be able to begin?",
  "Best wishes from all of us here.",
  "Let me know your thoughts when you get round to it.",
  "Grateful for anything you can tell us.",
  "Best reached on my mobile after lunch.",
  "Ever yours, the Pettersson family",
  "Speak next week!",
];
const AMERICAN: [RegExp, string][] = [
  [/is(e|es|ed|ing|ation)\b/g, "iz$1"],
  [/\b(col|fav|behavi|hon|lab)our/g, "$1or"],
  [/\bcentre/g, "center"],
  [/\bcatalogue/g, "catalog"],
  [/\bcheque/g, "check"],
  [/\benquir/g, "inquir"],
];

const clausesTurned: Change = (text) => {
  const sentences = text.split(/(?<=[.!?])\s+/);
  return sentences.length > 1 ? [...sentences.slice(1), sentences[0]].join(" ") : text;
};

const stopped = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Each with all its wordings. */
const CHANGES: Record<string, readonly Change[]> = {
  "a typo": [withTypo],
  "a polite opening": OPENINGS.map((opening) => (text) => `${opening} ${text}`),
  "a polite closing": CLOSINGS.map((closing) => (text) => `${stopped(text)} ${closing}`),
  "headers around it": [(text) => `Project: Phoenix. Work package: ${text} Deadline: end of Q3. Contact: J. Miller.`],
  "no capitals, no stop": [(text) => text.toLowerCase().replace(/\.$/, "")],
  "American spelling": [(text) => AMERICAN.reduce((changed, [from, to]) => changed.replace(from, to), text)],
  "order of sentences": [clausesTurned],
};

/** Share of statements that read as another tier once changed. */
export function measureStability(texts: string[], read: (text: string) => Reading): void {
  console.log(
    `\nStability: share of ${texts.length} statements that give another tier once changed (aim: at most 2 %)`,
  );
  const tierOf = ({ candidates }: Reading) => candidates[0]?.tier ?? 0;
  const before = texts.map((text) => {
    const reading = read(text);
    return { tier: tierOf(reading), sure: (reading.confidence ?? 0) >= 0.8 };
  });
  for (const [name, wordings] of Object.entries(CHANGES)) {
    const changed = wordings.flatMap((change) =>
      texts.flatMap((text, at) => {
        const other = change(text, at);
        return other === text ? [] : [{ sure: before[at]!.sure, flips: tierOf(read(other)) !== before[at]!.tier }];
      }),
    );
    const sure = changed.filter((one) => one.sure);
    const share = (of: typeof changed) => percent(of.filter(({ flips }) => flips).length, of.length);
    line([`  ${name}`, share(changed), `of the sure ones ${share(sure)}`], [26, 8, 30]);
  }
}
