import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    // Two processes: the tests of the command line start many of their own.
    maxWorkers: 2,
    // No test changes what another one sees, so that tables and reader are loaded once for each process, not for each file.
    isolate: false,
    env: { TZ: "UTC", NO_COLOR: "", FORCE_COLOR: "" },
  },
});
