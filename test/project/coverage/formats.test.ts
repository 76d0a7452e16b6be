import assert from 'node:assert/strict';
import fc from 'fast-check';
import { configuredCoverage, findCoverage, readReport } from '../../../src/project/coverage/read';
import type { CoverageReport } from '../../../src/project/coverage/report';
import { memoryWorkspace } from '../../../src/project/workspace';
import { jsonReport, lcovReport, xmlReport } from './samples';

const SEED = Number(process.env.FUZZ_SEED ?? 20261120);

function report(text: string): CoverageReport {
  const read = readReport(text);
  if ('problem' in read) assert.fail(read.problem);
  return read.report;
}

describe('coverage reports', () => {
  it('are read from JSON of format 3, with contexts and functions', () => {
    const { format, made, files } = report(jsonReport());
    const [file] = files;
    assert.deepEqual([format, files.length, file?.name], ['coverage.py JSON', 1, 'shop/features.py']);
    assert.equal(made, Date.parse('2026-03-01T09:30:00.5'));
    assert.deepEqual([...(file?.missing ?? [])], [20, 24, 26, 32]);
    assert.deepEqual([...(file?.excluded ?? [])], [35, 36]);
    assert.deepEqual(file?.contexts.get(7), ['tests/test_features.py::test_build|run']);
    assert.deepEqual(file.functions[0], { name: 'build', first: 7, last: 11 });
  });

  it('are read from JSON of format 2 and of none', () => {
    for (const format of [1, 2]) {
      const [file] = report(jsonReport({ format, contexts: false })).files;
      assert.deepEqual([file?.functions.length, file?.contexts.size, file?.executed.size], [0, 0, 17]);
    }
  });

  it('are read from Cobertura XML: the file behind its source folder', () => {
    const { format, made, files } = report(xmlReport());
    assert.deepEqual([format, made, files[0]?.name], ['Cobertura XML', 1795168529202, '/home/ci/a & b/shop/features.py']);
    assert.deepEqual([files[0]?.executed.has(7), files[0]?.missing.has(20), files[0]?.executed.has(20)], [true, true, false]);
  });

  it('are read from LCOV, with functions in the old form and the new', () => {
    const { format, files } = report(lcovReport());
    assert.deepEqual([format, files[0]?.name, files[0]?.executed.has(7), files[0]?.missing.has(32)], ['LCOV', 'shop/features.py', true, true]);
    const [file] = files;
    assert.deepEqual(file?.functions, [{ name: 'build', first: 5, last: 11 }, { name: 'unused', first: 31, last: 31 }]);
  });

  it('count a line that any of several records of a file executed', () => {
    const [file, ...others] = report('SF:a.py\nDA:1,1\nDA:2,0\nend_of_record\nSF:./a.py\nDA:2,3\nDA:3,0\nend_of_record\n').files;
    assert.equal(others.length, 0);
    assert.deepEqual([[...(file?.executed ?? [])], [...(file?.missing ?? [])]], [[1, 2], [3]]);
  });

  for (const [text, problem] of [
    ['', /empty/],
    ['{"meta": ', /not valid JSON/],
    ['{"a.js": {"path": "a.js", "statementMap": {}}}', /not as `coverage json` writes it/],
    ['{"meta": {"format": 9}, "files": {}}', /format 9; formats up to 3/],
    ['<html><body></body></html>', /no element <coverage>/],
    ['hello', /no LCOV report/],
  ] as const) {
    it(`say why they can't be used: ${text.slice(0, 20) || 'nothing'}`, () => {
      const read = readReport(text);
      assert.match('problem' in read ? read.problem : '', problem);
    });
  }

  it('are found by name in the top folder, the JSON first; those of other languages are passed over', async () => {
    const files = { 'a/coverage.xml': xmlReport(), 'a/lcov.info': 'SF:src/a.ts\nDA:1,1\nend_of_record\n' };
    assert.equal((await findCoverage(memoryWorkspace(files), 'a', null))?.path, 'a/coverage.xml');
    assert.equal((await findCoverage(memoryWorkspace({ ...files, 'a/coverage.json': jsonReport() }), 'a', null))?.path, 'a/coverage.json');
    assert.equal((await findCoverage(memoryWorkspace({ ...files, 'a/coverage.json': '{"total": 3}' }), 'a', null))?.path, 'a/coverage.xml');
    assert.equal(await findCoverage(memoryWorkspace({ 'lcov.info': files['a/lcov.info'] }), '', null), null);
    assert.equal(await findCoverage(memoryWorkspace(files), '', null), null);
  });

  it('are taken from where the configuration says, with a reason where that fails', async () => {
    const workspace = memoryWorkspace({ 'reports/c.xml': xmlReport(), 'coverage.json': jsonReport() });
    assert.equal((await findCoverage(workspace, '', 'reports/c.xml'))?.report?.format, 'Cobertura XML');
    assert.deepEqual(await findCoverage(workspace, '', 'gone.xml'), { path: 'gone.xml', report: null, problem: 'The file does not exist.' });
    assert.equal(configuredCoverage('coverage.xml', 'packages/a'), '../../coverage.xml');
    assert.equal(configuredCoverage('coverage.xml', ''), 'coverage.xml');
    assert.equal(configuredCoverage('/tmp/c.xml', 'a'), '/tmp/c.xml');
    assert.equal(configuredCoverage(null, 'a'), null);
  });

  it('never throw, and give lines that are lines, whatever is in them', () => {
    const pieces = ['{', '}', '[', ']', '"', ':', ',', '-1', '1e99', 'null', '<', '>', '</', '<!--', ']]>', '&amp;', '&#x41;', '&x;', '\n', 'SF:', 'DA:', 'DA:x,y', 'DA:5', 'FN:1,2', 'end_of_record', '\u0000', '\uFEFF', '"functions"', '<class filename="a">', '<line number="-2" hits="x"/>'];
    const edits = fc.array(fc.record({ at: fc.nat(), length: fc.nat({ max: 20 }), piece: fc.constantFrom(...pieces) }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(jsonReport(), xmlReport(), lcovReport()), edits, (sample, changes) => {
        let text = sample;
        for (const { at, length, piece } of changes) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + piece + text.slice(start + length);
        }
        const read = readReport(text);
        if ('problem' in read) {
          assert.ok(read.problem.length > 0);
          return;
        }
        for (const file of read.report.files) for (const line of [...file.executed, ...file.missing, ...file.contexts.keys()]) assert.ok(Number.isInteger(line) && line > 0);
      }),
      { seed: SEED, numRuns: 600 },
    );
  });
});
