/** Has statements read by an endpoint of the user's choice, and falls back to the built-in reader in plain words. */
import type { Read } from "../../core/advice/prepared-brief.ts";
import { type Endpoint, readingFrom, requestBody } from "../../core/second-reader/second-reader.ts";
import { stepsOf } from "../../core/steps/pipeline.ts";
import { type Brief, mustRead } from "../../core/types/brief.ts";
import { isStop } from "../../core/types/errors.ts";
import type { Reading } from "../../core/types/reading.ts";
import type { Taxonomy } from "../../core/types/taxonomy.ts";
import type { CommandHost } from "../host/host.ts";

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 1_000_000;

/** The built-in reading, and why it stands; a page that is complete shows no note, so that it is said beside it too. */
async function noted(own: Reading, why: string, { host, told }: Asking): Promise<Reading> {
  if (!told.has(why)) await host.stderr.write(`note: ${why}\n`);
  told.add(why);
  return { ...own, note: own.note ? `${own.note} ${why}` : why };
}

/** Where statements are read, and what was said of it already. */
export interface Asking {
  endpoint: Endpoint;
  taxonomy: Taxonomy;
  host: CommandHost;
  told: Set<string>;
}

async function ask(statement: string, { url, model, keyVariable }: Endpoint, taxonomy: Taxonomy, host: CommandHost) {
  const key = keyVariable === null ? undefined : host.env[keyVariable];
  return host.post(`${url}/chat/completions`, {
    headers: { "content-type": "application/json", ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: requestBody(statement, taxonomy.kinds, model),
    timeoutMs: TIMEOUT_MS,
    limit: MOST_BYTES,
  });
}

async function readingOf(brief: Brief, own: Reading, asking: Asking): Promise<Reading> {
  const { endpoint, taxonomy, host } = asking;
  const { name } = endpoint;
  if (brief.sensitivity === "local-only" && !endpoint.isLocal) {
    return noted(own, `The statement must stay local, so ${name} was not asked; the built-in reader read it.`, asking);
  }
  let body: string;
  try {
    body = await ask(brief.task ?? "", endpoint, taxonomy, host);
  } catch (error) {
    if (!isStop(error)) throw error;
    return noted(own, `${name} gave no answer (${error.message}); the built-in reader read the statement.`, asking);
  }
  const reading = readingFrom(body, taxonomy.kinds, own, taxonomy.trust);
  if (!reading) return noted(own, `${name} gave no usable answer; the built-in reader read the statement.`, asking);
  return { ...reading, read_by: name };
}

/** Reads the statements of a brief and of its steps, one after the other, so that a small machine is not flooded. */
export async function readBySecond(brief: Brief, builtIn: Read, asking: Asking): Promise<Read> {
  const readings = new Map<string, Reading>();
  for (const each of [brief, ...stepsOf(brief).map((step) => step.brief)]) {
    const { task = "" } = each;
    if (!mustRead(each) || readings.has(task)) continue;
    const sensitivity = each.sensitivity ?? brief.sensitivity;
    const asked = sensitivity === undefined ? each : { ...each, sensitivity };
    readings.set(task, await readingOf(asked, builtIn(each), asking));
  }
  return (each) => readings.get(each.task ?? "") ?? builtIn(each);
}
