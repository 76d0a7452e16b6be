import { ConfigurationTarget, window, workspace } from 'vscode';
import type { BasesResult } from '../../server/protocol';
import { pickBase } from './base';

/** Shows only what is new since a branch or commit, or everything again: turns the setting `holdout.onlyChanged` of the workspace. */
export async function toggleOnlyChanged(given: unknown, bases: () => Promise<BasesResult>): Promise<void> {
  if (workspace.workspaceFolders === undefined) {
    void window.showInformationMessage('Open the folder of the project first: its changes are read from its git repository.');
    return;
  }
  const settings = workspace.getConfiguration('holdout');
  if ((settings.get<string | null>('onlyChanged') ?? '') !== '') {
    // A value of the user's own settings would show through an empty one.
    const isElsewhere = (settings.inspect<string | null>('onlyChanged')?.globalValue ?? '') !== '';
    await settings.update('onlyChanged', isElsewhere ? '' : undefined, ConfigurationTarget.Workspace);
    void window.setStatusBarMessage('Holdout: all findings are shown again', 4000);
    return;
  }
  const compared = await pickBase(given, bases);
  if (compared === undefined) return;
  const ref = compared.kind === 'base' ? compared.ref : 'HEAD';
  await settings.update('onlyChanged', ref, ConfigurationTarget.Workspace);
  void window.setStatusBarMessage(`Holdout: only what is new since ${ref} is shown`, 4000);
}
