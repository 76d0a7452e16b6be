import { eventsOf } from '../../../provenance/graph';
import type { ProvenanceGraph } from '../../../provenance/graph';
import type { BackwardEvent, LoopEvent } from '../../../provenance/rounds';
import { isTestSet } from '../../../provenance/selections';
import type { Rule } from '../../rule';
import { loadSteps, regionName, siteKey } from '../story';

/** LK-D5: a loop over test batches takes gradients and steps. */
export const rule: Rule = {
  meta: {
    id: 'leakage/test-loader-in-training',
    title: 'Gradients are taken on batches of the test set',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.data-leakage-validation', 'ml.deep-learning'],
    references: ['torch-autograd', 'kapoor2023'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    const told = new Set<string>();
    for (const backward of eventsOf(graph, 'backward')) {
      if (backward.conditional || !backward.rows.every((row) => isTestSet(graph, row))) continue;
      const loop = loopOver(graph, backward);
      if (!loop || told.has(siteKey(loop.site))) continue;
      const step = stepIn(graph, loop);
      if (!step) continue;
      told.add(siteKey(loop.site));
      const row = backward.rows[0];
      const name = row === undefined ? 'the test rows' : regionName(graph, row, 'the test rows');
      report({
        severity: 'error',
        confidence: backward.guessed ? 'likely' : 'certain',
        message:
          `This loop goes over batches of ${name}, calls \`backward()\` and lets the optimiser step: the network learns from the rows that it is judged on. ` +
          `Take both calls out, and put the loop under \`torch.no_grad()\` with the model in \`eval()\`.${backward.guessed ? ' (Taken for granted: what comes in here is test data, as its name says.)' : ''}`,
        at: loop.site,
        related: [...loadSteps(graph, backward.rows), { message: 'gradients are taken here', at: backward.site }, { message: 'and the weights change here', at: step }],
      });
    }
  },
};

/** The innermost loop, where its rounds are batches of these rows. */
function loopOver(graph: ProvenanceGraph, backward: BackwardEvent): LoopEvent | null {
  const loop = graph.events[backward.loops.at(-1) ?? -1];
  return loop?.kind === 'loop' && backward.rows.every((row) => loop.rows.includes(row)) ? loop : null;
}

/** A step, in that loop, of an optimiser that was not made for one batch. */
function stepIn(graph: ProvenanceGraph, loop: LoopEvent): LoopEvent['site'] | null {
  return eventsOf(graph, 'step').find((step) => step.loops.includes(loop.id) && !step.madeIn.includes(loop.id))?.site ?? null;
}
