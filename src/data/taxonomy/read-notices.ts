/** Notices with their conditions read, and the names in them looked up. */
import type { Notice, TaskKind } from "../../core/types/taxonomy.ts";
import type { Findings, Placed } from "./taxonomy-lists.ts";
import type { NoticeInput } from "./taxonomy-schemas.ts";
import { readConditions, unknownName, type Vocabulary } from "./taxonomy-tables.ts";

type PlacedNotice = Placed<NoticeInput & { place: string }>;

/** Where a notice names kinds. */
function namedKinds({ kinds = [], reads = [], alone }: NoticeInput): { name: string; path: (string | number)[] }[] {
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
    ...(entry.like === undefined ? [] : [{ name: entry.like, path: ["like"] }]),
    ...(entry.setting_like === undefined ? [] : [{ name: entry.setting_like, path: ["setting_like"] }]),
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
