import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareLines, similarity } from '../../../src/review/changes/lines';

describe('the lines of two texts', () => {
  const origins = (before: string, after: string): (number | null)[] => {
    const { origin } = compareLines(before, after);
    return after.split('\n').filter((_, index, all) => index < all.length - 1 || all[index] !== '').map((_, index) => origin(index + 1));
  };

  it('tells where each comes from', () => {
    assert.deepEqual(origins('a\nb\nc\n', 'a\nx\nb\nc\n'), [1, null, 2, 3]);
    assert.deepEqual(origins('a\nb\nc\n', 'a\nc\n'), [1, 3]);
    assert.deepEqual(origins('a\nb\nc\nd\n', 'x\nb\ny\nd\nz\n'), [null, 2, null, 4, null]);
    assert.deepEqual(origins('', 'a\nb'), [null, null]);
  });

  it('counts what was added and removed', () => {
    const { added, removed } = compareLines('a\nb\nc\nd\n', 'x\nb\nd\ny\nz\n');
    assert.deepEqual([added, removed], [3, 2]);
  });

  it('knows no difference of line ends, nor of a last line without one', () => {
    const { added, removed } = compareLines('a\nb\nc', 'a\r\nb\r\nc\r\n');
    assert.deepEqual([added, removed], [0, 0]);
  });

  it('gives up on texts that differ in everything, and takes all between their common start and end for changed', () => {
    const many = (letter: string): string => `top\n${Array.from({ length: 6000 }, (_, index) => `${letter}${String(index)}`).join('\n')}\nend\n`;
    const { added, removed, origin } = compareLines(many('a'), many('b'));
    assert.deepEqual([added, removed, origin(1), origin(2), origin(6002)], [6000, 6000, 1, null, 6002]);
  });

  it('gives every kept line its own text, in order', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.map((line) => `${line}\n`).join(''));
    fc.assert(fc.property(text, text, (before, after) => {
      const [old, now] = [before.split('\n'), after.split('\n')];
      const { origin, added, removed } = compareLines(before, after);
      const kept = now.slice(0, -1).map((_, index) => origin(index + 1));
      const lines = kept.filter((line) => line !== null);
      assert.equal(added, kept.length - lines.length);
      assert.equal(removed, old.length - 1 - lines.length);
      assert.deepEqual(lines, [...new Set(lines)].sort((a, b) => a - b));
      for (const [index, line] of kept.entries()) if (line !== null) assert.equal(old[line - 1], now[index]);
    }));
  });

  it('measures how much two texts have in common', () => {
    assert.equal(similarity('a\nb\n\nc\nd\n', 'd\nb\nx\na\n\n'), 0.75);
    assert.equal(similarity('a\n', 'b\n'), 0);
    assert.equal(similarity('a\na\n', 'a\n'), 0.5);
  });
});
