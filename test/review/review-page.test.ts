import assert from 'node:assert/strict';
import picocolors from 'picocolors';
import { pretty } from '../../src/review/formats/pretty';
import type { ReviewReport } from '../../src/review/formats/review-report';
import type { ReportedFinding, ReportedPlace } from '../../src/review/report';
import { reviewPage } from '../../src/review/review-page/page';
import { firstSentence, summaryOf, verdictOf } from '../../src/review/review-page/words';

const at = (path: string, line: number, cell: number | null = null): ReportedPlace => ({ path, cell, range: { start: { line, column: 5 }, end: { line, column: 9 } } });

const finding: ReportedFinding = {
  rule: 'skew/step-mismatch', severity: 'error', confidence: 'likely', message: 'Training bends `income` by <log1p>. Serving does not.', ...at('a b/app.py', 7),
  related: [{ message: 'training bends it here', ...at('train.ipynb', 3, 2) }], competencies: [], fingerprint: 'f'.repeat(32), fixes: [{ title: 'Bend it', safe: true, edits: [] }], introduced: 'elsewhere',
};

const report: ReviewReport = {
  schema: 1, tool: { name: 'holdout', version: '0.1.0' }, findings: [finding], errors: [], stats: { files: 9, lines: 400, milliseconds: 20 },
  change: { against: 'main', files: 2, added: 12, removed: 3, elsewhere: [finding.fingerprint], fixed: [{ ...finding, rule: 'leakage/train-on-test', path: 'old.py' }], before: 4 },
  newCode: { unit: 'function', covered: 1, of: 4, target: 75, from: null },
  testsToWrite: [{ name: 'ratios', at: at('features.py', 4), reason: 'makes features' }],
};

describe('the page of a review', () => {
  const page = (given: ReviewReport | null, problem: string | null = null): string => reviewPage([{ name: '', report: given, problem }]);

  it('has the verdict first, then findings, tests, questions and what is mended', () => {
    const text = page(report).replace(/<style>[\s\S]*<\/style>/, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    const order = ['Not ready', '1 error in 2 changed files (+12 −3 lines of Python) against main.', 'Errors (1)', 'skew/step-mismatch not on a changed line likely safe fix', 'Tests to write', '25 % of 4 new functions', 'ratios : makes features', 'For the reviewer', '1 finding that the change mends'];
    const places = order.map((part) => text.indexOf(part));
    assert.deepEqual(places.filter((place) => place < 0), [], text);
    assert.deepEqual([...places].sort((a, b) => a - b), places);
  });

  it('links every place, of a notebook with its cell', () => {
    const html = page(report);
    assert.ok(html.includes('data-folder="0" data-path="a b/app.py" data-cell="" data-line="7" data-column="5"'));
    assert.ok(html.includes('data-path="train.ipynb" data-cell="2" data-line="3"'));
  });

  it('makes no markup of what the code says, and loads nothing', () => {
    const html = page({ ...report, findings: [{ ...finding, message: '<img src=x onerror=alert(1)>', path: '"><script>x.py' }] });
    assert.ok(!html.includes('<img') && !html.includes('<script'), html);
    assert.ok(!/https?:|src=(?!x)|url\(/.test(html));
  });

  it('says why a folder was not reviewed', () => {
    assert.ok(page(null, '/x is not in a git repository.').includes('/x is not in a git repository.'));
  });

  it('says in few words how it went', () => {
    assert.deepEqual(verdictOf(report), { mood: 'bad', text: 'Not ready' });
    assert.equal(verdictOf({ ...report, findings: [], newCode: { ...report.newCode ?? { unit: 'function', covered: 0, of: 0, target: 0, from: null }, covered: 4 } }).mood, 'good');
    assert.equal(summaryOf({ ...report, findings: [] }), 'No new finding in 2 changed files (+12 −3 lines of Python) against main. 1 of these stands in code that the change did not touch. It mends 1 finding.');
    assert.equal(firstSentence('One. Two.'), 'One.');
  });
});

describe('a review at the terminal', () => {
  const context = { colours: picocolors.createColors(false), width: 100, sourceLine: () => undefined };

  it('ends with what the change is, what it mends and what lacks a test', () => {
    const text = pretty(report, context);
    assert.match(text, /^error skew\/step-mismatch \(likely\) {2}a b\/app\.py:7:5 \(not on a changed line\)\n/);
    assert.ok(text.endsWith('1 error from 2 changed files (+12 -3 lines of Python) against main.\n1 finding mended; 4 findings in the same code from before; tests run 1 of 4 changed functions.\nTests to write: ratios (features.py:4:5).\nWhy and how to fix: holdout explain skew/step-mismatch\n'), text);
  });

  it('says when nothing is new', () => {
    const { schema, tool, errors, stats } = report;
    const none: ReviewReport = { schema, tool, errors, stats, findings: [], change: { against: 'main', files: 1, added: 1, removed: 0, elsewhere: [], fixed: [], before: 0 } };
    assert.equal(pretty(none, context), 'No new findings from 1 changed file (+1 -0 lines of Python) against main.\n');
  });
});
