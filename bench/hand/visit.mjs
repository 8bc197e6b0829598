// What all hand-written scorers share: the log in order, sessions, and what a path says of its page.

import { DAY } from "./model.mjs";

export const AT_END = 0;
export const BETWEEN = 1;
export const KNOWN = 2;

const NOWHERE = {};

/** What stays in a full log as long as it is young enough, and is in the workload. */
const LASTING = ["identify", "session_start"];

export class Visit {
  constructor(model) {
    this.model = model;
    this.signals = [];
    this.known = new Set();
    this.pages = new Map();
    this.clear();
  }

  /** Forgets what was worked out from the log, not the log. */
  clear() {
    this.last = -1;
    this.sessions = 0;
    /** When the session began. */
    this.since = 0;
    this.named = false;
    this.implied = false;
    /** What the last signal's page says, beside its own properties. */
    this.page = NOWHERE;
    this.viewed = NOWHERE;
    /** Whether a new view of a page began with the last signal: only then may a stage go down. */
    this.mayFall = false;
  }

  /** Puts a signal in its place: by time, then by id; each id once. */
  insert(signal) {
    const { signals, known } = this;
    if (known.has(signal.id)) {
      const same = signals.findIndex((it) => it.id === signal.id);
      if (same < 0 || signals[same].time <= signal.time) return KNOWN;
      signals.splice(same, 1);
      this.place(signal);
      return BETWEEN;
    }
    known.add(signal.id);
    const last = signals.length - 1;
    if (last < 0 || before(signals[last], signal)) {
      signals.push(signal);
      return AT_END;
    }
    this.place(signal);
    return BETWEEN;
  }

  place(signal) {
    const { signals } = this;
    let low = 0;
    let high = signals.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(signals[middle], signal)) low = middle + 1;
      else high = middle;
    }
    signals.splice(low, 0, signal);
  }

  /** Drops what is too old or too much; returns whether there was any. */
  trim(now) {
    const { signals, model } = this;
    const excess = signals.length - model.most;
    const oldest = now - model.retention;
    if (excess <= 0 && signals[0].time >= oldest) return false;
    let left = excess > 0 ? excess + Math.floor(model.most / 10) : 0;
    this.signals = signals.filter((it) => {
      const old = it.time < oldest;
      const drop = old || (left > 0 && !LASTING.includes(it.signal));
      if (drop && left > 0) left--;
      return !drop;
    });
    return true;
  }

  /**
   * Takes in the session and the page of the next signal; returns whether the signal counts. `path` is
   * what the signal says of where it was, as `pathOf` reads it.
   */
  begin(time, name, path) {
    const idle = this.last < 0 || time - this.last >= this.model.idle || time - this.since >= DAY;
    const starts = name === "session_start";
    if (starts && !idle && !(this.implied && !this.named)) {
      this.mayFall = false;
      return false;
    }
    if (starts) this.named = true;
    if (idle) {
      this.since = time;
      if (!starts) this.named = false;
      this.sessions++;
    }
    this.implied = !starts && (idle || this.implied);
    const view = name === "page_view";
    if (path !== undefined) this.page = this.pageAt(path);
    else this.page = view || starts ? NOWHERE : this.viewed;
    if (view) this.viewed = this.page;
    if (starts) this.page = { ...this.page, returning: this.sessions > 1, visit: this.sessions };
    this.last = time;
    this.mayFall = view || idle;
    return true;
  }

  pageAt(path) {
    const known = this.pages.get(path);
    if (known) return known;
    const found = this.model.pages.find((it) => it.pattern.test(path))?.says;
    // One shape for all, so that reading them stays fast; and a number for each.
    const place = this.pages.size;
    const page = { path, type: found?.type, journey: found?.journey, topic: found?.topic, place };
    this.pages.set(path, page);
    return page;
  }
}

/** Where a signal was, if it says so. */
export const pathOf = ({ path, landingPath }) => path ?? landingPath;

function before(a, b) {
  return a.time < b.time || (a.time === b.time && a.id < b.id);
}
