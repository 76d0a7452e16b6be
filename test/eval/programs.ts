import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CodeBlock, Expectation } from './marks';
import { expectationsOf, headComment, marksIn } from './marks';

/** One labelled program: a script, a notebook, or a folder of files that import each other. */
export interface Program {
  /** The folder of test/corpus that it lies in. */
  readonly family: string;
  /** Path relative to test/corpus: `leakage/iris.py`, or a folder. */
  readonly name: string;
  /** Path within the program → text. */
  readonly files: Readonly<Record<string, string>>;
  readonly expectations: readonly Expectation[];
  /** beginner, competition, package or course. */
  readonly style: string | null;
  readonly note: string | null;
  /** The rule whose clean neighbour it is (`# note: clean; near family/rule: …`); null for a program with faults. */
  readonly near: string | null;
  /** All rules that the note of a clean program names as its neighbours, that one first. */
  readonly neighbours: readonly string[];
  /** Rules of which reviewers may say a word here or not (`# open: family/rule …`): their findings count neither way. */
  readonly open: ReadonlySet<string>;
}

/** The repository's test/corpus, found from the compiled file upwards, or from the working folder. */
export function corpusFolder(): string {
  for (const start of [__dirname, process.cwd()]) {
    for (let folder = start; dirname(folder) !== folder; folder = dirname(folder)) {
      const corpus = join(folder, 'test', 'corpus');
      if (existsSync(join(folder, 'package.json')) && existsSync(corpus)) return corpus;
    }
  }
  throw new Error('There is no test/corpus above this folder.');
}

/** All programs of the corpus, in the order of their names. */
export function readCorpus(corpus: string = corpusFolder()): Program[] {
  return foldersIn(corpus).flatMap((family) =>
    readdirSync(join(corpus, family), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || /\.(py|ipynb)$/.test(entry.name))
      .map((entry) => entry.name)
      .sort()
      .map((name) => readProgram(corpus, family, name)),
  );
}

function readProgram(corpus: string, family: string, name: string): Program {
  const path = join(corpus, family, name);
  const isScript = /\.(py|ipynb)$/.test(name);
  const files: Record<string, string> = {};
  for (const file of isScript ? [name] : filesUnder(path)) files[file] = readFileSync(isScript ? path : join(path, file), 'utf8');
  const blocks = Object.entries(files).flatMap(([file, text]) => blocksOf(file, text));
  const note = firstComment(blocks, 'note');
  return {
    family,
    name: `${family}/${name}`,
    files,
    expectations: expectationsOf(blocks.flatMap(marksIn)),
    style: firstComment(blocks, 'style'),
    note,
    open: new Set(firstComment(blocks, 'open')?.split(/\s+/) ?? []),
    near: /^clean; near ([a-z]+\/[a-z0-9-]+)/.exec(note ?? '')?.[1] ?? null,
    neighbours: [...(/^clean; near ([^:]+)/.exec(note ?? '')?.[1] ?? '').matchAll(/[a-z]+\/[a-z0-9-]+/g)].map(([id]) => id),
  };
}

function firstComment(blocks: readonly CodeBlock[], key: string): string | null {
  for (const block of blocks) {
    const comment = headComment(block, key);
    if (comment !== null) return comment;
  }
  return null;
}

interface RawCell {
  readonly cell_type: string;
  readonly source?: string | readonly string[];
  readonly input?: string | readonly string[];
}

interface RawNotebook {
  readonly cells?: readonly RawCell[];
  readonly worksheets?: readonly { readonly cells: readonly RawCell[] }[];
}

/** The blocks of a file: itself, or the code cells of a notebook. */
export function blocksOf(path: string, text: string): CodeBlock[] {
  if (path.endsWith('.py')) return [{ path, cell: null, source: text }];
  if (!path.endsWith('.ipynb')) return [];
  const notebook = JSON.parse(text) as RawNotebook;
  const cells = notebook.cells ?? notebook.worksheets?.flatMap((sheet) => sheet.cells) ?? [];
  return cells.flatMap((cell, index) => (cell.cell_type === 'code' ? [{ path, cell: index, source: joined(cell.source ?? cell.input ?? '') }] : []));
}

function joined(source: string | readonly string[]): string {
  return typeof source === 'string' ? source : source.join('');
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function filesUnder(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(folder, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`]))
    .sort();
}
