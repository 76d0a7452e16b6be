import { eventsOf, measuresOf } from '../../../provenance/graph';
import type { ProvenanceGraph, SplitEvent } from '../../../provenance/graph';
import { roleOfName } from '../../../provenance/roles';
import type { Rule } from '../../rule';

/** LK-B1: `train_test_split(X, y)` gives X_train, X_test, y_train, y_test in this order. */
export const rule: Rule = {
  meta: {
    id: 'leakage/split-unpack-order',
    title: 'The results of train_test_split are unpacked in the wrong order',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks', 'ml.data-leakage-validation', 'se.python'],
    references: ['sklearn-cv'],
    since: '0.1.0',
    fix: 'safe',
  },
  check({ graph, report }) {
    for (const split of eventsOf(graph, 'split')) {
      const order = rightOrder(split);
      if (!order || !split.targets) continue;
      const proved = usedByName(graph, split);
      const names = split.targets.map((target) => target.name);
      report({
        severity: proved ? 'error' : 'warning',
        confidence: proved ? 'certain' : 'likely',
        message:
          `${split.what} gives the train and the test part of each array in turn, so \`${order.join(', ')}\` is the right order. ` +
          `As written, \`${names[1] ?? ''}\` holds the test part of the first array.` +
          (proved ? '' : ' (Taken for granted: the names are used for what they say.)'),
        at: split.site,
        related: [],
        fixes: [
          {
            title: `Unpack as ${order.join(', ')}`,
            // Where the parts are used as they come and only the names mislead, other names would break the program.
            safe: proved,
            edits: split.targets.map((target, i) => ({ at: { path: split.site.path, span: target.span }, text: order[i] ?? target.name })),
          },
        ],
      });
    }
  },
};

/** Are features and target of different parts put together by these names? */
function usedByName(graph: ProvenanceGraph, split: SplitEvent): boolean {
  const within = (rows: readonly number[]): boolean => rows.every((row) => [row, ...graph.regions.ancestors(row)].some((id) => split.parts.includes(id)));
  return measuresOf(graph, 'pair').some((pair) => within(pair.features) && within(pair.target));
}

/** The names in the order in which the call gives its results, where they stand in another one; null where they are right or say nothing. */
function rightOrder(split: SplitEvent): string[] | null {
  const targets = split.targets;
  if (split.what !== 'train_test_split' || targets?.length !== 2 * split.arrays) return null;
  const roles = targets.map((target) => roleOfName(target.name));
  if (roles.some((role) => role === null)) return null;
  const isTrain = roles.map((role) => role === 'train');
  const byArrays = orderOfArrays(split);
  if (byArrays) return byArrays;
  const right = isTrain.every((train, i) => train === (i % 2 === 0));
  const trains = targets.filter((_, i) => isTrain[i]);
  const tests = targets.filter((_, i) => !isTrain[i]);
  if (right || trains.length !== tests.length) return null;
  return trains.flatMap((train, i) => [train.name, tests[i]?.name ?? '']);
}

/** Where every result is named after one of the arrays (`w_train` after `w`) but the arrays come in another order: the right order of names. */
function orderOfArrays(split: SplitEvent): string[] | null {
  const stem = (name: string): string => name.toLowerCase().replace(/(train|test|val|valid)/g, '').replace(/[^a-z0-9]/g, '');
  const given = split.arrayNames.map((name) => stem(name));
  const targets = split.targets ?? [];
  const taken = targets.filter((_, i) => i % 2 === 0).map((target) => stem(target.name));
  const pairs = targets.every((target, i) => stem(target.name) === taken[Math.floor(i / 2)]);
  if (!pairs || new Set(given).size < given.length || given.includes('') || given.every((name, i) => name === taken[i])) return null;
  if (!given.every((name) => taken.includes(name))) return null;
  return given.flatMap((name) => targets.filter((target) => stem(target.name) === name).map((target) => target.name));
}
