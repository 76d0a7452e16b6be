import { isType, typeOf } from '../../../project/code/types';
import { isNetworkName, subjectOf } from '../../../project/training/effects';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { at, rewrite, textIn } from '../story';

/** `torch.save(model.state_dict, path)`: the method is saved, not what it gives. */
export const rule: Rule = {
  meta: {
    id: 'training/state-dict-not-called',
    title: 'state_dict is saved or loaded without being called',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.model-lifecycle', 'ml.frameworks'],
    references: ['torch-saving'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['sonar:S7703'],
  },
  needs: ['torch'],
  words: ['state_dict'],
  inspect({ code, report }) {
    const mentions = code.attributes.get('state_dict') ?? [];
    if (mentions.length === 0) return;
    const called = new Set((code.calls.get('state_dict') ?? []).map(({ node }) => node.callee));
    const given = new Set([...code.callsOf('torch.save'), ...code.methodCalls('load_state_dict')].flatMap(({ node }) => node.args.flatMap((one) => (one.value.kind === 'Dict' ? one.value.entries.map((entry) => entry.value) : [one.value]))));
    for (const { node, place } of mentions) {
      if (called.has(node) || !(given.has(node) || isEntry(place.statement, node))) continue;
      const type = typeOf(code, node.value, place);
      const subject = subjectOf(node.value) ?? '';
      if (!isType(type, 'torch.nn.Module', 'torch.optim.Optimizer') && !isNetworkName(subject) && !/opt|sched|scaler/i.test(subject)) continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: `${textIn(code, node)} is the method and not what it gives: with it the whole object is pickled, and loading it as a state fails. Call it: ${textIn(code, node)}().`,
        at: at(code, node),
        related: [],
        fixes: offered(() => rewrite(code, 'Call state_dict()', true, { start: node.end, end: node.end, text: '()' })),
      });
    }
  },
};

/** An entry of a dict that is made to be saved: `checkpoint = {'model': model.state_dict}`. */
function isEntry(statement: { readonly kind: string }, node: unknown): boolean {
  if (statement.kind !== 'Assign') return false;
  const { value } = statement as unknown as { readonly value: { readonly kind: string; readonly entries?: readonly { readonly value: unknown }[] } };
  return value.kind === 'Dict' && (value.entries ?? []).some((entry) => entry.value === node);
}
