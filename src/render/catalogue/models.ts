/** The catalogue as text. */
import type { ModelListing } from "../../core/comparison/model-listing.ts";
import { amountText } from "../../core/text/amount.ts";
import { sizeText } from "../advice/names.ts";
import { markdownCell } from "../document/markdown-writer.ts";
import { plainTable } from "../text/plain-table.ts";
import { makeScreen, type Page, safe } from "../text/screen.ts";

type Format = "text" | "markdown";

const rate = (usd: number | null): string => (usd === null ? "" : String(usd));

const regionsText = ({ regions, deployment }: ModelListing): string =>
  deployment === "self-hosted" ? "yours" : regions === null ? "not known" : regions.join(", ");

const bandText = ({ quality_band }: ModelListing): string => (quality_band === null ? "" : String(quality_band));

const state = ({ status, retires }: ModelListing): string =>
  retires === null ? status : status === "retired" ? `retired ${retires}` : `${status}, retires ${retires}`;

/** The likely cost of a thousand requests; for weights alone there is none. */
const per1k = ({ per_1k }: ModelListing): string =>
  per_1k ? amountText(per_1k.likely, per_1k.currency) : "own machine";

const rates = (model: ModelListing): string[] => [
  rate(model.input_per_million_tokens_usd),
  rate(model.output_per_million_tokens_usd),
];

function narrow(models: readonly ModelListing[], page: Page): string {
  const screen = makeScreen(page);
  return models
    .map((model) =>
      [
        screen.ink.bold(safe(model.id)),
        screen.paragraph(`${safe(model.name)}, ${sizeText(model.size_class)}, ${safe(model.provider)}`, 2),
        ...(model.per_1k ? [screen.paragraph(`${per1k(model)} per 1,000 requests`, 2)] : []),
        screen.paragraph(`${state(model)}; regions: ${regionsText(model)}`, 2),
      ].join("\n"),
    )
    .join("\n");
}

function wide(models: readonly ModelListing[], page: Page): string {
  const screen = makeScreen(page);
  const roomy = screen.columns >= 110;
  const columns = [
    { head: "id", width: 28 },
    { head: "provider" },
    { head: "size" },
    ...(roomy
      ? [
          { head: "regions", width: 16 },
          { head: "band", right: true },
          { head: "in", right: true },
          { head: "out", right: true },
        ]
      : []),
    { head: "per 1,000", right: true },
    { head: "status", width: roomy ? 26 : 16 },
  ];
  const rows = models.map((model) => [
    safe(model.id),
    safe(model.provider),
    sizeText(model.size_class),
    ...(roomy ? [regionsText(model), bandText(model), ...rates(model)] : []),
    per1k(model),
    state(model),
  ]);
  const [head = "", ...body] = plainTable(columns, rows);
  return [screen.ink.dim(head), ...body].join("\n");
}

function table(models: readonly ModelListing[], age: string | null, page: Page): string {
  const screen = makeScreen(page);
  const foot = `${models.length} models. Per 1,000 requests at the tokens asked for (500 in and 300 out unless stated)${page.columns >= 110 ? "; in and out are US$ per million tokens; band 1 is the best of public boards, 5 the last" : ""}. model-advisor explain <id> shows one with its sources.`;
  const told = age === null ? "" : `${screen.ink.yellow(screen.paragraph(age))}\n`;
  return `${page.columns < 76 ? narrow(models, page) : wide(models, page)}\n\n${told}${screen.ink.dim(screen.paragraph(foot))}\n`;
}

function markdown(models: readonly ModelListing[], age: string | null): string {
  const lines = models.map((model) =>
    [
      `\`${model.id}\``,
      markdownCell(model.name),
      markdownCell(model.provider),
      sizeText(model.size_class),
      regionsText(model),
      bandText(model),
      ...rates(model),
      per1k(model),
      state(model),
    ].join(" | "),
  );
  const head =
    "| id | name | provider | size | regions | quality band | US$ in | US$ out | per 1,000 requests | status |\n|---|---|---|---|---|---|---|---|---|---|";
  const told = age === null ? "" : `\n${markdownCell(age)}\n`;
  return `${head}\n${lines.map((line) => `| ${line} |`).join("\n")}\n${told}`;
}

/** All listed models for people, in one text that ends in a newline; `age` says that their prices are old. */
export function renderModels(models: readonly ModelListing[], age: string | null, format: Format, page: Page): string {
  return format === "markdown" ? markdown(models, age) : table(models, age, page);
}
