import { measuresOf } from '../../../provenance/graph';
import type { MetricEvent } from '../../../provenance/measures';
import type { Fix, Rule } from '../../rule';
import { siteKey } from '../../leakage/story';
import { metricSteps, textAt } from '../story';
import type { ProvenanceGraph, Site } from '../../../provenance/graph';
import { sourceOf, statementAt } from '../../fixes/source';

/** LK-B5: the prediction stands where the metric takes the truth, and the truth where it takes the prediction. */
export const rule: Rule = {
  meta: {
    id: 'evaluation/metric-args-swapped',
    title: 'A metric gets the predictions first and the truth second',
    family: 'evaluation',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.evaluation', 'ml.frameworks'],
    references: ['sklearn-cv'],
    since: '0.1.0',
    fix: 'safe',
  },
  check({ graph, report }) {
    const told = new Set<string>();
    for (const metric of measuresOf(graph, 'metric')) {
      if (!isSwapped(metric)) continue;
      const caller = swappingCall(graph, metric);
      const at = caller ?? metric.site;
      if (told.has(siteKey(at))) continue;
      told.add(siteKey(at));
      const certain = !metric.guessed && metric.truth?.assumed === false && metric.prediction?.assumed === false;
      report({
        severity: 'error',
        confidence: certain ? 'certain' : 'likely',
        message:
          (caller
            ? `What is called here hands its arguments to ${metric.what}, and the predictions come where it takes the truth: ${consequence(metric)} Give the truth in its place here.`
            : `${metric.what} takes the truth first, and here gets the predictions first: ${consequence(metric)} ` +
              `Give the truth first, or name both: \`${metric.what}(${metric.entry.truth}=…, ${metric.entry.prediction}=…)\`.`) +
          (certain ? '' : ' (Taken for granted: the first argument holds the predictions of that model.)'),
        at,
        related: [...metricSteps(graph, metric.truth), ...(caller ? [{ message: `${metric.what} gets the predictions first here`, at: metric.site }] : [])],
        // Within a function the arguments may have been handed over in the wrong order by its caller.
        fixes: caller ? [] : fixOf(graph, metric, certain && metric.calls.length === 0),
      });
    }
  },
};

/** Predicted rows stand for the truth, and the same rows' target for the prediction. */
function isSwapped(metric: MetricEvent): boolean {
  const { truth, prediction, entry } = metric;
  if (!entry.asymmetric || !truth?.predicted || !prediction || prediction.predicted || !truth.byPosition || !prediction.byPosition) return false;
  const rows = truth.predicted.rows;
  return rows.length > 0 && rows.length === prediction.rows.length && rows.every((id, i) => prediction.rows[i] === id);
}

/**
 * The call that hands over the predictions as the truth, where the metric stands in a function whose parameters it uses as their names say:
 * `def report(y_true, y_pred)`, called as `report(predicted, y_test)`. Null: the metric's own call is the wrong one.
 */
function swappingCall(graph: ProvenanceGraph, { truth, prediction, calls }: MetricEvent): Site | null {
  const call = calls.at(-1);
  const source = truth?.site ? sourceOf(graph, truth.site.path) : null;
  if (!call || !source || !truth?.site || !prediction?.site) return null;
  const around = statementAt(source, truth.site.span)?.within.findLast((one) => one.kind === 'FunctionDefinition');
  if (around?.kind !== 'FunctionDefinition') return null;
  const [first, second] = [textAt(graph, truth.site), textAt(graph, prediction.site)];
  const areParameters = [first, second].every((name) => around.parameters.some((parameter) => parameter.name === name));
  return areParameters && saysTruth.test(first) && !saysPrediction.test(first) && !saysTruth.test(second) ? call : null;
}

const saysTruth = /true|truth|actual|test|label|target|expected|observed|gold|^y$/i;
const saysPrediction = /pred|hat$|output|forecast|guess/i;

function consequence({ what, entry }: MetricEvent): string {
  if (/precision|recall|report|confusion|f.?beta|specificity|sensitivity/.test(what)) return 'false alarms and misses change places, and with them precision and recall.';
  if (entry.wants === 'scores') return 'it takes scores for classes, and fails or measures something else.';
  return what === 'r2_score' || what.startsWith('explained') ? 'it divides by the spread of the predictions instead of that of the truth.' : 'the result is another number, and no error says so.';
}

function fixOf(graph: ProvenanceGraph, { truth, prediction, entry }: MetricEvent, safe: boolean): Fix[] {
  if (!truth?.site || !prediction?.site) return [];
  // In its place a label would be one no less: both are to be mended by hand.
  if (entry.wants === 'scores' && truth.predicted?.method === 'predict') return [];
  return [{
    title: 'Give the truth first',
    safe,
    edits: [{ at: truth.site, text: textAt(graph, prediction.site) }, { at: prediction.site, text: textAt(graph, truth.site) }],
  }];
}
