import { classAround, functionAround, loopsAround } from '../../../project/code/places';
import type { Place } from '../../../project/code/places';
import type { ModuleCode } from '../../../project/code/code';
import { derivesFrom, isType, typeOf } from '../../../project/code/types';
import type { Call, Expression } from '../../../python/nodes';
import { addArgument, argumentOf, callSite, edit, hidesArguments, siteOf, textOf, valueOf } from '../../reading';
import type { Finding, Rule } from '../../rule';

const plain = ['zeros', 'ones', 'full', 'empty', 'arange', 'linspace', 'eye'];
/** On a GPU the same seed draws other numbers. */
const drawn = ['rand', 'randn', 'randint', 'randperm'];
const makers = new Set([...plain, ...drawn].map((name) => `torch.${name}`));
/** The file looks whether there is a GPU before it takes one. */
const asked = /is_available|is_cuda|cuda|gpu|device/i;

/** A tensor that is made on the CPU inside `forward` or a loop: moved at once, never moved though the input is, or a GPU that is written into `forward`. */
export const rule: Rule = {
  meta: {
    id: 'api/device-mismatch',
    title: 'A tensor is made on one device and needed on another',
    family: 'api',
    severity: 'info',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['ml.deep-learning', 'cloud.gpu'],
    references: ['torch-tuning'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['codeguru:pytorch-create-tensors-directly-on-device', 'transformers:TRF021'],
  },
  atMost: 'likely',
  needs: ['torch'],
  words: ['to', 'cuda', 'forward'],
  inspect({ code, report }) {
    if (/set_default_device|set_default_tensor_type/.test(code.document.text)) return;
    for (const { node, place } of code.methodCalls('to', 'cuda')) {
      const finding = movedAtOnce(code, node, place) ?? writtenGpu(code, node, place);
      if (finding !== null) report(finding);
    }
    // A program that never leaves the CPU has one device.
    if (!/\.cuda\(|\.to\(\s*(self\.)?device|["']cuda/.test(code.document.text)) return;
    for (const { node, place } of code.nodes.BinaryOperation) {
      for (const [made, other] of [[node.left, node.right], [node.right, node.left]] as const) {
        if (!isInForward(code, place) || !isInput(code, other, place)) continue;
        const { value, place: at } = valueOf(code, made, place);
        if (!isMaker(code, value, at) || !isInForward(code, at)) continue;
        report({
          severity: 'warning',
          confidence: 'likely',
          message: `\`${textOf(code, value.callee)}\` makes this tensor on the CPU, and \`${textOf(code, other)}\` lies where the model was moved to: on a GPU this line fails. Make it there: \`device=${textOf(code, other)}.device\`. (Taken for granted: the model is run on a GPU.)`,
          at: callSite(code, value),
          related: [{ message: 'it meets the input here', at: siteOf(code, node) }],
          fixes: [{ title: `Make it on the device of ${textOf(code, other)}`, safe: false, edits: [addArgument(code, value, `device=${textOf(code, other)}.device`)] }],
        });
      }
    }
  },
};

type Told = Omit<Finding, 'rule'> | null;

function isInForward(code: ModuleCode, place: Place): boolean {
  const around = classAround(place);
  return functionAround(place)?.name === 'forward' && around?.node.kind === 'ClassDefinition' && derivesFrom({ is: 'class', code, node: around.node, scope: around }, 'torch.nn.Module');
}

/** A call that makes a tensor of some size on the default device. */
function isMaker(code: ModuleCode, value: Expression, place: Place): value is Call {
  return value.kind === 'Call' && makers.has(code.name(value.callee, place) ?? '') && value.args.length > 0 && !hidesArguments(value)
    && ['device', 'out', 'requires_grad', 'generator', 'pin_memory'].every((name) => argumentOf(value, name) === null);
}

/** What a chain such as `torch.triu(torch.ones(n, n)).bool()` begins with. */
function makerIn(code: ModuleCode, expression: Expression, place: Place): Expression {
  const isMade: boolean = isMaker(code, expression, place);
  if (isMade || expression.kind !== 'Call' || expression.callee.kind !== 'Attribute') return expression;
  const name = code.name(expression.callee, place);
  const [first] = expression.args;
  if (name !== undefined) return /^torch\.(triu|tril|unsqueeze)$/.test(name) && first !== undefined ? makerIn(code, first.value, place) : expression;
  return /^(bool|float|long|int|half|unsqueeze|view|reshape|triu|tril)$/.test(expression.callee.attribute) ? makerIn(code, expression.callee.value, place) : expression;
}

/** `torch.zeros(n).to(device)` in `forward` or in a loop. */
function movedAtOnce(code: ModuleCode, node: Call & { readonly callee: { readonly value: Expression; readonly attribute: string } }, place: Place): Told {
  const made = makerIn(code, node.callee.value, place);
  if (node.callee.attribute !== 'to' || !isMaker(code, made, place) || (!isInForward(code, place) && loopsAround(place).length === 0)) return null;
  const [only, ...others] = node.args;
  if (only === undefined || others.length > 0 || only.unpack !== '' || (only.keyword !== null && only.keyword !== 'device')) return null;
  const device = textOf(code, only.value);
  if (!/(^|[._])device$/.test(device) && !/^["'](cuda|mps)/.test(device)) return null;
  const isDrawn = drawn.some((name) => code.name(made.callee, place) === `torch.${name}`);
  return {
    severity: 'hint',
    confidence: 'hint',
    message: `The tensor is made on the CPU and copied to \`${device}\`, in each step. Make it there: \`device=${device}\`.`,
    at: callSite(code, node),
    related: [],
    fixes: [{ title: `Make it on ${device}`, safe: !isDrawn, edits: [addArgument(code, made, `device=${device}`), edit(code, node.callee.value.end, node.end, '')] }],
  };
}

/** `.cuda()` in `forward` that nothing guards. */
function writtenGpu(code: ModuleCode, node: Call & { readonly callee: { readonly value: Expression; readonly attribute: string } }, place: Place): Told {
  const isGpu = node.callee.attribute === 'cuda' ? node.args.length === 0 : node.args.length === 1 && /^["']cuda(:\d+)?["']$/.test(textOf(code, { start: node.args[0]?.value.start ?? 0, end: node.args[0]?.value.end ?? 0 }));
  if (!isGpu || !isInForward(code, place) || !isType(typeOf(code, node.callee.value, place), 'torch.Tensor') || isGuarded(code, place)) return null;
  return {
    severity: 'info',
    confidence: 'likely',
    message: 'A GPU is written into `forward`: without one the network fails, and on a second one this tensor lies on the first. Take the device of the input: `.to(x.device)`, or `device=x.device` where the tensor is made. (Taken for granted: it may run elsewhere one day.)',
    at: callSite(code, node),
    related: [],
  };
}

function isGuarded(code: ModuleCode, place: Place): boolean {
  if (/\bif\b/.test(textOf(code, place.statement))) return true;
  for (let at = place.parent; at !== null; at = at.parent) {
    if (at.statement.kind === 'If' && asked.test(textOf(code, at.statement.test))) return true;
  }
  return false;
}

/** The input of `forward` itself, under its own name. */
function isInput(code: ModuleCode, expression: Expression, place: Place): boolean {
  if (expression.kind !== 'Name') return false;
  const [bound, ...others] = code.bindings(expression.id, place);
  if (bound?.kind !== 'parameter' || others.length > 0 || bound.name === 'self') return false;
  const { annotation } = bound.node;
  return annotation === null ? /^(x|inputs?|features?|images?|hidden|h|z)$/.test(bound.name) : textOf(code, annotation).endsWith("Tensor");
}
