import type { InputStep } from '../../../project/serving/input-steps';
import { trainsOnRequest } from '../../../project/serving/input-steps';
import type { ProvenanceGraph } from '../../../provenance/graph';
import { offered } from '../../fixes/offer';
import { callAt, edit, sourceOf } from '../../fixes/source';
import type { Fix, Rule } from '../../rule';
import { handlerText, lineOf, servingSteps, servingUses } from '../story';

/** S02: a transformer is fitted on the request that it should transform. */
export const rule: Rule = {
  meta: {
    id: 'skew/refit-at-serving',
    title: 'A transformer is fitted again on the request',
    family: 'skew',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ops.serving'],
    references: ['sklearn-pitfalls', 'rules-of-ml'],
    since: '0.1.0',
    fix: 'safe',
  },
  check({ graph, report }) {
    for (const use of servingUses(graph, ['refit'])) {
      const { run, step } = use;
      // A function that scores is a serving path where the model that it asks was surely loaded.
      if ((run.entry.kind !== 'request' && !step.isRestored) || trainsOnRequest(run)) continue;
      const scales = /scal|normali|^sc$/i.test(step.name ?? step.text.slice(0, step.text.lastIndexOf('.')));
      const loaded = step.restored
        ? ` The fitted one is already loaded on line ${lineOf(graph, step.restored)}: call \`transform\`.`
        : ' Save the transformer that was fitted in training, load it at start-up, and call `transform`.';
      report({
        severity: 'error',
        confidence: run.entry.kind === 'request' && (step.restored || step.name !== null) ? 'certain' : 'likely',
        message:
          `\`${step.text}\` learns anew from what each ${run.entry.kind === 'request' ? 'request to' : 'call of'} ${handlerText(run)} brings, and forgets what training learned. ` +
          (scales ? 'A single row scaled by itself gives 0 in every column, so the model sees the same input whatever was asked.' : 'The model sees columns that mean something else than those it was trained on.') +
          loaded,
        at: step.site,
        related: servingSteps(use),
        fixes: offered(() => transformAlone(graph, step)),
      });
    }
  },
};

/** `scaler.transform(row)` for `scaler.fit_transform(row)`, where what was fitted in training is loaded. */
function transformAlone(graph: ProvenanceGraph, step: InputStep): Fix | null {
  const source = sourceOf(graph, step.site.path);
  const call = source && step.restored ? callAt(source, step.site) : null;
  if (!source || call?.callee.kind !== 'Attribute' || call.callee.attribute !== 'fit_transform' || call.args.length !== 1) return null;
  const { start, end } = call.callee.attributeSpan;
  return { title: 'Use the fitted transformer: call transform', safe: true, edits: [edit(source, start, end, 'transform')] };
}
