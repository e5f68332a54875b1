/** A region as people write it: `AU` of au, `Asia-Pacific` of apac, `global` as it is. */
export function regionText(region: string): string {
  if (region === "apac") return "Asia-Pacific";
  return region.length <= 3 ? region.toUpperCase() : region;
}
