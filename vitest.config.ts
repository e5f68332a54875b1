import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    // Two processes: the tests of the command line start many of their own.
    maxWorkers: 2,
    env: { TZ: "UTC", NO_COLOR: "", FORCE_COLOR: "" },
  },
});
