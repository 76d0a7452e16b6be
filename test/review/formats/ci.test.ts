import assert from 'node:assert/strict';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { github } from '../../../src/review/formats/github';
import { gitlab } from '../../../src/review/formats/gitlab';
import { junit } from '../../../src/review/formats/junit';
import { NOTEBOOK, at, context, finding, reportOf } from './support';

/** The line (from 1) of the notebook's JSON on which the finding of cell 2 stands. */
const JSON_LINE = NOTEBOOK.split('\n').findIndex((line) => line.includes('fit_transform')) + 1;
const inNotebook = finding({ ...at('a.ipynb', 2, 5, 29, 2), related: [], fingerprint: 'b' });

describe('github', () => {
  it('writes a workflow command for each finding, with everything escaped', () => {
    const text = github(reportOf([finding({ path: 'a,b:c.py', message: '50 %\nof ::error::', related: [] })]), context);
    assert.equal(text, '::warning file=a%2Cb%3Ac.py,line=4,endLine=4,col=5,endColumn=29,title=leakage/fit-before-split::50 %25%0Aof ::error::\n');
  });

  it('gives no columns where a finding spans lines, and tells its path', () => {
    const text = github(reportOf([finding({ ...at('src/train.py', 4, 5, 2, null, 6), severity: 'error', confidence: 'likely' })]), { ...context, folder: 'ml' });
    assert.match(text, /^::error file=ml\/src\/train\.py,line=4,endLine=6,title=leakage\/fit-before-split \(likely\)::StandardScaler .*%0AHow it comes about:%0A1\. src\/train\.py:1:6 the rows come from here%0A2\. /);
  });

  it('points into the JSON of a notebook and names the cell', () => {
    assert.match(github(reportOf([inNotebook]), context), new RegExp(`^::warning file=a\\.ipynb,line=${String(JSON_LINE)},.*::Cell 2, line 2: `));
  });

  it('shows the gravest ten of a kind and lists the rest in the log', () => {
    const many = Array.from({ length: 14 }, (_, index) => finding({ severity: 'error', confidence: index < 4 ? 'hint' : 'certain', message: `::notice::number ${String(index)}`, related: [] }));
    const lines = github(reportOf(many), context).split('\n');
    assert.equal(lines.filter((line) => line.startsWith('::error ')).length, 10);
    assert.ok(!lines.some((line) => line.startsWith('::error ') && line.endsWith('number 3')));
    assert.match(lines[10] ?? '', /^::notice title=Holdout::4 more findings: /);
    assert.equal(lines[11], '::group::More findings');
    assert.equal(lines[12], 'src/train.py:4:5: error leakage/fit-before-split ::notice::number 0');
    assert.equal(lines[16], '::endgroup::');
  });

  it('says nothing of nothing', () => {
    assert.equal(github(reportOf([]), context), '');
  });
});

describe('gitlab', () => {
  it('lists findings as Code Quality reads them', () => {
    assert.deepEqual(JSON.parse(gitlab(reportOf([finding({ severity: 'error' }), inNotebook]), { ...context, folder: 'ml' })), [
      {
        description: 'StandardScaler is fitted on all rows before they are split.',
        check_name: 'leakage/fit-before-split',
        fingerprint: 'f00d',
        severity: 'critical',
        location: { path: 'ml/src/train.py', lines: { begin: 4, end: 4 } },
      },
      {
        description: 'Cell 2, line 2: StandardScaler is fitted on all rows before they are split.',
        check_name: 'leakage/fit-before-split',
        fingerprint: 'b',
        severity: 'major',
        location: { path: 'ml/a.ipynb', lines: { begin: JSON_LINE, end: JSON_LINE } },
      },
    ]);
    assert.equal(gitlab(reportOf([]), context), '[]\n');
  });
});

describe('junit', () => {
  const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'testcase' || name === 'testsuite' });
  const read = (text: string): Readonly<Record<string, unknown>> => {
    assert.equal(XMLValidator.validate(text), true);
    return (parser.parse(text) as { testsuites: Record<string, unknown> }).testsuites;
  };

  it('is one passing test case where there is nothing', () => {
    const suites = read(junit(reportOf([]), context));
    assert.equal(suites['@_tests'], '1');
    assert.equal(suites['@_failures'], '0');
  });

  it('fails for errors and warnings, and lets notes and hints pass', () => {
    const text = junit(reportOf([finding({ severity: 'error', message: 'a < b & "c" \u0001 \ud800' }), finding({ severity: 'hint' }), inNotebook], { errors: [{ path: '', message: 'x' }] }), context);
    const suites = read(text);
    assert.deepEqual([suites['@_tests'], suites['@_failures'], suites['@_errors']], ['4', '2', '1']);
    assert.match(text, /message="a &lt; b &amp; &quot;c&quot; · ·"/);
    assert.match(text, /<system-out>src\/train\.py:4:5/);
    assert.match(text, /name="leakage\/fit-before-split at cell 2, line 2:5" file="a\.ipynb"/);
  });
});
