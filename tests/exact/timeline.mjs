// A timeline against looks: each entry is what a request with just that much of the log, and that
// moment as its `now`, is answered.

/** What differs between a visit's timeline and looks, or null. */
export function timelineAgainstLooks(ask, config, { visitor, consent, log, nows }) {
  const visit = { visitor, consent };
  const now = nows.at(-1);
  const request = { config, ...visit, log, now, timeline: 5 };
  const { timeline } = JSON.parse(ask(JSON.stringify(request)));
  const seen = [];
  let shown = {};
  const visits = timeline.map(({ time, signal }) => {
    if (signal !== null) seen.push(log[signal]);
    return { ...visit, log: [...seen], now: time };
  });
  const answers = JSON.parse(ask(JSON.stringify({ config, visits }))).visits;
  for (const [
    place,
    { time, signal, shown: changed, played, handoff, ...entry },
  ] of timeline.entries()) {
    const { snapshot, shown: slots } = answers[place];
    const { scores, stage, grade, persona, segments } = snapshot;
    shown = { ...shown, ...changed };
    const [expected, actual] = [
      { scores, stage, grade, persona, segments, shown: slots },
      { ...entry, shown },
    ].map((it) => JSON.stringify(it));
    if (expected !== actual) return { path: `timeline ${place}`, expected, actual };
  }
  return null;
}
