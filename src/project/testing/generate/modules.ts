import { makeModuleGraph } from '../../../python/modules';
import type { ModuleGraph } from '../../../python/modules';
import type { Expression, Module, Statement } from '../../../python/nodes';
import { STANDARD_LIBRARY } from '../../../python/standard-library';
import type { ProgramSyntax } from '../../program-syntax';
import { statementsOf } from '../../program-syntax';
import { folderOf, isWithin } from './paths';

/** How a test comes to a module of the project. */
export interface ImportedModule {
  /** `churn.features` */
  readonly dotted: string;
  /** Folders that must be on Python's path for it and for what it imports. */
  readonly roots: readonly string[];
  /** It and what it imports needs nothing but what every project of this kind has. */
  readonly isPlain: boolean;
  /** What it does when it is imported that a test should not wait for, in words; null: nothing. */
  readonly works: string | null;
  /** The files of the project whose code runs with it, itself first. */
  readonly files: ReadonlySet<string>;
}

/** Libraries that are there wherever models are trained on tables. */
const everywhere = new Set(['numpy', 'pandas', 'sklearn', 'scipy', 'joblib', 'pytest', '__future__', 'typing_extensions']);

/** Calls that a module makes on import and a test should not wait for: files, networks, training, arguments of a command line. */
const heavy = /^(pandas\.(read_\w+)|polars\.(read|scan)_\w+|joblib\.load|pickle\.load|torch\.load|numpy\.(load|loadtxt|genfromtxt)|open|input|requests\.|urllib\.request\.|boto3\.|wandb\.|mlflow\.\w+\.load_model|mlflow\.(start_run|search_runs|create_experiment|set_experiment)|psycopg2?\.connect|sqlalchemy\.create_engine|docker\.|subprocess\.|(tensorflow\.)?keras\.models\.load_model|transformers\.|sklearn\.datasets\.fetch_|nltk\.download|spacy\.load)/;
const heavyMethod = /^(fit|fit_transform|parse_args|train|backward|serve_forever|run|read_csv|load_model|from_pretrained|getOrCreate|connect|deploy|make_scraper|read)$/;

const graphs = new WeakMap<ProgramSyntax, ModuleGraph>();

/** The files of a program as modules, worked out once. */
export function graphOf(program: ProgramSyntax): ModuleGraph {
  const graph = graphs.get(program) ?? makeModuleGraph([...program.modules.keys()]);
  graphs.set(program, graph);
  return graph;
}

const imports = new WeakMap<ProgramSyntax, Map<string, ImportedModule>>();

/** How a test imports a module: as the project's other files do, tests first; else by its packages; else from its own folder. */
export function importedModule(program: ProgramSyntax, path: string, isTest: (path: string) => boolean): ImportedModule {
  const known = imports.get(program) ?? new Map<string, ImportedModule>();
  imports.set(program, known);
  const found = known.get(path) ?? findModule(program, path, isTest);
  known.set(path, found);
  return found;
}

function findModule(program: ProgramSyntax, path: string, isTest: (path: string) => boolean): ImportedModule {
  const graph = graphOf(program);
  const roots = new Set<string>();
  const seen = new Set<string>();
  let isPlain = true;
  let works: string | null = null;
  const visit = (at: string): void => {
    if (seen.has(at) || seen.size > 200) return;
    seen.add(at);
    works ??= workOf(program, at);
    const module = program.modules.get(at);
    for (const imported of module ? importsIn(module) : []) {
      const found = resolved(graph, at, imported);
      if (found.length === 0) {
        const head = imported.dotted.split('.')[0] ?? '';
        if (imported.level > 0 || (!everywhere.has(head) && !STANDARD_LIBRARY.has(head))) isPlain = false;
        continue;
      }
      for (const one of found) {
        const root = imported.level === 0 ? rootOf(one.path, one.dotted) : undefined;
        if (root !== undefined) roots.add(root);
        visit(one.path);
      }
    }
  };
  visit(path);
  const dotted = dottedName(program, graph, path, isTest);
  const root = rootOf(path, dotted) ?? folderOf(path);
  return { dotted, roots: [root, ...[...roots].filter((one) => one !== root)], isPlain, works, files: seen };
}

interface Imported {
  readonly dotted: string;
  readonly level: number;
  readonly names: readonly string[];
}

function importsOf(body: readonly Statement[]): Imported[] {
  return statementsOf(body).flatMap((statement): Imported[] => {
    if (statement.kind === 'Import') return statement.names.map(({ name }) => ({ dotted: name, level: 0, names: [] }));
    if (statement.kind === 'ImportFrom') return [{ dotted: statement.module, level: statement.level, names: statement.names.map(({ name }) => name) }];
    return [];
  });
}

/** The files that an import means: the module, and those of its names that are modules. */
function resolved(graph: ModuleGraph, from: string, { dotted, level, names }: Imported): { readonly path: string; readonly dotted: string }[] {
  const wanted = [...(dotted === '' ? [] : [dotted]), ...names.map((name) => (dotted === '' ? name : `${dotted}.${name}`))];
  return wanted.flatMap((name) => {
    const path = graph.resolve(from, name, level);
    return path === undefined ? [] : [{ path, dotted: name }];
  });
}

/** The folder from which a dotted name is this file; undefined: it is not. */
function rootOf(path: string, dotted: string): string | undefined {
  const tail = dotted.replaceAll('.', '/');
  for (const end of [`${tail}.py`, `${tail}/__init__.py`]) {
    if (path === end) return '';
    if (path.endsWith(`/${end}`)) return path.slice(0, -end.length - 1);
  }
  return undefined;
}

interface Importer {
  readonly from: string;
  /** The name by which it imports. */
  readonly dotted: string;
}

const importsOfModules = new WeakMap<Module, readonly Imported[]>();

function importsIn(module: Module): readonly Imported[] {
  const known = importsOfModules.get(module) ?? importsOf(module.body);
  importsOfModules.set(module, known);
  return known;
}

/** By which files and under which absolute name a file is imported, in the order of the files. Only those are parsed that write its name. */
function importersOf(program: ProgramSyntax, graph: ModuleGraph, path: string): Importer[] {
  const name = path.replace(/(^|\/)__init__\.py$/, '').replace(/\.py$/, '');
  const last = name.slice(name.lastIndexOf('/') + 1);
  return [...program.modules.keys()].flatMap((from): Importer[] => {
    const module = program.documents.get(from)?.code.includes(last) === true ? program.modules.get(from) : undefined;
    if (!module) return [];
    return importsIn(module).flatMap((imported) => (imported.level > 0 || !(imported.dotted === last || imported.dotted.endsWith(`.${last}`) || imported.names.includes(last)) ? [] : resolved(graph, from, imported).filter((one) => one.path === path).map(({ dotted }) => ({ from, dotted }))));
  });
}

function dottedName(program: ProgramSyntax, graph: ModuleGraph, path: string, isTest: (path: string) => boolean): string {
  const counts = new Map<string, number>();
  for (const { from, dotted } of importersOf(program, graph, path)) {
    if (rootOf(path, dotted) === undefined || STANDARD_LIBRARY.has(dotted.split('.')[0] ?? '')) continue;
    counts.set(dotted, (counts.get(dotted) ?? 0) + (isTest(from) ? 100 : 1));
  }
  const [used] = [...counts].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length);
  if (used) return used[0];
  // Other files of its folder may be imported in some way: then it is, too.
  const packaged = graph.moduleOf(path);
  const head = packaged.split('.')[0] ?? '';
  const folder = folderOf(path);
  const around = importsOf(program.modules.get(path)?.body ?? []).flatMap((imported) => (imported.level > 0 ? [] : resolved(graph, path, imported).flatMap((one) => rootOf(one.path, one.dotted) ?? [])));
  const isPackage = program.modules.has(folder === '' ? '__init__.py' : `${folder}/__init__.py`);
  const own = path.slice(path.lastIndexOf('/') + 1).replace(/\.py$/, '');
  // A folder without __init__.py below one from which it imports is a namespace package of that one.
  const [above] = around.filter((root) => root !== folder && isWithin(path, root)).sort((a, b) => b.length - a.length);
  if (above !== undefined && !around.includes(folder)) {
    const dotted = path.slice(above === '' ? 0 : above.length + 1).replace(/\.py$/, '').replaceAll('/', '.');
    if (/^[A-Za-z_][\w.]*$/.test(dotted) && !/\.\d/.test(dotted) && !STANDARD_LIBRARY.has(dotted.split('.')[0] ?? '')) return dotted;
  }
  if (importsSiblings(program, graph, path, folder) || !isPackage || STANDARD_LIBRARY.has(head)) return own;
  return packaged;
}

/** `from features import x` beside features.py: the file is run from its own folder. */
function importsSiblings(program: ProgramSyntax, graph: ModuleGraph, path: string, folder: string): boolean {
  return importsOf(program.modules.get(path)?.body ?? []).some((imported) => imported.level === 0 && resolved(graph, path, imported).some((one) => rootOf(one.path, one.dotted) === folder));
}

/** What a module does when it is imported that a test should not wait for. */
function workOf(program: ProgramSyntax, path: string): string | null {
  const document = program.documents.get(path);
  for (const statement of program.modules.get(path)?.body ?? []) {
    if (isMainGuard(statement)) continue;
    for (const inner of statementsOf([statement])) {
      const found = callsIn(inner).find((call) => isHeavy(program, path, call, inner));
      if (!found || !document) continue;
      const line = document.locate(found).start.line;
      return `${path} does work when it is imported (line ${String(line)}: ${calleeText(document.code.slice(found.start, found.end))})`;
    }
  }
  return null;
}

function calleeText(code: string): string {
  const head = /^[\w.]+/.exec(code)?.[0];
  return head === undefined ? 'a call' : `${head}(…)`;
}

function isMainGuard(statement: Statement): boolean {
  return statement.kind === 'If' && statement.test.kind === 'Comparison' && statement.test.operands.some((one) => one.kind === 'Name' && one.id === '__name__');
}

function isHeavy(program: ProgramSyntax, path: string, call: Extract<Expression, { kind: 'Call' }>, within: Statement): boolean {
  const name = program.libraryName(call.callee, path) ?? (call.callee.kind === 'Name' ? call.callee.id : '');
  if (heavy.test(name)) return true;
  if (call.callee.kind === 'Attribute') {
    const meaning = program.meaning(call.callee, path, null);
    return meaning.is !== 'function' && heavyMethod.test(call.callee.attribute) && !/^(logging|re|os|sys)\b/.test(name);
  }
  // `main()` on its own: a script without a guard.
  return within.kind === 'ExpressionStatement' && within.value === call && program.meaning(call.callee, path, null).is === 'function';
}

/** The calls of one statement, those in functions and classes not. */
function callsIn(statement: Statement): Extract<Expression, { kind: 'Call' }>[] {
  const roots: (Expression | null)[] =
    statement.kind === 'Assign' || statement.kind === 'ExpressionStatement' || statement.kind === 'AugmentedAssign' ? [statement.value]
      : statement.kind === 'AnnotatedAssign' ? [statement.value]
        : statement.kind === 'With' ? statement.items.map((item) => item.context)
          : statement.kind === 'For' ? [statement.iterable] : [];
  const found: Extract<Expression, { kind: 'Call' }>[] = [];
  const visit = (expression: Expression | null): void => {
    if (expression?.kind === 'Call') {
      found.push(expression);
      visit(expression.callee);
      for (const given of expression.args) visit(given.value);
    } else if (expression?.kind === 'Attribute' || expression?.kind === 'Subscript' || expression?.kind === 'Await') visit(expression.value);
    else if (expression?.kind === 'BinaryOperation') {
      visit(expression.left);
      visit(expression.right);
    }
  };
  for (const root of roots) visit(root);
  return found;
}
