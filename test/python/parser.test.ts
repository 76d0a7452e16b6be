import assert from 'node:assert/strict';
import { loadParser } from '../../src/project/node/parser-files';
import type { PythonParser } from '../../src/python/parser';
import { smallestEdit } from '../../src/python/parser';
import { show } from './show';

describe('parser', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await loadParser();
  });

  it('keeps what stands before and after a line that does not parse', () => {
    const module = parser.parse('import a\nx = f(1)\ny = = 3\nz = g(x)\ndef h():\n    return z\n');
    const kinds = module.body.map((statement) => show(statement)).join('; ');
    assert.match(kinds, /^import a; x = f\(1\)/);
    assert.match(kinds, /def h\(\) \{return z\}$/);
    assert.equal(module.problems.length, 1);
    assert.match(module.problems[0]?.message ?? '', /^Syntax error/);
  });

  it('says where something is missing', () => {
    const [problem] = parser.parse('x = f(1\n').problems;
    assert.match(problem?.message ?? '', /Syntax error/);
  });

  it('gives an empty module for an empty file', () => {
    assert.deepEqual(parser.parse(''), { kind: 'Module', start: 0, end: 0, body: [], comments: [], problems: [] });
  });

  const deep: readonly (readonly [string, string, boolean])[] = [
    ['parentheses', `x = ${'('.repeat(1000)}1${')'.repeat(1000)}`, false],
    ['lists', `x = ${'['.repeat(1000)}${']'.repeat(1000)}`, true],
    ['calls', `x = ${'f('.repeat(1000)}${')'.repeat(1000)}`, true],
    ['powers', `x = ${Array<string>(1000).fill('a').join('**')}`, true],
    ['a sum', `x = ${Array<string>(5000).fill('a').join(' + ')}`, false],
    ['a conjunction', `x = ${Array<string>(5000).fill('a').join(' and ')}`, false],
    ['a chain of calls', `x = a${'.b()'.repeat(5000)}`, false],
    ['an elif ladder', `if a: b\n${'elif c: d\n'.repeat(2000)}`, false],
    ['assignments', `${'a = '.repeat(3000)}1`, false],
  ];
  for (const [name, code, tooDeep] of deep) {
    it(`survives depth: ${name}`, () => {
      const module = parser.parse(`${code}\n`);
      assert.equal(module.body.length, 1);
      assert.deepEqual(module.problems.map(({ message }) => message), tooDeep ? ['Nested too deeply to be analysed'] : []);
    });
  }

  it('reads 20,000 lines', () => {
    assert.equal(parser.parse('x = f(1)\n'.repeat(20_000)).body.length, 20_000);
  });

  it('finds the smallest edit', () => {
    assert.equal(smallestEdit('abc', 'abc'), null);
    assert.deepEqual(smallestEdit('abc', 'aXc'), { start: 1, oldEnd: 2, newEnd: 2, newCode: 'aXc' });
    assert.deepEqual(smallestEdit('aa', 'aaa'), { start: 2, oldEnd: 2, newEnd: 3, newCode: 'aaa' });
    assert.deepEqual(smallestEdit('', 'é'), { start: 0, oldEnd: 0, newEnd: 1, newCode: 'é' });
  });

  it('follows edits of an open document', () => {
    const open = parser.open('x = 1\n');
    assert.equal(open.edit('x = 12\ny = x\n').body.length, 2);
    assert.deepEqual(open.module, parser.parse('x = 12\ny = x\n'));
    assert.deepEqual(open.edit({ start: 4, oldEnd: 6, newEnd: 5, newCode: 'x = 3\ny = x\n' }), parser.parse('x = 3\ny = x\n'));
    open.dispose();
    assert.equal(open.module.body.length, 2);
  });
});
