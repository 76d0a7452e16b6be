import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call } from '../../../python/nodes';
import { isType, typeOf } from '../../../project/code/types';
import { argumentOf, callSite, siteOf, textOf } from '../../reading';
import type { Rule } from '../../rule';

/** `np.random.shuffle(X); np.random.shuffle(y)` */
export const rule: Rule = {
  meta: {
    id: 'data/xy-shuffled-separately',
    title: 'Features and labels are shuffled apart from each other',
    family: 'data',
    severity: 'error',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ml.training-debugging', 'de.data-quality-contracts'],
    references: ['numpy-random', 'sklearn-pitfalls'],
    since: '0.2.0',
    fix: 'none',
  },
  words: ['shuffle', 'permutation'],
  inspect({ code, report }) {
    const generators = code.methodCalls('shuffle', 'permutation').filter(({ node, place }) => isType(typeOf(code, node.callee.value, place), 'numpy.random.Generator', 'numpy.random.RandomState'));
    const shuffles = [...code.callsOf('numpy.random.shuffle', 'random.shuffle', 'numpy.random.permutation', 'sklearn.utils.shuffle'), ...generators]
      .flatMap(({ node, place }) => {
        const name = shuffled(node, place);
        return name === null ? [] : [{ node, place, name }];
      });
    for (const second of shuffles) {
      const partner = partnerOf(second.name);
      const first = shuffles.find((one) => one.node.start < second.node.start && one.place.block === second.place.block && (one.name === partner || partnerOf(one.name) === second.name || areLearnedTogether(code, one.name, second.name)));
      if (first === undefined || isSeededBefore(code, first.place, second.place) || isSeededAlike(code, first.node, second.node)) continue;
      report({
        severity: 'error',
        confidence: 'likely',
        message:
          `${first.name} and ${second.name} are shuffled by two calls, each in an order of its own: row and label do not belong together any more. ` +
          `Draw one order for both: order = rng.permutation(len(${first.name})). (Taken for granted: the names say that these are features and labels.)`,
        at: callSite(code, second.node),
        related: [{ message: `${first.name} gets another order here`, at: siteOf(code, first.node) }],
      });
    }
  },
};

/** The name of what is put into another order, in place or by an assignment to itself. */
function shuffled(call: Call, { statement }: Place): string | null {
  const given = argumentOf(call, 'x', 0)?.value;
  if (given?.kind !== 'Name' || call.args.filter((one) => one.keyword === null).length !== 1) return null;
  if (statement.kind === 'ExpressionStatement') return statement.value === call ? given.id : null;
  if (statement.kind !== 'Assign' || statement.value !== call) return null;
  const [target] = statement.targets;
  return target?.kind === 'Name' && target.id === given.id ? given.id : null;
}

const PAIRS: readonly (readonly [features: RegExp, labels: string])[] = [
  [/^X(?=_|$)/, 'y'], [/^x(?=_|$)/, 'y'], [/^X(?=_|$)/, 'Y'], [/features/, 'labels'], [/images/, 'labels'], [/data/, 'labels'], [/features/, 'targets'], [/inputs/, 'targets'], [/samples/, 'labels'],
  [/texts/, 'labels'], [/sentences/, 'labels'], [/imgs/, 'labels'], [/images/, 'masks'], [/data/, 'target'], [/inputs/, 'labels'], [/^X(?=_|$)/, 'labels'],
];

/** The name that the labels of these features go by: X_train → y_train, images → labels. */
function partnerOf(name: string): string | null {
  for (const [features, labels] of PAIRS) if (features.test(name)) return name.replace(features, labels);
  return null;
}

/** `model.fit(first, second)`, also of some of their rows: features and labels, whatever their names. */
function areLearnedTogether(code: ModuleCode, first: string, second: string): boolean {
  const names = new Set([first, second]);
  return first !== second && code.methodCalls('fit').some(({ node: { args } }) => {
    const given = args.slice(0, 2).map(({ value }) => (value.kind === 'Subscript' ? value.value : value));
    return given.length === 2 && given.every((one) => one.kind === 'Name' && names.has(one.id)) && new Set(given.map((one) => (one.kind === 'Name' ? one.id : ''))).size === 2;
  });
}

/** The same seed before each of them gives the same order, for arrays of one length. */
function isSeededBefore(code: ModuleCode, first: Place, second: Place): boolean {
  return code.callsOf('numpy.random.seed', 'random.seed', 'numpy.random.set_state').some(({ place }) => place.block === first.block && place.index > first.index && place.index < second.index);
}

/** Given the same seed; two that are not written as literals may be the same. */
function isSeededAlike(code: ModuleCode, first: Call, second: Call): boolean {
  const seeds = [first, second].map((call) => argumentOf(call, 'random_state')?.value);
  if (seeds.some((seed) => seed === undefined)) return false;
  return new Set(seeds.map((seed) => (seed?.kind === 'Constant' ? textOf(code, seed) : ''))).size === 1;
}
