/** Which models serve an approach: of the right deployment and size, made for the kind of work, alive on the day. */
import type { Approach, IsoDate, Tier } from "../types/brief.ts";
import type { Model, ModelKind, SizeClass } from "../types/pricing.ts";

/** Where the models of each approach run. The last step of a pipeline asks for a large model. */
const DEPLOYMENT: Record<Exclude<Approach, "pipeline">, ModelKind> = {
  "local-fine-tuned": "self-hosted",
  "local-base": "self-hosted",
  "local-large": "self-hosted",
  "cloud-mini": "cloud",
  "cloud-frontier": "cloud",
};

export interface Wanted {
  approach: Exclude<Approach, "pipeline">;
  size_class: SizeClass;
  /** Null while the tier is open: then a model must suit some tier only. */
  tier: Tier | null;
  /** True when the work is code, so that models made for code go first. */
  code: boolean;
  as_of: IsoDate;
}

/** A retired model is never recommended; nor is one that its maker is taking away or has replaced. */
export function isAlive(model: Model, asOf: IsoDate): boolean {
  if (model.retires !== null) return model.retires > asOf && model.status !== "deprecated";
  return model.status === "current";
}

/** True when the model could already be had on the day. */
const isOut = ({ released }: Model, asOf: IsoDate): boolean => released === null || released.slice(0, 10) <= asOf;

/** The models that serve, in no order of preference. A host that trains on what it is sent serves no client. */
export function modelsFor(models: readonly Model[], wanted: Wanted): Model[] {
  const { approach, size_class, tier, code, as_of } = wanted;
  const fitting = models.filter(
    (model) =>
      model.kind === DEPLOYMENT[approach] &&
      model.size_class === size_class &&
      isAlive(model, as_of) &&
      isOut(model, as_of) &&
      model.trains_on_data !== true &&
      (model.kind === "self-hosted" || tier === null || model.tiers.includes(tier)) &&
      (approach !== "local-fine-tuned" || model.fine_tunable !== false),
  );
  const coders = fitting.filter(({ suits }) => suits.includes("code"));
  if (code && coders.length > 0) return coders;
  return fitting.filter(({ suits }) => suits.length === 0);
}

/** Newest first, then larger, then by id. */
export function byAge(a: Model, b: Model): number {
  const [left, right] = [a.released ?? "", b.released ?? ""];
  if (left !== right) return left < right ? 1 : -1;
  return (b.params_b ?? 0) - (a.params_b ?? 0) || (a.id < b.id ? -1 : 1);
}
