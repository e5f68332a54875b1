/** A brief with what its statement says for sure, for all that asks briefs and not statements. */
import { kindById } from "../tables/facts.ts";
import { SaidText } from "../text/said-text.ts";
import type { Brief } from "../types/brief.ts";
import type { Attributes, Reading } from "../types/reading.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { goesIn, mayHoldMoreThanText } from "../ways/goes-in.ts";
import { languagesIn } from "../words/languages.ts";

/** What a statement may tell of the work besides its kind. */
type ReadMore = Pick<Brief, "input" | "tools" | "languages" | "facts">;

/** Whether the model may call tools: not for a label or fields, which a program puts where they belong. */
const mayAct = (kind: string | null | undefined, taxonomy: Taxonomy): boolean =>
  !kind || kindById(taxonomy, kind)?.shape !== "closed";

/**
 * What goes in, tools and languages as the statement was read, each where the brief is silent, the words of the statement
 * speak for it, and the reading of it counts.
 */
function moreRead(
  brief: Brief,
  kind: string | null | undefined,
  read: Partial<Attributes> | undefined,
  taxonomy: Taxonomy,
): ReadMore {
  const more: ReadMore = {};
  const input = goesIn(brief, read?.input, taxonomy);
  if (brief.input === undefined && input.some((each) => each !== "text")) more.input = [...input];
  const { tools, languages } = read ?? {};
  const { trust } = taxonomy;
  if (brief.tools === undefined && tools?.value && tools.confidence >= trust) more.tools = mayAct(kind, taxonomy);
  const isNamed = languages && (languages.value.length > 1 || languages.value[0] !== "en");
  if (brief.languages === undefined && isNamed && languages.confidence >= trust) more.languages = languages.value;
  return more;
}

const withMore = (brief: Brief, more: ReadMore): Brief =>
  Object.keys(more).length > 0 ? { ...brief, ...more } : brief;

/** The brief with what its statement says for sure. The same brief where nothing is added. */
export function asRead(brief: Brief, { kind, besides }: Reading, taxonomy: Taxonomy): Brief {
  return withMore(brief, moreRead(brief, brief.kind ?? kind, besides?.attributes, taxonomy));
}

/** Whether neither the brief nor its kind says where the facts come from. What a closed answer rests on stands in the request. */
function areFactsOpen({ kind, facts, documents }: Brief, taxonomy: Taxonomy): boolean {
  if (kind === undefined || facts !== undefined || documents !== undefined) return false;
  const known = kindById(taxonomy, kind);
  return known !== undefined && known.shape !== "closed" && known.facts.facts === undefined;
}

/**
 * True where the kind is given, the brief says nothing of what goes in, of tools or of where the facts come from, and its
 * statement may: then it is worth reading. The first reading of a process takes as long as an eighth of the advice.
 */
export function mayTellMore(brief: Brief, taxonomy: Taxonomy): boolean {
  const { kind, task, input, tools } = brief;
  if (kind === undefined || task === undefined) return false;
  if (areFactsOpen(brief, taxonomy)) return true;
  const { notices, acts } = taxonomy;
  const said = new SaidText(task);
  return (
    (input === undefined && mayHoldMoreThanText(said, notices)) ||
    (tools === undefined && mayAct(kind, taxonomy) && said.speaksOf(acts))
  );
}

/** What a statement of a given kind tells. Languages are named or not, whoever reads. */
function toldBesides(brief: Brief, read: ((brief: Brief) => Reading) | undefined, taxonomy: Taxonomy): ReadMore {
  const { kind, task } = brief;
  if (kind === undefined || task === undefined) return {};
  const attributes = read && mayTellMore(brief, taxonomy) ? read(brief).besides?.attributes : undefined;
  const more = moreRead(brief, kind, { languages: languagesIn(task), ...attributes }, taxonomy);
  const facts = areFactsOpen(brief, taxonomy) ? attributes?.facts : undefined;
  // What a model knows by itself is no source that must be found or given, and holds where no other is known.
  return facts && facts.value !== "world" && facts.confidence >= taxonomy.trust
    ? { ...more, facts: facts.value }
    : more;
}

/**
 * The same for a brief, and for those of its steps, whose kind is given: that settles the kind alone. What the work of
 * steps is as a whole is left to them.
 */
export function withGivenRead(
  written: Brief,
  read: ((brief: Brief) => Reading) | undefined,
  taxonomy: Taxonomy,
): Brief {
  const { steps, ...whole } = written;
  if (!steps?.length) return withMore(written, toldBesides(written, read, taxonomy));
  const told = steps.map((step) => ({
    ...step,
    ...toldBesides({ ...whole, kind: undefined, task: undefined, ...step } as Brief, read, taxonomy),
  }));
  return { ...written, steps: told };
}
