// The engine's reasons at a moment of a journey.

import { useMemo } from "react";
import { useEngine } from "../../engine/client.js";
import type { JsonObject } from "../../state/path.js";
import type { Journey } from "../../state/types.js";
import { type Moment, whyRequest } from "../journeys/line.js";
import type { ScoreWhy, SlotWhy, StageWhy } from "../journeys/why.js";

export interface Why {
  scores: Record<string, ScoreWhy>;
  stage: StageWhy;
  slots: SlotWhy[];
}

interface WhyAnswer {
  journeys?: { explain?: Record<string, unknown> }[];
  error?: string;
}

export function useWhy(
  config: JsonObject,
  journey: Journey,
  at: Moment | null,
  slots: readonly string[],
): { why: Why | undefined; error: string } {
  const request = useMemo(
    () => whyRequest(config, journey, at, ["scores", "stage", ...slots.map((it) => `slot:${it}`)]),
    [config, journey, at, slots],
  );
  const { answer, error } = useEngine<WhyAnswer>(request);
  const why = useMemo(() => {
    const told = answer?.journeys?.[0]?.explain;
    if (!told) return undefined;
    return {
      scores: (told["scores"] ?? {}) as Record<string, ScoreWhy>,
      stage: told["stage"] as StageWhy,
      slots: Object.entries(told).flatMap(([key, it]) =>
        key.startsWith("slot:") && it ? [it as SlotWhy] : [],
      ),
    };
  }, [answer]);
  return { why, error };
}
