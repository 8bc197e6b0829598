// Counts the tests in what a test runner printed.

const sums = {
  passed: [/^test result: \w+\. (\d+) passed/gm, /^(?:#|ℹ) pass (\d+)$/gm],
  failed: [/^test result: \w+\. \d+ passed; (\d+) failed/gm, /^(?:#|ℹ) fail (\d+)$/gm],
};

/**
 * Gives `{passed, failed}` for output that ended with exit code `code`. A program that names no
 * tests is one test; one that failed has at least one failure, whatever it printed.
 */
export function tally(output, code) {
  const add = (patterns) =>
    patterns
      .flatMap((it) => [...output.matchAll(it)])
      .reduce((sum, [, count]) => sum + Number(count), 0);
  const passed = add(sums.passed);
  const failed = add(sums.failed);
  if (code !== 0) return { passed, failed: Math.max(failed, 1) };
  return passed + failed === 0 ? { passed: 1, failed: 0 } : { passed, failed };
}
