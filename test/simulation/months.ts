/**
 * A ledger kept month by month, to check the closed formulas by other means. It is written from the description of the
 * costs alone, in cents and hours, and shares no code with src/core/hosting.
 */

/** What a person knows who buys or rents machines. Money in US dollars. */
export interface Facts {
  /** Of a machine that is not there yet. */
  price: number;
  /** Machines that are there already. */
  there: number;
  rentPerHour: number;
  rented: boolean;
  /** Billed for seconds of work: those of one request alone, and of starting for it. */
  billedPerRequest: number | null;
  lifeMonths: number;
  idleW: number;
  loadW: number;
  perKwh: number;
  hoursFirst: number;
  hoursExtra: number;
  hourly: number;
  setupHours: number;
  setupHoursExtra: number;
  labellingHours: number;
  labellingHourly: number;
  evaluationHours: number;
  trainingOnce: number;
  trainingPerYear: number;
  retrainHours: number;
  retrainRun: number;
  secondsPerRequest: number;
  streams: number;
  usableShare: number;
  headroom: number;
  peak: number;
}

const HOURS = 730;

/** Machines bought one after the other until both the day and the peak are carried. */
export function machinesFor(facts: Facts, requests: number): number {
  let machines = 1;
  for (;;) {
    const perSecondAtPeak = (requests / (HOURS * 3600)) * facts.peak;
    const streamsAtPeak = perSecondAtPeak * facts.secondsPerRequest;
    const enoughAtPeak = streamsAtPeak <= machines * facts.streams * facts.headroom * (1 + 1e-12) + 1e-9;
    const workHours = (requests * facts.secondsPerRequest) / 3600 / facts.streams;
    const enoughHours = workHours <= machines * HOURS * facts.usableShare * (1 + 1e-12) + 1e-9;
    if (enoughAtPeak && enoughHours) return machines;
    machines++;
  }
}

/** Machines that must be bought. */
function boughtOf({ there }: Facts, machines: number): number {
  let bought = 0;
  for (let at = 0; at < machines; at++) if (at >= there) bought++;
  return bought;
}

export interface Month {
  machines: number;
  depreciation: number;
  rent: number;
  power: number;
  people: number;
  training: number;
}

/** One month's entries in the ledger. */
export function month(facts: Facts, requests: number, machines = machinesFor(facts, requests)): Month {
  const busyHours = (requests * facts.secondsPerRequest) / facts.streams / 3600;
  const idleHours = machines * HOURS - busyHours;
  const kwh = facts.rented ? 0 : (idleHours * facts.idleW + busyHours * facts.loadW) / 1000;
  let people = facts.hoursFirst * facts.hourly;
  for (let extra = 1; extra < machines; extra++) people += facts.hoursExtra * facts.hourly;
  people += (facts.trainingPerYear * facts.retrainHours * facts.hourly) / 12;
  return {
    machines,
    depreciation: facts.rented ? 0 : (boughtOf(facts, machines) * facts.price) / facts.lifeMonths,
    rent: rentOf(facts, requests, machines),
    power: kwh * facts.perKwh,
    people,
    training: (facts.trainingPerYear * facts.retrainRun) / 12,
  };
}

function rentOf(facts: Facts, requests: number, machines: number): number {
  if (!facts.rented) return 0;
  if (facts.billedPerRequest === null) return machines * HOURS * facts.rentPerHour;
  return ((requests * facts.billedPerRequest) / 3600) * facts.rentPerHour;
}

export const costOf = ({ depreciation, rent, power, people, training }: Month) =>
  depreciation + rent + power + people + training;

/** Paid before the first request, without the machines themselves. */
export function before(facts: Facts, machines: number): number {
  let hours = facts.setupHours + facts.evaluationHours;
  for (let extra = 1; extra < machines; extra++) hours += facts.setupHoursExtra;
  const people = hours * facts.hourly;
  return people + facts.labellingHours * facts.labellingHourly + facts.trainingOnce;
}

/** The first month at whose end the cash spent on machines is no more than that spent per request; null within `last`. */
export function paidBackIn(facts: Facts, requests: number, perRequest: number, last: number): number | null {
  const entry = month(facts, requests);
  let own = before(facts, entry.machines) + (facts.rented ? 0 : boughtOf(facts, entry.machines) * facts.price);
  let other = 0;
  for (let at = 1; at <= last; at++) {
    own += costOf(entry) - entry.depreciation;
    other += requests * perRequest;
    if (own <= other) return at;
  }
  return null;
}
