import type { LogOutputChannel } from 'vscode';
import { commands, ProgressLocation, window, workspace } from 'vscode';
import type { HoldoutClient } from './client';
import type { ParityView } from './parity-view';

/** Checks all files of the workspace and shows the Problems view. */
export async function checkWorkspace(client: HoldoutClient, output: LogOutputChannel): Promise<void> {
  if (workspace.workspaceFolders === undefined) {
    void window.showInformationMessage('Open a folder first: there is no workspace to check.');
    return;
  }
  await window.withProgress({ location: ProgressLocation.Notification, title: 'Holdout: checking the workspace', cancellable: true }, async (progress, token) => {
    let shown = 0;
    try {
      const result = await client.checkWorkspace(({ done, total }) => {
        const percent = total === 0 ? 100 : (100 * done) / total;
        progress.report({ message: `${done} of ${total} files`, increment: Math.max(0, percent - shown) });
        shown = percent;
      }, token);
      output.info(`Checked ${result.files} files in ${Math.round(result.milliseconds)} ms: ${result.findings} findings.`);
      for (const error of result.errors) output.warn(`${error.path}: ${error.message}`);
      await commands.executeCommand('workbench.actions.view.problems');
    } catch (error) {
      if (!token.isCancellationRequested) tellFailure(error, output);
    }
  });
}

/** Shows training and serving side by side; without a folder there are no two sides. */
export async function compareSides(view: ParityView, train: unknown, serve: unknown, output: LogOutputChannel): Promise<void> {
  if (workspace.workspaceFolders === undefined) {
    void window.showInformationMessage('Open the folder of the project first: training and serving are looked for in it.');
    return;
  }
  try {
    await window.withProgress({ location: ProgressLocation.Window, title: 'Holdout: comparing training and serving' }, () => view.open(train, serve));
  } catch (error) {
    tellFailure(error, output);
  }
}

/** Writes a failure into the output and says so once. */
export function tellFailure(error: unknown, output: LogOutputChannel): void {
  const message = error instanceof Error ? error.message : String(error);
  output.error(error instanceof Error ? error : message);
  void window.showErrorMessage(`Holdout: ${message}`, 'Show Output').then((choice) => {
    if (choice !== undefined) output.show();
  });
}
