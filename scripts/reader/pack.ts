/** Rounds fitted weights to bytes, and leaves out what is too small to matter. */
import type { PackedWeights } from "../../src/core/reading/reader.ts";
import type { Fitted } from "./regress.ts";

const FULL = 127;

/** At most `entries` weights are kept, the largest. `kept` are the numbers of the features, in their order. */
export function packHead(fitted: Fitted, outputs: string[], kept: number[], entries: number): PackedWeights {
  const count = outputs.length;
  const sizes = kept
    .flatMap((feature) =>
      Array.from({ length: count }, (_, output) => Math.abs(fitted.weights[feature * count + output]!)),
    )
    .sort((a, b) => b - a);
  const least = sizes[Math.min(entries, sizes.length - 1)]!;
  const step = Number((sizes[0]! / FULL).toPrecision(6));
  const bytes: number[] = [];
  for (const feature of kept) {
    const at = bytes.push(0) - 1;
    for (let output = 0; output < count; output++) {
      const weight = fitted.weights[feature * count + output]!;
      const rounded = Math.round(weight / step);
      if (rounded === 0 || Math.abs(weight) <= least) continue;
      bytes.push(output, rounded & 255);
      bytes[at]!++;
    }
  }
  const bias = [...fitted.bias].map((value) => Number(value.toFixed(3)));
  return { outputs, step, bias, weights: Buffer.from(Uint8Array.from(bytes)).toString("base64") };
}
