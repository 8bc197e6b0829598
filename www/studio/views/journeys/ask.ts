// A journey under a config, as the engine goes through it.

import { useMemo } from "react";
import { useEngine } from "../../engine/client.js";
import type { Entry } from "../../engine/types.js";
import type { JsonObject } from "../../state/path.js";
import type { Journey } from "../../state/types.js";
import { lineRequest } from "./line.js";

interface LineAnswer {
  journeys?: { timeline?: Entry[]; error?: string }[];
  error?: string;
}

/** How everything stood after each signal, and in between; without a config nothing is asked. */
export function useLine(config: JsonObject | undefined, journey: Journey) {
  const { log, start, end, visitor, consent } = journey;
  // Neither its name nor what is expected of it changes how it goes.
  const request = useMemo(() => {
    const bare = { start, end, visitor, consent };
    const set = Object.entries(bare).filter(([, value]) => value !== undefined);
    return config && lineRequest(config, { name: "", log, ...Object.fromEntries(set) });
  }, [config, log, start, end, visitor, consent]);
  const { answer, error } = useEngine<LineAnswer>(request ?? null);
  const told = config && answer?.journeys?.[0];
  return { line: told?.timeline, error: error || (told?.error ?? "") };
}
