// The shadow: an engine of the inspector's own, from the same module, that is told another visit than
// the page's: a part of its log, another stage, another visitor's buckets. Nothing that it wants is done.

import { ahead } from "../capture/visitor.js";
import { listOf, objectOf, type Rough, textOf } from "../config.js";
import { type Engine, instantiate } from "../engine.js";
import type { Word } from "../keep/keep.js";
import type { Input, LogRecord, Question } from "../messages.js";
import { quietly } from "../safe.js";
import { encode } from "../wire.js";

/** The side of a split that is to be shown. */
export interface Side {
  readonly rule: string;
  readonly variant: string;
}

/** What is to be different from how it is. */
export interface Wish {
  /** The stage. */
  readonly stage?: string | undefined;
  /** Sides of splits, by slot. */
  readonly sides: Readonly<Record<string, Side>>;
  /** The moment (ms) to look from. */
  readonly at?: number | undefined;
}

/** A visit as it is now. */
export interface Visit {
  readonly records: readonly LogRecord[];
  readonly visitor: string;
  readonly consent: Word;
  /** Minutes that time zones are ahead. */
  readonly zones: readonly (readonly [zone: string, minutes: number])[];
  readonly now: number;
}

/** What the shadow knows. */
export interface Answers {
  ask(...question: Question): unknown;
  /** Why a side cannot be shown, by slot. */
  readonly unmet: Readonly<Record<string, string>>;
}

/** How many visitors are tried for one on the wished sides. */
const MOST = 2000;

/** How many of them may see nothing of the split before it counts as out of reach. */
const ENOUGH = 100;

/**
 * A config in which `stage` is the highest that can be reached: those above have no `enter`, and so are
 * reached by the trait alone that names them.
 */
export function capped(config: unknown, stage: string): unknown {
  const { stages } = objectOf(config);
  const place = listOf(stages).findIndex((it) => it["id"] === stage);
  if (place < 0) return config;
  const below = listOf(stages).map(({ enter, ...rest }, at) =>
    enter === undefined || at > place ? rest : { enter, ...rest },
  );
  return { ...objectOf(config), stages: below };
}

/** A log in which the visitor's stage is declared at the end, and nowhere before. */
export function declared(records: readonly LogRecord[], stage: string, now: number): LogRecord[] {
  const silent = records.map((it): LogRecord => {
    if (it.signal !== "identify") return it;
    const { lifecycle: _, ...props } = it.props as Rough;
    return { ...it, props };
  });
  const time = records.at(-1)?.time ?? now;
  // An id that sorts behind all others.
  return [...silent, { id: "~inspector", time, signal: "identify", props: { lifecycle: stage } }];
}

/** Gives what asks a shadow. `bot`: whether the visitor is a machine. */
export function makeShadow(module: WebAssembly.Module, config: unknown, bot: boolean) {
  /** An engine for each config. */
  const engines = new Map<string, Promise<Engine>>();

  const engineFor = (stage: string | undefined) => {
    const key = stage ?? "";
    const begin = async () => {
      const engine = await instantiate(module);
      const rules = encode(stage === undefined ? config : capped(config, stage)).slice();
      engine.start(rules, encode({ bot, visitor: "" }));
      return engine;
    };
    const engine = engines.get(key) ?? begin();
    engines.set(key, engine);
    // One that broke is not asked again.
    engine.catch(() => engines.delete(key));
    return engine;
  };

  return async (wish: Wish, visit: Visit): Promise<Answers> => {
    const { at, stage, sides } = wish;
    const engine = await engineFor(stage);
    const now = at ?? visit.now;
    const before = visit.records.filter(({ time }) => time <= now);
    const log = stage === undefined ? before : declared(before, stage, now);
    const ask = (...question: Question) => engine.ask(encode(question), now);
    engine.forget(visit.visitor);
    const tell = (...input: Input) => engine.step(encode(input), now);
    for (const [zone, minutes] of visit.zones) tell("zone", zone, minutes);
    tell("consent", visit.consent);
    tell("merge", log);
    return { ask, unmet: search(sides, ask, (id) => tell("visitor", id)) };
  };
}

interface Step {
  readonly holdout?: boolean;
  readonly rule?: string;
  readonly holds?: boolean;
  readonly variant?: string;
  readonly text: string;
}

/** Whether a slot's explanation comes by the side; `false` if it comes by its rule alone. */
function meets(explained: unknown, side: Side): boolean | undefined {
  const steps = (explained as { steps?: Step[] } | null)?.steps ?? [];
  const place = steps.findIndex(({ rule, holds }) => rule === side.rule && holds);
  return place < 0 ? undefined : steps[place + 1]?.variant === side.variant;
}

/** Becomes a visitor on all of the sides. Gives why not, for those that no visitor like this is on. */
function search(
  sides: Wish["sides"],
  ask: Answers["ask"],
  become: (id: string) => void,
): Record<string, string> {
  const unmet: Record<string, string> = {};
  let wanted = Object.entries(sides);
  const look = (slot: string, side: Side) => meets(ask("explain", `slot:${slot}`), side);
  const came = new Set<string>();
  for (let count = 0; wanted.length && count < MOST; count++) {
    // The visitor themselves first.
    if (count) become(`inspector-${count}`);
    const met = wanted.map(([slot, side]) => look(slot, side));
    for (const [place, is] of met.entries())
      if (is !== undefined) came.add(`${wanted[place]?.[0]}`);
    if (met.every(Boolean)) return unmet;
    if (count !== ENOUGH) continue;
    wanted = wanted.filter(([slot, { rule }]) => {
      if (came.has(slot)) return true;
      const { steps = [] } = (ask("explain", `slot:${slot}`) ?? {}) as { steps?: Step[] };
      const step = steps.find((it) => it.rule === rule || it.holdout);
      unmet[slot] = step?.text ?? `A rule before ${rule} decides already.`;
      return false;
    });
  }
  for (const [slot] of wanted) unmet[slot] = "No visitor was found who is on all of these sides.";
  return unmet;
}

/** How far the clocks of the playbooks' time zones are ahead. */
export function zonesOf(config: unknown): [zone: string, minutes: number][] {
  return Object.values(objectOf(objectOf(config)["playbooks"])).flatMap((book) => {
    const zone = textOf(objectOf(objectOf(book)["hours"])["timeZone"]);
    const minutes = zone && quietly(() => ahead(zone));
    return typeof minutes === "number" ? [[zone as string, minutes] as [string, number]] : [];
  });
}
