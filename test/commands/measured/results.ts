/** Results as promptfoo 0.123 writes them. `rights` holds one letter a case: y, n, or e for an error. */
export function resultsOf(rights: Record<string, string>): string {
  const results = Object.entries(rights).flatMap(([label, letters], promptIdx) =>
    [...letters].map((letter, testIdx) => ({
      provider: { id: `openai:chat:${label}`, label },
      promptIdx,
      testIdx,
      vars: { input: `mail ${testIdx}` },
      success: letter === "y",
      failureReason: letter === "e" ? 2 : letter === "n" ? 1 : 0,
      namedScores: { queue: letter === "y" ? 1 : 0 },
      ...(letter === "e" ? { error: "429" } : { response: { output: "x" } }),
    })),
  );
  return JSON.stringify({
    evalId: "e",
    results: { version: 3, timestamp: "2026-11-20T10:00:00.000Z", results, stats: {} },
  });
}
