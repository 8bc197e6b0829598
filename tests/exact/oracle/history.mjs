// What each signal of a log is: its names, its page, its session, and what is known after it.

import { deeper, holds } from "./conditions.mjs";
import { globFits } from "./globs.mjs";
import { age, span } from "./spans.mjs";

const free = ["gmail.com", "web.de"];
const disposable = ["mailinator.com"];

/** What is known before the first signal. */
export const nothing = {
  sessions: 0,
  startedAt: 0,
  session: {},
  implied: false,
  pageViews: 0,
  device: {},
  offset: null,
  page: {},
  taxonomy: {},
  pageSince: 0,
  traits: {},
};

/**
 * What `signal` is, coming after `before`, the last one of a history: with `names` (its own and
 * those made from it), `own` (its properties over its page's), `counts` (whether it counts at
 * all), `turns` (whether a stage may go down with it), `known`, what is known after it, and
 * `last`, when the last signal came that counts.
 */
export function after(config, before, signal) {
  const idle = span(config.session?.idle) ?? span("30m");
  const { known, last } = before ?? { known: nothing, last: null };
  // decided: a pause of just that length is one.
  const long = age(signal.time, known.startedAt) >= span("1d");
  const idled = last === null || age(signal.time, last) >= idle || long;
  const none = { ...signal, names: [], own: {}, counts: false, turns: false, known, last };
  // decided: a change of stage that time made is no deed: no session begins by it.
  if (signal.signal === "stage_change") return { ...none, turns: idled };
  const starts = signal.signal === "session_start";
  // decided: a `session_start` within a session does not count, unless the session began without
  // one, and this is the first that says where it came from.
  const naming = starts && known.implied && Object.keys(known.session).length === 0;
  if (starts && !idled && !naming) return none;

  let now = begun(known, signal, idled);
  const page = pageOf(config, now, signal);
  const own = over(page, signal.props);
  const views = signal.signal === "page_view";
  if (views) {
    const [pageViews, pageSince] = [now.pageViews + 1, signal.time];
    now = { ...now, page: own, taxonomy: page, pageSince, pageViews };
  }
  if (signal.signal === "identify") now = { ...now, traits: told(now.traits, signal.props) };
  const names = namesOf(config, signal.signal, own);
  return {
    ...signal,
    names,
    own,
    counts: true,
    turns: views || idled,
    known: now,
    last: signal.time,
  };
}

/** Whether a signal has a name, and what `where` asks for. Looked up once. */
export function fits(signal, name, where) {
  if (!signal.names.includes(name)) return false;
  if (!where) return true;
  signal.fitting ??= new Map();
  if (!signal.fitting.has(where)) signal.fitting.set(where, holds(where, lookAt(signal.own)));
  return signal.fitting.get(where);
}

const lookAt = (own) => (path) => {
  const [first, ...rest] = path.split(".");
  return { value: deeper(own[first] ?? null, rest), kind: "own" };
};

/** The session as it is with this signal. */
function begun(known, signal, idled) {
  const starts = signal.signal === "session_start";
  let now = { ...known, implied: !starts && (idled || known.implied) };
  if (starts) {
    const { device, utcOffset, ...session } = signal.props;
    now = { ...now, session };
    if (device !== undefined) now.device = device;
    if (utcOffset !== undefined) now.offset = utcOffset;
  }
  if (idled) {
    if (!starts) now.session = {};
    now = { ...now, sessions: known.sessions + 1, startedAt: signal.time, pageViews: 0 };
  }
  return now;
}

/** `path type journey topic` of the page a signal came from. */
function pageOf(config, known, { signal, props }) {
  const path = props.path ?? props.landingPath;
  const opens = signal === "page_view" || signal === "session_start";
  let page = opens ? {} : known.taxonomy;
  if (typeof path === "string") {
    const full = props.query ? `${path}?${props.query}` : path;
    const { type, journey, topic } = config.pages?.find((it) => globFits(it.match, full)) ?? {};
    page = Object.fromEntries(Object.entries({ path, type, journey, topic }).filter((it) => it[1]));
  }
  if (signal !== "session_start") return page;
  return { ...page, visit: known.sessions, returning: known.sessions > 1 };
}

const over = (page, props) => {
  const given = Object.entries(props).filter(([key, value]) => value !== null || !(key in page));
  return { ...page, ...Object.fromEntries(given) };
};

/** Traits merge; null takes one away. Two are made from the address. */
function told(traits, given) {
  const now = { ...traits, ...given };
  for (const key of Object.keys(now)) if (now[key] === null) delete now[key];
  if (!("email" in given)) return now;
  delete now.emailKind;
  delete now.emailDomain;
  const domain = /^[^@\s]+@([^@\s]+\.[^@\s]+)$/.exec(now.email ?? "")?.[1].toLowerCase();
  if (domain === undefined) return now;
  const kind = free.includes(domain)
    ? "free"
    : disposable.includes(domain)
      ? "disposable"
      : "business";
  return { ...now, emailKind: kind, emailDomain: domain };
}

/** A signal's name, and those of the signals made from it. */
function namesOf(config, name, own) {
  const names = [name];
  for (const from of names) {
    for (const [made, rule] of Object.entries(config.signals ?? {})) {
      const holding = rule.from === from && (!rule.where || holds(rule.where, lookAt(own)));
      if (holding) names.push(made);
    }
  }
  return names;
}
