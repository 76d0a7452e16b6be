import type { ModuleCode } from '../../project/code/code';
import type { CellSegment } from '../../python/document';
import { BUILTIN_NAMES } from '../../python/builtin-names';
import type { Comprehension, Expression, Import, ImportFrom, ScopeDeclaration, Statement } from '../../python/nodes';
import type { Span } from '../../python/text';
import { childrenOf } from '../reading';

/** A cell with what its top level reads and binds. */
export interface CellNames {
  readonly segment: CellSegment;
  /** The statements that begin in it. */
  readonly statements: readonly Statement[];
  /** Names that it reads before it binds them itself, with the first place; what functions read is left out, as they run later. */
  readonly reads: ReadonlyMap<string, { readonly start: number; readonly end: number }>;
  readonly binds: ReadonlySet<string>;
  /** Of these, what another run may give otherwise: imports, definitions and literals left out. */
  readonly makes: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set<string>();
const known = new WeakMap<ModuleCode, readonly CellNames[]>();

/** The code cells of a notebook in document order; empty for scripts. Worked out once a file. */
export function cellsOf(code: ModuleCode): readonly CellNames[] {
  let cells = known.get(code);
  if (cells === undefined) {
    const { segments } = code.document;
    const { body } = code.module;
    let next = 0;
    cells = segments.map((segment, index) => {
      const end = segments[index + 1]?.start ?? Infinity;
      const first = next;
      while ((body[next]?.start ?? Infinity) < end) next++;
      return namesOf(segment, body.slice(first, next));
    });
    known.set(code, cells);
  }
  return cells;
}

function namesOf(segment: CellSegment, statements: readonly Statement[]): CellNames {
  const cell: Cell = { reads: new Map(), binds: new Set() };
  run(cell, statements);
  const same = new Set(statements.flatMap(sameAgain));
  return { segment, statements, reads: cell.reads, binds: cell.binds, makes: new Set([...cell.binds].filter((name) => !same.has(name))) };
}

/** What a cell reads and binds, while it is being gone through. */
interface Cell {
  readonly reads: Map<string, Span>;
  readonly binds: Set<string>;
}

/** `local`: names of the comprehensions around. */
function read(cell: Cell, expression: Expression | null, local: ReadonlySet<string> = NONE): void {
  if (expression === null) return;
  switch (expression.kind) {
    case 'Constant':
      return;
    case 'Name':
      if (!cell.binds.has(expression.id) && !local.has(expression.id) && !cell.reads.has(expression.id)) cell.reads.set(expression.id, { start: expression.start, end: expression.end });
      return;
    case 'Lambda':
      for (const parameter of expression.parameters) read(cell, parameter.defaultValue, local);
      return;
    case 'Comprehension':
      readComprehension(cell, expression, local);
      return;
    case 'NamedExpression':
      read(cell, expression.value, local);
      cell.binds.add(expression.target.id);
      return;
    default:
      for (const child of partsBelow(expression)) read(cell, child, local);
  }
}

function readComprehension(cell: Cell, { clauses, key, element }: Comprehension, local: ReadonlySet<string>): void {
  const inner = new Set(local);
  for (const clause of clauses) {
    read(cell, clause.iterable, inner);
    bindTargets(cell, clause.target, inner);
    for (const condition of clause.conditions) read(cell, condition, inner);
  }
  read(cell, key, inner);
  read(cell, element, inner);
}

function bindTargets(cell: Cell, target: Expression, into: Set<string>): void {
  if (target.kind === 'Name') into.add(target.id);
  else if (target.kind === 'Tuple' || target.kind === 'List') for (const element of target.elements) bindTargets(cell, element, into);
  else if (target.kind === 'Starred') bindTargets(cell, target.value, into);
  else read(cell, target);
}

function run(cell: Cell, list: readonly Statement[]): void {
  for (const statement of list) step(cell, statement);
}

function step(cell: Cell, statement: Statement): void {
  const { binds } = cell;
  switch (statement.kind) {
    case 'Assign':
      read(cell, statement.value);
      for (const target of statement.targets) bindTargets(cell, target, binds);
      return;
    case 'AnnotatedAssign':
      read(cell, statement.value);
      if (statement.value !== null) bindTargets(cell, statement.target, binds);
      return;
    case 'AugmentedAssign':
      read(cell, statement.target);
      read(cell, statement.value);
      bindTargets(cell, statement.target, binds);
      return;
    case 'ExpressionStatement': case 'Return': case 'Raise':
      read(cell, statement.value);
      return;
    case 'Assert':
      read(cell, statement.test);
      read(cell, statement.message);
      return;
    case 'Import': case 'ImportFrom': case 'ScopeDeclaration':
      for (const name of namesBound(statement)) binds.add(name);
      return;
    case 'FunctionDefinition':
      for (const decorator of statement.decorators) read(cell, decorator);
      for (const parameter of statement.parameters) read(cell, parameter.defaultValue);
      binds.add(statement.name);
      return;
    case 'ClassDefinition':
      for (const decorator of statement.decorators) read(cell, decorator);
      for (const base of statement.bases) read(cell, base.value);
      binds.add(statement.name);
      return;
    case 'If': case 'While':
      read(cell, statement.test);
      run(cell, statement.body);
      run(cell, statement.orelse);
      return;
    case 'For':
      read(cell, statement.iterable);
      bindTargets(cell, statement.target, binds);
      run(cell, statement.body);
      run(cell, statement.orelse);
      return;
    case 'With':
      for (const { context, target } of statement.items) {
        read(cell, context);
        if (target !== null) bindTargets(cell, target, binds);
      }
      run(cell, statement.body);
      return;
    case 'Try':
      run(cell, statement.body);
      for (const handler of statement.handlers) {
        read(cell, handler.type);
        if (handler.name !== null) binds.add(handler.name);
        run(cell, handler.body);
      }
      run(cell, statement.orelse);
      run(cell, statement.final);
      return;
    case 'Match':
      read(cell, statement.subject);
      for (const one of statement.cases) {
        for (const name of one.binds) binds.add(name.id);
        run(cell, one.body);
      }
      return;
    case 'BrokenStatement':
      run(cell, statement.body);
      return;
    default:
  }
}

/** The names that an import or a declaration binds. */
function namesBound(statement: Import | ImportFrom | ScopeDeclaration): readonly string[] {
  if (statement.kind === 'Import') return statement.names.map(({ name, alias }) => alias ?? name.split('.')[0] ?? name);
  return statement.kind === 'ImportFrom' ? statement.names.map(({ name, alias }) => alias ?? name) : statement.names;
}

/** The names that a statement binds to the same whenever it is run. */
function sameAgain(statement: Statement): readonly string[] {
  if (statement.kind === 'Import' || statement.kind === 'ImportFrom') return namesBound(statement);
  if (statement.kind === 'FunctionDefinition' || statement.kind === 'ClassDefinition') return [statement.name];
  if (statement.kind !== 'Assign' || statement.value.kind !== 'Constant') return [];
  return statement.targets.flatMap((target) => (target.kind === 'Name' ? [target.id] : []));
}

function partsBelow(expression: Expression): readonly (Expression | null)[] {
  if (expression.kind === 'Slice') return [expression.lower, expression.upper, expression.step];
  return expression.kind === 'BrokenExpression' ? expression.parts : childrenOf(expression);
}

/** What IPython, Colab, Databricks and the like put into every notebook, and names of exceptions. */
const GIVEN = new Set([
  'display', 'get_ipython', 'In', 'Out', 'exit', 'quit', '_', '__', '___', '_i', '_ih', '_oh', '_dh', 'spark', 'sc', 'sqlContext', 'sql', 'dbutils', 'displayHTML', '__name__', '__file__', '__doc__',
  'copyright', 'credits', 'license', 'reveal_type', 'WindowsError', 'unicode', 'xrange', 'raw_input', 'long', 'basestring', 'reduce', 'reload', 'unichr', 'execfile', 'cmp', 'file',
]);

/** Is the name there without anything in the notebook? */
export function isGiven(name: string): boolean {
  return BUILTIN_NAMES.has(name) || GIVEN.has(name) || /^[A-Z]\w*(Error|Exception|Warning|Interrupt|Exit|Iteration)$/.test(name) || /^__\w+__$/.test(name) || /^_\d*$/.test(name) || name === 'Ellipsis' || /^(True|False|None)$/.test(name);
}

/** Quick looks for what is searched for line by line then. */
const GIVING = /%(?:run|pylab|load|store|autoreload_names|matplotlib --list|rerun|recall|macro)/;
const ASSIGNED = /=\s*[!%]/;

/** Does the notebook get names from where they can't be seen: other notebooks, star imports, magics that assign? */
export function hasHiddenNames(code: ModuleCode): boolean {
  const { text } = code.document;
  if (code.stars.length > 0 || text.includes('import_module') || text.includes('parameterize')) return true;
  if ((text.includes('globals(') || text.includes('locals(') || text.includes('exec(')) && /\b(?:globals|locals|exec)\(/.test(text)) return true;
  if (text.includes('@param') && /^#\s*@param/m.test(text)) return true;
  return GIVING.test(text) && /^[ \t]*%(?:(?:run|load|store|autoreload_names|matplotlib --list|rerun|recall|macro)\b|pylab)/m.test(text);
}

/** Names that a magic or a shell line of the notebook binds: `files = !ls`, `%%capture out`, `%%bash --out text`. */
export function boundByMagics(code: ModuleCode): ReadonlySet<string> {
  const found = new Set<string>();
  const { text } = code.document;
  if (ASSIGNED.test(text)) for (const match of text.matchAll(/^[ \t]*([A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*)*)\s*=\s*[!%]/gm)) for (const name of (match[1] ?? '').split(/\s*,\s*/)) found.add(name);
  if (text.includes('%%')) for (const match of text.matchAll(/^%%(?:capture|bash|script|sql|bigquery|writefile|time|R)\b(.*)$/gm)) for (const name of (match[1] ?? '').split(/[\s=]+/)) found.add(name);
  if (text.includes('<<')) for (const match of text.matchAll(/^%(?:sql|bigquery)\b.*?(\w+)\s*<</gm)) found.add(match[1] ?? '');
  return found;
}
