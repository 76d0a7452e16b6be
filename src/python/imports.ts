import type { Import, ImportFrom } from './nodes';

/** One import as the scan sees it: `from ..a import b` is `{ level: 2, module: 'a', names: ['b'] }`; `import a.b` has no names. */
export interface ScannedImport {
  /** The number of leading dots. */
  readonly level: number;
  /** Dotted; "" in `from . import x`. */
  readonly module: string;
  /** The names after `import` in a from-import, `*` among them; each may be a module itself. */
  readonly names: readonly string[];
}

/**
 * The imports of a module's code, found without parsing it: this decides whether a file is worth parsing at all. Sees indented, parenthesised and
 * continued imports and those behind `;` or `:`. Imports inside strings are taken for real ones.
 */
export function scanImports(code: string): readonly ScannedImport[] {
  const found: ScannedImport[] = [];
  for (let at = code.indexOf('import'); at >= 0; at = code.indexOf('import', at + 6)) {
    if (isWordCharacter(code.charCodeAt(at - 1)) || isWordCharacter(code.charCodeAt(at + 6))) continue;
    const head = STATEMENT_HEAD.exec(code.slice(logicalLineStart(code, at), at));
    if (head === null) continue;
    const list = importList(code, at + 6);
    const from = head[1];
    if (from === undefined) {
      for (const module of plainNames(list)) found.push({ level: 0, module, names: [] });
    } else {
      const dotted = from.replace(/[\s\\]+/g, '');
      const module = dotted.replace(/^\.+/, '');
      found.push({ level: dotted.length - module.length, module, names: plainNames(list) });
    }
  }
  return found;
}

/** What stands before the word `import` in its statement: nothing, or `from x`. */
const STATEMENT_HEAD = /(?:^|[;:])[\s\\]*(?:from(?:[\s\\]+|(?=\.))(\.[\s\\.]*[\w.]*|[\w.]+)[\s\\]*)?$/;

function isWordCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code > 127;
}

function logicalLineStart(code: string, offset: number): number {
  let start = lineStart(code, offset);
  while (start > 0) {
    const ending = code.charCodeAt(start - 2) === 13 && code.charCodeAt(start - 1) === 10 ? 2 : 1;
    if (code.charCodeAt(start - ending - 1) !== BACKSLASH) break;
    start = lineStart(code, start - ending);
  }
  return start;
}

const BACKSLASH = 92;

function lineStart(code: string, offset: number): number {
  let start = offset;
  for (; start > 0; start--) {
    const before = code.charCodeAt(start - 1);
    if (before === 10 || before === 13) break;
  }
  return start;
}

/** The text between `import` and the end of the statement, without parentheses, comments and continuations. */
function importList(code: string, start: number): string {
  let end = start;
  while (/[\s\\]/.test(code.charAt(end)) && end < code.length && !isLineEnd(code, end)) end++;
  if (code.charAt(end) === '(') {
    const close = code.indexOf(')', end);
    return code.slice(end + 1, close < 0 ? Math.min(code.length, end + 10_000) : close).replace(/#[^\r\n]*/g, '');
  }
  while (end < code.length && !isLineEnd(code, end) && code.charAt(end) !== ';' && code.charAt(end) !== '#') end++;
  return code.slice(start, end).replace(/\\/g, ' ');
}

function isLineEnd(code: string, at: number): boolean {
  const character = code.charCodeAt(at);
  if (character !== 10 && character !== 13) return false;
  const before = code.charCodeAt(at - 1);
  return before !== BACKSLASH && !(character === 10 && before === 13 && code.charCodeAt(at - 2) === BACKSLASH);
}

function plainNames(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim().split(/\s/)[0] ?? '')
    .filter((name) => /^(?:\*|[\w.\u0080-\uffff]+)$/.test(name));
}

export interface ImportedName {
  /** The name it binds; `*` for a star import, whose `qualified` is then the module. */
  readonly name: string;
  readonly qualified: string;
}

/** What one import statement binds. `import a.b` binds `a`; `import a.b as c` binds `c` to `a.b`. */
export function importedNames(statement: Import | ImportFrom, modulePath: string, moduleOf: (path: string) => string = dottedPath): ImportedName[] {
  if (statement.kind === 'Import') {
    return statement.names.map(({ name, alias }) => {
      const head = name.split('.')[0] ?? name;
      return alias === null ? { name: head, qualified: head } : { name: alias, qualified: name };
    });
  }
  const from = absoluteModule(statement.module, statement.level, modulePath, moduleOf);
  return statement.names.map(({ name, alias }) => {
    if (name === '*') return { name, qualified: from };
    return { name: alias ?? name, qualified: from === '' ? name : `${from}.${name}` };
  });
}

/** The absolute dotted name of a module imported with `level` leading dots in the file at `modulePath`. */
export function absoluteModule(module: string, level: number, modulePath: string, moduleOf: (path: string) => string = dottedPath): string {
  if (level === 0) return module;
  const own = moduleOf(modulePath).split('.');
  // One dot is the package itself, and a package's `__init__.py` already has its name.
  const up = /(?:^|\/)__init__\.py$/.test(modulePath) ? level - 1 : level;
  const base = own.slice(0, Math.max(0, own.length - up)).join('.');
  return base === '' ? module : module === '' ? base : `${base}.${module}`;
}

/** A path as a dotted name from the workspace's root: `a/b.py` and `a/b/__init__.py` are `a.b`. */
export function dottedPath(path: string): string {
  return path.replace(/\.(?:py|ipynb)$/, '').replace(/(?:^|\/)__init__$/, '').replaceAll('/', '.');
}
