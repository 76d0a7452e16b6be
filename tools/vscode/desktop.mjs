// VS Code's desktop build: one that is installed (VSCODE_EXECUTABLE) or the one that Microsoft's site gives.
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { loadPlaywright } from './browser.mjs';
import { installDesktopDownloader } from './install.mjs';
import { freePort, run, start } from './processes.mjs';
import { SETTINGS } from './settings.mjs';

const RELEASES = 'https://update.code.visualstudio.com/api/releases/stable';

/** Gives an editor as `serverEditor` does, or a sentence that says why there is none on this machine. */
export async function desktopEditor(tools) {
  const display = await displayCommand();
  if (display === undefined) return 'There is no display and no xvfb-run.';
  let executable = process.env.VSCODE_EXECUTABLE;
  if (!executable) {
    try {
      await fetch(RELEASES, { signal: AbortSignal.timeout(4_000) });
    } catch {
      return 'VS Code can not be downloaded here.';
    }
    const require = createRequire(path.join(await installDesktopDownloader(tools), 'package.json'));
    console.log(`Downloading VS Code (about 300 MB unpacked), into ${tools}`);
    executable = await require('@vscode/test-electron').downloadAndUnzipVSCode({ cachePath: path.join(tools, 'vscode'), extensionDevelopmentPath: tools });
  }
  const { chromium } = await loadPlaywright(tools);
  return {
    name: `VS Code desktop (${executable})`,
    open: (window) => openWindow({ executable, display, chromium }, window),
    close: () => Promise.resolve(),
  };
}

async function openWindow({ executable, display, chromium }, { extension, suite, target, scratch, env }) {
  const user = path.join(scratch, 'user-data', 'User');
  await mkdir(user, { recursive: true });
  await writeFile(path.join(user, 'settings.json'), JSON.stringify(SETTINGS));
  const port = await freePort();
  const [command, ...args] = [
    ...display, executable, ...(target === undefined ? [] : [target]), `--extensionDevelopmentPath=${extension}`, `--extensionTestsPath=${suite}`,
    `--user-data-dir=${path.join(scratch, 'user-data')}`, `--extensions-dir=${path.join(scratch, 'extensions')}`, `--remote-debugging-port=${port}`,
    '--no-sandbox', '--disable-gpu', '--disable-updates', '--skip-welcome', '--skip-release-notes', '--disable-workspace-trust',
  ];
  // Under VS Code's own terminal this variable would turn the program into plain Node.
  const program = start(command, args, { env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined, ...env } });
  const { browser, page } = await connect(chromium, port);
  return {
    page,
    log: () => program.output(),
    ended: program.ended,
    async close() {
      await browser.close();
      await program.stop();
    },
  };
}

async function connect(chromium, port) {
  let last;
  for (let attempt = 0; attempt < 120; attempt++) {
    try {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const page = browser.contexts().flatMap((context) => context.pages()).find((candidate) => candidate.url().includes('workbench'));
      if (page) return { browser, page };
      await browser.close();
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`VS Code opened no window. ${last?.message ?? ''}`);
}

/** What to put before the command so that it has a display; undefined where there is none. */
async function displayCommand() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [];
  try {
    await run('sh', ['-c', 'command -v xvfb-run']);
    return ['xvfb-run', '-a'];
  } catch {
    return undefined;
  }
}
