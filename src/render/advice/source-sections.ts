/** What the figures rest on: what was assumed, how each was made, and how fresh the prices are. */
import { spokenPercent } from "../../core/text/amount.ts";
import type { Advice, CostRow } from "../../core/types/advice.ts";
import type { CostTrace } from "../../core/types/cost.ts";
import type { Assumption } from "../../core/types/decision.ts";
import { type Block, list, paragraph, type Section, section, type Text } from "../document/document.ts";

/** A sentence, and the name behind it. */
export const withId = (text: string, id: string): Text => [{ text: `${text} ` }, { text: id, tone: "id" }];

/** A unit without what the name beside it says already: `per example` of `minutes per example`. */
function unitBeside(name: string, unit: string | undefined): string {
  if (unit === undefined || unit === "ratio") return "";
  const [first = "", ...rest] = unit.split(" ");
  const left = name.split(" ").includes(first) ? rest.join(" ") : unit;
  return name.endsWith("per year") ? left.replace(/ a year$/, "") : left;
}

/** Sentences for what the brief left open, and one for all that is a number. */
export function assumptionBlocks(assumptions: readonly Assumption[]): Block[] {
  const numbers = assumptions.filter(({ value }) => value !== undefined);
  const others = assumptions.filter(({ value }) => value === undefined);
  const figure = ({ id, value, unit }: Assumption): string => {
    const name = id.replaceAll("-", " ");
    if (unit === "share" && typeof value === "number") return `${name} ${spokenPercent(value)}`;
    return [name, value, unitBeside(name, unit)].filter((part) => part !== "").join(" ");
  };
  return [
    list(others.map(({ id, text }) => withId(text, id))),
    ...(numbers.length > 0
      ? [
          paragraph(`Figures: ${numbers.map(figure).join("; ")}.`),
          paragraph([
            { text: "model-advisor explain <name> says what each means and where it comes from.", tone: "dim" },
          ]),
        ]
      : []),
  ];
}

/** One input with its value, unit, source and date. */
function inputText({ name, value, unit, source, date }: CostTrace["inputs"][number]): string {
  const shown = typeof value === "number" ? String(Number(value.toPrecision(6))) : (value ?? "unknown");
  return `${name} ${shown} ${unit} (${source}${date ? `, ${date}` : ""})`;
}

/** All rows that carry a trace; nothing when no trace was asked for. */
export function figuresSection(rows: readonly CostRow[]): Section[] {
  const blocks = rows.flatMap((row) =>
    (row.trace ?? []).flatMap(({ formula, inputs }, i): Block[] => [
      ...(i === 0 ? [paragraph([{ text: row.name, tone: "strong" }])] : []),
      paragraph(formula),
      list(inputs.map(inputText)),
    ]),
  );
  return section("figures", "How the figures were made", blocks);
}

type Data = Pick<Advice["data"], "pricing" | "prices_as_of" | "as_of" | "fx"> & { taxonomy?: string };

export function dataSection({ fx, prices_as_of, as_of, pricing, taxonomy }: Data): Section[] {
  const rate = fx.currency === "USD" ? "" : ` US$1 = ${fx.currency} ${fx.per_usd} on ${fx.date} (${fx.source}).`;
  const tables = taxonomy === undefined ? "" : ` Tables ${taxonomy}.`;
  return section("data", "Data", [
    paragraph(`Prices of ${prices_as_of} (${pricing}), advice for ${as_of}.${rate}${tables}`),
  ]);
}
