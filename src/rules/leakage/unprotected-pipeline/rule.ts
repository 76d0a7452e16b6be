import { measuresOf } from '../../../provenance/graph';
import type { FitEvent, ProvenanceGraph } from '../../../provenance/graph';
import { meetings } from '../../../provenance/meetings';
import type { InfluenceMeeting } from '../../../provenance/meetings';
import type { Finding, Rule } from '../../rule';
import { assumption, confidenceOf, effect, judgeSteps, learnsOf, loadSteps, pipelineOf, siteKey, splitStep, strongest } from '../story';

/** LK-P12: a pipeline that is fitted before the split, or that can't hold what was put into it. */
export const rule: Rule = {
  meta: {
    id: 'leakage/unprotected-pipeline',
    title: 'A pipeline is there, and protects nothing',
    family: 'leakage',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.frameworks'],
    references: ['sklearn-pitfalls', 'imblearn-pitfalls'],
    since: '0.1.0',
    fix: 'none',
    peers: ['mlguard:MLG004'],
  },
  check({ graph, report }) {
    const met = meetings(graph).influences.filter((meeting) => meeting.how === 'before-split' && meeting.target === null && pipelineOf(meeting.cause) !== null);
    for (const meeting of strongest(met, ({ cause }) => siteKey(cause.site))) report(fittedBefore(graph, meeting, met));
    for (const finding of samplersInside(graph)) report(finding);
  },
};

function fittedBefore(graph: ProvenanceGraph, { cause, split, judge }: InfluenceMeeting, met: readonly InfluenceMeeting[]): Omit<Finding, 'rule'> {
  const parts = met.map((meeting) => meeting.cause).filter((other): other is FitEvent => other.kind === 'fit' && siteKey(other.site) === siteKey(cause.site) && other.estimator.within !== undefined);
  const names = [...new Set(parts.map((part) => part.estimator.name))].slice(0, 3);
  return {
    severity: 'warning',
    confidence: confidenceOf(cause, judge),
    message:
      `${pipelineOf(cause) ?? 'The pipeline'} is fitted on all rows before they are split, so ${names.length > 0 ? `${names.join(', ')} in it know` : 'its steps know'} the test rows: the pipeline protects nothing here. ` +
      `${effect(learnsOf(parts[0] ?? cause))} Split first, and fit it on the training rows together with the model.${assumption(cause, judge)}`,
    at: cause.site,
    related: [...loadSteps(graph, cause.rows), ...splitStep(split, 'the test rows are set apart only here'), ...judgeSteps(graph, judge)],
  };
}

/** scikit-learn's own pipelines don't take samplers. */
function samplersInside(graph: ProvenanceGraph): Omit<Finding, 'rule'>[] {
  const told = new Set<string>();
  return measuresOf(graph, 'compose').flatMap((pipeline) => {
    const sampler = pipeline.parts.find((part) => part.role === 'sampler');
    if (!sampler || pipeline.appliesSamplers || told.has(siteKey(pipeline.site))) return [];
    told.add(siteKey(pipeline.site));
    return [{
      severity: 'error' as const,
      confidence: pipeline.guessed ? ('likely' as const) : ('certain' as const),
      message:
        `scikit-learn's ${pipeline.what} does not take ${sampler.name}: it stops with an error, and resampling all rows before the split instead would put copies of test rows into training. ` +
        `Import ${pipeline.what} from imblearn.pipeline, which resamples while fitting only.`,
      at: pipeline.site,
      related: [],
    }];
  });
}
