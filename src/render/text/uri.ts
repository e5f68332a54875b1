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

/** An absolute path as a `file:` URI; a drive letter keeps its colon. */
export const fileUri = (path: string): string =>
  `file://${path.startsWith("/") ? "" : "/"}${uriOf(path.replace(/\/$/, "")).replace(/^([A-Za-z])%3A/, "$1:")}`;
