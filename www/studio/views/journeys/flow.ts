// The ways of many journeys through the stages, put together: how many went from which to which.

import type { Outcome } from "./runs.js";

export interface FlowNode {
  id: string;
  stage: string;
  /** The how-manieth stage on the way it was: who falls back comes to the same stage later. */
  step: number;
  rank: number;
  fixedValue: number;
}

export interface FlowLink {
  source: string;
  target: string;
  value: number;
}

export function flowOf(outcomes: readonly Outcome[], stages: readonly string[]) {
  const nodes = new Map<string, FlowNode>();
  const links = new Map<string, FlowLink>();
  for (const { stages: way, ends } of outcomes) {
    const all = way.length > 0 ? way.map((it) => it.stage) : [ends];
    // Staying is no step.
    const steps = all.filter((it, place) => it !== all[place - 1]);
    steps.forEach((stage, step) => {
      const id = `${step} ${stage}`;
      const node = nodes.get(id) ?? { id, stage, step, rank: stages.indexOf(stage), fixedValue: 0 };
      nodes.set(id, { ...node, fixedValue: node.fixedValue + 1 });
      const source = `${step - 1} ${steps[step - 1]}`;
      if (step === 0) return;
      const link = links.get(`${source}>${id}`) ?? { source, target: id, value: 0 };
      links.set(`${source}>${id}`, { ...link, value: link.value + 1 });
    });
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}
