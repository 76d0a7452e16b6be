import { eventsOf } from '../../../provenance/graph';
import type { FitEvent, JudgeEvent, LoadEvent, NodeId, ProvenanceGraph, Site } from '../../../provenance/graph';
import { meetings } from '../../../provenance/meetings';
import type { RegionId } from '../../../provenance/regions';
import type { Rule } from '../../rule';
import { confidenceOf, judgeSteps, loadSteps, siteKey, strongest, takenForGranted } from '../story';

/** LK-C1, LK-C2: a split of a public data set is learned from and then scored. */
export const rule: Rule = {
  meta: {
    id: 'leakage/benchmark-in-training',
    title: 'The evaluation split of a benchmark is in the training data',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gen.training-data-prep', 'gen.evaluation-guardrails', 'gen.fine-tuning-peft'],
    references: ['kapoor2023'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    const mixed = meetings(graph).rows.filter((meeting) => meeting.how === 'trained-on-benchmark' && meeting.fit !== null);
    for (const { fit, judge, test } of strongest(mixed, (meeting) => siteKey(meeting.fit?.site ?? meeting.judge?.site ?? { path: '', span: { start: 0 } }))) {
      if (!fit) continue;
      report({
        severity: 'error',
        confidence: confidenceOf(fit, judge),
        message:
          `${splitName(graph, test)} is in the training mix and is scored afterwards: the score shows what the model remembers, and can't be compared with that of others. ` +
          `Train on the training split alone.${takenForGranted(fit.guessed || judge?.guessed === true)}`,
        at: whereMixed(graph, fit) ?? fit.site,
        related: [...loadSteps(graph, [test]), ...judgeSteps(graph, judge)],
      });
    }
    for (const { first, second, judge } of loadedTwice(graph)) {
      report({
        severity: 'error',
        confidence: judge.guessed ? 'likely' : 'certain',
        message:
          `The split "${second.part ?? ''}" of ${second.publicSet ?? 'the data set'} is loaded a second time for the evaluation, and the model is trained on it: it is asked what it has learned by heart. ` +
          'Evaluate on another split, or cut this one once with `train_test_split(seed=…)`.' + takenForGranted(judge.guessed),
        at: second.site,
        related: [{ message: 'the training rows are the same split', at: first.site }, ...judgeSteps(graph, judge)],
      });
    }
  },
};

function splitName(graph: ProvenanceGraph, test: RegionId): string {
  const name = graph.regions.get(test).names[0];
  const load = graph.events[graph.regions.get(test).event];
  const what = load?.kind === 'load' ? (load.publicSet ?? load.what) : null;
  return `${name === undefined ? 'The evaluation split' : `\`${name}\``}${what === null ? '' : ` of ${what}`}`;
}

/** The step that put the splits together. */
function whereMixed(graph: ProvenanceGraph, fit: FitEvent): Site | null {
  const step = behind(graph, fit.node).find((id) => /^(concatenate|interleave)_datasets$/.test(graph.nodes[id]?.label ?? ''));
  return step === undefined ? null : (graph.nodes[step]?.site ?? null);
}

interface Twice {
  readonly first: LoadEvent;
  readonly second: LoadEvent;
  readonly judge: JudgeEvent;
}

/** The same split loaded by two calls, one for the training and one for the score. */
function loadedTwice(graph: ProvenanceGraph): Twice[] {
  const found = new Map<string, Twice>();
  const loads = eventsOf(graph, 'load').filter((load) => typeof load.publicSet === 'string' && typeof load.part === 'string');
  for (const judge of loads.length < 2 ? [] : eventsOf(graph, 'judge')) {
    const fit = judge.model ? graph.events[judge.model.event] : undefined;
    if (fit?.kind !== 'fit' || judge.form === 'predict' || judge.rows.join() !== judge.model?.rows.join()) continue;
    const learned = new Set(behind(graph, fit.node));
    const judged = new Set(behind(graph, judge.node));
    for (const second of loads) {
      if (!judged.has(second.node) || learned.has(second.node)) continue;
      const first = loads.find((load) => load.publicSet === second.publicSet && load.part === second.part && learned.has(load.node) && !judged.has(load.node));
      if (first && !found.has(siteKey(second.site))) found.set(siteKey(second.site), { first, second, judge });
    }
  }
  return [...found.values()];
}

/** The steps behind a value, nearest first. */
function behind(graph: ProvenanceGraph, from: NodeId): NodeId[] {
  const seen = new Set<NodeId>([from]);
  for (const id of seen) {
    for (const input of graph.nodes[id]?.inputs ?? []) if (seen.size < 400) seen.add(input);
  }
  return [...seen];
}
