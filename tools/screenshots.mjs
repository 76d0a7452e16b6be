// Takes the README's pictures anew: the dark ones of the named tests, from the real editor into media/.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pictures = { 'screenshot-script': 'shows its path in the Problems view', 'screenshot-notebook': 'has its squiggle in the cell of the fit', 'screenshot-mentor': 'explains what is selected, without any model' };

const folder = mkdtempSync(join(tmpdir(), 'holdout-screenshots-'));
const tests = Object.values(pictures).join('|');
const { status } = spawnSync(process.execPath, [join(root, 'tools/test-vscode.mjs'), '--window', 'folder', '--grep', tests, '--screenshot', folder], { stdio: 'inherit' });
if (status === 0) for (const name of Object.keys(pictures)) copyFileSync(join(folder, `${name}-dark.png`), join(root, 'media', `${name}.png`));
rmSync(folder, { recursive: true, force: true });
process.exitCode = status ?? 1;
