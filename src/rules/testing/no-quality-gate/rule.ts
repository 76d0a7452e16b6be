import type { Practice } from '../../../project/testing/practice';
import type { TestContext } from '../../rule';
import { lackingRule, locationOf, scriptsOf, testedAt } from '../lacking';

/** T04: a model is trained and saved, whatever its score is. */
export const rule = lackingRule({
  id: 'testing/no-quality-gate',
  title: 'No test asserts that the model is good enough',
  kind: 'quality',
  competencies: ['se.testing-coverage', 'ml.evaluation', 'ops.model-lifecycle'],
  references: ['breck2017', 'rules-of-ml'],
  find: (practice, context) => {
    const [saved] = practice.savedModels;
    if (!saved || isGated(practice, context)) return null;
    return {
      at: testedAt(practice, saved.learn.call.site),
      message:
        'The model is saved whatever it scores: no test and no condition asks for a least score. A bad table or a changed feature gives a bad model, and it replaces the good one unnoticed. ' +
        'Train on a small fixed data set in a test, and assert that the score beats a DummyClassifier or DummyRegressor and a floor that you write down.',
      related: [{ message: 'the model is saved here', at: locationOf(saved.save.site) }, { message: 'the model is trained here', at: locationOf(saved.learn.call.site) }],
    };
  },
});

const metricName = String.raw`\w*(?:acc|accuracy|auc|f1|precision|recall|rmse|mae|mape|mse|r2|score|metric|perf)\w*`;
const bound = String.raw`(?:0?\.\d+|\d{2,}|\w*(?:threshold|min_|max_|minimum|baseline|champion|production|current|prod|dummy|required|expected|base_)\w*)`;
/** A branch or assert that compares a metric with a floor or with the model in use; the best epoch so far is none. */
const condition = new RegExp(String.raw`^[ \t]*(?:if|elif|assert)\b(?!.*\bbest)(?=.*[<>])(?=.*\b${metricName})(?=.*[<>]=?.*${bound}|.*${bound}.*[<>])`, 'im');
const tools = /Dummy(Classifier|Regressor)|validation_thresholds|MetricThreshold|validate_evaluation_results|is_model_accepted|fail_under_score|model_blessing/;

function isGated(practice: Practice, context: TestContext): boolean {
  return [...practice.code.values()].some((code) => condition.test(code) || tools.test(code)) || /dvc metrics diff|cml[ -](comment|publish|send)/.test(scriptsOf(context));
}
