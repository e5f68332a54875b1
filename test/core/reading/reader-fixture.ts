/** The reader and the kinds that ship, and a short way to read with them. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { read } from "../../../src/core/reading/read.ts";
import type { Reader } from "../../../src/core/reading/reader.ts";
import type { Reading } from "../../../src/core/types/reading.ts";
import type { TaskKind } from "../../../src/core/types/taxonomy.ts";

const root = path.join(import.meta.dirname, "../../..");

const compiled = (name: string) => path.join(root, "src/data/compiled", name);

export const ROWS_FILE = compiled("reader.bin");
export const reader: Reader = {
  ...JSON.parse(readFileSync(compiled("reader.json"), "utf8")),
  rows: readFileSync(ROWS_FILE),
};
export const kinds = (parse(readFileSync(path.join(root, "taxonomy/tasks.yaml"), "utf8")) as { kinds: TaskKind[] })
  .kinds;

export const readTask = (statement: string): Reading => read(statement, kinds, reader);

/** The tier that a reading gives, null when nothing was read. */
export const tierRead = ({ candidates }: Reading): number | null => candidates[0]?.tier ?? null;
