import type { InputStep } from '../../project/serving/input-steps';
import { inputSteps } from '../../project/serving/input-steps';
import type { ServingRun } from '../../project/serving/runs';
import { servingRuns } from '../../project/serving/runs';
import type { ProvenanceGraph, Site } from '../../provenance/graph';
import type { Finding } from '../rule';
import { siteKey } from '../leakage/story';

export interface ServingUse {
  readonly run: ServingRun;
  readonly step: InputStep;
}

/** The steps of some kinds whose result a model is asked about while a request is answered, each once. */
export function servingUses(graph: ProvenanceGraph, kinds: readonly InputStep['kind'][]): ServingUse[] {
  const found = new Map<string, ServingUse>();
  for (const run of servingRuns(graph)) {
    for (const step of inputSteps(graph, run)) if (kinds.includes(step.kind) && !found.has(siteKey(step.site))) found.set(siteKey(step.site), { run, step });
  }
  return [...found.values()];
}

/** How the place that answers is called in a message: `predict()`, or the page. */
export function handlerText(run: ServingRun): string {
  return run.entry.handler ? `\`${run.entry.name}\`` : 'this page';
}

/** Where the request comes in, and where the model is asked. */
export function servingSteps({ run, step }: ServingUse): Finding['related'] {
  const how = run.entry.kind === 'request' ? `a request is answered here (${run.entry.framework})` : 'the model is used here';
  return [
    { message: how, at: run.entry.evidence },
    ...(step.restored ? [{ message: 'the fitted one is loaded here', at: step.restored }] : []),
    { message: 'the model is asked about the result here', at: step.model },
  ];
}

/** The line, counted from 1, that a place begins on. */
export function lineOf(graph: ProvenanceGraph, at: Site): number {
  return (graph.documents.get(at.path)?.code.slice(0, at.span.start).split('\n').length ?? 1);
}
