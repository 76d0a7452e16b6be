import type { WebviewPanel } from 'vscode';
import { ViewColumn, window } from 'vscode';
import { parityPage } from '../review/side-by-side/page';
import type { ParityReport } from '../review/side-by-side/report';
import type { ParityParams, ParityResult } from '../server/protocol';
import type { EditorPlace } from './open-place';
import { openPlace } from './open-place';

/** The page on which training and serving stand side by side. */
export interface ParityView {
  /** Shows the pairs of these files, or all; asks the server. A page that is open already shows them instead. */
  open(train: unknown, serve: unknown): Promise<void>;
  /** Asks again for what is shown, where a page is open: the code has changed. */
  refresh(): Promise<void>;
  dispose(): void;
}

export function parityView(compare: (wanted: ParityParams) => Promise<ParityResult>): ParityView {
  let panel: WebviewPanel | null = null;
  let wanted: ParityParams = { train: null, serve: null };
  /** The folders of the paths on the page. */
  let folders: readonly string[] = [];
  let shown = '';

  const show = async (): Promise<void> => {
    const result = await compare(wanted);
    if (!panel) return;
    folders = result.folders.map(({ uri }) => uri);
    const html = pageOf(merged(result));
    if (html === shown) return;
    shown = html;
    panel.webview.html = html;
  };

  return {
    open: async (train, serve) => {
      wanted = { train: typeof train === 'string' ? train : null, serve: typeof serve === 'string' ? serve : null };
      if (!panel) {
        panel = window.createWebviewPanel('holdout.parity', 'Training and Serving', { viewColumn: ViewColumn.Beside, preserveFocus: false }, { enableScripts: true, localResourceRoots: [], enableFindWidget: true });
        panel.onDidDispose(() => {
          panel = null;
          shown = '';
        });
        panel.webview.onDidReceiveMessage((message: unknown) => {
          const place = placeIn(message);
          if (place) void openPlace(folders, place);
        });
      } else panel.reveal(undefined, false);
      await show();
    },
    refresh: async () => {
      if (panel) await show();
    },
    dispose: () => { panel?.dispose(); },
  };
}

function merged({ folders }: ParityResult): ParityReport {
  return { schema: 1, pairs: folders.flatMap(({ report }) => report.pairs), unpaired: folders.flatMap(({ report }) => report.unpaired) };
}

/** A page that may run one script of its own, and load nothing. */
function pageOf(report: ParityReport): string {
  return parityPage(report, {
    head: `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-holdout-parity'">\n`,
    tail: `<script nonce="holdout-parity">
const api = acquireVsCodeApi();
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-path]') : null;
  if (!link) return;
  event.preventDefault();
  const { path, cell, line, column } = link.dataset;
  api.postMessage({ path, cell: cell === '' ? null : Number(cell), line: Number(line), column: Number(column) });
});
</script>\n`,
  });
}

function placeIn(message: unknown): EditorPlace | null {
  if (typeof message !== 'object' || message === null) return null;
  const { path, cell, line, column } = message as Partial<Record<keyof EditorPlace, unknown>>;
  if (typeof path !== 'string' || typeof line !== 'number' || typeof column !== 'number') return null;
  return { path, cell: typeof cell === 'number' ? cell : null, line, column };
}
