// Puts a real VS Code and a browser into a cache folder, from npm packages alone: nothing of the system is touched.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from './processes.mjs';

const SERVER = 'code-server@4.139.1';
/** The server asks for Node 24, whatever Node runs this script. */
const NODE = '24.9.0';
const PLAYWRIGHT = 'playwright-core@1.65.1';
/** The newest one that unpacks under Node 20. */
const CHROMIUM = '@sparticuz/chromium@147.0.0';
const DESKTOP = '@vscode/test-electron@2.5.2';

const windows = process.platform === 'win32';

async function npm(folder, args) {
  const attempt = () => run('npm', [...args, '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: folder, shell: windows });
  try {
    await attempt();
  } catch {
    console.log('  npm failed; once more');
    await attempt();
  }
}

/** Does a step whose stamp is missing or speaks of other versions; an interrupted step leaves no stamp and is done again. */
async function once(folder, spec, what, step) {
  const stamp = path.join(folder, '.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === spec) return;
  console.log(`${what}, into ${folder}`);
  const began = Date.now();
  await mkdir(folder, { recursive: true });
  rmSync(stamp, { force: true });
  // A package.json of its own keeps npm from installing into the project above.
  if (!existsSync(path.join(folder, 'package.json'))) await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  await step();
  await writeFile(stamp, spec);
  console.log(`  ${((Date.now() - began) / 1000).toFixed(0)} s, ${((await size(folder)) / 1e6).toFixed(0)} MB`);
}

async function size(folder) {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(path.join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}

/** Installs the VS Code server (about 700 MB). Gives the Node binary that runs it and its main file. */
export async function installServer(tools) {
  const runtime = path.join(tools, 'node');
  const system = windows ? 'win' : process.platform;
  const nodePackage = `node-${system}-${process.arch}@${NODE}`;
  await once(runtime, nodePackage, `Installing ${nodePackage} (about 120 MB)`, () => npm(runtime, ['install', nodePackage]));

  const server = path.join(tools, 'server');
  const code = path.join(server, 'node_modules', 'code-server', 'lib', 'vscode');
  await once(server, SERVER, `Installing ${SERVER}, the VS Code server (about 600 MB)`, async () => {
    await npm(server, ['install', SERVER, '--ignore-scripts']);
    await npm(code, ['install', '--omit=dev', '--ignore-scripts']);
  });
  return {
    node: path.join(runtime, 'node_modules', `node-${system}-${process.arch}`, 'bin', windows ? 'node.exe' : 'node'),
    main: path.join(code, 'out', 'server-main.js'),
  };
}

/** Installs Playwright's driver (about 10 MB, no browser in it). Gives the folder in which it can be required. */
export async function installPlaywright(tools) {
  const folder = path.join(tools, 'playwright');
  await once(folder, PLAYWRIGHT, `Installing ${PLAYWRIGHT} (about 10 MB)`, () => npm(folder, ['install', PLAYWRIGHT, '--ignore-scripts']));
  return folder;
}

/** Installs and unpacks Chromium (Linux on x64 only). Gives the path of its executable. */
export async function installChromium(tools) {
  const folder = path.join(tools, 'chromium');
  const unpacked = path.join(folder, 'unpacked');
  await once(folder, CHROMIUM, `Installing ${CHROMIUM} (about 250 MB unpacked)`, async () => {
    await npm(folder, ['install', CHROMIUM, '--ignore-scripts']);
    await mkdir(unpacked, { recursive: true });
    const unpack = 'import("@sparticuz/chromium").then(async (m) => console.log(await m.default.executablePath()))';
    await run(process.execPath, ['-e', unpack], { cwd: folder, env: { ...process.env, TMPDIR: unpacked } });
  });
  return path.join(unpacked, 'chromium');
}

/** Installs the downloader of VS Code's desktop build. Gives the folder in which it can be required. */
export async function installDesktopDownloader(tools) {
  const folder = path.join(tools, 'desktop');
  await once(folder, DESKTOP, `Installing ${DESKTOP}`, () => npm(folder, ['install', DESKTOP, '--ignore-scripts']));
  return folder;
}
