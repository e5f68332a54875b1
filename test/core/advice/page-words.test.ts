/** What the first page says in words, each brief with what must and what must not stand there. */
import { expect, test } from "vitest";
import type { Brief } from "../../../src/core/types/brief.ts";
import { advise, ROUTING } from "./advisor-fixture.ts";

const LOCAL: Brief = { ...ROUTING, sensitivity: "local-only" };
/** Texts of one pattern, so few that what tuning costs falls on hardly any answer. */
const FEW: Brief = {
  kind: "product-description",
  repetition: 90,
  examples: 2500,
  correctness: "rubric",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 120 },
};

const aud = (amount: number) => ({ amount, currency: "AUD" });
const TUNED: Brief = {
  ...ROUTING,
  kind: "support-reply",
  correctness: "rubric",
  baseline: { metric: "accepted", score: 0.7, target: 0.9 },
  stakes: { right: aud(2), wrong: aud(10) },
};

const AGENT: Brief = {
  ...ROUTING,
  kind: "support-reply",
  correctness: "rubric",
  examples: 5000,
  tools: true,
  usage: { requests_per_month: 10_000, input_tokens: 500, output_tokens: 100 },
  baseline: { metric: "accepted", score: 0.7, target: 0.9 },
};

/** Labels that a prompt gives too seldom right, at a host in one region. */
const MISSED: Brief = {
  ...ROUTING,
  examples: 6000,
  sensitivity: "restricted-cloud",
  region: "au",
  usage: { requests_per_month: 9000, input_tokens: 500, output_tokens: 300 },
};

const LARGE: Brief = {
  kind: "legal-analysis",
  repetition: 20,
  examples: 200,
  correctness: "expert",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 9000, input_tokens: 6000, output_tokens: 1500 },
};

const LABELS: Brief = {
  kind: "routing",
  task: "Sort freight notices into 9 queues",
  repetition: 90,
  examples: 1500,
  correctness: "exact",
  usage: { requests_per_month: 500_000, input_tokens: 400, output_tokens: 10 },
};

/** All sentences of the first page. */
function pageOf(brief: Brief): string {
  const { counsel, headlines, page } = advise(brief);
  const lines = counsel?.lines.map(({ label, way }) => `${label} ${way}`) ?? [];
  const said = [page.verdict, ...headlines, ...lines, counsel?.text, counsel?.next_step, ...page.why, ...page.watch];
  return [...said, ...page.what_if].join("\n");
}

test.each<[string, Brief, { says?: string[]; not?: string[] }]>([
  [
    "a PC that is there is the client's",
    { ...LOCAL, hardware: "pc-cpu-32", usage: { requests_per_month: 20_000, input_tokens: 120, output_tokens: 8 } },
    { says: ["your PC"], not: ["your any PC"] },
  ],
  [
    "how cards were bought says nothing of those that are there",
    { ...LOCAL, hardware: "pc-2x-rtx-3090-used" },
    { says: ["PC with 2 x RTX 3090"], not: ["used"] },
  ],
  [
    "a rented machine where the data must stay",
    { ...LOCAL, hardware: "rented-h100" },
    { says: ["Your machine cannot serve this", "the rented NVIDIA H100"] },
  ],
  [
    "where checks cost more than answers earn, nothing is tuned",
    { ...TUNED, stakes: { right: aud(1), wrong: aud(2), review_minutes: 4 } },
    { says: ["this loses money, whatever the model", "Start with a prompt"], not: ["Tune Amazon", "may follow"] },
  ],
  ...[TUNED, LOCAL, { ...LOCAL, examples: 20 }, { ...ROUTING, examples: 20 }].map(
    (brief): [string, Brief, { says: string[]; not: string[] }] => [
      "where they cost more today alone, a better score is the cure",
      {
        ...brief,
        baseline: { metric: "accepted", score: 0.25, target: 0.9 },
        stakes: { right: aud(4), wrong: aud(10), review_minutes: 1.5 },
      },
      {
        says: ["Checking an answer costs AU$1.62 and a right one earns AU$4.00: at 25%", "and it pays from 41% on"],
        not: ["whatever the model", "Tune nothing"],
      },
    ],
  ),
  [
    "a mistake that people catch costs what a right answer would have earned",
    {
      ...ROUTING,
      kind: "support-reply",
      correctness: "rubric",
      reviewed: "all",
      stakes: { right: aud(6), wrong: aud(40) },
    },
    { says: ["AU$6.00 lies between a right answer and a wrong one that is caught"], not: ["AU$46"] },
  ],
  [
    "one that nobody sees costs all that it costs",
    {
      ...ROUTING,
      kind: "support-reply",
      correctness: "rubric",
      reviewed: "none",
      stakes: { right: aud(6), wrong: aud(40) },
    },
    { says: ["AU$46 lies between a right answer and a wrong one"], not: ["caught"] },
  ],
  [
    "what one more right answer must be worth is said where what a caught mistake costs is no measure",
    { ...LOCAL, reviewed: "all", stakes: { wrong: aud(40) } },
    { says: ["at 5 points gained it pays if one more right answer is worth AU$0.08"], not: ["AU$40"] },
  ],
  [
    "what no answer can be believed to be worth leaves tuning, and what it needs, out of the page",
    FEW,
    {
      says: [
        "Leave tuning at this volume: it costs AU$",
        "one more right answer must be worth AU$",
        "A prompt fits best",
      ],
      not: [", tuned", "may follow", "At home", "Leased", "come to tune", "examples aside"],
    },
  ],
  [
    "the same where the data may not leave",
    { ...FEW, sensitivity: "local-only" },
    { says: ["Leave tuning at this volume: it costs AU$"], not: [", tuned", "may follow", "examples aside"] },
  ],
  [
    "ten times the volume makes it believable",
    { ...FEW, usage: { requests_per_month: 1200 } },
    { says: ["it pays if one more right answer is worth AU$3", ", tuned"], not: ["Leave tuning"] },
  ],
  [
    "so does what is stated",
    { ...FEW, stakes: { wrong: aud(90) } },
    { says: ["Tuning pays if it is right", ", tuned"], not: ["Leave tuning", "must be worth"] },
  ],
  [
    "where even the target loses, that is said of the target",
    {
      ...TUNED,
      baseline: { metric: "accepted", score: 0.5, target: 0.6 },
      stakes: { right: aud(2), wrong: aud(10), review_minutes: 1.5 },
    },
    { says: ["this loses money, even at 60% right: a right answer earns AU$2.00"], not: ["whatever the model"] },
  ],
  [
    "a prompt that misses the target of an agent makes way for a larger model first",
    AGENT,
    {
      says: [
        "Where it must act in other systems, try a larger model with the same prompt first (Claude Opus 5.5)",
        "Try Claude Opus 5.5",
        "Give the requests that were scored to GPT-6.1 Terra and to Claude Opus 5.5, all of them.",
      ],
      not: ["Tune Qwen", "For code", "(a larger model)"],
    },
  ],
  [
    "of code it says so, and what was scored is not given to the model that was scored",
    { ...AGENT, kind: "stack-code", tools: false, baseline: { ...AGENT.baseline!, model: "gpt-6.1-terra" } },
    {
      says: ["For code, try a larger model", "Give the requests that were scored to Claude Opus 5.5 too, all of them."],
      not: ["act in other systems"],
    },
  ],
  [
    "of larger ones that is tried which costs less than tuning",
    { ...AGENT, usage: { ...AGENT.usage, requests_per_month: 40_000 } },
    { says: ["Try GPT-6.1 Sol", "GPT-6 Luna and to GPT-6.1 Sol, all of them."], not: ["Opus"] },
  ],
  [
    "one that costs more than tuning saves none, and is not tried",
    { ...TUNED, tools: true, examples: 5000 },
    { says: ["Tune ", "compare with the best prompt on those"], not: ["larger model", "Claude Opus"] },
  ],
  [
    "where no host may have the data there is none to try, and it is tuned on the machine that is there",
    {
      ...TUNED,
      tools: true,
      examples: 5000,
      sensitivity: "restricted-cloud",
      region: "sg",
      hardware: "mac-studio-m5-max-128",
    },
    { says: ["Tune ", "compare with the best prompt on those"], not: ["larger model"] },
  ],
  [
    "nor where the largest missed the target itself",
    {
      ...ROUTING,
      kind: "support-reply",
      correctness: "rubric",
      tools: true,
      examples: 5000,
      baseline: { metric: "passed", score: 0.7, target: 0.9, model: "claude-opus-5.5" },
    },
    {
      says: ["Today Claude Opus 5.5", "No model that may be used here is ranked above Claude Opus 5.5"],
      not: ["larger model", "Try Claude"],
    },
  ],
  [
    "others come before what is tuned where the scored one is named, first on the page and in its rows",
    { ...MISSED, baseline: { metric: "accuracy", score: 0.86, target: 0.93, model: "gpt-4o-mini" } },
    {
      says: ["Start with a prompt: Claude Haiku 5.5, AU$", "Start with Claude Haiku 5.5", "Try Claude Opus 5.5"],
      not: ["tuned on your 6,000 examples fits best"],
    },
  ],
  [
    "of them that leads which was not scored",
    { ...MISSED, baseline: { metric: "accuracy", score: 0.86, target: 0.93, model: "claude-haiku-5.5" } },
    {
      says: ["Start with a prompt: Claude Opus 5.5, AU$", "Start with Claude Opus 5.5", "Today Claude Haiku 5.5"],
      not: ["Try Claude"],
    },
  ],
  [
    "they do so where the stakes pay for tuning",
    {
      ...MISSED,
      baseline: { metric: "accuracy", score: 0.86, target: 0.93, model: "gpt-4o-mini" },
      stakes: { right: aud(0.2), wrong: aud(1) },
    },
    { says: ["Start with a prompt", "Only if 93% stays out of reach, "], not: ["Set 400"] },
  ],
  [
    "where a right answer is put at nothing, only mistakes count, and nobody asks for 100%",
    {
      ...MISSED,
      baseline: { metric: "accuracy", score: 0.9, target: 0.94, model: "gpt-4o-mini" },
      stakes: { right: aud(0), wrong: aud(0.5) },
    },
    { says: ["Start with a prompt", "right 9.1 points more often"], not: ["100%", "AU$0 ", "this loses"] },
  ],
  [
    "and so where people check them all",
    {
      ...MISSED,
      baseline: { metric: "accuracy", score: 0.9, target: 0.94, model: "gpt-4o-mini" },
      stakes: { right: aud(0), wrong: aud(0.5), review_minutes: 2 },
    },
    { says: ["Start with a prompt"], not: ["100%", "AU$0 ", "this loses"] },
  ],
  [
    "of four hundred examples a test takes as many as tuning spares, and no page asks for more",
    { ...ROUTING, examples: 350 },
    { not: ["400 examples"] },
  ],
  [
    "where nobody says whose the score is, other prompts are tried before anything is tuned",
    {
      ...FEW,
      examples: 640,
      usage: { requests_per_month: 400 },
      baseline: { metric: "accepted", score: 0.71, target: 0.85 },
    },
    {
      says: ["try another model first", "Say which model scored 71%. Give the requests", "Try Claude Opus 5.5"],
      not: ["Tune "],
    },
  ],
  [
    "a score of the best model leaves no other prompt to try",
    {
      ...FEW,
      examples: 640,
      usage: { requests_per_month: 400 },
      baseline: { metric: "accepted", score: 0.71, target: 0.85, model: "claude-opus-5-5" },
    },
    { says: ["Tune "], not: ["Say which model"] },
  ],
  [
    "of larger ones that is tried which keeps the budget",
    { ...AGENT, usage: { ...AGENT.usage, requests_per_month: 40_000 }, limits: { budget_per_month: aud(300) } },
    { says: ["Try Claude Sonnet 5.5"], not: ["Sol"] },
  ],
  [
    "at high stakes the best large model is taken, whatever a cheaper one saves",
    { ...LARGE, stakes: { right: aud(500), wrong: aud(4000) } },
    {
      says: [
        "At these stakes take the best, Claude Opus 5.5",
        "takes that back. A test that shows so small a difference costs more than a year of that",
      ],
      not: ["Give both models", "which requests a cheaper model handles"],
    },
  ],
  [
    "what a mistake costs leaves the best in place where the price does not matter, and the page says so",
    { ...LARGE, usage: { ...LARGE.usage, requests_per_month: 60 }, stakes: { wrong: aud(900) } },
    { says: ["At AU$900 a mistake the best is worth taking, and the list has none better for this."] },
  ],
  [
    "where the price does not matter no best value stands beside the best",
    { ...LARGE, usage: { ...LARGE.usage, requests_per_month: 60 } },
    { says: ["At your volume the price does not matter"], not: ["Best value", "GPT-6 Luna"] },
  ],
  [
    "on a machine too",
    { ...LARGE, sensitivity: "local-only", stakes: { wrong: aud(900) } },
    { says: ["At AU$900 a mistake the best is worth taking, and the list has none better for this."] },
  ],
  [
    "not so on one that is there, beside which a larger one has better models",
    { ...LARGE, sensitivity: "local-only", hardware: "mac-studio-m5-max-128", stakes: { wrong: aud(900) } },
    { says: ["only your own machine qualifies"], not: ["none better"] },
  ],
  [
    "a classifier that costs less in every column than the tuned model is trained first",
    {
      ...LABELS,
      sensitivity: "restricted-cloud",
      region: "au",
      baseline: { metric: "accuracy", score: 0.8, target: 0.9 },
      stakes: { wrong: aud(1) },
    },
    { says: ["First train the classifier on the same examples: it costs AU$12 a month"] },
  ],
  [
    "one that takes more staff time than the prompt is not",
    { ...LABELS, sensitivity: "local-only", usage: { ...LABELS.usage, requests_per_month: 20_000 } },
    { says: ["Measure the prompt"], not: ["First train the classifier"] },
  ],
  [
    "in a region without a host, hosts are asked before a machine is bought that the volume does not pay",
    {
      ...LABELS,
      sensitivity: "restricted-cloud",
      region: "nz",
      usage: { ...LABELS.usage, requests_per_month: 8000 },
    },
    {
      says: [
        "Ask hosts for your region first",
        "Ask hosts before you buy: none on the list states NZ",
        "Then Qwen3.5 9B",
      ],
      not: ["Start with", "Tune "],
    },
  ],
  [
    "for hard work too",
    { ...LARGE, sensitivity: "restricted-cloud", region: "ch", usage: { ...LARGE.usage, requests_per_month: 300 } },
    { says: ["Ask hosts for your region first", "none on the list states CH", "Ask two or three hosts in writing"] },
  ],
  [
    "not where the volume pays the machine",
    {
      ...LARGE,
      sensitivity: "restricted-cloud",
      region: "ch",
      usage: { ...LARGE.usage, requests_per_month: 60_000 },
    },
    { says: [], not: ["Ask hosts for your region first"] },
  ],
  [
    "nor where no host may have the data at all",
    { ...LABELS, sensitivity: "local-only", region: "nz", usage: { ...LABELS.usage, requests_per_month: 8000 } },
    { says: ["The data may not leave"], not: ["Ask hosts"] },
  ],
  [
    "mistakes that people catch move nothing",
    { ...LARGE, reviewed: "all", stakes: { wrong: aud(900) } },
    { says: ["People check every answer, so what a mistake costs moves nothing here."], not: ["none better"] },
  ],
  [
    "of an open volume too",
    { ...LARGE, usage: { input_tokens: 6000, output_tokens: 1500 }, stakes: { wrong: aud(4000) } },
    { says: ["At these stakes take the best, Claude Opus 5.5", "with 1,000 requests, and one more wrong answer in"] },
  ],
  [
    "at lower ones the page says how much less often right the cheaper one may be",
    { ...LARGE, stakes: { wrong: aud(1) } },
    { says: ["Give both models", "points less often, at AU$1.00 between"], not: ["At these stakes"] },
  ],
  [
    "over the budget no stakes make it the one to take",
    { ...LARGE, stakes: { wrong: aud(4000) }, limits: { budget_per_month: aud(1) } },
    { not: ["At these stakes"] },
  ],
  [
    "where the model to start with depends on a volume that is open, each is named to where it leads, and measured",
    {
      kind: "document-qa",
      facts: "documents-found",
      repetition: 55,
      examples: 80,
      correctness: "rubric",
      sensitivity: "cloud-ok",
      usage: { output_tokens: 250 },
    },
    {
      says: [
        "GPT-6.1 Terra, AU$37 a month at 5,000 requests (better, for AU$33 more), GPT-6 Luna from 50,000 on.",
        "Say how many come in a month: whether GPT-6.1 Terra or GPT-6 Luna leads depends on it.",
      ],
      not: ["hardly more"],
    },
  ],
  [
    "on a machine that the data may not leave the prompt that was measured is that of today",
    { ...LOCAL, baseline: { model: "qwen3.5-9b", score: 0.8, target: 0.9 } },
    { says: ["Today Qwen3.5 9B"], not: ["Or Qwen3.5 9B"] },
  ],
  [
    "and another prompt is not",
    { ...LOCAL, baseline: { model: "gpt-6-luna", score: 0.8, target: 0.9 } },
    { says: ["Or Qwen3.5 9B"], not: ["Today"] },
  ],
  [
    "where one model leads at each, it is named alone",
    { ...LOCAL, usage: { input_tokens: 500, output_tokens: 300 } },
    { says: ["Qwen3.5 9B"], not: ["from 50,000 on", "depends on it"] },
  ],
  [
    "captions are written by a speech model, whatever machine there is",
    { ...LOCAL, kind: "transcription", correctness: "rubric", examples: 0, limits: { latency_s: 1 } },
    { says: ["writes down what is said"], not: ["No machine"] },
  ],
  [
    "where the prompt stays, more examples would change nothing",
    { ...ROUTING, examples: 150, baseline: { metric: "accepted", score: 0.97, target: 0.95 } },
    { says: ["A prompt reached 97%, and 95% is needed."], not: ["examples: "] },
  ],
  [
    "a score is told of the model that it was measured on, and of no other",
    { ...ROUTING, baseline: { metric: "accuracy", score: 0.96, target: 0.95, model: "gpt-5-mini" } },
    {
      says: [
        "A prompt reached 96% on GPT-5 mini (retires on 2026-12-11), and 95% is needed.",
        "whether that model reaches it too is not known",
      ],
      not: ["does it for", "Stay with"],
    },
  ],
  [
    "a score that is too little for the stakes says nothing of models that were not measured",
    { ...ROUTING, baseline: { metric: "accuracy", score: 0.8 }, stakes: { right: aud(1), wrong: aud(9) } },
    { says: ["Unchecked, answers pay from 90% right on; until then"], not: ["Even the best", "No model"] },
  ],
  [
    "of 600 examples a hundred can be spared for a test, as 500 are needed to tune",
    { ...TUNED, examples: 600 },
    { says: ["Set 100 examples aside"], not: ["400 examples aside"] },
  ],
  [
    "of many four hundred",
    { ...TUNED, examples: 5000 },
    { says: ["Set 400 examples aside", "compare with the best prompt on those 400"] },
  ],
  [
    "fifty labels a month are set by hand",
    { ...LOCAL, usage: { requests_per_month: 50, input_tokens: 120, output_tokens: 8 } },
    {
      says: ["Have a person do it: at this volume that costs less.", "Have it done by hand. At 50 requests a month"],
      not: ["tuned on your", "So few requests may be done by hand", "Start with"],
    },
  ],
  [
    "fifty drafts of two pages are not",
    { ...LOCAL, kind: "report-drafting", usage: { requests_per_month: 50, input_tokens: 4000, output_tokens: 1500 } },
    { not: ["by hand"] },
  ],
  [
    "eight drafts of any length are not: nobody knows how long a person takes",
    { ...LOCAL, kind: "report-drafting", usage: { requests_per_month: 8 } },
    { not: ["by hand"] },
  ],
  [
    "labels of what is of any length are not: the page asks how long it is",
    { ...LOCAL, usage: { requests_per_month: 5 } },
    { says: ["may be done by hand for less: say how long"], not: ["Have it done by hand"] },
  ],
  [
    "labels of what is of a known length are, as they are short",
    { ...LOCAL, usage: { requests_per_month: 5, input_tokens: 400 } },
    { says: ["Have it done by hand. At 5 requests a month"] },
  ],
  [
    "where no more right answers bring in what a model to tune costs, nobody collects examples for it",
    {
      ...LOCAL,
      kind: "report-drafting",
      sensitivity: "cloud-ok",
      correctness: "rubric",
      examples: 40,
      usage: { requests_per_month: 25, input_tokens: 900, output_tokens: 1200 },
    },
    { says: ["Leave tuning at this volume, and collect nothing for it"], not: ["more examples"] },
  ],
  [
    "where they may, they do",
    {
      ...LOCAL,
      kind: "report-drafting",
      sensitivity: "cloud-ok",
      correctness: "rubric",
      examples: 40,
      usage: { requests_per_month: 25_000, input_tokens: 900, output_tokens: 1200 },
    },
    { says: ["before you tune"], not: ["Leave tuning"] },
  ],
  [
    "one request a month is one, and by hand there is no machine to watch and no example to collect",
    { ...LOCAL, usage: { requests_per_month: 1, input_tokens: 120, output_tokens: 8 }, client: "Mutual Bank" },
    { says: ["At 1 request a month"], not: ["1 requests", "APRA", "One machine", "examples"] },
  ],
  [
    "a machine that the client calls ours is yours",
    {
      ...LOCAL,
      hardware: { name: "our GPU server", gpus: 1, memory_kind: "discrete", memory_gb: 48, bandwidth_gb_s: 900 },
    },
    { says: ["on your GPU server"], not: ["your our"] },
  ],
  [
    "where no frontier model is admitted, none is said to fit best under another's name",
    { ...LARGE, sensitivity: "restricted-cloud", region: "uk" },
    {
      says: ["A frontier model would fit best; the best within your limits takes its place: Qwen3.5 122B-A10B ("],
      not: ["fits best"],
    },
  ],
  [
    "while the volume is open, the first line names no one machine",
    { ...LOCAL, usage: { input_tokens: 500, output_tokens: 300 } },
    { says: ["Start with a prompt: Qwen3.5 9B, AU$"], not: ["Start with a prompt: Qwen3.5 9B ("] },
  ],
  [
    "while a better model is prompted for what turns on the answers, what mistakes cost today stands first",
    {
      ...ROUTING,
      kind: "document-extraction",
      input: ["scan"],
      usage: { requests_per_month: 6000, input_tokens: 2500, output_tokens: 400 },
      baseline: { metric: "accuracy", score: 0.82, target: 0.97, model: "gpt-6.1-terra" },
      stakes: { wrong: aud(400) },
    },
    { says: ["\nMistakes cost AU$432,000 a month at 82% right, and AU$72,000 at 97%."], not: ["for all of it ("] },
  ],
  [
    "a budget that carries bill and staff time is said to",
    { ...ROUTING, limits: { budget_per_month: aud(900) } },
    { says: ["of staff time, within your budget."] },
  ],
  [
    "a budget that the checking takes is not said to be kept",
    { ...ROUTING, reviewed: "some", limits: { budget_per_month: aud(900) } },
    { says: ["of staff time. A small model tuned"], not: ["within your budget"] },
  ],
  [
    "what is said costs more than the model, and the verdict says so",
    {
      ...ROUTING,
      kind: "format-summary",
      task: "Summarise recorded sales calls",
      correctness: "rubric",
      input: ["audio"],
      sensitivity: "restricted-cloud",
      region: "au",
      usage: { requests_per_month: 1800 },
    },
    { says: ["of staff time, and up to AU$259 a month for transcription."] },
  ],
  [
    "beside what people take to check code, a better model leads for its price",
    {
      ...ROUTING,
      kind: "test-generation",
      input: ["code"],
      reviewed: "all",
      usage: { requests_per_month: 6000, input_tokens: 7000, output_tokens: 1200 },
    },
    { says: ["GPT-6.1 Terra", "a month for the people who check we take the better model."] },
  ],
  [
    "a budget that carries the bill alone is not said to carry all",
    { ...ROUTING, limits: { budget_per_month: aud(100) } },
    { says: ["of staff time. A small model tuned"], not: ["within your budget"] },
  ],
  [
    "where a better model leads for less than an hour of staff time, the page says what the cheapest would save",
    {
      ...ROUTING,
      kind: "support-reply",
      correctness: "rubric",
      usage: { requests_per_month: 10_000, input_tokens: 600, output_tokens: 250 },
    },
    { says: [" would cost AU$", " a month less; beside an hour of staff time we take the better model."] },
  ],
  [
    "where the data may not leave, a prompt comes before a model that is tuned",
    LOCAL,
    { says: ["Start with a prompt: "], not: ["your 1,200 examples fits best"] },
  ],
  [
    "a target that is met leaves nothing to tune, to compare or to watch of tuning",
    { ...TUNED, baseline: { metric: "accepted", score: 0.9, target: 0.9 }, languages: ["de"] },
    {
      says: ["Start with a prompt; one was measured to do it well enough: GPT-6.1 Terra", "A prompt reached 90%"],
      not: ["tuned", "may follow", "Then "],
    },
  ],
  [
    "on premises too",
    { ...LOCAL, baseline: { metric: "accuracy", score: 0.97, target: 0.95 } },
    {
      says: ["Tier 1, narrow and repetitive. Start with a prompt: Qwen3.5 9B ("],
      not: ["tuned", "may follow", "lassifier", "rarest"],
    },
  ],
  [
    "examples to collect are those from which the page says that it changes, whatever the repetition",
    { kind: "translation", examples: 250, correctness: "expert", sensitivity: "cloud-ok" },
    { says: ["Collect 1,750 more examples (2,000 in all)", "With 2,000 examples: "], not: ["(500 in all)"] },
  ],
  [
    "names of many labels that are not counted, and a test that has some of each",
    {
      ...TUNED,
      kind: "classification",
      task: "Put each listing into one of our 640 product categories",
      correctness: "exact",
      examples: 90_000,
      usage: { requests_per_month: 200_000, input_tokens: 350, output_tokens: 15 },
    },
    {
      says: [
        "must name the 640 labels: about 2,560 tokens, counted here on top of the 350 of the text",
        "Set 3,200 examples aside",
      ],
    },
  ],
  ["those of a few are", { ...ROUTING, task: "Send each mail to one of our 24 queues" }, { not: ["must name"] }],
  [
    "labels within half a second come from a classifier, as no host promises them",
    { ...ROUTING, limits: { latency_s: 0.5 } },
    { says: ["Start with a small classifier", "Start with ModernBERT classifier", "within 0.5 seconds"] },
  ],
  [
    "at forty million a month on one machine that answers many at once, not on a row of PCs",
    {
      ...ROUTING,
      usage: { requests_per_month: 40_000_000, input_tokens: 200, output_tokens: 8 },
      limits: { latency_s: 0.5 },
    },
    {
      says: ["Start with ModernBERT classifier (PC with "],
      not: ["classifier (2 x", "classifier (3 x", "classifier (4 x"],
    },
  ],
  [
    "in languages that the classifier was not trained on there is none",
    { ...ROUTING, languages: ["hi", "en"], limits: { latency_s: 0.5 } },
    { says: ["none is measured here for Hindi"], not: ["ModernBERT classifier"] },
  ],
  [
    "nor is there for labels by the thousand",
    { ...ROUTING, task: "Route each mail by a thesaurus of terms" },
    { not: ["ModernBERT"] },
  ],
  [
    "and examples that are few for each label train none",
    { ...ROUTING, kind: "classification", task: "Assign one of 900 topics", limits: { latency_s: 0.5 } },
    { not: ["ModernBERT"] },
  ],
  [
    "labels by the thousand are searched first",
    { ...ROUTING, kind: "classification", task: "Assign subject headings from a list of 40,000", examples: 60_000 },
    { says: ["Retrieve the likeliest 20 to 50 codes first"], not: ["ModernBERT"] },
  ],
  [
    "whatever they are called",
    { ...ROUTING, kind: "classification", task: "Assign one of 40,000 topics", examples: 60_000 },
    { says: ["40,000 labels are too many for a prompt"], not: ["ModernBERT"] },
  ],
  [
    "with two seconds a prompt comes first",
    { ...ROUTING, limits: { latency_s: 2 } },
    { not: ["Start with ModernBERT classifier"] },
  ],
  [
    "and fields within half a second are none of its labels",
    { ...ROUTING, kind: "entity-extraction", limits: { latency_s: 0.5 } },
    { not: ["classifier"] },
  ],
])("%s", (_, brief, { says = [], not = [] }) => {
  const page = pageOf(brief);
  for (const text of says) expect(page).toContain(text);
  for (const text of not) expect(page).not.toContain(text);
});

test("work in steps is not headed by the bill of one call", () => {
  const steps: Brief["steps"] = [
    { name: "Flag", kind: "clause-flagging", correctness: "exact", usage: { input_tokens: 600, output_tokens: 20 } },
    { name: "Judge", kind: "contract-analysis", share: 0.3 },
  ];
  const usage = { requests_per_month: 20_000, input_tokens: 3000, output_tokens: 600 };
  const { page, counsel } = advise({ ...ROUTING, kind: "contract-analysis", correctness: "expert", usage, steps });
  expect(counsel!.id).toBe("steps");
  expect(page.verdict).not.toMatch(/a month/);
});
