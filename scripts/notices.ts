/** The packages whose code a build holds: their licence texts, which have to be kept with it, and the list of them. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export interface Package {
  name: string;
  version: string;
  license: string;
  text: string;
}

/** The folder of the package that a file of node_modules belongs to. */
const folderOf = (file: string): string | undefined => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];

function packageAt(folder: string): Package {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  const text = files.map((file) => readFileSync(path.join(folder, file), "utf8").trim()).join("\n\n");
  // Some packages leave their licence to a line of the readme.
  const readme = readdirSync(folder).find((file) => /^readme/i.test(file));
  const said =
    readme &&
    /^#+ licen[cs]e\s+([\s\S]*?)(?=^#|$(?![\s\S]))/im.exec(readFileSync(path.join(folder, readme), "utf8"))?.[1];
  const kept = text || said?.trim();
  if (!kept)
    throw new Error(`${name} ${version} is bundled and keeps no licence text; leave it out, or add its text here`);
  return { name, version, license: String(license), text: kept };
}

/** The packages that the inputs of a build belong to, by name. Paths are from `root`. */
export function packagesOf(inputs: Iterable<string>, root: string): Package[] {
  const folders = new Set([...inputs].flatMap((file) => folderOf(file) ?? []));
  const packages = [...folders].map((folder) => packageAt(path.join(root, folder)));
  return packages.sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : Number(a.version > b.version),
  );
}

export function noticesText(packages: readonly Package[]): string {
  const parts = packages.map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`);
  return `This program holds code of the packages below.\n\n${parts.join(`\n${"-".repeat(72)}\n\n`)}`;
}

/** The same as a bill of materials in CycloneDX. Nothing in it changes from one build to the next. */
export function billOfMaterials(self: { name: string; version: string }, packages: readonly Package[]): string {
  const purl = (name: string, version: string) => `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const component = (type: string, name: string, version: string, license: string) => ({
    type,
    "bom-ref": purl(name, version),
    name,
    version,
    purl: purl(name, version),
    licenses: [{ license: { id: license } }],
  });
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: component("application", self.name, self.version, "MIT") },
    components: packages.map(({ name, version, license }) => component("library", name, version, license)),
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}
