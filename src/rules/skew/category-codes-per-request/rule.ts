import type { CategoryMismatch } from '../../../project/serving/categories';
import { categoryMismatches } from '../../../project/serving/categories';
import type { InputStep } from '../../../project/serving/input-steps';
import { trainsOnRequest } from '../../../project/serving/input-steps';
import type { Rule } from '../../rule';
import { siteKey } from '../../leakage/story';
import { placeText, servingText } from '../sides';
import { servingSteps, servingUses } from '../story';

/** S12: numbers for categories are given out by what one request holds. */
export const rule: Rule = {
  meta: {
    id: 'skew/category-codes-per-request',
    title: 'Category codes or dummy columns are computed on the request',
    family: 'skew',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ml.feature-engineering'],
    references: ['sklearn-pitfalls', 'rules-of-ml'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    for (const use of servingUses(graph, ['codes', 'dummies'])) {
      const { run, step } = use;
      if ((run.entry.kind !== 'request' && !step.isRestored) || trainsOnRequest(run)) continue;
      report({
        severity: 'error',
        confidence: run.entry.kind === 'request' && run.entry.handler ? 'certain' : 'likely',
        message: `${happens(step)} Save the encoder that was fitted in training, or its list of categories, and apply that to the request.`,
        at: step.site,
        related: servingSteps(use),
      });
    }
  },
  compare({ parity, report }) {
    const told = new Set<string>();
    for (const mismatch of categoryMismatches(parity)) {
      const { kind, pair, at, saved, coded } = mismatch;
      // From release 3.1 on, XGBoost keeps the categories of training itself.
      const release = kind === 'type' ? (parity.manifests.of(pair.serve.path, 'serving').release('xgboost')?.exact ?? null) : null;
      if (told.has(siteKey(at)) || (release !== null && keepsCategories(release))) continue;
      told.add(siteKey(at));
      const isProved = pair.strength === 'strong' && (kind === 'columns' || release !== null);
      report({
        severity: pair.strength === 'weak' ? 'hint' : isProved ? 'error' : 'warning',
        confidence: pair.strength === 'weak' ? 'hint' : isProved ? 'certain' : 'likely',
        message: compared(mismatch, servingText(pair.serve), { saved: placeText(parity, saved), coded: placeText(parity, coded) }, release),
        at,
        related: [
          { message: 'training numbers the categories here', at: coded },
          { message: 'training saves what is loaded here', at: saved },
          { message: `a request is answered here (${pair.serve.entry.framework})`, at: pair.serve.entry.evidence },
        ],
      });
    }
  },
};

/** What a mismatch of the two sides does to the model's input. */
function compared({ kind }: CategoryMismatch, serving: string, { saved, coded }: { readonly saved: string; readonly coded: string }, release: string | null): string {
  if (kind === 'columns') {
    return (
      `Training gives each text a number (${coded}) and saves the names of these columns (${saved}); ${serving} makes dummy columns, such as \`city_Rome\`, and \`reindex\` throws all of them away, because no saved name is like that. ` +
      'Each text column is then filled with the same value, whatever was sent. Save the encoder of training, best in one pipeline with the model, and apply it to the request.'
    );
  }
  return (
    `Training saves the types as text (${saved}), so only the word \`category\` is left of the categories, and ${serving} numbers them by the values of the request: in a single row each one gets the code 0. ` +
    `XGBoost before 3.1 takes the codes as they are (${release === null ? 'this assumes that such a release is used' : `${release} is used here`}). Save a \`CategoricalDtype\` with its list for each column, or an encoder, and apply that.`
  );
}

function keepsCategories(release: string): boolean {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return major > 3 || (major === 3 && minor >= 1);
}

function happens(step: InputStep): string {
  if (step.kind === 'dummies') {
    return '`get_dummies` makes columns only of the values in this request. One row gives one column for each text field, so the model gets fewer columns than in training, or the wrong ones in their place.';
  }
  if (step.text.startsWith('get_dummies')) {
    return `\`${step.text}\` drops the first value of each text field, and a single row has no other one: all its dummy columns are gone, and adding the missing columns fills them with 0, so the model never sees the category.`;
  }
  return `\`${step.text}\` numbers the categories by what this request holds. In a single row each category gets its first number, mostly 0, whatever it is, so the model can't tell one value from another.`;
}
