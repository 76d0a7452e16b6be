import { eventsOf } from '../../../provenance/graph';
import type { FitEvent, JudgeEvent, ProvenanceGraph } from '../../../provenance/graph';
import { heldOut, isLastHeldOut, selections } from '../../../provenance/selections';
import type { Rows } from '../../../provenance/regions';
import type { Selection } from '../../../provenance/selections';
import type { Finding, Rule } from '../../rule';
import { selectionSteps } from '../selection-story';
import { judgeText, regionName, siteKey } from '../story';

/** LK-S1: the same held-out rows compare several models, and no others are left. */
export const rule: Rule = {
  meta: {
    id: 'leakage/repeated-test-use',
    title: 'The same test set scores several models, and the best one is kept',
    family: 'leakage',
    severity: 'warning',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['ml.evaluation', 'ml.hyperparameter-optimisation', 'ml.statistics-experiment-design'],
    references: ['yang2022', 'bouthillier2021', 'sklearn-cv'],
    since: '0.1.0',
    fix: 'none',
    peers: ['mlguard:MLG010'],
  },
  check({ graph, report }) {
    const told = new Set<string>();
    const chosen = selections(graph);
    for (const selection of chosen) {
      if (selection.how !== 'models' || told.has(rowsKey(graph, selection.judge))) continue;
      told.add(rowsKey(graph, selection.judge));
      report(picked(graph, selection));
    }
    for (const judge of eventsOf(graph, 'judge')) {
      const rows = judge.form === 'score' ? heldOut(graph, judge) : null;
      if (rows === null || told.has(rowsKey(graph, judge)) || chosen.some((one) => one.rows === rows)) continue;
      const others = comparedWith(graph, judge);
      if (others.length < 2 || !isLastHeldOut(graph, rows, judge)) continue;
      told.add(rowsKey(graph, judge));
      const all = [judge, ...others];
      report({
        severity: 'hint',
        confidence: 'hint',
        message:
          `${all.length} models are scored on ${regionName(graph, rows, 'the same test rows')}. If the best of them is taken, its score leans upwards, as no untouched rows are left. ` +
          'Compare by cross-validation on the training rows, and score the chosen model once.',
        at: judge.site,
        related: all.slice(0, 4).map((one) => ({ message: judgeText(one), at: one.site })),
      });
    }
  },
};

function picked(graph: ProvenanceGraph, selection: Selection): Omit<Finding, 'rule'> {
  return {
    severity: 'warning',
    confidence: selection.judge.guessed ? 'hint' : 'certain',
    message:
      `Several models are scored on ${regionName(graph, selection.rows, 'the same test rows')} and the best is taken, with no untouched rows left: the best of several scores is partly the luckiest. ` +
      'Compare by cross-validation on the training rows, and score the chosen model once.',
    at: selection.judge.site,
    related: selectionSteps(graph, selection),
  };
}

function rowsKey(graph: ProvenanceGraph, judge: JudgeEvent): string {
  return judge.rows.map((id) => siteKey(graph.events[graph.regions.get(id).event]?.site ?? judge.site)).join();
}

/** The first score of each other model on the same rows; a yardstick that learns nothing is no rival. */
function comparedWith(graph: ProvenanceGraph, judge: JudgeEvent): JudgeEvent[] {
  const rivals = new Map<number, JudgeEvent>();
  const own = fitOf(graph, judge);
  if (!own || isYardstick(own)) return [];
  for (const other of eventsOf(graph, 'judge')) {
    const fit = other.form === 'score' && isSameRows(other.rows, judge.rows) ? fitOf(graph, other) : null;
    if (fit && fit.estimator.object !== own.estimator.object && !isYardstick(fit) && !rivals.has(fit.estimator.object)) rivals.set(fit.estimator.object, other);
  }
  return [...rivals.values()];
}

function isSameRows(a: Rows, b: Rows): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

function isYardstick(fit: FitEvent): boolean {
  return fit.estimator.name.startsWith('Dummy') || fit.estimator.role !== 'predictor';
}

function fitOf(graph: ProvenanceGraph, judge: JudgeEvent): FitEvent | null {
  const fit = judge.model ? graph.events[judge.model.event] : undefined;
  return fit?.kind === 'fit' ? fit : null;
}
