import type { WebviewView } from 'vscode';
import { Uri } from 'vscode';
import type { Intent } from '../../mentor/desk/state';

/** Makes the page of the side panel: it may run the one script of its own, and load nothing else. */
export function drawnIn(view: WebviewView, extension: Uri, onIntent: (intent: Intent) => void): void {
  const { webview } = view;
  const folder = Uri.joinPath(extension, 'dist', 'panel');
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  webview.onDidReceiveMessage((message: unknown) => {
    if (typeof message === 'object' && message !== null && 'kind' in message) onIntent(message as Intent);
  });
  const nonce = globalThis.crypto.randomUUID().replaceAll('-', '');
  const at = (name: string): string => webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
  webview.html = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource} 'unsafe-inline'; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${at('panel.css')}">
<title>Mentor</title>
</head>
<body>
<header class="hidden"><h1>Mentor</h1></header>
<main></main>
<div id="live" class="hidden" role="status" aria-live="polite"></div>
<script nonce="${nonce}" src="${at('main.js')}"></script>
</body>
</html>`;
}
