/** Which languages a statement names, and how long the answers are that it asks for. */
import type { Attribute } from "../types/reading.ts";

/** Languages by the names that statements give them, each with its code (ISO 639). */
const NAMES = new Map(
  `
  english en, german de, french fr, spanish es, italian it, portuguese pt, dutch nl, japanese ja, chinese zh,
  mandarin zh, korean ko, polish pl, russian ru, ukrainian uk, turkish tr, arabic ar, hindi hi, vietnamese vi,
  thai th, indonesian id, swedish sv, danish da, norwegian no, finnish fi, czech cs, slovak sk, hungarian hu,
  romanian ro, bulgarian bg, croatian hr, serbian sr, greek el, hebrew he, farsi fa, tagalog tl, bengali bn,
  tamil ta, urdu ur, welsh cy, irish ga, catalan ca, latin la, punjabi pa, somali so, persian fa, dari fa,
  castilian es, flemish nl, cantonese zh, filipino tl, slovenian sl, slovene sl, bosnian bs, macedonian mk,
  albanian sq, estonian et, latvian lv, lithuanian lt, belarusian be, icelandic is, faroese fo, maltese mt,
  luxembourgish lb, basque eu, galician gl, breton br, gaelic gd, frisian fy, yiddish yi, esperanto eo, armenian
  hy, georgian ka, azerbaijani az, kazakh kk, uzbek uz, kyrgyz ky, tajik tg, turkmen tk, tatar tt, uyghur ug,
  mongolian mn, tibetan bo, kurdish ku, kurmanji ku, sorani ckb, pashto ps, sindhi sd, kashmiri ks, marathi mr,
  gujarati gu, telugu te, kannada kn, malayalam ml, odia or, assamese as, nepali ne, sinhala si, sinhalese si,
  dhivehi dv, burmese my, khmer km, lao lo, malay ms, bahasa id, javanese jv, sundanese su, cebuano ceb, swahili
  sw, kiswahili sw, zulu zu, xhosa xh, sotho st, tswana tn, afrikaans af, amharic am, tigrinya ti, oromo om,
  hausa ha, igbo ig, yoruba yo, wolof wo, fula ff, lingala ln, shona sn, kinyarwanda rw, kirundi rn, luganda lg,
  chichewa ny, malagasy mg, twi tw, maori mi, māori mi, samoan sm, tongan to, fijian fj, hawaiian haw, quechua
  qu, guarani gn, creole ht
  `
    .trim()
    .split(/,\s+/)
    .map((each) => each.split(/\s+/) as [name: string, code: string]),
);
/** Words after which the name of a language is that of a people, a law or a thing. */
const NOT_A_LANGUAGE =
  /^\s+(?:law|market|company|firm|office|customers?|clients?|subsidiary|government|authorit\w+|patients?|suppliers?|bank|tax|court|wine|food|cuisine|shepherd)\b/i;

/** How far the languages named, and English where none is, were right on writers that were held out. */
const NAMED = 0.8;
const UNNAMED = 0.9;

/** Languages of requests and answers: those named, or English. */
export function languagesIn(statement: string): Attribute<string[]> {
  const found = new Map<string, string>();
  for (const match of statement.matchAll(/\p{L}+/gu)) {
    const name = match[0];
    const code = NAMES.get(name.toLowerCase());
    if (!code) continue;
    if (name === "polish") continue;
    if (NOT_A_LANGUAGE.test(statement.slice(match.index + name.length))) continue;
    if (!found.has(code)) found.set(code, name);
  }
  if (found.size === 0) return { value: ["en"], confidence: UNNAMED, words: [] };
  return { value: [...found.keys()], confidence: NAMED, words: [...found.values()] };
}

const LONG =
  /\b(?:(?:[2-9]|[1-9]\d+|two|three|four|five|six|seven|eight|ten|twenty|several|many)[ -](?:to [\w]+ )?pages?(?! per minute)|[6-9]\d\d words|[1-9][.,]?\d{3} words|whole (?:book|novel|chapter|report)|(?:long|full|detailed|in-depth) (?:report|article|essay|story|dossier|write-up)|chapters?|white ?papers?|dissertation|thesis)\b/i;
/** One of these stands in what speaks of a long answer, and is looked for first. */
const SIGNS_OF_LONG = "page| words|whole |long |full |detailed |in-depth |chapter|paper|dissertation|thesis".split("|");
const SHORT =
  /\b(?:(?:one|a single|two|three|1|2|3)[ -](?:short )?(?:words?|lines?|sentences?|liners?|bullets?)|(?:under|max|maximum|at most|up to|about|within) \d{1,3} (?:words|characters|chars)|in one (?:word|line|sentence)|yes or no|subject lines?|headlines?|tweets?|captions?|text message)\b/i;

const SIGNS_OF_SHORT = "word|line|sentence|bullet|char|yes or no|tweet|caption|text message".split("|");

/** How far these phrases speak of the answer and not of what goes in. */
const SAID = 0.75;

/** Whether long or short answers are asked for; null where no phrase says so. */
export function lengthIn(statement: string): Attribute<"short" | "long"> | null {
  const lower = statement.toLowerCase();
  const holds = (signs: readonly string[]): boolean => signs.some((sign) => lower.includes(sign));
  const short = holds(SIGNS_OF_SHORT) ? SHORT.exec(statement) : null;
  const long = !short && holds(SIGNS_OF_LONG) ? LONG.exec(statement) : null;
  if (short) return { value: "short", confidence: SAID, words: [short[0]] };
  return long ? { value: "long", confidence: SAID, words: [long[0]] } : null;
}
