import type { FunctionAt, ProgramSyntax } from '../../program-syntax';
import type { TestSettings } from '../settings';
import { isTestFile } from '../settings';
import { statementsOf } from '../../program-syntax';
import { graphOf, importedModule } from './modules';
import { fileOf, folderOf, isWithin, joined } from './paths';
import { snake } from './skeleton';

/** Where a first test goes. */
export interface GeneratedPlace {
  readonly path: string;
  readonly exists: boolean;
}

export interface Layout {
  readonly program: ProgramSyntax;
  readonly settings: TestSettings;
  /** All Python files of the project, those that its program leaves out as well. */
  readonly paths: ReadonlySet<string>;
  /** The project's top folder. */
  readonly root: string;
}

/** The files that hold tests, in order. */
export function testFiles({ program, settings }: Layout): string[] {
  return [...program.modules.keys()].filter((path) => {
    if (!path.endsWith('.py') || !isTestFile(path, settings)) return false;
    return statementsOf(program.modules.get(path)?.body ?? []).some((one) => (one.kind === 'FunctionDefinition' && one.name.startsWith('test')) || (one.kind === 'ClassDefinition' && one.name.startsWith('Test')));
  });
}

/**
 * The file for the first test of a function: the one that tests its module already, else a new one by the project's own customs. A file that needs more to be imported than any such
 * project has is left alone: where it can't be, the new tests would go down with it.
 */
export function placeFor(layout: Layout, of: Pick<FunctionAt, 'path'>): GeneratedPlace {
  const files = testFiles(layout);
  const extensible = files.filter((path) => isExtensible(layout, path));
  const existing = extensible.filter((path) => importsModule(layout.program, path, of.path));
  const stem = snake(fileOf(of.path).replace(/\.py$/, ''));
  const [named] = [...existing].sort((a, b) => distance(fileOf(a), stem) - distance(fileOf(b), stem));
  if (named !== undefined && (distance(fileOf(named), stem) === 0 || existing.length === 1)) return { path: named, exists: true };
  const folder = folderFor(layout, of.path, files);
  const name = (part: string): string => joined(folder, fileName(layout, files, part));
  const parent = snake(fileOf(folderOf(of.path)));
  for (const part of [stem, ...(parent === '' ? [] : [`${parent}_${stem}`]), `${stem}_first`, `${stem}_generated`]) {
    const path = name(part);
    if (extensible.includes(path)) return { path, exists: true };
    if (!layout.paths.has(path) && !clashes(layout, path)) return { path, exists: false };
  }
  return { path: name(`${stem}_holdout`), exists: false };
}

function isExtensible({ program, settings }: Layout, path: string): boolean {
  const { isPlain, works } = importedModule(program, path, (one) => isTestFile(one, settings));
  return isPlain && works === null;
}

/** Can the conftest.py of a folder, and those above it, be imported wherever such projects are? */
function hasPlainConftest(layout: Layout, folder: string): boolean {
  for (let at = folder; ; at = folderOf(at)) {
    const file = joined(at, 'conftest.py');
    if (layout.program.modules.has(file) && !isExtensible(layout, file)) return false;
    if (at === '') return true;
  }
}

function distance(file: string, stem: string): number {
  const own = file.replace(/\.py$/, '');
  return own === `test_${stem}` || own === `${stem}_test` ? 0 : own.includes(stem) ? 1 : 2;
}

function importsModule(program: ProgramSyntax, from: string, path: string): boolean {
  const graph = graphOf(program);
  return statementsOf(program.modules.get(from)?.body ?? []).some((statement) => {
    if (statement.kind === 'Import') return statement.names.some(({ name }) => graph.resolve(from, name, 0) === path);
    if (statement.kind !== 'ImportFrom') return false;
    return [statement.module, ...statement.names.map(({ name }) => (statement.module === '' ? name : `${statement.module}.${name}`))].some((dotted) => graph.resolve(from, dotted, statement.level) === path);
  });
}

function folderFor(layout: Layout, path: string, files: readonly string[]): string {
  const { settings, root } = layout;
  const all = [...new Set(files.map(folderOf))];
  const plain = all.filter((folder) => hasPlainConftest(layout, folder));
  const folders = plain.length > 0 ? plain : all;
  // The nearest tests around the module: a part of the project may have its own.
  for (let at = folderOf(path); ; at = folderOf(at)) {
    const near = folders.filter((folder) => isWithin(folder, at) && /(^|\/)tests?(\/|$)/.test(folder.slice(at.length)) && !/(^|\/)(integration|e2e|functional|system)/.test(folder.slice(at.length)));
    const mirrored = near.find((folder) => fileOf(folder) === fileOf(folderOf(path)));
    const unit = near.find((folder) => /(^|\/)unit$/.test(folder)) ?? near.find((folder) => /(^|\/)unit\//.test(folder));
    const [nearest] = [...near].sort((a, b) => a.split('/').length - b.split('/').length);
    const found = mirrored ?? unit?.replace(/(\/unit)\/.*$/, '$1') ?? nearest;
    if (found !== undefined) return found;
    if (at === root || at === '') break;
  }
  const [configured] = settings.folders;
  return configured ?? joined(root, 'tests');
}

/** `test_features.py`, or `features_test.py` where the project's tests are called so. */
function fileName({ settings }: Layout, files: readonly string[], stem: string): string {
  const before = files.filter((path) => fileOf(path).startsWith('test_')).length;
  const after = files.filter((path) => fileOf(path).endsWith('_test.py')).length;
  const options = after > before ? [`${stem}_test.py`, `test_${stem}.py`] : [`test_${stem}.py`, `${stem}_test.py`];
  const everywhere: TestSettings = { files: settings.files, functions: settings.functions, classes: settings.classes, folders: [] };
  return options.find((name) => isTestFile(name, everywhere)) ?? settings.files.map((glob) => fileOf(glob).replace('*', stem)).find((name) => /^[\w.]+\.py$/.test(name)) ?? `test_${stem}.py`;
}

/** Two test files of one name, in folders that are no packages, can't be collected together. Source: pytest's documentation, import mode "prepend". */
function clashes({ paths }: Layout, path: string): boolean {
  const isPackaged = (one: string): boolean => paths.has(joined(folderOf(one), '__init__.py'));
  return !isPackaged(path) && [...paths].some((other) => other !== path && fileOf(other) === fileOf(path) && !isPackaged(other));
}

/** The folder that pytest puts on Python's path for a test file or a conftest.py: the first above it that is no package. */
export function pytestRoot(paths: ReadonlySet<string>, file: string): string {
  let folder = folderOf(file);
  while (folder !== '' && paths.has(`${folder}/__init__.py`)) folder = folderOf(folder);
  return folder;
}
