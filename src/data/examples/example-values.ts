/** A record as an example, whatever its keys are called. */
import { quote } from "../../core/text/plain-text.ts";
import type { ExampleEntry } from "../../core/types/examples.ts";

/** Names of the keys where the caller knows them. */
export interface ExampleKeys {
  input?: string;
  output?: string;
}

/** Pairs that are in use, the most specific first. */
const PAIRS: readonly [input: string, output: string][] = [
  ["prompt", "completion"],
  ["prompt", "response"],
  ["prompt", "chosen"],
  ["instruction", "output"],
  ["instruction", "response"],
  ["input", "output"],
  ["input", "expected_output"],
  ["input", "expected"],
  ["input", "label"],
  ["input", "target"],
  ["input", "preferred_output"],
  ["question", "answer"],
  ["query", "answer"],
  ["query", "response"],
  ["request", "response"],
  ["source", "target"],
  ["text", "label"],
  ["text", "category"],
  ["text", "class"],
  ["text", "target"],
  ["text", "summary"],
  ["message", "label"],
  ["message", "reply"],
  ["document", "summary"],
  ["email", "label"],
  ["body", "label"],
];

const SYSTEM_KEYS = ["system", "system_prompt", "systemInstruction", "system_instruction"];

type Row = Record<string, unknown>;

/** The key as it is spelled in the row, whatever its case. */
const keyIn = (row: Row, name: string): string | undefined =>
  name in row ? name : Object.keys(row).find((key) => key.trim().toLowerCase() === name);

/** The keys that a row or a head line offers; undefined where none is known. */
export function pairIn(row: Row, keys: ExampleKeys): { input: string; output: string } | undefined {
  if (keys.input !== undefined && keys.output !== undefined) return { input: keys.input, output: keys.output };
  for (const [input, output] of PAIRS) {
    const found = { input: keys.input ?? keyIn(row, input), output: keys.output ?? keyIn(row, output) };
    if (found.input !== undefined && found.output !== undefined && found.input in row && found.output in row) {
      return { input: found.input, output: found.output };
    }
  }
  return undefined;
}

const ROLES: Record<string, string> = { human: "user", gpt: "assistant", bot: "assistant", model: "assistant" };

interface Message {
  role: string;
  text: string;
}

/** Text of a value: text itself, parts of a message, a chat, anything else as JSON. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) {
    if (value.every((part) => typeof part?.text === "string")) return value.map(({ text }) => text).join("\n");
    const messages = value.map(messageOf);
    return messages.every((message) => message !== undefined) ? chatText(messages) : JSON.stringify(value);
  }
  if (typeof value !== "object") return String(value);
  const { messages, parts } = value as Row;
  return Array.isArray(messages ?? parts) ? textOf(messages ?? parts) : JSON.stringify(value);
}

function messageOf(value: unknown): Message | undefined {
  const { role, from, content, value: said, parts, tool_calls: calls } = (value ?? {}) as Row;
  const who = role ?? from;
  if (typeof who !== "string") return undefined;
  const text = textOf(content ?? said ?? parts);
  return { role: ROLES[who] ?? who, text: text === "" && Array.isArray(calls) ? JSON.stringify(calls) : text };
}

/** One message is its text; of several each says whose it is. */
const chatText = (messages: readonly Message[]): string =>
  messages.length === 1 ? messages[0]!.text : messages.map(({ role, text }) => `${role}: ${text}`).join("\n");

const isInstruction = ({ role }: Message): boolean => role === "system" || role === "developer";

const refuse = (line: number, why: string): ExampleEntry => ({ ok: false, line, why });

/** A chat: what stands before the last answer came in, and the last answer went out. */
function chatEntry(values: unknown[], instruction: string, line: number): ExampleEntry {
  const messages = values.map(messageOf);
  if (!messages.every((message) => message !== undefined)) {
    return refuse(line, 'a message without "role" and "content"');
  }
  const last = messages.findLastIndex(({ role }) => role === "assistant");
  if (last < 0) return refuse(line, "no message of the assistant, so there is no answer to learn from");
  const before = messages.slice(0, last);
  const instructions = before.filter(isInstruction).map(({ text }) => text);
  return filled({
    line,
    system: [instruction, ...instructions].filter(Boolean).join("\n"),
    input: chatText(before.filter((each) => !isInstruction(each))),
    output: messages[last]!.text,
  });
}

/** An instruction that stands beside the messages or the pair. */
const instructionIn = (row: Row): string =>
  textOf(SYSTEM_KEYS.map((key) => row[key]).find((each) => each !== undefined));

function filled(example: { line: number; system: string; input: string; output: string }): ExampleEntry {
  if (example.input.trim() === "") return refuse(example.line, "the input is empty");
  if (example.output.trim() === "") return refuse(example.line, "the answer is empty");
  return { ok: true, example };
}

/** One record as an example, or why it is none. */
export function exampleEntry(value: unknown, line: number, keys: ExampleKeys): ExampleEntry {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return refuse(line, `${quote(value)}, expected an object with an input and an answer`);
  }
  const row = value as Row;
  if (keys.input === undefined && keys.output === undefined) {
    const chat = row.messages ?? row.conversations ?? row.contents;
    if (Array.isArray(chat)) return chatEntry(chat, instructionIn(row), line);
  }
  const pair = pairIn(row, keys);
  if (!pair) {
    const names = Object.keys(row).slice(0, 8).map(quote).join(", ");
    return refuse(
      line,
      `no pair of input and answer among the keys ${names || "(none)"}; name them with --input and --output`,
    );
  }
  const missing = [pair.input, pair.output].find((key) => !(key in row));
  if (missing !== undefined) return refuse(line, `no key ${quote(missing)}`);
  const more =
    pair.input === "instruction" && typeof row.input === "string" && row.input !== "" ? `\n${row.input}` : "";
  return filled({
    line,
    system: instructionIn(row),
    input: textOf(row[pair.input]) + more,
    output: textOf(row[pair.output]),
  });
}
