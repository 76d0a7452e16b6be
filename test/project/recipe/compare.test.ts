import assert from 'node:assert/strict';
import { compareSteps } from '../../../src/project/recipe/compare';
import type { Step } from '../../../src/project/recipe/steps';
import { step } from '../../../src/project/recipe/steps';

const site = { path: 'x.py', span: { start: 0, end: 1 } };
const one = (kind: Step['kind'], label: string, params: Readonly<Record<string, number | string | null>> = {}): Step => step(kind, site, label, params);
const show = (train: readonly Step[], serve: readonly Step[]): string[] => compareSteps(train, serve).map((row) => `${row.state} ${row.train?.label ?? '-'} ${row.serve?.label ?? '-'}`);

const scale = one('scale', '/255', { by: 1 / 255 });
const resize = one('resize', '224', { height: 224 });
const other = one('resize', '180', { height: 180 });
const hidden = one('opaque', 'f');

describe('comparing steps', () => {
  it('finds what is equal, different, missing and extra', () => {
    assert.deepEqual(show([resize, scale], [resize, scale]), ['equal 224 224', 'equal /255 /255']);
    assert.deepEqual(show([resize, scale], [other]), ['different 224 180', 'missing /255 -']);
    assert.deepEqual(show([resize], [resize, scale]), ['equal 224 224', 'extra - /255']);
    assert.deepEqual(show([scale], [scale, scale]).sort(), ['equal /255 /255', 'extra - /255']);
  });

  it('says nothing of what a step that is not known may do', () => {
    assert.deepEqual(show([resize, scale], [hidden, resize]), ['unknown - f', 'equal 224 224', 'unknown /255 -']);
    assert.deepEqual(show([resize], [other, hidden]), ['unknown 224 180', 'unknown - f']);
  });

  it('goes on behind the same unknown step on both sides', () => {
    assert.deepEqual(show([hidden, scale], [hidden]), ['equal f f', 'missing /255 -']);
    const named = (name: string | null): Step => one('opaque', 'processor', { name });
    assert.deepEqual(show([named('a'), scale], [named('a')]), ['equal processor processor', 'missing /255 -']);
    assert.deepEqual(show([named('a'), scale], [named('b')]).filter((row) => row.startsWith('missing')), []);
    assert.deepEqual(show([named(null), scale], [named(null)]).filter((row) => row.startsWith('missing')), []);
  });

  it('leaves out random steps of training, and change of type and shape', () => {
    assert.deepEqual(show([one('augment', 'flip'), one('layout', 'permute'), scale], [one('cast', 'float'), scale]), ['equal /255 /255']);
    assert.deepEqual(show([scale], [one('augment', 'flip'), scale]), ['extra - flip', 'equal /255 /255']);
  });

  it('takes a parameter that is not known for equal', () => {
    assert.deepEqual(show([one('resize', 'a', { height: null })], [resize]), ['equal a 224']);
  });
});
