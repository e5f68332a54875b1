/** The JSON schema of what a command prints, made from the type that the program passes around. */
import path from "node:path";
import { createGenerator } from "ts-json-schema-generator";

const root = path.join(import.meta.dirname, "../..");

/** `file` stands in src/core/types. Programs may meet keys that are not in a schema yet: they are added. */
export function typeJsonSchema(file: string, type: string): object {
  return createGenerator({
    path: path.join(root, "src/core/types", file),
    tsconfig: path.join(root, "scripts/schemas/tsconfig.json"),
    type,
    skipTypeCheck: true,
    additionalProperties: false,
    topRef: false,
    sortProps: false,
  }).createSchema(type);
}
