import { strict as assert } from 'node:assert';
import { commands, DiagnosticSeverity, window } from 'vscode';
import { closeAll, openScript, replaceText } from '../support/documents';
import { findingsOf, underlined } from '../support/findings';
import { click, screenshot, textsOf } from '../support/page';
import { until } from '../support/wait';

const CONSTANT_MISMATCH = 'skew/constant-mismatch';

describe('training and serving', () => {
  afterEach(closeAll);

  it('differ where serving has another constant, with the place in training beside it', async () => {
    const app = await openScript('service', 'app.py');
    const [finding] = await findingsOf(app, CONSTANT_MISMATCH);
    assert.equal(finding?.severity, DiagnosticSeverity.Error);
    assert.equal(underlined(app, finding), 'np.sin(2 * np.pi * row["weekday"] / 7)');
    assert.ok(finding.relatedInformation?.some(({ location }) => location.uri.path.endsWith('service/fit.py')));
  });

  it('agree as soon as the other file is mended, and differ when that is undone', async () => {
    const fit = await openScript('service', 'fit.py');
    const app = await openScript('service', 'app.py');
    await findingsOf(app, CONSTANT_MISMATCH);
    await replaceText(fit, '/ 6)', '/ 7)');
    await findingsOf(app);
    await replaceText(fit, '/ 7)', '/ 6)');
    await findingsOf(app, CONSTANT_MISMATCH);
  });

  it('are named in a lens over the handler, and over the training', async () => {
    await openScript('service', 'app.py');
    await until('the lens', async () => ((await textsOf('.codelens-decoration')).some((text) => text.replace(/\u00a0/g, ' ').includes('Trained by service/fit.py, through price.joblib: 1 of 2 steps agree, 1 differs; 1 finding')) ? true : undefined));
    await openScript('service', 'fit.py');
    await until('the lens', async () => ((await textsOf('.codelens-decoration')).some((text) => text.replace(/\u00a0/g, ' ').includes('Served by service/app.py: 1 of 2 steps agree, 1 differs; 1 finding')) ? true : undefined));
  });

  it('stand side by side on a page, whose places open', async () => {
    await openScript('service', 'app.py');
    await commands.executeCommand('holdout.compareSides', 'service/fit.py', 'service/app.py');
    await until('the page', async () => {
      const words = (await textsOf('body')).join('\n');
      return words.includes('Training and serving side by side') && words.includes('1 of 2 steps agree, 1 differs; 1 finding') && words.includes('skew/constant-mismatch') ? true : undefined;
    });
    await screenshot('sides');
    await click('a[data-path="service/fit.py"][data-line="7"]');
    await until('the line in training', () => {
      const editor = window.activeTextEditor;
      return editor?.document.uri.path.endsWith('service/fit.py') === true && editor.selection.active.line === 6 ? true : undefined;
    });
  });
});
