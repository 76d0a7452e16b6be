import type { Span } from '../../../python/text';
import type { Practice } from '../../../project/testing/practice';
import { lackingRule, locationOf, testedAt } from '../lacking';

/** T17: the data names groups of people, and no test looks at the score of each. */
export const rule = lackingRule({
  id: 'testing/no-slice-test',
  title: 'No test looks at the score of each group',
  kind: 'slice',
  competencies: ['se.testing-coverage', 'gov.fairness', 'ml.evaluation'],
  references: ['fairlearn', 'hardt2016'],
  find: (practice) => {
    if ([...practice.code.values()].some((code) => measured.test(code))) return null;
    for (const { learn, side } of practice.learns) {
      const path = [side.path, ...side.trace.files].find((one) => groupIn(practice, one) !== null);
      const group = path === undefined ? null : groupIn(practice, path);
      if (path === undefined || !group) continue;
      return {
        at: testedAt(practice, learn.call.site),
        message:
          `The data tells \`${group.name}\`, and no test looks at the score of each group. One number for all hides a group for which the model hardly works, the more so the smaller it is. ` +
          'Compute the metric for each group (fairlearn\'s `MetricFrame`, or `groupby`), and assert a floor for the worst group, and a largest difference between two.',
        related: [{ message: `the data tells ${group.name} here`, at: locationOf({ path, span: group.at }) }],
      };
    }
    return null;
  },
});

const measured = /MetricFrame|fairlearn|aif360|demographic_parity|equalized_odds|disparate_impact|by_group|slice_metrics|per_group|SlicingFunction/;
const groups = /(['"])(gender|sex|race|ethnicity|ethnic_group|ethnic|nationality|religion|marital_status|marital-status|disability|age_group|native_country|native-country|is_female|is_male)\1/i;

/** The first text that names such a group as a column. */
function groupIn(practice: Practice, path: string): { readonly name: string; readonly at: Span } | null {
  const hit = groups.exec(practice.code.get(path) ?? '');
  return hit?.[2] === undefined ? null : { name: hit[2], at: { start: hit.index, end: hit.index + hit[0].length } };
}
