import type { ImportFrom, Statement } from '../../python/nodes';
import type { Edit } from '../rule';
import { putAbove, putBelow, standsAlone } from './lines';
import type { Source } from './source';
import { edit, usesOf, writtenBy } from './source';

/** How a function is called from here on, and what has to be added for it. */
export interface Imported {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/**
 * Makes `name` of one of `modules` (the first is the one to import, the others will do) callable before the offset `before`; null where the file
 * offers no place for the import. Merges into an import of the same module where there is one. `alias`: the name to take where the file has
 * another thing of that name.
 */
export function importName(source: Source, modules: readonly string[], name: string, before: number, alias: string): Imported | null {
  const imports = source.module.body.filter((one): one is ImportFrom => one.kind === 'ImportFrom' && one.level === 0 && one.end <= before);
  for (const one of imports) {
    const known = modules.includes(one.module) ? one.names.find((given) => given.name === name) : undefined;
    if (known) return rebound(source, known.alias ?? name, one) ? null : { name: known.alias ?? name, edits: [] };
  }
  const isTaken = usesOf(source.module.body, name).length > 0 || writtenBy(source.module.body).has(name);
  const local = isTaken ? alias : name;
  if (isTaken && usesOf(source.module.body, alias).length > 0) return null;
  const clause = local === name ? name : `${name} as ${local}`;
  const [module = ''] = modules;
  const same = imports.find((one) => one.module === module && one.names.every((given) => given.name !== '*'));
  const last = same?.names.at(-1);
  if (last) return { name: local, edits: [edit(source, last.end, last.end, `, ${clause}`)] };
  const added = placed(source, `from ${module} import ${clause}`, module, before);
  return added && { name: local, edits: [added] };
}

/** Is a name that an import binds bound to something else too? */
function rebound(source: Source, name: string, by: ImportFrom): boolean {
  return source.module.body.some((one) => one !== by && writtenBy(one).has(name) && one.kind !== 'FunctionDefinition' && one.kind !== 'ClassDefinition' && one.kind !== 'ImportFrom');
}

/** Beside the imports of the same library, in the order of their modules; else behind the last import at the top. */
function placed(source: Source, line: string, module: string, before: number): Edit | null {
  const top = source.module.body.filter((one): one is Statement & { kind: 'Import' | 'ImportFrom' } => (one.kind === 'Import' || one.kind === 'ImportFrom') && one.end <= before && standsAlone(source, one));
  const library = module.split('.')[0];
  const family = top.filter((one): one is ImportFrom => one.kind === 'ImportFrom' && one.module.split('.')[0] === library);
  const next = family.find((one) => one.module > module);
  if (next) return putAbove(source, next, [line]);
  const previous = family.at(-1) ?? top.findLast((one) => !(one.kind === 'ImportFrom' && one.module === '__future__')) ?? top.at(-1);
  return previous ? putBelow(source, previous, [line]) : null;
}
