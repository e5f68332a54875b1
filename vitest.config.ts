import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** A binary file as a module of its bytes, as the build makes of it. */
const bytes = {
  name: "bytes",
  load: (file: string) =>
    file.endsWith(".bin")
      ? `export default Uint8Array.from(atob("${readFileSync(file, "base64")}"), (one) => one.charCodeAt(0))`
      : undefined,
};

export default defineConfig({
  plugins: [bytes],
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
