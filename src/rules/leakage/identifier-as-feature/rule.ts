import { eventsOf } from '../../../provenance/graph';
import type { FitEvent } from '../../../provenance/graph';
import type { Rule } from '../../rule';
import { judgeSteps, loadSteps, siteKey } from '../story';

/** LK-G4: a column that names rows is among the features. */
export const rule: Rule = {
  meta: {
    id: 'leakage/identifier-as-feature',
    title: 'An identifier is among the features',
    family: 'leakage',
    severity: 'hint',
    confidence: 'hint',
    preset: 'hint',
    competencies: ['ml.feature-engineering', 'ml.data-leakage-validation'],
    references: ['kapoor2023', 'kaufman2012'],
    since: '0.1.0',
    fix: 'none',
    peers: ['mlguard:MLG020'],
  },
  atMost: 'hint',
  check({ graph, report }) {
    const told = new Set<string>();
    for (const fit of eventsOf(graph, 'fit')) {
      const column = identifierAmong(fit);
      if (column === null || !fit.chosen) continue;
      const key = siteKey(fit.chosen);
      if (told.has(key)) continue;
      told.add(key);
      const judge = eventsOf(graph, 'judge').find((event) => event.model?.event === fit.id) ?? null;
      report({
        severity: 'hint',
        confidence: 'hint',
        message:
          `\`${column}\` names rows and is among the features of ${fit.estimator.name}: what the model finds in it, if anything, is how the table was put together, and new rows have new ones. ` +
          'Leave it out, or keep it as the index. (Taken for granted from its name.)',
        at: fit.chosen,
        related: [...loadSteps(graph, fit.rows), { message: `${fit.estimator.name} learns from it here`, at: fit.site }, ...judgeSteps(graph, judge).slice(-1)],
      });
    }
  },
};

/** Names of rows, not of the kinds of things: a shop or a product comes up in many rows, and may be a fair category. */
const rowName = /^(id|idx|index|row_?(id|num|number|no)?|uuid|guid|unnamed: 0|(customer|client|passenger|patient|transaction|order|loan|applicant|application|employee|student|person|subject|record|sample|case|ticket|invoice|session|visit|event|claim|policy|account|member|household|image|img|file|document|doc|unique|encounter)_?(id|no|number)|file_?name|image_?name|file_?path|image_?path)$/i;

function identifierAmong(fit: FitEvent): string | null {
  const { role } = fit.estimator;
  if (role !== 'predictor' || fit.columns.extent !== 'listed' || fit.columns.names.size < 3) return null;
  const names = [...fit.columns.names];
  const found = names.filter((name) => rowName.test(name));
  // Users beside items: who meets what is the question of a recommender.
  return found.length === 1 && !names.some((name) => name !== found[0] && /_?id$/i.test(name)) ? (found[0] ?? null) : null;
}
