// Copies the Python grammar from the npm package into grammars/ and checks it against the recorded sum.
// `node tools/copy-grammar.mjs`; with a folder as argument, both wasm files that the parser needs are also put there.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);

/** Throws when the packaged grammar is not the one recorded in grammars/source.json. */
export function copyGrammar(target) {
  const source = JSON.parse(readFileSync(join(root, 'grammars/source.json'), 'utf8'));
  const bytes = readFileSync(require.resolve(`${source.package}/${source.file}`));
  const sum = createHash('sha256').update(bytes).digest('hex');
  if (sum !== source.sha256) {
    throw new Error(`${source.package}/${source.file} has the sha256 ${sum}, but grammars/source.json records ${source.sha256}. `
      + 'If the package was updated on purpose, run the tests with the new grammar and record its version and sum.');
  }
  writeFileSync(join(root, 'grammars', source.file), bytes);
  if (target === undefined) return;
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, source.file), bytes);
  copyFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm'), join(target, 'web-tree-sitter.wasm'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) copyGrammar(process.argv[2]);
