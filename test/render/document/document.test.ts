/** One document, two writers: nothing that one says may be missing in the other. */
import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { type Block, type Document, GAP, list, paragraph, section } from "../../../src/render/document/document.ts";
import { DROP_ORDER, type Droppable, dropRank } from "../../../src/render/document/drop-order.ts";
import { markdownText } from "../../../src/render/document/markdown-writer.ts";
import { terminalText } from "../../../src/render/document/terminal-writer.ts";

const TABLE: Block = {
  block: "table",
  columns: [
    { head: "model", widths: [20] },
    { head: "cost", right: true },
    { head: "notes", spare: 1 },
  ],
  rows: [{ cells: ["GPT-4o", "AU$6.05", "retires soon"], tone: "good" }, { cells: ["Llama", "AU$3.09", ""] }],
};

const document: Document = {
  title: "Acme, Inbox",
  first: [
    paragraph([{ text: "Tier 1.", tone: "strong" }, { text: " Start small." }]),
    GAP,
    TABLE,
    GAP,
    paragraph("A thought that can wait.", "reasoning"),
    paragraph("Another that can wait longer.", "reason"),
    { block: "fields", fields: [{ label: "Why", text: "because" }] },
  ],
  sections: [
    ...section("costs", "What it costs", [TABLE]),
    ...section("why", "Why", [list([[{ text: "known " }, { text: "tier/row", tone: "id" }]])]),
    ...section("none", "Nothing", [list([])]),
  ],
};

const ALL = { first: true, sections: "all" } as const;

describe("what drops off a first page", () => {
  const names = DROP_ORDER.flat();

  test("is ranked by one list: no name stands twice in it, and what stands higher goes sooner", () => {
    expect(new Set(names).size).toBe(names.length);
    const ranks = DROP_ORDER.map(([name]) => dropRank(name));
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    expect(Math.min(...ranks)).toBeGreaterThan(0);
  });

  test("goes with its list: a later line of it before an earlier one, and never before the name above", () => {
    for (const [i, [name]] of DROP_ORDER.entries()) {
      const lines = [0, 1, 2, 30].map((nth) => dropRank(name, nth));
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
      if (i > 0) expect(lines.at(-1)).toBeLessThan(dropRank(DROP_ORDER[i - 1]![0]));
    }
  });
});

describe("the terminal writer", () => {
  test("says below a table what a column holds that must not be lost and has no room", () => {
    const said = ["quoted at AU$6.00 to AU$12 by others", ""];
    const wide: Block = {
      ...TABLE,
      columns: [...TABLE.columns.slice(0, 2), { head: "quoted", spare: 1, below: true }],
      rows: TABLE.rows.map(({ cells }, i) => ({ cells: [...cells.slice(0, 2), said[i]!] })),
    };
    const drawn = (columns: number) =>
      terminalText({ title: "", first: [wide], sections: [] }, { columns, colors: 0 }, ALL);
    expect(drawn(80)).toContain("AU$6.05  quoted at");
    const narrow = {
      ...wide,
      rows: wide.rows.map(({ cells }) => ({
        cells: [`${cells[0]}`.padEnd(20, "."), cells[1]!, `${cells[2]!}, `.repeat(2)],
      })),
    };
    const text = terminalText({ title: "", first: [narrow], sections: [] }, { columns: 70, colors: 0 }, ALL);
    expect(text).toMatch(/^GPT-4o\.+ +AU\$6\.05$/m);
    expect(text).toMatch(/^quoted: GPT-4o/m);
  });
  test("draws the first page, then the sections", () => {
    expect(terminalText(document, { columns: 80, colors: 0 }, ALL)).toBe(`Acme, Inbox
Tier 1. Start small.

model      cost  notes
GPT-4o  AU$6.05  retires soon
Llama   AU$3.09

A thought that can wait.
Another that can wait longer.
Why  because

What it costs
model      cost  notes
GPT-4o  AU$6.05  retires soon
Llama   AU$3.09

Why
- known [tier/row]
`);
  });

  test("puts back what is short where the longer that was left out before it does not fit", () => {
    const long = "A longer thought that runs over the end of its line and on to a second one, as some do. ".repeat(2);
    const field = (label: string, text: string, drop: Droppable): Block => ({
      block: "fields",
      fields: [{ label, text }],
      drop,
    });
    const further = (text: string) => field("", text, "further caution");
    const watch = [field("Watch", "First.", "first caution"), further(long), further("Short.")];
    const changes = [field("Changes", long, "change"), field("", "Later.", "further change")];
    const page: Document = { title: null, first: [paragraph("Said."), ...watch, ...changes], sections: [] };
    const shown = (limit: number) =>
      terminalText(page, { columns: 80, colors: 0 }, { first: true, limit, sections: [] }).trimEnd();
    expect(shown(3)).toMatch(/Said\.\nWatch +First\.\n +Short\./);
    // Nothing stands below another label than its own.
    expect(shown(4)).not.toContain("Later.");
  });

  test("takes the rows with a line that they are not told without, and lines with the rows they are said of", () => {
    const table: Block = {
      block: "table",
      columns: [{ head: "" }, { head: "" }],
      rows: [{ cells: ["Start", "A"] }, { cells: ["At home", "B"] }],
    };
    const note: Block = {
      ...paragraph("At home: cheapest from 9 million requests a month.", "note on a way"),
      takes: ["At home"],
    };
    const bought: Block = { ...paragraph("Hardware is paid for at once.", "how hardware is paid"), of: ["At home"] };
    const shown = (limit: number, more: readonly Block[] = [bought]) =>
      terminalText(
        { title: null, first: [table, note, ...more], sections: [] },
        { columns: 80, colors: 0 },
        { first: true, limit, sections: [] },
      )
        .trimEnd()
        .split("\n")
        .map((line) => line.trim());
    expect(shown(4)).toEqual([
      "Start    A",
      "At home  B",
      note.block === "paragraph" && note.text,
      "Hardware is paid for at once.",
    ]);
    expect(shown(3)).toEqual(["Start  A"]);
    // Said of what stays as well.
    expect(shown(3, [{ ...bought, of: ["Start", "At home"] }])).toEqual(["Start  A", "Hardware is paid for at once."]);
  });

  test("names what stays below a label that went, and tells the foot what had no room", () => {
    const field = (label: string, text: string, drop?: Droppable): Block => ({
      block: "fields",
      fields: [{ label, text }],
      width: 5,
      ...(drop === undefined ? {} : { drop }),
      behind: "watch",
    });
    const watch = [field("Watch", "A speed.", "first caution"), field("", "A law.")];
    const page: Document = {
      title: null,
      first: [paragraph("Said."), { ...GAP, drop: "gap" }, ...watch],
      sections: [],
    };
    const foot = (out: readonly Block[]) => paragraph(`${out.filter(({ behind }) => behind === "watch").length} more`);
    const shown = (limit: number) =>
      terminalText(page, { columns: 80, colors: 0 }, { first: true, limit, foot, sections: [] });
    expect(shown(5)).toBe("Said.\n\nWatch  A speed.\n       A law.\n0 more\n");
    // The first thing to watch matters more than an empty line.
    expect(shown(4)).toBe("Said.\nWatch  A speed.\n       A law.\n0 more\n");
    expect(shown(3)).toBe("Said.\nWatch  A law.\n1 more\n");
    // What is longer than the screen in any case keeps its empty lines.
    expect(shown(2)).toBe("Said.\n\nWatch  A law.\n\n1 more\n");
  });

  test("says what the figure counts that a row of a narrow screen begins with", () => {
    const counted: Block = {
      block: "table",
      columns: [{ head: "requests a month", right: true }, { head: "start with" }],
      rows: [{ cells: ["5,000", "GPT-4o"] }],
    };
    const drawn = terminalText({ title: null, first: [counted], sections: [] }, { columns: 40, colors: 0 }, ALL);
    expect(drawn).toBe("5,000 requests a month\n  start with: GPT-4o\n");
  });

  test("puts nothing back where something that matters more had no room", () => {
    const long = "A matter of law that takes more than a line, as such matters do, and must not go for a little one. ";
    const page: Document = {
      title: null,
      first: [paragraph("Said."), paragraph(long.repeat(2), "reasoning"), paragraph("Small talk.", "reason")],
      sections: [],
    };
    const shown = terminalText(page, { columns: 80, colors: 0 }, { first: true, limit: 2, sections: [] });
    expect(shown).toBe("Said.\n");
  });

  test("leaves out the last sentences of a paragraph first, and its first after all else", () => {
    const sentences = [
      "Start with the prompt, which misses the target by seven points as it stands today.",
      "The machine costs about AU$1,900 to buy, and the monthly cost spreads that over three years.",
      "Buy nothing before it was tried on your own examples.",
    ];
    const page: Document = {
      title: null,
      first: [paragraph(sentences.join(" "), "reasoning", sentences), paragraph("A caution.", "first caution")],
      sections: [],
    };
    const shown = (limit: number) =>
      terminalText(page, { columns: 100, colors: 0 }, { first: true, limit, sections: [] }).replace(/\s+/g, " ");
    expect(shown(4)).toBe(`${sentences.join(" ")} A caution. `);
    expect(shown(3)).toBe(`${sentences.slice(0, 2).join(" ")} A caution. `);
    expect(shown(2)).toBe(`${sentences[0]} A caution. `);
    expect(shown(1)).toBe(`${sentences[0]} `);
    expect(shown(0)).toBe(" ");
  });

  test("leaves out what may drop, in the order of the list, until the page fits", () => {
    const at = (limit: number) =>
      terminalText(document, { columns: 80, colors: 0 }, { first: true, limit, sections: [] }).trimEnd().split("\n");
    expect(at(10)).toHaveLength(10);
    expect(at(9).join("\n")).not.toContain("wait longer");
    expect(at(9).join("\n")).toContain("A thought");
    expect(at(8).join("\n")).not.toContain("thought");
    expect(at(1).join("\n")).toContain("because");
  });

  test("shows the sections asked for", () => {
    const text = terminalText(document, { columns: 80, colors: 0 }, { first: false, sections: ["why"] });
    expect(text).toBe("Acme, Inbox\n\nWhy\n- known [tier/row]\n");
  });

  test("draws words in place of a figure where it is read aloud, and ASCII where there is no more", () => {
    const figure: Block = {
      block: "figure",
      draw: ({ ascii }) => [ascii ? "+--" : "└──"],
      instead: [list(["they cross"])],
    };
    const drawn = (page: object) =>
      terminalText({ title: "a…", first: [figure], sections: [] }, { columns: 80, colors: 0, ...page }, ALL);
    expect(drawn({})).toBe("a…\n└──\n");
    expect(drawn({ ascii: true })).toBe("a...\n+--\n");
    expect(drawn({ plain: true })).toBe("a…\n- they cross\n");
  });

  test("says nothing by colour alone", () => {
    const bare = terminalText(document, { columns: 80, colors: 0 }, ALL);
    const styles = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
    expect(terminalText(document, { columns: 80, colors: 3 }, ALL).replace(styles, "")).toBe(bare);
  });

  test("keeps within any width, and steers no terminal", () => {
    const text = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 40, max: 130 }), (one, two, columns) => {
        const rows = [{ cells: [one, two, one] }];
        const any: Document = {
          title: one,
          first: [paragraph(two), list([one, two]), { block: "fields", fields: [{ label: "Why", text: two }] }],
          sections: section("t", "T", [{ ...TABLE, rows } as Block]),
        };
        const drawn = terminalText(any, { columns, colors: 0 }, ALL);
        for (const line of drawn.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what may not come through
        expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      }),
    );
  });
});

describe("the Markdown writer", () => {
  test("writes the same page and the same sections", () => {
    expect(markdownText(document, "all")).toBe(`## Acme, Inbox

**Tier 1.** Start small.

| model | cost | notes |
|---|---:|---|
| **GPT-4o** | AU$6.05 | retires soon |
| Llama | AU$3.09 |  |

A thought that can wait.

Another that can wait longer.

- **Why**: because

### What it costs

| model | cost | notes |
|---|---:|---|
| **GPT-4o** | AU$6.05 | retires soon |
| Llama | AU$3.09 |  |

### Why

- known (\`tier/row\`)
`);
  });

  test("text breaks out of nothing", () => {
    const text = markdownText({ title: "# a|b", first: [list(["x\n# y", "<b>"])], sections: [] }, "all");
    expect(text).toBe("## \\# a\\|b\n\n- x \\# y\n- \\<b\\>\n");
  });
});
