// What the config says at a place, and what there is to refer to.

import { useRef } from "react";
import { get, type Json, listOf, objectOf, type Path, textOf } from "../state/path.js";
import { useConfig } from "../state/store.js";
import { definition } from "./schema.js";

/** The value at a path of the config; the component renders anew when the config changes. */
export const useValue = (path: Path): Json | undefined => get(useConfig(), path);

/** The things of a config that others name. */
export type Kind =
  | "signal"
  | "offer"
  | "stage"
  | "slot"
  | "playbook"
  | "score"
  | "fact"
  | "segment"
  | "persona"
  | "trait"
  | "topic"
  | "type"
  | "journey";

/** What is observed without any rule, in the order of the documentation. */
const OBSERVED = (definition("SignalName").anyOf?.[1]?.oneOf ?? []).map((it) => `${it.const}`);

/** The names there are of a kind, in the config's order. */
export function namesOf(config: Json, kind: Kind): string[] {
  const all = objectOf(config);
  const keys = (key: string) => Object.keys(objectOf(all[key]));
  const ids = (key: string) => listOf(all[key]).map((it) => textOf(objectOf(it)["id"]));
  const ofPages = (key: string) => listOf(all["pages"]).map((it) => textOf(objectOf(it)[key]));
  const found = {
    signal: () => [...keys("signals"), ...OBSERVED],
    offer: () => keys("offers"),
    stage: () => ids("stages"),
    slot: () => keys("slots"),
    playbook: () => keys("playbooks"),
    score: () => keys("scores"),
    fact: () => keys("facts"),
    segment: () => keys("segments"),
    persona: () => ids("personas"),
    trait: () => [
      ...listOf(all["forms"]).flatMap((it) => Object.keys(objectOf(objectOf(it)["traits"]))),
      "emailKind",
      "emailDomain",
      "lifecycle",
    ],
    topic: () => [
      ...ofPages("topic"),
      ...Object.values(objectOf(all["offers"])).flatMap((it) =>
        listOf(objectOf(it)["topics"]).map(textOf),
      ),
    ],
    type: () => ofPages("type"),
    journey: () => ofPages("journey"),
  }[kind]();
  return [...new Set(found)].filter(Boolean);
}

/** The names there are of a kind. */
export function useNames(kind: Kind): string[] {
  const config = useConfig();
  return useSame(namesOf(config, kind));
}

/** The value before as long as the new one says the same: what depends on it stays as it is. */
export function useSame<T>(value: T): T {
  const last = useRef(value);
  if (JSON.stringify(last.current) !== JSON.stringify(value)) last.current = value;
  return last.current;
}
