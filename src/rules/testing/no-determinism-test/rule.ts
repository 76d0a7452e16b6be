import type { Happened } from '../../../project/symbolic/machine';
import type { TrainingSide } from '../../../project/parity/sides';
import { lackingRule, locationOf, testedAt } from '../lacking';

/** T06: chance plays a part in training, and no test that two runs with one seed agree. */
export const rule = lackingRule({
  id: 'testing/no-determinism-test',
  title: 'No test shows that two runs with one seed agree',
  kind: 'determinism',
  competencies: ['se.testing-coverage', 'se.reproducibility'],
  references: ['torch-repro', 'pineau2021'],
  find: (practice) => {
    for (const { learn, side } of practice.learns) {
      const chance = chanceIn(side);
      if (!chance) continue;
      return {
        at: testedAt(practice, learn.call.site),
        message:
          'Chance plays a part in this training, and no test shows that two runs with the same seed give the same result. One random step without a seed, and scores of two runs can\'t be compared any more: nobody can say whether a change helped. ' +
          'Train twice on a few rows with one seed, and assert that the parts of the split, the weights or the predictions are equal.',
        related: practice.code.has(chance.term.site.path) ? [{ message: 'chance comes in here', at: locationOf(chance.term.site) }] : [],
      };
    }
    return null;
  },
});

const random = /^(numpy\.random\.|random\.|torch\.(rand|manual_seed|utils\.data\.(DataLoader|random_split))|sklearn\.model_selection\.(train_test_split|ShuffleSplit|StratifiedShuffleSplit|RandomizedSearchCV)|sklearn\.(ensemble|neural_network)\.(Random|ExtraTrees|GradientBoosting|MLP)|(xgboost|lightgbm|catboost)\.\w+(Classifier|Regressor)$|\.sample$|\.shuffle$|(tensorflow\.)?keras\.(layers\.Dropout|utils\.set_random_seed)|tensorflow\.random)/;

function chanceIn(side: TrainingSide): Happened | undefined {
  return side.trace.happened.find(({ term }) => random.test(term.callee) || term.keywords.has('random_state'));
}
