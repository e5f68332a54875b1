/** The floors of docs/architecture.md, enforced: who may import whom, what stays pure, what each bundle may hold. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.join(import.meta.dirname, "..");
const src = path.join(root, "src");

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.split(path.sep).join("/"))
  .sort();

interface Import {
  from: string;
  to: string;
  /** Nothing of it is there when the program runs. */
  types: boolean;
}

/** All static and dynamic imports of a file; `to` is relative to src, or the package's name. */
function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(src, file), "utf8");
  const found = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s+[^"';]*?from\s+"([^"]+)"|import\(\s*"([^"]+)"/g)];
  return found.map((match) => {
    const target = (match[1] ?? match[2])!;
    const to = target.startsWith(".") ? path.posix.join(path.posix.dirname(file), target) : target;
    return { from: file, to, types: /^\s*(?:import|export)\s+type\s/.test(match[0]) };
  });
}

const all = files.flatMap(importsOf);
const floor = (file: string): string => file.split("/")[0]!.replace(/\.ts$/, "");

/** Per floor: the floors it may import, why, and what to do instead. */
const FLOORS: Record<string, { may: string[]; because: string }> = {
  core: { may: ["core"], because: "core is pure and knows nobody; pass the value in, or move the code up" },
  rules: {
    may: ["rules", "core"],
    because: "a rule sees a document and its advice; what it needs comes in its context",
  },
  data: { may: ["data", "core"], because: "data turns text into values; files are read by commands" },
  render: { may: ["render", "core"], because: "a renderer draws one value; compute it in core first" },
  commands: {
    may: ["commands", "core", "rules", "data", "render"],
    because: "a command knows its host, never the shell",
  },
  cli: { may: ["cli", "commands", "core", "data", "render"], because: "the shell starts commands" },
  library: { may: ["library", "core", "data"], because: "the library has no input, output or process" },
  index: { may: ["library", "core"], because: "the library names what it gives; the code stands in library/" },
};

/** What is read has one shape, that of the schema that reads it: core/types takes it from there, as a type alone. */
const isShape = ({ from, to, types }: Import): boolean =>
  types && from.startsWith("core/types/") && to.startsWith("data/");

describe("floors", () => {
  test.each(Object.entries(FLOORS))("%s imports only what stands below it", (name, { may, because }) => {
    const breaches = all
      .filter(({ from, to }) => floor(from) === name && /\.(ts|json)$/.test(to) && !may.includes(floor(to)))
      .filter((each) => !isShape(each))
      .map(({ from, to }) => `${from} imports ${to}: ${because}`);
    expect(breaches).toEqual([]);
  });

  test("every file stands on a known floor", () => {
    expect(files.map(floor).filter((name) => !(name in FLOORS))).toEqual([]);
  });

  test("core, rules, render and data import no part of Node", () => {
    const pure = ["core", "rules", "render", "data", "library"];
    const breaches = all
      .filter(({ from, to }) => pure.includes(floor(from)) && to.startsWith("node:"))
      .map(({ from, to }) => `${from} imports ${to}: ask the host of a command for it`);
    expect(breaches).toEqual([]);
  });

  test("only the shell says process, reads a clock or rolls dice", () => {
    const forbidden = /\bprocess\.|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bconsole\./;
    const breaches = files
      .filter((file) => floor(file) !== "cli")
      .filter((file) =>
        forbidden.test(readFileSync(path.join(src, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")),
      )
      .map((file) => `${file}: take it from the host, so that tests can give another`);
    expect(breaches).toEqual([]);
  });

  test("only the host and the programs it starts import the file system", () => {
    const allowed = new Set(["cli/entry.ts", "cli/files.ts", "cli/child-programs.ts", "cli/standard-streams.ts"]);
    const breaches = all
      .filter(({ from, to }) => /^node:(fs|child_process|worker_threads)/.test(to) && !allowed.has(from))
      .map(({ from, to }) => `${from} imports ${to}: use the host`);
    expect(breaches).toEqual([]);
  });

  test("no file gathers what has no other name", () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|misc|common|manager|service)(\/|\.ts$)/.test(file))).toEqual(
      [],
    );
  });

  test("there are no circles, types counted", () => {
    const graph = new Map(files.map((file) => [file, importsOf(file).map(({ to }) => to)]));
    const circles: string[] = [];
    const visit = (file: string, trail: string[]): void => {
      if (trail.includes(file)) {
        circles.push([...trail.slice(trail.indexOf(file)), file].join(" > "));
        return;
      }
      for (const next of graph.get(file) ?? []) if (graph.has(next)) visit(next, [...trail, file]);
      graph.delete(file);
    };
    for (const file of files) visit(file, []);
    const remedy = "a type that two rooms pass around stands in core/types";
    expect(circles.map((circle) => `${circle}: ${remedy}`)).toEqual([]);
  });
});

describe("rooms", () => {
  /** A room is named after its subject; who looks for something opens one, and sees all of it. */
  const MOST_FILES = 20;
  const rooms = new Map<string, string[]>();
  for (const file of files) {
    const room = path.posix.dirname(file);
    rooms.set(room, [...(rooms.get(room) ?? []), file]);
  }

  test("none is too full to take in at a glance", () => {
    const full = [...rooms]
      .filter(([, inside]) => inside.length > MOST_FILES)
      .map(([room, inside]) => `${room} holds ${inside.length} files: find the second subject in it`);
    expect(full).toEqual([]);
  });

  test("no file stands loose beside rooms", () => {
    const floors = ["core", "data", "render", "commands"];
    const loose = floors.flatMap((name) => rooms.get(name) ?? []).map((file) => `${file}: which room is it about?`);
    expect(loose).toEqual([]);
  });

  test("each stands on its floor of the page that shows the house", () => {
    const page = readFileSync(path.join(root, "docs/architecture.md"), "utf8").split("\nindex.ts ")[0]!;
    const shown = page.split(/^(?=(?:cli|commands|render|data|rules|core)\/ )/m);
    // The commands are named by their help.
    const named = [...rooms.keys()].filter((room) => /^(core|data|render)\//.test(room));
    const isShown = (room: string) =>
      shown.some(
        (part) => part.startsWith(`${floor(room)}/ `) && part.split(/[\s(:]/).includes(`${path.posix.basename(room)}/`),
      );
    expect(named.filter((room) => !isShown(room))).toEqual([]);
  });

  test("the answers on the page that shows the house name files and members that are there", () => {
    const page = readFileSync(path.join(root, "docs/architecture.md"), "utf8");
    const quoted = [...page.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!);
    const named = quoted.filter((name) => /^[\w.-]+(\/[\w.-]+)+\/?$/.test(name));
    const gone = named.filter((name) => !existsSync(path.join(src, name)) && !existsSync(path.join(root, name)));
    expect(named.length).toBeGreaterThan(20);
    expect(gone.filter((name) => name !== "src/data/compiled/")).toEqual([]);
    const members = quoted.flatMap((name) => [...name.matchAll(/^RuleContext\.(\w+)$/g)].map((match) => match[1]!));
    const context = readFileSync(path.join(src, "rules/rule.ts"), "utf8");
    expect(members).not.toEqual([]);
    expect(members.filter((member) => !new RegExp(`^  ${member}\\(`, "m").test(context))).toEqual([]);
  });

  /** The rooms of core, each of which may import those before it: what is priced knows its tables, and not the page. */
  const CORE_ROOMS = [
    ...["types", "remember", "text", "words", "tables", "prices", "speech", "fit", "hosting", "ways", "comparison"],
    ...["counsel", "cautions", "reading", "second-reader", "steps", "advice"],
    ...["findings", "explain", "examples", "client-data", "proof", "interview", "handoff"],
  ];
  const coreRoom = (file: string): string | undefined => /^core\/([^/]+)\//.exec(file)?.[1];

  test("those of core have an order, in which each imports only what stands before it", () => {
    const named = [...rooms.keys()].flatMap((room) => coreRoom(`${room}/`) ?? []);
    expect([...new Set(named)].sort()).toEqual([...CORE_ROOMS].sort());
    const place = (file: string) => CORE_ROOMS.indexOf(coreRoom(file)!);
    const breaches = all
      .filter(({ from, to }) => from.startsWith("core/") && to.startsWith("core/") && place(to) > place(from))
      .map(({ from, to }) => `${from} imports ${to}: move what both need into the lower room`);
    expect(breaches).toEqual([]);
  });

  test("what is passed around imports nothing but itself", () => {
    const breaches = all
      .filter(({ from, to }) => from.startsWith("core/types/") && !to.startsWith("core/types/"))
      .filter((each) => !isShape(each))
      .map(
        ({ from, to }) => `${from} imports ${to}: a result type stands in core/types, the code that makes it elsewhere`,
      );
    expect(breaches).toEqual([]);
  });
});

describe("bundles", () => {
  const metafile = path.join(root, "dist/cli/metafile.json");
  const bundles: Record<string, string[]> = existsSync(metafile) ? JSON.parse(readFileSync(metafile, "utf8")) : {};
  const packages = (name: string): string[] => [
    ...new Set(
      (bundles[name] ?? []).flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)(?:\/(.*))?/.exec(file)?.[1] ?? []),
    ),
  ];

  test("are built", () => {
    expect(Object.keys(bundles), "run npm run build first").toContain("commands-classify-classify");
  });

  test("the entry holds no package at all: help and parsing by commander are a bundle of their own", () => {
    expect([...packages("main"), ...packages("cli-main")]).toEqual([]);
  });

  test("classify reaches no package: a plain brief is checked by its shape alone", () => {
    expect(packages("commands-classify-classify")).toEqual([]);
  });

  test("the words about a bad brief reach zod/mini and no other package", () => {
    expect(packages("data-brief-check-brief")).toEqual(["zod"]);
    const full = bundles["data-brief-check-brief"]!.filter((file) => /zod\/v4\/classic|zod\/v4\/locales/.test(file));
    expect(full).toEqual([]);
  });
});
