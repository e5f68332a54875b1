import { describe, expect, test } from "vitest";
import { askedOf, placeOf } from "../../../src/core/handoff/candidates.ts";
import { hostNamed } from "../../../src/core/prices/find-named.ts";
import { memoryHost } from "../../hosts/memory-host.ts";

const { models, hosts } = await memoryHost().pricing();
const host = (id: string) => hostNamed(hosts, id);
const named = (id: string) => models.find((each) => each.id === id)!;

describe("a host is asked where the data may be processed", () => {
  test.each([
    ["gpt-6-luna", "eu", { address: "https://eu.api.openai.com/v1" }],
    ["gpt-6-luna", "us", { address: "https://us.api.openai.com/v1" }],
    ["mistral-small-4", "eu", { address: "https://api.eu.mistral.ai/v1" }],
    ["glm-5.3-flash@together", "ca", { address: "https://ca-api.together.ai/v1" }],
    ["claude-opus-5-5", "us", { inference_geo: "us" }],
    ["claude-opus-5-5@bedrock", "eu", { cloud_region: "eu-central-1", host_model: "eu.anthropic.claude-opus-5-5" }],
    ["claude-opus-5-5@bedrock-au", "au", { host_model: "au.anthropic.claude-opus-5-5" }],
    // The profile of Asia-Pacific leaves Australia.
    ["nova-lite@bedrock-au", "au", { cloud_region: "ap-southeast-2", host_model: "amazon.nova-lite-v1:0" }],
    ["gemini-3.8-flash@vertex", "eu", { cloud_region: "eu", cloud_host: "aiplatform.eu.rep.googleapis.com" }],
    ["gemini-2.5-flash@vertex-au", "au", { cloud_region: "australia-southeast1", cloud_host: null }],
    ["gpt-6-luna@azure", "eu", { host_model: "FILL-IN-DATA-ZONE-EU-DEPLOYMENT-OF-gpt-6-luna", fill_in: true }],
    ["gpt-4o@azure-au", "au", { host_model: expect.stringMatching(/^FILL-IN-REGIONAL-AU-/), fill_in: true }],
    // Where the only place is meant, the address that the programs know is right.
    ["gpt-6-luna", null, { address: null, fill_in: false }],
  ])("%s in %s", (id, region, place) => {
    const model = named(id);
    expect(askedOf(host(model.provider), model, region).at).toMatchObject(place);
  });
});

test("a region that we know no address for is never asked of the global one", () => {
  const at = placeOf(host("openai"), "gpt-6-luna", { regions: ["global", "us", "eu", "au"] }, "au");
  expect(at).toMatchObject({ address: "FILL IN the address of openai that processes in AU", fill_in: true });
});

test("law: no model that is served from several places is asked at the global one for a region of its", () => {
  for (const model of models.filter(({ kind }) => kind === "cloud"))
    for (const region of (model.regions ?? []).filter((each) => each !== "global")) {
      const { id, at } = askedOf(host(model.provider), model, region);
      const isPlaced = at!.address ?? at!.cloud_region ?? at!.inference_geo ?? (at!.fill_in || null);
      expect(isPlaced !== null || model.regions!.length === 1, `${model.id} in ${region}`).toBe(true);
      expect(id, model.id).not.toContain(":global.");
      // promptfoo has a host by name ask its global address.
      if (at!.address !== null) expect(id).toMatch(/^openai:chat:/);
    }
});
