/** Paths as relative URIs. */

/** Percent-encodes what a URI path may not hold; `/` stays. */
export function uriOf(path: string): string {
  const wellFormed = path.replaceAll(/\p{Cs}/gu, "\ufffd");
  const encoded = wellFormed
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
  return encoded === "" ? "." : encoded;
}
