import type { ProvenanceGraph, Site } from '../../provenance/graph';
import type { Call, Expression, Name } from '../../python/nodes';
import type { Edit, Fix } from '../rule';
import { putAbove } from './lines';
import type { Source, StatementPlace } from './source';
import { callAt, edit, freshName, inLoop, namesIn, sourceOf, statementAt, textOf } from './source';
import { fitArguments } from './steps';

const watched = ['validation_data', 'eval_set'];

/**
 * Parts a validation set from the training rows and has the training watch it in place of the test rows. Null where the rows are not given by
 * their names. Never safe: the model learns from fewer rows.
 */
export function watchAnotherPart(graph: ProvenanceGraph, site: Site): Fix | null {
  const source = sourceOf(graph, site.path);
  const call = source && callAt(source, site);
  const place = call && statementAt(source, call);
  const given = call?.args.filter((arg) => watched.includes(arg.keyword ?? '')) ?? [];
  const [set] = given;
  if (!place || !set || given.length !== 1 || inLoop(place) || call.args.some((arg) => arg.unpack !== '')) return null;
  // What has an entry for each row would no longer fit.
  if (call.args.some((arg) => arg !== set && arg.keyword !== null && /(?<!class_)weight|group|margin|init_score|qid/.test(arg.keyword))) return null;
  const training = fitArguments({ ...call, args: call.args.filter((arg) => arg.keyword === null || arg.keyword === 'X' || arg.keyword === 'y') });
  const pairs = pairsOf(set.value);
  const [X, y] = [training?.input.value, training?.target?.value];
  if (X?.kind !== 'Name' || y?.kind !== 'Name' || !pairs) return null;
  const watchedPairs = pairs.filter(([features]) => features.id !== X.id);
  const [test] = watchedPairs;
  if (!test || watchedPairs.length !== 1 || !/train/i.test(X.id) || !/train/i.test(y.id)) return null;
  const fit = [X, y].map(({ id }) => freshName(source, renamed(id, 'fit')));
  const val = [X, y].map(({ id }) => freshName(source, renamed(id, 'val')));
  const [own, other] = [fit.join(), val.join()];
  if (own === other || fit.some((name) => [X.id, y.id].includes(name))) return null;
  // The rows are known to be such as a random split, or one in order, parts.
  const split = splitInto(source, place, X.id);
  const line = split && putAbove(source, place.statement, [
    `${[fit[0], val[0], fit[1], val[1]].join(', ')} = ${textOf(source, split.callee)}(${X.id}, ${y.id}, test_size=0.2${settings(source, split, X, y)})`,
  ]);
  if (!line) return null;
  const renames = new Map([[X.id, fit[0]], [y.id, fit[1]], [test[0].id, val[0]], [test[1].id, val[1]]]);
  const edits: Edit[] = namesIn(call.args).flatMap((name) => {
    const text = renames.get(name.id);
    return text === undefined ? [] : [edit(source, name.start, name.end, text)];
  });
  return { title: `Watch a validation part of ${X.id} instead (check its size, and that the order of rows or groups allows this split)`, safe: false, edits: [line, ...edits] };
}

/** `(X, y)` or `[(X, y), …]`, by names. */
function pairsOf(value: Expression): readonly (readonly [Name, Name])[] | null {
  const pair = (one: Expression): readonly [Name, Name] | null => {
    if (one.kind !== 'Tuple' || one.elements.length !== 2) return null;
    const [features, target] = one.elements;
    return features?.kind === 'Name' && target?.kind === 'Name' ? [features, target] : null;
  };
  if (value.kind === 'Tuple' && value.elements[0]?.kind === 'Name') {
    const only = pair(value);
    return only && [only];
  }
  if (value.kind !== 'List' && value.kind !== 'Tuple') return null;
  const pairs = value.elements.map(pair);
  return pairs.every((one) => one !== null) ? pairs : null;
}

function renamed(name: string, part: string): string {
  return name.replace(/train/i, (word) => (word === word.toUpperCase() ? part.toUpperCase() : word.startsWith('T') ? `${part.charAt(0).toUpperCase()}${part.slice(1)}` : part));
}

/** The split above that gave a name its rows, straight or by way of a step that is named after it (`X_train_scaled`). */
function splitInto(source: Source, place: StatementPlace, name: string): Call | null {
  const isGiven = (one: Expression | undefined): boolean => one?.kind === 'Name' && (one.id === name || (name.startsWith(one.id) && /train/i.test(one.id)));
  for (const statement of [...place.block.slice(0, place.index)].reverse()) {
    if (statement.kind !== 'Assign' || statement.value.kind !== 'Call' || !/^(\w+\.)*train_test_split$/.test(textOf(source, statement.value.callee))) continue;
    const [target] = statement.targets;
    const targets = target?.kind === 'Tuple' || target?.kind === 'List' ? target.elements : [];
    if (statement.targets.length === 1 && targets.some(isGiven)) return statement.value;
  }
  return null;
}

/** The seed of the split above, and whether it keeps the order of the rows or the shares of the classes. */
function settings(source: Source, split: Call, X: Name, y: Name): string {
  const valueOf = (keyword: string): string | null => {
    const arg = split.args.find((one) => one.keyword === keyword);
    return arg ? textOf(source, arg.value) : null;
  };
  if (valueOf('shuffle') === 'False') return ', shuffle=False';
  const stratified = valueOf('stratify') !== null && valueOf('stratify') !== 'None' ? `, stratify=${y.id}` : '';
  const seed = valueOf('random_state');
  return `${stratified}${seed === null || seed.includes(X.id) ? '' : `, random_state=${seed}`}`;
}
