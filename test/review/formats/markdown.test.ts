import assert from 'node:assert/strict';
import { marked } from 'marked';
import { markdown } from '../../../src/review/formats/markdown';
import { code, escapeMarkdown } from '../../../src/review/formats/markdown-text';
import type { ReviewedChange } from '../../../src/review/formats/review-report';
import { at, context, finding, reportOf } from './support';

const change: ReviewedChange = { against: 'main', files: 4, added: 120, removed: 30, elsewhere: ['f00d'], fixed: [finding()], before: 2 };
const place = at('src/app.py', 7, 1, 2);

describe('markdown', () => {
  it('says little of a clean change', () => {
    const text = markdown(reportOf([], { change: { ...change, elsewhere: [], fixed: [] } }), context);
    assert.equal(text, '## Holdout: ✅ nothing found\n\nThis change brings no new findings: 4 changed files (+120 −30 lines of Python) against `main`.\n');
  });

  it('begins with the verdict, and then what weighs most', () => {
    const findings = [finding(), finding({ rule: 'skew/constant-mismatch', severity: 'error', fingerprint: 'e', ...place, message: '`np.sin(a * 6)` here, `np.sin(a * 7)` there.', related: [] })];
    const text = markdown(reportOf(findings, { change }), context);
    const [verdict, , summary] = text.split('\n');
    assert.equal(verdict, '## Holdout: ❌ not ready');
    assert.equal(summary, 'This change brings 1 error, 1 warning: 4 changed files (+120 −30 lines of Python) against `main`. 1 of these stands in code that it did not touch. It mends 1 finding.');
    assert.ok(text.indexOf('skew/constant-mismatch') < text.indexOf('leakage/fit-before-split'));
    assert.match(text, /\*\*2\. warning\*\* `src\/train\.py:4` · `leakage\/fit-before-split` · _in code that this change did not touch_/);
    assert.match(text, /<details><summary>How it comes about<\/summary>\n\n1\. `src\/train\.py:1`: the rows come from here\n/);
    assert.match(text, /- \[ \] Do the owners of the code/);
    assert.match(text, /What this is about: Feature engineering/);
  });

  it('shows ten findings and counts the rest', () => {
    const many = Array.from({ length: 23 }, (_, index) => finding({ severity: index < 3 ? 'error' : 'info', fingerprint: String(index) }));
    const text = markdown(reportOf(many), context);
    assert.equal(text.match(/How it comes about/g)?.length, 10);
    assert.match(text, /\*\*And 13 more:\*\* 13 notes\./);
  });

  it('tells the tests of the new code against the target, and which to write', () => {
    const newCode = { unit: 'line' as const, covered: 27, of: 44, target: 75, from: 'coverage.xml' };
    const testsToWrite = Array.from({ length: 7 }, (_, index) => ({ name: `make_${String(index)}`, at: place, reason: 'makes features' }));
    const text = markdown(reportOf([], { newCode, testsToWrite }), context);
    assert.match(text, /^## Holdout: ⚠️ new code lacks tests/);
    assert.match(text, /\*\*61 %\*\* of 44 new lines run in tests \(by `coverage\.xml`\)\. That is too little: the target is 75 %\./);
    assert.equal(text.match(/^- `make_\d`/gm)?.length, 5);
    assert.match(text, /- … and 2 more/);
    assert.match(markdown(reportOf([], { newCode: { ...newCode, covered: 40 } }), context), /^## Holdout: ✅ nothing found[\s\S]*That is enough/);
  });

  it('shows as a table what training and serving do otherwise', () => {
    const cell = (text: string) => ({ text, at: place });
    const counts = { equal: 3, different: 1, missing: 1, extra: 0, unknown: 0 };
    const rows = [
      { state: 'different' as const, what: 'resize', train: cell('Resize(224 | 224)'), serve: cell('Resize(256)') },
      { state: 'missing' as const, what: 'normalise', train: cell('Normalize(0.5)'), serve: null },
      { state: 'equal' as const, what: 'same', train: cell('a'), serve: cell('a') },
    ];
    const pair = { train: place, serve: { ...place, entry: 'predict', framework: 'fastapi' }, links: [], strength: 'strong' as const, sections: [{ title: 'Steps' as const, rows }], counts, findings: [] };
    const text = markdown(reportOf([], { parity: { schema: 1, pairs: [pair], unpaired: [] } }), context);
    const html = marked.parse(text, { async: false });
    assert.equal(html.match(/<tr>/g)?.length, 3);
    assert.match(html, /<td><code>normalise<\/code><\/td>\s*<td><code>Normalize\(0\.5\)<\/code><\/td>\s*<td>–<\/td>\s*<td><strong>not in serving<\/strong><\/td>/);
    assert.match(text, /3 steps the same\./);
  });

  it('stays within what GitHub takes', () => {
    const message = 'word `code` '.repeat(4000);
    const related = Array.from({ length: 60 }, () => ({ message, ...place, path: 'p'.repeat(3000) }));
    const text = markdown(reportOf(Array.from({ length: 10 }, () => finding({ message, related }))), context);
    assert.ok(text.length < 65_536, String(text.length));
    assert.match(text, /The rest is left out/);
  });

  it('does not let a message become markup, a mention or a reference', () => {
    const text = markdown(reportOf([finding({ message: '<img src=x> @octocat fixes #12, see https://evil.example [a](b) *b* `c<d`', related: [] })]), context);
    const html = marked.parse(text, { async: false, gfm: true });
    assert.ok(!/<img|<em>b|evil\.example"|href="b"/.test(html), html);
    assert.ok(!/@octocat|#12/.test(text));
    assert.match(html, /<code>c&lt;d<\/code>/);
  });

  it('says so when nothing could be checked', () => {
    const text = markdown(reportOf([], { errors: [{ path: 'a.py', message: 'There is no such file.' }], stats: { files: 0, lines: 0, milliseconds: 0 } }), context);
    assert.match(text, /^## Holdout: nothing could be checked\n/);
    assert.match(text, /> Not everything was read\. `a\.py`: There is no such file\./);
  });
});

describe('escapeMarkdown and code', () => {
  it('keep a text as it is read', () => {
    assert.equal(escapeMarkdown('X_train and `X_test`\nnow'), 'X\\_train and `X_test` now');
    assert.equal(code('a `b` c'), '``a `b` c``');
    assert.equal(code('`'), '`` ` ``');
  });
});
