// One window of the editor, from the fixture to the report.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The window without its title bar, which names the test run. */
const PICTURE = { x: 0, y: 36, width: 1400, height: 864 };

/** How often a window is opened whose editor did not open the folders that it was asked to. */
const OPENINGS = 4;

/** Opens one window and waits for its report. Gives `{ report }`, or `{ problem }`: a sentence. The editor's log goes to out/vscode-<name>.log. */
export async function runWindow(editor, options) {
  for (let opening = 1; ; opening++) {
    const { report, problem } = await openOnce(editor, options);
    if (report?.unopened === undefined) return { report, problem };
    if (opening === OPENINGS) return { problem: `${report.unopened} It was opened ${OPENINGS} times.` };
    console.log(`\n  window ${options.name}: ${report.unopened} The editor is started again.`);
  }
}

async function openOnce(editor, { root, extension, name, grep, screenshots, timeout }) {
  const scratch = await realpath(await mkdtemp(path.join(tmpdir(), 'holdout-vscode-')));
  const forget = () => {
    try {
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // A process that is just ending may still write; the folder is temporary.
    }
  };
  process.once('exit', forget);
  // The folder's name is in every picture.
  const fixture = path.join(scratch, 'churn');
  await cp(path.join(root, 'test', 'vscode', 'workspace', name), fixture, { recursive: true });
  const exchange = path.join(scratch, 'exchange');
  await mkdir(exchange);
  const report = path.join(exchange, 'report.json');
  const log = path.join('out', `vscode-${name}.log`);
  const workspaceFile = (await readdir(fixture)).find((file) => file.endsWith('.code-workspace'));
  const target = name === 'no-folder' ? undefined : path.join(fixture, workspaceFile ?? '');
  const window = await editor.open({
    extension,
    suite: path.join(root, 'out', 'test', 'vscode', 'index.js'),
    target: target?.replace(/[\\/]$/, ''),
    scratch,
    env: {
      HOLDOUT_TEST_WINDOW: name,
      HOLDOUT_TEST_EXCHANGE: exchange,
      HOLDOUT_TEST_FIXTURE: fixture,
      HOLDOUT_TEST_FOLDERS: String(await foldersOf(target)),
      HOLDOUT_TEST_GREP: grep ?? '',
      HOLDOUT_TEST_SCREENSHOTS: screenshots ? '1' : '',
    },
  });
  try {
    let ended = false;
    void window.ended.then(() => (ended = true));
    const last = Date.now() + timeout;
    while (Date.now() < last) {
      if (existsSync(report)) return { report: JSON.parse(await readFile(report, 'utf8')) };
      if (ended) break;
      await answer(window.page, exchange, screenshots);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    // An editor may end by itself as soon as the suite has.
    if (existsSync(report)) return { report: JSON.parse(await readFile(report, 'utf8')) };
    return { problem: `${ended ? 'The editor ended' : `${timeout / 1000} s passed`} without a report; its log is ${log}.\n${progress(exchange)}` };
  } finally {
    await writeFile(path.join(root, log), window.log());
    await window.close().catch(() => undefined);
    process.off('exit', forget);
    forget();
  }
}

/** How many folders a window on this target has: those of a workspace file, the folder itself, or none. */
async function foldersOf(target) {
  if (target === undefined) return 0;
  return target.endsWith('.code-workspace') ? JSON.parse(await readFile(target, 'utf8')).folders.length : 1;
}

function progress(exchange) {
  const file = path.join(exchange, 'progress.log');
  return existsSync(file) ? `The suite came this far:\n${readFileSync(file, 'utf8')}` : 'The suite did not start.';
}

/** Does what the suite asked of the page, if it asked: a test can't reach the page from the extension host. */
async function answer(page, exchange, screenshots) {
  const request = path.join(exchange, 'request.json');
  if (!existsSync(request)) return;
  const asked = JSON.parse(await readFile(request, 'utf8'));
  await rm(request);
  let reply;
  try {
    reply = { value: await perform(page, asked, screenshots) };
  } catch (error) {
    reply = { error: String(error?.message ?? error) };
  }
  const file = path.join(exchange, `answer-${asked.id}.json`);
  await writeFile(`${file}.part`, JSON.stringify(reply));
  await rename(`${file}.part`, file);
}

async function perform(page, asked, screenshots) {
  switch (asked.action) {
    case 'screenshot':
      if (screenshots) await page.screenshot({ path: path.join(screenshots, `${asked.name}.png`), clip: PICTURE });
      return null;
    case 'count':
      return sum(await everyFrame(page, (frame) => frame.locator(asked.selector).count()));
    case 'text':
      return (await everyFrame(page, (frame) => frame.locator(asked.selector).allInnerTexts())).flat();
    case 'click':
      return actOnFirst(page, asked.selector, (element) => element.click({ timeout: 5_000 }));
    case 'hover':
      return actOnFirst(page, asked.selector, (element) => element.hover({ timeout: 5_000, force: true }));
    case 'fill':
      return actOnFirst(page, asked.selector, (element) => element.fill(asked.text, { timeout: 5_000 }));
    case 'choose':
      return actOnFirst(page, asked.selector, (element) => element.selectOption(asked.text, { timeout: 5_000 }));
    case 'press':
      await page.keyboard.press(asked.keys);
      return null;
    default:
      throw new Error(`The runner knows no action "${asked.action}".`);
  }
}

/** Asks every frame, webviews among them; a frame that goes away meanwhile says nothing. */
async function everyFrame(page, ask) {
  const answers = await Promise.all(page.frames().map((frame) => ask(frame).catch(() => undefined)));
  return answers.filter((value) => value !== undefined);
}

async function actOnFirst(page, selector, act) {
  for (const frame of page.frames()) {
    const found = frame.locator(selector).first();
    if ((await found.count().catch(() => 0)) > 0) {
      await act(found);
      return null;
    }
  }
  throw new Error(`No element of the page is "${selector}".`);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
