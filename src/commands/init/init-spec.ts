/** `init`: what a project needs to check its scoping docs. */
import type { CommandSpec } from "../spec/command-spec.ts";
import { EVERYWHERE, QUIET } from "../spec/common-options.ts";

export const initSpec: CommandSpec = {
  name: "init",
  operands: "[folder]",
  summary: "write a config file, an example document and a GitHub workflow",
  about:
    "Writes .model-advisor.yaml, scopes/example.md and .github/workflows/model-advisor.yml. A file that is there is kept.",
  examples: ["model-advisor init", "model-advisor init client-scopes"],
  options: [QUIET, ...EVERYWHERE],
  load: () => import("./init.ts"),
};
