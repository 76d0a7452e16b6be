import type { Import, ImportAlias, ImportFrom } from './nodes';
import type { FlatTree } from './flat-tree';
import { kind } from './kinds';

const DOTTED = kind('dotted_name');
const ALIASED = kind('aliased_import');
const RELATIVE = kind('relative_import');
const PREFIX = kind('import_prefix');
const WILDCARD = kind('wildcard_import');
const IDENTIFIER = kind('identifier');
const IMPORT = kind('\'import');

/** A dotted name without the blanks that may stand around its dots. */
export function dottedName(t: FlatTree, i: number): string {
  return t.code.slice(t.starts[i], t.ends[i]).replace(/[\s\\]+|#.*/g, '');
}

function lowerAlias(t: FlatTree, i: number): ImportAlias | null {
  const start = t.starts[i] as number;
  const end = t.ends[i] as number;
  const id = t.kinds[i];
  if (id === DOTTED) return { start, end, name: dottedName(t, i), alias: null };
  if (id === WILDCARD) return { start, end, name: '*', alias: null };
  if (id !== ALIASED) return null;
  let alias: string | null = null;
  const last = t.nexts[i] as number;
  for (let c = t.nexts[i + 1] as number; c < last; c = t.nexts[c] as number) {
    if (t.kinds[c] === IDENTIFIER) alias = t.code.slice(t.starts[c], t.ends[c]);
  }
  return { start, end, name: dottedName(t, i + 1), alias };
}

function aliases(t: FlatTree, from: number, end: number): ImportAlias[] {
  const found: ImportAlias[] = [];
  for (let c = from; c < end; c = t.nexts[c] as number) {
    const alias = lowerAlias(t, c);
    if (alias !== null && alias.name !== '') found.push(alias);
  }
  return found;
}

/** Lowers `import a.b as c, d`. */
export function lowerImport(t: FlatTree, i: number): Import {
  return { kind: 'Import', start: t.starts[i] as number, end: t.ends[i] as number, names: aliases(t, i + 1, t.nexts[i] as number) };
}

/** Lowers `from ..a import b as c`. */
export function lowerImportFrom(t: FlatTree, i: number): ImportFrom {
  const end = t.nexts[i] as number;
  let module = '';
  let level = 0;
  let c = i + 1;
  for (; c < end && t.kinds[c] !== IMPORT; c = t.nexts[c] as number) {
    if (t.kinds[c] === DOTTED) {
      module = dottedName(t, c);
    } else if (t.kinds[c] === RELATIVE) {
      const last = t.nexts[c] as number;
      for (let r = c + 1; r < last; r = t.nexts[r] as number) {
        if (t.kinds[r] === PREFIX) level = t.code.slice(t.starts[r], t.ends[r]).split('.').length - 1;
        else if (t.kinds[r] === DOTTED) module = dottedName(t, r);
      }
    }
  }
  return { kind: 'ImportFrom', start: t.starts[i] as number, end: t.ends[i] as number, module, level, names: aliases(t, c, end) };
}

/** Lowers `from __future__ import x`. */
export function lowerFutureImport(t: FlatTree, i: number): ImportFrom {
  return { kind: 'ImportFrom', start: t.starts[i] as number, end: t.ends[i] as number, module: '__future__', level: 0, names: aliases(t, i + 1, t.nexts[i] as number) };
}
