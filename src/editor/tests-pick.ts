import type { QuickPickItem } from 'vscode';
import { Position, Range, Uri, window } from 'vscode';
import type { ShownTest } from '../server/protocol';

interface TestItem extends QuickPickItem {
  readonly place: ShownTest['place'];
}

/** Lists the tests of a function and opens the chosen one. The arguments are those of the lens; anything else is passed over. */
export async function showTests(name: unknown, tests: unknown): Promise<void> {
  const items = (Array.isArray(tests) ? (tests as unknown[]) : []).filter(isShownTest).map(
    (test): TestItem => ({ label: test.name, description: test.place ? `${test.path}:${String(test.place.line)}` : test.path, detail: test.how, place: test.place }),
  );
  if (items.length === 0) return;
  const chosen = await window.showQuickPick(items, { title: `Tests of ${typeof name === 'string' ? name : 'this function'}`, placeHolder: 'Open a test', matchOnDescription: true, matchOnDetail: true });
  if (!chosen) return;
  if (!chosen.place) {
    void window.showInformationMessage(`${chosen.label} is known from a coverage report alone; it was not found in the code.`);
    return;
  }
  const at = new Position(Math.max(0, chosen.place.line - 1), Math.max(0, chosen.place.column - 1));
  await window.showTextDocument(Uri.parse(chosen.place.uri), { selection: new Range(at, at) });
}

function isShownTest(value: unknown): value is ShownTest {
  if (typeof value !== 'object' || value === null) return false;
  const { name, path, how, place } = value as Partial<Record<keyof ShownTest, unknown>>;
  const isPlace = place === null || (typeof place === 'object' && 'uri' in place && 'line' in place && 'column' in place);
  return typeof name === 'string' && typeof path === 'string' && typeof how === 'string' && isPlace;
}
