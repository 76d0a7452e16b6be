import assert from 'node:assert/strict';
import { loadParser } from '../../src/project/node/parser-files';
import type { PythonParser } from '../../src/python/parser';
import type { PythonDocument } from '../../src/python/document';
import { notebookFromCells, readNotebook } from '../../src/python/notebook';
import { show } from './show';

const KERNEL = { kernelspec: { language: 'python', name: 'python3' }, language_info: { name: 'python' } };

function read(notebook: unknown): PythonDocument {
  const result = readNotebook('a.ipynb', JSON.stringify(notebook));
  assert.ok(result.ok);
  return result.document;
}

function problem(json: string): string {
  const result = readNotebook('a.ipynb', json);
  assert.ok(!result.ok);
  return result.problem;
}

describe('notebooks', () => {
  const cells = [
    { cell_type: 'markdown', source: '# x' },
    { cell_type: 'code', source: ['import a\n', '%time b = a.c()'] },
    { cell_type: 'code', source: 'd = b' },
  ];

  it('joins the code cells of nbformat 4 in document order', () => {
    const document = read({ nbformat: 4, metadata: KERNEL, cells });
    assert.equal(document.kind, 'notebook');
    assert.equal(document.text, 'import a\n%time b = a.c()\nd = b');
    assert.equal(document.code, 'import a\n      b = a.c()\nd = b');
    assert.deepEqual(document.segments.map(({ cell, start }) => [cell, start]), [[1, 0], [2, 25]]);
  });

  it('says where a span stands in its cell', () => {
    const document = read({ nbformat: 4, metadata: KERNEL, cells });
    assert.deepEqual(document.locate({ start: 15, end: 16 }), { cell: 1, start: { line: 2, column: 7 }, end: { line: 2, column: 8 } });
    assert.deepEqual(document.locate({ start: 25, end: 30 }), { cell: 2, start: { line: 1, column: 1 }, end: { line: 1, column: 6 } });
    assert.deepEqual(document.locate({ start: 9, end: 30 }), { cell: 1, start: { line: 2, column: 1 }, end: { line: 2, column: 16 } });
    assert.equal(document.lineAt(1, 2), '%time b = a.c()');
    assert.equal(document.lineAt(0, 1), '');
  });

  it('reads nbformat 3', () => {
    const document = read({ nbformat: 3, worksheets: [{ cells: [{ cell_type: 'code', input: ['x = 1'] }, { cell_type: 'code', input: 'y = x', language: 'python' }] }] });
    assert.equal(document.text, 'x = 1\ny = x');
  });

  it('reads a notebook without cells of code', () => {
    assert.equal(read({ nbformat: 4, cells: [] }).text, '');
    assert.deepEqual(read({ nbformat: 4, cells: [] }).locate({ start: 0, end: 0 }).cell, null);
  });

  it('says what is not a Python notebook', () => {
    assert.equal(problem('{'), 'The notebook is not valid JSON');
    assert.equal(problem(''), 'The notebook is empty');
    assert.equal(problem('[]'), 'The file is JSON but not a notebook');
    assert.match(problem('{"a": 1}'), /has no cells/);
    assert.match(problem(JSON.stringify({ cells: [], metadata: { kernelspec: { language: 'R' } } })), /Not a Python notebook: its kernel is for R/);
    assert.match(problem(JSON.stringify({ cells: [], metadata: { language_info: { name: 'julia' } } })), /julia/);
  });

  it('reads 50 MB of outputs within two seconds', () => {
    const json = JSON.stringify({ nbformat: 4, cells: [{ cell_type: 'code', source: 'x = 1', outputs: [{ data: { 'image/png': 'A'.repeat(50_000_000) } }] }] });
    const started = performance.now();
    const result = readNotebook('a.ipynb', json);
    assert.ok(result.ok);
    assert.ok(performance.now() - started < 2000);
  });
});

describe('a broken cell', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await loadParser();
  });

  const broken = ['x = foo(1,', 'y = [1, 2\n', 'd = {\n  1: 2,\n', 's = """abc', 'x = a + \\', 'def f(:\n  pass', 'for in q:\n  y = 1', 'x = = 3', 'if a:', 'class', '"abc', 'return )',
    '@deco', 'try:\n  a = 1', 'else:\n  x = 1', 'from x import', 'lambda', 'df.', 'x[', 'with', 'f(a b)', 'def f(', 'x = f"{a', 'a = (1\nb = 2'];
  for (const source of broken) {
    it(`does not hide the next ones: ${JSON.stringify(source)}`, () => {
      const { document } = notebookFromCells('a.ipynb', [
        { cell: 0, source: 'import a' }, { cell: 1, source }, { cell: 2, source: 'v = g(u)\ndef h(q):\n    return q' }, { cell: 3, source: 'w = h(v)' },
      ]);
      assert.equal(document.code.length, document.text.length);
      const shown = parser.parse(document.code).body.flatMap((one) => (one.kind === 'BrokenStatement' ? one.body : [one])).map(show);
      assert.equal(shown[0], 'import a');
      assert.deepEqual(shown.slice(-3), ['v = g(u)', 'def h(q) {return q}', 'w = h(v)']);
    });
  }

  it('tells what was left open, where it starts', () => {
    const { document, damage } = notebookFromCells('a.ipynb', [{ cell: 4, source: 'ok = 1\nx = foo(1,\n  2\ny = 3' }]);
    assert.deepEqual(damage, [{ start: 7, end: 17, message: 'Syntax error: a bracket that this cell does not close' }]);
    assert.deepEqual(parser.parse(document.code).body.map(show), ['ok = 1', 'pass', 'y = 3']);
  });
});
