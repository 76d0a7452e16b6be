// The browser in which the workbench runs.
import { createRequire } from 'node:module';
import path from 'node:path';
import { installChromium, installPlaywright } from './install.mjs';
import { run } from './processes.mjs';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Playwright's API, installed where it is missing. */
export async function loadPlaywright(tools) {
  const require = createRequire(path.join(await installPlaywright(tools), 'package.json'));
  return require('playwright-core');
}

/** Starts Chromium: CHROMIUM_EXECUTABLE, else the npm build, else the one on PATH. Throws a sentence where none starts. */
export async function launchBrowser(tools) {
  const { chromium } = await loadPlaywright(tools);
  const reasons = [];
  for (const candidate of [() => process.env.CHROMIUM_EXECUTABLE, () => npmBuild(tools), onPath]) {
    try {
      const executablePath = await candidate();
      if (executablePath) return await chromium.launch({ executablePath, args: FLAGS });
    } catch (error) {
      reasons.push(reason(error));
    }
  }
  throw new Error(`No Chromium starts here (install Debian's \`chromium\`, or set CHROMIUM_EXECUTABLE). ${reasons.join(' ')}`);
}

async function npmBuild(tools) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  return installChromium(tools);
}

async function onPath() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return (await run('sh', ['-c', `command -v ${name}`])).trim();
    } catch {
      // The next name.
    }
  }
  return undefined;
}

/** The line of Playwright's long message that tells why: a library that is missing, for instance. */
function reason(error) {
  const lines = String(error?.message ?? error).split('\n');
  return (lines.find((line) => /error while loading|No such file|cannot open/.test(line)) ?? lines[0]).trim();
}
