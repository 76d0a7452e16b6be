import { strict as assert } from 'node:assert';
import { copyFileSync } from 'node:fs';
import type { Hover, MarkdownString } from 'vscode';
import { commands, DiagnosticSeverity, Position, Selection, window } from 'vscode';
import { closeAll, openScript, replaceText } from '../support/documents';
import { fixtureFile } from '../support/environment';
import { findings, findingsOf, FIT_BEFORE_SPLIT, underlined } from '../support/findings';
import { countElements, press, screenshot, textsOf } from '../support/page';
import { pause, until } from '../support/wait';

describe('a script', () => {
  afterEach(closeAll);

  it('has its squiggle on exactly the fit', async () => {
    const document = await openScript('train.py');
    const [finding] = await findingsOf(document, FIT_BEFORE_SPLIT);
    assert.ok(finding !== undefined);
    assert.equal(underlined(document, finding), 'scaler.fit_transform(X)');
    assert.equal(finding.range.start.line, 11);
    assert.ok(finding.severity <= DiagnosticSeverity.Warning);
    assert.notEqual(finding.message, '');
  });

  it('tells the path that proves it as related places, the split among them', async () => {
    const document = await openScript('train.py');
    const [finding] = await findingsOf(document, FIT_BEFORE_SPLIT);
    const related = finding?.relatedInformation ?? [];
    assert.ok(related.every(({ location }) => location.uri.toString() === document.uri.toString()));
    assert.ok(related.some(({ location }) => document.getText(location.range).startsWith('train_test_split(')), 'the split is among them');
  });

  it('draws the squiggle', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    await until('a drawn squiggle', async () => ((await countElements('.squiggly-warning, .squiggly-error')) > 0 ? true : undefined));
  });

  it('shows its path in the Problems view', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    await commands.executeCommand('workbench.actions.view.problems');
    await until('the finding in the view', async () => ((await countElements('.markers-panel .monaco-list-row .marker-message-line')) > 0 ? true : undefined));
    await commands.executeCommand('list.focusFirst');
    await commands.executeCommand('list.focusDown');
    await commands.executeCommand('list.expand');
    await until('the related places', async () => ((await textsOf('.markers-panel .monaco-list-row')).some((text) => text.includes('learns from the training rows here')) ? true : undefined));
    await commands.executeCommand('list.focusFirst');
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    // The window hears of the editor that has the focus again a moment later.
    const editor = await until('the editor again', () => window.activeTextEditor);
    const [finding] = await findingsOf(document, FIT_BEFORE_SPLIT);
    assert.ok(finding !== undefined);
    editor.selection = new Selection(finding.range.start, finding.range.start);
    await screenshot('screenshot-script');
    await commands.executeCommand('workbench.action.closePanel');
  });

  it('explains itself in the hover', async () => {
    const document = await openScript('train.py');
    const [finding] = await findingsOf(document, FIT_BEFORE_SPLIT);
    assert.ok(finding !== undefined);
    const inside = finding.range.start.translate(0, 10);
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, inside);
    const text = hovers.flatMap((hover) => hover.contents).map((content) => (typeof content === 'string' ? content : (content as MarkdownString).value)).join('\n');
    assert.match(text, /test/i);
    assert.match(text, /holdout\.openLesson/, 'a link to the lesson');

    const elsewhere = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, new Position(4, 2));
    assert.deepEqual(elsewhere, []);

    const editor = window.activeTextEditor;
    assert.ok(editor !== undefined);
    editor.selection = new Selection(inside, inside);
    await commands.executeCommand('editor.action.showHover');
    await until('a drawn hover', async () => ((await countElements('.monaco-hover:not(.hidden) .hover-row')) > 0 ? true : undefined));
    await pause(300);
    await screenshot('hover');
    await press('Escape');
  });

  it('loses the finding when the fit moves below the split, and has it again when it moves back', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    const leaky = 'X_scaled = scaler.fit_transform(X)\n';
    await replaceText(document, leaky, 'X_scaled = X\n');
    await replaceText(document, 'model = Log', 'X_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)\nmodel = Log');
    await findingsOf(document);
    await replaceText(document, 'X_scaled = X\n', leaky);
    const [finding] = await findingsOf(document, FIT_BEFORE_SPLIT);
    assert.ok(finding !== undefined);
    assert.equal(underlined(document, finding), 'scaler.fit_transform(X)');
  });

  it('keeps the squiggle on the fit when lines are put in above', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    await replaceText(document, '"""Train the churn model."""\n', '"""Train the churn model.\n\nOnce a month.\n"""\n');
    await until('the squiggle three lines below', () => (findings(document.uri)[0]?.range.start.line === 14 ? true : undefined));
    const [finding] = findings(document.uri);
    assert.ok(finding !== undefined);
    assert.equal(underlined(document, finding), 'scaler.fit_transform(X)');
  });

  it('outlives broken syntax while it is typed', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    await replaceText(document, 'print("accuracy:", model.score(X_test, y_test))', 'print("accuracy:", model.score(X_test, y_test)\nif model.');
    await pause(500);
    await replaceText(document, '\nif model.', ')\n');
    await findingsOf(document, FIT_BEFORE_SPLIT);
  });

  it('is read when it was made a moment ago', async () => {
    copyFileSync(fixtureFile('train.py'), fixtureFile('new.py'));
    await findingsOf(await openScript('new.py'), FIT_BEFORE_SPLIT);
  });

  it('has one finding, not two, when it is closed and opened again', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    await closeAll();
    const again = await openScript('train.py');
    await findingsOf(again, FIT_BEFORE_SPLIT);
  });
});
