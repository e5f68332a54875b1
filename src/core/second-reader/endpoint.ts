/** Which endpoint reads statements in place of the built-in reader, from the words of `--reader`. */
import { quote } from "../text/plain-text.ts";
import { usageError } from "../types/errors.ts";

/** An endpoint that speaks the chat completions of OpenAI, as Ollama and most servers do. */
export interface Endpoint {
  /** Where `/chat/completions` is added. */
  url: string;
  model: string;
  /** Only what stays on this machine or network may be sent elsewhere. */
  isLocal: boolean;
  /** The variable of the environment that holds the key; null where none is sent. */
  keyVariable: string | null;
  /** For people: "qwen3:8b at localhost:11434". */
  name: string;
}

const OLLAMA = "http://localhost:11434/v1";
const OPENAI = "https://api.openai.com/v1";

/** This machine, or an address that no packet leaves a private network for. */
function isLocalHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "").toLowerCase();
  if (name === "localhost" || name === "::1" || name.endsWith(".localhost")) return true;
  const parts = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(name);
  if (!parts) return false;
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  return (
    first === 127 || first === 10 || (first === 192 && second === 168) || (first === 172 && second >= 16 && second < 32)
  );
}

function endpointAt(address: string, model: string, keyVariable: string, given: string): Endpoint {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw usageError(`--reader: ${quote(given)} holds no address; give http://localhost:11434/v1#MODEL`);
  }
  if (url.username || url.password)
    throw usageError("--reader: keep keys out of the address; set MODEL_ADVISOR_READER_KEY");
  if (!/^https?:$/.test(url.protocol)) throw usageError(`--reader: ${quote(given)} is neither http nor https`);
  const isLocal = isLocalHost(url.hostname);
  if (url.protocol === "http:" && !isLocal)
    throw usageError("--reader: an endpoint beyond your own network takes https");
  const base = `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
  return { url: base, model, isLocal, keyVariable, name: `${model} at ${url.host}` };
}

/** `built-in` is null; else `ollama:MODEL`, `openai:MODEL` or `URL#MODEL`. Anything else is a usage error. */
export function endpointFrom(given: string): Endpoint | null {
  if (given === "built-in") return null;
  const short = /^(ollama|openai):(.+)$/.exec(given);
  if (short) {
    const isOllama = short[1] === "ollama";
    return endpointAt(
      isOllama ? OLLAMA : OPENAI,
      short[2]!,
      isOllama ? "MODEL_ADVISOR_READER_KEY" : "OPENAI_API_KEY",
      given,
    );
  }
  const long = /^(https?:\/\/[^#\s]+)#(\S+)$/.exec(given);
  if (long) return endpointAt(long[1]!, long[2]!, "MODEL_ADVISOR_READER_KEY", given);
  throw usageError(`--reader: expected built-in, ollama:MODEL, openai:MODEL or URL#MODEL, got ${quote(given)}`);
}
