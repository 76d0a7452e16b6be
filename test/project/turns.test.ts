import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeWorkspace } from '../../src/project/node/disk-workspace';
import { turnWhenDue } from '../../src/project/turns';

function work(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end; );
}

describe('turns of the event loop', () => {
  it('are taken after a while, and not before', async () => {
    work(20);
    const turn = turnWhenDue();
    assert.notEqual(turn, null);
    await turn;
    assert.equal(turnWhenDue(), null);
  });

  it('let what has come in be dealt with, and what that asks for', async () => {
    let isDone = false;
    setImmediate(() => setImmediate(() => { isDone = true; }));
    work(20);
    await turnWhenDue();
    assert.ok(isDone);
  });

  it('come between the files of a folder on disk', async () => {
    const root = mkdtempSync(join(tmpdir(), 'holdout-turns-'));
    try {
      writeFileSync(join(root, 'a.py'), 'x = 1\n');
      const workspace = nodeWorkspace(root);
      let isHeard = false;
      setImmediate(() => { isHeard = true; });
      work(20);
      assert.equal(Buffer.from(await workspace.read('a.py')).toString(), 'x = 1\n');
      assert.ok(isHeard);
      await assert.rejects(workspace.read(''), { message: 'This is a folder, not a file.' });
      await assert.rejects(workspace.read('b.py'), { message: 'There is no such file or folder.' });
      await assert.rejects(workspace.read('a.py', 3), { message: 'The file is too large.' });
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
