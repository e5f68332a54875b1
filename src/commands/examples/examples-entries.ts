/** The records of a file of examples. */

import { dataError } from "../../core/types/errors.ts";
import type { ExampleEntry } from "../../core/types/examples.ts";
import type { ExampleKeys } from "../../data/examples/example-values.ts";
import { formOf, readExamples } from "../../data/examples/read-examples.ts";
import type { Host } from "../host/host.ts";
import { chunksWithStart, nameOf } from "../host/operand.ts";

/** Entries of a file or stdin in their order, many at a time. */
export async function* entriesOf(operand: string, keys: ExampleKeys, host: Host): AsyncGenerator<ExampleEntry[]> {
  const name = nameOf(operand, host);
  const { start, chunks } = await chunksWithStart(operand, host);
  if (start === "") throw dataError(`${name}: nothing in it, expected examples`);
  yield* readExamples(chunks, name, formOf(operand, start), keys);
}
