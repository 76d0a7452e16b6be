import type { Parity } from '../../../project/parity/parity';
import type { Expression } from '../../../python/nodes';
import type { Site } from '../../../provenance/graph';
import { edit, expressionAt, sourceOf, textOf } from '../../fixes/source';
import type { Fix } from '../../rule';

/** Writes the names of a list, or those of a dict by their numbers, in training's order. */
export function inOrder(parity: Parity, at: Site, right: readonly string[], how: 'listed' | 'sorted' | 'unordered'): Fix | null {
  const source = sourceOf(parity.program, at.path);
  const node = source && expressionAt(source, at.span);
  if (!node) return null;
  const isName = (one: Expression | null): boolean => one?.kind === 'Constant' && typeof one.value === 'string' && right.includes(one.value);
  const valueOf = (one: Expression): unknown => (one.kind === 'Constant' ? one.value : null);
  const named: { readonly name: Expression; readonly number: number }[] = [];
  if (node.kind === 'List' || node.kind === 'Tuple') node.elements.forEach((name, number) => named.push({ name, number }));
  else if (node.kind === 'Dict') {
    for (const { key, value } of node.entries) {
      const [name, number] = isName(value) ? [value, key] : [key, value];
      if (!name || !number || valueOf(number) === null || Number.isNaN(Number(valueOf(number)))) return null;
      named.push({ name, number: Number(valueOf(number)) });
    }
  } else return null;
  if (named.length !== right.length || !named.every(({ name }) => isName(name))) return null;
  const edits = named.flatMap(({ name, number }) => {
    const wanted = named.find((other) => valueOf(other.name) === right[number])?.name;
    return wanted && wanted !== name ? [edit(source, name.start, name.end, textOf(source, wanted))] : [];
  });
  const title = how === 'listed' ? "Bring the names into training's order" : 'Sort the names, as training does (check that they are those of the folders)';
  return edits.length > 0 ? { title, safe: false, edits } : null;
}
