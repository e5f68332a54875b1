import fc from "fast-check";
import { expect, test } from "vitest";
import { familyOf, fitMachine } from "../../../src/core/fit/fit-machine.ts";
import { pricing } from "../../pricing-files.ts";

const { calibration, machines } = pricing;
const spec = (more: object) => ({ bandwidth_gb_s: 500, memory_gb: 24, ...more });

test.each([
  ["Apple M1 Max (32-core GPU)", "apple-m1"],
  ["Apple M2 Ultra", "apple-m2-ultra"],
  ["Mac mini M4, 16 GB", "apple-m4"],
  ["NVIDIA GeForce RTX 3090 24GB", "ampere"],
  ["RTX3060Ti", "ampere"],
  ["NVIDIA RTX 4000 Ada 20GB", "ada-workstation"],
  ["NVIDIA GeForce RTX 4070 Ti SUPER 16GB", "geforce"],
  ["NVIDIA RTX A6000 48GB", "ampere-workstation"],
  ["NVIDIA A100 SXM 80GB", "ampere-hbm"],
  ["NVIDIA L4 24GB", "ada-workstation"],
  ["AMD Radeon RX 7900 XTX", "amd"],
  ["AMD Ryzen AI Max+ 395 128GB", "amd-unified"],
  ["a box under the desk", undefined],
])("%s is of the family %s", (name, id) => {
  expect(familyOf([name], calibration.families)?.id).toBe(id);
});

test("a name of a family is found where its pattern is", () => {
  const piece = fc.constantFrom("rtx", "m", "1", "30", "a1", " ", "-", "*", "+", ".", "é", "RTX", "");
  const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, text, (name, within) => {
      const literal = name.toLowerCase().replace(/[.+?^${}()|[\]\\]/g, "\\$&");
      const body = literal.replace(/ /g, "[ -]?").replace(/\*/g, "[a-z0-9]+");
      const pattern = new RegExp(`(?:^|[^a-z0-9])${body}(?:$|[^a-z0-9])`);
      const family = { ...calibration.families[0]!, names: [name] };
      expect(familyOf([within], [family]) !== null).toBe(pattern.test(within.toLowerCase()));
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ["the class that is given", { decode_class: "amd", name: "RTX 3090" }, "amd", "discrete"],
  ["a name", { name: "NVIDIA H100 PCIe" }, "nv-hbm", "discrete"],
  ["a name of a Mac", { name: "Apple M3 Ultra" }, "apple-ultra", "unified"],
  ["shared memory", { memory_kind: "unified" }, "apple", "unified"],
  ["shared memory that is fast", { memory_kind: "unified", bandwidth_gb_s: 800 }, "apple-ultra", "unified"],
  ["GPU cores", { gpu_cores: 10 }, "apple", "unified"],
  ["nothing but numbers", {}, "nv", "discrete"],
  ["the bandwidth of stacked memory", { bandwidth_gb_s: 2039, memory_gb: 80 }, "nv-hbm", "discrete"],
])("class and memory follow from %s", (_, more, decodeClass, kind) => {
  const machine = fitMachine(spec(more), calibration);
  expect([machine.decode_class.id, machine.memory_kind]).toEqual([decodeClass, kind]);
});

test("every listed chip and card has the class that its name gives", () => {
  for (const listed of machines.filter(({ complete }) => !complete)) {
    const { decode_class: _, ...rest } = listed;
    const named = fitMachine({ ...rest, decode_class: undefined as never }, calibration);
    expect(named.decode_class.id, listed.id).toBe(listed.decode_class);
  }
});

test("a machine spelled out takes cores and watts from its listed twin, never memory or bandwidth", () => {
  const twin = machines.find(({ id }) => id === "rtx-4090")!;
  const machine = fitMachine(spec({ name: "nvidia geforce rtx 4090 24gb", memory_gb: 20 }), calibration, machines);
  expect(machine).toMatchObject({
    fp32_tflops: twin.fp32_tflops,
    load_w: twin.load_w,
    memory_gb: 20,
    bandwidth_gb_s: 500,
  });
});

test.each(["2x RTX 3090", "2 x NVIDIA GeForce RTX 3090 24GB", "RTX 3090 x2", "2× RTX 3090"])(
  "how many of a chip a name says does not hide which: %s",
  (name) => {
    const machine = fitMachine(spec({ name, gpus: 2, memory_gb: 48, bandwidth_gb_s: 936 }), calibration, machines);
    // A machine with one card draws 420 W, a card 350 W.
    expect(machine).toMatchObject({ fp32_tflops: 35.6, gpus: 2, memory_gb: 48, load_w: 770 });
  },
);

test("watts that are not known are estimated, and said to be", () => {
  const mac = fitMachine(spec({ name: "Apple M5 Max" }), calibration);
  expect(mac).toMatchObject({ idle_w: 5, load_w: 135 });
  expect(mac.derived).toEqual(expect.arrayContaining(["135 W under load", "5 W idle"]));
  const { max_w, load_w, derived } = fitMachine(spec({ name: "RTX 9999", gpus: 2 }), calibration);
  expect([max_w, load_w]).toEqual([null, 750]);
  expect(derived).toEqual(expect.arrayContaining(["750 W under load", "75 W idle"]));
});

test.each([
  ["one card of no known name", { name: "RTX 9999" }, 50],
  ["four of them", { name: "RTX 9999", gpus: 4 }, 125],
  ["two for a data centre", { name: "2 x H100 80 GB", decode_class: "nv-hbm", gpus: 2 }, 290],
  ["one that is listed", { name: "NVIDIA H100 SXM 80GB", bandwidth_gb_s: 3350 }, 170],
  ["two of a listed one", { name: "2 x H100 SXM", bandwidth_gb_s: 3350, gpus: 2 }, 290],
  ["two that the list has alone", { name: "2 x RTX 3090", bandwidth_gb_s: 936, gpus: 2 }, 80],
  ["what is given stands", { name: "2 x H100 80 GB", decode_class: "nv-hbm", gpus: 2, idle_w: 350 }, 350],
])("each card draws power while idle: %s", (_, given, idle_w) => {
  expect(fitMachine(spec(given), calibration, machines).idle_w).toBe(idle_w);
});

test.each([
  ["RTX 4070", 504, "rtx-4070"],
  ["rtx4070 ti", 504, "rtx-4070ti"],
  ["NVIDIA A100 SXM", 2039, "a100-sxm-80"],
  ["M4 Pro (20-core GPU)", 273, "m4-pro-20c"],
  ["GeForce RTX 4070", 300, undefined],
  ["RTX 4070 laptop", 504, undefined],
])("%s with %d GB/s is known as %s", (name, bandwidth_gb_s, id) => {
  const chips = machines.filter(({ complete }) => !complete);
  const twin = chips.find((each) => each.id === id);
  const machine = fitMachine(spec({ name, bandwidth_gb_s }), calibration, chips);
  expect(machine.fp32_tflops).toBe(twin?.fp32_tflops ?? null);
  expect(machine.max_w).toBe(twin?.max_w ?? null);
});

test("a machine without a name computes like the listed chips of its class, bandwidth and memory", () => {
  const bare = (bandwidth_gb_s: number, memory_gb: number) =>
    fitMachine({ decode_class: "nv", bandwidth_gb_s, memory_gb }, calibration, machines);
  const one = bare(936, 24);
  expect(one).toMatchObject({ family: { id: "ampere" }, fp32_tflops: 35.6, load_w: 420 });
  expect(one.derived).toContain("computes like NVIDIA GeForce RTX 3090 24GB");
  const several = bare(1008, 24);
  expect(several.derived.join()).toMatch(/computes like .*3090 Ti.* or .*4090/);
  expect(several.prefill_tflops).toBeGreaterThan(1.8 * 40);
  expect(several.prefill_tflops).toBeLessThan(1.8 * 82.6);
  expect(bare(936, 48)).toMatchObject({ prefill_tflops: null, fp32_tflops: null });
});

test.each([
  ["AMD Ryzen 9 7950X (CPU)", "cpu"],
  ["Intel Core i5-6500 (CPU)", "cpu"],
  ["Core Ultra 7 265K", "cpu"],
  ["Xeon E5-2680 v4", "cpu"],
  ["AMD EPYC 9554", "cpu"],
  ["Radxa Orion O6 (12-core CPU)", "cpu"],
  ["Raspberry Pi 5", "cpu"],
  ["NVIDIA Grace CPU Superchip", "cpu"],
  ["NVIDIA GH200 Grace Hopper", "nv-hbm"],
  ["AMD Radeon 780M (iGPU)", "cpu"],
  ["Ryzen 5 PRO 4650G with Radeon Graphics", "cpu"],
  ["AMD Radeon 8060S", "amd-unified"],
  ["GMKtec M5 Plus (Ryzen 7 5825U)", "cpu"],
  ["MacBook Pro 16 2019 (Core i9)", "cpu"],
  ["Mac Pro 2019 (Xeon W, Radeon Pro W6800X)", "amd"],
  ["Ultra 9 285K", "cpu"],
  ["Apple M4 Ultra", "apple-ultra"],
  ["Intel Data Center GPU Max 1550", "intel"],
  ["Intel Arc A770 16GB", "intel"],
  ["Arc Pro B70", "intel"],
  ["AMD Ryzen AI Max+ 395", "amd-unified"],
  ["AMD Radeon RX 9070", "amd"],
  ["AMD Instinct MI300X", "amd-hbm"],
  ["PC with Ryzen 9 and RTX 4090", "nv"],
  ["Mac mini M6 (12-core CPU, 12-core GPU)", "apple"],
  ["Mac Studio M5 Ultra", "apple-ultra"],
  ["NVIDIA DGX Spark (GB10)", "nv-unified"],
  ["Bosgame M5, 128 GB, 2 TB", "amd-unified"],
])("%s is of class %s", (name, id) => {
  const machine = fitMachine({ name, bandwidth_gb_s: 100, memory_gb: 32 }, calibration, machines);
  expect(machine.decode_class.id).toBe(id);
  expect(machine.class_guessed).toBe(false);
});

test.each(["our server", "Intel NUC", "Intel Gaudi 3", "Galaxy S24 Ultra"])(
  "%s: a name that says nothing is a guess, and is said to be one",
  (name) => {
    const machine = fitMachine({ name, bandwidth_gb_s: 90, memory_gb: 64 }, calibration, machines);
    expect(machine).toMatchObject({ class_guessed: true, decode_class: { id: "cpu" } });
    expect(machine.derived[0]).toMatch(/guess from memory and bandwidth/);
  },
);
