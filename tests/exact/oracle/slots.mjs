// Offers and slots: what the visitor has, and what is shown.

import { bucket } from "./hashes.mjs";
import { fits } from "./history.mjs";
import { age, span } from "./spans.mjs";

/** The names of the offers that the visitor has, by the signals that count. */
export function ownedOffers(config, signals) {
  const has = ([, { owned, content }]) => {
    if (owned !== undefined) {
      const ways = [owned].flat();
      return signals.some((it) => ways.some((way) => fits(it, way.signal, way.where)));
    }
    const leads = pathOf(content?.href);
    // decided: reaching an offer is a form submitted at its address, or its file downloaded. The
    // front page is no offer's own.
    return leads !== null && leads !== "/" && signals.some((it) => pathOf(reached(it)) === leads);
  };
  return Object.entries(config.offers ?? {})
    .filter(has)
    .map(([name]) => name);
}

const reached = ({ signal, own }) => ({ form_submit: own.path, file_download: own.href })[signal];

/** The path of an address on any host, without a trailing slash. */
function pathOf(address) {
  if (typeof address !== "string" || !/^([a-z]+:\/\/[^/]*)?\//.test(address)) return null;
  const path = address.replace(/^[a-z]+:\/\/[^/]*/, "").replace(/[?#].*$/, "");
  return path.length > 1 ? path.replace(/\/$/, "") : path;
}

/** Whether the visitor is held out and sees defaults only. */
export const heldOut = ({ config, visitor }) =>
  bucket("holdout", visitor) < (config.holdout?.share ?? 0);

/** What a slot shows: `{offer, rule, variant}`, nulls for the default. */
export function shownIn(moment, name) {
  const nothing = { offer: null, rule: null, variant: null };
  const { config } = moment;
  const slot = config.slots[name];
  if (heldOut(moment)) return nothing;
  const first = (offers) => offers.find((it) => isShowable(moment, name, slot, it));
  for (const rule of slot.rules ?? []) {
    if (rule.when && !moment.holds(rule.when)) continue;
    const side = sideOf(moment, name, rule);
    const offer = first([side.show ?? []].flat());
    if (offer !== undefined) return { offer, rule: rule.id, variant: side.variant ?? null };
  }
  const offer = slot.auto ? first(ranked(moment)) : undefined;
  return offer === undefined ? nothing : { offer, rule: "auto", variant: null };
}

/** The side of a split that the visitor is on; a rule without one is a side of its own. */
function sideOf({ visitor }, slot, rule) {
  if (!rule.split?.length) return { show: rule.show };
  const at = bucket(slot, visitor);
  const total = rule.split.reduce((sum, it) => sum + it.weight, 0);
  let start = 0;
  for (const side of rule.split) {
    const end = start + side.weight / total;
    if (at >= start && at < end) return side;
    start = end;
  }
  return { show: rule.show };
}

function isShowable(moment, slotName, slot, name) {
  const { stages, from, until } = moment.config.offers[name];
  if (moment.owned().includes(name)) return false;
  if (stages && !stages.includes(moment.stage)) return false;
  if (from && moment.now < Date.parse(from)) return false;
  if (until && moment.now >= Date.parse(until)) return false;
  return !isCapped(moment, slotName, slot.cap, name);
}

function isCapped({ signals, known, now }, slot, cap, offer) {
  if (!cap) return false;
  const seen = signals.filter(({ signal, props, time, known: then }) => {
    if (signal !== "exposure" || props.slot !== slot || props.offer !== offer) return false;
    // decided: what is seen on the page being viewed is not taken away there.
    if (time >= known.pageSince) return false;
    if (cap.per === undefined) return true;
    return cap.per === "session"
      ? then.sessions === known.sessions
      : age(now, time) <= span(cap.per);
  });
  return seen.length >= cap.times;
}

/** The offers, best first: stage, interest, priority, id. */
export function ranked({ config, signals }) {
  // decided: those that name stages come before those for all of them.
  const meant = (name) => Number(config.offers[name].stages !== undefined);
  const interest = (name) => {
    const topics = config.offers[name].topics ?? [];
    const read = signals.filter(
      (it) => it.signal === "engagement" && topics.includes(it.own.topic),
    );
    return read.reduce(
      (sum, it) => sum + (typeof it.props.seconds === "number" ? it.props.seconds : 0),
      0,
    );
  };
  const priority = (name) => config.offers[name].priority ?? 0;
  const order = (a, b) =>
    meant(b) - meant(a) ||
    interest(b) - interest(a) ||
    priority(b) - priority(a) ||
    (a < b ? -1 : 1);
  return Object.keys(config.offers ?? {}).sort(order);
}
