import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { window, workspace } from 'vscode';
import { closeAll, openScript, setText } from '../support/documents';
import { fixtureFile } from '../support/environment';
import { findingsOf, FIT_BEFORE_SPLIT, underlined } from '../support/findings';

describe('a window without a folder', () => {
  afterEach(closeAll);

  it('has none', () => {
    assert.equal(workspace.workspaceFolders, undefined);
  });

  it('reads a single file', async () => {
    const document = await openScript('train.py');
    const [finding] = await findingsOf(document, FIT_BEFORE_SPLIT);
    assert.ok(finding !== undefined);
    assert.equal(underlined(document, finding), 'scaler.fit_transform(X)');
  });

  it('reads what was never saved', async () => {
    const document = await workspace.openTextDocument({ language: 'python', content: '' });
    await window.showTextDocument(document);
    await setText(document, readFileSync(fixtureFile('train.py'), 'utf8'));
    await findingsOf(document, FIT_BEFORE_SPLIT);
  });
});
