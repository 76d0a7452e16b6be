import type { Load, Save } from '../../../project/parity/artifacts';
import type { Parity } from '../../../project/parity/parity';
import { within } from '../../../project/symbolic/terms';
import type { Site } from '../../../provenance/graph';
import { callAt, edit, expressionAt, sourceOf, textOf } from '../../fixes/source';
import type { Edit, Fix } from '../../rule';

/** Loads each file under the name under which training saves it. */
export function renamed(parity: Parity, found: readonly { readonly load: Load; readonly save: Save }[]): Fix | null {
  const edits = new Map<string, Edit>();
  for (const { load, save } of found) {
    const [from, to] = [load.name ?? '', save.name ?? ''];
    const literals = [...within(load.call, 200)].filter((part) => part.t === 'literal' && typeof part.value === 'string' && part.value.endsWith(from));
    const [literal] = literals;
    const source = literal && sourceOf(parity.program, literal.site.path);
    const node = source ? expressionAt(source, literal.site.span) : null;
    if (!source || node?.kind !== 'Constant' || typeof node.value !== 'string' || literals.length !== 1 || to.includes('…')) return null;
    const text = textOf(source, node);
    const start = node.start + text.lastIndexOf(from);
    if (!text.includes(from)) return null;
    edits.set(`${source.path}:${String(start)}`, edit(source, start, start + from.length, to));
  }
  const [first] = found;
  return first && edits.size > 0 ? { title: `Load \`${first.save.name ?? ''}\`, which training saves${found.length > 1 ? ', and the others likewise' : ''}`, safe: false, edits: [...edits.values()] } : null;
}

/** Saves the object that was fitted in place of the one that was not. */
export function savesFitted(parity: Parity, save: Site, fit: Site): Fix | null {
  const source = sourceOf(parity.program, save.path);
  const [saving, fitting] = source && save.path === fit.path ? [callAt(source, save), callAt(source, fit)] : [null, null];
  const fitted = fitting?.callee.kind === 'Attribute' ? fitting.callee.value : null;
  const given = saving?.args[0];
  if (!source || fitted?.kind !== 'Name' || given?.value.kind !== 'Name' || given.keyword !== null) return null;
  return { title: `Save \`${fitted.id}\`, which was fitted`, safe: false, edits: [edit(source, given.start, given.end, fitted.id)] };
}
