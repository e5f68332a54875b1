/** What a folder was written with. Keys are those of the JSON. */

export interface HandoffModel {
  /** What it is for: start, fit, best value, alternative. */
  role: string;
  name: string;
  /** As promptfoo names it. */
  id: string;
  /** Who serves it; null on the client's own machines. */
  host: string | null;
  /** True when the id must be looked up at the host before it can be asked. */
  look_up: boolean;
  /** True when the model is to be tuned, and is measured as it is published until then. */
  untuned: boolean;
}

export interface HandoffReport {
  schema_version: 1;
  folder: string;
  /** Paths in the folder. */
  files: string[];
  models: HandoffModel[];
  /** The model that grades by a rubric, as promptfoo names it. */
  grader: string | null;
  /** Examples that are held out to measure with, to train on, and to watch over the training. */
  held_out: number;
  training: number;
  validation: number;
  /** What whoever opens the folder must know. */
  notes: { id: string; text: string }[];
}
