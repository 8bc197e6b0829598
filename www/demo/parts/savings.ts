// The sum of the savings calculator, as the page explains it line by line.

export interface Warehouse {
  people: number;
  /** Cost of an hour of work, all in, in pounds. */
  rate: number;
  /** Hours a week. */
  overtime: number;
  agency: number;
  trucks: number;
  /** Average wait at the gate, in minutes. */
  wait: number;
  /** Cost of an hour of waiting, in pounds. */
  waitCost: number;
}

export interface Savings {
  overtime: number;
  agency: number;
  idle: number;
  waiting: number;
  /** What is left after the price, in a year. */
  net: number;
  /** The week, counted from the first of the five of going live, in which the start is paid back. */
  paidBackInWeek: number | null;
}

const weeks = 50;
const days = 250;
const hoursWorked = 7.25;
const pricePerYear = 12 * 690;
const priceOfStart = 2400;
const weeksToLive = 5;
const freeMinutes = 15;

/** Shares the weakest quarter of sites got, so that the sum errs on the careful side. */
const share = { overtime: 0.18, agency: 0.14, idle: 0.012, waiting: 0.35 };

/** All in pounds a year. */
export function savings(site: Warehouse): Savings {
  const overtime = site.overtime * weeks * share.overtime * site.rate * 1.5;
  const agency = site.agency * weeks * share.agency * (site.rate / 3);
  const idle = site.people * hoursWorked * days * share.idle * site.rate;
  const minutes = Math.max(0, site.wait - freeMinutes) * share.waiting;
  const waiting = site.trucks * days * (minutes / 60) * site.waitCost;
  const net = overtime + agency + idle + waiting - pricePerYear;
  return { overtime, agency, idle, waiting, net, paidBackInWeek: paidBackInWeek(net) };
}

/** Counts half of the saving while people get used to it. */
function paidBackInWeek(net: number): number | null {
  if (net <= 0) return null;
  return weeksToLive + Math.ceil(priceOfStart / (net / 52 / 2));
}
