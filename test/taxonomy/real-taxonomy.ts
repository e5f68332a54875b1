/** The taxonomy as it stands in the YAML, with its cases. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Taxonomy } from "../../src/core/types/taxonomy.ts";
import type { TextFile } from "../../src/data/documents/parsed.ts";
import { compileTaxonomy } from "../../src/data/taxonomy/compile-taxonomy.ts";

const ROOT = path.join(import.meta.dirname, "../..");

/** YAML files below a folder of the project, with paths from its root. */
export function yamlFilesOf(folder: string): TextFile[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `${folder}/${name.split(path.sep).join("/")}`)
    .sort()
    .map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), "utf8") }));
}

export const TAXONOMY_FILES = yamlFilesOf("taxonomy");

function compiled(): Taxonomy {
  const result = compileTaxonomy(TAXONOMY_FILES);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join("\n"));
  return result.taxonomy;
}

export const TAXONOMY = compiled();
