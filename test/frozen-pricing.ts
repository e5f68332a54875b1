/**
 * The price list of test/fixtures/pricing, which stands still. Tests whose expectations name models or figures, but
 * judge something else, stand on it. A default that it lacks, and the constants of speed, are those of today.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { overlayPricing } from "../src/data/pricing/overlay-pricing.ts";
import { pricing } from "./pricing-files.ts";

const root = path.join(import.meta.dirname, "fixtures/pricing");
const files = readdirSync(root).map((name) => ({ path: name, text: readFileSync(path.join(root, name), "utf8") }));
const empty = { models: [], tuned: [], boards: [], quality: [], machines: [], fx: [], tariffs: [] };

const laid = overlayPricing({ ...pricing, ...empty, as_of: "" }, files);
if (!laid.ok) throw new Error(laid.diagnostics.map(({ message }) => message).join("\n"));

export const frozenPricing = laid.pricing;
