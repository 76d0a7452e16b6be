import { programSyntax } from '../../../project/program-syntax';
import { trainsOnRequest } from '../../../project/serving/input-steps';
import { networksInTraining } from '../../../project/serving/network-mode';
import type { ServingRun } from '../../../project/serving/runs';
import { servingRuns } from '../../../project/serving/runs';
import type { ProvenanceGraph, Site } from '../../../provenance/graph';
import { putBelow } from '../../fixes/lines';
import { offered } from '../../fixes/offer';
import { callAt, sourceOf, statementAt, textOf } from '../../fixes/source';
import type { Fix, Rule } from '../../rule';
import { siteKey } from '../../leakage/story';
import { handlerText } from '../story';
import { modeLayerOf } from './layers';

/** S17: a network with dropout or batch norm is loaded by hand and asked without `eval()`. */
export const rule: Rule = {
  meta: {
    id: 'skew/train-mode-at-serving',
    title: 'A network with dropout or batch norm serves in training mode',
    family: 'skew',
    severity: 'error',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ml.deep-learning'],
    references: ['torch-autograd'],
    since: '0.1.0',
    fix: 'safe',
  },
  check({ graph, report }) {
    const program = programSyntax(graph);
    const told = new Set<string>();
    for (const run of servingRuns(graph)) {
      // TorchServe's base handler sets the mode itself.
      if (run.entry.framework === 'TorchServe' || meansDropout(graph, run) || trainsOnRequest(run)) continue;
      for (const network of networksInTraining(run)) {
        const { weights, asked } = network;
        const at: Site = weights ?? network.made;
        const layer = modeLayerOf(program, network.of);
        if (layer === null || told.has(siteKey(at))) continue;
        told.add(siteKey(at));
        const name = typeof network.of === 'string' ? network.of : network.of.definition.name;
        report({
          severity: 'error',
          confidence: 'likely',
          message:
            `\`${name}\` is loaded here and used in ${handlerText(run)}, and nothing on the way calls \`.eval()\`: a network that is made by hand is in training mode. ` +
            (/drop/i.test(layer)
              ? `Its ${layer} layers go on setting values to 0 at random, so the same request gets another answer each time.`
              : `Its ${layer} layers scale each request by its own mean and variance, so the answer depends on what else is in the batch.`) +
            ' Call `model.eval()` right after the weights are loaded.',
          at,
          related: [
            { message: `${name} is made here`, at: network.made },
            { message: run.entry.kind === 'request' ? `a request is answered here (${run.entry.framework})` : 'the network is used from here', at: run.entry.evidence },
            { message: 'the network is asked here', at: asked },
          ],
          fixes: offered(() => evaluationMode(graph, at)),
        });
      }
    }
  },
};

/** Several passes with dropout may be meant. */
function meansDropout(graph: ProvenanceGraph, run: ServingRun): boolean {
  return [...run.trace.files].some((path) => /mc_?dropout|monte.?carlo/i.test(graph.documents.get(path)?.code ?? ''));
}

/** `model.eval()` below `model.load_state_dict(…)`, or below `model = Net.load_from_checkpoint(…)`. */
function evaluationMode(graph: ProvenanceGraph, at: Site): Fix | null {
  const source = sourceOf(graph, at.path);
  const call = source ? callAt(source, at) : null;
  const statement = source ? statementAt(source, at.span)?.statement : undefined;
  if (!source || !call || !statement) return null;
  const [target, other] = statement.kind === 'Assign' ? statement.targets : [];
  const model = statement.kind === 'ExpressionStatement' && statement.value === call && call.callee.kind === 'Attribute' ? call.callee.value : statement.kind === 'Assign' && statement.value === call && !other ? target : null;
  if (!model) return null;
  const name = textOf(source, model);
  const below = /^[\w.]+$/.test(name) ? putBelow(source, statement, [`${name}.eval()`]) : null;
  return below && { title: 'Put the network into evaluation mode', safe: true, edits: [below] };
}
