/** Finds the config file, in the working folder or above it, and lays what it sets under options, prices and briefs. */
import { findMachine, unknownMachine } from "../../core/prices/find-named.ts";
import { plainText, quote } from "../../core/text/plain-text.ts";
import type { Brief } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import type { Pricing } from "../../core/types/pricing.ts";
import type { Config, ReadConfig } from "../../data/settings/config.ts";
import { type CommandHost, repositoryTop } from "../host/host.ts";
import { diagnosticLine } from "../host/operand.ts";
import { loadRules } from "./data.ts";

const CONFIG_NAMES = [".model-advisor.yaml", ".model-advisor.yml", ".model-advisor.json"];

export interface ConfigOptions {
  config?: string;
  noConfig?: boolean;
}

export interface FoundConfig extends ReadConfig {
  /** Absolute path of the file; null when there is none. */
  file: string | null;
  /** The folder that paths in it start from; the working folder when there is none. */
  folder: string;
}

const nowhere = () => ({ file: ".", line: 1, column: 1 });

/** What holds where there is no config. */
export const NO_CONFIG: ReadConfig = { config: {}, waiverPlace: nowhere, placeOf: nowhere };

const nothing = (host: CommandHost): FoundConfig => ({ ...NO_CONFIG, file: null, folder: host.cwd });

/** Looks in the folder and those above it, up to the root of the repository. */
function searchUpwards(host: CommandHost): string | undefined {
  let folder = host.cwd;
  for (;;) {
    for (const name of CONFIG_NAMES) {
      const file = host.resolve(folder, name);
      if (host.kindOf(file) === "file") return file;
    }
    const above = host.resolve(folder, "..");
    if (above === folder || host.kindOf(host.resolve(folder, ".git")) !== undefined) return undefined;
    folder = above;
  }
}

/**
 * The config that holds here: the file that `--config` names, or the nearest one upwards. A file that is wrong is a
 * usage error, since nothing can be done as asked.
 */
export async function findConfig({ config, noConfig }: ConfigOptions, host: CommandHost): Promise<FoundConfig> {
  if (noConfig === true) return nothing(host);
  const file = config === undefined ? searchUpwards(host) : host.resolve(config);
  if (file === undefined) return nothing(host);
  // Loaded only where there is a config: reading one costs more than deciding a brief.
  const [{ readConfig }, { decodeText }, rules] = await Promise.all([
    import("../../data/settings/config.ts"),
    import("../../data/documents/decode-text.ts"),
    loadRules(),
  ]);
  const shown = host.relative(file);
  const decoded = decodeText(host.readFile(file), shown);
  const ruleIds = rules.map(({ id }) => id);
  const read = decoded.ok ? readConfig(decoded.text, shown, ruleIds) : decoded;
  if (!read.ok) throw usageError(...read.diagnostics.map(diagnosticLine));
  const { waiverPlace, placeOf } = read;
  return { config: read.config, waiverPlace, placeOf, file, folder: host.resolve(file, "..") };
}

/** What a config file says and where it says it. */
export type PlacedConfig = Pick<FoundConfig, "config" | "placeOf">;

/** `.model-advisor.yaml:2:11: `, before what is wrong with the value of a key. */
const before = ({ placeOf }: Pick<FoundConfig, "placeOf">, key: keyof Config): string => {
  const { file, line, column } = placeOf(key);
  return `${plainText(file)}:${line}:${column}: `;
};

/**
 * A path that a config file names, from the folder of that file. A config comes with a repository, perhaps from a
 * stranger, and names no place outside of it.
 */
export function insideRepository(key: string, named: string, folder: string, host: CommandHost): string {
  const path = host.resolve(folder, named);
  const top = host.real(repositoryTop(folder, host) ?? folder);
  if (!`${host.real(path)}/`.startsWith(top.endsWith("/") ? top : `${top}/`)) {
    throw usageError(`the config names ${quote(named)} as ${key}, outside the repository; name it on the command line`);
  }
  return path;
}

/** Data options with what the config sets where no flag says otherwise. */
export function withConfig<O extends { taxonomy?: unknown; pricing?: unknown; currency?: unknown }>(
  options: O,
  found: PlacedConfig & Pick<FoundConfig, "folder">,
  host: CommandHost,
): O {
  const { taxonomy, pricing, currency } = found.config;
  const placed = (key: "taxonomy" | "pricing", named: string): string => {
    const path = insideRepository(key, named, found.folder, host);
    if (host.kindOf(path) !== undefined) return path;
    throw usageError(`${before(found, key)}${key}: there is no file or folder ${quote(named)}`);
  };
  return {
    ...options,
    ...(options.taxonomy === undefined && taxonomy ? { taxonomy: placed("taxonomy", taxonomy) } : {}),
    ...(options.pricing === undefined && pricing ? { pricing: placed("pricing", pricing) } : {}),
    ...(options.currency === undefined && currency ? { currency, currencyAt: before(found, "currency") } : {}),
  };
}

/**
 * The price list with the tariff of the config first, which is the one that costs are made with. Of a machine that the
 * config names and nobody knows, the config is at fault, and no brief.
 */
export function underConfig(pricing: Pricing, found: PlacedConfig): Pricing {
  const { tariff: region, hardware } = found.config;
  if (typeof hardware === "string" && !findMachine(pricing.machines, hardware)) {
    throw usageError(`${before(found, "hardware")}hardware: ${unknownMachine(pricing.machines, hardware)}`);
  }
  if (region === undefined) return pricing;
  const wanted = pricing.tariffs.filter((tariff) => tariff.region.toLowerCase() === region.toLowerCase());
  if (wanted.length === 0) {
    const known = pricing.tariffs.map((tariff) => tariff.region).join(", ");
    throw usageError(`${before(found, "tariff")}tariff: ${quote(region)}, expected one of ${known}`);
  }
  return { ...pricing, tariffs: [...wanted, ...pricing.tariffs.filter((tariff) => !wanted.includes(tariff))] };
}

/** A brief with the defaults of the config where it says nothing itself. */
export function withDefaults(brief: Brief, { usage, hardware }: Config): Brief {
  if (usage === undefined && hardware === undefined) return brief;
  return {
    ...brief,
    ...(usage ? { usage: { ...usage, ...brief.usage } } : {}),
    ...(hardware !== undefined && brief.hardware === undefined ? { hardware } : {}),
  };
}
