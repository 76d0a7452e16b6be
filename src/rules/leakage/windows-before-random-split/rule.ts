import { eventsOf } from '../../../provenance/graph';
import type { ProvenanceGraph, SplitEvent } from '../../../provenance/graph';
import type { Region } from '../../../provenance/regions';
import type { Rule } from '../../rule';
import { loadSteps, takenForGranted } from '../story';

/** LK-O2, G3: overlapping pieces of one source are made first and split at random afterwards. */
export const rule: Rule = {
  meta: {
    id: 'leakage/windows-before-random-split',
    title: 'Overlapping pieces of one source are made first and split at random afterwards',
    family: 'leakage',
    severity: 'error',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.deep-learning', 'ml.feature-engineering'],
    references: ['kapoor2023', 'sklearn-cv'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    for (const split of eventsOf(graph, 'split')) {
      if (!split.shuffled || split.timed || split.grouped || (split.form !== 'call' && split.form !== 'fold')) continue;
      const windows = windowsOf(graph, split);
      if (!windows) continue;
      const made = graph.events[windows.event];
      report({
        severity: 'error',
        confidence: split.guessed ? 'likely' : 'certain',
        message:
          (windows.key.startsWith('variants')
            ? `Each row stands several times in what ${split.what} draws from at random, changed a little, so variants of one row stand on both sides. Split first, then make the variants of the training rows.`
            : `The rows that ${split.what} draws at random are overlapping pieces of one series, so pieces on both sides share most of their values. Split the series first (by time or by group), then cut each part into pieces.`) +
          takenForGranted(split.guessed),
        at: split.site,
        related: [...loadSteps(graph, split.rows), ...(made ? [{ message: 'the overlapping pieces are cut here', at: made.site }] : [])],
      });
    }
  },
};

function windowsOf(graph: ProvenanceGraph, split: SplitEvent): Region | null {
  for (const row of split.rows) {
    for (const id of [row, ...graph.regions.ancestors(row)]) {
      const region = graph.regions.get(id);
      if (region.kind === 'derived' && /^(windows|variants|sliding_window_view|unfold)\b/.test(region.key)) return region;
    }
  }
  return null;
}
