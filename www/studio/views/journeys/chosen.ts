// Which journey is looked at, at which moment, and what it is compared with. That is how one looks,
// not what one works on: nothing of it is saved or undone.

import { useMemo } from "react";
import { create } from "zustand";
import type { JsonObject } from "../../state/path.js";
import { useJourneys, useStudio } from "../../state/store.js";
import type { Moment } from "./line.js";

interface Chosen {
  name: string;
  /** Null is the end. */
  at: Moment | null;
  /** The id of a version, or one of these. */
  before: string;
}

/** The last version that was kept of it, or as long as there is none the config as it was opened. */
export const LAST = "last";
const OPENED = "opened";

export const useChosen = create<Chosen>(() => ({ name: "", at: null, before: LAST }));

const { setState } = useChosen;

export const choose = (name: string) => setState({ name, at: null });
export const rename = (name: string) => setState({ name });
export const scrub = (at: Chosen["at"]) => setState({ at });
export const compareWith = (before: string) => setState({ before });

/** The chosen journey with its place, or the first there is. */
export function useChosenJourney() {
  const journeys = useJourneys();
  const name = useChosen((it) => it.name);
  const found = journeys.findIndex((it) => it.name === name);
  const place = found < 0 ? 0 : found;
  return { journey: journeys[place], place };
}

export interface Before {
  config: JsonObject;
  /** What it is called: "As opened". */
  title: string;
  choices: (readonly [string, string])[];
  chosen: string;
}

/** The config that the draft is compared with. */
export function useBefore(): Before {
  const versions = useStudio((it) => it.versions);
  const opened = useStudio((it) => it.opened);
  const wanted = useChosen((it) => it.before);
  return useMemo(() => {
    const [last] = versions;
    const version =
      wanted === LAST ? (last?.aside ? undefined : last) : versions.find((it) => it.id === wanted);
    const choices = [
      ...versions.map((it) => {
        const time = new Date(it.time).toLocaleString();
        return [it.id, it.note ? `${it.note} (${time})` : time] as const;
      }),
      [OPENED, "As opened"] as const,
    ];
    return {
      config: (version?.doc ?? opened).config,
      title: version ? version.note || "Last version" : "As opened",
      choices,
      chosen: version?.id ?? OPENED,
    };
  }, [versions, opened, wanted]);
}
