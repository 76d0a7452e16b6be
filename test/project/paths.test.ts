import assert from 'node:assert/strict';
import { foldersUpwards, isWithin, matchesGlob, resolvePath } from '../../src/project/paths';

describe('paths', () => {
  it('are resolved from a folder, and never out of the root', () => {
    assert.deepEqual([['a/b', '../c.txt'], ['', './x'], ['a', '../../x'], ['a', '/x'], ['a', 'C:\\x'], ['a', 'b\\c']].map(([folder = '', path = '']) => resolvePath(folder, path)), ['a/c.txt', 'x', null, null, null, 'a/b/c']);
  });

  it('know the folders above and below', () => {
    assert.deepEqual(foldersUpwards('a/b'), ['a/b', 'a', '']);
    assert.deepEqual([isWithin('a/b', 'a'), isWithin('ab', 'a'), isWithin('a', ''), isWithin('a', 'a')], [true, false, true, true]);
  });

  it('match globs of one level', () => {
    const cases: [string, string, boolean][] = [['*.py', 'a.py', true], ['*.py', 'a.pyc', false], ['req*s*.txt', 'requirements-serve.txt', true], ['?.md', 'a.md', true], ['?.md', '.md', false], ['*', '', true], ['a*', 'ba', false], ['a**b', 'axb', true]];
    for (const [glob, name, expected] of cases) assert.equal(matchesGlob(glob, name), expected, `${glob} ${name}`);
    assert.equal(matchesGlob('*a'.repeat(50), 'a'.repeat(2000) + 'b'), false);
  });
});
