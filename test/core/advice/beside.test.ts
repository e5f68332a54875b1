/** What stands beside the bills of all ways: people who check, transcription, tokens that were assumed, the client's quote. */
import { describe, expect, test } from "vitest";
import type { Advice, Beside } from "../../../src/core/types/advice.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { ANALYSIS, advise, advisorIn, ROUTING } from "./advisor-fixture.ts";

const aud = (amount: number) => ({ amount, currency: "AUD" });
const { requests_per_month } = ROUTING.usage!;
const OPEN_TOKENS: Brief = { ...ROUTING, usage: { requests_per_month: requests_per_month! } };
const ASKED: Brief = { ...OPEN_TOKENS, kind: "document-qa", facts: "documents-found", correctness: "rubric" };
const CALLS: Brief = { ...ROUTING, input: ["audio"], task: "Sort recorded calls" };
/** Counted in tokens that its model may take more of than others do. */
const CHAT: Brief = {
  kind: "general-chat",
  task: "Chat assistant for citizens that answers any question about provincial services",
  repetition: 30,
  correctness: "undefined",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 400_000, input_tokens: 4000, output_tokens: 350, cached_share: 0.6 },
};

const DRAFTS: Brief = { ...OPEN_TOKENS, kind: "email-drafting", correctness: "rubric" };
const OPEN_REPORT: Brief = {
  kind: "risk-assessment",
  facts: "request",
  repetition: 20,
  examples: 0,
  correctness: "expert",
  sensitivity: "cloud-ok",
};
const SHORT = { metric: "accuracy", score: 0.87, target: 0.95, cases: 400, model: "gpt-6-luna" };
const FINES = { right: aud(1), wrong: aud(9) };
const RESEARCH: Brief = { ...OPEN_REPORT, kind: "research-report", facts: "world" };

const saidOf = (brief: Brief, id: Beside["id"]) => advise(brief).beside.find((each) => each.id === id);

describe("what stands beside the bills", () => {
  test.each<[string, Brief, Beside["id"], string[] | null]>([
    ["nobody checks", ROUTING, "review", null],
    ["all is checked, for no time that is given", { ...ROUTING, reviewed: "all" }, "review", ["833 hours"]],
    [
      "for given minutes",
      { ...ROUTING, stakes: { review_minutes: 6 } },
      "review",
      ["6 minutes each at an assumed AU$65 an hour: 5,000 hours, AU$325,000"],
    ],
    [
      "reading takes no whole number of minutes",
      { ...ROUTING, reviewed: "all", usage: { ...ROUTING.usage, output_tokens: 450 } },
      "review",
      ["1.4 minutes each at AU$65 an hour (assumed): 1,170 hours, AU$75,800"],
    ],
    [
      "some of it is checked",
      { ...ROUTING, reviewed: "some" },
      "review",
      [
        "Checking 1 to 10% of the answers, 1 minute each at AU$65 an hour (assumed): 8 to 83 hours, AU$542 to AU$5,400 a month on top. Say which",
      ],
    ],
    ["by nobody after all", { ...ROUTING, reviewed: "none", stakes: { review_minutes: 6 } }, "review", null],
    [
      "mistakes ask for it",
      { ...ROUTING, stakes: { right: aud(1), wrong: aud(99) } },
      "review",
      ["To check every answer takes people 833 hours", "No figure here counts it"],
    ],
    [
      "nobody looks although people are decided about",
      { ...ROUTING, task: "Screen job applications against the role criteria", reviewed: "none" },
      "review",
      ["To check every answer takes people 833 hours", "No figure here counts it"],
    ],
    [
      "long answers take as long as reading them",
      { ...ANALYSIS, reviewed: "all", usage: { ...ANALYSIS.usage, output_tokens: 3200 } },
      "review",
      ["10 minutes each at"],
    ],
    [
      "nobody looks into a long source in that time",
      { ...ANALYSIS, reviewed: "all", usage: { ...ANALYSIS.usage, input_tokens: 60_000 } },
      "review",
      ["3.1 minutes each at AU$65 an hour (assumed): ", "With the source read, 191 minutes, it is", "Say which."],
    ],
    [
      "nor into one of some pages",
      { ...ROUTING, reviewed: "all", usage: { ...ROUTING.usage, input_tokens: 6400, output_tokens: 320 } },
      "review",
      [
        "833 hours, AU$54,200 a month on top. With the source read, 21 minutes, it is 18,000 hours, AU$1.1 million. Say which.",
      ],
    ],
    [
      "of a share as well",
      { ...ROUTING, reviewed: "some", usage: { ...ROUTING.usage, input_tokens: 6400, output_tokens: 320 } },
      "review",
      [
        "AU$542 to AU$5,400 a month on top. With the source read, 21 minutes, it is 175 to 1,750 hours, AU$11,400 to AU$114,000. Say which.",
      ],
    ],
    [
      "where nobody is said to check",
      {
        ...ROUTING,
        task: "Screen job applications against the role criteria",
        reviewed: "none",
        usage: { ...ROUTING.usage, input_tokens: 6400, output_tokens: 320 },
      },
      "review",
      ["a month, 1 minute each at AU$65 an hour (assumed). With the source read, 21 minutes, it is"],
    ],
    [
      "a page is read beside it",
      { ...ROUTING, reviewed: "all", usage: { ...ROUTING.usage, input_tokens: 960, output_tokens: 320 } },
      "review",
      ["1 minute each at AU$65 an hour (assumed): "],
    ],
    [
      "another model is tried for a score that falls short",
      { ...ROUTING, reviewed: "some", baseline: SHORT, stakes: FINES },
      "review",
      ["8 to 83 hours, AU$542 to AU$5,400 a month on top"],
    ],
    [
      "and all is checked",
      { ...ROUTING, reviewed: "all", baseline: SHORT, stakes: FINES },
      "review",
      ["833 hours, AU$54,200 a month on top"],
    ],
    ["a score falls short and nobody is said to check", { ...ROUTING, baseline: SHORT, stakes: FINES }, "review", null],
    [
      "some is checked of an unknown volume",
      { ...ROUTING, reviewed: "some", usage: { input_tokens: 500, output_tokens: 300 } },
      "review",
      ["10 minutes to 2 hours, AU$11 to AU$108 per 1,000 requests on top"],
    ],
    [
      "a budget that staff time would exceed",
      { ...ROUTING, limits: { budget_per_month: aud(100) } },
      "budget",
      ["Your AU$100 a month covers the bill", "AU$150 of staff time"],
    ],
    [
      "a budget that the bill may exceed",
      { ...CHAT, limits: { budget_per_month: { amount: 3000, currency: "USD" } } },
      "budget",
      ["Your AU$4,230 a month covers the likely bill, not its high end of AU$5,"],
    ],
    ["a budget far above", { ...CHAT, limits: { budget_per_month: aud(60_000) } }, "budget", null],
    ["a budget that carries both", { ...ROUTING, limits: { budget_per_month: aud(900) } }, "budget", null],
    [
      "a budget that carries transcription, too",
      { ...CALLS, limits: { budget_per_month: aud(9000) } },
      "budget",
      ["Your AU$9,000 a month covers the bill, staff time and transcription."],
    ],
    [
      "a budget that the checking takes",
      { ...ROUTING, reviewed: "some", limits: { budget_per_month: aud(500) } },
      "budget",
      ["Over your AU$500 a month once the checking is counted: AU$7"],
    ],
    [
      "a budget that carries some of the checking",
      { ...ROUTING, reviewed: "some", limits: { budget_per_month: aud(2000) } },
      "budget",
      ["Your AU$2,000 a month covers part of the checking: AU$7"],
    ],
    [
      "a budget that carries all of the checking",
      { ...ROUTING, reviewed: "some", limits: { budget_per_month: aud(9000) } },
      "budget",
      null,
    ],
    [
      "photos are seen at a glance",
      { ...DRAFTS, input: ["image"], reviewed: "all" },
      "review",
      ["whatever the model."],
    ],
    [
      "a scanned page is read as a page of text",
      { ...DRAFTS, input: ["scan"], reviewed: "all" },
      "review",
      ["With the source read, 2.8 minutes"],
    ],
    [
      "engineers check code, as slowly as code is read",
      { ...ROUTING, kind: "test-generation", input: ["code"], reviewed: "all" },
      "review",
      ["3.6 minutes each at AU$150 an hour (assumed)", "whatever the model."],
    ],
    ["a budget that transcription takes", { ...CALLS, limits: { budget_per_month: aud(2) } }, "budget", null],
    [
      "the money of the client has no rate",
      { ...ROUTING, region: "no" },
      "rate",
      ["In AUD: no NOK rate is listed. Give NOK per US$1: --currency NOK=RATE."],
    ],
    [
      "the name of a client tells a country whose laws are not listed",
      { ...ROUTING, client: "Bright Coffee, Zurich" },
      "rate",
      ["In AUD: no CHF rate is listed. Give CHF per US$1: --currency CHF=RATE."],
    ],
    ["its region does", { ...ROUTING, region: "ch" }, "rate", ["In AUD: no CHF rate is listed."]],
    ["its country has other money than its union", { ...ROUTING, region: "no" }, "rate", ["no NOK rate is listed."]],
    [
      "its country is not told by name",
      { ...ROUTING, client: "Jakarta Foods" },
      "rate",
      ["In AUD: the client's own currency is not known. Give it per US$1: --currency CODE=RATE."],
    ],
    ["it has one", { ...ROUTING, client: "Sparkasse Ulm" }, "rate", null],
    [
      "nor has that of a town",
      { ...ROUTING, client: "Nordlys Kaffe, Oslo" },
      "rate",
      ["In AUD: no NOK rate is listed."],
    ],
    ["nor that of a people", { ...ROUTING, client: "A Polish insurer" }, "rate", ["no PLN rate is listed"]],
    [
      "a law is told and nothing tells the country",
      { ...ROUTING, task: "Sort letters from our customers into 8 queues", sensitivity: "restricted-cloud" },
      "country",
      ["Law, money and wages as in Australia; say the country (region)."],
    ],
    [
      "the name of the client tells it",
      { ...ROUTING, client: "Leeds Mutual", task: "Sort letters from our customers into 8 queues" },
      "country",
      null,
    ],
    [
      "the region tells it",
      { ...ROUTING, region: "au", task: "Sort letters from our customers into 8 queues" },
      "country",
      null,
    ],
    [
      "what is told holds in every country",
      { ...ROUTING, task: "Review leases at our law firm", sensitivity: "restricted-cloud" },
      "country",
      ["Money and wages as in Australia; say the country (region)."],
    ],
    [
      "no law is told",
      { ...ROUTING, task: "Sort pictures of bolts into 8 sizes" },
      "country",
      ["Money and wages as in Australia; say the country (region)."],
    ],
    ["tokens are given", ROUTING, "tokens", null],
    ["tokens are not given", DRAFTS, "tokens", ["500 tokens in and 300 out a request, assumed: the brief gives none."]],
    [
      "answers are labels",
      OPEN_TOKENS,
      "tokens",
      ["500 tokens in and 10 out a request, assumed for routing: the brief gives none."],
    ],
    [
      "and are reasons, for what people write",
      { ...OPEN_TOKENS, task: "Read what customers write on the return form and assign one of 12 return reasons" },
      "tokens",
      ["500 tokens in and 10 out a request, assumed for routing: the brief gives none."],
    ],
    [
      "each request is put into several languages",
      { ...DRAFTS, kind: "translation", task: "Translate product pages from Italian into English, German and French" },
      "tokens",
      ['500 tokens in and 1,500 out ("into English, German and French") a request, assumed'],
    ],
    [
      "or into one of them",
      { ...DRAFTS, kind: "translation", task: "Translate product pages from Italian into English or German" },
      "tokens",
      ["500 tokens in and 500 out a request, assumed"],
    ],
    [
      "notes are no longer than what is dictated",
      { ...DRAFTS, kind: "report-drafting", task: "Turn each dictation of a vet into a visit note", input: ["audio"] },
      "tokens",
      ["400 tokens in", "and 400 out"],
    ],
    [
      "and say why",
      { ...OPEN_TOKENS, task: "Sort letters into 8 queues and explain the choice" },
      "tokens",
      ["500 tokens in and 300 out a request, assumed: the brief gives none."],
    ],
    [
      "a report is drafted",
      { ...DRAFTS, kind: "report-drafting" },
      "tokens",
      ["3,000 tokens in and 1,500 out a request, assumed for reports and notes in a set form: the brief gives none."],
    ],
    [
      "of two pages",
      { ...DRAFTS, kind: "report-drafting", task: "Write two-page reports" },
      "tokens",
      ["3,000 tokens in", '1,200 out ("two-page")'],
    ],
    ["a contract is read", { ...OPEN_REPORT, kind: "contract-analysis" }, "tokens", ["12,000 tokens in and 2,000 out"]],
    [
      "a translation is as long as what goes in",
      { ...DRAFTS, kind: "translation", usage: { ...DRAFTS.usage, input_tokens: 2400 } },
      "tokens",
      ["2,400 tokens out a request, assumed for translation: the brief gives only what goes in."],
    ],
    [
      "by its pages",
      { ...DRAFTS, kind: "translation", task: "Translate 10-page manuals into German" },
      "tokens",
      ['6,000 tokens in ("10-page") and 6,000 out a request, assumed for translation.'],
    ],

    ["passages are found", ASKED, "tokens", ["4,000 tokens in of retrieved passages"]],
    ["the search is built", ASKED, "search", ["Setup is without building the search"]],
    [
      "passages are found for a question whose length is given",
      { ...ASKED, usage: { requests_per_month: 4500, input_tokens: 400, output_tokens: 250 } },
      "found",
      ["4,400 tokens in: your 400, and 4,000 of passages found (assumed)."],
    ],
    [
      "the length that is given holds passages",
      { ...ASKED, usage: { requests_per_month: 4500, input_tokens: 1000, output_tokens: 250 } },
      "found",
      null,
    ],
    [
      "the web is searched for a question whose length is given",
      { ...RESEARCH, usage: { requests_per_month: 4500, input_tokens: 400, output_tokens: 250 } },
      "found",
      ["10,400 tokens in: your 400, and 10,000 of pages found (assumed)."],
    ],
    [
      "and nothing is billed by the token",
      { ...OPEN_TOKENS, sensitivity: "local-only" },
      "tokens",
      ["500 tokens in and 10 out a request, assumed for routing: the brief gives none."],
    ],
    [
      "what goes in is given, what comes out is not",
      { ...OPEN_TOKENS, usage: { ...OPEN_TOKENS.usage, input_tokens: 900 } },
      "tokens",
      ["10 tokens out a request, assumed for routing: the brief gives only what goes in."],
    ],
    [
      "what comes out is given, what goes in is not",
      { ...OPEN_TOKENS, usage: { ...OPEN_TOKENS.usage, output_tokens: 40 } },
      "tokens",
      ["500 tokens in a request, assumed: the brief gives only what comes out."],
    ],
    [
      "pictures go in",
      { ...OPEN_TOKENS, input: ["image"] },
      "tokens",
      ["2,000 tokens in with one page as a picture and"],
    ],
    ["answers of a kind are long", OPEN_REPORT, "tokens", ["500 tokens in and 2,000 out"]],
    [
      "the brief says how long",
      { ...OPEN_REPORT, usage: { output_tokens: 900 } },
      "tokens",
      ["500 tokens in a request"],
    ],
    [
      "facts are looked for on the web",
      RESEARCH,
      "tokens",
      ["10,000 tokens in of pages found on the web and 2,000 out"],
    ],
    ["and each search has its fee", RESEARCH, "search", ["Web search is not counted: US$10 per 1,000 searches."]],
    [
      "the statement says how many pages",
      { ...RESEARCH, task: "Research a market from public sources and write a 10-page report with sources" },
      "tokens",
      ['6,000 out ("10-page") a request, assumed.'],
    ],
    [
      "and how many go in",
      { ...OPEN_REPORT, task: "Summarise each board paper of 30 to 60 pages into a two-page briefing" },
      "tokens",
      ['36,000 tokens in ("30 to 60 pages") and 1,200 out ("two-page") a request, assumed.'],
    ],
    [
      "or how many words",
      { ...OPEN_TOKENS, kind: "product-description", task: "Write product descriptions of about 150 words" },
      "tokens",
      ['500 tokens in and 200 out ("150 words") a request, assumed.'],
    ],
    [
      "and long answers take long to check",
      { ...RESEARCH, reviewed: "all" },
      "review",
      ["6.3 minutes each at AU$65 an hour (assumed)"],
    ],
    ["nothing is spoken", ROUTING, "speech", null],
    ["calls are heard", CALLS, "speech", ["No row counts transcription: AU$1,100 a month more"]],
    [
      "calls of unknown length",
      { ...CALLS, usage: {} },
      "speech",
      ["AU$51 per 1,000 requests more if a request is 6 minutes long", "at US$0.006 a minute"],
    ],
    [
      "calls must stay in a region",
      { ...CALLS, sensitivity: "restricted-cloud", region: "au" },
      "speech",
      [
        "no listed host is known to do it in AU",
        "up to AU$3,000 a month more",
        "US$0.017 a minute",
        "on your own machine",
      ],
    ],
    [
      "calls leave under conditions for where the host is",
      { ...CALLS, sensitivity: "restricted-cloud", region: "eu" },
      "speech",
      ["AU$1,100 a month more", "at US$0.006 a minute"],
    ],
    [
      "calls leave under conditions for anywhere",
      { ...CALLS, sensitivity: "restricted-cloud" },
      "speech",
      ["AU$1,100 a month more"],
    ],
    [
      "calls stay at home",
      { ...CALLS, sensitivity: "local-only" },
      "speech",
      ["A speech model on your own machine writes down what is said"],
    ],
    ["nothing is proposed", ROUTING, "quote", null],
    [
      "a proposal without a price",
      { ...ROUTING, proposal: { model: "gpt-4o", quoted_on: "2026-10-01" } },
      "quote",
      ["GPT-4o is named on 2026-10-01 without a price.", "By the price list it is AU$", "it must stay below AU$"],
    ],
    [
      "one of a model that no list has",
      { ...ROUTING, proposal: { model: "HouseModel 9" } },
      "quote",
      ['"HouseModel 9" is named without a price.', "it must stay below AU$"],
    ],
    ["one of no model", { ...ROUTING, proposal: { tier: 3 } }, "quote", ["The scope names no price.", "it must stay"]],
    [
      "one while answers are open",
      { kind: "support-reply", sensitivity: "cloud-ok", proposal: { model: "HouseModel 9" } },
      "quote",
      ["without a price. Ask for one to compare it."],
    ],
    [
      "a quote for a model that is being withdrawn and not allowed",
      {
        ...ROUTING,
        sensitivity: "restricted-cloud",
        region: "au",
        proposal: { model: "gpt-4o", cost_per_1k: aud(38), quoted_on: "2025-11-10" },
      },
      "quote",
      [
        "AU$38 per 1,000 requests (AU$1,900 a month) on 2025-11-10 for GPT-4o, which retires on 2027-01-14",
        "By the price list it is AU$",
      ],
    ],
    [
      "a quote for a host that does not state the region is held against its list price",
      {
        ...ANALYSIS,
        sensitivity: "restricted-cloud",
        region: "au",
        usage: { requests_per_month: 60, input_tokens: 22_000, output_tokens: 2500 },
        proposal: { model: "gpt-5.5", cost_per_1k: aud(400) },
      },
      "quote",
      // 22,000 x US$5 and 2,500 x US$30 a million: US$185.
      ["By the price list it is AU$261 (AU$16)."],
    ],
    [
      "a quote beside batch prices",
      { ...ROUTING, usage: { ...ROUTING.usage!, batch: true }, proposal: { model: "gpt-4o", cost_per_1k: aud(38) } },
      "quote",
      ["By the price list, with batch prices, it is AU$"],
    ],
    [
      "a promise of what is paid back, with what is bought",
      { ...ROUTING, sensitivity: "restricted-cloud", region: "au", proposal: { break_even_months: 4 } },
      "quote",
      ["The scope says it pays back after 4 months; by these figures, "],
    ],
    [
      "a promise against a model by its name, as by its id",
      {
        ...ROUTING,
        usage: { ...ROUTING.usage!, requests_per_month: 3_000_000 },
        proposal: { model: "GPT-4o", break_even_months: 6, cost_per_1k: aud(2) },
      },
      "quote",
      ["for GPT-4o, which retires on 2027-01-14.", "after 6 months; by these figures, in 0.3 months."],
    ],
    [
      "a quote for no model",
      { ...ROUTING, proposal: { cost_per_1k: aud(38) } },
      "quote",
      ["AU$38 per 1,000", "comes to"],
    ],
  ])("%s", (_, brief, id, says) => {
    const said = saidOf(brief, id);
    if (says === null) expect(said).toBeUndefined();
    for (const each of says ?? []) expect(said?.text).toContain(each);
  });

  test("is in no figure of a way", () => {
    const figures = ({ counsel }: Advice) => counsel?.lines.map(({ cost }) => cost);
    expect(figures(advise({ ...ROUTING, reviewed: "all" }))).toEqual(figures(advise(ROUTING)));
  });

  test("of open answers is that of the first way that they name", () => {
    const { correctness: _, examples: __, ...open } = ASKED;
    const { beside, branches } = advise(open);
    expect(branches.length).toBeGreaterThan(0);
    expect(beside.map(({ id }) => id)).toEqual(["tokens", "search", "country"]);
  });

  test("the counted passages are listed as assumed", () => {
    expect(advise(ASKED).assumptions.map(({ id }) => id)).toContain("retrieved-tokens");
    expect(advise(ASKED).usage.input_tokens).toBe(4000);
  });

  test("a page that says it in a line does not say it again", () => {
    const { page, cautions } = advise(OPEN_TOKENS);
    const guessed = cautions.find(({ id }) => id === "input-tokens-guessed")!.text;
    expect(page.watch).not.toContain(guessed);
  });

  test("who is checked is not told to plan for it", () => {
    const stakes = { right: aud(1), wrong: aud(99) };
    const ids = (brief: Brief) => advise(brief).cautions.map(({ id }) => id);
    expect(ids({ ...ROUTING, stakes })).toContain("review-every-answer");
    expect(ids({ ...ROUTING, stakes, reviewed: "all" })).not.toContain("review-every-answer");
  });
});

describe("a target at which the work loses money", () => {
  /** Whose source is read in the minute that a check takes. */
  const SHORT_ONES = { ...ROUTING, usage: { ...ROUTING.usage, input_tokens: 20 } };
  const baseline = { metric: "accuracy", score: 0.86, target: 0.94 };
  const stakes = { right: aud(0.02), wrong: aud(0.4) };
  test.each<[string, Brief, boolean, string]>([
    ["stands first", { ...ROUTING, baseline, stakes }, true, "even at 94%: answers pay from 95.2% on"],
    ["stands first at home too", { ...ROUTING, baseline, stakes, sensitivity: "local-only" }, true, "AU$260 a month"],
    ["checking costs more than a mistake", { ...ROUTING, baseline, stakes }, true, "Checking does not help"],
    [
      "checking a share saves it",
      { ...SHORT_ONES, baseline: { ...baseline, target: 0.9 }, stakes: { right: aud(2), wrong: aud(30) } },
      true,
      "once people check 57% of them",
    ],
    [
      "checking all of it saves more than it costs, and not enough",
      { ...SHORT_ONES, baseline, stakes: { right: aud(1), wrong: aud(30) } },
      true,
      "that saves more than it costs, and AU$4,200 is lost all the same",
    ],
    [
      "checking all of it costs more than it saves",
      { ...ROUTING, baseline, stakes: { right: aud(0.5), wrong: aud(10) } },
      true,
      "more than that saves; check only those that the model is unsure of",
    ],
    [
      "that pays is none",
      { ...ROUTING, baseline: { ...baseline, target: 0.96 }, stakes },
      false,
      "Unchecked, answers pay from 95.2% right on",
    ],
    ["where all is checked there is none", { ...ROUTING, baseline, stakes, reviewed: "all" }, false, ""],
  ])("%s", (_, brief, isLoss, says) => {
    const { counsel } = advise(brief);
    expect(counsel!.id.startsWith("loses-at-target")).toBe(isLoss);
    expect(counsel!.text).toContain(says);
    if (isLoss) expect(counsel!.text).not.toContain("comes back");
  });

  const near = { ...baseline, score: 0.88, target: 0.96 };
  const dear = { right: aud(2), wrong: aud(60) };
  const tuned = { ...ROUTING, examples: 52_000, baseline: near, stakes: dear };
  test.each<[string, Partial<Brief>, string, string]>([
    [
      "have people check",
      { usage: SHORT_ONES.usage },
      "once people check 35% of them",
      "Have people check the answers until one of them reaches",
    ],
    [
      "as far as that pays, where reading the source turns it",
      {},
      "At 96% it can break even by checks, while one takes less than 1.8 minutes.",
      "Have people check the answers as far as that pays until one of them reaches",
    ],
    [
      "where it turns what checks of all lessen",
      { stakes: { right: aud(1), wrong: aud(38) } },
      "Checks pay while one takes less than 1.4 minutes.",
      "Have people check the answers as far as that pays until one of them reaches",
    ],
    [
      "leave it off where a check costs more than a mistake, at a wage that is said",
      { stakes: { right: aud(0.02), wrong: aud(0.6) } },
      "Checking does not help: a mistake costs AU$0.60 and a check AU$1.08, 1 minute each at AU$65 an hour (assumed).",
      "Leave it switched off until one of them reaches",
    ],
    [
      "check what it is unsure of where blind checks cost more than they save",
      { stakes: { right: aud(0.5), wrong: aud(15) } },
      "check only those that the model is unsure of",
      "Have people check what the model is unsure of until",
    ],
    [
      "hand over where nobody can check in time",
      { limits: { latency_s: 3 }, reviewed: "none" },
      "Nobody can check an answer within 3 seconds",
      "Have it hand over to people what it is unsure of until one of them reaches",
    ],
    [
      "but a batch waits for people",
      { limits: { latency_s: 3 }, usage: { ...SHORT_ONES.usage, batch: true } },
      "once people check 35% of them",
      "Have people check the answers until",
    ],
  ])("says what to do until it pays: %s", (_, change, says, next) => {
    const { counsel } = advise({ ...tuned, ...change });
    expect(counsel!.id).toBe("loses-at-target-tune");
    expect(counsel!.text).toContain(says);
    expect(counsel!.next_step).toContain(next);
  });

  test.each<[string, Brief]>([
    ["with a host", tuned],
    ["at home", { ...tuned, sensitivity: "local-only" }],
  ])("is no reason to leave out the tuned model that pays, %s", (_, brief) => {
    const { counsel } = advise(brief);
    expect(counsel!.id).toBe("loses-at-target-tune");
    expect(counsel!.text).toMatch(/loses AU\$[\d,]+ a month at 88% right today, and AU\$[\d,]+ a month even at 96%/);
    expect(counsel!.text).toMatch(/point more is worth AU\$[\d,]+ a month/);
    expect(counsel!.lines.some(({ way }) => way.includes("tuned"))).toBe(true);
  });

  test("leaves tuning out where too few examples are there", () => {
    const { counsel } = advise({ ...tuned, examples: 40 });
    expect(counsel!.id).toBe("loses-at-target");
  });

  test.each<[string, string | null, string]>([
    ["accuracy", "loses-at-target-tune", ""],
    ["complaints found (recall)", null, "score-of-part"],
    ["F1", null, "score-of-part"],
    ["word error rate", null, "score-of-errors"],
  ])("is counted by the share of all answers alone: %s", (metric, row, said) => {
    const { counsel, cautions, worth } = advise({ ...tuned, baseline: { ...near, metric } });
    expect(counsel!.id === "loses-at-target-tune").toBe(row !== null);
    expect(cautions.filter(({ id }) => id.startsWith("score-of-")).map(({ id }) => id)).toEqual(said ? [said] : []);
    expect(worth!.per_answer === null).toBe(row === null);
    expect(worth!.score).toBe(said === "score-of-errors" ? null : 0.88);
    if (row === null) expect(counsel!.text).not.toMatch(/loses|Mistakes cost|until then/);
  });
});

test.each([
  [
    "EUR",
    /^Staff time is at wages of Australia: €[\d.]+ an hour and €[\d.]+ an hour for checking\. Set yours with --pricing/,
  ],
  ["AUD", null],
])("on a page in %s the wages of another country are named", (currency, said) => {
  const wages = advisorIn(currency)(ROUTING).beside.find(({ id }) => id === "wages");
  if (said === null) expect(wages).toBeUndefined();
  else expect(wages?.text).toMatch(said);
});
