import type { Expression, FunctionDefinition } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import type { At, Place, Scope } from '../../../project/code/places';
import { functionAround, placesAround } from '../../../project/code/places';
import type { Rule } from '../../rule';
import { at } from '../story';

/** What Python does in a tf.function happens once, while it is traced. */
export const rule: Rule = {
  meta: {
    id: 'training/tf-function-pitfalls',
    title: 'A tf.function does in Python what should happen in each call',
    family: 'training',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks'],
    references: ['tf-function'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S6908', 'sonar:S6911', 'sonar:S6918', 'sonar:S6928'],
  },
  needs: ['tensorflow'],
  inspect({ code, report }) {
    for (const scope of code.functions) {
      const { node } = scope;
      if (node.kind !== 'FunctionDefinition' || scope.place === null || !isTraced(code, node, scope.place)) continue;
      for (const { message, span, isRemark } of pitfalls(code, node, scope)) report({ severity: isRemark ? 'info' : 'warning', confidence: 'certain', message, at: at(code, span), related: [] });
    }
  },
};

function isTraced(code: ModuleCode, node: FunctionDefinition, place: Place): boolean {
  return node.decorators.some((one) => code.name(one.kind === 'Call' ? one.callee : one, place) === 'tensorflow.function');
}

interface Pitfall {
  readonly message: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly isRemark?: true;
}

function* pitfalls(code: ModuleCode, node: FunctionDefinition, scope: Scope): Generator<Pitfall> {
  const isInside = (one: At<unknown>): boolean => functionAround(one.place) === node;
  for (const { node: call, place } of (code.calls.get(node.name) ?? []).filter(isInside)) {
    if (code.definition(call.callee, place)?.node === node) yield { message: `${node.name} calls itself: a tf.function is traced into a graph, and a graph can't be of unknown depth. Write it as a loop (tf.while_loop), or leave @tf.function off.`, span: call };
  }
  for (const { node: call, place } of code.callsOf('tensorflow.Variable').filter(isInside)) {
    if (isGuarded(call, place)) continue;
    yield { message: 'A tf.Variable is made in each call of a tf.function: TensorFlow raises a ValueError at the second trace, since variables may be made in the first alone. Make it outside, or once under "if self.v is None".', span: call };
  }
  for (const [name, form] of scope.outer) {
    const bound = form === 'global' ? code.scope.bound.get(name) : scope.parent?.bound.get(name);
    const written = bound?.find((one) => one.place.scope === scope);
    if (written) yield { message: `${name} is set in Python within a tf.function: that happens once for each trace, not in each call. Return the value, or keep it in a tf.Variable.`, span: written };
  }
  for (const { node: call } of code.callsOf('builtins.print').filter(isInside)) {
    // Who prints "Tracing …" knows when it runs.
    const isMeant = /trac/i.test(code.document.code.slice(call.start, call.end));
    if (!isMeant && call.args.some((one) => one.value.kind === 'Name' || one.value.kind === 'JoinedString')) yield { message: 'print runs while a tf.function is traced, not in each call, and shows symbols without values. Use tf.print.', span: call, isRemark: true };
  }
  for (const { node: call, place } of code.methodCalls('append', 'extend').filter(isInside)) {
    const { value } = call.callee;
    if (value.kind !== 'Name' || scope.bound.has(value.id)) continue;
    const outside = code.bindings(value.id, place);
    if (outside.some((one) => one.kind === 'value' && one.value.kind === 'List')) yield { message: `${value.id} is a Python list outside of this tf.function: something is put into it once for each trace, and what is put in is a symbol without a value. Return the value.`, span: call };
  }
}

/** `if self.v is None: self.v = tf.Variable(…)`, also as an expression. */
function isGuarded(call: Expression, place: Place): boolean {
  const { statement } = place;
  if (statement.kind === 'Assign' && statement.value.kind === 'Conditional' && (statement.value.body === call || statement.value.orelse === call)) return true;
  return [...placesAround(place)].some((one) => one.statement.kind === 'If' && one !== place);
}
