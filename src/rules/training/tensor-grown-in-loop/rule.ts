import { loopsAround } from '../../../project/code/places';
import { lastParts } from '../../needs';
import type { Rule } from '../../rule';
import { at } from '../story';

const JOINS = ['tensorflow.concat'];

/** `x = tf.concat([x, y], 0)` in a loop copies all of x each time. */
export const rule: Rule = {
  meta: {
    id: 'training/tensor-grown-in-loop',
    title: 'A tensor grows by concatenation in a loop',
    family: 'training',
    severity: 'hint',
    confidence: 'certain',
    preset: 'off',
    competencies: ['sc.performance-tuning'],
    references: ['tf-tensorarray'],
    since: '0.2.0',
    fix: 'none',
    peers: ['pylint:W5515', 'codesmile:R3'],
  },
  words: lastParts(JOINS),
  inspect({ code, report }) {
    for (const { node, place } of code.callsOf(...JOINS)) {
      const { statement } = place;
      const target = statement.kind === 'Assign' && statement.value === node ? statement.targets[0] : undefined;
      const [list] = node.args;
      if (target?.kind !== 'Name' || loopsAround(place).length === 0 || (list?.value.kind !== 'List' && list?.value.kind !== 'Tuple')) continue;
      if (!list.value.elements.some((one) => one.kind === 'Name' && one.id === target.id)) continue;
      report({
        severity: 'hint',
        confidence: 'certain',
        message: `${target.id} is copied whole in each round to add something to it: the cost grows with the square of the rounds. Collect the pieces in a list (in a tf.function, a TensorArray) and join them once behind the loop.`,
        at: at(code, node),
        related: [],
      });
    }
  },
};
