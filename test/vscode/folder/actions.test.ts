import { strict as assert } from 'node:assert';
import type { CodeAction, TextDocument } from 'vscode';
import { commands, Selection, window, workspace } from 'vscode';
import { closeAll, openScript } from '../support/documents';
import { findingsOf, FIT_BEFORE_SPLIT } from '../support/findings';
import { countElements, press, screenshot } from '../support/page';
import { pause, until } from '../support/wait';

async function actionsAt(document: TextDocument, text: string): Promise<CodeAction[]> {
  const start = document.positionAt(document.getText().indexOf(text));
  return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new Selection(start, start));
}

function suppressIn(actions: readonly CodeAction[]): CodeAction | undefined {
  return actions.find((action) => /suppress|ignore/i.test(action.title) && action.title.includes('line'));
}

describe('code actions', () => {
  afterEach(closeAll);

  it('suppress the finding on its line, and it is gone', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    const suppress = suppressIn(await actionsAt(document, 'scaler.fit_transform(X)'));
    assert.ok(suppress?.edit !== undefined, 'an action that suppresses');
    assert.ok(await workspace.applyEdit(suppress.edit));
    assert.match(document.getText(), /# holdout: ignore\[leakage\/fit-before-split\]/);
    await findingsOf(document);
  });

  it('are none where there is no finding', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    assert.equal(suppressIn(await actionsAt(document, 'import pandas')), undefined);
  });

  it('offer the lesson, which opens as a document', async () => {
    const document = await openScript('train.py');
    await findingsOf(document, FIT_BEFORE_SPLIT);
    const actions = await actionsAt(document, 'scaler.fit_transform(X)');
    const lesson = actions.find((action) => action.command?.command === 'holdout.openLesson');
    assert.ok(lesson?.command !== undefined, 'an action that opens the lesson');
    assert.deepEqual(lesson.command.arguments, [FIT_BEFORE_SPLIT]);
  });

  it('are drawn as a menu', async () => {
    const document = await openScript('train.py');
    const [finding] = await findingsOf(document, FIT_BEFORE_SPLIT);
    const editor = window.activeTextEditor;
    assert.ok(editor !== undefined && finding !== undefined);
    editor.selection = new Selection(finding.range.start, finding.range.start);
    const isDrawn = async (): Promise<boolean> => (await countElements('.action-widget .monaco-list-row')) > 0;
    // The editor closes a menu when its text or focus is still settling: then one asks again, as a person does.
    await until('a drawn menu', async () => {
      if (await isDrawn()) return true;
      await commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await commands.executeCommand('editor.action.quickFix');
      await pause(500);
      return (await isDrawn()) ? true : undefined;
    });
    await pause(300);
    await screenshot('quick-fix');
    await press('Escape');
  });
});
