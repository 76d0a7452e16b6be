// Runs the test stages and ends with one line: `N passed, N failed` (`, N skipped` where there are any).
// `node tools/test.mjs` is everything: lint, compile, build and all suites; `node tools/test.mjs unit lessons` is those suites on what is compiled.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (...path) => join(root, 'node_modules', ...path);
const mocha = (...args) => [bin('mocha/bin/mocha.js'), '--reporter', join(root, 'tools/mocha-report.mjs'), ...args];

/** Checks that pass or fail as a whole. After a `needed` one has failed there is nothing to test. */
const checks = [
  { name: 'lint', steps: [['tools/generate-rules.mjs'], [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']] },
  { name: 'compile', steps: [['tools/generate-rules.mjs'], ['tools/copy-grammar.mjs'], ['tools/clean.mjs', '--stale'], [bin('typescript/bin/tsc'), '-p', '.'], [bin('typescript/bin/tsc'), '-p', 'src/panel']], needed: true },
  { name: 'build', steps: [['tools/build.mjs']], needed: true },
];

/** Suites that write a mocha report. Each folder of test/ is in one of them, but `llm`, which needs a real model (`npm run test:llm`). */
const ownSuites = ['lessons', 'eval', 'generated', 'server', 'vscode', 'bench', 'llm'];
const suites = {
  unit: mocha(...ownSuites.flatMap((folder) => ['--ignore', `out/test/${folder}/**`]), 'out/test/**/*.test.js'),
  lessons: mocha('out/test/lessons/**/*.test.js'),
  eval: mocha('out/test/eval/**/*.test.js'),
  generated: mocha('out/test/generated/**/*.test.js'),
  server: mocha('out/test/server/**/*.test.js'),
  vscode: ['tools/test-vscode.mjs'],
};

/** What a suite asks of Python; a part whose modules are missing is not run, and counts as skipped. HOLDOUT_PYTHON names another Python than `python3`. */
const pythonParts = {
  generated: [
    { modules: 'pytest, pandas, sklearn', what: 'the generated tests of the examples and of made-up code' },
    { modules: 'pytest, torch, numpy, pandas', what: 'the generated tests of networks' },
  ],
};
const python = process.env.HOLDOUT_PYTHON ?? 'python3';

const total = { passed: 0, failed: 0, skipped: 0 };
const problems = [];
/** What is said at the end beside the problems. */
const notes = [];
/** Longer than any stage takes: a process that will not end is a failure. */
const timeout = 20 * 60_000;
const node = (args, env = {}) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', timeout, env: { ...process.env, ...env } }).status === 0;

/** Seconds by stage. */
const times = new Map();
function timed(name, run) {
  const began = performance.now();
  const result = run();
  times.set(name, Math.round((performance.now() - began) / 1000));
  return result;
}

function fail(message) {
  total.failed++;
  problems.push(message);
}

function runCheck({ name, steps }) {
  console.log(`\n== ${name}`);
  if (steps.every((step) => node(step))) return true;
  fail(`${name} failed.`);
  return false;
}

/** Says which parts of a suite can't be run here. Is there anything left to run? */
function withPython(name) {
  const parts = pythonParts[name] ?? [];
  const missing = parts.filter(({ modules }) => spawnSync(python, ['-c', `import ${modules}`]).status !== 0);
  for (const { modules, what } of missing) {
    console.log(`NOT RUN: ${what} (${python} has not all of ${modules}).`);
    notes.push(`NOT RUN: ${what}.`);
    total.skipped++;
  }
  return missing.length === 0 || missing.length < parts.length;
}

function runSuite(name, reports) {
  console.log(`\n== ${name}`);
  if (!withPython(name)) return;
  const file = join(reports, `${name}.json`);
  const succeeded = node(suites[name], { HOLDOUT_TEST_REPORT: file });
  if (!existsSync(file)) return fail(`${name} wrote no report.`);
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  total.passed += stats.passes;
  total.failed += stats.failures;
  total.skipped += stats.pending;
  if (stats.failures > 0) problems.push(`${name}: ${stats.failures} failed.`);
  else if (stats.passes === 0) fail(`${name} ran no test.`);
  else if (!succeeded) fail(`${name} ended with an error.`);
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}

const reports = mkdtempSync(join(tmpdir(), 'holdout-test-'));
let ready = true;
if (asked.length === 0) for (const check of checks) if (ready) ready = timed(check.name, () => runCheck(check)) || !check.needed;
if (ready) for (const name of asked.length > 0 ? asked : Object.keys(suites)) timed(name, () => runSuite(name, reports));
rmSync(reports, { recursive: true, force: true });

console.log(`\n${[...times].map(([name, seconds]) => `${name} ${seconds} s`).join(', ')}`);
if (notes.length > 0) console.log(`\n${notes.join('\n')}`);
console.log(problems.length > 0 ? `\n${problems.join('\n')}\n` : '');
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;
