import assert from 'node:assert/strict';
import { coverageOver, pathFinder } from '../../../src/project/coverage/coverage';
import type { Coverage } from '../../../src/project/coverage/coverage';
import { testFinder } from '../../../src/project/coverage/contexts';
import { evidenceFor } from '../../../src/project/coverage/evidence';
import type { FunctionEvidence } from '../../../src/project/coverage/evidence';
import { readReport } from '../../../src/project/coverage/read';
import { loadParser } from '../../../src/project/node/parser-files';
import { programSyntax } from '../../../src/project/program-syntax';
import type { ProgramSyntax } from '../../../src/project/program-syntax';
import { testMap } from '../../../src/project/testing/reach';
import { defaultTestSettings } from '../../../src/project/testing/settings';
import { scriptDocument } from '../../../src/python/document';
import { FEATURES, jsonReport, lcovReport, TESTS, xmlReport } from './samples';

async function programOf(files: Readonly<Record<string, string>>): Promise<ProgramSyntax> {
  const parser = await loadParser();
  return programSyntax({
    documents: new Map(Object.entries(files).map(([path, text]) => [path, scriptDocument(path, text)])),
    modules: new Map(Object.entries(files).map(([path, text]) => [path, parser.parse(text)])),
  });
}

const FILES = { 'shop/__init__.py': '', 'shop/features.py': FEATURES, 'tests/test_features.py': TESTS };

function over(program: ProgramSyntax, text: string, path = 'coverage.json'): Coverage {
  const read = readReport(text);
  if ('problem' in read) assert.fail(read.problem);
  return coverageOver(program, path, read.report);
}

async function evidence(files: Readonly<Record<string, string>>, report: string | null): Promise<ReadonlyMap<string, FunctionEvidence>> {
  const program = await programOf(files);
  const found = evidenceFor(program, testMap(program, defaultTestSettings), report === null ? null : over(program, report));
  return new Map(found.map((one) => [one.function.name, one]));
}

const told = (one: FunctionEvidence | undefined): unknown[] => [one?.kind, one?.isTested, one?.tests.map((test) => `${test.name} ${test.way ?? 'by coverage'}`), one?.lines && `${String(one.lines.executed)}/${String(one.lines.of)}`];

describe('the evidence that a function is tested', () => {
  it('is a report with contexts first: which tests ran its body, and the way their code goes', async () => {
    const found = await evidence(FILES, jsonReport());
    assert.deepEqual(told(found.get('build')), ['contexts', true, ['test_build direct'], '3/3']);
    // The body of a function within it is not its own.
    assert.deepEqual(told(found.get('Scaler.fit')), ['contexts', true, ['TestScaler.test_fit direct'], '4/5']);
    assert.deepEqual(told(found.get('Scaler.twice')), ['contexts', false, [], '0/1']);
    assert.deepEqual(told(found.get('unused')), ['contexts', false, [], '0/1']);
  });

  it('tells a function on one line from its import only where a context names a test', async () => {
    assert.deepEqual(told((await evidence(FILES, jsonReport())).get('oneline')), ['contexts', true, ['test_build by coverage'], null]);
    assert.deepEqual(told((await evidence(FILES, xmlReport())).get('oneline')), ['none', false, [], null]);
  });

  it('is a report without contexts next: body lines decide, the line of def does not', async () => {
    for (const report of [jsonReport({ contexts: false }), jsonReport({ format: 2, contexts: false }), xmlReport(), lcovReport()]) {
      const found = await evidence(FILES, report);
      assert.deepEqual(told(found.get('build')), ['coverage', true, ['test_build direct'], '3/3']);
      assert.deepEqual(told(found.get('unused')), ['coverage', false, [], '0/1']);
    }
  });

  it('believes a report that a function did not run, though tests lead to it', async () => {
    const report = lcovReport().replace('DA:7,1,md5==', 'DA:7,0').replace('DA:8,1,md5==', 'DA:8,0').replace('DA:11,1,md5==', 'DA:11,0');
    assert.deepEqual(told((await evidence(FILES, report)).get('build')), ['coverage', false, ['test_build direct'], '0/3']);
  });

  it('is the code of the tests where no report counts the lines: none at all, excluded ones, a file that was not measured', async () => {
    const found = await evidence(FILES, null);
    assert.deepEqual(told(found.get('build')), ['code', true, ['test_build direct'], null]);
    assert.deepEqual(told((await evidence(FILES, jsonReport())).get('skipped')), ['none', false, [], null]);
    assert.deepEqual(told((await evidence(FILES, 'SF:other/file.py\nDA:1,1\nend_of_record\n')).get('build')), ['code', true, ['test_build direct'], null]);
  });

  it('is a name last, which proves nothing', async () => {
    const named = { ...FILES, 'tests/test_features.py': `${TESTS}\n\ndef test_other(monkeypatch):\n    monkeypatch.setattr("shop.features.x", unused)\n    assert True\n` };
    const found = await evidence(named, null);
    assert.deepEqual(told(found.get('unused')), ['name', false, [], null]);
    assert.deepEqual(told(found.get('skipped')), ['none', false, [], null]);
  });
});

describe('a coverage report over code that has changed since', () => {
  for (const [what, text] of [
    ['a line came before', `import os\n${FEATURES}`],
    ['a function is gone', FEATURES.replace('def build(', 'def construct(')],
    ['lines were taken from its end', FEATURES.slice(0, FEATURES.indexOf('def unused'))],
  ] as const) {
    it(`is not used for the file: ${what}`, async () => {
      const files = { ...FILES, 'shop/features.py': text };
      const coverage = over(await programOf(files), jsonReport());
      assert.deepEqual([[...coverage.files.keys()], coverage.stale, coverage.byTest], [[], ['shop/features.py'], true]);
    });
  }

  it('is used where a line was merely written anew', async () => {
    const files = { ...FILES, 'shop/features.py': FEATURES.replace('return x / 2', 'return x / 4') };
    const coverage = over(await programOf(files), jsonReport());
    assert.deepEqual([[...coverage.files.keys()], coverage.stale], [['shop/features.py'], []]);
  });
});

describe('the paths of a coverage report', () => {
  const paths = ['service/app.py', 'src/shop/features.py', 'src/shop/a.py', 'lib/shop/a.py', 'features.py'];
  for (const [name, folder, expected] of [
    ['src/shop/features.py', '', 'src/shop/features.py'],
    ['shop/features.py', 'src', 'src/shop/features.py'],
    ['/home/ci/x/src/shop/features.py', '', 'src/shop/features.py'],
    ['C:/x/service/app.py', '', 'service/app.py'],
    ['shop/features.py', '', 'src/shop/features.py'],
    ['shop/a.py', '', null],
    ['/usr/lib/python3/json/decoder.py', '', null],
  ] as const) {
    it(`mean ${expected ?? 'nothing'}: ${name}${folder === '' ? '' : ` in ${folder}`}`, () => {
      assert.equal(pathFinder(paths, folder)(name), expected);
    });
  }
});

describe('the contexts of a coverage report', () => {
  it('name tests as pytest-cov does, and as coverage.py does', async () => {
    const program = await programOf({ ...FILES, 'api/tests/test_features.py': 'def test_build():\n    pass\n' });
    const find = testFinder(testMap(program, defaultTestSettings).cases);
    const named = (context: string): string | null => {
      const found = find(context);
      return found && `${found.path ?? '?'} ${found.name}${found.test ? '' : ' (not in the code)'}`;
    };
    assert.equal(named('tests/test_features.py::TestScaler::test_fit[a::b]|run'), 'tests/test_features.py TestScaler.test_fit');
    assert.equal(named('tests/test_features.py::test_build|setup'), 'tests/test_features.py test_build');
    assert.equal(named('test_features.TestScaler.test_fit'), 'tests/test_features.py TestScaler.test_fit');
    assert.equal(named('api.tests.test_features.test_build'), 'api/tests/test_features.py test_build');
    assert.equal(named('test_features.test_build'), null, 'there are two');
    assert.equal(named('shop/features.py::shop.features.build'), 'shop/features.py shop.features.build (not in the code)');
    assert.deepEqual([named(''), named('unit')], [null, null]);
  });
});
