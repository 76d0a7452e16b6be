import assert from 'node:assert/strict';
import { planPrograms } from '../../src/project/programs';
import type { ProgramPlan } from '../../src/project/programs';
import { scanImports } from '../../src/python/imports';
import { makeModuleGraph } from '../../src/python/modules';

function plan(files: Readonly<Record<string, string>>, asked = Object.keys(files)): readonly ProgramPlan[] {
  const summaries = Object.entries(files).map(([path, code]) => ({ path, imports: scanImports(code), machineLearning: code.includes('sklearn') }));
  return planPrograms(summaries, makeModuleGraph(Object.keys(files)), new Set(asked));
}

describe('planPrograms', () => {
  it('leaves alone what has nothing to do with machine learning', () => {
    assert.deepEqual(plan({ 'a.py': 'import os', 'b.py': 'import a' }), []);
  });

  it('looks at scripts that open what others made, in projects with machine learning, and not at what imports them', () => {
    const files = { 'fetch.py': 'import tarfile', 'site.py': 'import settings', 'settings.py': 'import yaml' };
    assert.deepEqual(plan(files), []);
    assert.deepEqual(plan({ ...files, 'train.py': 'import sklearn' }).map(({ paths }) => paths), [['fetch.py'], ['settings.py'], ['train.py']]);
  });

  it('keeps projects apart that no import links', () => {
    const files = { 'one/train.py': 'import sklearn\nimport tools', 'one/tools.py': '', 'two/train.py': 'import sklearn\nimport tools', 'two/tools.py': '' };
    assert.deepEqual(plan(files), [
      { paths: ['one/tools.py', 'one/train.py'], entries: ['one/train.py'] },
      { paths: ['two/tools.py', 'two/train.py'], entries: ['two/train.py'] },
    ]);
  });

  it('joins programs through a module that both import', () => {
    const files = { 'a.py': 'import sklearn\nimport c', 'b.py': 'import sklearn\nimport c', 'c.py': '' };
    assert.deepEqual(plan(files), [{ paths: ['a.py', 'b.py', 'c.py'], entries: ['a.py', 'b.py'] }]);
  });

  it('interprets only what the asked files depend on', () => {
    const files = {
      'library.py': 'import sklearn',
      'tools.py': '',
      'asked.py': 'import library\nimport tools',
      'caller.py': 'import asked\nimport other',
      'other.py': 'import library',
      'stranger.py': 'import library',
    };
    assert.deepEqual(plan(files, ['asked.py']), [
      { paths: ['asked.py', 'caller.py', 'library.py', 'other.py', 'tools.py'], entries: ['caller.py', 'asked.py', 'library.py', 'other.py'] },
    ]);
  });

  it('runs what nothing imports before what is imported, and ends on import cycles', () => {
    const files = { 'a.py': 'import sklearn', 'z.py': 'import a', 'm.py': 'import n\nimport sklearn', 'n.py': 'import m' };
    assert.deepEqual(plan(files), [
      { paths: ['a.py', 'z.py'], entries: ['z.py', 'a.py'] },
      { paths: ['m.py', 'n.py'], entries: ['m.py', 'n.py'] },
    ]);
  });
});
