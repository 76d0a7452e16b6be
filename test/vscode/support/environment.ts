import { join } from 'node:path';

/** What the runner says to this window through the variable `HOLDOUT_TEST_<name>`. Throws where the suite was not started by it. */
export function setting(name: 'WINDOW' | 'EXCHANGE' | 'FIXTURE' | 'FOLDERS' | 'GREP' | 'SCREENSHOTS'): string {
  const value = process.env[`HOLDOUT_TEST_${name}`];
  if (value === undefined) throw new Error(`HOLDOUT_TEST_${name} is not set: start this suite with tools/test-vscode.mjs.`);
  return value;
}

/** A file in the folder through which suite and runner talk. */
export function exchangeFile(name: string): string {
  return join(setting('EXCHANGE'), name);
}

/** A file of the window's copy of the fixture workspace. */
export function fixtureFile(...path: string[]): string {
  return join(setting('FIXTURE'), ...path);
}
