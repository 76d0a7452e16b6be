import type { Call, Expression } from '../../python/nodes';
import type { ModuleCode } from '../code/code';
import type { At } from '../code/places';
import { typeOf } from '../code/types';

export type LossKind = 'cross-entropy' | 'nll' | 'bce' | 'bce-with-logits';

export interface LossCall extends At<Call> {
  readonly kind: LossKind;
  /** The loss as the program calls it: `CrossEntropyLoss`, `F.nll_loss`. */
  readonly label: string;
  readonly input: Expression;
  readonly target: Expression | null;
}

const FUNCTIONS: Readonly<Record<string, LossKind>> = {
  cross_entropy: 'cross-entropy', nll_loss: 'nll', binary_cross_entropy: 'bce', binary_cross_entropy_with_logits: 'bce-with-logits',
};
const CLASSES: Readonly<Record<string, LossKind>> = {
  'torch.nn.CrossEntropyLoss': 'cross-entropy', 'torch.nn.NLLLoss': 'nll', 'torch.nn.BCELoss': 'bce', 'torch.nn.BCEWithLogitsLoss': 'bce-with-logits',
};

const known = new WeakMap<ModuleCode, readonly LossCall[]>();

/** The calls of PyTorch's classification losses in a module, worked out once. */
export function lossCalls(code: ModuleCode): readonly LossCall[] {
  let found = known.get(code);
  if (found === undefined) {
    found = code.uses('torch') ? find(code) : [];
    known.set(code, found);
  }
  return found;
}

function find(code: ModuleCode): LossCall[] {
  const found: LossCall[] = [];
  for (const [name, kind] of Object.entries(FUNCTIONS)) {
    for (const at of code.callsOf(`torch.nn.functional.${name}`)) add(found, at, kind, name);
  }
  const holders = new Set(['']);
  for (const name of Object.keys(CLASSES)) {
    for (const { place } of code.callsOf(name)) {
      const { statement } = place;
      for (const target of statement.kind === 'Assign' ? statement.targets : []) holders.add(target.kind === 'Name' ? target.id : target.kind === 'Attribute' ? target.attribute : '');
    }
  }
  for (const [tail, calls] of code.calls) {
    if (!holders.has(tail) && !/loss|crit|objective|^ce$|^bce$|^xent$/i.test(tail)) continue;
    for (const at of calls) {
      const { name } = typeOf(code, at.node.callee, at.place);
      const kind = CLASSES[name];
      if (kind !== undefined) add(found, at, kind, name.slice(name.lastIndexOf('.') + 1));
    }
  }
  return found;
}

function add(found: LossCall[], { node, place }: At<Call>, kind: LossKind, label: string): void {
  const input = node.args.find((one) => one.keyword === 'input') ?? node.args[0];
  const target = node.args.find((one) => one.keyword === 'target') ?? node.args[1];
  if (input?.unpack === '') found.push({ node, place, kind, label, input: input.value, target: target?.value ?? null });
}
