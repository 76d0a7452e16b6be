import { trainsOnRequest } from '../../../project/serving/input-steps';
import type { Rule } from '../../rule';
import { handlerText, servingSteps, servingUses } from '../story';

/** S17: a random step of training changes what is predicted on. */
export const rule: Rule = {
  meta: {
    id: 'skew/random-step-at-inference',
    title: 'A random augmentation step changes the input of a prediction',
    family: 'skew',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ml.deep-learning'],
    references: ['torch-repro'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    for (const use of servingUses(graph, ['random'])) {
      const { run, step } = use;
      const code = graph.documents.get(step.site.path)?.code ?? '';
      if (trainsOnRequest(run) || /\btta\b|test.time.aug|n_aug|num_aug/i.test(code)) continue;
      report({
        severity: 'error',
        confidence: run.entry.kind === 'request' ? 'certain' : 'likely',
        message:
          `\`${step.name ?? step.text}\` changes the input of ${handlerText(run)} at random: the same input gives another prediction each time, and the model sees a picture that nobody sent. ` +
          'Random steps are for training. Make a transform of the fixed steps alone, and use it for validation and here.',
        at: step.site,
        related: servingSteps(use),
      });
    }
  },
};
