/** An advice as one page for a client: self-contained, without script, the same on screen and on paper. */
import type { Advice } from "../../core/types/advice.ts";
import type { Brand } from "../../core/types/client-data/brand.ts";
import { advicePage, titleOf } from "../advice/advice-page.ts";
import { seriesShown } from "../advice/volume-chart.ts";
import { type Html, html } from "./html.ts";
import { blocksHtml, sectionHtml } from "./html-writer.ts";
import { reportSections } from "./report-sections.ts";
import { styleSheet } from "./style.ts";
import { volumeSvg } from "./volume-svg.ts";

const ACCENT = "#0b62a8";
/** A page has room for the names of client and project as they are. */
const LONGEST_TITLE = 400;

/** The digest that lets a style sheet through the policy of the page. */
async function digestOf(style: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style)));
  return btoa(String.fromCharCode(...bytes));
}

function header(advice: Advice, brand: Brand): Html {
  const { task, data } = advice;
  const title = titleOf(advice, LONGEST_TITLE);
  const by = brand.prepared_by ? ` Prepared by ${brand.prepared_by}.` : "";
  const logo = brand.logo ? html`<img src="${brand.logo}" alt="${brand.name ?? "Logo"}">` : "";
  const name = brand.name && !brand.logo ? html`<p class="meta">${brand.name}</p>` : "";
  const what = task.description && task.description !== title ? html`<p>${task.description}</p>` : "";
  return html`<header>${logo}${name}<h1>${title}</h1>${what}<p class="meta">Advice of ${data.as_of}.${by}</p></header>`;
}

function chartOf(advice: Advice): Html | null {
  const { hosting, counsel, usage } = advice;
  if (!hosting) return null;
  const ways = counsel ? [counsel.start_with, counsel.fit, counsel.costs_least] : [];
  const named = ways.map((way) => way?.model ?? null);
  return volumeSvg(hosting.curve, seriesShown(hosting.curve, named), usage.requests_per_month);
}

/** The whole page as text. */
export async function adviceReport(advice: Advice, brand: Brand = {}): Promise<string> {
  const style = styleSheet(brand.accent ?? ACCENT);
  const policy = `default-src 'none'; style-src 'sha256-${await digestOf(style)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const figure = () => chartOf(advice);
  const { data } = advice;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="generator" content="model-advisor">
<meta name="referrer" content="no-referrer">
<title>${titleOf(advice, LONGEST_TITLE)}</title>
<style>`;
  const rest = html`</style>
</head>
<body>
${header(advice, brand)}
<main>
<section class="first">${blocksHtml(advicePage(advice), "The answer", figure)}</section>
${reportSections(advice).map((each) => sectionHtml(each, figure))}
</main>
<footer><p>Made by model-advisor from prices of ${data.prices_as_of} (${data.pricing}) and tables ${data.taxonomy}. Costs are estimates with the ranges shown, before tax.</p></footer>
</body>
</html>
`;
  // The style sheet is ours and must not be escaped; the accent in it is a colour by its schema.
  return `${page}${style}${rest}`;
}
