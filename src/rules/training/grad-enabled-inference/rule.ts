import type { ModuleCode } from '../../../project/code/code';
import { functionAround } from '../../../project/code/places';
import type { Place } from '../../../project/code/places';
import type { Effect } from '../../../project/training/effects';
import type { Flow, LoopFlow } from '../../../project/training/flow';
import { allEffects, bodiesOf, flowsIn } from '../../../project/training/flow';
import { putAbove } from '../../fixes/lines';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import { at, headOf, isWithoutGradients, sourceIn } from '../story';

/** A loop that asks a network in evaluation mode and keeps the graph of every answer, which nothing uses. */
export const rule: Rule = {
  meta: {
    id: 'training/grad-enabled-inference',
    title: 'An evaluation loop records gradients that nobody uses',
    family: 'training',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.deep-learning', 'sc.performance-tuning'],
    references: ['torch-autograd', 'torch-tuning'],
    since: '0.2.0',
    fix: 'safe',
  },
  needs: ['torch'],
  inspect({ code, report }) {
    const told = new Set<unknown>();
    const functions = new Set<unknown>();
    const flows = flowsIn(code);
    if (flows.length === 0 || isSwitchedOff(code)) return;
    for (const flow of flows) {
      for (const body of bodiesOf(flow)) {
        for (const [index, loop] of body.entries()) {
          if (loop.is !== 'loop' || loop.code !== code || told.has(loop.place.statement)) continue;
          const found = evaluated(code, body.slice(0, index), loop);
          if (!found || body.slice(index + 1).some(isUsed) || functions.has(loop.place.scope)) continue;
          if (loop.place.scope.kind === 'function') functions.add(loop.place.scope);
          told.add(loop.place.statement);
          report({
            severity: 'warning',
            confidence: 'certain',
            message: `This loop evaluates ${found.asked.subject} with gradients switched on: each answer keeps all that would be needed to differentiate it, for nothing. It takes up to twice the memory and is slower. Put it under torch.no_grad().`,
            at: at(code, headOf(loop.place.statement)),
            related: [{ message: 'evaluation begins here', at: at(found.mode.code, found.mode.node) }, { message: 'the network is asked here', at: at(found.asked.code, found.asked.node) }],
            fixes: offered(() => marked(code, loop.place, flow)),
          });
        }
      }
    }
  },
};

/** `torch.set_grad_enabled(False)` as a statement switches them off from there on. */
function isSwitchedOff(code: ModuleCode): boolean {
  return code.callsOf('torch.set_grad_enabled', 'torch.autograd.set_grad_enabled', 'torch.autograd.grad').length > 0 || code.methodCalls('requires_grad_', 'freeze').some(({ node }) => node.args.length === 0 || (node.args[0]?.value.kind === 'Constant' && node.args[0].value.value === false));
}

/** Between `eval()` and the end of the loop, a network is asked and nothing differentiates. */
function evaluated(code: ModuleCode, before: readonly Flow[], loop: LoopFlow): { readonly mode: Effect; readonly asked: Effect } | null {
  const last = before.findLast((one) => one.is === 'effect' && (one.effect.kind === 'eval' || one.effect.kind === 'train'));
  if (last?.is !== 'effect' || last.effect.kind !== 'eval') return null;
  const effects = allEffects(loop.body);
  if (effects.some(({ kind }) => kind === 'backward' || kind === 'manual' || kind === 'step' || kind === 'opaque' || kind === 'train')) return null;
  const asked = effects.find((effect) => effect.kind === 'forward' && effect.subject === last.effect.subject);
  if (!asked || isWithoutGradients(code, loop.place) || effects.some((effect) => effect.kind === 'forward' && (isWithoutGradients(effect.code, effect.place) || isWithoutGradients(code, effect.through)))) return null;
  return isDifferentiated(code, loop.place) || isCalledWithout(code, loop.place) ? null : { mode: last.effect, asked };
}

/** Does the function look at gradients in some way, or freeze its weights? */
function isDifferentiated(code: ModuleCode, place: Place): boolean {
  const { node } = place.scope;
  const inside = ({ node: one }: { readonly node: { readonly start: number; readonly end: number } }): boolean => node.start <= one.start && one.end <= node.end;
  return ['requires_grad', 'requires_grad_', 'retain_grad', 'saliency', 'attribute', 'explain'].some((name) => (code.attributes.get(name) ?? []).some(inside))
    || [...code.calls.keys()].some((name) => /attack|adversarial|perturb|fgsm|pgd|jacobian|saliency|gradcam/i.test(name) && (code.calls.get(name) ?? []).some(inside));
}

/** Is its function called where gradients are off? */
function isCalledWithout(code: ModuleCode, place: Place): boolean {
  const name = functionAround(place)?.name;
  if (name === undefined) return false;
  return code.program.paths.some((path) => {
    const other = code.program.module(path);
    return (other?.calls.get(name) ?? []).some((call) => other !== undefined && isWithoutGradients(other, call.place));
  });
}

function isUsed(one: Flow): boolean {
  return allEffects([one]).some(({ kind }) => kind === 'backward') && one.is !== 'loop';
}

function marked(code: ModuleCode, place: Place, flow: readonly Flow[]): Fix | null {
  const source = sourceIn(code);
  const definition = functionAround(place);
  const home = place.scope.place;
  // Nothing else in the function may need gradients, and nothing it returns may be differentiated.
  if (!source || !definition || !home || allEffects(flow).some(({ kind }) => kind === 'backward' || kind === 'step') || definition.decorators.length > 0) return null;
  const torch = code.scope.bound.get('torch')?.some((one) => one.kind === 'import' && one.qualified === 'torch');
  const put = torch === true ? putAbove(source, definition, ['@torch.no_grad()']) : null;
  return put && { title: `Mark ${definition.name} with @torch.no_grad()`, safe: true, edits: [put] };
}
