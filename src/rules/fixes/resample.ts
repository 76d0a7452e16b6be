import type { ProvenanceGraph, ResampleEvent, SplitEvent } from '../../provenance/graph';
import type { Name } from '../../python/nodes';
import type { Edit, Fix } from '../rule';
import { isUnusedBelow, partedAgain, splitBelow } from './below-split';
import { commentBehind, putBelow, takeOut } from './lines';
import { isDisplay, isSetting, mentions } from './readings';
import { edit, freshName, namesIn, textOf, writtenBy } from './source';
import { estimatorName, fitArguments } from './steps';

/**
 * Moves `X_res, y_res = sampler.fit_resample(X, y)` below the split and resamples the training part. Null where the resampled rows are used for
 * anything but the split. Never safe: the test part gets the shares of the classes that the data has, and the score changes.
 */
export function resampleBelowSplit(graph: ProvenanceGraph, cause: ResampleEvent, split: SplitEvent): Fix | null {
  const found = splitBelow(graph, cause, split);
  if (!found || partedAgain(graph, split) !== null) return null;
  const { source, scope, statement, call, arrays } = found;
  const own = found.cause.statement;
  if (own.kind !== 'Assign' || own.targets.length !== 1 || own.value.kind !== 'Call' || own.value.start !== cause.site.span.start) return null;
  const args = fitArguments(own.value);
  const [target] = own.targets;
  if (!args?.target || !['fit_resample', 'fit_sample'].includes(args.method) || (target?.kind !== 'Tuple' && target?.kind !== 'List')) return null;
  const made = target.elements.filter((one): one is Name => one.kind === 'Name').map((one) => one.id);
  const given = [args.input.value, args.target.value];
  if (made.length !== 2 || target.elements.length !== 2) return null;
  // Both go straight into the split.
  const parts = made.map((name) => arrays.find((array) => array.given.value.kind === 'Name' && array.given.value.id === name));
  const [features, labels] = parts;
  if (!features || !labels || arrays.length !== 2) return null;
  const between = found.cause.block.slice(found.cause.index + 1, found.index);
  const used = new Set(namesIn(own.value).map((one) => one.id));
  const stays = made.every((name, i) => given[i]?.kind === 'Name' && given[i].id === name);
  for (const one of between) {
    if ([...writtenBy(one)].some((name) => used.has(name) || made.includes(name))) return null;
    if (args.receiver.kind === 'Name' && mentions(one, args.receiver.id)) return null;
    if (made.some((name) => mentions(one, name)) && !(stays && isDisplay(one))) return null;
    if (given.some((input) => namesIn(input).some((name) => mentions(one, name.id))) && !isDisplay(one)) return null;
  }
  const tables = new Set([...given.flatMap((one) => namesIn(one).map((name) => name.id)), ...(args.receiver.kind === 'Name' ? [args.receiver.id] : [])]);
  if ([...used].some((name) => !tables.has(name) && !isSetting(source, scope, name))) return null;
  if (!made.every((name) => isUnusedBelow(found, name, false))) return null;
  const renamed: Edit[] = namesIn(call).flatMap((name) => {
    const input = given[made.indexOf(name.id)];
    return input ? [edit(source, name.start, name.end, textOf(source, input))] : [];
  });
  const removed = takeOut(source, own);
  if (!removed) return null;
  const comment = commentBehind(source, own);
  const isMade = args.receiver.kind === 'Call';
  const name = isMade ? freshName(source, estimatorName(args.receiver)) : textOf(source, args.receiver);
  const lines = [
    ...removed.above,
    ...(comment === '' ? [] : [comment]),
    ...(isMade ? [`${name} = ${textOf(source, args.receiver)}`] : []),
    `${features.train}, ${labels.train} = ${name}.${args.method}(${features.train}, ${labels.train})`,
  ];
  const added = lines.some((line) => /[\r\n]/.test(line)) ? null : putBelow(source, statement, lines);
  return added && { title: `Split first, then resample ${features.train} alone (the score will change)`, safe: false, edits: [...renamed, ...removed.edits, added] };
}
