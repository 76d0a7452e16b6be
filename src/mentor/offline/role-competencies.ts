import type { Role } from '../telling/phrase';

/** The area of skill that a kind of code belongs to, where no lesson says it. */
const areas: Partial<Readonly<Record<Role, string>>> = {
  load: 'de.data-quality-contracts', clean: 'de.data-quality-contracts', feature: 'ml.feature-engineering', split: 'ml.data-leakage-validation', fit: 'ml.feature-engineering', train: 'ml.algorithms',
  step: 'ml.training-debugging', define: 'ml.frameworks', judge: 'ml.evaluation', tune: 'ml.hyperparameter-optimisation', save: 'ops.registry-lineage', restore: 'ops.serving', serve: 'ops.serving',
  log: 'ops.experiment-tracking', llm: 'gen.llm-integration', predict: 'ml.evaluation', plot: 'comm.technical-storytelling',
};
const weighty: readonly Role[] = ['step', 'judge', 'tune', 'split', 'fit', 'train', 'serve', 'llm', 'feature', 'clean', 'load', 'define', 'save', 'restore', 'predict', 'log', 'plot'];

/** The competencies that some code is practice for, the most telling first. */
export function roleCompetencies(roles: readonly Role[]): readonly string[] {
  const present = new Set(roles);
  return weighty.flatMap((role) => (present.has(role) ? (areas[role] ?? []) : [])).slice(0, 2);
}
