// Mocha's JSON reports: printed in spec form, and summed.

/** Prints one window's report; `milliseconds` is the time of the whole window, its start among it. */
export function printReport(name, report, milliseconds) {
  console.log(`\n  window ${name} (${(milliseconds / 1000).toFixed(1)} s, tests ${(report.stats.duration / 1000).toFixed(1)} s)`);
  const failed = new Set(report.failures.map((test) => test.fullTitle));
  let suite;
  for (const test of report.tests) {
    const current = test.fullTitle.slice(0, -test.title.length).trim();
    if (current !== suite) console.log(`    ${(suite = current)}`);
    console.log(`      ${failed.has(test.fullTitle) ? '✗' : '✔'} ${test.title}${test.duration > 300 ? ` (${test.duration} ms)` : ''}`);
  }
  for (const note of report.notes ?? []) console.log(`    · ${note}`);
  report.failures.forEach((test, index) => {
    console.log(`\n    ${index + 1}) ${test.fullTitle}\n${indent(test.err.stack || test.err.message || String(test.err))}`);
  });
}

function indent(text) {
  return text.split('\n').map((line) => `       ${line}`).join('\n');
}

/** Sums reports into one of the same form. */
export function mergeReports(reports) {
  const stats = { suites: 0, tests: 0, passes: 0, pending: 0, failures: 0, duration: 0 };
  const merged = { stats, tests: [], pending: [], failures: [], passes: [], notes: [] };
  for (const report of reports) {
    for (const key of Object.keys(stats)) stats[key] += report.stats[key] ?? 0;
    for (const key of ['tests', 'pending', 'failures', 'passes', 'notes']) merged[key].push(...(report[key] ?? []));
  }
  return merged;
}
