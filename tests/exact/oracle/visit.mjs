// A visit, gone through signal by signal: the log with what time adds to it, stages, handoffs.

import { fnv64 } from "./hashes.mjs";
import { after } from "./history.mjs";
import { momentOf } from "./moment.mjs";
import { heldOut } from "./slots.mjs";
import { age, span } from "./spans.mjs";

const lasting = ["identify", "handoff", "stage_change", "session_start"];

/** In the order of a log: by time, then by id. */
export const inOrder = (a, b) => a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * What a log comes to at each of several moments: a list of `{moment, ladder, log, dropped,
 * handoffs}`. `said`, by moment, is what `scoreOf` asks for.
 */
export function visitAt(site, signals, nows, said = []) {
  const idle = span(site.config.session?.idle) ?? span("30m");
  const stages = site.config.stages ?? [];
  const { maxSignals: most = 2000, retention = "180d" } = site.config.privacy ?? {};
  let state = { log: [], ids: new Set(), dropped: 0, handoffs: [], ...beginning(stages) };

  const look = (history, now, hint) => momentOf(site, history, state.stage, now, hint);

  /**
   * Which stages are to be held, and the highest of them. decided: each is held and let go by
   * itself, and its conditions see the stage the visitor was in before.
   */
  const settled = (moment, mayFall) => {
    const held = stages.map((stage, place) => {
      const declared = moment.known.traits.lifecycle === stage.id;
      if (declared || (stage.enter && moment.holds(stage.enter))) return true;
      const since = state.held[place];
      const kept =
        since !== null &&
        (!stage.stay ||
          moment.holds(stage.stay) ||
          age(moment.now, since) < (span(stage.minStay) ?? 0));
      // "Within one page view a stage never goes down." Everyone has been in the first since they came.
      return place === 0 || kept || (!mayFall && stage.id === state.stage);
    });
    const highest = held.lastIndexOf(true);
    return { held, stage: stages[Math.max(0, highest)]?.id ?? "visitor" };
  };

  /** Takes in a signal that comes after all others. */
  const advance = (told) => {
    const signal = after(site.config, state.history.at(-1), told);
    const past = [...state.history, signal];
    state = { ...state, history: past };
    const { held, stage } = settled(look(past, signal.time), signal.turns);
    const cause = signal.signal === "stage_change" ? "time" : signal.signal;
    const since = state.held.map((it, at) => (held[at] ? (it ?? signal.time) : null));
    state = { ...state, held: since };
    if (stage !== state.stage) {
      const change = { from: state.stage, to: stage, at: signal.time, cause };
      state = { ...state, stage, changes: [...state.changes, change] };
    }
    const when = site.config.handoff?.when;
    const qualified = Boolean(when) && look(past, signal.time).holds(when);
    const times = qualified && !state.qualified ? state.times + 1 : state.times;
    state = { ...state, qualified, times };
  };

  const replay = () => {
    state = { ...state, ...beginning(stages) };
    state.log.forEach(advance);
  };

  /** Puts a signal into the log, unless its id has been there: of two, the earlier counts. */
  const record = (signal) => {
    if (state.ids.has(signal.id)) return;
    state = { ...state, ids: new Set([...state.ids, signal.id]) };
    const log = [...state.log, signal].sort(inOrder);
    state = { ...state, log };
    if (log.at(-1) === signal) advance(signal);
    else replay();
    trim(signal.time);
  };

  /** decided: room is made for a tenth more; what was declared or decided stays longer. */
  const trim = (now) => {
    const tooOld = (it) => age(now, it.time) > span(retention);
    let excess = Math.max(0, state.log.length - most);
    if (excess === 0 && !state.log.some(tooOld)) return;
    if (excess > 0) excess += Math.floor(most / 10);
    let kept = state.log.filter((it) => {
      const goes = tooOld(it) || (excess > 0 && !lasting.includes(it.signal));
      if (goes) excess = Math.max(0, excess - 1);
      return !goes;
    });
    kept = kept.slice(Math.max(0, kept.length - most));
    state = { ...state, log: kept, dropped: state.dropped + state.log.length - kept.length };
    replay();
  };

  /**
   * Lets time alone change the stage: the change is a signal then. decided: that is looked for right
   * after each signal, too; and down it goes only once the session is over.
   */
  const pass = (now) => {
    const last = state.history.at(-1)?.last ?? null;
    if (last === null || now < last) return;
    const { startedAt } = state.history.at(-1).known;
    const over = age(now, last) >= idle || age(now, startedAt) >= span("1d");
    const { stage } = settled(look(state.history, now), over);
    if (stage === state.stage) return;
    const place = stages.findIndex((it) => it.id === stage);
    const props = { from: state.stage, to: stage, cause: "time" };
    record({ id: `~${now}-${Math.max(0, place)}`, time: now, signal: "stage_change", props });
  };

  /**
   * Hands over. decided: for the last time that the visitor became qualified, unless it was done,
   * and with what is known once time has had its way.
   */
  const handOver = (now) => {
    if (site.consent !== "granted" || state.times === 0) return;
    const name = site.config.site ?? "site";
    const id = `${name}-${fnv64(`${name}\n${site.visitor}`)}-${state.times}`;
    const done = state.log.some((it) => it.signal === "handoff" && it.props.id === id);
    if (done || state.handoffs.some((it) => it.id === id)) return;
    const moment = look(state.history, now);
    const handoff = { id, moment, previous: state.changes.at(-1)?.from ?? null };
    state = { ...state, handoffs: [...state.handoffs, handoff] };
  };

  for (const signal of [...signals].sort(inOrder)) {
    record(signal);
    pass(signal.time);
    handOver(signal.time);
  }
  const before = state;
  return nows.map((now, place) => {
    state = before;
    trim(now);
    pass(now);
    handOver(now);
    const moment = look(state.history, now, said[place]);
    return { ...state, moment, holdout: heldOut(site) };
  });
}

const beginning = (stages) => ({
  history: [],
  held: stages.map(() => null),
  stage: stages[0]?.id ?? "visitor",
  changes: [],
  qualified: false,
  times: 0,
});
