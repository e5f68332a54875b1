/** CPU time of whole child processes, as bash's `times` reports it, in milliseconds. */
import { execFileSync } from "node:child_process";

/** Seconds of user and system time of one run. */
export function cpuSeconds(command: string): number {
  const text = execFileSync("bash", ["-c", `${command} >/dev/null 2>&1; times`], { encoding: "utf8" });
  const children = text.trim().split("\n")[1]!;
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Median over paired runs of the CPU of each command relative to the first, which is `base`. */
export function ratios(base: string, commands: Record<string, string>, runs: number): Record<string, number> {
  const found: Record<string, number[]> = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let i = 0; i < runs; i++) {
    const bare = cpuSeconds(base);
    for (const [name, command] of Object.entries(commands)) found[name]!.push(cpuSeconds(command) / bare);
  }
  return Object.fromEntries(Object.entries(found).map(([name, values]) => [name, median(values)]));
}
