// A log as a page comes to know it: deed by deed, late or from another tab, with time passing.

import { day, edges } from "./times.mjs";

/**
 * The inputs of a tab that sees `log`. Some signals come late, some from elsewhere and all at once;
 * time passes between them. The last is nothing but time passing, a while later.
 */
export function someInputs(random, config, log, { replay = 0.25 } = {}) {
  const { pick, below, next } = random;
  const sorted = [...log].sort((a, b) => a.time - b.time);
  const inputs = [];
  let now = sorted[0]?.time ?? 0;
  // What is too old goes when time passes, so that is when to look where it does.
  const bounded = config.privacy !== undefined;
  const looked = (input) => !bounded || Object.keys(input).length === 0;
  const look = (input) => (next() < replay && looked(input) ? { replay: true } : {});
  const put = (input) => inputs.push({ now, ...input, ...look(input) });
  const late = [];
  // Consent is not in the log: what stages made of another one cannot be replayed.
  const { stages, segments, personas } = config;
  const asked = JSON.stringify([stages, segments, personas]).includes('"consent"');
  for (let at = 0; at < sorted.length; ) {
    const { time } = sorted[at];
    if (time > now) wait(time);
    now = Math.max(now, time);
    const many = next() < 0.15 ? 2 : 1;
    const deed = sorted.slice(at, at + many).filter((it) => it.time === time || many === 1);
    at += deed.length;
    if (next() < 0.12) late.push(...deed);
    else put({ signals: deed });
    if (late.length > 0 && next() < 0.3) put(arrival(late.splice(0)));
    if (next() < 0.03) put({ busy: next() < 0.5 });
    if (next() < 0.03 && !asked) put({ consent: pick(["granted", "denied", "pending"]) });
  }
  if (late.length > 0) put(arrival(late.splice(0)));
  now += pick([0, 60_000, ...edges(config), below(3 * day)]);
  inputs.push({ now, replay: true });
  return inputs;

  /** Time passes until `time`, looked at now and then: at the edges, if it is long enough. */
  function wait(time) {
    for (let times = below(3); times > 0; times--) {
      const span = time - now;
      const pauses = [1, 60_000, ...edges(config), below(span + 1)].filter((it) => it <= span);
      if (pauses.length === 0) return;
      now += pick(pauses);
      put({});
    }
  }

  function arrival(signals) {
    return next() < 0.5 ? { merge: signals } : { signals };
  }
}
