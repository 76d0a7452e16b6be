import type { ModuleCode } from '../../../project/code/code';
import { isType, typeOf } from '../../../project/code/types';
import type { Effect } from '../../../project/training/effects';
import type { Flow } from '../../../project/training/flow';
import { allEffects, bodiesOf, flowsIn, straight } from '../../../project/training/flow';
import { putBelow, standsAlone, takeOut } from '../../fixes/lines';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import { at, effectsAt, isDirect, sourceIn, textIn, within } from '../story';

/** The scheduler steps before the optimizer in a round: the first learning rate is skipped, and all later ones come a step early. */
export const rule: Rule = {
  meta: {
    id: 'training/scheduler-before-optimizer',
    title: 'The learning rate scheduler steps before the optimizer',
    family: 'training',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging'],
    references: ['torch-optim'],
    since: '0.2.0',
    fix: 'safe',
  },
  needs: ['torch'],
  words: ['step'],
  inspect({ code, report }) {
    const told = new Set<unknown>();
    for (const flow of flowsIn(code)) {
      for (const body of bodiesOf(flow)) {
        if (body === flow) continue;
        const found = tooEarly(body, flow);
        if (found?.schedule.code !== code || told.has(found.schedule.node)) continue;
        const { schedule, step } = found;
        told.add(schedule.node);
        report({
          severity: 'warning',
          confidence: 'certain',
          message: `${schedule.subject}.step() comes before ${step.subject}.step() in each round: the first learning rate of the schedule is never used, and every later one comes a round early. Step the scheduler behind the optimizer.`,
          at: at(code, schedule.node),
          related: [{ message: 'the optimizer steps here', at: at(step.code, step.node) }],
          fixes: offered(() => moved(code, schedule, step)),
        });
      }
    }
  },
};

function tooEarly(body: readonly Flow[], whole: readonly Flow[]): { readonly schedule: Effect; readonly step: Effect } | null {
  const steps = straight(body);
  const i = steps.findIndex((one) => one.certain && one.effect.kind === 'schedule' && isPlain(one.effect));
  const first = steps[i];
  if (!first?.certain) return null;
  const isStep = (effect: Effect): boolean => effect.kind === 'step' || effect.kind === 'opaque';
  // A step before it in the text, in this round or before the loop, comes first.
  const earlier = steps.slice(0, i).some((one) => effectsAt(one).some(isStep));
  const before = allEffects(whole).slice(0, allEffects(whole).indexOf(first.effect)).some(isStep);
  const step = steps.slice(i + 1).flatMap(effectsAt).find((effect) => effect.kind === 'step');
  return earlier || before || !step ? null : { schedule: first.effect, step };
}

/** One of PyTorch's schedulers that count rounds: not one that is told the round, or watches a score. */
function isPlain({ node, code, place }: Effect): boolean {
  if (node.kind !== 'Call' || node.args.length > 0 || node.callee.kind !== 'Attribute') return false;
  const type = typeOf(code, node.callee.value, place);
  return isType(type, 'torch.optim.lr_scheduler.LRScheduler') && type.name !== 'torch.optim.lr_scheduler.ReduceLROnPlateau';
}

function moved(code: ModuleCode, schedule: Effect, step: Effect): Fix | null {
  const source = sourceIn(code);
  const { statement, block } = schedule.place;
  const target = within(step.through, block);
  if (!source || !target || !isDirect(schedule) || !standsAlone(source, statement) || block.some((one) => one.kind === 'Simple' && one.form !== 'pass')) return null;
  const removed = takeOut(source, statement);
  const put = target.statement.kind === 'ExpressionStatement' ? putBelow(source, target.statement, [textIn(code, statement)]) : null;
  const last = block.at(-1);
  const behind = put ?? (last && last !== statement ? putBelow(source, last, [textIn(code, statement)]) : null);
  return removed && behind && { title: 'Step the scheduler behind the optimizer', safe: true, edits: [...removed.edits, behind] };
}
