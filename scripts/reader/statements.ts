/** The statements that the reader is trained on, and the words they are varied with, from training/. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const FOLDER = path.join(import.meta.dirname, "../../training");

export interface Statement {
  /** A task kind, or `vague`. */
  kind: string;
  voice: string;
  domain: string;
  text: string;
}

const linesOf = (file: string): string[] =>
  readFileSync(path.join(FOLDER, file), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^#(?!#)/.test(line));

/** All statements written by hand, in the order of files and lines. Stops at a line that is not of the form. */
export function readStatements(): Statement[] {
  const statements: Statement[] = [];
  for (const file of readdirSync(path.join(FOLDER, "statements")).sort()) {
    let kind = "";
    for (const line of linesOf(path.join("statements", file))) {
      if (line.startsWith("## ")) {
        kind = line.slice(3).trim();
        continue;
      }
      const [label = "", text = ""] = line.split("\t");
      const [voice, domain] = label.split(" ");
      if (!kind || !voice || !domain || !text) throw new Error(`training/statements/${file}: cannot read "${line}"`);
      statements.push({ kind, voice, domain, text });
    }
  }
  return statements;
}

export interface Variation {
  background: string[];
  wrappers: string[];
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
  return { background: linesOf("background.txt"), wrappers: linesOf("wrappers.txt"), synonyms };
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
