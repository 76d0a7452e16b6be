import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log, Result, Run } from 'sarif';
import type { FormatContext } from '../../../src/review/formats/format';
import type { ReviewReport } from '../../../src/review/formats/review-report';
import { sarif } from '../../../src/review/formats/sarif';
import { at, context, finding, NOTEBOOK, reportOf } from './support';

const SCHEMA = join(__dirname, '../../../../test/standards/sarif-schema-2.1.0.json');

describe('sarif', function () {
  this.timeout(20_000);
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);

  const runOf = (report: ReviewReport, with_: FormatContext = context): Run => {
    const log = JSON.parse(sarif(report, with_)) as Log;
    assert.ok(validate(log), JSON.stringify(validate.errors?.slice(0, 3)));
    const [run] = log.runs;
    assert.ok(run);
    return run;
  };
  const only = (run: Run): Result => {
    assert.equal(run.results?.length, 1);
    const [result] = run.results;
    assert.ok(result);
    return result;
  };

  it('passes the schema empty, and tells which rules ran', () => {
    const run = runOf(reportOf([]));
    assert.deepEqual(run.results, []);
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.equal(run.automationDetails?.id, 'holdout/');
    const ids = (run.tool.driver.rules ?? []).map(({ id }) => id);
    assert.ok(ids.includes('leakage/fit-before-split'));
    assert.deepEqual(ids, [...ids].sort());
  });

  it('tells a finding with its path, its rule and its lesson', () => {
    const run = runOf(reportOf([finding()]));
    const result = only(run);
    const rule = run.tool.driver.rules?.[result.ruleIndex ?? -1];
    assert.equal(rule?.id, 'leakage/fit-before-split');
    assert.match(rule.help?.markdown ?? '', /^# /);
    assert.equal(rule.helpUri, 'https://example.org/help');
    assert.equal(rule.properties?.precision, 'very-high');
    assert.ok((rule.properties.tags?.length ?? 0) <= 10);
    assert.equal(result.level, 'warning');
    assert.deepEqual(result.partialFingerprints, { 'holdout/v1': 'f00d' });
    assert.deepEqual(result.locations?.[0]?.physicalLocation, {
      artifactLocation: { uri: 'src/train.py', uriBaseId: '%SRCROOT%', index: 0 },
      region: { startLine: 4, startColumn: 5, endLine: 4, endColumn: 29 },
    });
    const steps = result.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    assert.deepEqual(steps.map(({ location }) => location?.message?.text), ['the rows come from here', 'they are split here']);
    assert.equal(result.relatedLocations?.[1]?.physicalLocation?.artifactLocation?.uri, 'src/data%20prep/gr%C3%B6%C3%9Fe.py');
    assert.deepEqual(run.artifacts?.map(({ location }) => location?.uri), ['src/train.py', 'src/data%20prep/gr%C3%B6%C3%9Fe.py']);
  });

  it('counts paths from the top of the repository', () => {
    const run = runOf(reportOf([finding({ path: '../shared/a:b.py', related: [] })]), { ...context, folder: 'packages/one' });
    assert.equal(only(run).locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'packages/shared/a%3Ab.py');
    assert.equal(run.automationDetails?.id, 'holdout/packages/one/');
  });

  it('gives a place in a notebook as lines of its JSON, and the cell as the logical location', () => {
    const result = only(runOf(reportOf([finding({ ...at('a.ipynb', 2, 5, 29, 2), related: [] })])));
    const location = result.locations?.[0];
    const region = location?.physicalLocation?.region;
    const line = NOTEBOOK.split('\n')[(region?.startLine ?? 0) - 1] ?? '';
    assert.equal(line.slice((region?.startColumn ?? 0) - 1, (region?.endColumn ?? 0) - 1), 'scaler.fit_transform(df)');
    assert.equal(location?.logicalLocations?.[0]?.fullyQualifiedName, '/cells/2/source');
  });

  it('writes a fix, in a notebook as its JSON needs it', () => {
    const edits = [{ ...at('a.ipynb', 1, 1, 5, 2), text: 'say "hi"\n' }];
    const result = only(runOf(reportOf([finding({ ...at('a.ipynb', 2, 5, 29, 2), fixes: [{ title: 'Say hi', safe: false, edits }] })])));
    assert.equal(result.fixes?.[0]?.description?.text, 'Say hi (look it over)');
    const [replacement] = result.fixes[0].artifactChanges[0]?.replacements ?? [];
    assert.ok(replacement);
    const { startLine = 0, startColumn = 0, endColumn = 0 } = replacement.deletedRegion;
    const lines = NOTEBOOK.split('\n');
    const line = lines[startLine - 1] ?? '';
    lines[startLine - 1] = line.slice(0, startColumn - 1) + (replacement.insertedContent?.text ?? '') + line.slice(endColumn - 1);
    const { cells } = JSON.parse(lines.join('\n')) as { cells: { source: string[] }[] };
    assert.deepEqual(cells[2]?.source, ['say "hi"\n = "a\\tb"\n', 'X = scaler.fit_transform(df)']);
  });

  it('tells what was suppressed, and by what', () => {
    const suppressed = [
      { ...finding({ fingerprint: 'a' }), suppression: { by: 'comment' as const, reason: 'measured: no effect' } },
      { ...finding({ fingerprint: 'b' }), suppression: { by: 'baseline' as const, reason: null } },
    ];
    const run = runOf(reportOf([], { suppressed }));
    assert.deepEqual(run.results?.map(({ suppressions }) => suppressions), [
      [{ kind: 'inSource', status: 'accepted', justification: 'measured: no effect' }],
      [{ kind: 'external', status: 'accepted' }],
    ]);
  });

  it('tells what could not be read, and that nothing was checked', () => {
    const errors = [{ path: 'a.py', message: 'It may not be read: permission denied.' }, { path: '', message: 'Oh.' }];
    const [invocation] = runOf(reportOf([], { errors, stats: { files: 0, lines: 0, milliseconds: 1 } })).invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.deepEqual(invocation.toolExecutionNotifications?.map(({ message }) => message.text), errors.map(({ message }) => message));
    assert.equal(runOf(reportOf([], { errors })).invocations?.[0]?.executionSuccessful, true);
  });

  it('tells what a review knows', () => {
    const change = { against: 'main', files: 2, added: 3, removed: 1, elsewhere: ['f00d'], fixed: [], before: 4 };
    const run = runOf(reportOf([finding()], { change, newCode: { unit: 'line', covered: 1, of: 4, target: 75, from: null } }));
    assert.equal(only(run).baselineState, 'new');
    assert.equal(only(run).properties?.causedElsewhere, true);
  });

  it('keeps within what GitHub takes', () => {
    const related = Array.from({ length: 1200 }, (_, index) => ({ message: `step ${String(index)}`, ...at('src/train.py', index + 1, 1, 2) }));
    const many = Array.from({ length: 25_010 }, (_, index) => finding({ severity: index < 10 ? 'hint' : 'error', fingerprint: String(index), related: index === 20 ? related : [] }));
    const log = JSON.parse(sarif(reportOf(many), context)) as Log;
    const [run] = log.runs;
    assert.equal(run?.results?.length, 25_000);
    assert.ok(!run.results.some(({ level }) => level === 'note'), 'what weighs least is left out');
    assert.match(run.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text ?? '', /^10 findings left out/);
    const long = run.results.find(({ codeFlows }) => codeFlows !== undefined);
    assert.equal(long?.codeFlows?.[0]?.threadFlows[0]?.locations.length, 1000);
    assert.equal(long.relatedLocations?.length, 99);
  });

  it('writes odd characters so that they come back', () => {
    const message = 'a\u0000b\ud800c "d" </script> %20 \u202e';
    const result = only(runOf(reportOf([finding({ message, path: 'a\ud800b?#.py', related: [] })])));
    assert.equal(result.message.text, message);
    assert.equal(result.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'a%EF%BF%BDb%3F%23.py');
  });
});
