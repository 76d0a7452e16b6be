// npm runs this after an install in this folder and before it packs what it cloned. Whoever installs from git, as pre-commit does, gets a build; whoever develops
// builds when they want to.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// npm clones below its cache, and names what it prepares so as not to go round in a circle.
const isClonedByNpm = process.env._PACOTE_NO_PREPARE_ !== undefined || /[\\/]_cacache[\\/]tmp[\\/]/.test(root);
if (isClonedByNpm && !existsSync(join(root, 'dist/cli.js'))) {
  // For a global install npm leaves out what the build needs.
  if (!existsSync(join(root, 'node_modules/esbuild'))) {
    const env = { ...process.env, npm_config_global: 'false', npm_config_prefix: undefined, npm_config_ignore_scripts: 'false' };
    spawnSync('npm', ['install', '--include=dev', '--no-save', '--no-audit', '--no-fund', '--prefix', root], { cwd: root, stdio: ['ignore', 2, 2], env, shell: process.platform === 'win32' });
  }
  // What npm installs from is its standard output; a build's lines belong elsewhere.
  const { status } = spawnSync(process.execPath, [join(root, 'tools/build.mjs')], { cwd: root, stdio: ['ignore', 2, 2] });
  process.exitCode = status ?? 1;
}
