/** When to look again at what was advised. */

import { fittingNumber } from "../tables/fitting.ts";
import { addDays } from "../text/days.ts";
import { pointsText, roughCount } from "../text/spoken.ts";
import type { MoveWhen } from "../types/advice.ts";
import type { Row } from "../types/taxonomy.ts";
import { goesWords, lifeOf } from "../ways/admission.ts";
import type { CounselScene } from "./counsel-scene.ts";
import { words } from "./counsel-words.ts";

/** What would move the advice, each with its id. */
export function moves(row: Row, scene: CounselScene): MoveWhen[] {
  const { field, decision, offers, home_volume, requests } = scene;
  const { setting } = field.scene;
  const found: MoveWhen[] = [];
  const add = (id: string, text: string) => found.push({ id, text });
  const { minimum, have } = decision.fine_tuning.examples;
  const line = (id: string) => fittingNumber(id, field.scene.taxonomy);
  const wins = `by ${pointsText(line("tuned-wins-points"))} on ${roughCount(line("tuned-wins-answers"))} answers set aside for testing`;
  if (home_volume !== null && (requests === null || requests < home_volume)) {
    add("volume", `From ${roughCount(home_volume)} requests a month, your own machine costs least.`);
  }
  if (field.tier <= 2 && decision.fine_tuning.viable === true && row.then.start_with !== "fit") {
    add("tuned-wins", `The tuned model wins ${wins}.`);
  }
  if (minimum !== null && have !== null && have < minimum) {
    add("examples", `${roughCount(minimum)} examples are there, and a tuned model wins ${wins}.`);
  }
  if (decision.local_required === false) {
    const at = offers.home ? `: then ${words(offers.home)}` : "";
    add("data-stay", `The data may no longer leave${at}.`);
  }
  const named = [offers.fit, offers.cheap, offers.value].filter((each) => each !== null);
  const leaving = named.find(
    ({ way }) => way.model.retires !== null && way.model.retires < addDays(setting.as_of, line("retires-within")),
  );
  if (leaving && lifeOf(leaving.way.model, setting.as_of) !== "retired") {
    add("retires", `${leaving.way.model.name} ${goesWords(leaving.way.model)}.`);
  }
  if ([offers.fit, offers.home].some((each) => each?.way.kind === "machine")) {
    add("shared", "Several tasks can share one machine.");
  }
  add("price", "A price changes by a quarter.");
  return found;
}
