// Written by `npm run generate` from taxonomy/ and pricing/.

export interface CautionFigures {
  "several-tasks": "tasks";
  "several-tasks-read-lower": "tasks";
  "several-tasks-alike": "tasks";
  "statement-not-read": never;
  "proposal-unknown": "named" | "nearest";
  "proposal-withdrawn": "model" | "date" | "next" | "barred";
  "proposal-leaving": "model" | "date" | "next" | "barred";
  "proposal-not-allowed": "model" | "barred";
  "proposal-other-host": "model" | "barred" | "host" | "there" | "start" | "needed";
  "proposal-costs-more": "model" | "asked" | "start" | "needed" | "times" | "trial";
  "proposal-quote-differs": "counted" | "model" | "listed";
  "proposal-quote-differs-from-batch": "counted" | "model" | "listed";
  "baseline-goes": "model" | "score" | "goes";
  "baseline-gone": "model" | "score" | "date";
  "baseline-unlisted": "named" | "score" | "nearest";
  "region-open": "regions";
  "region-not-kept": "way" | "host" | "states" | "region";
  "region-kept-on-request": "way" | "host" | "region" | "more" | "bill";
  "rented-somewhere": "machine" | "host" | "region";
  "region-without-host": "region";
  "region-over-budget": "way" | "host" | "region" | "bill";
  "reseller": "host";
  "language-not-measured": "models" | "are" | "languages" | "of_each";
  "classifier-language": "classifier" | "languages";
  "evaluation-size": "answers";
  "tools-needed": never;
  "many-labels": "labels" | "likeliest" | "names";
  "seconds": "alone" | "way" | "lengths";
  "seconds-in-time": "alone" | "busy" | "way" | "lengths" | "limit";
  "seconds-too-near": "alone" | "busy" | "way" | "lengths" | "limit" | "faster" | "faster_busy";
  "latency-not-known": "ways";
  "latency-unknown": "limit" | "written" | "speed" | "ways";
  "long-request": "tokens" | "model" | "context";
  "long-request-near-context": "tokens" | "model" | "context";
  "retrieval-input": "counted" | "stated";
  "input-tokens-guessed": "input" | "output" | "said" | "minute" | "page";
  "input-tokens-guessed-of-documents": "input" | "output" | "said" | "minute" | "page";
  "input-tokens-guessed-of-media": "input" | "media";
  "labels-not-counted": "labels" | "names" | "text" | "likeliest";
  "batch-price": "priced" | "unpriced";
  "weak-source": "weights" | "way";
  "weak-source-of-large-bill": "weights" | "way" | "host" | "bill";
  "single-list": "weights" | "way";
  "single-list-of-large-bill": "weights" | "way" | "host" | "bill";
  "price-changes": "model" | "later" | "date" | "now" | "share";
  "by-hand": "answer" | "counted_over" | "minutes" | "person";
  "by-hand-of-any-length": never;
  "checked-pays-from": "check" | "earns" | "score" | "loss" | "pays_from";
  "checked-at-a-loss": "earns" | "minutes" | "check" | "loses_at";
  "licence-conditions": "model" | "licence" | "conditions";
  "retires-within-year": "model" | "goes" | "replacement" | "counted";
  "retires-beside-steps": "model" | "goes" | "replacement" | "counted";
  "one-machine": "second";
  "one-machine-once-tuned": "second";
  "used-cards": "machine";
}

export interface SentenceFigures {
  "tokens-found": "all" | "stated" | "found" | "what";
  "search-left-out": "fee";
  "alternative-value": never;
  "alternative-prompted": never;
  "alternative-measured": never;
  "alternative-hosted": never;
  "alternative-hosted-tuned": never;
  "home-never-cheapest": "machines";
  "alternative-home": never;
  "alternative-leased": never;
  "alternative-over-budget": never;
  "alternative-large": never;
  "move-volume": "requests";
  "move-tuned-wins": "points" | "answers";
  "move-tuned-wins-for-less": "answers";
  "move-examples": "examples" | "points" | "answers";
  "move-data-stay": "way";
  "move-retires": "model" | "goes";
  "move-shared": never;
  "move-price": never;
  "machine-cannot-serve": "why";
  "machine-cannot-serve-in-one-call": "why";
  "amounts-left-out": "currency" | "amounts" | "option";
  "budget-without-volume": "budget";
  "budget-kept-elsewhere": "way" | "budget" | "other" | "bill";
  "budget-kept-by-another": "way" | "budget" | "other" | "bill";
  "budget-not-kept-by-prompt": "way" | "budget" | "bill" | "other" | "other_bill";
  "budget-kept-by-none": "budget" | "speech" | "covered" | "requests" | "model";
  "budget-kept-by-classifier": "budget" | "way" | "bill";
  "budget-taken-by-speech": "speech" | "budget" | "all";
  "budget-taken-by-speech-in-region": "speech" | "budget" | "all";
  "budget-over-with-checks": "budget" | "all";
  "budget-short-of-checks": "budget" | "all";
  "budget-passed": "budget" | "requests" | "ways";
  "verdict-no-model": never;
  "verdict-open": never;
  "verdict-open-among": "tiers";
  "verdict-contradicted": "tiers";
  "verdict-tier": "tier" | "name";
  "verdict-tier-probably": "tier" | "name";
  "verdict-by-statement": "followed" | "other";
  "verdict-by-answers": "followed" | "other";
  "verdict-kind-open": never;
  "starts-then": "first" | "bill" | "volume" | "later";
  "starts-better-then": "first" | "bill" | "volume" | "more" | "later";
  "fits-best": "kind" | "retrieval" | "starts";
  "fits-after-prompt": "retrieval" | "starts" | "kind";
  "fits-below-noise": "retrieval" | "starts" | "kind";
  "fits-below-stakes": "retrieval" | "starts" | "kind";
  "fits-below-missed": "retrieval" | "starts";
  "fits-beyond-limits": "kind" | "retrieval" | "starts";
  "fits-one-call": "model" | "retrieval" | "kind";
  "fits-after-speech": "next";
  "fits-speech": never;
  "fits-no-language-model": never;
  "stakes-floor": "pays_from" | "checked" | "by" | "mistakes" | "minutes";
  "stakes-between": "amount";
  "stakes-between-caught": "amount";
  "stakes-loses-at": "score";
  "stakes-loses-always": never;
  "stakes-ask-share": never;
  "stakes-ask-right": never;
  "stakes-ask-mistake": never;
  "stakes-keep-checked": never;
  "stakes-switch-off": never;
  "stakes-check-until": never;
  "stakes-mistakes": "now" | "per" | "score" | "later" | "target";
  "stakes-balance": "now" | "per" | "score" | "later" | "target";
  "stakes-lose": "amount";
  "stakes-earn": "amount";
  "stakes-avoided": "target" | "mistakes" | "per" | "each";
  "better-band": "model" | "saved";
  "better-for-review": "model" | "saved" | "review";
  "better-for-right": "model" | "more" | "other" | "score" | "turns";
  "better-for-right-caught": "model" | "more" | "other" | "score" | "turns";
  "better-for-mistake": "model" | "more" | "other" | "score" | "turns";
  "better-would-pay": "model" | "more" | "points";
  "value-pays": "model" | "points" | "between";
  "value-best": "way" | "cost" | "answers";
  "value-none": never;
  "checking-never": "mistake" | "check" | "by";
  "checking-too-late": "limit";
  "checking-some": "target" | "share" | "load";
  "checking-while": "target" | "minutes";
  "checking-all": "load" | "lost";
  "checking-unsure": "load";
  "tuning-costs-no-more": "counted_over";
  "tuning-pays-least": never;
  "tuning-pays-least-at": "between";
  "tuning-pays": "points" | "between";
  "tuning-costs": "more" | "gain" | "worth";
  "tuning-collect": "examples";
  "tuning-collect-more": "examples" | "all";
  "tuning-pattern": never;
  "tuning-look-first": "model";
  "tuning-after-miss": "target" | "tune";
  "tuning-after-others": "tune" | "points" | "worth" | "more";
  "tuning-last": "more";
  "tuning-classifier-first": "bill";
  "tuning-encoder-first": "languages";
  "prompt-today": "score" | "model" | "target";
  "prompt-whose-score": "score";
  "prompt-score-not-listed": "named" | "score" | "nearest";
  "search-stays": never;
  "machine-by-volume": never;
  "machine-seconds": "alone" | "busy";
  "machine-seconds-assumed": "tokens_in" | "tokens_out" | "alone" | "busy";
  "pays-price-unknown": "name";
  "pays-machine-unknown": never;
  "pays-never-by-second": "name";
  "pays-never-beside-free": "name";
  "pays-never-for-power": "name";
  "pays-never-when-full": "most" | "name";
  "pays-never-at-volume": "requests" | "name";
  "pays-never-in-life": "months" | "life";
  "pays-never-before-end": "months" | "name" | "date";
  "pays-back": "when";
  "pays-lower-bill": "from";
  "pays-without-staff": "when" | "requests";
  "pays-from-first": "machines";
  "pays-from": "requests" | "machines";
  "pays-from-on-fleet": "machines" | "requests";
  "pays-from-until": "from";
  "pays-from-and-stays": "from" | "requests";
  "article-request": never;
  "article-request-here": "claimed" | "months" | "bare" | "life" | "whole";
  "article-saving": never;
  "article-saving-here": "months" | "bare" | "life" | "whole" | "claimed";
  "article-fiftieth": never;
  "article-fiftieth-here": "months" | "bare" | "life" | "whole" | "claimed";
  "article-reached": "requests";
  "article-months": never;
  "article-months-here": "bare" | "whole";
  "article-pays-against-unknown": never;
  "article-pays-unknown": never;
  "article-pays-never": never;
  "article-never-pays": never;
  "measure-each": "models";
  "measure-on": "some" | "all" | "requests";
  "measure-takes": "hours" | "with_example" | "with_request" | "months";
  "measure-afternoon": never;
  "compare-by-people": "requests";
  "compare-blind": "examples" | "requests" | "hours";
  "compare-too-dear": "model" | "other" | "saved" | "examples" | "requests" | "cost" | "few";
  "score-by-chance": "answers";
  "score-more": "answers";
  "confirm-on": "cases" | "requests" | "points";
  "speech-own": never;
  "speech-left-out": "costs" | "at_length" | "minutes" | "each_minute" | "usual" | "least" | "most" | "tokens";
  "speech-left-out-beyond-list": "region" | "costs" | "at_length" | "minutes" | "each_minute" | "most" | "tokens";
  "speech-in-verdict": "costs" | "at_most";
  "speech-in-bills": "costs" | "tokens" | "minutes" | "usual" | "least" | "most";
  "speech-in-bills-beyond-list": "costs" | "tokens" | "minutes" | "most" | "region";
}

export type CounselWord =
  | "answer"
  | "aside"
  | "avoided"
  | "balance"
  | "best"
  | "chance"
  | "cheap"
  | "cheap_cost"
  | "cheap_machine"
  | "cheap_name"
  | "cheap_seconds"
  | "cheap_trial"
  | "cheap_tried"
  | "check"
  | "checking"
  | "classifier_cost"
  | "compare"
  | "compared_name"
  | "confirm"
  | "earns"
  | "elsewhere"
  | "elsewhere_name"
  | "exacting"
  | "excluded"
  | "fit"
  | "fit_cost"
  | "fit_model"
  | "fit_name"
  | "fit_trial"
  | "floor"
  | "gain"
  | "gap"
  | "headroom"
  | "headroom_worth"
  | "instead"
  | "larger"
  | "larger_too"
  | "limit"
  | "look"
  | "loses_at"
  | "machine"
  | "measure"
  | "measure_long"
  | "measure_on"
  | "measure_takes"
  | "minutes"
  | "most_costly"
  | "most_costly_bill"
  | "needed"
  | "on"
  | "one_in"
  | "over_cheap"
  | "parts"
  | "parts_first"
  | "pays"
  | "pays_from"
  | "person"
  | "point"
  | "premium"
  | "premium_steps"
  | "region"
  | "requests"
  | "review_minutes"
  | "score"
  | "score_more"
  | "search"
  | "seconds"
  | "stake"
  | "steps_seconds"
  | "stronger"
  | "stronger_pays"
  | "supposed_gain"
  | "target"
  | "target_loss"
  | "thrifty_name"
  | "today"
  | "today_loss"
  | "top"
  | "tried"
  | "tune_fit"
  | "tune_then"
  | "tuning_last"
  | "unmoved"
  | "unscored"
  | "unsure"
  | "until"
  | "value_name"
  | "value_saves"
  | "value_says"
  | "value_slack"
  | "whole"
  | "whole_cost"
  | "whole_job"
  | "whose_score"
  | "within"
  | "worth";

export type RuleId =
  | "answers-contradict"
  | "bad-ignore"
  | "cloud-with-local-only"
  | "currency-missing"
  | "duplicate-key"
  | "empty-file"
  | "expired-waiver"
  | "false-break-even"
  | "fine-tune-on-open-task"
  | "fine-tune-without-examples"
  | "invalid-brief"
  | "json-syntax"
  | "missing-answer"
  | "missing-brief"
  | "missing-retrieval"
  | "missing-volume"
  | "no-metric"
  | "not-a-language-task"
  | "number-range"
  | "over-capacity"
  | "oversized-model"
  | "price-changed"
  | "proposal-contradicts"
  | "quote-drift"
  | "renamed-model"
  | "rented-with-local-only"
  | "retired-model"
  | "retiring-model"
  | "sensitive-text"
  | "stale-baseline"
  | "stale-prices"
  | "stale-quote"
  | "text-encoding"
  | "tier-mismatch"
  | "too-deep"
  | "too-large"
  | "unadmitted-model"
  | "undersized-model"
  | "unfit-hardware"
  | "unknown-currency"
  | "unknown-hardware"
  | "unknown-key"
  | "unknown-kind"
  | "unknown-model"
  | "unknown-region"
  | "unread-brief"
  | "unreviewed-stakes"
  | "unused-ignore"
  | "unused-waiver"
  | "vague-task"
  | "yaml-feature"
  | "yaml-syntax";

export type FittingId =
  | "displaced-by"
  | "displaced-by-unranked"
  | "better-band"
  | "safer-tiers-apart"
  | "better-band-told"
  | "better-band-points"
  | "better-band-review"
  | "larger-is-noise-tier-1"
  | "larger-is-noise-tier-2"
  | "measured-at-home"
  | "stronger-pays-points"
  | "larger-within"
  | "seconds-by-volume-from"
  | "larger-within-long"
  | "machines-at-most"
  | "value-bands-below"
  | "adequate-bands-below"
  | "tuned-wins-points"
  | "tuned-wins-answers"
  | "tested-per-label"
  | "label-tokens"
  | "labels-searched"
  | "labels-too-many"
  | "classifier-examples"
  | "labels-likeliest-least"
  | "labels-likeliest-most"
  | "price-confirmed-from"
  | "steps-alike"
  | "gathered-tier"
  | "split-saves"
  | "trial-least"
  | "trial-most"
  | "supposed-score"
  | "measure-least"
  | "measure-most"
  | "afternoon-hours"
  | "long-request"
  | "score-more-most"
  | "long-source"
  | "fast-writer"
  | "clearly-longer-times"
  | "seen-points"
  | "tuned-beside-points"
  | "supposed-gain"
  | "worth-most"
  | "by-hand-times"
  | "proposal-times"
  | "classifier-within"
  | "watched-below"
  | "stays-below"
  | "beyond-budget-rank"
  | "near-context"
  | "licence-conditions-told"
  | "unread-from"
  | "clearly-in-time"
  | "beyond-times"
  | "home-told-from"
  | "price-change-told"
  | "price-change-least"
  | "retires-within"
  | "notice-from"
  | "pictures-from"
  | "search-from"
  | "language-task-from"
  | "second-kind-from"
  | "prompted-band-tier-1"
  | "prompted-band-tier-2"
  | "prompted-band-tier-3"
  | "prompted-band-tier-4"
  | "prompted-band-tools"
  | "prompted-band-long"
  | "tuned-band-exacting"
  | "tuned-band-expert"
  | "tuned-band-long"
  | "tuned-band-languages"
  | "proposal-least"
  | "quote-differs-times"
  | "tuned-3-9b"
  | "tuned-12-14b"
  | "prompted-tier-1"
  | "prompted-tier-2"
  | "larger-tier-1"
  | "larger-tier-2"
  | "prompted-tier-3"
  | "prompted-tier-4";

export type DefaultId =
  | "input-tokens"
  | "output-tokens"
  | "long-output-tokens"
  | "label-output-tokens"
  | "summary-input-tokens"
  | "report-input-tokens"
  | "report-output-tokens"
  | "contract-input-tokens"
  | "bundle-input-tokens"
  | "code-input-tokens"
  | "same-output-times"
  | "page-tokens"
  | "word-tokens"
  | "sentence-tokens"
  | "reasoning-tokens"
  | "reasoning-tokens-tier-1"
  | "reasoning-tokens-tier-2"
  | "reasoning-tokens-tier-3"
  | "reasoning-tokens-tier-4"
  | "thinking-spread"
  | "cached-share"
  | "cache-write-share"
  | "residency-uplift-most"
  | "cached-input-least"
  | "batch-share-least"
  | "cache-write-most"
  | "peak-to-average"
  | "volume-least"
  | "usual-machines-most"
  | "stale-days"
  | "retirement-warning-days"
  | "retirement-note-days"
  | "price-change-note-days"
  | "currency"
  | "utilisation"
  | "headroom"
  | "amortisation-months"
  | "resale-share"
  | "ops-hours-first-box"
  | "ops-hours-extra-box"
  | "ops-rate"
  | "request-overhead"
  | "context-tokens"
  | "setup-hours"
  | "setup-hours-extra-machine"
  | "start-seconds"
  | "home-country"
  | "import-margin"
  | "sales-tax-au"
  | "sales-tax-de"
  | "sales-tax-nl"
  | "labelling-minutes"
  | "person-reads"
  | "code-reads"
  | "person-writes"
  | "checking-minutes"
  | "examples-checked-most"
  | "examples-trained-most"
  | "labelling-rate"
  | "epochs"
  | "experiments-per-release"
  | "evaluation-examples"
  | "evaluation-hours"
  | "retraining-per-year"
  | "retraining-hours"
  | "review-minutes"
  | "review-share-least"
  | "review-share"
  | "speech-tokens"
  | "message-tokens"
  | "call-tokens"
  | "consultation-tokens"
  | "meeting-tokens"
  | "programme-tokens"
  | "hearing-tokens"
  | "recording-tokens"
  | "speech-price"
  | "speech-price-least"
  | "speech-price-most"
  | "machine-mini"
  | "machine-3-9b"
  | "machine-12-14b"
  | "machine-20-40b"
  | "machine-70-125b"
  | "machine-frontier"
  | "upkeep-hours"
  | "migration-hours"
  | "retrieval-from-tokens"
  | "retrieved-tokens"
  | "found-held-from"
  | "picture-tokens"
  | "searched-tokens"
  | "search-price"
  | "volume-small"
  | "volume-middle"
  | "volume-large"
  | "classifier-model"
  | "classifier-repository"
  | "classifier-params"
  | "classifier-context"
  | "classifier-languages"
  | "classifier-machine";
