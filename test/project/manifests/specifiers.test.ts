import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareSpecifiers, exactRelease, normaliseSpecifier, releaseDifference } from '../../../src/project/manifests/specifiers';
import type { Dialect } from '../../../src/project/manifests/specifiers';

describe('specifiers', () => {
  it('are put into the words of PEP 440', () => {
    const cases: [string, Dialect, string][] = [
      ['', 'pep440', ''], ['*', 'poetry', ''], ['==1.2.3', 'pep440', '==1.2.3'], [' >= 1.2 , < 2 ', 'pep440', '>=1.2,<2'], ['~=1.4.2', 'pep440', '~=1.4.2'], ['(>=1)', 'pep440', '>=1'],
      ['===1.0', 'pep440', '==1.0'], ['==1.2.*', 'pep440', '==1.2.*'], ['!=1.5', 'pep440', '!=1.5'], ['=1.2', 'pep440', ''], ['1.2', 'pep440', ''], ['^1.2', 'pep440', ''], ['==banana', 'pep440', ''],
      ['^1.2.3', 'poetry', '>=1.2.3,<2'], ['^0.2.3', 'poetry', '>=0.2.3,<0.3'], ['^0.0.3', 'poetry', '>=0.0.3,<0.0.4'], ['^0', 'poetry', '>=0,<1'], ['~1.2.3', 'poetry', '>=1.2.3,<1.3'], ['~1', 'poetry', '>=1,<2'],
      ['1.2.3', 'poetry', '==1.2.3'], ['1.*', 'poetry', '==1.*'], ['>=1.0 || <0.5', 'poetry', ''],
      ['=1.2', 'conda', '==1.2.*'], ['=1.19.2=py38_0', 'conda', '==1.19.2'], ['==1.2', 'conda', '==1.2'], ['1.2', 'conda', '==1.2'], ['1.19.*', 'conda', '==1.19.*'], ['>=1.2,<2', 'conda', '>=1.2,<2'], ['1.2|1.3', 'conda', ''],
    ];
    for (const [written, dialect, expected] of cases) assert.equal(normaliseSpecifier(written, dialect), expected, `${dialect} ${written}`);
  });

  it('have an exact release only where one is pinned', () => {
    assert.deepEqual(['==1.2.3', '>=1,==1.5', '==1.2.*', '>=1.2', '', '==1.12.1+cu113'].map(exactRelease), ['1.2.3', '1.5', null, null, null, '1.12.1+cu113']);
  });

  it('are disjoint, overlap or are equal', () => {
    const cases: [string, string, ReturnType<typeof compareSpecifiers>][] = [
      ['==1.2.0', '==1.3.0', 'disjoint'], ['==1.2', '==1.2.0', 'equal'], ['', '', 'equal'], ['==1.2', '', 'overlap'], ['>=1.2', '<1.2', 'disjoint'], ['>=1.2', '<=1.2', 'overlap'],
      ['>=1.0,<1.3', '>=1.3', 'disjoint'], ['~=1.2.3', '==1.3.0', 'disjoint'], ['~=1.2.3', '==1.2.9', 'overlap'], ['==1.2.*', '>=1.2,<1.3', 'equal'], ['>1.2', '<1.2.1', 'overlap'], ['!=1.2', '==1.2', 'disjoint'],
      ['==1.12.1+cu113', '==1.12.1', 'equal'], ['==2.0.0rc1', '==2.0.0', 'disjoint'], ['<2', '>=2.0.0', 'disjoint'], ['>=1.2', '>=1.2.0', 'equal'], ['==1!1.0', '==1.0', 'disjoint'], ['nonsense', '==1.0', 'overlap'],
      ['==1.*', '==1.2.*', 'overlap'], ['==0.24.2', '==0.24.1', 'disjoint'], ['>=0', '', 'equal'],
    ];
    for (const [a, b, expected] of cases) {
      assert.equal(compareSpecifiers(a, b), expected, `${a} and ${b}`);
      assert.equal(compareSpecifiers(b, a), expected, `${b} and ${a}`);
    }
  });

  it('tell in which number two releases differ', () => {
    assert.deepEqual([['1.2.0', '1.2'], ['1.2.1', '1.2.2'], ['1.2', '1.3'], ['1.9', '2.0'], ['x', '1']].map(([a = '', b = '']) => releaseDifference(a, b)), ['none', 'micro', 'minor', 'major', null]);
  });

  it('of two single releases compare as the releases do', () => {
    const release = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 3 });
    const plain = (parts: readonly number[]): string => [...parts, 0, 0].slice(0, 3).join('.');
    fc.assert(
      fc.property(release, release, fc.boolean(), (a, b, isRange) => {
        const expected = plain(a) === plain(b) ? 'equal' : 'disjoint';
        if (!isRange) assert.equal(compareSpecifiers(`==${a.join('.')}`, `==${b.join('.')}`), expected);
        else assert.notEqual(compareSpecifiers(`>=${a.join('.')}`, `>=${b.join('.')}`), 'disjoint');
      }),
      { seed: 20261120 },
    );
  });
});
