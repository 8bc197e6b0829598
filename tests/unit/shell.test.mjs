// The shell around the engine: order, time, ids, and what becomes of a trap. The engine is a sham.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { openShell } from "../../www/embed/shell.ts";
import { decode } from "../../www/embed/wire.ts";

/** A config, and what the engine makes of one. */
const config = { version: 1, slots: { hero: {}, foot: { selector: ".foot" } } };
const settings = { site: "acme", idle: 1_800_000, configHash: "0" };
const turn = () => new Promise((resolve) => setImmediate(resolve));

/**
 * Opens a shell. `answer(input, place)` gives the effects of an input to the engine at `place`, the
 * first being 0; what it throws is a trap.
 */
async function open(
  t,
  answer = () => [],
  started = () => ({ problems: [], settings }),
  rules = config,
) {
  mock.timers.enable({ apis: ["Date", "setTimeout"], now: 1_700_000_000_000 });
  t.after(() => mock.timers.reset());
  const seen = { engines: [], inputs: [], effects: [], failures: [] };
  const create = async () => {
    const place = seen.engines.length;
    const engine = { begun: undefined, dead: false, forgot: [] };
    seen.engines.push(engine);
    const alive = (run) => {
      assert.ok(!engine.dead, "a dead engine is left alone");
      try {
        return run();
      } catch (error) {
        engine.dead = true;
        throw error;
      }
    };
    return {
      start: (config, about) =>
        alive(() => {
          engine.begun = [decode(config), decode(about)];
          return started(place);
        }),
      step: (bytes, now) =>
        alive(() => {
          const input = decode(bytes);
          seen.inputs.push(input);
          return [now + 60_000, ...(answer(input, place) ?? [])];
        }),
      ask: (bytes) => alive(() => answer(["ask", ...decode(bytes)], place) ?? null),
      forget: (id) => engine.forgot.push(id),
    };
  };
  const perform = (effect) => {
    seen.effects.push(effect);
    seen.during?.(effect);
  };
  const fail = (error) => {
    seen.failures.push(error.message);
    shell?.stop();
  };
  let shell;
  shell = await openShell(create, rules, { bot: false }, perform, fail);
  t.after(() => shell.stop());
  return { shell, seen };
}

/** The effects that an engine has when it is told of a signal: as the real one, it keeps it. */
const keeps = ([kind, signals]) =>
  kind === "observe" ? signals.map(([id]) => ["record", id, { topic: "it" }]) : [];

test("it starts with the config and what is known of the visitor", async (t) => {
  const { shell, seen } = await open(t);
  const [told, about] = seen.engines[0].begun;
  assert.deepEqual(told, config);
  assert.equal(about.bot, false);
  assert.match(about.visitor, /^[0-9a-f]{32}$/);
  assert.equal(shell.visitor(), about.visitor);
  assert.equal(shell.settings.site, "acme");
  assert.deepEqual(shell.settings.slots, config.slots);
});

test("signals have the time they were made, if that is not long gone, and ids in their order", async (t) => {
  const { shell, seen } = await open(t);
  const now = Date.now();
  const asked = [undefined, now - 1000, now + 1, now - 600_000, now - 599_999, Number.NaN];
  for (const time of asked) shell.observe("it", { n: 1 }, time);
  const signals = seen.inputs.map(([, [signal]]) => signal);
  assert.deepEqual(
    signals.map(([, time]) => time - now),
    [0, -1000, 0, 0, -599_999, 0],
  );
  for (const [place, [id, time, name, props]] of signals.entries()) {
    assert.match(id, /^[0-9a-f]{26}$/);
    assert.equal(Number.parseInt(id.slice(0, 12), 16), time);
    assert.equal(
      Number.parseInt(id.slice(12, 18), 16),
      Number.parseInt(signals[0][0].slice(12, 18), 16) + place,
    );
    assert.equal(id.slice(18), signals[0][0].slice(18));
    assert.deepEqual([name, props], ["it", { n: 1 }]);
  }
});

test("a clock that is set back stands still", async (t) => {
  const { shell, seen } = await open(t);
  const now = Date.now();
  mock.timers.setTime(now - 5000);
  shell.observe("it", {});
  assert.equal(seen.inputs[0][1][0][1], now);
});

test("several things observed as one are one step", async (t) => {
  const { shell, seen } = await open(t);
  shell.observeAll([
    ["identify", { email: "a@b.example" }],
    ["form_submit", { formId: "demo" }],
  ]);
  assert.equal(seen.inputs.length, 1);
  assert.deepEqual(
    seen.inputs[0][1].map(([, , name]) => name),
    ["identify", "form_submit"],
  );
});

test("what comes while effects are performed waits for its turn, as it was when it came", async (t) => {
  const order = [];
  const { shell, seen } = await open(t, ([kind, signals]) => {
    order.push(`step ${kind === "observe" ? signals[0][2] : kind}`);
    return kind === "observe" && signals[0][2] === "a"
      ? [
          ["report", "x", {}],
          ["report", "y", {}],
        ]
      : [];
  });
  const props = { it: 1 };
  seen.during = ([, event]) => {
    order.push(event);
    if (event !== "x") return;
    shell.observe("b", props);
    shell.observe("c", { long: "c".repeat(9999) });
    props.it = 2;
  };
  shell.observe("a", {});
  assert.deepEqual(order, ["step a", "x", "y", "step b", "step c"]);
  assert.deepEqual(seen.inputs[1][1][0][3], { it: 1 });
});

test("a circle is the caller's error, and nothing else's", async (t) => {
  const { shell, seen } = await open(t);
  const circle = {};
  circle.circle = circle;
  assert.throws(() => shell.observe("it", circle), RangeError);
  assert.throws(() => shell.handOff(circle), RangeError);
  shell.observe("it", {});
  assert.equal(seen.inputs.length, 1);
  assert.deepEqual(seen.failures, []);
});

test("a handoff by hand gives the id of its own step", async (t) => {
  const { shell, seen } = await open(t, ([kind, extra]) =>
    kind === "handoff"
      ? [
          ["handoff", extra.id, {}, []],
          ["handoff", "other", {}, []],
        ]
      : kind === "tick"
        ? []
        : [["handoff", "automatic", {}, []]],
  );
  shell.observe("it", {});
  assert.equal(shell.handOff({ id: "mine" }), "mine");
  let within = "unset";
  seen.during = () => {
    seen.during = undefined;
    within = shell.handOff({ id: "later" });
  };
  shell.observe("it", {});
  assert.equal(within, undefined);
  assert.ok(seen.effects.some(([, id]) => id === "later"));
});

test("it ticks when the engine wants, within 50 ms and a minute", async (t) => {
  const { shell, seen } = await open(t);
  const ticks = () => seen.inputs.filter(([kind]) => kind === "tick").length;
  shell.busy(true);
  mock.timers.tick(59_999);
  assert.equal(ticks(), 0);
  mock.timers.tick(1);
  assert.equal(ticks(), 1);
  // Something happened: the rest begins anew.
  mock.timers.tick(30_000);
  shell.busy(false);
  mock.timers.tick(30_000);
  assert.equal(ticks(), 1);
  mock.timers.tick(30_000);
  assert.equal(ticks(), 2);
  shell.stop();
  mock.timers.tick(600_000);
  assert.equal(ticks(), 2);
});

test("a trap costs one input: another engine goes on from what the last one knew", async (t) => {
  const { shell, seen } = await open(t, (input, place) => {
    if (input[0] === "observe" && input[1][0][2] === "bad") throw new Error("unreachable");
    if (input[0] === "merge" && place) {
      return [
        ["fill", "hero", { offer: "ebook" }],
        ["report", "stage", {}],
      ];
    }
    return keeps(input);
  });
  shell.visitor("known");
  shell.consent("granted");
  shell.busy(true);
  shell.merge([{ id: "kept", time: 1, signal: "s", props: {} }, null, 7]);
  shell.observe("good", { n: 1 });
  seen.inputs.length = seen.effects.length = 0;
  seen.during = ([kind]) => kind === "fill" && shell.observe("meanwhile", {});

  shell.observe("bad", {});
  shell.observe("next", {});
  assert.equal(shell.ask("get"), undefined, "nobody is there to answer");
  assert.deepEqual(
    shell.records().map(({ id, signal }) => (id === "kept" ? id : signal)),
    ["kept", "good"],
    "the log is known all the same",
  );
  await turn();
  assert.equal(seen.engines.length, 2);
  const [config, about] = seen.engines[0].begun;
  assert.deepEqual(seen.engines[1].begun, [config, { ...about, visitor: "known" }]);
  assert.deepEqual(seen.failures, []);
  const [, busy, merge, consent, ...after] = seen.inputs;
  assert.deepEqual(
    [busy, consent],
    [
      ["busy", true],
      ["consent", "granted"],
    ],
  );
  assert.deepEqual(
    merge[1].map(({ id, signal }) => (id === "kept" ? id : signal)),
    ["kept", "good"],
  );
  // Each slot once; and what the page has heard of is not said again.
  assert.deepEqual(seen.effects.slice(0, 2), [
    ["fill", "hero", { offer: "ebook" }],
    ["fill", "foot", null],
  ]);
  assert.equal(seen.effects.filter(([kind]) => kind === "fill").length, 2);
  assert.ok(!seen.effects.some(([kind]) => kind === "report"));
  assert.equal(after[0][1][0][2], "next", "what came first goes first");
  assert.ok(after.length > 1 && after.slice(1).every(([, [[, , name]]]) => name === "meanwhile"));
});

test("of a signal the engine says its name, and the shell knows the rest of it", async (t) => {
  const own = { id: "~1-2", time: 1, signal: "stage_change", props: { to: "mql" } };
  const { shell, seen } = await open(t, (input) => {
    if (input[0] === "closed") return [["record", own, {}]];
    // Not the second: that one is known already, say.
    return keeps(input).filter((_, place) => place !== 1);
  });
  const given = { n: [1, undefined], when: new Date(0), no: undefined };
  shell.observeAll([
    ["a", given],
    ["b", {}],
    ["c", {}],
  ]);
  given.n.push(2);
  shell.chatClosed();
  const [a, c, time] = seen.effects;
  const { id } = a[1];
  const props = { n: [1, null], when: "1970-01-01T00:00:00.000Z" };
  const [told] = seen.inputs[0][1];
  assert.deepEqual(a[1], { id, time: told[1], signal: "a", props });
  assert.deepEqual([a[0], a[2], c[1].signal], ["record", { topic: "it" }, "c"]);
  assert.deepEqual(time, ["record", own, {}]);
  assert.deepEqual(told[3], props, "what is kept is what the engine was told");
});

test("what is personal in a URL goes before anything sees it, also in what waits", async (t) => {
  const secret = { ...config, privacy: { redactQuery: ["Member"] } };
  const { shell, seen } = await open(t, keeps, undefined, secret);
  const address = "https://x.example/u/ada@globex.com?email=ada@globex.com&member=77&ref=b";
  seen.during = ([, { signal }]) => signal === "first" && shell.observe("later", { href: address });
  shell.observe("first", { href: { toJSON: () => address }, path: "/u/ada@globex.com" });
  shell.observe("page_view", {
    query: "member=77",
    referrer: address,
    path: "/u/ada%40globex.com",
  });
  shell.observe("identify", { email: "ada@globex.com", href: address });
  const told = seen.inputs.map(([, [[, , name, props]]]) => [name, props]);
  const clean = "https://x.example/u/redacted?email=redacted&member=redacted&ref=b";
  assert.deepEqual(told, [
    ["first", { href: clean, path: "/u/redacted" }],
    ["later", { href: clean }],
    ["page_view", { query: "member=redacted", referrer: clean, path: "/u/redacted" }],
    ["identify", { email: "ada@globex.com", href: address }],
  ]);
  assert.deepEqual(
    seen.effects.map(([, { signal, props }]) => [signal, props]),
    told,
  );
});

test("what was dropped is not told again", async (t) => {
  const { shell, seen } = await open(t, (input) => {
    if (input[0] === "busy") throw new Error("unreachable");
    return input[0] === "closed" ? [["drop", ["a"]]] : [];
  });
  shell.merge([{ id: "a" }, { id: "b" }]);
  shell.chatClosed();
  shell.busy(true);
  await turn();
  assert.deepEqual(seen.inputs.at(-1), ["busy", true]);
  assert.deepEqual(seen.failures, ["unreachable"], "what broke it breaks the next as well: off");
  assert.equal(seen.engines.length, 2);
});

test("the fourth trap is the last: off, once, and quiet from then on", async (t) => {
  const { shell, seen } = await open(t, (input) => {
    if (input[0] === "observe") throw new Error("unreachable");
    return [];
  });
  for (let trap = 1; trap <= 3; trap++) {
    shell.observe("bad", {});
    await turn();
    assert.equal(seen.engines.length, trap + 1);
    assert.deepEqual(seen.failures, []);
  }
  shell.observe("bad", {});
  await turn();
  assert.deepEqual(seen.failures, ["unreachable"]);
  const { length } = seen.inputs;
  shell.observe("bad", {});
  shell.consent("granted");
  assert.equal(shell.ask("get"), undefined);
  assert.equal(shell.handOff({}), undefined);
  mock.timers.tick(600_000);
  await turn();
  assert.equal(seen.inputs.length, length);
  assert.equal(seen.engines.length, 4);
  assert.equal(seen.failures.length, 1);
});

test("an engine that cannot start is not tried again", async (t) => {
  const bad = () => {
    throw new Error("unreachable");
  };
  await assert.rejects(open(t, undefined, bad), /unreachable/);
  mock.timers.reset();
  const { shell, seen } = await open(
    t,
    ([kind]) => kind === "tick" && bad(),
    (place) => (place ? bad() : { problems: [], settings }),
  );
  shell.busy(false);
  mock.timers.tick(60_000);
  await turn();
  assert.equal(seen.engines.length, 2);
  assert.deepEqual(seen.failures, ["unreachable"]);
});

test("a trap while asking costs the answer", async (t) => {
  let asked = 0;
  const { shell, seen } = await open(t, (input) => {
    if (input[0] !== "ask") return keeps(input);
    if (input[1] === "explain" && !asked++) throw new Error("unreachable");
    return { asked: input.slice(1) };
  });
  shell.observe("good", {});
  assert.equal(shell.ask("explain", "scores"), undefined);
  await turn();
  assert.deepEqual(shell.ask("explain", "scores"), { asked: ["explain", "scores"] });
  assert.equal(seen.inputs.find(([kind]) => kind === "merge")[1][0].signal, "good");
});

test("a trap while effects are performed does not lose what they do", async (t) => {
  const { shell, seen } = await open(t, (input, place) => {
    if (input[0] === "ask" && !place) throw new Error("unreachable");
    return keeps(input);
  });
  seen.during = () => {
    seen.during = undefined;
    shell.ask("get");
  };
  shell.observeAll([
    ["a", {}],
    ["b", {}],
  ]);
  shell.observe("c", {});
  await turn();
  assert.deepEqual(
    seen.effects.filter(([kind]) => kind === "record").map(([, { signal }]) => signal),
    ["a", "b", "c"],
  );
  assert.equal(seen.inputs.find(([kind]) => kind === "merge")[1].length, 2);
});

test("an effect that cannot be performed ends it", async (t) => {
  const { shell, seen } = await open(t, keeps);
  seen.during = () => {
    throw new Error("patched by the page");
  };
  shell.observe("a", {});
  shell.observe("b", {});
  assert.deepEqual(seen.failures, ["patched by the page"]);
  assert.equal(seen.inputs.length, 1);
});

test("forgetting is a new visitor, of whom nothing is known; what waits is the old one's", async (t) => {
  const { shell, seen } = await open(t, (input, place) => {
    if (input[0] === "closed") throw new Error("unreachable");
    return place ? [] : [...keeps(input), ["report", "score", {}]];
  });
  const old = shell.visitor();
  shell.busy(true);
  shell.observe("good", {});
  seen.inputs.length = seen.effects.length = 0;
  seen.during = ([kind]) => {
    if (kind !== "record") return;
    shell.observe("waits", {});
    shell.forget();
  };
  shell.observe("last", {});
  assert.notEqual(shell.visitor(), old);
  assert.deepEqual(seen.engines[0].forgot, [shell.visitor()]);
  assert.deepEqual(
    seen.inputs.map(([kind]) => kind),
    ["observe", "busy", "consent"],
  );
  assert.deepEqual(seen.effects.slice(1, 3), [
    ["fill", "hero", null],
    ["fill", "foot", null],
  ]);
  seen.inputs.length = 0;
  shell.chatClosed();
  await turn();
  assert.deepEqual(seen.inputs.slice(1), [
    ["busy", true],
    ["merge", []],
    ["consent", "pending"],
  ]);
  assert.equal(seen.engines[1].begun[1].visitor, shell.visitor());
});
