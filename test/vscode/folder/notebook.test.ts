import { strict as assert } from 'node:assert';
import type { NotebookCell, NotebookDocument } from 'vscode';
import { commands, languages, NotebookCellKind, NotebookRange, window } from 'vscode';
import { closeAll, copiesOf, openNotebook, replaceText, setText } from '../support/documents';
import { findings, findingsOf, FIT_BEFORE_SPLIT, underlined } from '../support/findings';
import { countElements, screenshot } from '../support/page';
import { until } from '../support/wait';

const SCALE = 'scaler = StandardScaler()';

function cellWith(notebook: NotebookDocument, text: string): NotebookCell {
  const cell = notebook.getCells().find((candidate) => candidate.document.getText().includes(text));
  assert.ok(cell !== undefined, `a cell with "${text}"`);
  return cell;
}

async function select(cell: NotebookCell): Promise<void> {
  const editor = window.activeNotebookEditor;
  assert.ok(editor !== undefined);
  editor.selections = [new NotebookRange(cell.index, cell.index + 1)];
  await until('the selection', () => (editor.selection.start === cell.index ? true : undefined));
}

async function silentEverywhere(notebook: NotebookDocument): Promise<void> {
  await until('no finding in any cell', () => (notebook.getCells().every((cell) => findings(cell.document.uri).length === 0) ? true : undefined));
}

describe('a notebook', () => {
  // The first test, which takes the picture, has the original.
  const files = [...copiesOf('churn.ipynb', 6), ['churn.ipynb']];
  let notebook: NotebookDocument;

  beforeEach(async () => {
    notebook = await openNotebook(...(files.pop() ?? []));
    await findingsOf(cellWith(notebook, SCALE).document, FIT_BEFORE_SPLIT);
  });
  afterEach(closeAll);

  it('has its squiggle in the cell of the fit, and in no other', async () => {
    const { document, index } = cellWith(notebook, SCALE);
    const [finding] = findings(document.uri);
    assert.ok(finding !== undefined);
    assert.equal(index, 3);
    assert.equal(finding.range.start.line, 1);
    assert.equal(underlined(document, finding), 'scaler.fit_transform(X)');
    assert.deepEqual(notebook.getCells().filter((cell) => findings(cell.document.uri).length > 0).map((cell) => cell.index), [3]);
    await until('a drawn squiggle', async () => ((await countElements('.squiggly-warning, .squiggly-error')) > 0 ? true : undefined));
    await screenshot('screenshot-notebook');
  });

  it('is read again when a cell is edited', async () => {
    await replaceText(cellWith(notebook, SCALE).document, 'X = scaler.fit_transform(X)', '');
    await silentEverywhere(notebook);
  });

  it('is read again when the cell moves below the split, and when it moves back', async () => {
    await select(cellWith(notebook, SCALE));
    await commands.executeCommand('notebook.cell.moveDown');
    await until('the move', () => (cellWith(notebook, SCALE).index === 4 ? true : undefined));
    // Fitted on all rows still, but what the model learns from and is judged on was split from the raw ones.
    await silentEverywhere(notebook);
    await commands.executeCommand('notebook.cell.moveUp');
    await until('the move back', () => (cellWith(notebook, SCALE).index === 3 ? true : undefined));
    await findingsOf(cellWith(notebook, SCALE).document, FIT_BEFORE_SPLIT);
  });

  it('is read again when a cell is deleted, and when that is undone', async () => {
    await select(cellWith(notebook, SCALE));
    await commands.executeCommand('notebook.cell.delete');
    await until('the deletion', () => (notebook.getCells().every((cell) => !cell.document.getText().includes(SCALE)) ? true : undefined));
    await silentEverywhere(notebook);
    await commands.executeCommand('undo');
    await until('the cell again', () => (notebook.getCells().some((cell) => cell.document.getText().includes(SCALE)) ? true : undefined));
    await findingsOf(cellWith(notebook, SCALE).document, FIT_BEFORE_SPLIT);
  });

  it('is read again when a cell becomes Markdown, and when it becomes code again', async () => {
    await select(cellWith(notebook, SCALE));
    await commands.executeCommand('notebook.cell.changeToMarkdown');
    await until('Markdown', () => (cellWith(notebook, SCALE).kind === NotebookCellKind.Markup ? true : undefined));
    await silentEverywhere(notebook);
    await select(cellWith(notebook, SCALE));
    await commands.executeCommand('notebook.cell.changeToCode');
    await until('code', () => (cellWith(notebook, SCALE).kind === NotebookCellKind.Code ? true : undefined));
    // Without a kernel VS Code does not know the language of the new cell.
    await languages.setTextDocumentLanguage(cellWith(notebook, SCALE).document, 'python');
    await findingsOf(cellWith(notebook, SCALE).document, FIT_BEFORE_SPLIT);
  });

  it('leaves no finding behind when it is closed', async () => {
    const cell = cellWith(notebook, SCALE).document.uri;
    await closeAll();
    await until('the closing', () => (notebook.isClosed ? true : undefined));
    await until('no finding', () => (findings(cell).length === 0 ? true : undefined));
    assert.deepEqual(languages.getDiagnostics().filter(([uri, found]) => uri.path === notebook.uri.path && found.length > 0).map(([uri]) => uri.toString()), []);
  });

  it('has its findings in the right cells when one is put in above', async () => {
    await select(cellWith(notebook, '# Churn'));
    await commands.executeCommand('notebook.cell.insertCodeCellAboveAndFocusContainer');
    await until('a new cell', () => (notebook.cellCount === 7 ? true : undefined));
    await setText(notebook.cellAt(0).document, 'seed = 7\n\n\nprint(seed)');
    const { document, index } = cellWith(notebook, SCALE);
    assert.equal(index, 4);
    const [finding] = await findingsOf(document, FIT_BEFORE_SPLIT);
    assert.ok(finding !== undefined);
    assert.equal(underlined(document, finding), 'scaler.fit_transform(X)');
  });
});

