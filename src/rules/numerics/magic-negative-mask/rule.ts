import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call, Expression } from '../../../python/nodes';
import { argumentOf, constantOf, edit, siteOf, sourceOf, textOf } from '../../reading';
import type { Rule } from '../../rule';

/** masked_fill(mask, -1e9) on a tensor in half precision. */
export const rule: Rule = {
  meta: {
    id: 'numerics/magic-negative-mask',
    title: 'A mask value does not fit into half precision',
    family: 'numerics',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.deep-learning', 'gen.transformer-internals'],
    references: ['vaswani2017', 'torch-tuning'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['torchfix:TOR202'],
  },
  needs: ['torch'],
  words: ['masked_fill', 'masked_fill_', 'where'],
  inspect({ code, report }) {
    for (const { node, place } of code.methodCalls('masked_fill', 'masked_fill_')) tell(node.callee.value, argumentOf(node, 'value', 1)?.value, place);
    for (const { node, place } of code.callsOf('torch.where')) {
      const [, first, second] = node.args;
      if (first === undefined || second === undefined) continue;
      tell(first.value, second.value, place);
      tell(second.value, first.value, place);
    }
    function tell(scores: Expression, given: Expression | undefined, place: Place): void {
      const value = given === undefined ? null : negative(code, given, place);
      if (given === undefined || value === null || value >= SMALLEST_HALF) return;
      const half = sourceOf(code, scores, place, (part, at) => part.kind === 'Call' && toHalf(code, part, at));
      const mixed = half === null ? underAutocast(code, place) : null;
      if (half === null && mixed === null) return;
      const receiver = textOf(code, scores);
      report({
        severity: 'error',
        confidence: half === null ? 'likely' : 'certain',
        message:
          `${textOf(code, given)} does not fit into half precision, whose smallest number is -65504: PyTorch stops, or the score becomes minus infinity and a row that is masked everywhere gives NaN. ` +
          'Ask the tensor\'s type for its smallest number.' +
          (half === null ? ' (Taken for granted: this tensor is computed in the half precision of the autocast around it.)' : ''),
        at: siteOf(code, given),
        related: half !== null ? [{ message: 'half precision from here', at: siteOf(code, half) }] : mixed === null ? [] : [{ message: 'mixed precision', at: siteOf(code, mixed) }],
        fixes: /^[\w.]+$/.test(receiver) ? [{ title: `Use torch.finfo(${receiver}.dtype).min`, safe: true, edits: [edit(code, given.start, given.end, `torch.finfo(${receiver}.dtype).min`)] }] : [],
      });
    }
  },
};

const SMALLEST_HALF = -65504;

function negative(code: ModuleCode, expression: Expression, place: Place): number | null {
  if (expression.kind === 'UnaryOperation' && expression.operator === '-') {
    const inner = constantOf(code, expression.operand, place)?.value;
    return typeof inner === 'number' ? -inner : null;
  }
  if (expression.kind !== 'Name') return null;
  const [only, ...others] = code.bindings(expression.id, place);
  return only?.kind === 'value' && others.length === 0 && only.path?.length === 0 && only.value.kind === 'UnaryOperation' ? negative(code, only.value, only.place) : null;
}

function isHalf(code: ModuleCode, expression: Expression, place: Place): boolean {
  return /^torch\.(half|float16)$/.test(code.name(expression, place) ?? '');
}

function toHalf(code: ModuleCode, call: Call, place: Place): boolean {
  const { callee } = call;
  if (callee.kind !== 'Attribute') return false;
  if (callee.attribute === 'half' && call.args.length === 0) return true;
  return /^(to|type)$/.test(callee.attribute) && call.args.some((one) => isHalf(code, one.value, place));
}

/** An autocast to half precision around the place, in the function or as its decorator. */
function underAutocast(code: ModuleCode, place: Place): Call | null {
  for (const { node: call } of code.callsOf('torch.autocast', 'torch.cuda.amp.autocast', 'torch.amp.autocast')) {
    const type = argumentOf(call, 'dtype', 1);
    if (type !== null && !isHalf(code, type.value, place)) continue;
    for (let at = place.parent; at !== null; at = at.parent) {
      if (at.statement.kind === 'With' && at.statement.items.some((item) => item.context === call)) return call;
    }
    const { node: scope } = place.scope;
    if (scope.kind === 'FunctionDefinition' && scope.decorators.includes(call)) return call;
  }
  return null;
}
