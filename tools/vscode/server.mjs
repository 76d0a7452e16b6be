// VS Code as a server: the real workbench in a browser page and the real extension host in Node.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { installServer } from './install.mjs';
import { freePort, start } from './processes.mjs';
import { SETTINGS } from './settings.mjs';

/** Gives `open(window)`, which opens one VS Code window on the suite, and `close()`. */
export async function serverEditor(tools) {
  const { node, main } = await installServer(tools);
  const browser = await launchBrowser(tools);
  return {
    name: 'VS Code server (code-server 4.139.1, VS Code 1.139.1)',
    open: (window) => openWindow({ node, main, browser }, window),
    close: () => browser.close(),
  };
}

async function openWindow({ node, main, browser }, { extension, suite, target, scratch, env }) {
  const port = await freePort();
  const data = path.join(scratch, 'server-data');
  const user = path.join(data, 'data', 'User');
  await mkdir(user, { recursive: true });
  await writeFile(path.join(user, 'settings.json'), JSON.stringify(SETTINGS));
  const server = start(node, [
    main, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--enable-smoke-test-driver', '--server-data-dir', data,
    '--extensions-dir', path.join(scratch, 'extensions'), '--accept-server-license-terms', '--disable-telemetry', '--disable-workspace-trust',
  ], { env: { ...process.env, ...env } });
  await listening(port, server);

  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  const messages = [];
  page.on('console', (message) => messages.push(message.text()));
  // Webviews refuse their service worker on 127.0.0.1.
  const remote = (file) => `vscode-remote://localhost:${port}${file}`;
  const payload = JSON.stringify([
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(suite)],
    ['skipWelcome', 'true'],
  ]);
  const query = new URLSearchParams({ payload });
  if (target === undefined) query.set('ew', 'true');
  else query.set(target.endsWith('.code-workspace') ? 'workspace' : 'folder', target);
  await page.goto(`http://localhost:${port}/?${query}`);
  return {
    page,
    log: () => `${server.output()}\n--- page ---\n${messages.join('\n')}\n`,
    ended: server.ended,
    async close() {
      await context.close();
      await server.stop();
    },
  };
}

async function listening(port, server) {
  let ended = false;
  void server.ended.then(() => (ended = true));
  for (let attempt = 0; attempt < 300 && !ended; attempt++) {
    try {
      await fetch(`http://127.0.0.1:${port}/version`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`The VS Code server did not start listening.\n${server.output().slice(-2_000)}`);
}
