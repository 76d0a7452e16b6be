import assert from 'node:assert/strict';
import { findLessons, lessonIndex, warmLessons } from '../../src/mentor/retrieval';
import { lessonOf, lessonText } from '../../src/mentor/lesson-base';
import type { RetrievalCase } from './questions';
import { development, heldOut, offTopic } from './questions';

const ENOUGH = 0.85;

function misses(cases: readonly RetrievalCase[]): string[] {
  return cases.flatMap(([question, ...wanted]) => {
    const found = findLessons(question).map(({ id }) => id);
    return found.some((id) => wanted.includes(id)) ? [] : [`${question} → ${found.join(', ')}`];
  });
}

describe('finding lessons by a question', () => {
  it('can be made ready a little at a time, and is then the index', async () => {
    let pauses = 0;
    await warmLessons(() => {
      pauses += 1;
      return Promise.resolve();
    });
    assert.ok(pauses > 10);
    const made = lessonIndex();
    await warmLessons(() => Promise.reject(new Error('It is made already.')));
    assert.equal(lessonIndex(), made);
    assert.equal(findLessons('calibrated probabilities')[0]?.title, 'Calibration: does 80% mean 80%');
  });

  it('has a set of a hundred questions or more, half of them held out', () => {
    assert.ok(development.length + heldOut.length >= 100);
    assert.ok(Math.abs(development.length - heldOut.length) <= 2);
  });

  for (const [name, cases] of [['the questions it was tuned on', development], ['the questions held out', heldOut]] as const) {
    it(`finds a fitting lesson among the first three for ${name}`, () => {
      const missed = misses(cases);
      const share = 1 - missed.length / cases.length;
      assert.ok(share >= ENOUGH, `hit@3 ${share.toFixed(2)}\n${missed.join('\n')}`);
    });
  }

  for (const question of offTopic) {
    it(`finds nothing fitting for "${question}"`, () => {
      assert.deepEqual(findLessons(question), []);
    });
  }

  it('looks a rule up by its id, without any search', () => {
    assert.equal(lessonOf('leakage/fit-before-split')?.lesson.ladder.length, 5);
    assert.equal(lessonText('leakage/none'), undefined);
    assert.equal(lessonText('constructor'), undefined);
  });

  it('finds a function by its parts, and by its stem', () => {
    assert.ok(findLessons('StandardScaler').some(({ id }) => id === 'leakage/fit-before-split' || id === 'concept/feature-scaling'));
    assert.deepEqual(findLessons('calibrated probabilities')[0]?.id, 'concept/calibration');
  });
});
