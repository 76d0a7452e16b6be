import type { ProvenanceGraph, Site } from '../../provenance/graph';
import type { Expression } from '../../python/nodes';
import type { Edit, Fix } from '../rule';
import { droppedBy } from './readings';
import type { Source, StatementPlace } from './source';
import { callsIn, edit, scopeOf, sourceOf, statementAt, textOf, usesOf, walk } from './source';

/** Leaves a column out where the columns of the features are chosen. Never safe: whether it belongs there is for the author to say. */
export function leaveOut(graph: ProvenanceGraph, chosen: Site | null | undefined, column: string): Fix | null {
  if (!chosen || column.startsWith('#')) return null;
  const source = sourceOf(graph, chosen.path);
  const place = source && statementAt(source, chosen.span);
  if (!source || place?.statement.kind !== 'Assign' || place.statement.targets.length !== 1) return null;
  const target = place.statement.targets[0];
  const features = target?.kind === 'Name' ? target.id : null;
  if (features === null || takesFrom(source, place, features, column)) return null;
  const at = expressionAt(place, chosen);
  const edits = at && without(source, at, column);
  return edits && { title: `Leave \`${column}\` out of \`${features}\` (check that nothing else reads it there)`, safe: false, edits };
}

/** Is the column read from the features further down: `y = X['y']`? */
function takesFrom(source: Source, place: StatementPlace, features: string, column: string): boolean {
  let taken = false;
  const uses = new Set(usesOf(scopeOf(source, place), features));
  walk(scopeOf(source, place), (one) => {
    const node = one as Expression;
    if (node.start < place.statement.end) return undefined;
    if (node.kind === 'Subscript' && node.value.kind === 'Name' && uses.has(node.value) && textOf(source, node.index).includes(column)) taken = true;
    if (node.kind === 'Attribute' && node.value.kind === 'Name' && uses.has(node.value) && (node.attribute === column || node.attribute === 'pop' || node.attribute === 'drop' || node.attribute === 'iloc')) taken = true;
    return undefined;
  });
  return taken;
}

function expressionAt(place: StatementPlace, site: Site): Expression | null {
  const found: Expression[] = [];
  walk(place.statement, (one) => {
    if (one.start === site.span.start && one.end === site.span.end && one !== place.statement) found.push(one as Expression);
    return undefined;
  });
  return found[0] ?? (place.statement.kind === 'Assign' && place.statement.start === site.span.start ? place.statement.value : null);
}

function without(source: Source, expression: Expression, column: string): Edit[] | null {
  const quoted = (like: string): string => (like.startsWith('\'') ? `'${column}'` : `"${column}"`);
  if (!/^[^"'\\\r\n]+$/.test(column)) return null;
  if (expression.kind === 'Subscript' && expression.index.kind === 'List') {
    const { elements } = expression.index;
    const at = elements.findIndex((one) => one.kind === 'Constant' && one.value === column);
    const [own, next, previous] = [elements[at], elements[at + 1], elements[at - 1]];
    if (!own || elements.length < 2) return null;
    return next ? [edit(source, own.start, next.start, '')] : previous ? [edit(source, previous.end, own.end, '')] : null;
  }
  const drop = expression.kind === 'Call' && expression.callee.kind === 'Attribute' && expression.callee.attribute === 'drop' ? droppedBy(expression) : callsIn(expression).length > 0 ? null : undefined;
  if (drop === null) return null;
  if (drop !== undefined) {
    if (drop.kind === 'List') {
      const last = drop.elements.at(-1);
      return last?.kind === 'Constant' && typeof last.value === 'string' ? [edit(source, last.end, last.end, `, ${quoted(textOf(source, last))}`)] : null;
    }
    return drop.kind === 'Constant' && typeof drop.value === 'string' ? [edit(source, drop.start, drop.end, `[${textOf(source, drop)}, ${quoted(textOf(source, drop))}]`)] : null;
  }
  return expression.kind === 'Name' ? [edit(source, expression.end, expression.end, `.drop(columns="${column}")`)] : null;
}
