import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import type { Client } from './support/client';
import { startClient } from './support/client';

const server = join(__dirname, 'support', 'marker-server.js');

describe('code actions and hovers of the language server', () => {
  let client: Client;
  const uri = (): string => client.uri('train.py');
  const start = async (lessons = true): Promise<void> => {
    client = await startClient({ server, initializationOptions: { lessons } });
    await client.open('train.py', 'x = 1\ny = leak()\n');
    await client.idle();
  };
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  it('offers the fix first, then the suppression, then the lesson', async () => {
    await start();
    const actions = await client.actions(uri(), 1, 6);
    assert.deepEqual(actions.map(({ title, isPreferred }) => [title, isPreferred]), [
      ['Hold the rows out', true],
      ['Suppress test/leak on this line', undefined],
      ['Open the lesson: The test rows leak', undefined],
    ]);
    assert.deepEqual(actions[0]?.edit, {
      documentChanges: [
        { textDocument: { uri: uri(), version: 1 }, edits: [{ range: { start: { line: 1, character: 4 }, end: { line: 1, character: 10 } }, newText: 'held()' }] },
      ],
    });
    assert.deepEqual(actions[1]?.edit, {
      documentChanges: [
        {
          textDocument: { uri: uri(), version: 1 },
          edits: [{ range: { start: { line: 1, character: 10 }, end: { line: 1, character: 10 } }, newText: '  # holdout: ignore[test/leak]' }],
        },
      ],
    });
    assert.deepEqual(actions[2]?.command, { title: 'Open the lesson: The test rows leak', command: 'holdout.openLesson', arguments: ['test/leak'] });
    for (const { diagnostics } of actions) assert.deepEqual(diagnostics?.map(({ code }) => code), ['test/leak']);
  });

  it('offers nothing beside the finding, and no refactoring', async () => {
    await start();
    assert.deepEqual(await client.actions(uri(), 0, 0), []);
    const at = { line: 1, character: 6 };
    const params = { textDocument: { uri: uri() }, range: { start: at, end: at }, context: { diagnostics: [], only: ['refactor'] } };
    assert.deepEqual(await client.request('textDocument/codeAction', params), []);
  });

  it('hides the finding when its suppression is applied', async () => {
    await start();
    await client.change('train.py', '  # holdout: ignore[test/leak]', [1, 10, 1, 10]);
    await client.idle();
    assert.deepEqual(client.shown(uri()), []);
  });

  it('tells title, why, fix and lesson in a hover, and not the message, which clients show themselves', async () => {
    await start();
    const hover = await client.hover(uri(), 1, 5);
    assert.deepEqual(hover, {
      contents: {
        kind: 'markdown',
        value: [
          '**The test rows leak**',
          '**Why it matters.** The score is too good.',
          '**How to fix.** Hold the rows out.',
          '[Open the lesson](command:holdout.openLesson?%5B%22test%2Fleak%22%5D)',
        ].join('\n\n'),
      },
      range: { start: { line: 1, character: 4 }, end: { line: 1, character: 10 } },
    });
    assert.equal(await client.hover(uri(), 0, 0), null);
  });

  it('names no command that the client does not have', async () => {
    await start(false);
    assert.deepEqual((await client.actions(uri(), 1, 6)).map(({ title }) => title), ['Hold the rows out', 'Suppress test/leak on this line']);
    assert.ok(!JSON.stringify(await client.hover(uri(), 1, 5)).includes('command:'));
  });

  it('gives the lesson as Markdown, and null where there is none', async () => {
    await start();
    const lesson = await client.request<{ title: string; markdown: string }>('holdout/lesson', { rule: 'test/leak' });
    assert.equal(lesson.title, 'The test rows leak');
    assert.match(lesson.markdown, /^# The test rows leak\n/);
    assert.equal(await client.request('holdout/lesson', { rule: 'test/none' }), null);
  });
});
