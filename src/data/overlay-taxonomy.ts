/** An agency's own judgement, laid over the built-in tables. */
export { overlayTaxonomy } from "./taxonomy.ts";
