import { isAppState, setAppState } from './app-state';
import type { Expression } from '../../python/nodes';
import { elementOf, itemsOf } from './elements';
import { evaluate, item } from './expressions';
import type { Frame, Machine } from './machine';
import { bind, rebind, setField, siteOf } from './machine';
import type { Term } from './terms';

/** What a name, attribute or subscript holds from now on. */
export function assign(machine: Machine, target: Expression, value: Term, frame: Frame): void {
  const site = siteOf(frame.path, target);
  switch (target.kind) {
    case 'Name':
      bind(machine, target.id, value, frame);
      break;
    case 'Tuple':
    case 'List':
      unpack(machine, target.elements, value, frame);
      break;
    case 'Starred':
      assign(machine, target.value, value, frame);
      break;
    case 'Attribute': {
      const of = evaluate(machine, target.value, frame);
      if (of.t === 'instance') setField(machine, of, target.attribute, value);
      else if (isAppState(of)) setAppState(machine, target.attribute, value);
      else if (of.t !== 'external') change(machine, of, { t: 'with-item', of, index: { t: 'literal', value: `.${target.attribute}`, site }, value, site });
      break;
    }
    case 'Subscript': {
      const of = evaluate(machine, target.value, frame);
      const index = evaluate(machine, target.index, frame);
      const located = locatedIn(of);
      if (located) change(machine, located.of, { t: 'with-item', of: located.of, index: { t: 'item', of: { t: 'attribute', of: located.of, name: located.name, site }, index, site }, value, site });
      else change(machine, of, { t: 'with-item', of, index, value, site });
      break;
    }
    default:
  }
}

/** `df.loc[…] = v` changes `df`. */
function locatedIn(of: Term): { readonly of: Term; readonly name: string } | null {
  return of.t === 'attribute' && /^(i?loc|i?at)$/.test(of.name) ? { of: of.of, name: of.name } : null;
}

/** An object changes in place; so does what it is an item of. */
function change(machine: Machine, before: Term, after: Term): void {
  rebind(machine, before, after);
  // `config['a']['b'] = 1`: the outer one holds the changed inner one.
  if (before.t === 'item' && before.index.t === 'literal') change(machine, before.of, { t: 'with-item', of: before.of, index: before.index, value: after, site: after.site });
}

function unpack(machine: Machine, targets: readonly Expression[], value: Term, frame: Frame): void {
  const items = itemsOf(value);
  const starred = targets.findIndex((target) => target.kind === 'Starred');
  targets.forEach((target, index) => {
    const site = siteOf(frame.path, target);
    if (starred >= 0 && index >= starred) {
      assign(machine, target, elementOf(machine, value, site), frame);
      return;
    }
    const known = items?.length === targets.length ? items[index] : undefined;
    assign(machine, target, known ?? item(value, { t: 'literal', value: index, site }, site), frame);
  });
}
