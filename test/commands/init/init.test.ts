/** `init` writes what is missing, keeps what is there, and what it writes passes the check. */
import { expect, test } from "vitest";
import { run as check } from "../../../src/commands/check/check.ts";
import { run } from "../../../src/commands/check/init.ts";
import { CWD, memoryHost } from "../../hosts/memory-host.ts";

test("writes three files, and the check then finds nothing", async () => {
  const host = memoryHost();
  expect(await run({ operands: [] }, host)).toBe(0);
  expect(host.out).toBe(
    "wrote .model-advisor.yaml\nwrote scopes/example.md\nwrote .github/workflows/model-advisor.yml\n",
  );
  const next = memoryHost({ files: Object.fromEntries(host.files) });
  expect(await check({ operands: [], format: ["text"] }, next)).toBe(0);
  expect(next.out).toBe("no findings in 1 file with 1 brief\n");
});

test("keeps what is there", async () => {
  const host = memoryHost({ files: { [`${CWD}/scopes/.model-advisor.yaml`]: "currency: NZD\n" } });
  expect(await run({ operands: ["scopes"] }, host)).toBe(0);
  expect(host.files.get(`${CWD}/scopes/.model-advisor.yaml`)).toBe("currency: NZD\n");
  expect(host.err).toContain("kept scopes/.model-advisor.yaml: it is there already\n");
  expect(host.out).toContain("wrote scopes/scopes/example.md\n");
});

test("the workflow is pinned, names no package of npm, and says that its address is a placeholder", async () => {
  const host = memoryHost();
  await run({ operands: [] }, host);
  const workflow = String(host.files.get(`${CWD}/.github/workflows/model-advisor.yml`));
  expect(workflow).not.toMatch(/npx|@v\d/);
  expect(workflow).toContain('npm install --global --ignore-scripts "git+https://git.example/a/b.git#v0.0.0"');
  expect(workflow).toContain("placeholder");
  expect(workflow).toContain("persist-credentials: false");
  expect(host.err).toContain("a placeholder");
});

test("a real address is taken as it is", async () => {
  const host = memoryHost();
  Object.assign(host, { repository: "git+https://git.agency.test/a/b.git" });
  await run({ operands: [] }, host);
  expect(String(host.files.get(`${CWD}/.github/workflows/model-advisor.yml`))).not.toContain("placeholder");
  expect(host.err).toBe("next: model-advisor check\n");
});
