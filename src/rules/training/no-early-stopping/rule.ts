import { kerasModels } from '../../../project/training/keras-models';
import type { Rule } from '../../rule';
import { at } from '../story';

/** Many epochs with nothing that would stop them. */
const MANY = 50;

/** A Keras model is trained for many epochs with nothing that stops it, slows it down or regularises it. */
export const rule: Rule = {
  meta: {
    id: 'training/no-early-stopping',
    title: 'A network is trained for many epochs and nothing would stop it',
    family: 'training',
    severity: 'hint',
    confidence: 'hint',
    preset: 'off',
    competencies: ['ml.training-debugging', 'ml.deep-learning'],
    references: ['keras-training'],
    since: '0.2.0',
    fix: 'none',
    peers: ['codesmile:R23'],
  },
  needs: ['keras', 'tensorflow'],
  words: ['compile'],
  inspect({ code, report }) {
    if (kerasModels(code).length === 0 || /EarlyStopping|Dropout|BatchNormalization|ReduceLROnPlateau|LearningRateScheduler/.test(code.document.code)) return;
    for (const { node } of code.methodCalls('fit')) {
      const epochs = node.args.find((one) => one.keyword === 'epochs')?.value;
      if (epochs?.kind !== 'Constant' || typeof epochs.value !== 'number' || epochs.value < MANY || node.args.some((one) => one.keyword === 'callbacks' || one.unpack === '**')) continue;
      report({
        severity: 'hint',
        confidence: 'hint',
        message: `The network is trained for ${epochs.value} epochs, and nothing would stop it when it only learns its training rows by heart: no EarlyStopping, no schedule, no dropout. Watch a validation part.`,
        at: at(code, node),
        related: [],
      });
    }
  },
};
