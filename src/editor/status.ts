import { languages, LanguageStatusSeverity } from 'vscode';
import type { ServerStatus } from '../server/protocol';

/** The Python documents that Holdout reads: files, what was never saved, and the cells of notebooks. */
export const pythonSchemes = ['file', 'untitled', 'vscode-notebook-cell'] as const;

export interface StatusItem {
  show(status: ServerStatus): void;
  /** The server could not be started. */
  failed(): void;
  dispose(): void;
}

/** The entry in the editor's language status: busy or not, how many findings; a click shows the output. */
export function statusItem(): StatusItem {
  const item = languages.createLanguageStatusItem('holdout.status', pythonSchemes.map((scheme) => ({ language: 'python', scheme })));
  item.name = 'Holdout';
  item.text = 'Holdout';
  item.busy = true;
  item.command = { title: 'Show Output', command: 'holdout.showOutput' };
  let soon: ReturnType<typeof setTimeout> | undefined;
  const show = (status: ServerStatus): void => {
    clearTimeout(soon);
    const busy = status.state === 'starting' || status.state === 'analysing';
    if (busy && !item.busy) {
      // Most analyses end between two keys; a spinner that flickers tells nothing.
      soon = setTimeout(() => { item.busy = true; }, 300);
      return;
    }
    item.busy = busy;
    item.severity = status.state === 'error' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.text = status.state === 'error' ? 'Holdout: error' : status.state === 'off' ? 'Holdout: off' : `Holdout: ${counted(status.findings)}`;
    item.detail = status.message ?? { starting: 'starting', analysing: 'analysing', ok: 'open files are checked', off: 'switched off by the setting holdout.enable', error: '' }[status.state];
  };
  return {
    show,
    failed: () => { show({ state: 'error', findings: 0, message: 'The language server did not start.' }); },
    dispose: () => {
      clearTimeout(soon);
      item.dispose();
    },
  };
}

function counted(findings: number): string {
  return findings === 0 ? 'no findings' : findings === 1 ? '1 finding' : `${findings} findings`;
}
