// Bundles what is shipped into dist/. `--dev` leaves the code readable and bears rules that are not whole yet. Source maps stand beside the bundles and are not shipped.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { copyGrammar } from './copy-grammar.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const at = (...path) => join(root, ...path);

const dev = process.argv.includes('--dev');

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  minify: !dev,
  sourcemap: 'external',
  legalComments: 'none',
  logLevel: 'warning',
};

// esbuild would take web-tree-sitter's ESM entry, which crashes once it is inside a CommonJS bundle, and jsonc-parser's UMD entry, whose parts it can't see.
const alias = { 'web-tree-sitter': './node_modules/web-tree-sitter/web-tree-sitter.cjs', 'jsonc-parser': './node_modules/jsonc-parser/lib/esm/main.js' };
const node = { ...common, platform: 'node', target: 'node20', alias };
const web = {
  ...common,
  platform: 'browser',
  alias,
  external: ['vscode', 'fs', 'fs/promises', 'path', 'module', 'url', 'node:*'],
};

// The lessons are the largest part of a bundle: the commands share one copy.
const lessonsApart = {
  name: 'lessons apart',
  setup: (build) => {
    build.onResolve({ filter: /\/lessons\.generated$/ }, () => ({ path: './lessons.js', external: true }));
  },
};

const bundles = [
  { entry: 'src/cli/start.ts', out: 'cli.js', options: { ...node, banner: { js: '#!/usr/bin/env node' } } },
  // What a check does not need is loaded when it is first asked, by require: code that comes out of V8's cache can't import.
  { entry: 'src/cli/main.ts', out: 'check.js', options: { ...node, external: ['./commands.js'], supported: { 'dynamic-import': false } } },
  { entry: 'src/cli/commands.ts', out: 'commands.js', options: { ...node, plugins: [lessonsApart] } },
  { entry: 'src/rules/lessons.generated.ts', out: 'lessons.js', options: node },
  { entry: 'src/server/node.ts', out: 'server.js', options: node },
  { entry: 'src/mcp/node.ts', out: 'mcp-server.js', options: node },
  // What the mentor needs is loaded when it is first asked.
  { entry: 'src/editor/extension.ts', out: 'extension.js', options: { ...node, external: ['vscode', './mentor/main.js'] } },
  { entry: 'src/editor/mentor/main.ts', out: 'mentor/main.js', options: { ...node, external: ['vscode'] } },
  { entry: 'src/panel/main.ts', out: 'panel/main.js', options: { ...web, format: 'iife' } },
  { entry: 'src/panel/panel.css', out: 'panel/panel.css', options: web },
  // The browser edition is built from the day its entries exist.
  { entry: 'src/editor/web.ts', out: 'web/extension.js', options: web, optional: true },
  { entry: 'src/server/browser.ts', out: 'web/server.js', options: { ...web, format: 'iife' }, optional: true },
];

const generated = spawnSync(process.execPath, [at('tools/generate-rules.mjs')], { cwd: root, stdio: 'inherit' });
if (generated.status !== 0 && !dev) process.exit(1);
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const missing = [];
for (const { entry, out, options, optional } of bundles) {
  if (!existsSync(at(entry))) {
    if (!optional) missing.push(entry);
    continue;
  }
  try {
    await build({ ...options, entryPoints: [entry], outfile: join(dist, out) });
  } catch {
    // esbuild has shown what is wrong.
    process.exit(1);
  }
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
