/** Tokens of a text, estimated without a tokenizer of several megabytes. */
import { estimateTokenCount } from "tokenx";

/** For the package: characters for a token where the package counts too many tokens; measured against a current tokenizer. */
const languageConfigs = [
  { pattern: /[\u3040-\u30ff]/, averageCharsPerToken: 1.75 },
  { pattern: /[\u4e00-\u9fff\u3400-\u4dbf]/, averageCharsPerToken: 1.7 },
];

/** How far it may be off for which script is said in core/examples/scripts.ts. */
export const estimateTokens = (text: string): number => estimateTokenCount(text, { languageConfigs });
