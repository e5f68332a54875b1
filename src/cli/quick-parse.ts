/**
 * Reads plain, correct command lines without loading commander, which costs more than deciding a brief.
 * Whatever it does not take for certain (help, a typo, a bad value) it leaves to commander, whose words are better.
 */
import { parseArgs } from "node:util";
import { type CommandSpec, type OptionSpec, optionKey, type ParsedOptions } from "../commands/spec/command-spec.ts";
import { readOption } from "./read-option.ts";

/** The value of one option, or undefined when it is not as expected. */
function read(spec: OptionSpec, given: string | boolean | string[]): ParsedOptions[string] {
  if (typeof given === "boolean") return given;
  const values = [given].flat().map((text) => readOption(text, spec));
  if (!values.every((each) => each.ok)) return undefined;
  return spec.repeat ? values.map(({ value }) => String(value)) : values[0]!.value;
}

/** True when an option is given twice that may be given once, or both as it is and with `no-` before it. */
function contradicts(spec: CommandSpec, tokens: readonly { kind: string; name?: string }[]): boolean {
  const names = tokens.flatMap(({ kind, name }) => (kind === "option" && name !== undefined ? [name] : []));
  const given = new Set(names);
  const once = names.filter((name) => !spec.options.find((each) => each.name === name)?.repeat);
  return new Set(once).size < once.length || names.some((name) => given.has(`no-${name}`));
}

/** The options of `argv` (without the command's name), or undefined when commander should read them. */
export function quickParse(spec: CommandSpec, argv: readonly string[]): ParsedOptions | undefined {
  const takesOperands = spec.operands?.startsWith("[") === true && spec.operands.includes("...");
  if (spec.operands?.startsWith("<")) return undefined;
  // Without options there is nothing to parse, and Node's parser need not be loaded.
  if (!argv.some((word) => word.startsWith("-"))) {
    return argv.length === 0 || takesOperands ? { operands: [...argv] } : undefined;
  }
  const known = Object.fromEntries(
    spec.options.map(({ name, type, repeat }) => [
      name,
      { type: type === "flag" ? ("boolean" as const) : ("string" as const), multiple: repeat === true },
    ]),
  );
  const parsed = (() => {
    try {
      return parseArgs({ args: [...argv], options: known, strict: true, allowPositionals: true, tokens: true });
    } catch {
      return undefined;
    }
  })();
  if (!parsed || (parsed.positionals.length > 0 && !takesOperands) || contradicts(spec, parsed.tokens))
    return undefined;
  const options: ParsedOptions = { operands: parsed.positionals };
  for (const option of spec.options) {
    const given = parsed.values[option.name] as string | boolean | string[] | undefined;
    if (given === undefined) continue;
    const value = read(option, given);
    if (value === undefined) return undefined;
    options[optionKey(option.name)] = value;
  }
  return options;
}
