import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { joinPaste, type Keys, takeKeys, withoutLineBreaks } from "../../../src/commands/assess/assess-keys.ts";

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

describe("several lines at once", () => {
  it.each([
    ["", ""],
    ["abc", "abc"],
    ["abc\r", "abc\r"],
    ["\r\n", "\r\n"],
    ["92\r1200\rabc", "92 1200 abc"],
    ["92\r1200\r", "92 1200"],
    ["one\ntwo", "one two"],
    ["\r\r", ""],
  ])("%j never press Enter: %j", (text, kept) => {
    expect(withoutLineBreaks(text)).toBe(kept);
  });
});

describe("keys of a terminal", () => {
  let source: PassThrough;
  let keys: Keys;
  let taken: string[];
  let written: string;
  let escapes: number;
  let stops: number;

  beforeEach(() => {
    vi.useFakeTimers();
    source = new PassThrough();
    const output = new PassThrough();
    written = "";
    output.on("data", (data) => {
      written += String(data);
    });
    keys = takeKeys({ input: source, output }, true);
    taken = [];
    escapes = 0;
    stops = 0;
    keys.input.on("data", (data) => taken.push(String(data)));
    keys.onEscape = () => {
      escapes++;
    };
    keys.onStop = () => {
      stops++;
    };
  });
  afterEach(() => {
    keys.close();
    vi.useRealTimers();
  });

  const press = (data: string | Buffer) => {
    source.emit("data", data);
  };

  const later = () => vi.advanceTimersByTime(500);

  it("pass through", () => {
    press("a");
    press(Buffer.from("問"));
    later();
    expect(taken.join("")).toBe("a問");
  });
  it("may be cut within a character", () => {
    const bytes = Buffer.from("問");
    press(bytes.subarray(0, 1));
    press(bytes.subarray(1));
    later();
    expect(taken.join("")).toBe("問");
  });
  it("of one paste that comes in parts stay one text, also where the terminal marks none", () => {
    press("sort mail\rinto 8");
    press(" queues\rand reply\r");
    later();
    expect(taken.join("")).toBe("sort mail into 8 queues and reply");
  });
  it("that a hand presses stay apart", () => {
    press("92\r");
    later();
    press("1200\r");
    later();
    expect(taken.join("")).toBe("92\r1200\r");
  });
  it.each(["\u0003", "\u0004"])("stop on %j, also when no prompt takes them", (key) => {
    press(`92${key}`);
    later();
    expect(taken.join("")).toBe("");
    expect([stops, keys.stopped]).toEqual([1, true]);
  });
  it("stop at the end of input", () => {
    source.emit("end");
    expect([stops, keys.stopped]).toEqual([1, true]);
  });
  it("tell Escape from an arrow, also from one that comes in two parts", () => {
    press(`${ESC}[A`);
    vi.advanceTimersByTime(50);
    press(ESC);
    vi.advanceTimersByTime(30);
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
