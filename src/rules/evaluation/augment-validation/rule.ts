import { measuresOf } from '../../../provenance/graph';
import type { ProvenanceGraph, SplitEvent } from '../../../provenance/graph';
import type { AugmentEvent } from '../../../provenance/measures';
import type { Rule } from '../../rule';
import { siteKey } from '../../leakage/story';

/** LK-D3: the transform that changes training samples at random serves the rows judged on too. */
export const rule: Rule = {
  meta: {
    id: 'evaluation/augment-validation',
    title: 'Random training augmentation is applied to the validation or test data',
    family: 'evaluation',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.evaluation', 'ml.deep-learning'],
    references: ['torch-repro', 'bouthillier2021'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    const augmented = measuresOf(graph, 'augment');
    const told = new Set<string>();
    for (const event of augmented) {
      const split = heldOutPart(graph, event);
      const shared = augmented.find((other) => other.object === event.object && other !== event && roleOf(graph, other) === 'train');
      const role = roleOf(graph, event);
      const at = split?.site ?? event.site;
      const isJudged = role === 'test' || role === 'validation';
      // A transform of its own that was copied from the training one. On test data several passes may be averaged.
      const copied = shared || role !== 'validation' ? undefined : augmented.find((other) => roleOf(graph, other) === 'train' && event.steps.every((step) => other.steps.includes(step)));
      const like = shared ?? copied;
      if (told.has(siteKey(at)) || (!split && !(like && isJudged))) continue;
      told.add(siteKey(at));
      report({
        severity: 'warning',
        confidence: event.guessed || split || copied ? 'likely' : 'certain',
        message:
          `The ${role === 'test' ? 'test' : 'validation'} data is read through ${listed(event.steps)}, random steps that are meant for training: ` +
          'each pass judges other pictures, and harder ones than the model will meet. Give this data a transform of its own, without random steps.' +
          (split ? ' (Taken for granted: the part keeps the transform of the whole.)' : copied ? ' (Taken for granted: they were not put there on purpose, to average over several passes.)' : ''),
        at,
        related: [...(like ? [{ message: shared ? 'the same transform serves the training data here' : 'the training data has such steps here', at: like.site }] : []), ...(split ? [{ message: 'the random transform is given here', at: event.site }] : [])],
      });
    }
  },
};

function listed(steps: readonly string[]): string {
  return steps.length <= 2 ? steps.join(' and ') : `${steps.slice(0, 2).join(', ')} and more`;
}

function roleOf(graph: ProvenanceGraph, event: AugmentEvent): string | null {
  if (event.role) return event.role;
  const roles = new Set(event.rows.map((id) => graph.regions.get(id).role));
  return roles.size === 1 ? ([...roles][0] ?? null) : null;
}

/** The split that parts the augmented rows into training and validation rows: both parts keep the transform. */
function heldOutPart(graph: ProvenanceGraph, event: AugmentEvent): SplitEvent | null {
  if (roleOf(graph, event) === 'train' || event.rows.length !== 1) return null;
  for (const split of graph.events) {
    if (split.kind !== 'split' || split.form !== 'call' || !split.rows.some((id) => event.rows.includes(id))) continue;
    const roles = split.parts.map((id) => graph.regions.get(id).role);
    if (split.parts.length > 1 && roles.includes('train') && roles.some((role) => role === 'validation')) return split;
  }
  return null;
}
