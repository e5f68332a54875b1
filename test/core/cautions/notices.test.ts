/** Notices by what a statement says or is read as, each wording with those that must and must not stand beside its advice. */
import { describe, expect, test } from "vitest";
import { answersReader } from "../../../src/core/reading/answers-reader.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { advise } from "../advice/advisor-fixture.ts";
import { reader } from "../reading/reader-fixture.ts";

const REST: Brief = {
  repetition: 85,
  examples: 2000,
  correctness: "exact",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 9000, input_tokens: 900, output_tokens: 200 },
};

const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });
const idsOf = (brief: Brief): string[] => advise({ ...REST, ...brief }, { read }).cautions.map(({ id }) => id);

describe("a notice", () => {
  test.each<[string, Brief, { says?: string[]; not?: string[] }]>([
    [
      "what is done one time only is one run",
      { task: "Put each of our 90,000 old catalogue cards into the new fields, one time only" },
      { says: ["single-run"], not: ["maybe-single-run"] },
    ],
    [
      "so is a one-off job",
      { task: "Classify 300,000 closed tickets by product; this is a one-off job" },
      { says: ["single-run"] },
    ],
    ["so is what is done in one go", { task: "Translate all 8,000 captions in one go" }, { says: ["single-run"] }],
    [
      "a clause that says no more than once",
      { task: "Translate our 640 product texts from English into Polish, once, with our glossary." },
      { says: ["single-run"] },
    ],
    [
      "at the end of a statement without a full stop",
      { task: "Sort our 40,000 complaints into 12 groups, once" },
      { says: ["single-run"] },
    ],
    ["in brackets", { task: "Classify 12,000 survey comments by theme (once)" }, { says: ["single-run"] }],
    [
      "what is needed once",
      { task: "We need this once: classify 12,000 survey comments by theme" },
      { says: ["single-run"] },
    ],
    ["a one-time effort", { task: "Label 9,000 closed claims by cause; a one-time effort" }, { says: ["single-run"] }],
    [
      "once in the middle of a sentence may be said of the work",
      { task: "Go through 8,000 leases once and pull out the break dates" },
      { says: ["maybe-single-run"], not: ["single-run"] },
    ],
    [
      "once that begins a clause is not",
      { task: "Once a member has written, sort the mail into 8 queues" },
      { not: ["maybe-single-run", "single-run"] },
    ],
    [
      "nor is at once",
      { task: "Put each letter at once, as it comes in, into one of 8 queues" },
      { not: ["maybe-single-run", "single-run"] },
    ],
    [
      "nor is once a month",
      { task: "Sort the letters of the month into 8 queues, once a month" },
      { not: ["maybe-single-run", "single-run"] },
    ],
    [
      "a one-off payment is none",
      { task: "Classify bank lines as a one-off payment or a standing order" },
      { not: ["single-run"] },
    ],
    [
      "nor is what takes a year of months",
      { task: "Describe each of our 400,000 slides, one time only, spread over two years" },
      { not: ["single-run"] },
    ],
    [
      "a backlog may be one",
      { task: "Tag the backlog of 60,000 letters by department" },
      { says: ["maybe-single-run"], not: ["single-run"] },
    ],
    [
      "a backlog that grows each week is none",
      { task: "Tag the letters in our backlog by department every week" },
      { not: ["maybe-single-run", "single-run"] },
    ],
    [
      "what must run where there is no network runs on a device",
      {
        task: "Turn what an inspector notes into a defect report. It must run on the tablet, there is no signal in the tunnel",
      },
      { says: ["on-a-device"] },
    ],
    [
      "an app that runs on tablets is no model that does",
      { task: "Classify the photos that drivers upload from our app, which runs on tablets" },
      { not: ["on-a-device"] },
    ],
    [
      "nor are devices that log",
      { task: "Summarise the alarms of our network devices for the shift report" },
      { not: ["on-a-device"] },
    ],
    [
      "nor is a call",
      { task: "Summarise calls with customers who have no internet and reach us by phone" },
      { not: ["on-a-device"] },
    ],
    [
      "readings of meters that callers say are no rows of numbers",
      { task: "Callers say their meter readings, and the voice agent puts them into the billing system", tools: true },
      { says: ["spoken-answers"], not: ["tabular-data"] },
    ],
    [
      "nor are those on photos",
      { task: "Take the meter readings from what customers upload", input: ["image"] },
      { not: ["tabular-data"] },
    ],
    [
      "readings of meters alone are",
      { task: "Find meter readings that cannot be right, from the last 24 months of each meter" },
      { says: ["tabular-data"] },
    ],
    [
      "a website that no model works on has no tools of a model",
      {
        task: "Booking page for our dance school on WordPress: pick a class, pay with Stripe, get a mail. We also want the teachers' calendar synced.",
      },
      { not: ["tool-rights", "act-only-confirmed", "query-rights", "live-data"] },
    ],
    [
      "customers who ask a chatbot are persons",
      {
        task: "Chatbot on our website that answers customers' questions about heating systems",
        kind: "support-reply",
        region: "eu",
        sensitivity: "restricted-cloud",
      },
      { says: ["eu-personal-data"], not: ["personal-data-perhaps"] },
    ],
    [
      "so are those who post in a forum",
      {
        task: "Flag comments that break the rules of our gardening forum",
        kind: "moderation",
        region: "eu",
        sensitivity: "cloud-ok",
      },
      { says: ["eu-personal-data"] },
    ],
    [
      "and who answers a survey",
      {
        task: "Assign open answers of the yearly survey to 30 themes",
        kind: "tagging",
        region: "eu",
        sensitivity: "cloud-ok",
      },
      { says: ["eu-personal-data"] },
    ],
    [
      "whom a text names is not always known",
      {
        task: "Pull the totals out of bills of quantities",
        kind: "document-extraction",
        region: "eu",
        sensitivity: "cloud-ok",
      },
      { says: ["personal-data-perhaps"], not: ["eu-personal-data"] },
    ],
    [
      "a place that ends as banks do is none",
      {
        client: "Northbank Homes",
        task: "Sort repairs into 9 trades",
        kind: "routing",
        region: "eu",
        sensitivity: "cloud-ok",
      },
      { not: ["eu-dora"] },
    ],
    [
      "a bank in one word is one",
      {
        client: "Volksbank Musterstadt",
        task: "Sort mails into 9 queues",
        kind: "routing",
        region: "eu",
        sensitivity: "cloud-ok",
      },
      { says: ["eu-dora"] },
    ],
    [
      "who brokers insurance is none, in any language",
      {
        client: "Durand Courtage Assurances",
        task: "Sort mails into 9 queues",
        kind: "routing",
        region: "eu",
        sensitivity: "cloud-ok",
      },
      { not: ["eu-dora"] },
    ],
    [
      "fields of a form may say more than its text",
      {
        task: "Score inbound leads from the web form as hot, warm or cold",
        kind: "scoring",
        correctness: "exact",
        sensitivity: "cloud-ok",
      },
      { says: ["fields-beside-text"] },
    ],
    [
      "a program puts fields into a system",
      {
        task: "Read invoices and put number, date and total into our ERP",
        kind: "document-extraction",
        sensitivity: "cloud-ok",
      },
      { not: ["tool-rights", "act-only-confirmed"] },
    ],
    [
      "a draft that a person sends acts on nothing",
      { task: "Draft replies to customer emails about installation dates in our tone, a person sends them" },
      { not: ["act-only-confirmed"] },
    ],
    [
      "treaties that are compared in the EU talk to nobody",
      {
        task: "Compare each reinsurance treaty with our standard terms",
        sensitivity: "restricted-cloud",
        region: "eu",
      },
      { not: ["eu-ai-act", "eu-ai-act-talk"] },
    ],
    [
      "who chats in the EU is told so",
      {
        task: "A chatbot that answers questions about our opening hours",
        sensitivity: "restricted-cloud",
        region: "eu",
      },
      { says: ["eu-ai-act-talk"], not: ["eu-ai-act"] },
    ],
    [
      "a member state has the laws of its union",
      {
        task: "A chatbot that answers questions about our opening hours",
        sensitivity: "restricted-cloud",
        region: "de",
      },
      { says: ["eu-ai-act-talk"] },
    ],
    ...["Assess consumer loan requests and propose a decision", "Decide whether a person gets a credit card"].map(
      (task): [string, Brief, { says: string[] }] => [
        `who gets credit in the EU is a high risk: ${task}`,
        { task, sensitivity: "restricted-cloud", region: "eu" },
        { says: ["eu-ai-act-credit"] },
      ],
    ),
    [
      "a mortgage is asked for by people, and no program alone decides on it",
      {
        task: "Read mortgage applications and write a recommendation to approve or decline",
        sensitivity: "restricted-cloud",
        region: "eu",
      },
      { says: ["eu-ai-act-credit", "eu-automated-decisions"] },
    ],
    [
      "a sole trader is a person too, and a bank in the EU has DORA to keep",
      {
        client: "Amstel Ondernemersbank",
        task: "Read the application of a small business that asks for a loan, and write a credit memo with a recommendation",
        sensitivity: "restricted-cloud",
        region: "nl",
      },
      { says: ["eu-ai-act-credit", "eu-dora"], not: ["eu-automated-decisions", "au-apra-cps230"] },
    ],
    ...["Noorderbank", "Rabobank", "Commerzbank", "Swedbank", "Stadtsparkasse Aachen", "Alpenversicherung"].map(
      (client): [string, Brief, { says: string[] }] => [
        `a word that ends in one for a bank or an insurer is one: ${client}`,
        { client, task: "Summarise the calls of each day for the team", sensitivity: "restricted-cloud", region: "eu" },
        { says: ["eu-dora"] },
      ],
    ),
    ...["Voedselbank Zwolle", "Biobank Graz"].map((client): [string, Brief, { not: string[] }] => [
      `not every such word is of money: ${client}`,
      { client, task: "Summarise the calls of each day for the team", sensitivity: "restricted-cloud", region: "eu" },
      { not: ["eu-dora"] },
    ]),
    ...[
      "Look at an alert on a customer's transactions and write an opinion on whether it should be reported as suspicious",
      "Sort AML alerts on accounts into close and escalate",
      "Draft the suspicious matter report to AUSTRAC from the case file",
    ].map((task): [string, Brief, { says: string[] }] => [
      `nobody may learn of a suspicion: ${task}`,
      { task, sensitivity: "local-only" },
      { says: ["suspicion-reports"] },
    ]),
    ...["Flag suspicious emails that staff forward", "Find AML mutations in blood reports of leukaemia"].map(
      (task): [string, Brief, { not: string[] }] => [
        `of other suspicions everybody may: ${task}`,
        { task },
        { not: ["suspicion-reports"] },
      ],
    ),
    ...(
      [
        ["eu", ["eu-clinician-signs", "eu-health-data-own"], ["clinician-signs", "eu-health-data"]],
        ["au", ["clinician-signs"], ["eu-clinician-signs", "eu-health-data-own"]],
        ["ca", ["clinician-signs-elsewhere"], ["clinician-signs", "eu-clinician-signs"]],
      ] as const
    ).map(([region, says, not]): [string, Brief, { says: string[]; not: string[] }] => [
      `letters on the client's own machine have the laws of their country: ${region}`,
      {
        task: "Write the discharge letter to the family doctor from the findings, lab values and ward notes of a patient",
        sensitivity: "local-only",
        region,
      },
      { says: [...says], not: [...not] },
    ]),
    [
      "complaints that stay in the house are personal data still",
      { task: "Sort complaints of customers by cause", sensitivity: "local-only", region: "eu" },
      { says: ["eu-personal-data-own"], not: ["eu-personal-data", "eu-health-data-own"] },
    ],
    [
      "one task of two subjects is no two tasks",
      {
        task: "Answer members' questions about EU farm subsidies and our delivery contracts from our internal guides, in French.",
        correctness: "rubric",
      },
      { not: ["several-tasks"] },
    ],
    [
      "a company that asks for a loan is none, and questions about loans decide nothing",
      {
        task: "Summarise the annual reports of manufacturers that want a loan",
        sensitivity: "restricted-cloud",
        region: "eu",
      },
      { not: ["eu-ai-act-credit", "eu-automated-decisions"] },
    ],
    [
      "outside the EU neither is its law",
      { client: "First Bank of Sydney", task: "Decide whether a person gets a credit card" },
      { says: ["au-automated-decisions"], not: ["eu-ai-act-credit", "eu-dora"] },
    ],
    [
      "a reply that nobody reads is handed over and sampled",
      { kind: "support-reply", task: "Answer residents on our website", reviewed: "none" },
      { says: ["nobody-reads"] },
    ],
    [
      "one that a person reads is not",
      { kind: "support-reply", task: "Answer residents on our website", reviewed: "some" },
      { not: ["nobody-reads"] },
    ],
    [
      "courses and deadlines of a college no model knows",
      {
        kind: "general-tutor",
        task: "A study assistant for anything: courses, homework, deadlines",
        correctness: "undefined",
      },
      { says: ["own-facts"] },
    ],
    [
      "the world it does, and what is retrieved is looked up already",
      {
        kind: "general-chat",
        task: "An assistant that knows our products",
        correctness: "undefined",
        facts: "documents-found",
      },
      { not: ["own-facts"] },
    ],
    [
      "a country beside the union has laws of its own",
      {
        task: "A chatbot that answers questions about our opening hours",
        sensitivity: "restricted-cloud",
        region: "ch",
      },
      { not: ["eu-ai-act-talk"] },
    ],
    [
      "codes of a diagnosis that stands in the summary propose none",
      { task: "Assign ICD-10-AM diagnosis codes to hospital discharge summaries; coders confirm each code" },
      { not: ["au-tga-clinical"] },
    ],
    [
      "nor do those of a hospital in Munich",
      { task: "Give treatments of a Munich hospital their procedure codes, for reimbursement", kind: "classification" },
      { not: ["eu-medical-device"] },
    ],
    [
      "nor does a register of who was referred",
      { task: "Enter faxed referrals of patients into the referral register of the clinic", kind: "routing" },
      { not: ["au-tga-clinical"] },
    ],
    [
      "who suggests a diagnosis with its code proposes one",
      { task: "Suggest the likeliest diagnosis and its ICD-10 code from the notes of the GP", kind: "classification" },
      { says: ["au-tga-clinical"] },
    ],
    [
      "in a statement of another language nothing was looked for",
      { task: "Kundenbeschwerden der Bank in 14 Kategorien einordnen und den Betrag angeben", kind: "classification" },
      { says: ["statement-not-read"] },
    ],
    [
      "in French neither",
      { task: "Réponses aux courriels des assurés", kind: "email-drafting" },
      { says: ["statement-not-read"] },
    ],
    [
      "nor in one whose letters are not Latin",
      { task: "顧客からの苦情を分類する", kind: "classification" },
      { says: ["statement-not-read"] },
    ],
    [
      "nor in a step",
      {
        task: "Handle claims of our customers",
        kind: "risk-assessment",
        steps: [{ task: "Die Meldung des Kunden in eine von neun Arten einordnen", kind: "classification" }],
      },
      { says: ["statement-not-read"] },
    ],
    [
      "English with foreign names is read",
      {
        task: "Translate the letters of Frau von der Leyen into our house style and say who must answer them",
        kind: "translation",
      },
      { not: ["statement-not-read"] },
    ],
    ["a kind without a statement has nothing to be read", { kind: "classification" }, { not: ["statement-not-read"] }],
    [
      "a diagnosis that is read off a bill is none",
      { task: "Extract diagnosis, provider, dates and amounts from scanned hospital bills" },
      { not: ["au-tga-clinical"] },
    ],
    [
      "essays of pupils that are marked in the EU are a high risk",
      {
        task: "Mark essays of pupils by a rubric of 6 criteria",
        sensitivity: "restricted-cloud",
        region: "eu",
      },
      { says: ["eu-ai-act", "minors"] },
    ],
    [
      "what tenants may do about an eviction has legal effect",
      { task: "Answer questions of tenants about eviction and quote the section" },
      { says: ["legal-effect"] },
    ],
    [
      "a toy that children talk to",
      { task: "A story companion that children talk to", correctness: "undefined" },
      { says: ["au-minors"] },
    ],
    [
      "a national list of occupations is too wide for a prompt",
      { task: "Code free-text job titles to the national occupation classification" },
      { says: ["many-labels"] },
    ],
    [
      "what a treatment costs is no treatment that is proposed",
      { task: "Draft replies to patients of a dental practice about appointments and treatment costs", region: "uk" },
      { not: ["clinician-decides"] },
    ],
    [
      "so is a dictionary of medicine",
      { task: "Read adverse event reports and code the event to a MedDRA term" },
      { says: ["many-labels"] },
    ],
    [
      "an accountant is no bank",
      { client: "Small accountant", task: "Classify bank transactions into our chart of accounts" },
      { not: ["au-apra-cps230"] },
    ],
    [
      "who writes to a mutual writes as a person",
      { client: "Peak Mutual", task: "Sort claims into 9 queues and pull out the claim number" },
      { says: ["au-personal-data-abroad"] },
    ],
    [
      "so does who chats with a bank",
      { client: "Bendigo Savings Bank", task: "Detect the intent of chat messages on our website" },
      { says: ["au-personal-data-abroad"] },
    ],
    [
      "a clinic hears of health",
      { client: "Northside Dental Clinic", task: "Draft replies to booking requests that come in by text message" },
      { says: ["au-health-data-abroad"], not: ["au-personal-data-abroad"] },
    ],
    [
      "people by what they hold",
      { client: "Ormond Society", task: "Sort disputes that account holders send us" },
      { says: ["au-personal-data-abroad"] },
    ],
    [
      "a complaint comes from a person",
      { client: "Coastal Power", task: "Tag complaints by topic" },
      { says: ["au-personal-data-abroad"] },
    ],
    [
      "invoices of suppliers hold nothing personal, also at a bank",
      { client: "Bendigo Savings Bank", task: "Sort supplier invoices by cost centre" },
      { not: ["au-personal-data-abroad"] },
    ],
    [
      "bug reports hold nothing personal",
      { client: "Globex Software", task: "Sort bug reports into components" },
      { not: ["au-personal-data-abroad"] },
    ],
    [
      "a reply to a review that a person sends is no talk with AI",
      { client: "Hotel Adler, Vienna", task: "Draft replies to reviews that the manager sends" },
      { not: ["eu-ai-act-talk"] },
    ],
    [
      "nor is an answer that a person reads first",
      { client: "Hotel Adler, Vienna", task: "Answer guests' emails on bookings", reviewed: "all" },
      { not: ["eu-ai-act-talk"] },
    ],
    [
      "one that nobody reads is",
      { client: "Hotel Adler, Vienna", task: "Answer guests' emails on bookings", reviewed: "none" },
      { says: ["eu-ai-act-talk"] },
    ],
    [
      "staff know what they ask",
      { client: "Oslo Bank", kind: "document-qa", task: "Answer questions of staff from our HR handbook" },
      { not: ["eu-ai-act-talk", "eu-ai-act"] },
    ],
    [
      "a brochure for students judges nobody",
      { client: "University of Graz, Austria", task: "Translate course brochures for students into English" },
      { not: ["eu-ai-act"] },
    ],
    [
      "a grade does",
      { client: "University of Graz, Austria", task: "Grade students' essays by our rubric" },
      { says: ["eu-ai-act"] },
    ],
    [
      "an advert for a job judges nobody, and is marked as made",
      { client: "Munich Motors, Germany", kind: "brand-voice-content", task: "Write job adverts in our tone" },
      { says: ["eu-ai-act-made"], not: ["eu-ai-act"] },
    ],
    [
      "what is made outside the EU is not",
      { client: "Sydney Motors", kind: "product-description", task: "Write product descriptions for the web shop" },
      { not: ["eu-ai-act-made"] },
    ],
    [
      "Singapore by the region of the data",
      {
        client: "Orchard Bank",
        task: "Sort customers' emails into queues",
        sensitivity: "restricted-cloud",
        region: "sg",
      },
      { says: ["sg-personal-data"], not: ["personal-data", "laws-not-listed"] },
    ],
    [
      "health data in Singapore",
      { client: "Raffles Clinic, Singapore", task: "Summarise patients' letters" },
      { says: ["sg-personal-data", "health-data-elsewhere"] },
    ],
    [
      "health data in Japan",
      { client: "Osaka Clinic, Japan", task: "Summarise patients' letters" },
      { says: ["health-data-elsewhere", "laws-not-listed"], not: ["sg-personal-data"] },
    ],
    [
      "health data in the UK",
      { client: "Leeds NHS Trust", task: "Summarise discharge letters of patients" },
      { says: ["uk-health-data"], not: ["personal-data", "health-data-elsewhere"] },
    ],
    [
      "health data in New Zealand",
      { client: "Wellington Physio, New Zealand", task: "Summarise patients' notes", sensitivity: "local-only" },
      { says: ["nz-health-data"] },
    ],
    [
      "health data in Canada",
      { client: "Toronto Dental", task: "Draft letters to patients" },
      { says: ["ca-health-data"], not: ["personal-data"] },
    ],
    [
      "homes that are offered in the US",
      { client: "Austin Realty, Texas", task: "Write listing descriptions for apartments" },
      { says: ["us-fair-housing"] },
    ],
    [
      "and in Australia",
      { client: "Perth Realty", task: "Write listing descriptions for apartments" },
      { not: ["us-fair-housing"] },
    ],
    [
      "jobs that are listed are no homes",
      { client: "Ohio Steel", task: "Write job listings" },
      { not: ["us-fair-housing"] },
    ],
    [
      "leaflets for patients hold nothing personal",
      { task: "Translate leaflets for patients from English into Greek" },
      { not: ["au-personal-data-abroad"] },
    ],
    [
      "a language is told by a library",
      { task: "Detect the language of each incoming letter" },
      { says: ["language-library"] },
    ],
    [
      "alt texts of photographs are seen, not heard",
      { task: "Alt texts and captions for 300,000 photographs, in our house style." },
      { says: ["pictures-go-in"], not: ["speech-recognition", "spoken-words"] },
    ],
    [
      "dictated letters are heard first",
      {
        task: "Surgeons dictate; the letter to the referring GP should come out in the practice's form, ready to sign.",
      },
      { says: ["spoken-words"], not: ["speech-recognition"] },
    ],
    [
      "an agent on the phone hears and speaks",
      { task: "A voice agent that takes bookings and answers billing questions on the phone." },
      { says: ["spoken-answers"], not: ["spoken-words"] },
    ],
    [
      "who speaks several languages need not be heard",
      { task: "A chatbot for our help pages that speaks English, French and Spanish" },
      { not: ["spoken-words", "speech-recognition"] },
    ],
    [
      "an assistant that one speaks to is heard",
      { task: "An assistant in the car that drivers speak to" },
      { says: ["spoken-answers"] },
    ],
    [
      "the trade of a client says nothing of what goes in",
      {
        client: "Audio and Podcast Publishers",
        project: "Radio",
        task: "Answer the letters of readers in our house style",
      },
      { not: ["spoken-words", "speech-recognition"] },
    ],
    [
      "a photo agency may sort mails",
      { client: "Photographs and Images Ltd", task: "Sort incoming mails into 9 queues" },
      { not: ["pictures-go-in"] },
    ],
    [
      "what goes in is audio by the brief alone",
      { task: "Sort what members tell us into twelve topics", input: ["audio"] },
      { says: ["spoken-words"] },
    ],
    [
      "transcripts are text already",
      { task: "Summarise the transcripts of our phone calls" },
      { not: ["spoken-words"] },
    ],
    [
      "what people said is about them once it is written down, too",
      {
        task: "Turn Teams meeting transcripts into notes",
        input: ["text"],
        sensitivity: "restricted-cloud",
        region: "eu",
      },
      { says: ["eu-personal-data"], not: ["spoken-words"] },
    ],
    [
      "of calls as of interviews",
      { task: "Sort call transcripts by reason for calling", sensitivity: "restricted-cloud", region: "eu" },
      { says: ["eu-personal-data"] },
    ],
    [
      "who spoke takes more than a speech model",
      { task: "Write the words of our radio interviews down, with the speaker named", input: ["audio"] },
      { says: ["who-spoke"] },
    ],
    [
      "in recordings that go in too",
      { task: "Minutes of each board meeting, with who said what", input: ["audio"] },
      { says: ["who-spoke"] },
    ],
    [
      "in a transcript it stands already",
      { task: "Summarise the transcripts of our meetings by speaker" },
      { not: ["who-spoke"] },
    ],
    [
      "words alone take no more",
      { task: "Transcribe the voicemails of our customers" },
      { says: ["speech-recognition"], not: ["who-spoke"] },
    ],
    [
      "a transcription says it once",
      { task: "Transcribe the recordings of our council meetings" },
      { says: ["speech-recognition"], not: ["spoken-words"] },
    ],
    [
      "photographed receipts are pictures",
      { task: "Receipts photographed by phone: supplier, date, GST, total and account code." },
      { says: ["handwriting-goes-in"], not: ["spoken-words"] },
    ],
    [
      "a sorter of patients' messages touches care",
      {
        task: "Patients write to us through the portal. Sort each message: prescription, billing, or urgent symptoms.",
      },
      { says: ["au-tga-clinical", "emergency"] },
    ],
    [
      "urgent parcels are no emergency",
      { task: "Sort the messages of our customers: urgent parcel, lost parcel, other" },
      { not: ["au-tga-clinical", "emergency"] },
    ],
    [
      "a tutor for pupils has children on the other side",
      { task: "A tutor that pupils can ask anything about their homework." },
      { says: ["au-minors"] },
    ],
    [
      "signs of infection in notes of nurses touch care",
      {
        task: "Our nurses phone each patient after surgery. Check the call notes for signs of infection and tell the ward.",
        kind: "yes-no-filtering",
      },
      { says: ["au-tga-clinical"] },
    ],
    [
      "a companion for lonely people",
      { task: "A companion that lonely old people can talk to in the evening.", correctness: "undefined" },
      { says: ["vulnerable-people"] },
    ],
    [
      "the laws of the home country stay at home",
      {
        task: "A tutor that pupils can ask anything about their homework.",
        region: "eu",
        sensitivity: "restricted-cloud",
      },
      { says: ["minors"], not: ["au-minors"] },
    ],
    [
      "health data are sensitive in Australia on one's own machine too",
      {
        client: "Wattle Clinic",
        task: "Sort referral letters of patients by ward",
        sensitivity: "local-only",
        region: "au",
      },
      { says: ["au-health-data-own"], not: ["au-health-data", "au-health-data-abroad"] },
    ],
    [
      "and so is who is in a union",
      {
        client: "United Rail Workers",
        task: "Help our organisers draft letters to employers and think through a member's grievance",
        sensitivity: "local-only",
      },
      { says: ["au-union-members"], not: ["eu-union-members"] },
    ],
    [
      "in the EU by its own law",
      { task: "Answer questions of union members about their rights at work", region: "eu" },
      { says: ["eu-union-members"], not: ["au-union-members"] },
    ],
    [
      "a credit union has members of another kind",
      { client: "Harbour Credit Union", task: "Answer members' questions about their loans" },
      { not: ["au-union-members", "eu-union-members"] },
    ],
    [
      "a client in New Zealand is under the laws of New Zealand, which are not on the list",
      { client: "Te Waka Hauora", task: "Rewrite patient referral letters into plain te reo Māori and English" },
      { says: ["nz-laws-not-listed", "nz-health-data"], not: ["au-health-data-abroad", "au-state-bodies"] },
    ],
    [
      "an insurer in the UK has nothing to tell APRA",
      { task: "Decide whether claims of a UK insurer regulated by the FCA are approved or declined" },
      { says: ["uk-laws-not-listed", "people-decide"], not: ["au-apra-cps230", "au-automated-decisions"] },
    ],
    [
      "a bank in the EU has nothing to tell APRA",
      { client: "A Dublin bank", task: "Sort the complaints of our customers" },
      { says: ["eu-personal-data"], not: ["au-apra-cps230", "laws-not-listed"] },
    ],
    [
      "a client in Canada may have its data in the US",
      { task: "Screen applications of tenants for an Ontario landlord", sensitivity: "restricted-cloud", region: "us" },
      { says: ["ca-laws-not-listed", "personal-data"], not: ["au-personal-data-abroad"] },
    ],
    [
      "a region beyond those whose laws are told",
      { task: "Sort the mails of our guests", sensitivity: "restricted-cloud", region: "jp" },
      { says: ["laws-not-listed"] },
    ],
    [
      "a client at home whose data may go abroad discloses them",
      { client: "City of Sydney", task: "Answer letters of residents", sensitivity: "restricted-cloud", region: "us" },
      { says: ["au-personal-data-abroad"], not: ["au-personal-data", "laws-not-listed"] },
    ],
    [
      "ranking of applicants in Europe",
      { task: "Rank applicants for each vacancy from their CVs", region: "eu", sensitivity: "restricted-cloud" },
      { says: ["eu-automated-decisions"], not: ["au-automated-decisions"] },
    ],
    [
      "an agent that rebooks acts",
      { task: "A chat agent that rebooks passengers after a cancelled flight, using our reservation system." },
      { says: ["act-only-confirmed"] },
    ],
    [
      "tools by the brief alone",
      { task: "An assistant for our staff that does whatever comes up", tools: true, correctness: "undefined" },
      { says: ["act-only-confirmed"] },
    ],
    [
      "an agent that acts and that nobody sees is the first thing to watch",
      { task: "An assistant for our staff that does whatever comes up", tools: true, reviewed: "none" },
      { says: ["acts-unseen"], not: ["act-only-confirmed", "tool-rights"] },
    ],
    [
      "a chatbot that looks up what its users own is warned of the wrong reader, not of acts",
      {
        task: "Chatbot that answers users' questions from the help centre and looks up their invoices and subscription through our API",
        kind: "support-reply",
        tools: true,
        reviewed: "none",
        region: "us",
        sensitivity: "restricted-cloud",
      },
      { says: ["reads-unseen", "personal-data"], not: ["acts-unseen", "act-only-confirmed", "tool-rights"] },
    ],
    [
      "so is one that tells where a parcel is",
      { task: "Assistant in our app that tells customers where their order is, by API", tools: true, reviewed: "none" },
      { says: ["reads-unseen"], not: ["acts-unseen", "act-only-confirmed"] },
    ],
    [
      "staff who read the answers first are warned of the same",
      {
        task: "Answer tenants' questions about their rent balance, which it looks up in our ledger",
        kind: "support-reply",
        tools: true,
        reviewed: "all",
      },
      { says: ["reads-for-others"], not: ["reads-unseen", "act-only-confirmed"] },
    ],
    [
      "a chatbot that looks up and cancels is warned of both in one line",
      {
        task: "Chatbot that looks up a guest's booking and cancels or moves it through our API",
        kind: "support-reply",
        tools: true,
        reviewed: "none",
      },
      { says: ["acts-on-records-unseen"], not: ["acts-unseen", "reads-unseen", "reads-for-others", "acts-on-records"] },
    ],
    [
      "so is one that starts a return, where staff read the answers first",
      {
        task: "Chat that answers questions about delivery, looks up the order in our shop and starts a return",
        kind: "support-reply",
        tools: true,
        reviewed: "all",
      },
      { says: ["acts-on-records"], not: ["act-only-confirmed", "reads-for-others", "tool-rights"] },
    ],
    [
      "a law firm owes its clients secrecy, wherever it is",
      { client: "Corbett & Lane Lawyers", task: "Review commercial leases against our playbook", region: "au" },
      { says: ["legal-privilege"], not: ["client-confidence"] },
    ],
    [
      "by the name of the trade in another language",
      { client: "Rechtsanwälte Vogt", task: "Vertragsklauseln: flag clauses that depart from our standard" },
      { says: ["legal-privilege"] },
    ],
    [
      "by the work alone",
      { task: "Summarise witness statements and discovery documents for our litigation team" },
      { says: ["legal-privilege"] },
    ],
    [
      "accountants and advisers owe it too",
      { client: "Hume Chartered Accountants", task: "Code bank lines of clients to 60 accounts" },
      { says: ["client-confidence"], not: ["legal-privilege"] },
    ],
    [
      "what a law firm publishes is no secret",
      { client: "Corbett & Lane Lawyers", task: "Captions for our posts", kind: "short-copy" },
      { not: ["legal-privilege"] },
    ],
    [
      "what stays at the firm reaches no host",
      { client: "Corbett & Lane Lawyers", task: "Review leases against our playbook", sensitivity: "local-only" },
      { not: ["legal-privilege"] },
    ],
    [
      "a shop that sells to lawyers is none",
      { client: "Fern Stationery", task: "Sort supplier contracts by type" },
      { not: ["legal-privilege", "client-confidence"] },
    ],
    [
      "people who are recorded must know it, on a machine of the client too",
      { task: "Turn recordings of client meetings into a file note", sensitivity: "local-only" },
      { says: ["recorded-people"] },
    ],
    [
      "so at a host in the US",
      { task: "Summarise recorded phone calls with customers", sensitivity: "cloud-ok", region: "us" },
      { says: ["recorded-people"] },
    ],
    [
      "and where a transcript comes in",
      { task: "Write a file note from the transcript of each client interview" },
      { says: ["recorded-people"] },
    ],
    ["who dictates knows it", { task: "Write up dictated notes after each home visit" }, { not: ["recorded-people"] }],
    ["so does who leaves a message", { task: "Summarise voicemails of customers" }, { not: ["recorded-people"] }],
    [
      "notes of a meeting are no recording",
      { task: "Write the minutes of a meeting from our notes" },
      { not: ["recorded-people"] },
    ],
    [
      "one pupil is a child as pupils are",
      { task: "Write the report comment for each pupil from the teacher's grades", region: "uk" },
      { says: ["minors", "personal-data"] },
    ],
    [
      "so is every child of whom a teacher writes",
      { task: "Write two sentences on every child from the teacher's notes", region: "uk" },
      { says: ["minors", "personal-data"] },
    ],
    [
      "a minor fault is no child",
      { task: "Sort maintenance reports of our school buildings into minor and major faults" },
      { not: ["au-minors"] },
    ],
    [
      "a photo goes in as photos do",
      {
        task: "Does the photo taken at the gate show the person in the passport?",
        kind: "document-extraction",
        correctness: "exact",
      },
      { says: ["handwriting-goes-in"] },
    ],
    [
      "a picture of what somebody needs is no photo",
      { task: "Put together a clear picture of what each tenant needs from the case notes" },
      { not: ["pictures-go-in"] },
    ],
    [
      "a decision letter decides about people",
      { task: "Each claim: read the form, check it against the policy, write the decision letter." },
      { says: ["au-automated-decisions"] },
    ],
    [
      "nothing rests on a statement that was not read",
      { task: "Bitte fasse jede eingehende Schadensmeldung unserer Kunden kurz zusammen und sortiere sie." },
      { not: ["task-unclear", "task-too-vague"] },
    ],
    [
      "notes of a consultation are personal data",
      { task: "Summarise the consultation notes of our practice into a referral letter." },
      { says: ["au-personal-data-abroad"] },
    ],
    [
      "a letter to a claimant holds personal data",
      { task: "Draft the letter to the claimant from the loss report." },
      { says: ["au-personal-data-abroad"] },
    ],
    [
      "a choice of the company itself decides about nobody",
      { task: "Help the directors decide whether we should enter the Fijian market, and weigh rivals and rules." },
      { not: ["au-automated-decisions"] },
    ],
    [
      "what must be fast needs no prices of today",
      { task: "Flag fraudulent transactions of our customers' cards in real time." },
      { says: ["tabular-data"], not: ["live-data"] },
    ],
    [
      "prices in real time are live data",
      { task: "Answer travellers' questions about fares with prices in real time." },
      { says: ["live-data"] },
    ],
    [
      "fields of an invoice are no classes",
      { task: "Read supplier invoices and return number, date, VAT and total." },
      { not: ["examples-per-class"] },
    ],
    [
      "what weighs a risk to insure treats nobody",
      {
        task: "Weigh the engineering reports, loss history and wordings of a submission and propose terms with reasons",
        correctness: "expert",
      },
      { not: ["au-tga-clinical"] },
    ],
    [
      "a diagnosis without a word of the field is one",
      { task: "Name what the patient may have", kind: "diagnosis", correctness: "expert" },
      { says: ["au-tga-clinical"] },
    ],
    [
      "plates on photos have readers of their own",
      { task: "Read the number plate and state on photos of passing cars", input: ["image"] },
      { says: ["dedicated-reader"] },
    ],
    [
      "one of thousands of articles is searched first",
      { task: "Match what a tradesman writes to article numbers of our catalogue of 48,000 items" },
      { says: ["wide-catalogue"] },
    ],
    [
      "so is one of a register",
      { task: "Match free-text employer names from loan forms to our employer register" },
      { says: ["wide-catalogue"] },
    ],
    [
      "labels of pictures have models of their own",
      { task: "Which of 26 diseases does the photographed leaf have?", kind: "classification", input: ["image"] },
      { says: ["image-classifier"], not: ["small-classifier"] },
    ],
    ...["with a one-line reason", "and say why", "and add an explanation", "and write two sentences on each"].map(
      (beside): [string, Brief, { says?: string[]; not?: string[] }] => [
        `a small classifier writes nothing: ${beside}`,
        { task: `Sort support tickets into 6 queues, ${beside}`, kind: "routing" },
        { not: ["small-classifier"] },
      ],
    ),
    ...[
      "Sort support tickets into 6 queues by the reason for contact",
      "Tag each call transcript with the reason for the call and whether the customer threatens to leave",
      "Label each parcel that comes back with the reason for return",
      "Put each line stop into a class and the reason code from our list",
    ].map((task): [string, Brief, { says: string[] }] => [
      `and picks labels that are reasons: ${task}`,
      { task, kind: "routing" },
      { says: ["small-classifier"] },
    ]),
    [
      "a reason for the label is none",
      { task: "Tag each call with the reason for the call, with the reason for the tag", kind: "routing" },
      { not: ["small-classifier"] },
    ],
    [
      "a small vision model serves beside a text written from a picture",
      {
        task: "Say which of 14 vine diseases a leaf photo shows, and write two sentences of advice from our spray guide",
        correctness: "expert",
        input: ["image", "text"],
      },
      { says: ["image-classifier-beside", "pictures-go-in"], not: ["image-classifier", "handwriting-goes-in"] },
    ],
    [
      "also of damage",
      { task: "Grade the damage on car photos into 5 levels and write a sentence for the claim", input: ["image"] },
      { says: ["image-classifier-beside"], not: ["handwriting-goes-in"] },
    ],
    [
      "also of shelves, whatever goes in as the brief has it",
      { task: "Tell from shelf photos which of 60 products are missing and write a note for the store manager" },
      { says: ["image-classifier-beside"] },
    ],
    [
      "also of x-rays, which leave a text to be written",
      { task: "Flag x-rays of welds with cracks and write the inspection remark" },
      { says: ["image-classifier-beside"], not: ["no-language-task"] },
    ],
    [
      "what a picture shows told in free words needs a language model",
      { task: "Write alt text for shop photos", input: ["image"] },
      { says: ["pictures-go-in"], not: ["image-classifier-beside", "handwriting-goes-in"] },
    ],
    [
      "text that stands in a picture is read",
      { task: "Pull out the lot numbers that are missing from photos of handwritten delivery notes", input: ["image"] },
      { says: ["handwriting-goes-in"], not: ["image-classifier-beside", "pictures-go-in"] },
    ],
    [
      "article numbers on an invoice are read off",
      { task: "Read supplier invoices and return the article numbers, quantities and prices" },
      { not: ["wide-catalogue"] },
    ],
    [
      "texts for a catalogue are written",
      { task: "Write product texts for our catalogue of garden tools in our house style" },
      { not: ["wide-catalogue"] },
    ],
    [
      "answers from documents show their passage",
      { task: "Answer pharmacists' questions from our 600 standard operating procedures", correctness: "expert" },
      { says: ["cite-and-check"] },
    ],
    [
      "classified papers need an authorised system",
      {
        task: "Analysts brainstorm with it, on classified cables, about anything",
        sensitivity: "local-only",
        correctness: "undefined",
      },
      { says: ["au-pspf-genai", "au-ism-own"] },
    ],
    [
      "mails that are classified are no secrets",
      { task: "Support mails are classified into eight queues", sensitivity: "local-only" },
      { not: ["au-pspf-genai", "au-ism-own"] },
    ],
    [
      "recorded calls are heard and need no voice, and who called stands in them",
      { task: "Listen to the recorded call with the customer and write the wrap-up", input: ["audio"] },
      { says: ["spoken-words", "au-personal-data-abroad"], not: ["spoken-answers"] },
    ],
    [
      "an assistant for callers needs one",
      { task: "Answer customers who ask about their order over the phone", kind: "support-reply" },
      { says: ["spoken-answers"], not: ["spoken-words"] },
    ],
    [
      "a text that a clinician dictates is theirs to sign",
      {
        task: "Write the echo report with an impression from what the cardiologist dictates, in each doctor's style",
        kind: "report-drafting",
        correctness: "expert",
      },
      { says: ["clinician-signs", "spoken-words"], not: ["au-tga-clinical"] },
    ],
    [
      "fields of such a text are read off",
      { task: "Read each pathology report and return stage, grade and margins", kind: "document-extraction" },
      { not: ["clinician-signs"] },
    ],
    [
      "a report on a public consultation has no clinician",
      { task: "Write the report on our public consultation about a new bypass", kind: "report-drafting" },
      { not: ["clinician-signs"] },
    ],
    [
      "what is found of side effects has a clock, and the system is validated",
      {
        client: "A maker of pharmaceuticals",
        task: "Pull drug, dose, event and outcome of adverse drug reactions out of case reports",
      },
      { says: ["pharmacovigilance", "validated-system"] },
    ],
    [
      "adverts of a maker of medicines are no record of it",
      { client: "Small pharma firm", task: "Write social posts in our house style" },
      { not: ["pharmacovigilance", "validated-system"] },
    ],
    [
      "queries that are run only read",
      {
        task: "Turn questions of managers into SQL, run it on our data warehouse and explain the answer",
        kind: "query-generation",
        tools: true,
      },
      { says: ["query-rights"], not: ["tool-rights", "act-only-confirmed"] },
    ],
    [
      "queries that an analyst runs have the analyst's rights",
      { task: "Write SQL for our analysts from a description", kind: "query-generation", tools: false },
      { not: ["query-rights", "tool-rights"] },
    ],
    [
      "other tools have few rights too",
      { task: "Sort each ticket and look up its order", kind: "routing", tools: true },
      { says: ["tool-rights"], not: ["query-rights"] },
    ],
    [
      "a department of the Commonwealth by its short form",
      {
        client: "Department of Fisheries (Cth)",
        task: "Summarise submissions to our inquiry for the minister's office",
      },
      { says: ["au-pspf-genai", "au-pspf-hosts"] },
    ],
    [
      "a state in which the Commonwealth works makes it none of the state",
      {
        client: "Department of Home Affairs, Victoria and Tasmania office",
        task: "Summarise visa submissions of Queensland employers",
      },
      { says: ["au-pspf-genai", "au-pspf-hosts"] },
    ],
    [
      "games of the Commonwealth in a state are no entity of it",
      { client: "Commonwealth Games Victoria", task: "Sort mails of volunteers into nine queues" },
      { not: ["au-pspf-genai"] },
    ],
    [
      "a moderator takes posts down, and what endangers a life goes to people",
      { task: "Flag comments that are hateful, spam or threaten self-harm", kind: "moderation", reviewed: "none" },
      { says: ["moderated-harm"], not: ["emergency"] },
    ],
    [
      "who writes to a crisis line meets a person",
      { task: "Sort messages to our suicide crisis line by how urgent they are", kind: "routing" },
      { says: ["emergency"], not: ["moderated-harm"] },
    ],
    [
      "a minister of a state has rules of the state",
      { client: "NSW Government", task: "Draft letters for the minister's office in house style" },
      { says: ["au-state-bodies"], not: ["au-pspf-genai", "au-pspf-hosts"] },
    ],
    [
      "police of another country have no rules of an Australian state",
      { client: "Police District", task: "Summarise witness interviews in English and te reo Māori" },
      { not: ["au-state-bodies"] },
    ],
    [
      "police without a sign of another country may be of a state",
      { client: "Police District", task: "Summarise witness interviews" },
      { says: ["au-state-bodies"] },
    ],
    [
      "a land register names owners and what they owe",
      {
        task: "List the easements in the title deed and the land register extract",
        sensitivity: "restricted-cloud",
        region: "eu",
      },
      { says: ["eu-personal-data"] },
    ],
    [
      "on the entity's own machine no host is assessed",
      {
        client: "Department of Fisheries (Cth)",
        task: "Draft ministerial briefs in our house style",
        sensitivity: "local-only",
      },
      { says: ["au-pspf-genai"], not: ["au-pspf-hosts"] },
    ],
    [
      "pictures that no language model reads need no test on crooked ones",
      { task: "Look at photos of pipes and say whether there is rust, a dent or nothing wrong", input: ["image"] },
      { says: ["no-language-task"], not: ["pictures-go-in"] },
    ],
    ["queues are", { task: "Send each support mail to one of eight queues" }, { says: ["examples-per-class"] }],
    [
      "drugs in messages that are triaged are no medicine",
      {
        client: "Harbour Police",
        project: "Phone triage",
        task: "Flag messages on seized phones that speak of drugs or knives, the most urgent first. Material is PROTECTED.",
        sensitivity: "local-only",
      },
      { says: ["au-ism-own"], not: ["au-tga-clinical"] },
    ],
    [
      "what ails a machine is no diagnosis of a patient",
      { task: "Reason from the fault codes and what the driver says to a diagnosis, and which part to test next" },
      { not: ["au-tga-clinical"] },
    ],
    [
      "what ails a patient is one, by the client's name too",
      { client: "Northside Hospital", task: "Propose a differential from history and test results" },
      { says: ["au-tga-clinical"] },
    ],
    [
      "rosters of nurses are none",
      { task: "Plan the weekly roster of 90 nurses on 6 wards from their wishes and the rules of the award" },
      { not: ["au-tga-clinical"] },
    ],
    [
      "hours that are eligible are nobody's rights",
      { task: "Write the technical story of an R&D claim from tickets and commit logs, and which hours are eligible" },
      { not: ["au-automated-decisions", "au-personal-data-abroad"] },
    ],
    [
      "people who are eligible have some",
      { task: "Say for each household whether it is eligible for the heating allowance" },
      { says: ["au-automated-decisions"] },
    ],
    [
      "claims that are checked are no claims of customers, and the web is read",
      { task: "Check the claims in an advertisement against the web and write a verdict with sources", tools: true },
      { says: ["web-search"], not: ["au-personal-data-abroad", "tool-rights"] },
    ],
    [
      "a form on a website searches nothing",
      { task: "Answer what customers write into the web form on our website", tools: true },
      { says: ["au-personal-data-abroad"], not: ["web-search"] },
    ],
    [
      "invoices of suppliers hold nobody's data",
      { task: "Read the invoices that our suppliers email and return number, date and total" },
      { not: ["au-personal-data-abroad"] },
    ],
    [
      "what an advertisement says of customers does not either",
      { task: "Write product descriptions that our customers like, from the data sheet of each chair" },
      { not: ["au-personal-data-abroad"] },
    ],
    [
      "incidents in homes for the aged are health data, and some must be reported",
      {
        client: "Wattle Aged Care",
        task: "Say for each incident report from our homes whether it is reportable to the Commission",
        sensitivity: "restricted-cloud",
        region: "au",
      },
      { says: ["au-health-data", "reportable-events"], not: ["au-personal-data", "au-tga-clinical"] },
    ],
    [
      "calls of clients in a region that is named",
      {
        client: "Private bank",
        task: "Summarise the notes of client calls into our contact report",
        sensitivity: "restricted-cloud",
        region: "ch",
      },
      { says: ["personal-data"] },
    ],
    [
      "health data in the United States",
      {
        task: "Draft the letter to the insurer from the patient's chart",
        sensitivity: "restricted-cloud",
        region: "us",
      },
      { says: ["us-hipaa"], not: ["personal-data"] },
    ],
    [
      "health data in the EU",
      {
        client: "Life insurer",
        task: "Read medical reports and fill our form of diagnoses and working hours possible",
        sensitivity: "restricted-cloud",
        region: "eu",
      },
      { says: ["eu-health-data"], not: ["eu-personal-data"] },
    ],
    [
      "an email about hardship to a bank is personal, and what is proposed is a decision",
      {
        client: "Plains Bank",
        task: "Draft a recommended arrangement for each hardship request that comes by email",
        sensitivity: "restricted-cloud",
        region: "au",
      },
      { says: ["au-personal-data", "au-automated-decisions"] },
    ],
    [
      "a licence and a selfie are biometric, whatever reads them",
      { task: "Tell fake licences by comparing the selfie with the licence photo", input: ["image"] },
      { says: ["biometric-data"] },
    ],
    [
      "the look of a paper is nothing to recognise",
      {
        task: "Read photos of signed bills of lading and pull out the load number, pieces and any damage noted",
        kind: "document-extraction",
        examples: 6000,
      },
      { says: ["handwriting-goes-in"], not: ["image-classifier-beside"] },
    ],
    [
      "tickets of a weighbridge are read as well",
      { task: "From a photo of weighbridge tickets give the net weight and any fault noted", examples: 3000 },
      { not: ["image-classifier-beside"] },
    ],
    [
      "who fills in a form on a website is a person",
      {
        client: "Brightpipe Plumbing, Brisbane",
        task: "Sort each enquiry from our website form into 9 job types and mark it urgent or not",
        kind: "classification",
        sensitivity: "cloud-ok",
      },
      { says: ["au-personal-data-abroad", "urgent-apart"] },
    ],
    [
      "a booking request comes from one too",
      { task: "Route booking requests to the right depot", kind: "routing", region: "eu", sensitivity: "cloud-ok" },
      { says: ["eu-personal-data"] },
    ],
    [
      "a form on a website that is built is none",
      { task: "Write the React code of our contact form", kind: "stack-code", sensitivity: "cloud-ok" },
      { not: ["au-personal-data-abroad"] },
    ],
    [
      "who scores calls judges staff",
      {
        task: "Score each recorded customer service call against our 12-point quality checklist",
        kind: "scoring",
        region: "eu",
      },
      { says: ["eu-ai-act", "staff-are-judged"] },
    ],
    [
      "so does who scores drivers",
      { task: "Compute a driver score from trip notes", kind: "scoring", region: "eu" },
      { says: ["eu-ai-act", "staff-are-judged"] },
    ],
    [
      "calls that are sorted by what they are about judge nobody",
      { task: "Sort calls by their topic", kind: "classification", region: "eu" },
      { not: ["eu-ai-act", "staff-are-judged"] },
    ],
    [
      "drawings are not photographs",
      {
        task: "Compare the structural drawings with the specification and list contradictions by sheet",
        input: ["image"],
      },
      { says: ["drawings-go-in"], not: ["pictures-go-in"] },
    ],
    [
      "children on a holiday neither ask nor learn",
      { task: "Plan a trip for a family with 3 kids, a dog and no flight before nine" },
      { not: ["au-minors"] },
    ],
    [
      "files that a password protects are not classified",
      { client: "Department of Parks", task: "Summarise reports on protected areas from password protected files" },
      { not: ["au-irap", "au-ism-own"] },
    ],
    [
      "insurance that a clinic reads on a card makes no insurer of it",
      { client: "Corner Clinic", task: "Read name, insurance number and referring doctor off each referral letter" },
      { not: ["au-apra-cps230"] },
    ],
    [
      "a client whose name says insurance is one",
      { client: "Eastern Insurance", task: "Send each letter to one of 14 teams" },
      { says: ["au-apra-cps230"] },
    ],
    [
      "a bank of food is none of money",
      { client: "Riverside Food Bank", task: "Write the quarterly report to each funder from our visit logs" },
      { not: ["au-apra-cps230"] },
    ],
    [
      "claims that come to an insurer are of people",
      { client: "Eastern Insurance", task: "Mark claims that an investigator should look at" },
      { says: ["au-personal-data-abroad"] },
    ],
    [
      "claims that an advertisement makes are not",
      { client: "Ad agency", task: "Check that the claims in our clients' ads follow the code of practice" },
      { not: ["au-personal-data-abroad"] },
    ],
    [
      "an appeal that is refused is a decision",
      { client: "Valley Council", task: "Decide whether each appeal against a parking fine is upheld or refused" },
      { says: ["au-automated-decisions"] },
    ],
    [
      "a post that is approved is none",
      { task: "Write posts in our voice that our editor approves" },
      { not: ["au-automated-decisions"] },
    ],
    [
      "candidates that are ranked in the EU",
      { task: "Score CVs against the job ad", sensitivity: "restricted-cloud", region: "eu" },
      { says: ["eu-automated-decisions", "eu-personal-data"] },
    ],
    [
      "manuals that are classified",
      { client: "Army depot", task: "Find faults in manuals that are classified secret", sensitivity: "local-only" },
      { says: ["au-ism-own"] },
    ],
    [
      "an animal is no patient of a doctor",
      { client: "Vet clinic", task: "Summarise consultation notes of animals for the file" },
      { not: ["au-health-data-abroad", "clinician-signs", "au-tga-clinical"] },
    ],
    [
      "messages about who is available are no live prices",
      { task: "Read shift, date and ward from the availability messages of nurses" },
      { not: ["live-data"] },
    ],
    [
      "the defence in a court is no army",
      { task: "Say from statement of claim and defence whether a civil case will settle" },
      { not: ["au-irap", "au-pspf-genai"] },
    ],
    [
      "a department of defence is one",
      { client: "Department of Defence", task: "Summarise exercise reports" },
      { says: ["au-irap"] },
    ],
    [
      "who is heard in a hearing is a person",
      { task: "Write down recordings of hearings word by word, with who speaks", input: ["audio"] },
      { says: ["au-personal-data-abroad"] },
    ],
  ])("%s", (_, brief, { says = [], not = [] }) => {
    const ids = idsOf(brief);
    expect(ids).toEqual(expect.arrayContaining(says));
    for (const id of not) expect(ids).not.toContain(id);
  });
});

test("a law of Australia is said to be one where the client's country is not known", () => {
  const textOf = (client: string) =>
    advise({ ...REST, client, task: "Sort the mails of our bank" }, { read }).cautions.find(
      ({ id }) => id === "au-apra-cps230",
    )?.text;
  expect(textOf("Harbour Bank")).toMatch(/^In Australia: APRA CPS 230/);
  expect(textOf("Bank of Melbourne")).toMatch(/^APRA CPS 230/);
  expect(textOf("Bank of Ireland")).toBeUndefined();
});

test("what is heard is written down first, so hosts whose models only read are admitted, each in its region", () => {
  const task = "Mark in each recorded call whether the agent read out the hardship statement";
  const heard: Brief = { ...REST, task, input: ["audio"], sensitivity: "restricted-cloud", region: "au" };
  const { counsel, excluded, cautions } = advise(heard, { read });
  expect(cautions.map(({ id }) => id)).toContain("spoken-words");
  expect(counsel!.start_with).toMatchObject({ place: "api", region: "au" });
  expect(excluded.map(({ row }) => row)).not.toContain("cannot-read-input");
});

test("what is seen in a video is not written down", () => {
  const task = "Say from the video of the drill whether each worker wears a helmet";
  const { excluded } = advise({ ...REST, task, kind: "yes-no-filtering", input: ["audio", "video"] }, { read });
  expect(excluded.map(({ row }) => row)).toContain("cannot-read-input");
});

test("what is photographed goes to models that see", () => {
  const task = "Receipts photographed by phone: supplier, date, GST, total and account code.";
  const { recommended, alternatives, counsel } = advise({ ...REST, task }, { read });
  const ids = [recommended!, counsel!.start_with!, ...alternatives].map(({ model }) => model);
  const blind = ids.filter((id) => !pricing.models.find((each) => each.id === id)?.input_modalities.includes("image"));
  expect(blind).toEqual([]);
});

describe("work that is done once", () => {
  const once: Brief = {
    ...REST,
    kind: "report-drafting",
    correctness: "rubric",
    task: "Write a label text for each of our coins, one time only",
  };

  test("is billed once, and nothing is tuned or bought for it", () => {
    const { counsel } = advise(once, { read });
    expect(counsel!.id).toBe("single-run");
    expect(counsel!.text).toContain("one month of these figures is the whole job");
    expect(counsel!.lines.length).toBeGreaterThan(0);
    for (const { way } of counsel!.lines) expect(way).not.toMatch(/tuned|rented|Mac|PC/);
  });

  const sorted: Brief = {
    ...REST,
    kind: "classification",
    task: "Sort 300,000 archived letters, once, into 30 subjects",
    correctness: "exact",
    examples: 6000,
    usage: { requests_per_month: 300_000, input_tokens: 800, output_tokens: 10, batch: true },
  };
  const short = { metric: "accuracy", score: 0.8, target: 0.9, cases: 900, model: "gpt-6-luna" };

  test("whose score falls short goes to other models first, on what was scored", () => {
    const { counsel } = advise({ ...sorted, baseline: short }, { read });
    expect(counsel!.id).toBe("single-run-others");
    expect(counsel!.text).toMatch(/scores 80% on GPT-6 Luna and 90% is needed: try another model first\. Tuning costs/);
    expect(counsel!.next_step).toContain("Give the requests that were scored to ");
    expect(counsel!.lines.map(({ label }) => label)).toContain("Try");
  });

  test("is not said to pay back nothing that is tuned", () => {
    const { counsel } = advise(sorted, { read });
    expect(counsel!.id).toBe("single-run");
    expect(counsel!.text).toMatch(
      /Nothing that is bought or leased pays back in one run\. Tuning costs .* more than the prompt/,
    );
  });

  test.each<[string, Partial<Brief>]>([
    ["in a region without a host", {}],
    ["within a budget that pays for the machine", { limits: { budget_per_month: { amount: 9000, currency: "AUD" } } }],
    ["over the budget", { limits: { budget_per_month: { amount: 100, currency: "AUD" } } }],
  ])("is told with the machine that it takes where no host may do it, %s", (_, more) => {
    const brief: Brief = { ...once, sensitivity: "restricted-cloud", region: "sg", ...more };
    const { counsel, beside } = advise(brief, { read });
    expect(counsel!.id).toBe("single-run-on-machine");
    expect(counsel!.text).toMatch(/a machine must be bought or leased.*whole job, if that is [\d,]+ requests/);
    expect(counsel!.lines[0]!.to_buy).not.toBeNull();
    expect(beside.some(({ text }) => text.includes("This one run pays for all of it"))).toBe(true);
  });

  test.each<[string, Partial<Brief>]>([
    ["at a host", {}],
    ["on a machine of one's own", { sensitivity: "local-only" }],
    ["in a large task", { kind: "contract-analysis", correctness: "expert" }],
    ["in steps", { steps: [{ name: "sort", kind: "classification" }, { name: "write" }] }],
  ])("costs what is paid once and one run, %s", (_, more) => {
    const { costs, counsel, pipeline, usage } = advise({ ...once, ...more }, { read });
    expect(usage.counted_months).toBe(1);
    const ways = [...costs, counsel?.start_with, counsel?.fit].filter((way) => way?.first_year?.likely != null);
    expect(ways.length).toBeGreaterThan(1);
    for (const way of ways) {
      const parts = "one_off" in way! ? (way.one_off?.likely ?? 0) + way.monthly!.likely! : null;
      if (parts !== null) expect(way!.first_year!.likely).toBeCloseTo(parts, 4);
    }
    if (pipeline)
      expect(pipeline.first_year!.likely).toBeCloseTo(pipeline.once!.likely! + pipeline.monthly!.likely!, 4);
  });

  test("assumes no months over which a machine is paid off", () => {
    const monthsOf = (task: string) =>
      advise({ ...once, sensitivity: "local-only", task }, { read }).assumptions.filter(
        ({ id }) => id === "amortisation-months",
      );
    expect(monthsOf("Write a label text for each of our coins")).toHaveLength(1);
    expect(monthsOf(once.task!)).toEqual([]);
  });

  test("pays for the whole of a machine that is bought for it", () => {
    const priceOf = (task: string) =>
      advise({ ...once, sensitivity: "local-only", task }, { read }).counsel!.start_with!.monthly_without_labour!
        .likely!;
    expect(priceOf(once.task!)).toBeGreaterThan(10 * priceOf("Write a label text for each of our coins"));
  });

  const aud = (amount: number) => ({ amount, currency: "AUD" as const });
  const SPOKEN: Partial<Brief> = {
    input: ["audio"],
    task: "Transcribe each of our recorded interviews and write an abstract of it, one time only",
  };
  const atALoss: Partial<Brief> = {
    examples: 5000,
    baseline: { metric: "accuracy", score: 0.5, target: 0.6 },
    stakes: { right: aud(1), wrong: aud(4) },
  };
  test.each<[string, Partial<Brief>, string]>([
    ["below what pays", atALoss, "one-run-at-a-loss"],
    ["that is written down", { ...SPOKEN, examples: 5000 }, "speech-in-one-run"],
    ["that is written down, below what pays", { ...atALoss, ...SPOKEN }, "one-run-at-a-loss"],
  ])("is started with a prompt and tuned by nobody, %s", (_, more, id) => {
    const { counsel, page } = advise({ ...once, ...more }, { read });
    expect(counsel!.id).toBe(id);
    expect(`${counsel!.next_step} ${page.verdict}`).not.toMatch(/tune/i);
    for (const { way } of counsel!.lines) expect(way).not.toMatch(/tuned|rented|Mac|PC/);
  });

  test("loses once what it loses, and no month of it", () => {
    const { counsel } = advise({ ...once, ...atALoss }, { read });
    // 9,000 answers, of which 60 in 100 earn AU$1 and 40 lose AU$4.
    expect(counsel!.text).toContain("loses AU$9,000 in the one run even at 60% right");
    expect(counsel!.text).not.toContain("a month");
  });

  test("runs on a machine where the data stay", () => {
    const { counsel } = advise({ ...once, sensitivity: "local-only" }, { read });
    expect(counsel!.lines.length).toBeGreaterThan(0);
  });
});

describe("several tasks in one statement", () => {
  const found = (task: string) => {
    const brief: Brief = { task, repetition: 60, examples: 0, correctness: "expert", sensitivity: "restricted-cloud" };
    const { page, cautions } = advise(brief, { read });
    const text = cautions.find(({ id }) => id === "several-tasks")?.text ?? "";
    return { text, isWatched: page.watch.some((each) => each.startsWith("This seems to be several tasks")) };
  };

  test("of one tier are no matter for the first page: what one verb is said of may be two things", () => {
    const task = "Help our 60 developers write, explain and refactor Java and TypeScript code in the IDE";
    const { text, isWatched } = found(task);
    expect(isWatched).toBe(false);
    expect(text).not.toContain("most demanding");
  });

  test("of two tiers are told, and no more is said to count than does", () => {
    const { text } = found(
      "Transcribe the hearing, redact names, translate it into English and judge whether the claim has prospects",
    );
    expect(text).toMatch(/\(tier \d\).*\(tier \d\)/);
    expect(text).not.toContain("most demanding");
  });
});
