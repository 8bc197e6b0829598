// The figures as tables for people.

const BASE = "JavaScript, generated";

export function report({ processor, cores, load, node, page, seconds }) {
  const lines = [];
  const say = (text = "") => lines.push(text);
  if (load > cores * 0.75) {
    say(
      `The machine was busy: a load of ${load.toFixed(1)} on ${cores} cores. Trust the ratios alone.`,
    );
  }
  say(`${processor}; Node ${node.version}${page ? `; ${page.version}` : ""}; ${seconds}`);
  say();
  say(
    `All agree after each of ${node.agreed.signals} signals: scores to the millionth, facts, slots,`,
  );
  say(`and the stage: ${node.agreed.stages}`);
  for (const [name, found] of [
    ["Node", node],
    ["Chromium", page],
  ]) {
    if (!found) continue;
    for (const [length, rows] of Object.entries(found.signals)) {
      say();
      const shorter = Number(length) > 200 ? found.signals[200] : undefined;
      table(say, `${name}: one more signal, log of ${length}`, rows, shorter);
    }
    say();
    table(say, `${name}: one more signal, log full at 2000`, found.full);
    say();
    table(say, `${name}: all of 2,000 signals again`, found.rescore);
    say();
    table(say, `${name}: reading the config`, found.config);
  }
  if (page) {
    const { together, apart, busy, busyApart } = page.track;
    say();
    table(say, "Chromium: page", {
      "reading the config, first time": page.cold,
      "track(), many in one task": together,
      "track(), one a task": apart,
      "main thread, all in all, many in one task": busy,
      "main thread, all in all, one a task": busyApart,
    });
  }
  return lines.join("\n");
}

/** `ratio` is against the generated JavaScript, `growth` against the same with a `shorter` log. */
function table(say, title, rows, shorter) {
  const base = rows[BASE]?.median;
  const heads = ["median", "min", "max", base ? "ratio" : "", shorter ? "growth" : ""];
  say((title.padEnd(44) + heads.map(right).join("")).trimEnd());
  for (const [name, { median, min, max }] of Object.entries(rows)) {
    const ratio = base ? (median / base).toFixed(2) : "";
    const growth = shorter ? (median / shorter[name].median).toFixed(2) : "";
    const cells = [...[median, min, max].map(time), ratio, growth];
    say((`  ${name}`.padEnd(44) + cells.map(right).join("")).trimEnd());
  }
}

const right = (text) => text.padStart(12);

/** Nanoseconds, for people. */
function time(nanoseconds) {
  if (nanoseconds < 10_000) return `${Math.round(nanoseconds).toLocaleString("en")} ns`;
  if (nanoseconds < 1e6) return `${(nanoseconds / 1000).toFixed(1)} µs`;
  return `${(nanoseconds / 1e6).toFixed(2)} ms`;
}
