// The way of all journeys through the stages, as a Sankey diagram, before and after.

import { sankey, sankeyLinkHorizontal } from "d3-sankey";
import { useId } from "react";
import { flowOf } from "./flow.js";
import type { Outcome } from "./runs.js";
import { reached } from "./runs.js";

const WIDTH = 560;

interface Props {
  stages: readonly string[];
  before: readonly Outcome[];
  after: readonly Outcome[];
  compared: boolean;
}

export function Flow({ stages, before, after, compared }: Props) {
  return (
    <div className="flows">
      {compared && <Diagram title="Before" stages={stages} outcomes={before} />}
      <Diagram title={compared ? "After" : "Now"} stages={stages} outcomes={after} />
      <details className="more">
        <summary>As a table</summary>
        <FlowTable stages={stages} before={before} after={after} compared={compared} />
      </details>
    </div>
  );
}

interface DiagramProps {
  title: string;
  stages: readonly string[];
  outcomes: readonly Outcome[];
}

function Diagram({ title, stages, outcomes }: DiagramProps) {
  const id = useId();
  const { nodes, links } = flowOf(outcomes, stages);
  if (nodes.length === 0) return null;
  if (links.length === 0) {
    return (
      <figure>
        <figcaption>{title}</figcaption>
        <p className="muted">Every journey stays in the stage that it begins in.</p>
      </figure>
    );
  }
  const columns = Math.max(...nodes.map((it) => it.step)) + 1;
  const height = 40 + 44 * Math.max(2, ...columnSizes(nodes));
  const lay = sankey<(typeof nodes)[number], { value: number }>()
    .nodeId((it) => it.id)
    .nodeAlign((it) => it.step)
    .nodeSort((a, b) => b.rank - a.rank)
    .nodeWidth(10)
    .nodePadding(22)
    .extent([
      [2, 18],
      [columns > 1 ? WIDTH - 108 : 14, height - 6],
    ]);
  const graph = lay({
    nodes: nodes.map((it) => ({ ...it })),
    links: links.map((it) => ({ ...it })),
  });
  const path = sankeyLinkHorizontal();
  return (
    <figure>
      <figcaption id={id}>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-labelledby={id} role="img">
        <title>{`${title}: the stages that journeys go through`}</title>
        {graph.links.map((it) => (
          <path
            key={`${it.index}`}
            d={path(it) ?? ""}
            className="flow-link"
            strokeWidth={Math.max(1.5, it.width ?? 0)}
          />
        ))}
        {graph.nodes.map((it) => {
          const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = it;
          return (
            <g key={it.id}>
              <rect
                x={x0}
                y={y0}
                width={x1 - x0}
                height={Math.max(2, y1 - y0)}
                rx={2}
                className="flow-node"
              />
              <text x={x1 + 6} y={(y0 + y1) / 2} dy="0.32em">
                {it.stage} <tspan className="flow-count">{it.value}</tspan>
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

const columnSizes = (nodes: readonly { step: number }[]) => {
  const sizes: number[] = [];
  for (const { step } of nodes) sizes[step] = (sizes[step] ?? 0) + 1;
  return sizes.map((it) => it ?? 0);
};

function FlowTable({ stages, before, after, compared }: Props) {
  const many = (all: readonly Outcome[], fits: (it: Outcome) => boolean) => all.filter(fits).length;
  const cell = (fits: (it: Outcome) => boolean) => {
    const [was, is] = [many(before, fits), many(after, fits)];
    return (
      <td className={compared && was !== is ? "changed" : undefined}>
        {compared ? `${was} → ${is}` : is}
      </td>
    );
  };
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Stage</th>
          <th scope="col">Journeys that reach it</th>
          <th scope="col">Journeys that end in it</th>
        </tr>
      </thead>
      <tbody>
        {stages.map((stage) => (
          <tr key={stage}>
            <th scope="row">{stage}</th>
            {cell((it) => reached(it).includes(stage))}
            {cell((it) => it.ends === stage)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
