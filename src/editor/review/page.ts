import { randomUUID } from 'node:crypto';
import type { WebviewPanel } from 'vscode';
import { commands, ViewColumn, window } from 'vscode';
import { reviewPage } from '../../review/review-page/page';
import type { ReviewResult } from '../../server/protocol';
import { openPlace } from '../open-place';
import type { EditorPlace } from '../open-place';
import { folderName } from './tree';

/** The page of a review. */
export interface ReviewPage {
  /** Shows a review on the page; opens it where it is closed, if that is wanted. */
  show(result: ReviewResult, opens: boolean): void;
  dispose(): void;
}

/** What the buttons of the page run. */
const COMMANDS: Readonly<Record<string, string>> = {
  review: 'holdout.reviewAgain', copy: 'holdout.copyReview', fix: 'holdout.fixReviewed', sarif: 'holdout.saveSarif', sides: 'holdout.compareSides',
};

export function reviewPageView(): ReviewPage {
  let panel: WebviewPanel | null = null;
  let folders: readonly string[] = [];
  return {
    show: (result, opens) => {
      if (!panel && !opens) return;
      folders = result.folders.map(({ uri }) => uri);
      if (!panel) {
        panel = window.createWebviewPanel('holdout.review', 'Review of My Changes', { viewColumn: ViewColumn.Beside, preserveFocus: true }, { enableScripts: true, localResourceRoots: [], enableFindWidget: true });
        panel.onDidDispose(() => { panel = null; });
        panel.webview.onDidReceiveMessage((message: unknown) => {
          const command = commandIn(message);
          const place = placeIn(message);
          if (command !== undefined) void commands.executeCommand(command);
          else if (place) void openPlace([folders[place.folder] ?? ''], place);
        });
      } else if (opens) panel.reveal(undefined, true);
      panel.webview.html = pageOf(result);
    },
    dispose: () => { panel?.dispose(); },
  };
}

/** A page that may run one script of its own, and load nothing. */
function pageOf({ folders }: ReviewResult): string {
  const nonce = randomUUID();
  return reviewPage(folders.map((folder) => ({ name: folderName(folder, folders), report: folder.report, problem: folder.problem })), {
    head: `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'">\n`,
    tail: `<script nonce="${nonce}">
const api = acquireVsCodeApi();
document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const button = target?.closest('button[data-command]');
  const link = target?.closest('a[data-path]');
  if (button) api.postMessage({ command: button.dataset.command });
  if (!link) return;
  event.preventDefault();
  const { folder, path, cell, line, column } = link.dataset;
  api.postMessage({ folder: Number(folder), path, cell: cell === '' ? null : Number(cell), line: Number(line), column: Number(column) });
});
</script>\n`,
  });
}

function commandIn(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { command } = message as { readonly command?: unknown };
  return typeof command === 'string' && Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
}

function placeIn(message: unknown): (EditorPlace & { readonly folder: number }) | null {
  if (typeof message !== 'object' || message === null) return null;
  const { folder, path, cell, line, column } = message as Partial<Record<keyof EditorPlace | 'folder', unknown>>;
  if (typeof folder !== 'number' || typeof path !== 'string' || typeof line !== 'number' || typeof column !== 'number') return null;
  return { folder, path, cell: typeof cell === 'number' ? cell : null, line, column };
}
