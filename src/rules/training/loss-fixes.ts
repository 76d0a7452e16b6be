import { lossCalls } from '../../project/training/losses';
import type { LossCall } from '../../project/training/losses';
import { definedBy } from '../../project/training/networks';
import { outputOf } from '../../project/training/outputs';
import type { Output } from '../../project/training/outputs';
import type { ModuleCode } from '../../project/code/code';
import type { Fix } from '../rule';
import { at, rewrite, textIn } from './story';

/**
 * Takes an activation off the last scores that a loss gets: `F.softmax(x, dim=1)` becomes `x`, `nn.Softmax(dim=1)` goes out of its Sequential. Null where that is
 * not one piece of text, or where a loss of another kind gets the same scores and needs them as they are.
 */
export function withoutActivation({ node, code }: Output, asker: ModuleCode, loss: LossCall): Fix | null {
  if (node.kind !== 'Call') return null;
  if (lossCalls(asker).some((other) => other.kind !== loss.kind && outputOf(asker, other.input, other.place)?.node === node)) return null;
  const { callee, args: [first] } = node;
  const title = 'Give the loss the scores, without the activation (apply it where probabilities are used)';
  const name = callee.kind === 'Attribute' ? callee.attribute : callee.kind === 'Name' ? callee.id : '';
  if (/^(Softmax|LogSoftmax|Sigmoid)$/.test(name)) {
    const before = code.document.code.slice(0, node.start);
    const comma = /,\s*$/.exec(before);
    return comma ? rewrite(code, title, false, { start: node.start - comma[0].length, end: node.end, text: '' }) : null;
  }
  // A method of the scores themselves: x.softmax(1).
  if (callee.kind === 'Attribute' && /^(softmax|log_softmax|sigmoid)$/.test(name) && (first === undefined || first.value.kind === 'Constant' || first.keyword !== null) && !/^(F|nn|torch|functional)$/.test(textIn(code, callee.value)) && textIn(code, callee.value) !== 'self') {
    return rewrite(code, title, false, { start: node.start, end: node.end, text: textIn(code, callee.value) });
  }
  return first?.keyword === null && first.unpack === '' ? rewrite(code, title, false, { start: node.start, end: node.end, text: textIn(code, first.value) }) : null;
}

/** Takes another loss, by its last name: `BCELoss` → `BCEWithLogitsLoss`. Null where it is not known where the loss is made. */
export function otherLoss(code: ModuleCode, loss: LossCall, from: string, to: string): Fix | null {
  const { callee } = loss.node;
  const made = callee.kind === 'Call' ? { code, expression: callee } : definedBy(code, callee, loss.place);
  const named = made.expression.kind === 'Call' ? made.expression.callee : callee;
  const span = named.kind === 'Attribute' ? named.attributeSpan : named;
  if (textIn(made.code, span) !== from) return null;
  // A name that is imported by itself would have to be imported anew.
  if (named.kind !== 'Attribute') return null;
  return { title: `Use ${to}`, safe: false, edits: [{ at: at(made.code, span), text: to }] };
}
