/** A brief once what is said in it has been written down. */
import type { Brief } from "../types/brief.ts";

/**
 * What is left for a language model once a speech model has written down what is heard. A transcript is all that is
 * wanted of a video that is transcribed; of any other it must be seen, too.
 */
export function writtenDown(brief: Brief, { withVideo }: { withVideo: boolean }): Brief {
  const { input, ...rest } = brief;
  const left = input?.filter((each) => each !== "audio" && !(withVideo && each === "video"));
  return left && left.length > 0 ? { ...rest, input: left } : rest;
}
