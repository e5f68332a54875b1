/** Makes many statements of one: other words, other voices, a story around it, slips of the keyboard. */
import type { Random } from "./random.ts";
import type { Place, Statement, Variation } from "./statements.ts";

const DOUBLING = /^(?:cut|put|get|map|tag|flag|plan|spot|chat|run|strip|split|set|let|sum|stop|dig|drop|pin)$/;
/** Words that open our imperatives; anything else is left in its own voice. */
const OPENER = /^[A-Z][a-z-]+$/;
const NOT_VERBS = new Set(
  "Data Name Complex Automatic Automatically An A The Chat RAG Course Client Player Personal One Open Free General Voice Small Simple Web Slack Telegram Discord WhatsApp Code Whenever Anyone In Out Free-text First-level Multi-tool Nuanced Listing Template-based Smart Duplicate Guardrail Intake".split(
    " ",
  ),
);

function third(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|sh|ch|x|z|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

function gerund(verb: string): string {
  if (DOUBLING.test(verb)) return `${verb}${verb.at(-1)}ing`;
  return /[^eyo]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}

/** Puts an imperative into a frame; undefined when it does not open with a verb. */
function wrapped(text: string, wrapper: string): string | undefined {
  const [verb = "", ...others] = text.split(" ");
  if (!OPENER.test(verb) || NOT_VERBS.has(verb)) return undefined;
  const rest = others.join(" ");
  const base = verb.toLowerCase();
  const made = wrapper
    .replace("{xs}", `${third(base)} ${rest}`)
    .replace("{xing}", `${gerund(base)} ${rest}`)
    .replace("{x}", `${base} ${rest}`);
  return made[0]!.toUpperCase() + made.slice(1);
}

function withSynonyms(text: string, { synonyms }: Variation, share: number, random: Random): string {
  return text.replace(/[\p{L}-]+/gu, (word) => {
    const others = synonyms.get(word.toLowerCase());
    if (!others || random.next() >= share) return word;
    const other = random.pick(others);
    return word[0] === word[0]!.toUpperCase() ? other[0]!.toUpperCase() + other.slice(1) : other;
  });
}

function withSlips(text: string, random: Random): string {
  const words = text.split(" ");
  for (let slips = 1 + random.below(2); slips > 0; slips--) {
    const at = random.below(words.length);
    const word = words[at]!;
    if (word.length < 5) continue;
    const i = 1 + random.below(word.length - 3);
    const kind = random.below(3);
    if (kind === 0) words[at] = word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2);
    else if (kind === 1) words[at] = word.slice(0, i) + word.slice(i + 1);
    else words[at] = word.slice(0, i) + word[i] + word.slice(i);
  }
  return words.join(" ");
}

/** Share of stories that are told in the manner of one place. */
const OF_ONE_PLACE = 0.7;
/** Share of variants with a story around them, and up to which share an opening stands before the others. */
const WITH_STORY = 0.45;
const WITH_OPENING = 0.6;

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Up to three lines of a place before a text, and up to three after it. */
function storyAround(text: string, place: Place, random: Random): string {
  const before = Array.from({ length: random.below(4) }, () => random.pick(place.before));
  const after = Array.from({ length: random.below(4) }, () => random.pick(place.after));
  return [...new Set(before), sentence(text), ...new Set(after)].join(" ");
}

/** Most often the lines of one place, else what clients say of themselves anywhere. */
function withStory(text: string, { background, places }: Variation, random: Random): string {
  const isOfPlace = places.length > 0 && random.next() < OF_ONE_PLACE;
  return storyAround(text, isOfPlace ? random.pick(places) : { before: background, after: background }, random);
}

/** Share of variants in which the first sentence stands last: where a wish stands says little. */
const TURNED = 0.2;

function turned(text: string): string {
  const [first = "", ...others] = text.split(/(?<=[.!?])\s+/);
  return [...others, first].join(" ");
}

/** `count` variants of a statement, none the same as it is written. */
export function variantsOf(statement: Statement, variation: Variation, count: number, random: Random): Statement[] {
  const variants: Statement[] = [];
  for (let made = 0; made < count; made++) {
    let { text } = statement;
    text = withSynonyms(text, variation, 0.35, random);
    if (statement.voice === "imp" && random.next() < 0.7) text = wrapped(text, random.pick(variation.wrappers)) ?? text;
    if (random.next() < TURNED) text = turned(text);
    const story = random.next();
    if (story < WITH_STORY && statement.voice !== "terse") text = withStory(text, variation, random);
    else if (story < WITH_OPENING) text = `${random.pick(variation.openings)} ${text}`;
    if (random.next() < 0.2) text = withSlips(text, random);
    if (random.next() < 0.1) text = text.toLowerCase();
    variants.push({ ...statement, text });
  }
  return variants;
}
