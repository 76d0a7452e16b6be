import type { FitEvent, ProvenanceGraph } from '../../provenance/graph';
import type { Statement } from '../../python/nodes';
import { callAt, scopeOf, sourceOf, statementAt } from '../fixes/source';
import type { Location } from '../rule';

/**
 * Where the table that a model is fitted on got the name under which it reaches the fit: `X = df` above `train_test_split(X, y)`. Null where
 * that isn't written as plainly.
 */
export function aliasOf(graph: ProvenanceGraph, fit: FitEvent): Location | null {
  const source = sourceOf(graph, fit.site.path);
  const place = source && statementAt(source, fit.site.span);
  const given = source && (callAt(source, fit.site)?.args[0]?.value ?? null);
  if (!source || !place || given?.kind !== 'Name') return null;
  const scope = scopeOf(source, place);
  let name = given.id;
  let before = place.statement.start;
  for (let hops = 0; hops < 4; hops++) {
    const found = scope.findLast((one) => one.end <= before && isGiven(one, name));
    if (found?.kind !== 'Assign') return null;
    const [target] = found.targets;
    before = found.start;
    if (target?.kind === 'Name') return found.value.kind === 'Name' ? { path: source.path, span: { start: found.value.start, end: found.value.end } } : null;
    const part = splitArgument(found, name);
    if (part === null) return null;
    name = part;
  }
  return null;
}

function isGiven(statement: Statement, name: string): boolean {
  if (statement.kind !== 'Assign') return false;
  return statement.targets.some((target) => (target.kind === 'Tuple' ? target.elements.some((one) => one.kind === 'Name' && one.id === name) : target.kind === 'Name' && target.id === name));
}

/** The name of the array of which `name` is a part, in `a_train, a_test, b_train, b_test = train_test_split(a, b)`. */
function splitArgument(statement: Extract<Statement, { kind: 'Assign' }>, name: string): string | null {
  const [target] = statement.targets;
  const call = statement.value;
  if (target?.kind !== 'Tuple' || call.kind !== 'Call') return null;
  const index = target.elements.findIndex((one) => one.kind === 'Name' && one.id === name);
  const argument = call.args.filter((one) => one.keyword === null)[Math.floor(index / 2)]?.value;
  return argument?.kind === 'Name' ? argument.id : null;
}
