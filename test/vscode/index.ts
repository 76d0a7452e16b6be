import { appendFileSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { workspace } from 'vscode';
import { exchangeFile, setting } from './support/environment';
import { notes } from './support/notes';
import { until } from './support/wait';

/**
 * Runs the tests of this window (the folder of this name) in the extension host. The report, mocha's JSON with `notes`, goes to the file
 * that the runner waits for; it is complete as soon as it is there. Rejects when a test failed.
 */
export async function run(): Promise<void> {
  const partial = exchangeFile('report.partial.json');
  const deliver = (report: object) => {
    writeFileSync(partial, JSON.stringify(report));
    renameSync(partial, exchangeFile('report.json'));
  };
  const unopened = await withoutItsFolders();
  if (unopened !== null) {
    deliver({ unopened });
    throw new Error(unopened);
  }
  const mocha = new Mocha({ timeout: 20_000, slow: 1_000, reporter: 'json', reporterOptions: { output: partial } });
  const grep = setting('GREP');
  if (grep !== '') mocha.grep(new RegExp(grep));
  const folder = join(__dirname, setting('WINDOW'));
  for (const file of testFiles(folder)) mocha.addFile(join(folder, file));
  const failures = await new Promise<number>((resolve) => {
    const progress = (line: string) => {
      appendFileSync(exchangeFile('progress.log'), `${line}\n`);
    };
    const runner = mocha.run(resolve);
    runner.on('test', (test) => {
      progress(`… ${test.fullTitle()}`);
    });
    runner.on('pass', (test) => {
      progress(`  passed, ${test.duration ?? 0} ms`);
    });
    runner.on('fail', (test, error: Error) => {
      progress(`  failed: ${test.title}: ${error.message}`);
    });
  });
  const report = JSON.parse(readFileSync(partial, 'utf8')) as Record<string, unknown>;
  deliver({ ...report, notes });
  if (failures > 0) throw new Error(`${failures} failed`);
}

/**
 * What the editor did not open of what it was asked to: now and then VS Code's server starts the extension host with an empty workspace, and never reads
 * the workspace file. That says nothing about the extension: the runner opens the window again.
 */
async function withoutItsFolders(): Promise<string | null> {
  const asked = Number(setting('FOLDERS'));
  const opened = () => workspace.workspaceFolders?.length ?? 0;
  return until('folders', () => (opened() === asked ? null : undefined), 5_000).catch(() => `The window has ${opened()} of ${asked} folders.`);
}

/** In the order of the alphabet, but activation first: it happens once. */
function testFiles(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.test.js'));
  return files.sort((left, right) => Number(right.startsWith('activation')) - Number(left.startsWith('activation')) || left.localeCompare(right));
}
