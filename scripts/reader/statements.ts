/** The statements that the reader is trained on, and the words they are varied with, from training/. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type FactSource, INPUTS, type InputKind, type Reviewed } from "../../src/core/types/brief.ts";

const FOLDER = path.join(import.meta.dirname, "../../training");

/** What the label of a statement says besides its kind. */
export interface Labels {
  input: InputKind[];
  facts: FactSource;
  tools: boolean;
  /** Languages of requests and answers; null where the statement says nothing, which is English. */
  languages: string[] | null;
  /** `none`, or the regulated or sensitive field. */
  field: string;
  reviewed: Reviewed | null;
  /** Kinds of the tasks that the statement holds, for one of several. */
  parts: string[];
  /** What a vague statement leaves unsaid. */
  missing: string[];
}

export interface Statement {
  /** A task kind, `none:` with what serves instead, `several`, `vague` or `specific`. */
  kind: string;
  voice: string;
  domain: string;
  /** Whose hand wrote it: writers are held out as a whole. */
  writer: string;
  text: string;
  /** Null where only the kind was labelled. */
  labels: Labels | null;
}

/** The hand that wrote a statement: the first, the second, one of the voices, or one of those after real texts. */
export const sourceOf = ({ writer }: Statement): string => writer.split("/")[0]!;

/** Folders with one folder a writer, whose statements say more than their kind. */
const BY_WRITER = ["voices", "after-real"];

const linesOf = (file: string): string[] =>
  readFileSync(path.join(FOLDER, file), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^#(?!#)/.test(line));

const FACTS: Record<string, FactSource> = {
  request: "request",
  examples: "examples",
  given: "documents-given",
  found: "documents-found",
  world: "world",
};

const FIELDS = new Set(["none", "health", "law", "finance", "hr", "government", "education", "safety", "insurance"]);

/** Reads `key=value` labels; a key that stands there for nothing is an error. */
function labelsOf(keys: string[], place: string): Labels {
  const given = new Map(keys.map((key) => key.split("=") as [string, string]));
  const take = (key: string): string | undefined => {
    const value = given.get(key);
    given.delete(key);
    return value;
  };
  const facts = FACTS[take("facts")?.split(",")[0] ?? "request"];
  const labels: Labels = {
    input: (take("in") ?? "text").split(",") as InputKind[],
    facts: facts ?? "request",
    tools: take("tools") === "1",
    languages: take("lang")?.split(",") ?? null,
    field: take("field")?.split(",")[0] ?? "none",
    reviewed: (take("seen") as Reviewed | undefined) ?? null,
    parts: take("parts")?.split("+") ?? [],
    missing: take("missing")?.split(",") ?? [],
  };
  const isStray = !FIELDS.has(labels.field) || labels.input.some((input) => !INPUTS.includes(input));
  if (given.size > 0 || !facts || isStray) throw new Error(`${place}: cannot read the label "${keys.join(" ")}"`);
  return labels;
}

/** Statements of one file, in the order of its lines. Stops at a line that is not of the form. */
function statementsIn(file: string, writer: string, labelled: boolean): Statement[] {
  const statements: Statement[] = [];
  let kind = "";
  for (const line of linesOf(file)) {
    if (line.startsWith("## ")) {
      kind = line.slice(3).trim();
      continue;
    }
    const [label = "", text = ""] = line.split("\t");
    const [voice, domain, ...keys] = label.split(" ");
    if (!kind || !voice || !domain || !text) throw new Error(`training/${file}: cannot read "${line}"`);
    const labels = labelled ? labelsOf(keys, `training/${file}`) : null;
    statements.push({ kind, voice, domain, writer, text, labels });
  }
  return statements;
}

const textFiles = (folder: string): string[] =>
  readdirSync(path.join(FOLDER, folder))
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .map((file) => `${folder}/${file}`);

/** All statements written by hand, in the order of files and lines. */
export function readStatements(): Statement[] {
  const plain = textFiles("statements").flatMap((file) =>
    statementsIn(file, file.includes("second-writer") ? "second" : "first", false),
  );
  const labelled = BY_WRITER.flatMap((folder) =>
    readdirSync(path.join(FOLDER, "statements", folder))
      .sort()
      .flatMap((writer) =>
        textFiles(`statements/${folder}/${writer}`).flatMap((file) => statementsIn(file, `${folder}/${writer}`, true)),
      ),
  );
  const around = readPlaces().flatMap(({ before, after }) => [...before, ...after]);
  const stories = [...linesOf("background.txt"), ...linesOf("stories.txt"), ...linesOf("openings.txt"), ...around];
  return [...plain, ...labelled, ...stories.map(storyOf)];
}

const storyOf = (text: string): Statement => ({
  kind: "story",
  voice: "story",
  domain: "any",
  writer: "first",
  text,
  labels: null,
});

/** How mails, posts and forms begin and end, for the head that tells what is said of the client alone. */
export const readFringes = (): Statement[] => linesOf("fringes.txt").map(storyOf);

/** A place that statements are taken from: what stands there before a task and what follows it. */
export interface Place {
  before: string[];
  after: string[];
}

/** Lines of `surroundings.txt`, which stand under the name of their place. */
function readPlaces(): Place[] {
  const places: Place[] = [];
  for (const line of linesOf("surroundings.txt")) {
    if (line.startsWith("## ")) {
      places.push({ before: [], after: [] });
      continue;
    }
    const [side = "", text = ""] = line.split("\t");
    const place = places.at(-1);
    if (!place || !text || (side !== "before" && side !== "after"))
      throw new Error(`training/surroundings.txt: cannot read "${line}"`);
    place[side].push(text);
  }
  return places;
}

export interface Variation {
  background: string[];
  places: Place[];
  wrappers: string[];
  /** What a mail or a form puts before a statement: greetings, headings. */
  openings: string[];
  /** Word or phrase -> what may stand in its place. */
  synonyms: Map<string, string[]>;
}

/** What statements are varied with. The first word of a line gives way to the others. */
export function readVariation(): Variation {
  const synonyms = new Map<string, string[]>();
  for (const line of linesOf("synonyms.txt")) {
    const [first = "", ...others] = line.split(",").map((word) => word.trim());
    synonyms.set(first, [...(synonyms.get(first) ?? []), ...others]);
  }
  return {
    background: linesOf("background.txt"),
    places: readPlaces(),
    wrappers: linesOf("wrappers.txt"),
    openings: linesOf("openings.txt"),
    synonyms,
  };
}

/** Senses with their words and phrases, as written. */
export function readSenses(): Map<string, string[]> {
  const senses = new Map<string, string[]>();
  for (const line of linesOf("lexicon.txt")) {
    const colon = line.indexOf(":");
    senses.set(
      line.slice(0, colon),
      line
        .slice(colon + 1)
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean),
    );
  }
  return senses;
}
