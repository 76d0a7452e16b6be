import { loopsAround } from '../../../project/code/places';
import { argumentOf, callSite, stringOf } from '../../reading';
import type { Rule } from '../../rule';

/** `start_run()` without `with` and without an end; metrics of a loop without a step. */
export const rule: Rule = {
  meta: {
    id: 'pipeline/mlflow-run-hygiene',
    title: 'An MLflow run is left open, or metrics lose their steps',
    family: 'pipeline',
    severity: 'hint',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['ops.experiment-tracking'],
    references: ['mlflow-tracking'],
    since: '0.2.0',
    fix: 'none',
  },
  atMost: 'likely',
  needs: ['mlflow'],
  inspect({ code, report }) {
    const ends = code.callsOf('mlflow.end_run').length > 0;
    for (const { node, place } of code.callsOf('mlflow.start_run')) {
      const { statement } = place;
      if (ends || (statement.kind !== 'ExpressionStatement' && statement.kind !== 'Assign') || statement.value !== node || code.document.kind === 'notebook') continue;
      report({ severity: 'hint', confidence: 'likely', at: callSite(code, node), related: [], message: 'If the code fails, this run stays open, and the next one writes into it. Use `with mlflow.start_run():`. (Taken for granted: nothing else ends it.)' });
    }
    for (const { node, place } of code.callsOf('mlflow.log_metric')) {
      const [loop] = loopsAround(place);
      if (loop?.statement.kind !== 'For' || argumentOf(node, 'step', 2) !== null || stringOf(code, argumentOf(node, 'key', 0)?.value, place) === null) continue;
      const header = code.document.text.slice(loop.statement.header.start, loop.statement.header.end);
      if (!/\b(epoch|step|iteration|batch|range)/.test(header) || code.document.text.slice(loop.statement.start, loop.statement.end).includes('start_run')) continue;
      report({ severity: 'hint', confidence: 'likely', at: callSite(code, node), related: [], message: 'In a loop without `step=` all values are written to step 0: the chart shows one point. Pass the round. (Taken for granted: the loop counts rounds of training.)' });
    }
  },
};
