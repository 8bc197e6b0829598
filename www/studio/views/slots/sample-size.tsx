// How many visitors, and how many weeks, until a difference can be seen.

import { useId, useState } from "react";
import { NumberInput } from "../../kit/inputs.js";
import { plan, weeksWords } from "./sample.js";

const count = (it: number) => it.toLocaleString("en");

export function SampleSize({ shares, of }: { shares: readonly number[]; of: string }) {
  const [rate, setRate] = useState<number | undefined>(3);
  const [lift, setLift] = useState<number | undefined>(20);
  const [weekly, setWeekly] = useState<number | undefined>(2000);
  const id = useId();
  const found = plan(shares, (rate ?? 0) / 100, (lift ?? 0) / 100, weekly ?? 0);
  return (
    <details className="sample">
      <summary>How long until it tells something?</summary>
      <div className="sample-fields">
        <label htmlFor={`${id}-rate`}>
          Visitors who click now, in %
          <NumberInput id={`${id}-rate`} min={0} max={100} value={rate} onChange={setRate} />
        </label>
        <label htmlFor={`${id}-lift`}>
          Smallest lift worth seeing, in % of that
          <NumberInput id={`${id}-lift`} min={0} value={lift} onChange={setLift} />
        </label>
        <label htmlFor={`${id}-weekly`}>
          Visitors of {of} a week
          <NumberInput id={`${id}-weekly`} min={0} value={weekly} onChange={setWeekly} />
        </label>
      </div>
      <p role="status">
        {found ? (
          <>
            <strong>{weeksWords(found.weeks)}</strong>: {count(found.all)} visitors, of whom{" "}
            {count(found.smallest)} in the smallest group.
          </>
        ) : (
          "Give a rate between 0 and 100 %, a lift above 0, and two groups with visitors."
        )}
      </p>
      <p className="help">
        For a click rate of {rate ?? 0} % to become{" "}
        {Math.round((rate ?? 0) * (100 + (lift ?? 0))) / 100} %: a two-sided test of two proportions
        at 5 %, with a power of 80 % (Fleiss, Levin and Paik, Statistical Methods for Rates and
        Proportions, section 4.2). Decide the number before you begin, and look at the result once
        you have it.
      </p>
    </details>
  );
}
