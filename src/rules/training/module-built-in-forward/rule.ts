import { functionAround, placesAround } from '../../../project/code/places';
import { networkClasses, ownMethod } from '../../../project/training/networks';
import type { Rule } from '../../rule';
import { at } from '../story';

/** Layers that have weights, or a mode, and would only do their work where they are kept. */
const LEARNED = /^torch\.nn\.(Linear|Bilinear|Conv\w+|ConvTranspose\w+|LSTM|GRU|RNN|LSTMCell|GRUCell|Embedding|EmbeddingBag|\w*BatchNorm\w*|LayerNorm|GroupNorm|InstanceNorm\w+|MultiheadAttention|Transformer\w*|PReLU|Parameter|RMSNorm)$/;
const MOODY = /^torch\.nn\.\w*Dropout\w*$/;

/** A layer that is made in forward has new weights in each call; dropout made there never leaves training mode. */
export const rule: Rule = {
  meta: {
    id: 'training/module-built-in-forward',
    title: 'A layer is made anew in each forward pass',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.frameworks'],
    references: ['torch-module'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S7704'],
  },
  words: ['forward'],
  inspect({ code, report }) {
    const forwards = new Set(networkClasses(code).map((own) => ownMethod(own, 'forward')?.node));
    for (const list of forwards.size === 0 ? [] : code.calls.values()) {
      for (const { node, place } of list) {
        const method = functionAround(place);
        // A default of a parameter stands outside of the function, and a decorator too.
        if (method === null || !forwards.has(method) || node.start < method.start || node.end > method.end) continue;
        const name = code.name(node.callee, place);
        const isMoody = name !== undefined && MOODY.test(name);
        if (name === undefined || !(isMoody || LEARNED.test(name)) || isKept(place.statement) || [...placesAround(place)].some((one) => one.statement.kind === 'If' && one !== place && isGuard(one.statement.test))) continue;
        const last = name.slice(name.lastIndexOf('.') + 1);
        report({
          severity: 'error',
          confidence: 'certain',
          message: isMoody
            ? `${last} is made in forward, and a new layer is in training mode: it goes on dropping values after eval(), and predictions are random. Make it in __init__, or use F.dropout with training=self.training.`
            : `${last} is made in forward: each call gets new random weights, which no optimizer knows and no checkpoint keeps. Make it in __init__.`,
          at: at(code, node),
          related: [],
        });
      }
    }
  },
};

/** `self.head = nn.Linear(…)`: made once its size is known. */
function isKept(statement: { readonly kind: string }): boolean {
  return statement.kind === 'Assign' && (statement as unknown as { readonly targets: readonly { readonly kind: string }[] }).targets.some((one) => one.kind === 'Attribute' || one.kind === 'Subscript');
}

function isGuard(test: { readonly kind: string }): boolean {
  return test.kind === 'Comparison' || test.kind === 'UnaryOperation';
}
