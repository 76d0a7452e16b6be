import { measuresOf } from '../../provenance/graph';
import type { FitEvent, JudgeEvent, ProvenanceGraph, SplitEvent } from '../../provenance/graph';
import type { MetricArgument, MetricEvent } from '../../provenance/measures';
import type { Rows } from '../../provenance/regions';
import { loadSteps } from '../leakage/story';
import type { Finding } from '../rule';

type Step = Finding['related'][number];

/** The fit of the model that made a metric's argument. */
export function fitOf(graph: ProvenanceGraph, argument: MetricArgument | null): FitEvent | null {
  const fit = argument?.predicted ? graph.events[argument.predicted.fit] : undefined;
  return fit?.kind === 'fit' ? fit : null;
}

/** Where the rows come from, were parted, and where the model learned: the way to a metric. */
export function metricSteps(graph: ProvenanceGraph, argument: MetricArgument | null): Step[] {
  const fit = fitOf(graph, argument);
  if (!fit || !argument) return [];
  const rows = argument.predicted?.rows ?? argument.rows;
  const split = splitOfRows(graph, rows);
  return [
    ...loadSteps(graph, rows),
    ...(split ? [{ message: 'the rows judged on are set apart here', at: split.site }] : []),
    { message: `${fit.estimator.name} learns here`, at: fit.site },
  ];
}

/** The split that made these rows, if one did. */
export function splitOfRows(graph: ProvenanceGraph, rows: Rows): SplitEvent | null {
  for (const region of rows) {
    for (const id of [region, ...graph.regions.ancestors(region)]) {
      const event = graph.events[graph.regions.get(id).event];
      if (event?.kind === 'split') return event;
    }
  }
  return null;
}

/** Is the model surely a classifier? */
export function isClassifier(fit: FitEvent | null): fit is FitEvent {
  return fit?.estimator.task === 'classification';
}

/** Was the model judged on any row that it had not learned from? */
export function judgesHeldOut(graph: ProvenanceGraph, judge: JudgeEvent): boolean {
  const model = judge.model;
  if (!model || judge.form === 'folds' || judge.form === 'search' || judge.form === 'validation') return true;
  return judge.rows.some((test) => !model.rows.some((train) => ['same', 'around'].includes(graph.regions.relate(train, test))));
}

/** The source text of a place. */
export function textAt(graph: ProvenanceGraph, at: Step['at']): string {
  return graph.documents.get(at.path)?.code.slice(at.span.start, at.span.end) ?? '';
}

/** The metrics of the program, one for each place in it: the first that the program reaches. */
export function metricsByPlace(graph: ProvenanceGraph): MetricEvent[] {
  const places = new Map<string, MetricEvent>();
  for (const metric of measuresOf(graph, 'metric')) {
    const key = `${metric.site.path}:${metric.site.span.start}`;
    if (!places.has(key)) places.set(key, metric);
  }
  return [...places.values()];
}
