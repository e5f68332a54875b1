/** The price list as it stands under pricing/, compiled. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { compilePricing } from "../scripts/compile/compile-pricing.ts";
import type { TextFile } from "../src/data/documents/parsed.ts";

const root = path.join(import.meta.dirname, "..", "pricing");

export const pricingFiles: TextFile[] = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => ({
    path: name.split(path.sep).join("/"),
    text: readFileSync(path.join(root, name), "utf8"),
  }));

const compiled = compilePricing(pricingFiles);
if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join("\n"));

export const pricing = compiled.pricing;

export function modelNamed(id: string) {
  const model = pricing.models.find((each) => each.id === id);
  if (!model) throw new Error(`no model ${id}`);
  return model;
}
