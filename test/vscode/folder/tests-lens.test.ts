import { strict as assert } from 'node:assert';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { window } from 'vscode';
import { RIDES_FEATURES, ridesTest } from '../../fixtures/rides';
import { closeAll, openScript, replaceText } from '../support/documents';
import { fixtureFile } from '../support/environment';
import { idle } from '../support/holdout';
import { click, press, screenshot, textsOf } from '../support/page';
import { until } from '../support/wait';

const lenses = async (): Promise<string[]> => (await textsOf('.codelens-decoration')).map((text) => text.replace(/\u00a0/g, ' ').trim());

describe('the lenses over functions', () => {
  // Made here, and taken away again: a project with tests is judged in other ways than the fixture's.
  before(() => {
    mkdirSync(fixtureFile('rides'), { recursive: true });
    writeFileSync(fixtureFile('rides', 'features.py'), RIDES_FEATURES);
    writeFileSync(fixtureFile('rides', 'test_features.py'), ridesTest('features', 'test_hours_of_half_an_hour'));
  });
  afterEach(closeAll);
  after(() => { rmSync(fixtureFile('rides'), { recursive: true, force: true }); });

  it('count the tests, say where feature code has none, and follow the code', async () => {
    const document = await openScript('rides', 'features.py');
    await idle();
    await until('both lenses', async () => {
      const seen = await lenses();
      return seen.includes('tests: 1 direct') && seen.includes('no test') ? true : undefined;
    });
    await screenshot('tests-lens');
    await replaceText(document, 'def hours(df):', 'def minutes(df):');
    await until('the lens to go', async () => ((await lenses()).includes('tests: 1 direct') ? undefined : true));
  });

  it('list the tests, and open the chosen one', async () => {
    await openScript('rides', 'features.py');
    await until('the lens', async () => ((await lenses()).includes('tests: 1 direct') ? true : undefined));
    await click('.codelens-decoration a:has-text("1 direct")');
    await until('the list', async () => ((await textsOf('.quick-input-list')).join(' ').includes('test_hours_of_half_an_hour') ? true : undefined));
    await press('Enter');
    await until('the test', () => {
      const editor = window.activeTextEditor;
      return editor?.document.uri.path.endsWith('rides/test_features.py') === true && editor.selection.active.line === 4 ? true : undefined;
    });
    assert.equal(window.activeTextEditor?.document.getText(window.activeTextEditor.document.getWordRangeAtPosition(window.activeTextEditor.selection.active)), 'test_hours_of_half_an_hour');
  });
});
