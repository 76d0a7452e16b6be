import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import type { BasesResult, ReviewFixesResult, ReviewResult, ReviewTextResult } from '../../src/server/protocol';
import { CLEAN, LEAK, LEAKY, git } from '../review/changes/support';
import type { Client } from './support/client';
import { startClient } from './support/client';

const server = join(__dirname, '..', '..', 'src', 'server', 'node.js');
const OLD = 'old.py';
const FILES = { 'train.py': CLEAN, [OLD]: LEAKY };

describe('changes, in the language server', function () {
  this.timeout(60_000);
  let client: Client;
  const started = async (options: Partial<Parameters<typeof startClient>[0]> = {}): Promise<void> => {
    client = await startClient({ server, files: FILES, ...options });
  };
  const committed = (folder = ''): void => {
    const at = join(client.root, folder);
    git(at, 'init', '--quiet', '--initial-branch', 'main');
    git(at, 'add', '--all');
    git(at, 'commit', '--quiet', '--message', 'First');
    git(at, 'switch', '--quiet', '--create', 'feature');
  };
  const review = (ref: string): Promise<ReviewResult> => client.request('holdout/review', { compared: { kind: 'base', ref } });
  const lines = (path: string): number[] => client.lines(client.uri(path));
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  it('are reviewed with what is not saved, and told as a comment, as SARIF and as fixes', async () => {
    await started();
    committed();
    await client.open('train.py', LEAKY);
    const { folders } = await review('main');
    const [folder] = folders;
    assert.deepEqual([folders.length, folder?.problem, folder?.report?.change?.against], [1, null, 'main']);
    assert.deepEqual(folder?.report?.findings.map(({ path, rule, introduced, range }) => [path, rule, introduced, range.start.line]), [['train.py', LEAK, 'changed-line', 8]]);
    const text = async (format: string): Promise<string> => (await client.request<ReviewTextResult>('holdout/reviewText', { format })).folders.map((one) => one.text).join('');
    assert.match(await text('markdown'), /^## Holdout: .*\n[\s\S]*leakage\/fit-before-split/);
    assert.equal((JSON.parse(await text('sarif')) as { readonly version: string }).version, '2.1.0');
    const fixes = await client.request<ReviewFixesResult>('holdout/reviewFixes', {});
    // Moving a fit is never safe.
    assert.deepEqual(fixes.folders, []);
    assert.deepEqual((await client.request<BasesResult>('holdout/bases', {})).folders.map(({ bases }) => bases), [['main']]);
  });

  it('of several folders are reviewed each in its own repository; one without any says so', async () => {
    await started({ folders: ['one', 'two'], files: { 'one/train.py': CLEAN, 'two/train.py': LEAKY } });
    committed('one');
    await client.write('one/train.py', LEAKY);
    const { folders } = await review('main');
    assert.deepEqual(folders.map(({ report, problem }) => [report?.findings.length ?? null, problem?.replace(/^\S+ /, '') ?? null]), [[1, null], [null, 'is not in a git repository: there is nothing to compare with.']]);
  });

  it('alone are shown, if the setting says so', async () => {
    await started({ settings: { onlyChanged: 'main' } });
    committed();
    await client.open(OLD, LEAKY);
    await client.open('train.py', CLEAN);
    await client.idle();
    assert.deepEqual([lines(OLD), lines('train.py')], [[], []]);
    await client.change('train.py', LEAKY);
    await client.idle();
    assert.deepEqual([lines(OLD), lines('train.py')], [[], [7]]);
    await client.set({ onlyChanged: '' });
    await client.idle();
    assert.deepEqual([lines(OLD), lines('train.py')], [[7], [7]]);
  });

  it('can\'t be told without a repository: then everything is shown', async () => {
    await started({ settings: { onlyChanged: 'main' } });
    await client.open(OLD, LEAKY);
    await client.idle();
    assert.deepEqual(lines(OLD), [7]);
    assert.ok(client.messages.some((message) => message.includes('What is new since "main" can\'t be told')), client.messages.join('\n'));
  });
});

describe('a baseline, in the language server', function () {
  this.timeout(60_000);
  const entry = (path: string, fingerprint: string): string => JSON.stringify({ schema: 1, tool: 'holdout', findings: [{ rule: LEAK, path, fingerprint, message: '' }] });

  it('makes faded hints of what it knows, hides or shows it, and is read again when it changes', async () => {
    const files = { 'old.py': LEAKY, 'pyproject.toml': '[tool.holdout]\nbaseline = "baseline.json"\n', 'baseline.json': entry('none.py', '0'.repeat(32)) };
    const client = await startClient({ server, files });
    const uri = client.uri('old.py');
    const shown = (): unknown[] => client.shown(uri).map(({ severity, tags }) => [severity, tags]);
    await client.open('old.py', LEAKY);
    await client.idle();
    assert.deepEqual(shown(), [[2, undefined]]);
    const fingerprint = String(client.shown(uri)[0]?.data);
    await client.write('baseline.json', entry('old.py', fingerprint));
    await client.watched('baseline.json', 2);
    await client.idle();
    assert.deepEqual(shown(), [[4, [1]]]);
    await client.set({ baseline: 'hidden' });
    await client.idle();
    assert.deepEqual(shown(), []);
    await client.set({ baseline: 'shown' });
    await client.idle();
    assert.deepEqual(shown(), [[2, undefined]]);
    assert.equal(await client.stop(), 0);
  });
});
