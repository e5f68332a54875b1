/** The script that a text is mostly in, and how far an estimate of its tokens may be off. */
import type { ScriptId } from "../types/examples.ts";

interface Script {
  id: ScriptId;
  name: string;
  pattern: RegExp;
  /** Percent by which the estimate differs from a current tokenizer's count; test/data/examples/tokens.test.ts measures it. */
  error: { low: number; high: number };
}

const SCRIPTS: readonly Script[] = [
  {
    id: "kana",
    name: "Japanese",
    pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
    error: { low: -20, high: 20 },
  },
  { id: "han", name: "Chinese", pattern: /\p{Script=Han}/u, error: { low: -20, high: 20 } },
  { id: "hangul", name: "Korean", pattern: /\p{Script=Hangul}/u, error: { low: -20, high: 20 } },
  { id: "cyrillic", name: "Cyrillic", pattern: /\p{Script=Cyrillic}/u, error: { low: -20, high: 20 } },
  { id: "greek", name: "Greek", pattern: /\p{Script=Greek}/u, error: { low: -25, high: 25 } },
  {
    id: "arabic",
    name: "Arabic and Hebrew",
    pattern: /[\p{Script=Arabic}\p{Script=Hebrew}]/u,
    error: { low: -50, high: 10 },
  },
  {
    id: "indic",
    name: "Indic and Thai",
    pattern: /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Thai}]/u,
    error: { low: -60, high: 20 },
  },
  { id: "latin", name: "Latin", pattern: /\p{Script=Latin}/u, error: { low: -10, high: 10 } },
];

const CODE: Omit<Script, "pattern"> = { id: "code", name: "code, JSON and tables", error: { low: -15, high: 15 } };
const OTHER: Omit<Script, "pattern"> = { id: "other", name: "other scripts", error: { low: -60, high: 60 } };

/** Characters looked at; a text seldom changes its script. */
const LOOKED_AT = 400;
/** Marks and digits among the characters that make a text code or a table. */
const CODE_SHARE = 0.2;

const ASCII_PROSE = /^[\n\r\t -~]*$/;

/** Characters come again and again, and there are not many of them. */
const places = new Map<string, number>();

/** Where the script of a character stands in `SCRIPTS`; -1 for what belongs to none. */
function placeOf(character: string): number {
  let place = places.get(character);
  if (place === undefined) {
    place = SCRIPTS.findIndex(({ pattern }) => pattern.test(character));
    places.set(character, place);
  }
  return place;
}

/** The script that most letters of a text are in. Japanese mixes kana with Chinese characters. */
export function scriptOf(text: string): ScriptId {
  const start = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
  const solid = start.replace(/\s+/g, "");
  if (solid === "") return "other";
  const marks = solid.match(/[\d(){}[\]<>=;:|"\\/_$#*+&]/g)?.length ?? 0;
  if (marks / solid.length > CODE_SHARE) return "code";
  if (ASCII_PROSE.test(start)) return "latin";
  const counts = SCRIPTS.map(() => 0);
  for (const character of start) {
    const place = placeOf(character);
    if (place >= 0) counts[place]!++;
  }
  const [kana, han] = counts as [number, number];
  if (kana > 0 && kana * 5 > han) return "kana";
  const most = Math.max(...counts);
  return most === 0 ? "other" : SCRIPTS[counts.indexOf(most)]!.id;
}

/** Name and error of a script. */
export function scriptFacts(id: ScriptId): Omit<Script, "pattern"> {
  return [...SCRIPTS, CODE, OTHER].find((each) => each.id === id)!;
}
