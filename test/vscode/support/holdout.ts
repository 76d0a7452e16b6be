import type { Extension } from 'vscode';
import { extensions } from 'vscode';
import type { HoldoutApi } from '../../../src/editor/extension';

/** The extension under test. */
export function holdout(): Extension<HoldoutApi> {
  const found = extensions.all.find((extension) => extension.id.endsWith('.holdout'));
  if (found === undefined) throw new Error('The extension is not installed.');
  return found as Extension<HoldoutApi>;
}

/** Waits until all that was opened and edited before is analysed and published. */
export async function idle(): Promise<void> {
  await (await holdout().activate()).whenIdle();
}
