/** Compiled by ajv from the schema of a brief; see scripts/schemas/brief-validator.ts. */
export default function validate(value: unknown): boolean;
