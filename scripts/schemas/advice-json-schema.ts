/** The JSON schema of an advice, made from the types that the program passes around. */
import path from "node:path";
import { createGenerator } from "ts-json-schema-generator";

const root = path.join(import.meta.dirname, "../..");

/** The schema of what `classify --format json` prints. Programs may meet keys that are not in it yet: they are added. */
export function adviceJsonSchema(): object {
  return createGenerator({
    path: path.join(root, "src/core/types/advice.ts"),
    tsconfig: path.join(root, "scripts/schemas/tsconfig.json"),
    type: "Advice",
    skipTypeCheck: true,
    additionalProperties: false,
    topRef: false,
    sortProps: false,
  }).createSchema("Advice");
}
