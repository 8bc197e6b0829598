// Timing: runs of everyone in turn, so that what the machine does meanwhile falls on all alike.

/** Median, least and most of a list. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const middle = sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { median: middle, min: sorted[0], max: sorted.at(-1) };
}

/** How long (ms), and how many samples, everyone runs before anything counts. */
const WARM = { time: 150, samples: 3 };

/**
 * Times every job `runs` times, in turn. A job is `{name, repeats, of, prepare(), run(prepared)}`:
 * `run` is timed alone, and does `of` things. Gives, by name, the nanoseconds of one thing.
 */
export async function measure(jobs, runs) {
  const found = new Map(jobs.map((it) => [it.name, []]));
  for (const job of jobs) {
    const start = performance.now();
    for (let round = 0; round < WARM.samples || performance.now() - start < WARM.time; round++) {
      await sample(job);
    }
  }
  for (let run = 0; run < runs; run++) {
    for (const job of jobs) found.get(job.name).push(await sample(job));
  }
  return Object.fromEntries([...found].map(([name, values]) => [name, spread(values)]));
}

/**
 * One sample: the mean of the quicker half of the job's repeats. Each is far shorter than what a
 * scheduler gives at a time, so those that other programs broke into are among the slower half.
 */
async function sample({ repeats, of, prepare, run, slow }) {
  const times = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const prepared = prepare();
    const start = performance.now();
    // Awaiting what is no promise would be timed, too.
    if (slow) await run(prepared);
    else run(prepared);
    times.push(performance.now() - start);
  }
  const calm = times.sort((a, b) => a - b).slice(0, Math.ceil(repeats / 2));
  return (calm.reduce((sum, it) => sum + it, 0) * 1e6) / (calm.length * of);
}
