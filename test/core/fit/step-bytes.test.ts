import fc from "fast-check";
import { expect, test } from "vitest";
import { activeBytes, fitModel } from "../../../src/core/fit/fit-model.ts";
import { stepBytes } from "../../../src/core/fit/speed.ts";
import { pricing } from "../../pricing-files.ts";

const { calibration } = pricing;
const GIB = 2 ** 30;
const GPT_OSS = { params_b: 116.83, active_params_b: 5.1, layers: 36, kv_heads: 8, head_dim: 64, weights_gib: 59 };
const model = (more: object = {}) =>
  fitModel({ ...GPT_OSS, experts: { count: 128, active: 4 }, ...more }, "mxfp4", calibration)!;

// 111 of 128 experts at 64 streams: as counted in public for this model.
test("streams that choose by chance read 111.2 of 128 experts at 64 of them", () => {
  const all = 59 * GIB;
  const shared = activeBytes(model()) - ((all - activeBytes(model())) / (1 - 4 / 128)) * (4 / 128);
  const routed = all - shared;
  expect(((stepBytes(model(), 64, 1) - shared) / routed) * 128).toBeCloseTo(111.2, 1);
});

test("one stream reads the active weights; streams that choose alike read less", () => {
  expect(stepBytes(model(), 1, 1)).toBe(activeBytes(model()));
  expect(stepBytes(model(), 32, 0.7)).toBeLessThan(stepBytes(model(), 32, 1));
});

test("a dense model reads all of itself once, however many streams there are", () => {
  const dense = fitModel({ params_b: 8, weights_gib: 4.6 }, "q4_k_m", calibration)!;
  expect(stepBytes(dense, 64, 1)).toBe(4.6 * GIB);
});

test("never less than the active weights or more than all, and more streams never read less", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 512 }),
      fc.integer({ min: 1, max: 16 }),
      fc.integer({ min: 1, max: 512 }),
      fc.double({ min: 0.5, max: 1, noNaN: true }),
      fc.boolean(),
      (count, active, streams, likeness, known) => {
        fc.pre(active < count);
        const of = known ? model({ experts: { count, active } }) : fitModel(GPT_OSS, "mxfp4", calibration)!;
        const bytes = stepBytes(of, streams, likeness);
        expect(bytes).toBeGreaterThanOrEqual(activeBytes(of) * (1 - 1e-9));
        expect(bytes).toBeLessThanOrEqual(59 * GIB * (1 + 1e-9));
        expect(stepBytes(of, streams + 1, likeness)).toBeGreaterThanOrEqual(bytes * (1 - 1e-9));
      },
    ),
  );
});
