import type { ModuleCode } from '../../../project/code/code';
import { isWithin, loopsAround } from '../../../project/code/places';
import type { Place } from '../../../project/code/places';
import type { Expression } from '../../../python/nodes';
import { argumentOf, callSite, partsOf, siteOf, textOf } from '../../reading';
import type { Rule } from '../../rule';

/** x = torch.cat([x, part]) in a loop. */
export const rule: Rule = {
  meta: {
    id: 'performance/tensor-cat-in-loop',
    title: 'A tensor grows by one piece at a time',
    family: 'performance',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['sc.performance-tuning', 'ml.deep-learning'],
    references: ['torch-tuning'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S7708'],
  },
  words: ['cat', 'concat', 'concatenate', 'vstack', 'hstack', 'append'],
  inspect({ code, report }) {
    for (const { node, place } of code.callsOf('torch.cat', 'torch.concat', 'torch.concatenate', 'torch.vstack', 'torch.hstack', 'numpy.append', 'numpy.concatenate', 'numpy.vstack', 'numpy.hstack')) {
      const loops = loopsAround(place);
      const { statement } = place;
      const [loop] = loops;
      if (loop?.statement.kind !== 'For' || statement.kind !== 'Assign' || statement.value !== node || statement.targets.length !== 1) continue;
      const [target] = statement.targets;
      if (target?.kind !== 'Name' || !isOlder(code, target.id, place, loop)) continue;
      const name = code.name(node.callee, place) ?? '';
      const first = argumentOf(node, null, 0)?.value;
      const parts = name === 'numpy.append' ? node.args.map((one) => one.value) : first?.kind === 'List' || first?.kind === 'Tuple' ? first.elements : [];
      const grows = parts.length === 2 && parts.filter((one) => textOf(code, one) === target.id).length === 1;
      // Each layer of a dense network reads what all before it gave.
      const isFromItself = parts.some((one) => textOf(code, one) !== target.id && [...partsOf(one)].some((part) => part.kind === 'Name' && part.id === target.id));
      if (!grows || isFromItself || /\b(?:unique|classes|items|columns|groupby|clusters|split|folds|labels)\b/.test(textOf(code, loop.statement.iterable)) || isFed(code, target.id, place, loop)) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: `Each round of the loop copies the whole of ${target.id}: the time grows with the square of the number of rounds, and the memory holds it twice. Append the parts to a list, and join them once behind the loop.`,
        at: callSite(code, node),
        related: [{ message: 'the loop', at: siteOf(code, loop.statement.header) }],
      });
    }
  },
};

/** Was it there before the loop, and is it not begun anew in each round? */
function isOlder(code: ModuleCode, name: string, place: Place, loop: Place): boolean {
  const bindings = code.bindings(name, place);
  return bindings.some((one) => !isWithin(one.place, loop)) && bindings.every((one) => !isWithin(one.place, loop) || one.place === place);
}

/** Is all of it read in each round, as the text so far is by a generator that writes the next word? Then it has to be one tensor. */
function isFed(code: ModuleCode, name: string, place: Place, loop: Place): boolean {
  const isOne = (expression: Expression): boolean => expression.kind === 'Name' && expression.id === name;
  return code.nodes.BinaryOperation.some(({ node, place: at }) => at !== place && isWithin(at, loop) && (isOne(node.left) || isOne(node.right)))
    || [...code.calls.values()].some((calls) => calls.some(({ node, place: at }) => at !== place && isWithin(at, loop) && node.args.some((one) => one.value.kind === 'Name' && one.value.id === name)))
    || code.nodes.Subscript.some(({ node, place: at }) => at !== place && isWithin(at, loop) && node.value.kind === 'Name' && node.value.id === name);
}
