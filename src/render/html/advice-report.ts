/** An advice as one page for a client: self-contained, without script, the same on screen and on paper. */

import { isUncounted } from "../../core/steps/heard-steps.ts";
import { spokenPercent } from "../../core/text/amount.ts";
import type { Advice } from "../../core/types/advice.ts";
import type { StepAdvice } from "../../core/types/advice-parts.ts";
import type { Brand } from "../../core/types/client-data.ts";
import { advicePage, titleOf } from "../advice/advice-page.ts";
import { adviceSections, partsText } from "../advice/advice-sections.ts";
import { approachText } from "../advice/names.ts";
import { seriesShown } from "../advice/volume-chart.ts";
import { list, paragraph, type Section, section } from "../document/document.ts";
import { blocksHtml, type Html, html, sectionHtml } from "./html-writer.ts";
import { volumeSvg } from "./volume-svg.ts";

/** Light, dark and print from one set of variables. `accent` is a colour such as `#0a5c8f`; it colours rules, never text. */
const styleSheet = (
  accent: string,
): string => `:root{color-scheme:light dark;--accent:${accent};--ink:#1b1f24;--paper:#fff;--dim:#57606a;--line:#d0d7de;--soft:#f3f5f7;--warn:#8a3b00;--c0:#0b62a8;--c1:#a33d00;--c2:#116b38;--c3:#7a3bb0;--c4:#9a1f4e;--c5:#5c5a00;--c6:#00696b;--c7:#57606a}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--paper:#14171b;--dim:#a5aeb8;--line:#3a424b;--soft:#1d2227;--warn:#ffb27a;--c0:#6cb6ff;--c1:#ff9d5c;--c2:#5fd08a;--c3:#c99bff;--c4:#ff8fb8;--c5:#d3cf55;--c6:#56d4d6;--c7:#a5aeb8}}
*{box-sizing:border-box}
body{margin:0;overflow-wrap:anywhere;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
header,main,footer{max-width:60rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.5rem;border-top:6px solid var(--accent)}
header img{max-height:3rem;max-width:12rem}
h1{font-size:1.7rem;line-height:1.25;margin:.4rem 0}
h2{font-size:1.2rem;margin:2rem 0 .5rem;padding-top:.6rem;border-top:1px solid var(--line)}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
p,ul,ol{margin:.5rem 0}
ul,ol{padding-left:1.3rem}
li{margin:.2rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.5rem 0}
dt{color:var(--dim)}
dd{margin:0}
.meta,.dim,footer{color:var(--dim);font-size:.9rem}
.verdict{font-size:1.15rem}
.warn{color:var(--warn)}
.wide{overflow-x:auto;margin:.8rem 0}
.wide:focus-visible{outline:2px solid var(--c0);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
caption{text-align:left;color:var(--dim);padding:.2rem 0;break-after:avoid}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600}
tbody th{font-weight:400}
thead th{color:var(--dim);font-weight:500}
.right{text-align:right;white-space:nowrap}
thead .right{white-space:normal}
th:last-child,td:last-child{padding-right:0}
.right+:not(.right){padding-left:.8rem}
.notes{list-style:none;padding:0;color:var(--dim);font-size:.9rem}
tr.good{background:var(--soft)}
tr.good td,tr.good th,tr.strong td,tr.strong th{font-weight:600}
tr.dim td,tr.dim th{color:var(--dim)}
figure{margin:.8rem 0}
figcaption{color:var(--dim);font-size:.9rem}
svg{display:block;width:100%;min-width:36rem;height:auto;font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
svg text{fill:var(--ink)}
svg .tick{fill:var(--dim)}
svg .grid{stroke:var(--line);stroke-width:1}
svg .here{stroke:var(--ink);stroke-width:1;stroke-dasharray:2 3}
svg .lead{stroke-width:.75;fill:none;opacity:.6}
svg .run{fill:none;stroke-width:2.25}
svg .dot{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}
.s0{stroke:var(--c0)}.s1{stroke:var(--c1);stroke-dasharray:7 3}.s2{stroke:var(--c2);stroke-dasharray:2 3}.s3{stroke:var(--c3);stroke-dasharray:10 3 2 3}.s4{stroke:var(--c4);stroke-dasharray:4 4}.s5{stroke:var(--c5);stroke-dasharray:12 4}.s6{stroke:var(--c6);stroke-dasharray:1 4}.s7{stroke:var(--c7);stroke-dasharray:6 2 2 2 2 2}
footer{margin-top:2.5rem;padding-bottom:2rem;border-top:1px solid var(--line);padding-top:.6rem}
@media (max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}table{font-size:.85rem}th,td{padding-right:.4rem}}
@media (max-width:26rem){.first table{font-size:.78rem}.first th,.first td{padding-right:.3rem}}
@media print{:root{--ink:#000;--paper:#fff;--dim:#444;--line:#bbb;--soft:#eee;--warn:#6b2d00;--c0:#0b62a8;--c1:#a33d00;--c2:#116b38;--c3:#7a3bb0;--c4:#9a1f4e;--c5:#5c5a00;--c6:#00696b;--c7:#57606a}body{font-size:10pt}.notes{font-size:8.5pt}header,main,footer{max-width:none;padding:0}h2,h3,h2+p:has(+.wide){break-after:avoid-page}p{break-inside:avoid-page}.first{break-after:page}tr,li,figure{break-inside:avoid-page}.wide{overflow:visible}.short{break-inside:avoid-page}table{font-size:9pt}th,td{padding-right:.4rem}.right{white-space:normal}svg{min-width:0}thead{display:table-header-group}}
@page{margin:18mm 16mm}`;

/** Before and after the plan. What is left out serves the architect: how the words were read, the article's claims. */
const BEFORE = ["costs", "volume", "pays", "steps"] as const;
const AFTER = ["changes", "watch", "why", "tuning", "worth", "machine", "drivers", "ruled-out", "assumed"] as const;

function stepSection(step: StepAdvice, at: number): Section {
  const { name, share, approach, way, watch } = step;
  const fields = [
    { label: "Reaches it", text: `${spokenPercent(share)} of the requests` },
    { label: "Model", text: way ?? "none yet" },
    ...(approach ? [{ label: "Kind", text: approachText(approach) }] : []),
    { label: "Cost", text: isUncounted(step) ? "not counted" : partsText(step) },
  ];
  return {
    id: `step-${at + 1}`,
    title: name === `Step ${at + 1}` ? name : `Step ${at + 1}: ${name}`,
    blocks: [{ block: "fields", fields }, list(watch)],
  };
}

/** What to do, in order, and the days that bind. */
function planSection({ counsel, costs, data, next_question }: Advice): Section[] {
  const dates = costs
    .filter(({ role, retires }) => role !== "comparator" && retires !== null)
    .map(({ name, retires }) => `${retires}: ${name} retires.`);
  const moves = counsel?.move_when.map(({ text }) => text) ?? [];
  const now = counsel?.next_step ?? (next_question && `settle this: ${next_question.asks}`);
  return section("plan", "What to do, and when", [
    now ? paragraph([{ text: "Now: ", tone: "strong" }, { text: now }]) : null,
    moves.length > 0 ? paragraph("Look again when one of these happens:") : null,
    list(moves),
    list([...new Set(dates)].sort()),
    paragraph(`Prices are those of ${data.prices_as_of}; run the advice again before you sign.`),
  ]);
}

/** Where prices come from, each source once. */
function sourcesSection({ costs, data }: Advice): Section[] {
  const sources = costs.map(({ name, source, price_from, price_checked }) => {
    const dates = [price_from && `price since ${price_from}`, price_checked && `checked ${price_checked}`];
    const said = dates.filter(Boolean).join(", ");
    return `${name}: ${source}${said ? ` (${said})` : ""}`;
  });
  const { fx } = data;
  const rate = fx.currency === "USD" ? [] : [`US$1 = ${fx.currency} ${fx.per_usd} (${fx.date}; ${fx.source})`];
  return section("sources", "Sources", [list([...sources, ...rate])]);
}

/** Without the ladder of volumes: the chart of a page has its own table. */
const withoutLadder = (each: Section): Section =>
  each.blocks.some(({ block }) => block === "figure")
    ? { ...each, blocks: each.blocks.filter(({ block }) => block !== "table") }
    : each;

/** In the order in which a client asks: what it costs, what to do, what could change. */
function reportSections(advice: Advice): Section[] {
  const all = new Map(adviceSections(advice).map((each) => [each.id, withoutLadder(each)]));
  const chosen = (ids: readonly string[]): Section[] => ids.flatMap((id) => all.get(id) ?? []);
  return [
    ...chosen(BEFORE),
    ...(advice.pipeline?.steps.map(stepSection) ?? []),
    ...planSection(advice),
    ...chosen(AFTER),
    ...sourcesSection(advice),
  ];
}

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
