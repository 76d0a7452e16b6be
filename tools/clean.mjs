// Removes what the build makes. `--stale` removes only compiled files whose source is gone, so that a deleted test cannot go on passing.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

if (process.argv.includes('--stale')) {
  const out = join(root, 'out');
  const compiled = existsSync(out) ? readdirSync(out, { recursive: true }).map(String) : [];
  for (const name of compiled) {
    const match = /^((?:src|test)[/\\].*)\.js(?:\.map)?$/.exec(name);
    if (match && !existsSync(join(root, `${match[1]}.ts`))) rmSync(join(out, name));
  }
} else {
  for (const folder of ['dist', 'out']) rmSync(join(root, folder), { recursive: true, force: true });
}
