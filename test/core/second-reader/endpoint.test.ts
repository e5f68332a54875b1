/** Where statements may be sent, from the words of `--reader`. */
import { describe, expect, test } from "vitest";
import { endpointFrom } from "../../../src/core/second-reader/second-reader.ts";

describe("an endpoint", () => {
  test.each([
    ["ollama:qwen3:8b", "http://localhost:11434/v1", "qwen3:8b", true],
    ["openai:gpt-5-mini", "https://api.openai.com/v1", "gpt-5-mini", false],
    ["http://127.0.0.1:8080/v1/#m", "http://127.0.0.1:8080/v1", "m", true],
    ["http://[::1]:9/v1#m", "http://[::1]:9/v1", "m", true],
    ["http://192.168.1.4:8000/v1#a/b", "http://192.168.1.4:8000/v1", "a/b", true],
    ["https://llm.example/v1#m", "https://llm.example/v1", "m", false],
    ["https://localhost.evil.example/v1#m", "https://localhost.evil.example/v1", "m", false],
    ["https://10.0.0.1.evil.example/v1#m", "https://10.0.0.1.evil.example/v1", "m", false],
  ])("%s", (given, url, model, isLocal) => {
    expect(endpointFrom(given)).toMatchObject({ url, model, isLocal });
  });

  test("built-in is none", () => {
    expect(endpointFrom("built-in")).toBeNull();
  });

  test.each([
    ["gpt-4o", /expected built-in, ollama:MODEL/],
    ["https://llm.example/v1", /expected built-in/],
    ["http://llm.example/v1#m", /takes https/],
    ["https://user:secret@llm.example/v1#m", /keep keys out/],
    ["ftp://localhost#m", /expected built-in/],
  ])("%s is refused in one line", (given, says) => {
    expect(() => endpointFrom(given)).toThrow(says);
  });
});
