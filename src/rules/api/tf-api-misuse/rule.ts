import { derivesFrom } from '../../../project/code/types';
import { classAround, functionAround } from '../../../project/code/places';
import { argumentOf, removeArgument, siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** `tf.gather(validate_indices=…)`, which does nothing, and `input_shape=` of layers of a subclassed model, which is not used. */
export const rule: Rule = {
  meta: {
    id: 'api/tf-api-misuse',
    title: 'An argument has no effect, or breaks a subclassed model',
    family: 'api',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks', 'ml.deep-learning'],
    references: ['tf-api'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['sonar:S6919', 'sonar:S6925'],
  },
  needs: ['tensorflow', 'keras'],
  words: ['gather', 'input_shape'],
  inspect({ code, report }) {
    for (const { node } of [...code.callsOf('tensorflow.gather'), ...code.callsOf('tensorflow.compat.v1.gather')]) {
      const given = argumentOf(node, 'validate_indices', 2);
      if (given === null) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: '`validate_indices` of `tf.gather` is deprecated and does nothing: on a GPU an index out of range gives zeros all the same. Leave it out, and check indices where they come from.',
        at: siteOf(code, given),
        related: [],
        fixes: [{ title: 'Leave validate_indices out', safe: true, edits: [removeArgument(code, node, given)] }],
      });
    }
    for (const { node, place } of code.keywords.get('input_shape') ?? []) {
      const given = argumentOf(node, 'input_shape');
      const around = given === null ? null : classAround(place);
      if (given === null || around?.node.kind !== 'ClassDefinition' || functionAround(place)?.name !== '__init__') continue;
      const name = code.writtenName(node.callee, place) ?? '';
      const isParent = node.callee.kind === 'Attribute' && node.callee.attribute === '__init__' && node.callee.value.kind === 'Call';
      if (isParent && derivesFrom({ is: 'class', code, node: around.node, scope: around }, 'keras.Model')) {
        report({ severity: 'warning', confidence: 'certain', at: siteOf(code, given), related: [], message: 'A subclassed model is built by its first call, and does not take `input_shape`. Leave it out.', fixes: [{ title: 'Leave input_shape out', safe: true, edits: [removeArgument(code, node, given)] }] });
        continue;
      }
      if (!/\bkeras\b.*\.layers\./.test(name) || !derivesFrom({ is: 'class', code, node: around.node, scope: around }, 'keras.Model')) continue;
      // A Sequential within it is built by its first layer.
      if (isInSequential(code.document.text.slice(place.statement.start, node.start))) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: 'A subclassed model is built by its first call, and does not read `input_shape` of its layers: a wrong shape stays unnoticed. Leave it out, or call `build`.',
        at: siteOf(code, given),
        related: [],
        fixes: [{ title: 'Leave input_shape out', safe: true, edits: [removeArgument(code, node, given)] }],
      });
    }
  },
};

function isInSequential(before: string): boolean {
  return /Sequential\s*\(/.test(before);
}
