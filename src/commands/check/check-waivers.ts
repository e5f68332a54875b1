/** Waivers of the config file: which findings they take out, and which of them have run out. */
import type { Finding } from "../../core/findings/check-report.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import type { Waiver } from "../../data/settings/config.ts";
import type { Host } from "../host/host.ts";
import { repositoryTop } from "../host/repository-top.ts";
import type { FoundConfig } from "../settings/find-config.ts";
import { ignoresCase, patternsOf, within } from "./ignored-files.ts";

export interface Waivers {
  /** The waiver that takes the finding out, on that day. */
  waiverOf(finding: Finding): Waiver | undefined;
  /** Waivers that have run out; and, after a whole run, those that waive nothing. */
  findings(isWholeRun: boolean): Diagnostic[];
}

export async function waiversOf(found: FoundConfig, asOf: string, host: Host): Promise<Waivers> {
  const { config, folder, waiverPlace } = found;
  const waivers = config.check?.waivers ?? [];
  const ignorecase = waivers.length > 0 && (await ignoresCase(repositoryTop(folder, host) ?? folder, host));
  const entries = waivers.map((waiver, index) => ({
    waiver,
    place: waiverPlace(index),
    paths: patternsOf([waiver.path], ignorecase),
    isOver: waiver.expires < asOf,
    used: false,
  }));
  return {
    waiverOf({ rule, place }) {
      const ofRule = entries.filter(({ waiver, isOver }) => !isOver && waiver.rule === rule);
      if (ofRule.length === 0) return undefined;
      const path = within(folder, host.resolve(place.file));
      if (path === undefined) return undefined;
      const entry = ofRule.find(({ paths }) => paths.ignores(path));
      if (entry) entry.used = true;
      return entry?.waiver;
    },
    findings(isWholeRun) {
      return entries.flatMap(({ waiver, place, isOver, used }): Diagnostic[] => {
        const { rule, path, approver, expires } = waiver;
        const args = { of: rule, path, expires };
        const about = `the waiver of "${rule}" on ${quote(path)}`;
        if (isOver) {
          const message = `${about} by ${quote(approver)} expired on ${expires}; fix the findings, or have it renewed`;
          return [{ rule: "expired-waiver", severity: "error", message, args, place, related: [] }];
        }
        if (used || !isWholeRun) return [];
        const message = `${about} waives nothing; remove it`;
        return [{ rule: "unused-waiver", severity: "note", message, args, place, related: [] }];
      });
    },
  };
}
