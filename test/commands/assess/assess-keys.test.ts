import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerParts, joinPaste, type Keys, takeKeys } from "../../../src/commands/assess/assess-keys.ts";

const ESC = "\u001b";
const PASTED = (text: string) => `${ESC}[200~${text}${ESC}[201~`;

describe("a pasted text", () => {
  it.each([
    ["stays as typed text when nothing was pasted", "a\rb", "a\rb"],
    ["comes onto one line", PASTED("sort emails\r\ninto queues"), "sort emails into queues"],
    ["loses empty lines and tabs", PASTED("one \n\n  two\tthree\n"), "one two three "],
    ["keeps what was typed around it", `a${PASTED("b\nc")}\r`, "ab c\r"],
  ])("%s", (_, given, wanted) => {
    expect(joinPaste(given, false)).toEqual({ text: wanted, open: false });
  });
  it("may come in several parts", () => {
    const first = joinPaste(`${ESC}[200~a\nb`, false);
    expect(first).toEqual({ text: "a b", open: true });
    expect(joinPaste(`\nc${ESC}[201~\r`, first.open)).toEqual({ text: " c\r", open: false });
  });
});

describe("keys pressed ahead", () => {
  it.each([
    ["", []],
    ["abc", ["abc"]],
    ["92\r1200\rabc", ["92\r", "1200\r", "abc"]],
    ["\r\n\n", ["\r\n", "\n"]],
  ])("%j are cut after each Enter", (text, parts) => {
    expect(answerParts(text)).toEqual(parts);
  });
});

describe("keys of a terminal", () => {
  let source: PassThrough;
  let keys: Keys;
  let taken: string[];
  let written: string;
  let escapes: number;

  beforeEach(() => {
    vi.useFakeTimers();
    source = new PassThrough();
    const output = new PassThrough();
    written = "";
    output.on("data", (data) => {
      written += String(data);
    });
    keys = takeKeys({ input: source, output });
    taken = [];
    escapes = 0;
    keys.input.on("data", (data) => taken.push(String(data)));
    keys.onEscape = () => {
      escapes++;
    };
  });
  afterEach(() => {
    keys.close();
    vi.useRealTimers();
  });

  const press = (data: string | Buffer) => {
    source.emit("data", data);
  };

  it("pass through", () => {
    press("a");
    press(Buffer.from("問"));
    expect(taken.join("")).toBe("a問");
  });
  it("may be cut within a character", () => {
    const bytes = Buffer.from("問");
    press(bytes.subarray(0, 1));
    press(bytes.subarray(1));
    expect(taken.join("")).toBe("問");
  });
  it("wait for the prompt that they are meant for", () => {
    press("92\r1200\r");
    expect(taken).toEqual(["92\r"]);
    vi.advanceTimersByTime(500);
    expect(taken).toEqual(["92\r", "1200\r"]);
  });
  it("do not wait when one of them is Ctrl-C", () => {
    press("92\r1200\r\u0003");
    expect(taken.at(-1)).toBe("\u0003");
    vi.advanceTimersByTime(500);
    expect(taken).not.toContain("1200\r");
  });
  it("tell Escape from an arrow, also from one that comes in two parts", () => {
    press(`${ESC}[A`);
    press(ESC);
    press("[B");
    vi.advanceTimersByTime(500);
    expect(escapes).toBe(0);
    expect(taken.join("")).toBe(`${ESC}[A${ESC}[B`);
    press(ESC);
    vi.advanceTimersByTime(500);
    expect(escapes).toBe(1);
  });
  it("let pasting be told from typing while they are taken, and no longer", () => {
    expect(written).toBe(`${ESC}[?2004h`);
    keys.close();
    expect(written).toBe(`${ESC}[?2004h${ESC}[?2004l`);
  });
});
