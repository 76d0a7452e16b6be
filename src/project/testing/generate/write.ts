import type { Statement } from '../../../python/nodes';
import type { ProgramSyntax } from '../../program-syntax';
import { statementsOf } from '../../program-syntax';
import { isTestFile } from '../settings';
import { importedModule } from './modules';
import { isWithin } from './paths';
import type { Layout } from './place';
import { pytestRoot } from './place';
import type { GeneratedTest, Skeleton } from './skeleton';
import { USES, quoted } from './skeleton';

/** What a test file becomes. */
export interface TestFileChange {
  readonly path: string;
  /** The file does not exist yet. */
  readonly creates: boolean;
  /** Insertions into the file's text, in order, none touching another. */
  readonly edits: readonly { readonly at: number; readonly text: string }[];
  /** The names of the tests that come into it. */
  readonly tests: readonly string[];
}

/** The text of a file after its change. */
export function changed(text: string, { edits }: TestFileChange): string {
  return [...edits].sort((a, b) => b.at - a.at).reduce((now, { at, text: inserted }) => now.slice(0, at) + inserted + now.slice(at), text);
}

/** Puts first tests into the files where they belong, one change a file. Tests whose names the file has already are left out. */
export function writeTests(layout: Layout, generated: readonly GeneratedTest[]): TestFileChange[] {
  const byFile = new Map<string, Skeleton[]>();
  for (const { skeleton, place } of generated) byFile.set(place.path, [...(byFile.get(place.path) ?? []), skeleton]);
  return [...byFile].flatMap(([path, skeletons]) => changeOf(layout, path, skeletons) ?? []);
}

function changeOf(layout: Layout, path: string, skeletons: readonly Skeleton[]): TestFileChange | null {
  const { program } = layout;
  const document = program.documents.get(path);
  const module = program.modules.get(path);
  const bound = new Set(module ? boundNames(module.body) : []);
  const fresh: Skeleton[] = [];
  for (const skeleton of skeletons) {
    if (skeleton.tests.some((name) => bound.has(name))) continue;
    for (const name of skeleton.tests) bound.add(name);
    fresh.push(skeleton);
  }
  if (fresh.length === 0) return null;
  const header = headerFor(layout, path, fresh, document?.code ?? '', module?.body ?? []);
  const blocks = fresh.map((skeleton) => blockOf(layout, skeleton, header.taken));
  const defined = new Set<string>(module ? boundNames(module.body) : []);
  const seeds = new Set(fresh.flatMap((one) => [...one.seeds]));
  const body = [...(seeds.size > 0 && !defined.has('seeds') ? [seedsFixture(seeds)] : []), ...blocks.map((block) => withoutHelpers(block, defined))].join('\n\n\n');
  const tests = fresh.flatMap((one) => one.tests);
  if (!document || !module) return { path, creates: true, edits: [{ at: 0, text: `${header.lines.join('\n')}\n\n\n${body}\n` }], tests };
  const end = document.text.length;
  const gap = document.text.trim() === '' ? '' : `${document.text.endsWith('\n') ? '' : '\n'}\n\n`;
  const after = lastImport(module.body);
  const at = after === null ? startOf(document.text, module.body) : lineEnd(document.text, after.end);
  const added = header.lines.length === 0 ? [] : [{ at, text: `${after !== null && at > 0 && document.text[at - 1] !== '\n' ? '\n' : ''}${header.lines.join('\n')}\n${after === null ? '\n' : ''}` }];
  return { path, creates: false, edits: [...added, { at: end, text: `${gap}${body}\n` }], tests };
}

/** Where the imports of a file without any would stand: behind its docstring. */
function startOf(text: string, body: readonly Statement[]): number {
  const [first] = body;
  return first?.kind === 'ExpressionStatement' && first.value.kind === 'Constant' && first.value.type === 'string' ? lineEnd(text, first.end) : 0;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

function lastImport(body: readonly Statement[]): Statement | null {
  return [...body].reverse().find((one) => one.kind === 'Import' || one.kind === 'ImportFrom') ?? null;
}

function boundNames(body: readonly Statement[]): string[] {
  return statementsOf(body).flatMap((one): string[] => {
    if (one.kind === 'FunctionDefinition' || one.kind === 'ClassDefinition') return [one.name];
    if (one.kind === 'Import' || one.kind === 'ImportFrom') return one.names.map(({ name, alias }) => alias ?? (one.kind === 'Import' ? (name.split('.')[0] ?? name) : name));
    return one.kind === 'Assign' ? one.targets.flatMap((target) => (target.kind === 'Name' ? [target.id] : [])) : [];
  });
}

interface Header {
  readonly lines: readonly string[];
  /** What of the project the top of the file gives: `path name`. */
  readonly taken: ReadonlySet<string>;
}

/** The imports of a new file, or those that an existing one lacks. */
function headerFor({ program, settings, paths }: Layout, path: string, skeletons: readonly Skeleton[], code: string, body: readonly Statement[]): Header {
  const isTest = (one: string): boolean => isTestFile(one, settings);
  const bound = new Set(boundNames(body));
  const wanted = new Set(skeletons.flatMap((one) => one.imports));
  const seeds = new Set(skeletons.flatMap((one) => [...one.seeds]));
  if (seeds.size > 0) {
    wanted.add('import pytest');
    wanted.add('import random');
    wanted.add('import numpy as np');
    if (seeds.has('torch')) wanted.add('import sys');
  }
  const taken = new Set<string>();
  const own = new Map<string, Set<string>>();
  const roots = new Set<string>();
  for (const use of skeletons.flatMap((one) => one.uses)) {
    const module = importedModule(program, use.path, isTest);
    for (const root of module.roots) roots.add(root);
    if (use.name === '') continue;
    const isThere = isImported(program, path, use.path, use.name, body);
    if (isThere) taken.add(`${use.path} ${use.name}`);
    if (isThere || bound.has(use.name) || !module.isPlain || module.works !== null || [...own.values()].some((names) => names.has(use.name))) continue;
    own.set(module.dotted, (own.get(module.dotted) ?? new Set()).add(use.name));
    taken.add(`${use.path} ${use.name}`);
  }
  // What the top of the file does not give is asked of pytest, in the test.
  if (skeletons.some((one) => one.lines.includes(USES) && one.uses.some((use) => use.name !== '' && !taken.has(`${use.path} ${use.name}`)))) wanted.add('import pytest');
  const given = [pytestRoot(paths, path), ...[...paths].filter((one) => one.endsWith('conftest.py') && isWithin(path, one.replace(/\/?conftest\.py$/, ''))).map((one) => pytestRoot(paths, one)), ...(settings.pythonPath ?? [])];
  const missing = [...roots].filter((root) => !given.includes(root) && !code.includes(rootExpression(path, root)));
  if (missing.length > 0) {
    wanted.add('import sys');
    wanted.add('from pathlib import Path');
  }
  const has = (line: string): boolean => new RegExp(`^${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*(#.*)?$`, 'm').test(code);
  const needed = [...wanted].filter((line) => !has(line));
  const isStandard = (line: string): boolean => /^(import (sys|random|itertools|asyncio|pickle|importlib|shutil|subprocess|time|re)$|from pathlib)/.test(line);
  const standard = needed.filter(isStandard).sort(importOrder);
  const others = needed.filter((line) => !isStandard(line)).sort(importOrder);
  const search = missing.map((root) => `sys.path.insert(0, str(${rootExpression(path, root)}))`).reverse();
  const projects = [...own].sort(([a], [b]) => (a < b ? -1 : 1)).map(([dotted, names]) => `from ${dotted} import ${[...names].sort().join(', ')}${missing.length > 0 ? '  # noqa: E402' : ''}`);
  const groups = [standard, others, search, projects].filter((group) => group.length > 0);
  return { lines: code === '' ? groups.flatMap((group, index) => (index === 0 ? group : ['', ...group])) : groups.flat(), taken };
}

function importOrder(a: string, b: string): number {
  const rank = (line: string): string => `${line.startsWith('import') ? '0' : '1'}${line}`;
  return rank(a) < rank(b) ? -1 : 1;
}

/** A folder of the project, as a test file tells it: `Path(__file__).resolve().parents[1] / "src"`. */
export function rootExpression(test: string, root: string): string {
  const from = test.split('/').slice(0, -1);
  const to = root === '' ? [] : root.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  const up = from.length - shared;
  return [up === 0 ? 'Path(__file__).resolve().parent' : `Path(__file__).resolve().parents[${String(up)}]`, ...to.slice(shared).map(quoted)].join(' / ');
}

/** Does the file import that very thing under its own name? */
function isImported(program: ProgramSyntax, file: string, path: string, name: string, body: readonly Statement[]): boolean {
  return body.some((one) => {
    if (one.kind !== 'ImportFrom') return false;
    return one.names.some((alias) => {
      if (alias.name !== name || alias.alias !== null) return false;
      const meaning = program.meaning({ kind: 'Name', id: name, start: one.end, end: one.end }, file, null);
      return (meaning.is === 'function' || meaning.is === 'class') && meaning.path === path;
    });
  });
}

function blockOf({ program, settings }: Layout, skeleton: Skeleton, taken: ReadonlySet<string>): string {
  const isTest = (one: string): boolean => isTestFile(one, settings);
  const asked = skeleton.uses.filter((use) => use.name !== '' && !taken.has(`${use.path} ${use.name}`)).flatMap((use) => {
    const module = importedModule(program, use.path, isTest);
    const works = module.works === null ? [] : [`    pytest.skip(${quoted(`${module.works}: move that into a function, then delete this line`)})`];
    return [...works, `    ${use.name} = pytest.importorskip(${quoted(module.dotted)}).${use.name}`];
  });
  const lines = skeleton.lines.flatMap((line) => (line === USES ? asked : [line]));
  return lines.join('\n');
}

/** Helpers and stubs that an earlier block, or the file, has defined already are not defined again. */
function withoutHelpers(block: string, defined: Set<string>): string {
  const parts = block.split(/\n\n\n(?=def |class |@|[A-Z])/);
  const kept = parts.filter((part) => {
    const name = /^(?:def (_\w+)|class (\w+)|@pytest\.fixture\ndef (\w+)|([A-Z][A-Z0-9_]*) = )/.exec(part);
    const own = name?.slice(1).find(Boolean);
    if (own === undefined) return true;
    const isNew = !defined.has(own);
    defined.add(own);
    return isNew;
  });
  return kept.join('\n\n\n');
}

function seedsFixture(seeds: ReadonlySet<'random' | 'numpy' | 'torch'>): string {
  return [
    '@pytest.fixture', 'def seeds():', '    """Sets all seeds, at once and each time it is called."""', '', '    def seed():', '        random.seed(0)', '        np.random.seed(0)',
    ...(seeds.has('torch') ? ['        torch = sys.modules.get("torch")', '        if torch is not None:', '            torch.manual_seed(0)'] : []),
    '', '    seed()', '    return seed',
  ].join('\n');
}
