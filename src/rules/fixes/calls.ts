import type { ProvenanceGraph, Site } from '../../provenance/graph';
import type { Argument, Expression } from '../../python/nodes';
import type { Fix } from '../rule';
import { callAt, callsIn, edit, sourceOf, statementAt, textOf, walk } from './source';

/** Puts `.shift(1)` before a rolling window, so that a row's window ends before the row. Null for grouped windows, where it would cross groups. `safe`: it is known what the rows are. */
export function shiftWindow(graph: ProvenanceGraph, site: Site, safe: boolean): Fix | null {
  const source = sourceOf(graph, site.path);
  const place = source && statementAt(source, site.span);
  if (!place) return null;
  const windows = callsIn(place.statement).filter((call) => call.callee.kind === 'Attribute' && ['rolling', 'expanding', 'ewm'].includes(call.callee.attribute));
  const [window] = windows;
  if (window?.callee.kind !== 'Attribute' || windows.length !== 1) return null;
  const receiver = window.callee.value;
  if (/groupby|shift|sort_values|resample/.test(textOf(source, receiver)) || window.args.some((arg) => ['center', 'closed', 'on'].includes(arg.keyword ?? ''))) return null;
  // A plain column, or what a group's function is given.
  const isColumn = receiver.kind === 'Name' || receiver.kind === 'Attribute' || receiver.kind === 'Subscript';
  if (!isColumn || (receiver.kind === 'Name' && !isParameter(place.statement, receiver.id, window))) return null;
  return { title: 'Shift by one row, so that the window ends before the row itself', safe, edits: [edit(source, receiver.end, receiver.end, '.shift(1)')] };
}

function isParameter(statement: unknown, name: string, inside: Expression): boolean {
  let found = false;
  walk(statement, (one) => {
    const node = one as Expression;
    if (node.kind === 'Lambda' && node.start <= inside.start && inside.end <= node.end && node.parameters.some((parameter) => parameter.name === name)) found = true;
    return undefined;
  });
  return found;
}

/** Cuts in the order of the rows: `shuffle=False`. Null where the classes are to be kept in shares, which needs shuffling. */
export function cutInOrder(graph: ProvenanceGraph, site: Site): Fix | null {
  const source = sourceOf(graph, site.path);
  const call = source && callAt(source, site);
  if (!call || call.args.some((arg) => arg.unpack !== '' || arg.keyword === 'stratify')) return null;
  const name = call.callee.kind === 'Name' ? call.callee.id : call.callee.kind === 'Attribute' ? call.callee.attribute : '';
  if (name !== 'train_test_split') return null;
  const given: Argument | undefined = call.args.find((arg) => arg.keyword === 'shuffle');
  const seed = call.args.findIndex((arg) => arg.keyword === 'random_state');
  const title = 'Cut in the order of the rows (check that they are in the order of time here)';
  if (given) return { title, safe: false, edits: [edit(source, given.value.start, given.value.end, 'False')] };
  const old = call.args[seed];
  // Nothing is drawn any more, so the seed goes.
  if (old) return { title, safe: false, edits: [edit(source, old.start, old.end, 'shuffle=False')] };
  const last = call.args.at(-1);
  return last ? { title, safe: false, edits: [edit(source, last.end, last.end, ', shuffle=False')] } : null;
}
