import type { QueryTwin } from '../../../project/queries/definitions';
import { queryTwins } from '../../../project/queries/definitions';
import type { Formula } from '../../../project/queries/formula';
import { siteKey } from '../../leakage/story';
import type { Rule } from '../../rule';
import { linkText, placeText } from '../sides';

/** S21: a feature that is made in SQL or Spark for training and in Python for serving, or the other way round, with another meaning. */
export const rule: Rule = {
  meta: {
    id: 'skew/sql-python-mismatch',
    title: 'A feature is computed in SQL and in Python with another meaning',
    family: 'skew',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'de.sql', 'de.feature-stores'],
    references: ['rules-of-ml', 'breck2017'],
    since: '0.1.0',
    fix: 'none',
  },
  compare({ parity, report }) {
    const told = new Set<string>();
    for (const pair of parity.pairs) {
      for (const twin of queryTwins(parity, pair)) {
        if (told.has(siteKey(twin.serve.site))) continue;
        told.add(siteKey(twin.serve.site));
        report({
          severity: pair.strength === 'weak' ? 'hint' : 'warning',
          confidence: pair.strength === 'weak' ? 'hint' : 'likely',
          message:
            `\`${twin.name}\` is made in ${twin.train.by} for training (${placeText(parity, twin.train.site)}) and in ${twin.serve.by} here, and ${differenceText(twin)} ` +
            (pair.strength === 'strong' ? '' : `This assumes that the two belong together (${linkText(pair)}). `) +
            'Make the feature in one place for both, or let the service follow what the model was trained on, and compare the two on the same rows in a test.',
          at: twin.serve.site,
          related: [
            { message: `training makes \`${twin.name}\` here`, at: twin.train.site },
            ...(pair.learn ? [{ message: 'the model learns from it here', at: pair.learn.site }] : []),
            ...(pair.ask ? [{ message: 'the model is asked about it here', at: pair.ask.site }] : []),
          ],
        });
      }
    }
  },
};

function differenceText({ difference }: QueryTwin): string {
  switch (difference.what) {
    case 'weekday':
      return `the days have other numbers: Monday is ${String(difference.train[0])} and Sunday ${String(difference.train[6])} there, Monday is ${String(difference.serve[0])} and Sunday ${String(difference.serve[6])} here. The model takes one day for another.`;
    case 'fill':
      return `a missing value becomes ${fillText(difference.train)} there and ${fillText(difference.serve)} here, so the model gets a number for "missing" that it did not learn.`;
    case 'constant':
      return `the number in it is ${String(difference.train)} there and ${String(difference.serve)} here, so the same row gives two features.`;
    case 'division':
      return `one of them divides whole numbers (\`${difference.train}\` there, \`${difference.serve}\` here), so what follows the point is lost on one side.`;
  }
}

function fillText(by: Formula): string {
  if (by.f === 'number') return String(by.value);
  return by.f === 'text' ? `"${by.value}"` : by.f === 'operation' ? `the ${by.operator} of the rows at hand` : 'something else';
}
