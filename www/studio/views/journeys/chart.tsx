// The scores of a journey as curves, over the stages as bands, with what the stages ask for.

import { memo, useEffect, useRef } from "react";
import uPlot from "uplot";
import type { Entry } from "../../engine/types.js";
import type { Axis } from "./axis.js";
import { stretches } from "./line.js";
import type { Threshold } from "./thresholds.js";

const HEIGHT = 240;

const steps = uPlot.paths.stepped?.({ align: 1 });

interface Props {
  line: readonly Entry[];
  /** How it was under the config before; drawn thin where it differs. */
  before: readonly Entry[] | undefined;
  axis: Axis;
  scores: readonly string[];
  hidden: readonly string[];
  stages: readonly string[];
  thresholds: readonly Threshold[];
}

export const colourOf = (place: number) => `var(--s${(place % 5) + 1})`;

const resolved = (element: Element, place: number) =>
  getComputedStyle(element)
    .getPropertyValue(`--s${(place % 5) + 1}`)
    .trim();

/** The values of some lines on one common axis, as uPlot wants them. */
function dataOf({ line, before, axis, scores }: Props): uPlot.AlignedData {
  const columns = (entries: readonly Entry[]): uPlot.AlignedData => [
    entries.map((it) => axis.place(it.time)),
    ...scores.map((score) => entries.map((it) => it.scores[score] ?? null)),
  ];
  return before ? uPlot.join([columns(line), columns(before)]) : columns(line);
}

export const ScoreChart = memo((props: Props) => {
  const place = useRef<HTMLDivElement>(null);
  const now = useRef(props);
  now.current = props;

  // Drawn anew as a whole: that takes about two milliseconds, and keeps nothing stale.
  const chart = useRef<uPlot>(undefined);
  const draw = () => {
    chart.current?.destroy();
    chart.current = place.current ? plot(now.current, place.current) : undefined;
  };
  const again = useRef(draw);
  again.current = draw;

  useEffect(() => {
    // In the next frame: what is drawn anew while sizes are told would have to be told again.
    const watch = new ResizeObserver(() =>
      requestAnimationFrame(() => {
        if (chart.current && place.current?.clientWidth !== chart.current.width) again.current();
      }),
    );
    if (place.current) watch.observe(place.current);
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const repaint = () => again.current();
    scheme.addEventListener("change", repaint);
    return () => {
      watch.disconnect();
      scheme.removeEventListener("change", repaint);
      chart.current?.destroy();
    };
  }, []);

  useEffect(() => {
    if (props) again.current();
  }, [props]);

  return (
    <div ref={place} className="score-chart" style={{ minHeight: HEIGHT }} aria-hidden="true" />
  );
});

function plot(props: Props, element: HTMLElement): uPlot {
  const { scores, hidden, before } = props;
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  // Lanes keep the same room for names (styles/journeys.css).
  const length = (name: string) => Number.parseFloat(colour(name)) || 0;
  const shown = (it: string) => !hidden.includes(it);
  const curve = (thin: boolean) => (score: string, at: number) => ({
    show: shown(score),
    stroke: resolved(element, at),
    width: thin ? 1 : 2,
    ...(thin ? { dash: [3, 4] } : {}),
    points: { show: false },
    // Points come with a signal, all at once.
    ...(steps && { paths: steps }),
    spanGaps: true,
  });
  const most = Math.max(
    10,
    ...props.line.flatMap((it) => scores.filter(shown).map((score) => it.scores[score] ?? 0)),
    ...props.thresholds.filter((it) => shown(it.score)).map((it) => it.value * 1.15),
  );
  const least = Math.min(
    0,
    ...props.line.flatMap((it) => scores.filter(shown).map((score) => it.scores[score] ?? 0)),
  );
  const font = "12px system-ui, sans-serif";
  return new uPlot(
    {
      width: element.clientWidth,
      height: HEIGHT,
      padding: [10, length("--right"), 6, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: [0, 1] }, y: { range: [least, most] } },
      axes: [
        { show: false },
        {
          size: length("--left"),
          stroke: colour("--muted"),
          font,
          grid: { stroke: colour("--line"), width: 1 },
          ticks: { show: false },
        },
      ],
      series: [{}, ...scores.map(curve(false)), ...(before ? scores.map(curve(true)) : [])],
      hooks: {
        drawClear: [(it) => bands(it, props, colour("--accent"))],
        draw: [(it) => lines(it, props, element, font)],
      },
    },
    dataOf(props),
    element,
  );
}

/** The stages, each a shade darker than the one below. */
function bands({ ctx, bbox }: uPlot, { line, axis, stages }: Props, colour: string) {
  ctx.save();
  ctx.fillStyle = colour;
  for (const { from, to, value } of stretches(line.map((it) => it.stage))) {
    const [start, end] = [line[from]?.time ?? 0, line[to]?.time];
    const left = axis.place(start) * bbox.width;
    const right = (end === undefined ? 1 : axis.place(end)) * bbox.width;
    ctx.globalAlpha = shade(stages.indexOf(value), stages.length);
    ctx.fillRect(bbox.left + left, bbox.top, right - left, bbox.height);
  }
  ctx.restore();
}

/** How strongly a stage is tinted. */
export const shade = (place: number, many: number) =>
  place <= 0 ? 0 : 0.04 + (0.16 * place) / Math.max(1, many - 1);

function lines(it: uPlot, { thresholds, scores, hidden }: Props, element: Element, font: string) {
  const { ctx, bbox } = it;
  const scale = devicePixelRatio;
  ctx.save();
  ctx.font = font.replace("12px", `${11 * scale}px`);
  ctx.textBaseline = "bottom";
  ctx.textAlign = "right";
  for (const { score, value, stage } of thresholds) {
    const place = scores.indexOf(score);
    if (place < 0 || hidden.includes(score)) continue;
    const y = it.valToPos(value, "y", true);
    ctx.strokeStyle = ctx.fillStyle = resolved(element, place);
    ctx.setLineDash([2 * scale, 3 * scale]);
    ctx.lineWidth = scale;
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.fillText(`${stage}: ${score} ${value}`, bbox.left + bbox.width - 4 * scale, y - 2 * scale);
  }
  ctx.restore();
}
