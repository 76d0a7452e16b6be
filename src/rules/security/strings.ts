import type { ModuleCode } from '../../project/code/code';
import type { Constant, Expression, Statement } from '../../python/nodes';

const known = new WeakMap<ModuleCode, readonly Constant[]>();

/** The string literals of a file, in no certain order; docstrings left out. Worked out once a file. */
export function stringsOf(code: ModuleCode): readonly Constant[] {
  let found = known.get(code);
  if (found === undefined) {
    const list: Constant[] = [];
    collect(code.module.body, list);
    found = list;
    known.set(code, found);
  }
  return found;
}

function collect(node: unknown, list: Constant[]): void {
  if (Array.isArray(node)) {
    for (const one of node) collect(one, list);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { kind } = node as { readonly kind?: Expression['kind'] | Statement['kind'] };
  if (kind === 'Constant') {
    const constant = node as Constant;
    if (constant.type === 'string') list.push(constant);
    return;
  }
  if (kind === 'ExpressionStatement' && (node as { readonly value: Expression }).value.kind === 'Constant') return;
  for (const value of Object.values(node)) if (typeof value === 'object') collect(value, list);
}
