// Runs the compiled suite of test/vscode inside a real VS Code and writes mocha's JSON report to $HOLDOUT_TEST_REPORT or out/report-vscode.json.
// Exit status: 0 all passed; 1 a test failed, or a window gave no report; 2 nothing could be run (0 with --allow-skip).
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { desktopEditor } from './vscode/desktop.mjs';
import { mergeReports, printReport } from './vscode/results.mjs';
import { serverEditor } from './vscode/server.mjs';
import { runWindow } from './vscode/session.mjs';

const USAGE = `node tools/test-vscode.mjs [options]
  --grep TEXT         only the tests whose full title holds TEXT (a regular expression)
  --window NAME       only this window: folder, multi-root, no-folder or repository
  --screenshot DIR    write the pictures that the tests ask for, dark and light, 1400 x 864
  --editor KIND       desktop or server; default: desktop where it can be had, else server
  --timeout SECONDS   for each window, default 300
  --extension DIR     the extension of this folder (an unpacked .vsix) instead of the project's own
  --allow-skip        exit with 0 where no editor can be had on this machine
VSCODE_EXECUTABLE names an installed VS Code, HOLDOUT_TOOLS the cache folder (default: .tools).`;

const WINDOWS = ['folder', 'multi-root', 'no-folder', 'repository'];
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

async function main() {
  const { values } = parseArgs({
    options: {
      'grep': { type: 'string' },
      'window': { type: 'string' },
      'screenshot': { type: 'string' },
      'editor': { type: 'string' },
      'timeout': { type: 'string', default: '300' },
      'extension': { type: 'string' },
      'allow-skip': { type: 'boolean', default: false },
      'help': { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.window !== undefined && !WINDOWS.includes(values.window)) {
    console.error(`There is no window ${values.window}. There are: ${WINDOWS.join(', ')}.`);
    return 1;
  }
  const extension = path.resolve(values.extension ?? root);
  for (const [folder, file, command] of [[extension, 'dist/extension.js', 'npm run build'], [root, 'out/test/vscode/index.js', 'npm run compile']]) {
    if (!existsSync(path.join(folder, file))) {
      console.error(`${file} is missing${folder === root ? `; run \`${command}\` first` : ` in ${folder}`}.`);
      return 1;
    }
  }
  const reportFile = process.env.HOLDOUT_TEST_REPORT || path.join(root, 'out', 'report-vscode.json');
  await rm(reportFile, { force: true });
  const screenshots = values.screenshot && path.resolve(values.screenshot);
  if (screenshots) await mkdir(screenshots, { recursive: true });

  let editor;
  try {
    editor = await findEditor(values.editor);
  } catch (error) {
    console.error(`The tests in VS Code were not run. ${error.message}`);
    return values['allow-skip'] ? 0 : 2;
  }
  console.log(editor.name);
  const reports = [];
  let broken = false;
  try {
    for (const name of values.window ? [values.window] : WINDOWS) {
      const began = Date.now();
      const { report, problem } = await runWindow(editor, { root, extension, name, grep: values.grep, screenshots, timeout: Number(values.timeout) * 1000 });
      if (problem === undefined) {
        printReport(name, report, Date.now() - began);
        reports.push(report);
      } else {
        console.error(`\n  window ${name}: ${problem}`);
        broken = true;
      }
    }
  } finally {
    await editor.close();
  }
  const merged = mergeReports(reports);
  await writeFile(reportFile, JSON.stringify(merged, null, 2));
  const { tests, passes, failures } = merged.stats;
  console.log(`\n${passes} of ${tests} tests passed in VS Code${failures > 0 ? `, ${failures} failed` : ''}${broken ? '; a window gave no report' : ''}.`);
  if (tests === 0) console.error('No test was run.');
  return failures > 0 || broken || tests === 0 ? 1 : 0;
}

async function findEditor(kind) {
  const tools = path.resolve(process.env.HOLDOUT_TOOLS || path.join(root, '.tools'));
  await mkdir(tools, { recursive: true });
  if (kind !== 'server') {
    const desktop = await desktopEditor(tools);
    if (typeof desktop !== 'string') return desktop;
    if (kind === 'desktop' || process.env.VSCODE_EXECUTABLE) throw new Error(desktop);
  }
  return serverEditor(tools);
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
