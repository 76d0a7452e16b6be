import assert from 'node:assert/strict';
import type { ModuleCode } from '../../src/project/code/code';
import { inspectingRules } from '../../src/rules/needs';
import { rules } from '../../src/rules/registry.generated';

/** A file as far as its imports are concerned. */
const using = (...libraries: readonly string[]): ModuleCode => ({ uses: (library: string) => libraries.includes(library) }) as unknown as ModuleCode;

const idsFor = (...libraries: readonly string[]): readonly string[] => inspectingRules(rules, using(...libraries)).map(({ meta }) => meta.id);

describe('rules that need a library', () => {
  it('are asked of files that use it, and of no others', () => {
    assert.ok(idsFor('pandas').includes('data/frame-bool'));
    assert.ok(!idsFor('torch').includes('data/frame-bool'));
    assert.ok(!idsFor().includes('data/frame-bool'));
  });

  it('are asked where one of several is used', () => {
    assert.ok(idsFor('torchvision').includes('api/torch-deprecated-removed'));
  });

  it('leave those that need none as they are, in the order of all', () => {
    const free = rules.filter(({ inspect, needs }) => inspect && !needs).map(({ meta }) => meta.id);
    assert.deepEqual(idsFor(), free);
    const all = rules.map(({ meta }) => meta.id);
    const asked = idsFor('pandas', 'torch');
    assert.deepEqual(asked, all.filter((id) => asked.includes(id)));
  });
});
