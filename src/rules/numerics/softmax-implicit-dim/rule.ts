import { addArgument, argumentOf, callSite, hidesArguments } from '../../reading';
import { lastParts } from '../../needs';
import type { Rule } from '../../rule';

const FUNCTIONS = ['torch.nn.functional.softmax', 'torch.nn.functional.log_softmax', 'torch.nn.functional.softmin'];
const LAYERS = ['torch.nn.Softmax', 'torch.nn.LogSoftmax', 'torch.nn.Softmin'];

/** `F.softmax(x)`: the axis is guessed from the number of axes. */
export const rule: Rule = {
  meta: {
    id: 'numerics/softmax-implicit-dim',
    title: 'softmax is called without saying along which axis',
    family: 'numerics',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.deep-learning', 'ml.maths-foundations'],
    references: ['torch-loss'],
    since: '0.2.0',
    fix: 'assisted',
  },
  needs: ['torch'],
  words: lastParts([...FUNCTIONS, ...LAYERS]),
  inspect({ code, report }) {
    for (const { node } of code.callsOf(...FUNCTIONS, ...LAYERS)) {
      const { callee } = node;
      const isLayer = /^(Soft|Log)/.test(callee.kind === 'Attribute' ? callee.attribute : callee.kind === 'Name' ? callee.id : '');
      if (hidesArguments(node) || argumentOf(node, 'dim', isLayer ? 0 : 1) !== null || argumentOf(node, 'axis') !== null || (!isLayer && node.args.length === 0)) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message:
          'PyTorch guesses along which axis this sums to one: axis 0, the batch, for tensors of three axes, axis 1 for most others. ' +
          'Name the axis of the classes, which is the last one in nearly all code: dim=-1.',
        at: callSite(code, node),
        related: [],
        fixes: [{ title: 'Add dim=-1 (make sure that the classes are on the last axis)', safe: false, edits: [addArgument(code, node, 'dim=-1')] }],
      });
    }
  },
};

