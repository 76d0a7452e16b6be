/** Bare parse against parse and lowering of the same texts, in one run. `node out/test/bench/parse.js FOLDER` prints the ratios. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { loadParser, readParserFiles } from '../../src/project/node/parser-files';
import { decodeSource } from '../../src/python/source';

async function measure(folder: string): Promise<void> {
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.py') && !name.includes('site-packages'))
    .map((name) => decodeSource(readFileSync(join(folder, name))).text);
  const lines = texts.reduce((sum, text) => sum + text.split('\n').length, 0);
  const parser = await loadParser();
  const bare = new Parser();
  bare.setLanguage(await Language.load((await readParserFiles()).grammar));
  for (let run = 0; run < 4; run++) {
    let bareTime = 0;
    let wholeTime = 0;
    for (const text of texts) {
      const start = performance.now();
      bare.parse(text)?.delete();
      const middle = performance.now();
      parser.parse(text);
      bareTime += middle - start;
      wholeTime += performance.now() - middle;
    }
    console.log(`${String(lines)} lines: bare parse ${bareTime.toFixed(0)} ms, with lowering ${wholeTime.toFixed(0)} ms, `
      + `lowering / bare parse ${((wholeTime - bareTime) / bareTime).toFixed(2)}, ${((lines / wholeTime) * 1000).toFixed(0)} lines/s`);
  }
}

void measure(process.argv[2] ?? '.');
