import { commands, window } from 'vscode';
import { closeAll, openScript } from '../support/documents';
import { FIT_BEFORE_SPLIT } from '../support/findings';
import { screenshot, textsOf } from '../support/page';
import { pause, until } from '../support/wait';

describe('the command holdout.openLesson', () => {
  afterEach(closeAll);

  it('shows the rule\'s lesson', async () => {
    await openScript('clean.py');
    await commands.executeCommand('holdout.openLesson', FIT_BEFORE_SPLIT);
    await until('a new tab', () => {
      const tab = window.tabGroups.all.flatMap((group) => group.tabs).find((candidate) => !candidate.label.includes('clean.py'));
      return tab === undefined ? undefined : true;
    });
    // As a preview it is a webview, as text an editor; the page shows its words either way.
    await until('the words of the lesson', async () => {
      const words = (await textsOf('body')).join('\n').replace(/\u00a0/g, ' ');
      return words.includes('Why it matters') ? true : undefined;
    });
    await pause(300);
    await screenshot('lesson');
  });
});
