/** The commander tree, made from the command specs: help, suggestions and the words of usage errors. */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { type CommandSpec, type OptionSpec, optionKey, type ParsedOptions } from "../commands/spec/command-spec.ts";
import { usageError } from "../core/types/errors.ts";
import { readOption } from "./read-options.ts";

export type Chosen = { spec: CommandSpec; options: ParsedOptions };

function commanderOption(spec: OptionSpec): Option {
  const short = spec.short ? `-${spec.short}, ` : "";
  const takes =
    spec.type === "flag" ? "" : spec.type === "sections" ? ` [${spec.takes}]` : ` <${spec.takes ?? spec.name}>`;
  const option = new Option(`${short}--${spec.name}${takes}`, spec.help);
  if (spec.group) option.helpGroup(`${spec.group}:`);
  if (spec.type === "flag") return option;
  // Commander lists the choices behind the help, which often names them already.
  const named = spec.help.split(/[^\w-]+/);
  if (spec.type === "choice" && !spec.choices.every((choice) => named.includes(choice))) {
    option.choices([...spec.choices]);
  }
  option.argParser((text: string, before: unknown) => {
    const read = readOption(text, spec);
    if (!read.ok) throw new InvalidArgumentError(`expected ${read.expected}`);
    return spec.repeat ? [...((before as string[] | undefined) ?? []), String(read.value)] : read.value;
  });
  return option;
}

/** Commander stores `--no-x` as `x: false`; commands read `noX: true`. */
function plainOptions(spec: CommandSpec, raw: Record<string, unknown>, operands: string[]): ParsedOptions {
  const options: ParsedOptions = { operands };
  for (const [key, value] of Object.entries(raw)) options[key] = value as ParsedOptions[string];
  for (const { name } of spec.options) {
    if (!name.startsWith("no-")) continue;
    const positive = optionKey(name.slice(3));
    const negated = options[positive] === false;
    if (negated || options[positive] === true) {
      const stated = spec.options.some((each) => each.name === name.slice(3));
      if (negated || !stated) delete options[positive];
    }
    if (negated) options[optionKey(name)] = true;
  }
  return options;
}

function addCommand(parent: Command, spec: CommandSpec, word: string, choose: (chosen: Chosen) => void): void {
  const command = parent.command(spec.operands ? `${word} ${spec.operands}` : word);
  command.summary(spec.summary).description(spec.about ? `${spec.summary}\n\n${spec.about}` : spec.summary);
  for (const option of spec.options) command.addOption(commanderOption(option));
  if (spec.examples.length > 0) {
    command.addHelpText("after", `\nExamples:\n${spec.examples.map((line) => `  $ ${line}`).join("\n")}`);
  }
  command.action(() => choose({ spec, options: plainOptions(spec, command.opts(), command.args) }));
}

/** The whole tree. `choose` is called with the command and options that the person meant. */
function buildProgram(specs: readonly CommandSpec[], version: string, choose: (chosen: Chosen) => void): Command {
  const program = new Command("model-advisor");
  program
    .description("Tells which size of model a client's task needs, and what it will cost.")
    .version(version, "-V, --version")
    .helpCommand(true)
    .showSuggestionAfterError(true)
    .addHelpText(
      "after",
      "\nStart with:\n  $ model-advisor assess\n  $ model-advisor classify brief.yaml\n\nExit codes: 0 done, 1 problems found in the input, 2 could not run (option, file, config),\n3 internal error, 130 cancelled.",
    );
  const groups = new Map<string, Command>();
  for (const spec of specs) {
    const [first, second] = spec.name.split(" ");
    if (!second) {
      addCommand(program, spec, first!, choose);
      continue;
    }
    let group = groups.get(first!);
    if (!group) {
      const parts = specs.filter((each) => each.name.startsWith(`${first} `)).map((each) => each.name.split(" ")[1]);
      group = program.command(first!).summary(`${parts.join(", ")}: the ${first} behind the advice`);
      groups.set(first!, group);
    }
    addCommand(group, spec, second, choose);
  }
  return program;
}

interface Write {
  out(text: string): void;
  err(text: string): void;
  columns: number;
}

interface Asked {
  specs: readonly CommandSpec[];
  version: string;
  write: Write;
  program: Command;
}

const commandNamed = (word: string, program: Command): Command | undefined =>
  program.commands.find((each) => each.name() === word);

/** Prints the help of a command, or of all; a name that is not known is one that was typed as a command. */
function helpFor(word: string, { specs, version, write, program }: Asked): Chosen | undefined {
  const command = commandNamed(word, program);
  if (command || word === "" || word === "help") {
    (command ?? program).outputHelp();
    return undefined;
  }
  return parseWithCommander(specs, version, [word], write);
}

/** Reads the command line; undefined when help or the version was asked for and printed. */
export function parseWithCommander(
  specs: readonly CommandSpec[],
  version: string,
  argv: readonly string[],
  write: Write,
): Chosen | undefined {
  let chosen: Chosen | undefined;
  const program = buildProgram(specs, version, (each) => {
    chosen = each;
  });
  const quiet = (command: Command): void => {
    command.exitOverride();
    command.configureOutput({
      writeOut: write.out,
      writeErr: write.err,
      outputError: () => {},
      getOutHelpWidth: () => write.columns,
      getErrHelpWidth: () => write.columns,
    });
    for (const each of command.commands) quiet(each);
  };
  quiet(program);
  const [first = "", second = ""] = argv;
  if (first === "help") return helpFor(second, { specs, version, write, program });
  // Commander would print the help of the whole for "clasify --help".
  const isUnknown = first !== "" && !first.startsWith("-") && !commandNamed(first, program);
  try {
    program.parse(isUnknown ? [first] : [...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    // "pricing help import" asks for help; "pricing" alone lacks a command, and its help went to stderr.
    if (error.code === "commander.help" && argv.includes("help")) return undefined;
    if (error.code === "commander.help") throw usageError("no command given: choose one of those above");
    throw usageError(`${error.message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ")}; see --help`);
  }
  return chosen;
}
