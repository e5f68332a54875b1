/** Environment variables that promptfoo reads the keys of hosts from. LiteLLM is told to read the same, so each is set once. */

/** The key, and what else promptfoo needs, where the key is not called after the host. */
const KEYS: Record<string, readonly [key: string, ...also: string[]]> = {
  alibaba: ["DASHSCOPE_API_KEY"],
  azure: ["AZURE_API_KEY", "AZURE_API_HOST"],
  cloudflare: ["CLOUDFLARE_API_KEY", "CLOUDFLARE_ACCOUNT_ID"],
  databricks: ["DATABRICKS_TOKEN", "DATABRICKS_WORKSPACE_URL"],
  google: ["GEMINI_API_KEY"],
  huggingface: ["HF_TOKEN"],
};

export const keysOf = (host: string): readonly [key: string, ...also: string[]] =>
  KEYS[host] ?? [`${host.toUpperCase().replaceAll("-", "_")}_API_KEY`];
