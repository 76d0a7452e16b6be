import { moduleScopes } from '../python/scope-builder';
import type { Expression } from '../python/nodes';
import { dataWith } from './data-cell';
import type { Site } from './graph';
import { load } from './learn';
import type { Machine } from './machine';
import { roleOfName } from './roles';
import type { Frame, Value } from './values';
import { unknown } from './values';

/** What a name that the program never binds is, as far as its name tells; kept for each module. */
export interface FreeNames {
  /** Names that are read and bound nowhere in the module. Empty where something unseen may bind them: a star import, `%run`, `exec`. */
  readonly names: ReadonlySet<string>;
  /** Where rows of each role were read first. */
  readonly sites: Map<string, Site>;
}

const dataWord = /^(x|y|df|data|dataset|dataframe|frame|features?|labels?|targets?|train|test|val|valid|validation|samples|matrix)$/;
const together = /^(x|y|features?|labels?|targets?)$/;
const unseen = /^\s*[%!]run\b|\bexec\(|\bglobals\(\)|\bget_ipython\(/m;

/**
 * A cut-out of a program (an answer, a page of documentation, a cell) begins with `X` and `y`: rows that somebody has read before. Like parameters
 * of a function that nobody calls they hold what their names claim, and what is found so is likely at most. Unknown for all other names.
 */
export function freeName(machine: Machine, name: Expression & { kind: 'Name' }, frame: Frame): Value {
  const words = name.id.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase().split(/[^a-z]+/).filter((word) => word !== '');
  const [word] = words;
  if (word === undefined || words.length > 3 || !words.some((one) => dataWord.test(one))) return unknown;
  const free = freeNamesOf(machine, frame.path);
  if (!free.names.has(name.id)) return unknown;
  const role = roleOfName(name.id) ?? (together.test(word) ? '' : name.id);
  let site = free.sites.get(role);
  if (site === undefined) {
    site = { path: frame.path, span: name };
    free.sites.set(role, site);
  }
  const value = load(machine, site, name.id, 'parameter', name.id);
  const cell = machine.state.data(value);
  if (cell) machine.state.update(value.id, dataWith(cell, { assumed: true }));
  let home = frame;
  while (home.parent) home = home.parent;
  machine.state.setVariable(home, name.id, value);
  return value;
}

function freeNamesOf(machine: Machine, path: string): FreeNames {
  let known = machine.freeNames.get(path);
  if (known === undefined) {
    const source = machine.input.modules.get(path);
    const scope = source && !unseen.test(source.document.text) ? moduleScopes(source.module, { path }) : null;
    known = { names: scope === null || scope.stars.length > 0 ? new Set() : scope.free, sites: new Map() };
    machine.freeNames.set(path, known);
  }
  return known;
}
