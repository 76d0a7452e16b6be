import { eventsOf } from '../../../provenance/graph';
import { leaveOut } from '../../fixes/columns';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { aliasOf } from '../aliases';
import { loadSteps, siteKey, takenForGranted } from '../story';

/** LK-Y1: the feature table still holds the very column that is the target. */
export const rule: Rule = {
  meta: {
    id: 'leakage/target-in-features',
    title: 'The target column is among the features',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.feature-engineering', 'ml.evaluation'],
    references: ['kapoor2023', 'kaufman2012'],
    since: '0.1.0',
    fix: 'assisted',
    peers: ['mlguard:MLG015', 'leakguard:LG005', 'pycheck:C002'],
  },
  check({ graph, report }) {
    const seen = new Set<string>();
    for (const fit of eventsOf(graph, 'fit')) {
      if (fit.targetInside === null) continue;
      const { chosen: found } = fit.targetInside;
      // A table that is taken as it is, under another name: the name is where the columns are missed.
      const chosen = siteKey(found) === siteKey(fit.site) ? (aliasOf(graph, fit) ?? found) : found;
      if (seen.has(siteKey(chosen))) continue;
      const column = fit.targetInside.column.startsWith('#') ? `column ${fit.targetInside.column.slice(1)}` : fit.targetInside.column;
      seen.add(siteKey(chosen));
      report({
        severity: 'error',
        confidence: fit.guessed ? 'likely' : 'certain',
        message:
          `\`${column}\` is the target and is among the features that ${fit.estimator.name} is fitted on: the model copies it, and has nothing to copy from once it serves. ` +
          `Drop it from the features: \`X = df.drop(columns="${column}")\`.${takenForGranted(fit.guessed)}`,
        at: chosen,
        related: [...loadSteps(graph, fit.rows), { message: `${fit.estimator.name} is fitted on them here`, at: fit.site }],
        fixes: offered(() => leaveOut(graph, chosen, fit.targetInside?.column ?? '')),
      });
    }
  },
};
