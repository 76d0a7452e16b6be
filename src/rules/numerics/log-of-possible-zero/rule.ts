import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { isType, typeOf } from '../../../project/code/types';
import type { Call } from '../../../python/nodes';
import { edit, siteOf, textOf, valueOf } from '../../reading';
import type { Fix, Rule } from '../../rule';

/** log(softmax(x)): minus infinity as soon as a class is far behind. */
export const rule: Rule = {
  meta: {
    id: 'numerics/log-of-possible-zero',
    title: 'A logarithm is taken of a probability that can be zero',
    family: 'numerics',
    severity: 'hint',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['ml.maths-foundations', 'ml.training-debugging'],
    references: ['zhang2022', 'torch-loss'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['pylint:W5513', 'pylint:W5514', 'codesmile:R7'],
  },
  words: ['log', 'log2'],
  inspect({ code, report }) {
    for (const { node, place } of [...code.callsOf(...LOGS), ...code.methodCalls('log')]) {
      const isMethod = node.callee.kind === 'Attribute' && code.name(node.callee, place) === undefined;
      const argument = isMethod ? node.callee.value : node.args[0]?.value;
      if (argument === undefined || (isMethod && !isType(typeOf(code, argument, place), 'torch.Tensor'))) continue;
      const source = valueOf(code, argument, place);
      const maker = source.value.kind === 'Call' ? probabilities(code, source.value, source.place) : null;
      if (maker === null || source.value.kind !== 'Call') continue;
      report({
        severity: 'hint',
        confidence: 'certain',
        message:
          `${maker} gives exactly 0 where a class is far behind, and the logarithm of that is minus infinity: the loss and then all weights become NaN. ` +
          (maker === 'softmax' ? 'log_softmax does both steps at once and stays finite.' : 'logsigmoid, or a loss "with logits", does both steps at once and stays finite.'),
        at: siteOf(code, node),
        related: source.value === argument ? [] : [{ message: `${maker} is computed here`, at: siteOf(code, source.value) }],
        fixes: source.value === argument ? together(code, node, source.value, place) : [],
      });
    }
  },
};

const LOGS = ['torch.log', 'numpy.log', 'tensorflow.math.log', 'jax.numpy.log', 'torch.log2', 'numpy.log2'];
const FUNCTIONS = /^(?:torch\.nn\.functional|torch|scipy\.special|tensorflow\.nn|tensorflow|jax\.nn|keras\.activations|tensorflow\.keras\.activations)\.(softmax|sigmoid|expit)$/;

function probabilities(code: ModuleCode, call: Call, place: Place): string | null {
  const name = FUNCTIONS.exec(code.name(call.callee, place) ?? '')?.[1];
  if (name !== undefined) return name;
  const { callee } = call;
  if (callee.kind === 'Attribute' && /^(softmax|sigmoid)$/.test(callee.attribute) && isType(typeOf(code, callee.value, place), 'torch.Tensor')) return callee.attribute;
  // A layer that was made before, or on the spot: nn.Softmax(dim=-1)(x).
  const layer = typeOf(code, callee, place);
  return isType(layer, 'torch.nn.Softmax') ? 'softmax' : isType(layer, 'torch.nn.Sigmoid') ? 'sigmoid' : null;
}

/** `torch.log(F.softmax(x, dim=-1))` as one call. */
function together(code: ModuleCode, log: Call, inner: Call, place: Place): readonly Fix[] {
  const { callee } = inner;
  const written = code.name(callee, place) ?? '';
  if (callee.kind !== 'Attribute' || !/^torch\.(nn\.functional\.)?softmax$/.test(written) || log.args.length > 1) return [];
  const text = `${textOf(code, callee.value)}.log_softmax${textOf(code, inner.argsSpan)}`;
  return [{ title: 'Use log_softmax', safe: true, edits: [edit(code, log.start, log.end, text)] }];
}
