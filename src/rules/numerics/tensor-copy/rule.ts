import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { isType, typeOf } from '../../../project/code/types';
import type { Call, Expression } from '../../../python/nodes';
import { argumentOf, callSite, edit, hidesArguments, textOf } from '../../reading';
import type { Rule } from '../../rule';

/** torch.tensor(x) of an x that is a tensor; and torch.Tensor(x), which takes a number for a size. */
export const rule: Rule = {
  meta: {
    id: 'numerics/tensor-copy',
    title: 'A tensor is copied by the constructor',
    family: 'numerics',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.deep-learning', 'ml.frameworks'],
    references: ['torch-autograd'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['sonar:S7675', 'trailofbits:pytorch-tensor'],
  },
  needs: ['torch'],
  words: ['tensor', 'Tensor'],
  inspect({ code, report }) {
    for (const { node, place } of code.callsOf('torch.tensor')) {
      const given = argumentOf(node, 'data', 0);
      if (given === null || hidesArguments(node) || isMadeHere(code, node, given.value, place) || typeOf(code, given.value, place).own !== null || !(isType(typeOf(code, given.value, place), 'torch.Tensor') || isWeight(code, given.value))) continue;
      const text = textOf(code, given.value);
      const subject = /^(Name|Attribute|Subscript|Call)$/.test(given.value.kind) ? text : `(${text})`;
      const learns = argumentOf(node, 'requires_grad') !== null;
      report({
        severity: 'warning',
        confidence: 'certain',
        message:
          `This is a tensor already: torch.tensor copies its numbers, cuts it off from the graph of gradients, and warns at each call. ` +
          (learns ? 'What computed it gets no gradients, whatever requires_grad says here. ' : '') +
          'Use the tensor itself where gradients should flow, .clone().detach() where a copy without them is meant.',
        at: callSite(code, node),
        related: [],
        fixes: node.args.length === 1 ? [{ title: 'Say .clone().detach()', safe: true, edits: [edit(code, node.start, node.end, `${subject}.clone().detach()`)] }] : [],
      });
    }
    for (const { node, place } of code.callsOf('torch.Tensor')) {
      const [given, second] = node.args;
      if (given === undefined || second !== undefined || given.keyword !== null || given.unpack !== '' || /^(List|Tuple|Constant|Comprehension)$/.test(given.value.kind) || hidesArguments(node)) continue;
      const isTensor = isType(typeOf(code, given.value, place), 'torch.Tensor');
      report({
        severity: 'hint',
        confidence: isTensor ? 'likely' : 'hint',
        message: isTensor
          ? 'This is a tensor already: torch.Tensor(…) makes another one of it and fails for each type but float32. Use the tensor itself, or .clone().'
          : 'torch.Tensor(…) takes a whole number for a size, and gives that many numbers that nobody set; of all else it makes float32, class labels too. Say what is meant: torch.as_tensor(…), torch.from_numpy(…) or torch.empty(…).',
        at: callSite(code, node),
        related: [],
      });
    }
  },
};

/** `net.fc.weight` of something whose parameters the file asks for. */
function isWeight(code: ModuleCode, expression: Expression): boolean {
  if (expression.kind !== 'Attribute' || !/^(weight|bias|grad)$/.test(expression.attribute)) return false;
  let root: Expression = expression;
  while (root.kind === 'Attribute') root = root.value;
  if (root.kind !== 'Name') return false;
  const { id } = root;
  return code.methodCalls('parameters', 'named_parameters').some(({ node: { callee } }) => callee.value.kind === 'Name' && callee.value.id === id);
}

/** `self.x = torch.tensor(self.x)`: an attribute's type is that of what it is given anywhere, this very tensor included. */
function isMadeHere(code: ModuleCode, call: Call, given: Expression, { statement }: Place): boolean {
  return given.kind === 'Attribute' && statement.kind === 'Assign' && statement.value === call && statement.targets.some((target) => textOf(code, target) === textOf(code, given));
}
