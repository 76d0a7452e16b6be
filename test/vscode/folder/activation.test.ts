import { strict as assert } from 'node:assert';
import { commands } from 'vscode';
import { closeAll, openScript } from '../support/documents';
import { findingsOf, FIT_BEFORE_SPLIT } from '../support/findings';
import { holdout } from '../support/holdout';
import { notes } from '../support/notes';
import { until } from '../support/wait';

describe('activation', () => {
  after(closeAll);

  it('has not happened before a Python file is opened', () => {
    assert.equal(holdout().isActive, false);
  });

  it('happens when a Python file is opened, and findings come without a command', async () => {
    const began = performance.now();
    const document = await openScript('train.py');
    await until('activation', () => (holdout().isActive ? true : undefined));
    const active = performance.now();
    await findingsOf(document, FIT_BEFORE_SPLIT);
    const all = performance.now() - began;
    const { activationMilliseconds } = holdout().exports;
    notes.push(`activate: ${activationMilliseconds.toFixed(1)} ms; from opening the first file: active in ${(active - began).toFixed(0)} ms, findings in ${all.toFixed(0)} ms`);
    assert.ok(activationMilliseconds < 250, `activate took ${activationMilliseconds.toFixed(0)} ms`);
  });

  it('registers each command that the manifest names', async () => {
    const manifest = holdout().packageJSON as { contributes?: { commands?: { command: string }[] } };
    const named = (manifest.contributes?.commands ?? []).map(({ command }) => command);
    const registered = new Set(await commands.getCommands(true));
    assert.notEqual(named.length, 0);
    assert.deepEqual(named.filter((command) => !registered.has(command)), []);
  });
});
