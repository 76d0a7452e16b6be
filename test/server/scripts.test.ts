import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Client, ClientOptions } from './support/client';
import { startClient } from './support/client';

const server = join(__dirname, 'support', 'marker-server.js');

describe('the language server on scripts', () => {
  let client: Client;
  const start = async (options: Partial<ClientOptions> = {}): Promise<void> => {
    client = await startClient({ server, ...options });
  };
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  it('publishes a finding with severity, code, related place and fingerprint', async () => {
    await start();
    await client.open('train.py', 'x = source()\ny = leak()\n');
    await client.idle();
    const uri = client.uri('train.py');
    assert.deepEqual(client.shown(uri), [
      {
        range: { start: { line: 1, character: 4 }, end: { line: 1, character: 10 } },
        severity: DiagnosticSeverity.Warning,
        code: 'test/leak',
        codeDescription: { href: 'https://example.org/holdout/blob/main/docs/rules/test/leak.md' },
        source: 'holdout',
        message: 'The *test* rows leak here.',
        data: 'train.py null y = leak()',
        relatedInformation: [
          { location: { uri, range: { start: { line: 0, character: 4 }, end: { line: 0, character: 12 } } }, message: 'the rows come from here' },
        ],
      },
    ]);
    assert.deepEqual(client.statuses.at(-1), { state: 'ok', findings: 1 });
  });

  it('clears a finding after the edit that mends it, and all after the file is closed', async () => {
    await start();
    const uri = client.uri('train.py');
    await client.open('train.py', 'leak()\nleak()\n');
    await client.idle();
    assert.deepEqual(client.lines(uri), [0, 1]);
    await client.change('train.py', 'held', [0, 0, 0, 4]);
    await client.idle();
    assert.deepEqual(client.lines(uri), [1]);
    await client.close('train.py');
    await client.idle();
    assert.deepEqual(client.published.at(-1), { uri, diagnostics: [] });
    assert.deepEqual(client.statuses.at(-1), { state: 'ok', findings: 0 });
  });

  it('holds back a new finding on the line being typed, shows others at once, and keeps one that was there', async () => {
    await start();
    const uri = client.uri('train.py');
    await client.open('train.py', 'leak()\nx = \n');
    await client.idle();
    await client.change('train.py', 'leak()', [1, 4, 1, 4]);
    await until(() => client.published.at(-1)?.version === 2);
    assert.deepEqual(client.lines(uri), [0]);
    const began = performance.now();
    await client.idle();
    assert.ok(performance.now() - began > 500, 'it waits for the typing to rest');
    assert.deepEqual(client.lines(uri), [0, 1]);
    await client.change('train.py', '  # note', [1, 10, 1, 10]);
    await until(() => client.published.at(-1)?.version === 3);
    assert.deepEqual(client.lines(uri), [0, 1]);
    await client.change('train.py', '', [1, 4, 1, 10]);
    await until(() => client.published.at(-1)?.version === 4);
    assert.deepEqual(client.lines(uri), [0]);
  });

  it('answers 100 rapid edits with the last version, and never with an older one after a newer one', async () => {
    await start();
    const uri = client.uri('train.py');
    await client.open('train.py', '# slow 30\nleak()\n');
    await client.idle();
    for (let edit = 0; edit < 100; edit++) await client.change('train.py', `# ${String(edit)}\n`, [0, 0, 0, 0]);
    await client.idle();
    assert.deepEqual(client.lines(uri), [101]);
    const versions = client.published.filter((one) => one.uri === uri).map((one) => one.version ?? 0);
    assert.equal(versions.at(-1), 101);
    assert.deepEqual(versions, [...versions].sort((a, b) => a - b));
    const { cancelled, editToDiagnostics } = await client.stats();
    assert.ok(versions.length < 50 && editToDiagnostics.count < 50, `${String(versions.length)} answers`);
    assert.ok(cancelled <= 100);
  });

  it('gives up a running analysis for a newer version', async () => {
    await start();
    await client.open('train.py', '# slow 5000\nleak()\n');
    await until(() => client.statuses.some((status) => status.state === 'analysing'));
    await pause(200);
    const began = performance.now();
    await client.change('train.py', 'leak()\n');
    await client.idle();
    assert.ok(performance.now() - began < 2000);
    assert.deepEqual(client.lines(client.uri('train.py')), [0]);
    assert.equal((await client.stats()).cancelled, 1);
  });

  it('sees unsaved text of an imported file, and its text on disk when that changes', async () => {
    await start({ files: { 'features.py': 'leaky = False\n', 'train.py': '' } });
    const uri = client.uri('train.py');
    await client.open('train.py', 'from features import leaky\n');
    await client.idle();
    assert.deepEqual(client.lines(uri), []);
    await client.open('features.py', 'leaky = True\n');
    await client.idle();
    assert.deepEqual(client.lines(uri), [0]);
    await client.close('features.py');
    await client.idle();
    assert.deepEqual(client.lines(uri), []);
    await client.write('features.py', 'leaky = True\n');
    await client.watched('features.py', 2);
    await client.idle();
    assert.deepEqual(client.lines(uri), [0]);
  });

  it('is silent in excluded files, ignored ones and installed packages', async () => {
    const files = { 'excluded/a.py': 'leak()', 'ignored/a.py': 'leak()', 'venv/lib/site-packages/p/a.py': 'leak()', 'b.py': 'leak()' };
    await start({ files });
    for (const [path, text] of Object.entries(files)) await client.open(path, text);
    await client.idle();
    assert.deepEqual(Object.keys(files).map((path) => client.shown(client.uri(path)).length), [0, 0, 0, 1]);
  });

  it('reads a file that was made a moment ago, and one that is not ignored any more', async () => {
    await start({ files: { 'a.py': '', 'ignored/b.py': '' } });
    await client.open('a.py', '');
    await client.idle();
    await client.write('new.py', 'leak()');
    await client.open('new.py', 'leak()');
    await client.open('ignored/b.py', 'leak()');
    await client.idle();
    assert.deepEqual([client.lines(client.uri('new.py')), client.lines(client.uri('ignored/b.py'))], [[0], []]);
    await client.write('.gitignore', '!ignored');
    await client.watched('.gitignore', 2);
    await client.idle();
    assert.deepEqual(client.lines(client.uri('ignored/b.py')), [0]);
  });

  it('reads an open file that comes into the listing only when it is told of', async () => {
    await start({ files: { 'ignored/b.py': '' } });
    await client.open('ignored/b.py', 'leak()');
    await client.idle();
    assert.deepEqual(client.lines(client.uri('ignored/b.py')), []);
    await client.write('.gitignore', '!ignored');
    await client.watched('ignored/b.py', 2);
    await client.idle();
    assert.deepEqual(client.lines(client.uri('ignored/b.py')), []);
    await client.watched('ignored/b.py', 1);
    await client.idle();
    assert.deepEqual(client.lines(client.uri('ignored/b.py')), [0]);
  });

  it('reads a file that is not saved anywhere', async () => {
    await start({ folders: null });
    await client.notify('textDocument/didOpen', { textDocument: { uri: 'untitled:Untitled-1', languageId: 'python', version: 1, text: 'leak()' } });
    await client.idle();
    assert.deepEqual(client.lines('untitled:Untitled-1'), [0]);
  });

  it('reads a lone file and what it imports beside it', async () => {
    await start({ folders: null, files: { 'features.py': 'leaky = True\n' } });
    await client.open('train.py', 'from features import leaky\n');
    await client.idle();
    assert.deepEqual(client.lines(client.uri('train.py')), [0]);
  });

  it('gives every folder its own configuration, and a file to the nearest folder', async () => {
    await start({ folders: ['a', 'a/inner', 'b'], files: { 'a/holdout.toml': 'strict', 'a/x.py': '', 'a/inner/x.py': '', 'b/x.py': '' } });
    for (const path of ['a/x.py', 'a/inner/x.py', 'b/x.py']) await client.open(path, 'leak()');
    await client.idle();
    const severities = ['a/x.py', 'a/inner/x.py', 'b/x.py'].map((path) => client.shown(client.uri(path))[0]?.severity);
    assert.deepEqual(severities, [DiagnosticSeverity.Error, DiagnosticSeverity.Warning, DiagnosticSeverity.Warning]);
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [{ uri: client.uri('a/inner'), name: 'a/inner' }] } });
    await client.idle();
    assert.equal(client.shown(client.uri('a/inner/x.py'))[0]?.severity, DiagnosticSeverity.Error);
  });

  it('shows a configuration error in its file and the log, and takes it back when it is mended', async () => {
    await start({ files: { 'holdout.toml': '\nbad = 1\n' } });
    const uri = client.uri('holdout.toml');
    await client.open('train.py', 'leak()');
    await client.idle();
    assert.deepEqual(client.shown(uri).map(({ range, message }) => [range.start.line, message]), [[1, 'There is no key "bad".']]);
    assert.deepEqual(client.lines(client.uri('train.py')), [0]);
    assert.ok(client.messages.some((message) => message.includes('holdout.toml:2: There is no key "bad".')));
    await client.write('holdout.toml', '');
    await client.watched('holdout.toml', 2);
    await client.idle();
    assert.deepEqual(client.shown(uri), []);
  });

  it('follows the editor\'s settings', async () => {
    await start({ settings: { preset: 'strict' } });
    const uri = client.uri('train.py');
    await client.open('train.py', 'leak()');
    await client.idle();
    assert.equal(client.shown(uri)[0]?.severity, DiagnosticSeverity.Error);
    await client.set({ enable: false });
    await client.idle();
    assert.deepEqual(client.shown(uri), []);
    assert.equal(client.statuses.at(-1)?.state, 'off');
    await client.set({ enable: true });
    await client.idle();
    assert.equal(client.shown(uri)[0]?.severity, DiagnosticSeverity.Warning);
  });

  it('checks the whole workspace on request, and keeps those findings until their file changes', async () => {
    await start({ files: { 'a.py': 'leak()', 'sub/b.py': 'x\nleak()', 'c.ipynb': JSON.stringify({ cells: [{ cell_type: 'markdown', source: '' }, { cell_type: 'code', source: 'leak()' }] }) } });
    const result = await client.checkWorkspace();
    assert.deepEqual([result.findings, result.files], [3, 3]);
    assert.deepEqual(client.lines(client.uri('sub/b.py')), [1]);
    assert.equal(client.shown(client.uri('c.ipynb'))[0]?.message, 'Cell 2: The *test* rows leak here.');
    await client.write('sub/b.py', 'x');
    await client.watched('sub/b.py', 2);
    await client.idle();
    assert.deepEqual(client.lines(client.uri('sub/b.py')), []);
    await client.open('a.py', 'leak()');
    await client.close('a.py');
    await client.idle();
    assert.deepEqual(client.lines(client.uri('a.py')), [0]);
  });

  it('survives broken syntax while typing', async () => {
    await start();
    await client.open('train.py', 'x = (\n');
    await client.change('train.py', '"""', [1, 0, 1, 0]);
    await client.change('train.py', '\u0000leak()', [0, 0, 0, 0]);
    await client.idle();
    assert.deepEqual(client.lines(client.uri('train.py')), [0]);
    assert.equal(client.statuses.at(-1)?.state, 'ok');
  });
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (condition()) return;
    await pause(10);
  }
  assert.fail('It did not happen within 5 s.');
}
