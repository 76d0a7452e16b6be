import assert from 'node:assert/strict';
import { memoryWorkspace } from '../../src/project/workspace';
import { defaultConfig } from '../../src/review/config';
import { findConfig } from '../../src/server/find-config';

describe('findConfig', () => {
  it('takes holdout.toml before pyproject.toml', async () => {
    const both = memoryWorkspace({ 'holdout.toml': 'preset = "strict"', 'pyproject.toml': '[tool.holdout]\npreset = "learner"' });
    assert.equal((await findConfig(both, 'file:///project', [])).config.preset, 'strict');
  });

  it('takes a pyproject.toml without the table for none', async () => {
    const other = memoryWorkspace({ 'pyproject.toml': '[tool.other]\nx = "holdout"' });
    assert.deepEqual(await findConfig(other, 'file:///project', []), { config: defaultConfig(), problems: [] });
  });
});
