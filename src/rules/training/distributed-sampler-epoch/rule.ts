import type { ModuleCode } from '../../../project/code/code';
import { callsTo } from '../../../project/code/definitions';
import type { Place } from '../../../project/code/places';
import { functionAround, loopsAround } from '../../../project/code/places';
import { putAbove } from '../../fixes/lines';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import { at, sourceIn } from '../story';

/** A DistributedSampler that is never told the epoch gives every epoch the same order. */
export const rule: Rule = {
  meta: {
    id: 'training/distributed-sampler-epoch',
    title: 'A DistributedSampler is never told the epoch',
    family: 'training',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['sc.distributed-training'],
    references: ['torch-dataloader'],
    since: '0.2.0',
    fix: 'safe',
  },
  words: ['DistributedSampler'],
  inspect({ code, report }) {
    const samplers = code.callsOf('torch.utils.data.distributed.DistributedSampler', 'torch.utils.data.DistributedSampler');
    if (samplers.length === 0 || code.program.paths.some((path) => tells(code.program.module(path)))) return;
    for (const { node, place } of samplers) {
      const { statement } = place;
      const isFixed = node.args.some((one) => one.keyword === 'shuffle' && !(one.value.kind === 'Constant' && one.value.value === true));
      const target = statement.kind === 'Assign' && statement.targets.length === 1 ? statement.targets[0] : undefined;
      if (isFixed || target?.kind !== 'Name' || /val|test|eval|valid/i.test(target.id)) continue;
      const loop = epochLoop(code, place) ?? callersLoop(code, place);
      if (!loop) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: `${target.id}.set_epoch() is never called: the sampler shuffles by its seed and the epoch number, and without the number every epoch gets its batches in the same order. Call ${target.id}.set_epoch(epoch) at the head of each epoch.`,
        at: at(code, node),
        related: [{ message: 'the loop over epochs', at: at(code, loop.statement.kind === 'For' ? loop.statement.header : loop.statement) }],
        fixes: loop.scope === place.scope ? offered(() => told(code, target.id, loop)) : [],
      });
    }
  },
};

/** Something in the program tells it, or a trainer does. */
function tells(code: ModuleCode | undefined): boolean {
  if (!code) return false;
  return code.calls.has('set_epoch') || [...code.imported].some((name) => /^(pytorch_lightning|lightning|accelerate|ignite|catalyst|mmcv|mmengine|composer|fastai)(\.|$)/.test(name)) || code.calls.has('Trainer');
}

/** A loop over `range(epochs)` with another loop in it, in the sampler's own scope. */
function epochLoop(code: ModuleCode, place: Place): Place | null {
  const inner = code.nodes.For.find((one) => one.place.scope === place.scope && loopsAround(one.place).length > 0 && one.node.start > place.statement.end);
  const loop = inner ? loopsAround(inner.place).at(-1) : undefined;
  if (loop?.statement.kind !== 'For') return null;
  const { iterable } = loop.statement;
  return iterable.kind === 'Call' && /^(range|trange)$/.test(iterable.callee.kind === 'Name' ? iterable.callee.id : '') ? loop : null;
}

/** The same behind a call of the function that makes the loaders. */
function callersLoop(code: ModuleCode, place: Place): Place | null {
  const maker = functionAround(place);
  if (maker === null) return null;
  for (const { place: caller } of callsTo(code, maker)) {
    const loop = epochLoop(code, caller);
    if (loop) return loop;
  }
  return null;
}

function told(code: ModuleCode, sampler: string, { statement }: Place): Fix | null {
  const source = sourceIn(code);
  if (!source || statement.kind !== 'For' || statement.target.kind !== 'Name' || statement.target.id === '_') return null;
  const [first] = statement.body;
  const put = first ? putAbove(source, first, [`${sampler}.set_epoch(${statement.target.id})`]) : null;
  return put && { title: `Tell the sampler the epoch: ${sampler}.set_epoch(${statement.target.id})`, safe: true, edits: [put] };
}
