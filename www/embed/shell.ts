// Owns the engine: steps it through what happens, one input at a time, and has done what it wants.

import { makeAlarm } from "./alarm.js";
import { clean } from "./capture/clean.js";
import { now } from "./clock.js";
import { readSettings } from "./config.js";
import type { Engine } from "./engine.js";
import { signalId, visitorId } from "./identity.js";
import type { Word } from "./keep/keep.js";
import type { Effect, Input, LogRecord, Outcome, Question, Started, Wanted } from "./messages.js";
import { decode, encode } from "./wire.js";

/** How late (ms) a signal may be told of. */
const LATEST = 600_000;

/** How many engines that broke are replaced on one page. */
const MOST_TRAPS = 3;

export type Shell = Awaited<ReturnType<typeof openShell>>;

/** The signals in an input: the engine names those it records, and does not say them again. */
type Sent = readonly LogRecord[];

/** Is told the effects of a step before they are performed. */
type Done = (effects: readonly Effect[]) => void;

/**
 * Starts an engine, made by `create`. `perform` does what it wants. `fail` is told when that goes wrong, or
 * when engines keep breaking. No call throws, but for what cannot be written down, such as a circle.
 */
export async function openShell(
  create: () => Promise<Engine>,
  config: unknown,
  about: object,
  perform: (effect: Effect) => void,
  fail: (error: unknown) => void,
) {
  // What another engine has to be told, should this one break.
  let visitor = visitorId();
  let consent: Word = "pending";
  let busy = false;
  const zones = new Map<string, number>();
  const log = new Map<string, LogRecord>();
  const rules = encode(config).slice();

  const begin = async () => {
    const engine = await create();
    return { engine, started: engine.start(rules, encode({ ...about, visitor })) as Started };
  };
  const first = await begin();
  const { problems, settings: told } = first.started;
  const settings = told && readSettings(config, told);
  let engine: Engine | undefined = first.engine;
  let traps = 0;
  let off = false;

  /** Inputs that wait for those before them, or for another engine. */
  const queue: [input: Uint8Array, done: Done | undefined, sent: Sent][] = [];
  let working = false;
  /** What is still to be done of the last step. */
  let effects: Effect[] = [];

  const input = (value: Input, done?: Done, sent: Sent = []) => {
    if (off) return;
    const bytes = encode(value);
    queue.push([working ? bytes.slice() : bytes, done, sent]);
    if (!working) work();
  };

  const work = () => {
    working = true;
    while (engine && queue.length) {
      const [bytes, done, sent] = queue.shift() as (typeof queue)[0];
      let outcome: Outcome;
      try {
        outcome = engine.step(bytes, now()) as Outcome;
      } catch (error) {
        void replace(error);
        return;
      }
      try {
        follow(outcome, sent, done);
      } catch (error) {
        fail(error);
      }
    }
    working = !engine;
  };

  const follow = ([wakeAt, ...wanted]: Outcome, sent: Sent, done?: Done) => {
    alarm.set(wakeAt);
    effects = wanted.map((effect): Effect => {
      if (effect[0] !== "record") return effect;
      const [what, record, page] = effect;
      return [what, sent.find(({ id }) => id === record) ?? (record as LogRecord), page];
    });
    done?.(effects);
    for (const effect of effects) {
      if (effect[0] === "record") log.set(effect[1].id, effect[1]);
      if (effect[0] === "drop") for (const id of effect[1]) log.delete(id);
      perform(effect);
    }
  };

  /** What a new engine takes it that the slots show. */
  const defaults = () =>
    Object.keys(settings?.slots ?? {}).map((slot): Effect & Wanted => ["fill", slot, null]);

  /** Puts another engine in the place of one that broke, where it was before the last input. */
  const replace = async (error: unknown) => {
    engine = undefined;
    working = true;
    try {
      if (++traps > MOST_TRAPS) throw error;
      const { engine: fresh } = await begin();
      if (off) return;
      const known: Input[] = [
        ["busy", busy],
        ["merge", [...log.values()]],
        ["consent", consent],
        ...[...zones].map(([name, minutes]) => ["zone", name, minutes] as Input),
      ];
      let wakeAt = 0;
      // Only the last that a slot is to show counts, and the page has heard of everything.
      const wanted = new Map<unknown, Wanted>(defaults().map((effect) => [effect[1], effect]));
      for (const it of known) {
        const [at, ...effects] = fresh.step(encode(it), now()) as Outcome;
        wakeAt = at;
        for (const effect of effects) {
          if (effect[0] === "fill") wanted.set(effect[1], effect);
          else if (effect[0] !== "report") wanted.set(effect, effect);
        }
      }
      follow([wakeAt, ...wanted.values()], []);
      engine = fresh;
      work();
    } catch (problem) {
      fail(problem);
    }
  };

  const alarm = makeAlarm(() => input(["tick"]));

  /** Records what the visitor did just now; or at `asked`, if that is not long ago. */
  const observe = (signals: [name: string, props: object][], asked = Number.NaN) => {
    const at = now();
    const time = asked <= at && at - asked < LATEST ? asked : at;
    const sent = signals.map(([signal, given]): LogRecord => {
      // As the engine will read it, and whatever the page does with its own afterwards.
      const props = clean(
        signal,
        { ...(decode(encode(given)) as object) },
        settings?.redactQuery ?? [],
      );
      return { id: signalId(time), time, signal, props };
    });
    const told = sent.map(({ id, signal, props }) => [id, time, signal, props] as const);
    input(["observe", told], undefined, sent);
  };

  /** Gives what the engine knows; nothing if it does not, or is not there. */
  const ask = (...question: Question): unknown => {
    try {
      return engine?.ask(encode(question), now()) ?? undefined;
    } catch (error) {
      void replace(error);
      return undefined;
    }
  };

  return {
    problems,
    settings,
    observe: (name: string, props: object, time?: number) => observe([[name, props]], time),
    /** Records several things as one: whatever follows from the first follows from all. */
    observeAll: observe,
    busy(is: boolean) {
      busy = is;
      input(["busy", is]);
    },
    consent(word: Word) {
      consent = word;
      input(["consent", word]);
    },
    /** Takes in records kept earlier, or made by another tab. */
    merge(records: readonly unknown[]) {
      input(["merge", records], () => {
        for (const record of records as LogRecord[]) if (record?.id) log.set(record.id, record);
      });
    },
    /** Gives the visitor's id, after making it `id` if one is given. */
    visitor(id?: string) {
      if (id) {
        visitor = id;
        input(["visitor", id]);
      }
      return visitor;
    },
    /** The whole log. */
    records: () => (ask("records") as LogRecord[] | undefined) ?? [...log.values()],
    /** How many minutes the clocks of a time zone are ahead of UTC. */
    zone(name: string, minutes: number) {
      zones.set(name, minutes);
      input(["zone", name, minutes]);
    },
    /** Whether what happens now belongs to the session there is. */
    inSession: () => !!ask("session"),
    /** What is known of the visitor. */
    traits: () => (ask("get") as { traits: Record<string, unknown> } | undefined)?.traits ?? {},
    chatClosed: () => input(["closed"]),
    /** Hands off now, and gives the handoff's id; none if that has to wait for what is going on. */
    handOff(extra: object) {
      let id: string | undefined;
      input(["handoff", extra], (effects) => {
        for (const effect of effects) if (effect[0] === "handoff") id ??= effect[1];
      });
      return id;
    },
    ask,
    /** Forgets everything and starts over, as a stranger. */
    forget() {
      visitor = visitorId();
      log.clear();
      // What is still to come is the old visitor's.
      queue.length = effects.length = 0;
      try {
        engine?.forget(visitor);
      } catch (error) {
        void replace(error);
      }
      defaults().forEach(perform);
      input(["busy", busy]);
      input(["consent", consent]);
    },
    stop() {
      off = true;
      engine = undefined;
      alarm.stop();
    },
  };
}
