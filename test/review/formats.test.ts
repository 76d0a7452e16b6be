import assert from 'node:assert/strict';
import picocolors from 'picocolors';
import { concise } from '../../src/review/formats/concise';
import { excerptLine } from '../../src/review/formats/excerpt';
import type { FormatContext } from '../../src/review/formats/format';
import { json } from '../../src/review/formats/json';
import { jsonl } from '../../src/review/formats/jsonl';
import { pretty } from '../../src/review/formats/pretty';
import type { Report, ReportedFinding, ReportedPlace } from '../../src/review/report';

const SOURCE: Readonly<Record<string, string>> = {
  'src/train.py': 'df = pd.read_csv("a.csv")\n\nscaler = StandardScaler()\nX = scaler.fit_transform(df)\nX_train, X_test = train_test_split(X)\n',
  'a.ipynb': 'import pandas\n\tmodel.fit(X)',
};

function at(path: string, cell: number | null, line: number, column: number, endColumn: number): ReportedPlace {
  return { path, cell, range: { start: { line, column }, end: { line, column: endColumn } } };
}

const first: ReportedFinding = {
  rule: 'leakage/fit-before-split',
  severity: 'warning',
  confidence: 'certain',
  message: 'StandardScaler learns its mean and scale from all rows, among them those that become the test set: the score is too good. Fit it on the training rows alone.',
  ...at('src/train.py', null, 4, 5, 29),
  related: [
    { message: 'the rows come from here', ...at('src/train.py', null, 1, 6, 26) },
    { message: 'they are split here', ...at('src/train.py', null, 5, 19, 38) },
  ],
  competencies: ['feature-engineering'],
  fingerprint: 'f00d',
  fixes: [{ title: 'Fit on the training rows', safe: false, edits: [] }],
};

const second: ReportedFinding = {
  ...first,
  rule: 'leakage/train-on-test',
  severity: 'error',
  confidence: 'likely',
  message: 'The model is fitted on the test rows.\n\u001b[2J',
  ...at('a.ipynb', 3, 2, 2, 14),
  related: [],
  fixes: [],
};

const report: Report = {
  schema: 1,
  tool: { name: 'holdout', version: '0.1.0' },
  findings: [second, first],
  errors: [],
  stats: { files: 3, lines: 90, milliseconds: 12 },
};

const context: FormatContext = {
  colours: picocolors.createColors(false),
  width: 80,
  sourceLine: (path, _cell, line) => SOURCE[path]?.split('\n')[line - 1],
};

describe('formats', () => {
  it('pretty: the excerpt, the message, the path, the summary', () => {
    assert.equal(
      pretty(report, context),
      `error leakage/train-on-test (likely)  a.ipynb:cell 3:2:2

  1 │ import pandas
  2 │     model.fit(X)
    │     ^^^^^^^^^^^^

  The model is fitted on the test rows. ·[2J

warning leakage/fit-before-split  src/train.py:4:5

  3 │ scaler = StandardScaler()
  4 │ X = scaler.fit_transform(df)
    │     ^^^^^^^^^^^^^^^^^^^^^^^^

  StandardScaler learns its mean and scale from all rows, among them those that
  become the test set: the score is too good. Fit it on the training rows alone.

  How it comes about
    1  src/train.py:1:6   the rows come from here
       df = pd.read_csv("a.csv")
    2  src/train.py:5:19  they are split here
       X_train, X_test = train_test_split(X)

  Fix Fit on the training rows (look it over)

1 error, 1 warning in 2 of 3 files.
Why and how to fix: holdout explain leakage/train-on-test
`,
    );
  });

  it('pretty: colours where they are wanted, and nothing else changed by them', () => {
    const coloured = pretty(report, { ...context, colours: picocolors.createColors(true) });
    assert.ok(coloured.includes('\u001b[31m'));
    assert.equal(coloured.replace(new RegExp('\\u001b\\[\\d+m', 'g'), ''), pretty(report, context));
  });

  it('pretty: says so when there is nothing', () => {
    assert.equal(pretty({ ...report, findings: [], stats: { ...report.stats, files: 1 } }, context), 'No findings in 1 file.\n');
  });

  it('concise: one line a finding, safe for a terminal', () => {
    assert.equal(
      concise(report, context),
      `a.ipynb:cell 3:2:2: leakage/train-on-test The model is fitted on the test rows. ·[2J\nsrc/train.py:4:5: leakage/fit-before-split ${first.message}\n`,
    );
  });

  it('json: the report itself', () => {
    assert.deepEqual(JSON.parse(json(report, context)), report);
  });

  it('jsonl: one finding a line', () => {
    assert.deepEqual(jsonl(report, context).trimEnd().split('\n').map((line): unknown => JSON.parse(line)), [second, first]);
  });
});

describe('excerptLine', () => {
  const range = (column: number, endColumn: number, lines = 0) => ({ start: { line: 1, column }, end: { line: 1 + lines, column: endColumn } });
  const table: readonly [string, string, ReturnType<typeof range>, string, string][] = [
    ['a plain line', 'x = fit(y)', range(5, 11), 'x = fit(y)', 'fit(y)'],
    ['tabs', '\tfit(y)', range(2, 8), '    fit(y)', 'fit(y)'],
    ['a range that goes on below', 'x = fit(  ', range(5, 2, 3), 'x = fit(  ', 'fit('],
    ['an empty range', 'x = 1', range(3, 3), 'x = 1', '='],
    ['a range past the line', 'x', range(9, 12), 'x', ''],
  ];
  for (const [name, source, at, text, marked] of table) {
    it(name, () => {
      const line = excerptLine(source, at, 60);
      assert.equal(line.text, text);
      assert.equal(line.text.slice(line.from, line.to), marked);
    });
  }

  it('wide characters count two columns', () => {
    assert.deepEqual(excerptLine('数据 = fit(y)', range(6, 12), 60), { text: '数据 = fit(y)', from: 7, to: 13 });
  });

  it('shows the part of a very long line that matters', () => {
    const source = `${'a'.repeat(5000)}fit(y)${'b'.repeat(5000)}`;
    const line = excerptLine(source, range(5001, 5007), 60);
    assert.ok(line.text.length <= 60);
    assert.equal(line.text.slice(line.from, line.to), 'fit(y)');
  });
});
