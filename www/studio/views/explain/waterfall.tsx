// A score as a waterfall: what each rule gives, what has faded, what caps take, and the sum.

import { useState } from "react";
import { Icon } from "../../kit/parts.js";
import { exactText, pointsText, type ScoreWhy } from "../journeys/why.js";
import { type Bar, barsOf, rangeOf, sumOf } from "./bars.js";

export function Waterfall({ name, why }: { name: string; why: ScoreWhy }) {
  const [all, setAll] = useState(false);
  const bars = barsOf(why);
  const giving = bars.filter((it) => it.part.micro !== 0 || it.faded !== 0);
  const silent = bars.length - giving.length;
  const { sum, equal } = sumOf(why);
  const range = rangeOf(bars);
  const shown = all ? bars : giving;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: narrow, it has to be scrolled by keys. */}
      <section className="wide-table waterfall-room" aria-label={`Parts of ${name}`} tabIndex={0}>
        <table className="waterfall">
          <caption className="hidden">What {name} is made of</caption>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col" className="bar-column">
                <span className="hidden">Bar</span>
                <Key />
              </th>
              <th scope="col" className="number">
                Signals
              </th>
              <th scope="col" className="number">
                Before
              </th>
              <th scope="col" className="number">
                Faded
              </th>
              <th scope="col" className="number">
                Capped
              </th>
              <th scope="col" className="number">
                Points
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((it) => (
              <Row key={`${it.kind} ${it.group} ${it.rule} ${it.name}`} bar={it} range={range} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Sum</th>
              <td className="bar-column">
                <Track range={range}>
                  <span className="bar total" style={box(0, why.exact, range)} />
                </Track>
              </td>
              <td colSpan={5} className="number">
                <span className="exact">
                  <Icon name={equal ? "check" : "error"} />
                  {exactText(sum)} {equal ? "is" : "is not"} the score, shown as{" "}
                  <b>{`${why.points}`.replace("-", "−")}</b>
                </span>
              </td>
            </tr>
          </tfoot>
        </table>
      </section>
      {silent > 0 && (
        <button type="button" className="link" onClick={() => setAll(!all)}>
          {all
            ? "Hide rules that give nothing"
            : `Show ${silent} more that ${silent === 1 ? "gives" : "give"} nothing`}
        </button>
      )}
    </>
  );
}

const Key = () => (
  <span className="waterfall-key" aria-hidden="true">
    <span className="key gain" /> gives <span className="key loss" /> takes{" "}
    <span className="key ghost" /> faded or capped
  </span>
);

type Range = readonly [number, number];

/** Where a stretch of points lies. */
function box(from: number, to: number, [least, most]: Range) {
  const share = (it: number) => ((it - least) / (most - least)) * 100;
  const [low, high] = from < to ? [from, to] : [to, from];
  return { insetInlineStart: `${share(low)}%`, width: `${share(high) - share(low)}%` };
}

const Track = ({ range, children }: { range: Range; children: React.ReactNode }) => (
  <div className="track" aria-hidden="true">
    <span className="zero" style={{ insetInlineStart: box(range[0], 0, range).width }} />
    {children}
  </div>
);

function Row({ bar, range }: { bar: Bar; range: Range }) {
  const { part, from, to, reach, faded, capped } = bar;
  const { before, signals } = part;
  const number = (it: number) => (it === 0 ? "" : pointsText(it));
  return (
    <tr className={part.micro === 0 ? "idle" : undefined}>
      <th scope="row" title={part.text}>
        {bar.name}
        {bar.kind === "rule" && bar.group && <span className="muted small"> in {bar.group}</span>}
      </th>
      <td className="bar-column">
        <Track range={range}>
          {reach !== to && <span className="bar ghost" style={box(to, reach, range)} />}
          <span className={`bar ${to >= from ? "gain" : "loss"}`} style={box(from, to, range)} />
        </Track>
      </td>
      <td className="number">{signals ?? ""}</td>
      <td className="number">{bar.kind === "rule" && before ? pointsText(before) : ""}</td>
      <td className="number">{number(-faded)}</td>
      <td className="number">{number(-capped)}</td>
      <td className="number" title={exactText(part.micro)}>
        <b>{pointsText(part.points)}</b>
      </td>
    </tr>
  );
}
