import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { NotebookCellKind } from 'vscode-languageserver/node';
import type { CellText, Client } from './support/client';
import { cellItem, notebookCell, startClient } from './support/client';

const server = join(__dirname, 'support', 'marker-server.js');
const path = 'churn.ipynb';
const title: CellText = { id: 'title', text: '# leak()', language: 'markdown' };
const first: CellText = { id: 'first', text: 'x = source()' };
const second: CellText = { id: 'second', text: 'a = 1\nleak()' };
const third: CellText = { id: 'third', text: 'leak()' };

describe('the language server on notebooks', () => {
  let client: Client;
  const cell = (id: string): string => client.cellUri(path, id);
  const shown = (): Record<string, number[]> =>
    Object.fromEntries(['title', 'first', 'second', 'third', 'fourth'].map((id) => [id, client.lines(cell(id))] as const).filter(([, lines]) => lines.length > 0));

  beforeEach(async () => {
    client = await startClient({ server });
    await client.openNotebook(path, [title, first, second, third]);
    await client.idle();
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  it('publishes findings in their cells', () => {
    assert.deepEqual(shown(), { second: [1], third: [0] });
  });

  it('points from one cell into another', async () => {
    await client.notebook(path, { cells: { textContent: [{ document: { uri: cell('second'), version: 2 }, changes: [{ text: 'x = source()\nleak()' }] }] } });
    await client.idle();
    assert.deepEqual(client.shown(cell('second'))[0]?.relatedInformation?.map(({ location }) => location.uri), [cell('second')]);
  });

  it('follows edits within a cell', async () => {
    await client.notebook(path, {
      cells: { textContent: [{ document: { uri: cell('second'), version: 2 }, changes: [{ range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' }] }] },
    });
    await client.idle();
    assert.deepEqual(shown(), { second: [0], third: [0] });
  });

  it('takes back the findings of a deleted cell at once', async () => {
    const before = client.published.length;
    await client.notebook(path, { cells: { structure: { array: { start: 2, deleteCount: 1 }, didClose: [{ uri: cell('second') }] } } });
    await client.idle();
    assert.deepEqual(client.published[before], { uri: cell('second'), diagnostics: [] });
    assert.deepEqual(shown(), { third: [0] });
  });

  it('keeps findings in their cells when one is inserted above', async () => {
    const fourth: CellText = { id: 'fourth', text: 'leak()' };
    await client.notebook(path, {
      cells: { structure: { array: { start: 0, deleteCount: 0, cells: [notebookCell(cell('fourth'), fourth)] }, didOpen: [cellItem(cell('fourth'), fourth)] } },
    });
    await client.idle();
    assert.deepEqual(shown(), { second: [1], third: [0], fourth: [0] });
  });

  it('analyses anew when a cell only moves', async () => {
    const { count } = (await client.stats()).analysis;
    await client.notebook(path, { cells: { structure: { array: { start: 1, deleteCount: 3, cells: [second, third, first].map((one) => notebookCell(cell(one.id), one)) } } } });
    await client.idle();
    assert.equal((await client.stats()).analysis.count, count + 1);
    assert.deepEqual(shown(), { second: [1], third: [0] });
  });

  it('takes back the findings of a cell that becomes Markdown, told as data or as another cell', async () => {
    await client.notebook(path, { cells: { data: [{ kind: NotebookCellKind.Markup, document: cell('second') }] } });
    await client.idle();
    assert.deepEqual(shown(), { third: [0] });
    const fourth: CellText = { id: 'fourth', text: third.text, language: 'markdown' };
    await client.notebook(path, {
      cells: {
        structure: {
          array: { start: 3, deleteCount: 1, cells: [notebookCell(cell('fourth'), fourth)] },
          didClose: [{ uri: cell('third') }],
          didOpen: [cellItem(cell('fourth'), fourth)],
        },
      },
    });
    await client.idle();
    assert.deepEqual(shown(), {});
    await client.notebook(path, { cells: { data: [{ kind: NotebookCellKind.Code, document: cell('second') }] } });
    await client.idle();
    assert.deepEqual(shown(), { second: [1] });
  });

  it('reads a code cell that has no language yet as Python among Python cells', async () => {
    const fourth: CellText = { id: 'fourth', text: 'leak()', language: 'plaintext' };
    await client.notebook(path, {
      cells: { structure: { array: { start: 4, deleteCount: 0, cells: [notebookCell(cell('fourth'), fourth)] }, didOpen: [cellItem(cell('fourth'), fourth)] } },
    });
    await client.idle();
    assert.deepEqual(shown(), { second: [1], third: [0], fourth: [0] });
  });

  it('takes back all when the notebook is closed', async () => {
    await client.closeNotebook(path);
    await client.idle();
    assert.deepEqual(shown(), {});
  });

  it('suppresses within the cell', async () => {
    const action = (await client.actions(cell('second'), 1, 2)).find(({ title: name }) => name.startsWith('Suppress'));
    assert.deepEqual(action?.edit, {
      documentChanges: [
        {
          textDocument: { uri: cell('second'), version: 1 },
          edits: [{ range: { start: { line: 1, character: 6 }, end: { line: 1, character: 6 } }, newText: '  # holdout: ignore[test/leak]' }],
        },
      ],
    });
  });
});
