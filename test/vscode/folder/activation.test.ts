import { strict as assert } from 'node:assert';
import { commands, extensions } from 'vscode';
import { closeAll, openScript } from '../support/documents';
import { findingsOf, FIT_BEFORE_SPLIT } from '../support/findings';
import { notes } from '../support/notes';
import { until } from '../support/wait';

// The name begins with `a`: nothing may have opened a Python file before.
describe('activation', () => {
  const holdout = extensions.all.find((extension) => extension.id.endsWith('.holdout'));

  after(closeAll);

  it('has not happened before a Python file is opened', () => {
    assert.ok(holdout !== undefined, 'the extension is installed');
    assert.equal(holdout.isActive, false);
  });

  it('happens when a Python file is opened, and findings come without a command', async () => {
    const began = performance.now();
    const document = await openScript('train.py');
    await until('activation', () => (holdout?.isActive === true ? true : undefined));
    const active = performance.now();
    await findingsOf(document, FIT_BEFORE_SPLIT);
    notes.push(`opening the first file: active after ${(active - began).toFixed(0)} ms, findings after ${(performance.now() - began).toFixed(0)} ms`);
  });

  it('registers each command that the manifest names', async () => {
    const manifest = holdout?.packageJSON as { contributes?: { commands?: { command: string }[] } };
    const named = (manifest.contributes?.commands ?? []).map(({ command }) => command);
    const registered = new Set(await commands.getCommands(true));
    assert.notEqual(named.length, 0);
    assert.deepEqual(named.filter((command) => !registered.has(command)), []);
  });
});
