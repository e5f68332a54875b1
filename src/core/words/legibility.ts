/** Whether a statement can be read at all: empty, code, another language, orders to a program. */
import { MOST_CHARS, type Token } from "./tokens.ts";

export interface Legibility {
  /** 0: read as it stands; 1: nothing can be known from it. */
  doubt: number;
  /** A plain word about it; null when all is well. */
  note: string | null;
}

/** Small words that carry a language. Those that two languages share are left out. */
const SMALL_WORDS = {
  English:
    "the of and to a an in is that it for on with as are be this by from or which what who how when where our we i you they their them us can could should would will not all any each every if but so into do does my your his her its at has have had no out up about only than then one two",
  German:
    "der die das und ist nicht ein eine einen einem einer wir ich sie auf mit für von zu den dem des aus nach bei sind werden soll sollen kann können wird im zum zur oder welche unsere unser jede jeder jeden sich als auch eingehende",
  French:
    "le la les et est une des du dans pour que qui avec sur pas nous vous je il elle sont par aux nos notre votre chaque ou ce cette ces être faire leur leurs tous toutes mais dont",
  Spanish:
    "el los las y es una unos que con por para del al se como más nuestros nuestra nuestras nuestro cada sus este esta estos son hacer ser también según cuando correos",
  Portuguese:
    "o os um uma e é não com para por que do da dos das nos nas em ao aos cada nossos nossas nosso nossa são como mais seus suas quando pelo pela",
  Italian:
    "il lo gli e è un una che di del della dei delle per con non sono come più ogni nostri nostro nostra nostre al alla ai alle nel nella questo questa quando essere",
  Dutch:
    "de het een en is van op te dat met voor zijn niet aan er om ook onze elke wij naar bij uit worden moet welke deze dit wordt hun klanten",
  Polish: "i w na z do się nie jest że to przez dla od po jak nasze naszych każdy każdego oraz lub które",
};
type Language = keyof typeof SMALL_WORDS;
const LANGUAGES = Object.keys(SMALL_WORDS) as Language[];

/** Each small word with the languages that have it, by their numbers. */
const LANGUAGES_OF = new Map<string, number[]>();
for (const [number, language] of LANGUAGES.entries()) {
  for (const word of SMALL_WORDS[language].split(" ")) {
    const known = LANGUAGES_OF.get(word);
    if (known) known.push(number);
    else LANGUAGES_OF.set(word, [number]);
  }
}
const ENGLISH = LANGUAGES.indexOf("English");

/** Orders to whoever reads the text, rather than a task; each sort with signs of which it holds one, which are looked for first. */
const ORDERS: readonly { signs: readonly string[]; pattern: RegExp }[] = [
  {
    signs: ["ignore", "disregard", "forget", "override"],
    pattern:
      /\b(?:ignore|disregard|forget|override)\s+(?:(?:all|any|the|your|my|every|these)\s+)*(?:previous|prior|above|earlier|preceding|system|other)?\s*(?:instructions?|rules|prompts?|guidelines|directions)\b/i,
  },
  {
    signs: ["prompt"],
    pattern: /\b(?:reveal|print|show|repeat)\s+(?:me\s+)?(?:your|the)\s+(?:system|hidden|initial)\s+prompt\b/i,
  },
  {
    signs: ["tier", "kind", "confidence"],
    pattern:
      /\byou\s+(?:must|should|will|have\s+to)\s+(?:now\s+)?(?:output|answer|return|say|classify\s+this|report)\s+(?:only\s+)?["'“]?(?:tier|kind|confidence)\b/i,
  },
  { signs: ["<", "["], pattern: /<\/?(?:system|assistant|instructions?)>|\[\/?(?:INST|SYSTEM)\]/i },
];

function givesOrders(statement: string): boolean {
  const lower = statement.toLowerCase();
  return ORDERS.some(({ signs, pattern }) => signs.some((sign) => lower.includes(sign)) && pattern.test(statement));
}

const CODE_SIGNS = /[{}();=<>[\]\\|`$]|=>|::|\/\//g;

/** At least seven letters in ten are Latin. Plain ASCII is told at once: the tables of Unicode cost more than the reading. */
function isMostlyLatin(statement: string): boolean {
  if (!/[^ -~\s]/.test(statement)) return true;
  const letters = statement.replace(/[^\p{L}]/gu, "");
  const latin = letters.replace(/[^\p{Script=Latin}]/gu, "");
  return latin.length >= letters.length * 0.7;
}

/** A language other than English that the small words point to. */
function otherLanguage(tokens: Token[]): Language | null {
  const counts = LANGUAGES.map(() => 0);
  for (const { word } of tokens) for (const language of LANGUAGES_OF.get(word) ?? []) counts[language]!++;
  let best: number | null = null;
  let most = 1;
  for (let language = 0; language < counts.length; language++) {
    if (language === ENGLISH || counts[language]! <= most) continue;
    most = counts[language]!;
    best = language;
  }
  return best !== null && most > counts[ENGLISH]! ? LANGUAGES[best]! : null;
}

/** The share of words that the reader does not know, from training or its lexicon, and that are no plain English: 0 to 1. */
export function unknownShare(tokens: Token[], knows: (stem: string) => boolean): number {
  const isKnown = ({ word, stem }: Token) =>
    knows(stem) || LANGUAGES_OF.get(word)?.includes(ENGLISH) || (word >= "0" && word < ":");
  return 1 - tokens.filter(isKnown).length / Math.max(1, tokens.length);
}

/** How far a statement can be trusted to be one, and a plain word when it cannot. `unknown` is its `unknownShare`. */
export function legibilityOf(statement: string, tokens: Token[], cut: boolean, unknown: number): Legibility {
  if (tokens.length === 0) {
    return statement.trim() === ""
      ? { doubt: 1, note: "The statement is empty; say what goes in, what is done with it and what comes out." }
      : { doubt: 1, note: "There are no words to read in the statement; say in English what the task is." };
  }
  if (!isMostlyLatin(statement)) {
    return {
      doubt: 1,
      note: "The statement is not in English, the only language that is read; give the kind instead.",
    };
  }
  const language = otherLanguage(tokens);
  if (language) {
    return {
      doubt: 0.85,
      note: `The statement seems to be in ${language}, and only English is read; put it in English or give the kind.`,
    };
  }
  if (givesOrders(statement.slice(0, MOST_CHARS))) {
    return {
      doubt: 0.6,
      note: "Part of the statement gives orders to a program; it was read as plain text and nothing was obeyed.",
    };
  }
  const signs = statement.slice(0, 4000).match(CODE_SIGNS)?.length ?? 0;
  if (signs > tokens.length * 0.45 && signs > 6) {
    return { doubt: 0.85, note: "The statement looks like code or data; say in words what the task is." };
  }
  const familiar = 1 - unknown;
  if (familiar < 0.45) {
    const doubt = Math.min(1, 1.2 - familiar);
    return { doubt, note: "Few words of the statement are known; it may be another language or no task." };
  }
  const note = cut ? "The statement is very long; only its first part was read." : null;
  return { doubt: cut ? 0.3 : familiar < 0.6 ? 0.25 : 0, note };
}
