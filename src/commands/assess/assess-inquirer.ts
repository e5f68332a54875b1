/** Prompts with lists to move in, drawn by inquirer on stderr. */
import inquirer from "inquirer";
import { cancelled } from "../../core/types/errors.ts";
import { makeScreen, type Page, type Screen } from "../../render/text/screen.ts";
import { takeKeys } from "./assess-keys.ts";
import { BACK, type Choosing, type Option, type Prompter, type Typing } from "./assess-prompter.ts";

type Terminal = { input: NodeJS.ReadableStream; output: NodeJS.WritableStream };

const KEYS_HELP = "Up, Down: move - Enter: take - Esc: back - Ctrl-C: stop";
/** With head, description and help a list of this length fits a screen of 24 lines. */
const LIST_LINES = 10;

/** Signs that every terminal and font has, and colours only where colours are wanted. */
function themeOf({ ink, paragraph }: Screen) {
  return {
    prefix: { idle: ink.blue("?"), done: ink.green("*") },
    icon: { cursor: ">" },
    style: {
      answer: (text: string) => ink.cyan(text),
      message: (text: string) => ink.bold(text),
      error: (text: string) => ink.red(paragraph(`! ${text}`, 0, 2)),
      defaultAnswer: (text: string) => ink.dim(`(${text})`),
      help: (text: string) => ink.dim(text),
      highlight: (text: string) => ink.cyan(text),
      key: (text: string) => ink.bold(text),
      description: (text: string) => ink.dim(text),
      disabled: (text: string) => ink.dim(text),
      searchTerm: (text: string) => ink.cyan(text),
      keysHelpTip: () => ink.dim(paragraph(KEYS_HELP)),
    },
  };
}

/** Lines of an option wrap between words and line up behind the pointer. */
function shown<T>(option: Option<T>, index: number, screen: Screen) {
  return {
    value: index,
    name: screen.paragraph(option.label, 2, 2).trimStart(),
    short: option.label.length > screen.columns - 20 ? "" : option.label,
    ...(option.about ? { description: screen.paragraph(option.about, 2) } : {}),
  };
}

function matching<T>(options: readonly Option<T>[], term: string): [Option<T>, number][] {
  const words = term.toLowerCase().split(/\s+/);
  return options
    .map((option, index): [Option<T>, number] => [option, index])
    .filter(([{ label, about = "" }]) => words.every((word) => `${label} ${about}`.toLowerCase().includes(word)));
}

/** Takes the terminal until `close`. `page` is asked anew for each prompt, as a window may be resized. */
export function inquirerPrompter(terminal: Terminal, page: () => Page): Prompter {
  const keys = takeKeys(terminal);

  /** Asks one question; Escape ends it with `BACK`. */
  async function ask(question: (screen: Screen) => Record<string, unknown>): Promise<unknown> {
    const screen = makeScreen(page());
    const controller = new AbortController();
    const { signal } = controller;
    const prompt = inquirer.createPromptModule({ input: keys.input, output: terminal.output, signal });
    keys.onEscape = () => controller.abort();
    try {
      const asked = { name: "answer", theme: themeOf(screen), ...question(screen) };
      return (await prompt<{ answer: unknown }>([asked as never])).answer;
    } catch (error) {
      if (controller.signal.aborted) return BACK;
      if ((error as Error).name === "ExitPromptError") throw cancelled();
      throw error;
    } finally {
      keys.onEscape = undefined;
    }
  }

  async function choose<T>({ message, options, preset, long }: Choosing<T>): Promise<T | typeof BACK> {
    const at = options.findIndex(({ value }) => value === preset);
    const index = await ask((screen) =>
      long
        ? {
            type: "search",
            message: `${message} (words narrow the list)`,
            pageSize: LIST_LINES,
            source: (term = "") => matching(options, term).map(([option, i]) => shown(option, i, screen)),
          }
        : {
            type: "select",
            message,
            pageSize: LIST_LINES,
            loop: false,
            choices: options.map((option, i) => shown(option, i, screen)),
            ...(at >= 0 ? { default: at } : {}),
          },
    );
    return index === BACK ? BACK : options[index as number]!.value;
  }

  async function type({ message, preset, check }: Typing): Promise<string | typeof BACK> {
    const answer = await ask(() => ({
      type: "input",
      message,
      ...(preset === undefined ? {} : { default: preset, prefill: "editable" }),
      validate: check,
    }));
    return answer as string | typeof BACK;
  }

  return { back_key: "Esc", say: (text) => void terminal.output.write(`${text}\n`), choose, type, close: keys.close };
}
