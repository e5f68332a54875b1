/** Checks across the files of a taxonomy: what one of them says and another must know. */
import { ANSWER_FACTS, OUTCOME_VALUES } from "../../core/tables/facts.ts";
import { phraseFault, wordsById } from "../../core/text/phrase.ts";
import { quote } from "../../core/text/plain-text.ts";
import { placeAt } from "../../core/text/text-lines.ts";
import type { Brief } from "../../core/types/brief.ts";
import type {
  BriefCase,
  CautionText,
  DecisionTable,
  Fact,
  Notice,
  Question,
  SentenceText,
  Split,
  TaskKind,
  Taxonomy,
} from "../../core/types/taxonomy.ts";
import { checkBrief } from "../brief/check-brief.ts";
import { schemaDiagnostics } from "../documents/schema-issues.ts";
import { valueFault } from "./condition-text.ts";
import type { Findings, LaidLists, Placed } from "./taxonomy-lists.ts";
import type { ListEntry } from "./taxonomy-schemas.ts";
import { checkValues, readConditions, unknownName, type Vocabulary } from "./taxonomy-tables.ts";

export function checkFacts(facts: readonly Placed<Fact>[], questions: ReadonlySet<string>, findings: Findings): void {
  for (const { entry: fact, find } of facts) {
    if (!find) continue;
    if (fact.from === "answers" && !ANSWER_FACTS.includes(fact.id)) {
      const message = unknownName("answer", fact.id, ANSWER_FACTS, "a task kind, with from: kind");
      findings.add("taxonomy-unknown-fact", message, find(["id"]));
    }
    if (fact.type === "choice" && !fact.values) {
      findings.add("taxonomy-shape", `${fact.id} is a choice without values; list them`, find([]));
    }
    const fault = fact.otherwise === undefined ? undefined : valueFault(fact.otherwise, fact);
    if (fault) findings.add("taxonomy-value", `otherwise: ${fault}`, find(["otherwise"]), { fact: fact.id });
    if (fact.from === "kind" && fact.id !== "shape" && fact.otherwise === undefined) {
      const message = `${fact.id} comes from the task kind; say what holds otherwise when a kind is silent`;
      findings.add("taxonomy-shape", message, find([]));
    }
    if (fact.asked_by !== undefined && !questions.has(fact.asked_by)) {
      const message = unknownName("question", fact.asked_by, questions, "questions.yaml");
      findings.add("taxonomy-unknown-question", message, find(["asked_by"]));
    }
  }
}

export function checkClaims(
  placed: readonly Placed<Question | Split>[],
  claims: ReadonlySet<string>,
  findings: Findings,
): void {
  for (const { entry, find } of placed) {
    if (!find || claims.has(entry.claim)) continue;
    const message = unknownName("claim", entry.claim, claims, "claims.yaml");
    findings.add("taxonomy-unknown-claim", message, find(["claim"]));
  }
}

export function checkKinds(
  kinds: readonly Placed<TaskKind>[],
  facts: ReadonlyMap<string, Fact>,
  findings: Findings,
): void {
  const settable = new Map(
    [...facts].filter(([id, { from }]) => (from === "answers" || from === "kind") && id !== "shape"),
  );
  for (const { entry, find } of kinds) {
    if (find) checkValues(entry.facts, settable, (path, on) => find(["facts", ...path], on), findings);
  }
}

/** Splits and cases name task kinds. */
export function checkKindNames(splits: readonly Placed<Split>[], kinds: readonly TaskKind[], findings: Findings): void {
  const names = kinds.map(({ id }) => id);
  for (const { entry, find } of splits) {
    entry.steps.forEach(({ kind }, index) => {
      if (!find || kind === undefined || names.includes(kind)) return;
      findings.add(
        "taxonomy-unknown-kind",
        unknownName("kind", kind, names, "tasks.yaml"),
        find(["steps", index, "kind"]),
      );
    });
  }
}

export function checkCase(
  { entry, find }: Placed<BriefCase>,
  taxonomy: Omit<Taxonomy, "version">,
  known: Vocabulary,
  findings: Findings,
) {
  if (!find) return;
  const checked = checkBrief(entry.brief);
  if (!checked.ok) {
    const place: typeof find = (path, on) => find(["brief", ...path], on);
    findings.diagnostics.push(...schemaDiagnostics(checked.issues, place, "taxonomy-case"));
    return;
  }
  entry.brief = checked.brief as Brief;
  checkValues(entry.gives, known.facts, (path, on) => find(["gives", ...path], on), findings);
  const kinds = taxonomy.kinds.map(({ id }) => id);
  const kind = entry.reading?.kind ?? checked.brief.kind ?? "";
  if (kinds.includes(kind)) return;
  const place = find(entry.reading ? ["reading", "kind"] : ["brief", "kind"]);
  findings.add("taxonomy-unknown-kind", unknownName("kind", kind, kinds, "tasks.yaml"), place);
}

/**
 * Puts tables behind the tables that give what they read, and otherwise in the order in which facts.yaml lists what
 * they give: reasons are told in this order. Reports tables that wait for each other.
 */
export function tablesInOrder(
  unordered: readonly DecisionTable[],
  facts: ReadonlyMap<string, Fact>,
  findings: Findings,
) {
  const rank = [...facts.keys()];
  const told = ({ gives }: DecisionTable) => (gives.length > 0 ? rank.indexOf(gives[0]!) : rank.length);
  const tables = [...unordered].sort((a, b) => told(a) - told(b));
  const ordered: DecisionTable[] = [];
  const given = new Set([...facts.values()].filter(({ from }) => from !== "tables").map(({ id }) => id));
  let waiting = [...tables];
  while (waiting.length > 0) {
    const ready = waiting.find(({ reads }) =>
      reads.every((fact) => given.has(fact) || !waiting.some(({ gives }) => gives.includes(fact))),
    );
    if (!ready) {
      const names = waiting.map(({ id }) => id).join(", ");
      const message = `tables ${names} wait for each other; take a fact that one gives out of what another reads`;
      findings.add("taxonomy-circle", message, placeAt(waiting[0]!.place), { tables: names });
      return [...ordered, ...waiting];
    }
    for (const fact of ready.gives) given.add(fact);
    ordered.push(ready);
    waiting = waiting.filter((table) => table !== ready);
  }
  return ordered;
}

function checkGivers(tables: readonly DecisionTable[], facts: ReadonlyMap<string, Fact>, findings: Findings): void {
  const giver = new Map<string, DecisionTable>();
  for (const table of tables) {
    for (const fact of table.gives) {
      const other = giver.get(fact);
      if (other) {
        const message = `${quote(fact)} is given by two tables, ${other.id} and ${table.id}; only one may give it`;
        findings.add("taxonomy-given", message, placeAt(table.place), { fact });
      }
      giver.set(fact, table);
    }
  }
  for (const table of tables) {
    for (const fact of table.reads) {
      const source = giver.get(fact);
      if (facts.get(fact)?.from === "tables" && !source) {
        const message = `table ${quote(table.id)} reads ${quote(fact)}, which no table gives; add a table or leave it out`;
        findings.add("taxonomy-given", message, placeAt(table.place), { fact });
      } else if (source?.hit === "collect") {
        const message = `table ${quote(table.id)} reads ${quote(fact)} of ${source.id}, which collects; read it from a table with one outcome`;
        findings.add("taxonomy-given", message, placeAt(table.place), { fact });
      }
    }
  }
}

/** Facts without which the program cannot say a tier or an approach. */
function checkOutcomes(taxonomy: Omit<Taxonomy, "version">, findings: Findings): void {
  const first = taxonomy.facts[0];
  const start = placeAt(taxonomy.tables[0]?.place ?? "facts.yaml:1:1");
  for (const [id, allowed] of Object.entries(OUTCOME_VALUES)) {
    const fact = taxonomy.facts.find((candidate) => candidate.id === id);
    const table = taxonomy.tables.find(({ gives, hit }) => hit !== "collect" && gives.includes(id));
    if (fact?.from !== "tables" || !table) {
      const message = `no table gives ${quote(id)}, which the program needs; add a table that does`;
      findings.add("taxonomy-outcome", message, start, { fact: id });
      continue;
    }
    const values = fact.type === "boolean" ? [false, true] : (fact.values ?? []);
    const strange = values.find((value) => !(allowed as readonly unknown[]).includes(value));
    if (strange === undefined) continue;
    const message = `${id} cannot be ${quote(strange)}: the program knows ${allowed.join(", ")}`;
    findings.add("taxonomy-outcome", message, start, { fact: id });
  }
  if (!first) findings.add("taxonomy-outcome", "no facts are given; add facts.yaml", start);
}

/** Reports what one file says and another does not know. */
export function checkLinks(taxonomy: Omit<Taxonomy, "version">, findings: Findings): void {
  const facts = new Map(taxonomy.facts.map((fact) => [fact.id, fact]));
  checkGivers(taxonomy.tables, facts, findings);
  checkOutcomes(taxonomy, findings);
}

type PlacedNotice = LaidLists["notices"][number];

/** Where a notice names kinds. */
function namedKinds({
  kinds = [],
  reads = [],
  alone,
}: ListEntry<"notices">): { name: string; path: (string | number)[] }[] {
  return [
    ...kinds.map((name, at) => ({ name, path: ["kinds", at] })),
    ...reads.flatMap((each, at) => (each.kinds ?? []).map((name, i) => ({ name, path: ["reads", at, "kinds", i] }))),
    ...(alone?.kinds ?? []).map((name, at) => ({ name, path: ["alone", "kinds", at] })),
  ];
}

function checkNames(
  { entry, find }: PlacedNotice,
  ids: readonly string[],
  kinds: readonly string[],
  findings: Findings,
) {
  if (!find) return;
  for (const { name, path } of namedKinds(entry)) {
    if (!kinds.includes(name))
      findings.add("taxonomy-unknown-kind", unknownName("kind", name, kinds, "tasks.yaml"), find(path));
  }
  const others = [
    ...(entry.yields_to ?? []).map((name, at) => ({ name, path: ["yields_to", at] })),
    ...(["like", "setting_like", "client_like"] as const).flatMap((key) =>
      entry[key] === undefined ? [] : [{ name: entry[key], path: [key] }],
    ),
  ];
  for (const { name, path } of others) {
    if (!ids.includes(name))
      findings.add("taxonomy-shape", unknownName("notice", name, ids, "notices.yaml"), find(path));
  }
}

/** A notice holds by its own words, kinds, readings or hosts, or like one that does. */
function checkTriggers({ entry, find }: PlacedNotice, all: readonly PlacedNotice[], findings: Findings): void {
  if (!find) return;
  const { id, like, words, kinds, reads, hosts } = entry;
  const isOwn = Boolean(words ?? kinds ?? reads ?? hosts);
  const isLikeAnother = all.some(({ entry: other }) => other.id === like && other.like !== undefined);
  if (isOwn === (like === undefined) && !isLikeAnother) return;
  findings.add(
    "taxonomy-shape",
    `notice "${id}" needs words, kinds, reads or hosts, or in their place \`like\` with a notice that has them`,
    find([]),
  );
}

function withConditions({ entry, find }: PlacedNotice, known: Vocabulary, findings: Findings): Notice {
  if (!find || entry.when === undefined) return entry as unknown as Notice;
  const when = readConditions(entry.when, known.facts, (path, on) => find(["when", ...path], on), findings);
  return { ...entry, when } as Notice;
}

/** The notices of a taxonomy; what is wrong with one is told where it stands. */
export function readNotices(
  notices: readonly PlacedNotice[],
  kinds: readonly TaskKind[],
  known: Vocabulary,
  findings: Findings,
): Notice[] {
  const ids = notices.map(({ entry }) => entry.id);
  const names = kinds.map(({ id }) => id);
  for (const notice of notices) {
    checkNames(notice, ids, names, findings);
    checkTriggers(notice, notices, findings);
  }
  return notices.map((notice) => withConditions(notice, known, findings));
}

/** Where what is not built in may stand. */
const SAID_IN = {
  caution: "tables/cautions.yaml, where it rests on answers alone",
  sentence: "the program, which says it",
};

/**
 * The program finds what is said by its id, and knows the figures of what is built in: an overlay gives other words. The
 * types of the program are made from the built-in words themselves.
 */
function checkWording(
  what: "caution" | "sentence",
  laid: readonly Placed<CautionText | SentenceText>[],
  builtIn: readonly (CautionText | SentenceText)[],
  findings: Findings,
): void {
  const known = wordsById(builtIn.length > 0 ? builtIn : laid.map(({ entry }) => entry));
  for (const { entry, find } of laid) {
    if (!find) continue;
    const words = known.get(entry.id);
    if (words === undefined) {
      const message = unknownName(what, entry.id, [...known.keys()], SAID_IN[what]);
      findings.add(`taxonomy-${what}`, message, find(["id"]));
      continue;
    }
    for (const [key, text] of Object.entries({ says: entry.says, adds: "adds" in entry ? entry.adds : undefined })) {
      const fault = phraseFault(text ?? "", words);
      if (fault !== undefined) findings.add(`taxonomy-${what}`, `${key}: ${fault}`, find([key]));
    }
  }
}

/** An entry without words of its own takes those of another, which has some. */
function checkOtherWordings(cautions: readonly Placed<CautionText>[], findings: Findings): void {
  const entries = new Map(cautions.map(({ entry }) => [entry.id, entry]));
  for (const { entry, find } of cautions) {
    if (!find) continue;
    const whose = entry.of === undefined ? undefined : entries.get(entry.of);
    if (entry.of !== undefined && (!whose || whose.of !== undefined)) {
      const roots = cautions.filter(({ entry: each }) => each.of === undefined).map(({ entry: each }) => each.id);
      findings.add("taxonomy-caution", unknownName("caution", entry.of, roots, "cautions.yaml"), find(["of"]));
    } else if (entry.says === undefined && whose === undefined) {
      findings.add("taxonomy-caution", `caution ${quote(entry.id)} says nothing; give \`says\`, or \`of\``, find([]));
    }
  }
}

/** Whatever the program says by its id. */
export function checkWordings(
  { cautions, sentences }: Pick<LaidLists, "cautions" | "sentences">,
  base: Taxonomy,
  findings: Findings,
): void {
  checkWording("caution", cautions, base.cautions, findings);
  checkOtherWordings(cautions, findings);
  checkWording("sentence", sentences, base.sentences, findings);
}
