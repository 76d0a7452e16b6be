// Bundles what is shipped into dist/. `--dev` leaves the code readable. Source maps stand beside the bundles and are not shipped.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { copyGrammar } from './copy-grammar.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const at = (...path) => join(root, ...path);

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  minify: !process.argv.includes('--dev'),
  sourcemap: 'external',
  legalComments: 'none',
  logLevel: 'warning',
};

// esbuild would take web-tree-sitter's ESM entry, which crashes once it is inside a CommonJS bundle.
const node = { ...common, platform: 'node', target: 'node20', alias: { 'web-tree-sitter': './node_modules/web-tree-sitter/web-tree-sitter.cjs' } };
const web = {
  ...common,
  platform: 'browser',
  alias: { 'web-tree-sitter': './node_modules/web-tree-sitter/web-tree-sitter.cjs' },
  external: ['vscode', 'fs', 'fs/promises', 'path', 'module', 'url', 'node:*'],
};

const bundles = [
  { entry: 'src/cli/main.ts', out: 'cli.js', options: { ...node, banner: { js: '#!/usr/bin/env node' } } },
  { entry: 'src/server/node.ts', out: 'server.js', options: node },
  { entry: 'src/editor/extension.ts', out: 'extension.js', options: { ...node, external: ['vscode'] } },
  // The browser edition is built from the day its entries exist.
  { entry: 'src/editor/web.ts', out: 'web/extension.js', options: web, optional: true },
  { entry: 'src/server/browser.ts', out: 'web/server.js', options: { ...web, format: 'iife' }, optional: true },
];

execFileSync(process.execPath, [at('tools/generate-rules.mjs')], { cwd: root, stdio: 'inherit' });
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const missing = [];
for (const { entry, out, options, optional } of bundles) {
  if (existsSync(at(entry))) await build({ ...options, entryPoints: [entry], outfile: join(dist, out) });
  else if (!optional) missing.push(entry);
}
if (existsSync(join(dist, 'cli.js'))) chmodSync(join(dist, 'cli.js'), 0o755);

copyGrammar(dist);

for (const name of readdirSync(dist, { recursive: true }).map(String).sort()) {
  if (/\.(js|wasm)$/.test(name)) console.log(`${`dist/${name}`.padEnd(32)} ${(statSync(join(dist, name)).size / 1024).toFixed(0).padStart(6)} KiB`);
}
if (missing.length > 0) {
  console.error(`Not built, because the entry is missing: ${missing.join(', ')}.`);
  process.exitCode = 1;
}
