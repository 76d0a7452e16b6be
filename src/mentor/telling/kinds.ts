import type { Call, ClassDefinition, Expression } from '../../python/nodes';
import { nounOf } from './book';
import type { Definition } from './definitions';
import { definitionAt } from './definitions';
import { dotted } from './walk';
import type { World } from './world';
import { publicName } from './world';

/** What a value is, as far as the file tells. */
export type Kind =
  /** An object of a library's class, by its public name. */
  | { readonly is: 'instance'; readonly of: string; readonly made: Call | null }
  /** An object of a class of this file. */
  | { readonly is: 'own'; readonly of: ClassDefinition }
  | { readonly is: 'table' }
  | { readonly is: 'array' }
  | { readonly is: 'tensor' }
  | { readonly is: 'text' }
  | { readonly is: 'list' }
  | { readonly is: 'dict' };

const MOST_HOPS = 6;

/** What an expression is; null: it can't be told. */
export function kindOf(world: World, expression: Expression, hops = 0): Kind | null {
  if (hops > MOST_HOPS) return null;
  switch (expression.kind) {
    case 'Name': return kindOfName(world, expression.id, expression.start, hops);
    case 'Attribute': {
      const path = dotted(expression);
      if (path?.[0] === 'self' && path.length === 2) return kindOfName(world, path.join('.'), expression.start, hops);
      const owner = kindOf(world, expression.value, hops + 1);
      if (owner?.is !== 'table') return null;
      return expression.attribute === 'values' ? { is: 'array' } : expression.attribute === 'shape' || expression.attribute === 'columns' ? { is: 'list' } : owner;
    }
    case 'Call': return kindOfCall(world, expression, hops);
    case 'Subscript': {
      const owner = kindOf(world, expression.value, hops + 1);
      return owner?.is === 'table' || owner?.is === 'array' || owner?.is === 'tensor' ? owner : null;
    }
    case 'BinaryOperation': return kindOf(world, expression.left, hops + 1) ?? kindOf(world, expression.right, hops + 1);
    case 'Comparison': return expression.operands[0] === undefined ? null : dataAlone(kindOf(world, expression.operands[0], hops + 1));
    case 'Constant': return expression.type === 'string' ? { is: 'text' } : null;
    case 'JoinedString': return { is: 'text' };
    case 'List': case 'Tuple': return { is: 'list' };
    case 'Comprehension': return { is: expression.of === 'dict' ? 'dict' : 'list' };
    case 'Dict': return { is: 'dict' };
    case 'Await': return kindOf(world, expression.value, hops + 1);
    default: return null;
  }
}

function dataAlone(kind: Kind | null): Kind | null {
  return kind?.is === 'table' || kind?.is === 'array' || kind?.is === 'tensor' ? kind : null;
}

function kindOfName(world: World, name: string, at: number, hops: number): Kind | null {
  const definition = definitionAt(world.definitions, name, at);
  if (definition === undefined) return null;
  return kindOfDefinition(world, definition, hops);
}

function kindOfDefinition(world: World, definition: Definition, hops: number): Kind | null {
  const { value, how } = definition;
  if (how === 'defined') return null;
  if (how === 'parameter') return null;
  if (value === null) return null;
  if (how === 'assigned' || how === 'entered') return kindOf(world, value, hops + 1);
  if (how === 'unpacked' && value.kind === 'Call') {
    const name = publicName(world, value.callee);
    const entry = name === undefined ? undefined : world.library.callable(name);
    if (entry?.is === 'split') {
      const part = value.args[Math.floor(definition.index / 2)]?.value;
      return (part === undefined ? null : dataAlone(kindOf(world, part, hops + 1))) ?? { is: 'table' };
    }
    if (entry?.is === 'load') return { is: 'array' };
  }
  return null;
}

/** Methods that give their object back. */
const fluent = new Set(['fit', 'partial_fit', 'set_params', 'to', 'cuda', 'cpu', 'eval', 'train', 'half', 'float', 'copy', 'clone', 'requires_grad_']);
/** Methods of estimators that give rows. */
const gives = new Set(['transform', 'fit_transform', 'predict', 'predict_proba', 'decision_function', 'fit_predict', 'inverse_transform', 'score_samples', 'fit_resample']);
const endsTable = new Set(['to_numpy', 'tolist', 'to_list', 'to_dict', 'to_csv', 'to_string', 'item', 'info', 'plot', 'hist']);

function kindOfCall(world: World, call: Call, hops: number): Kind | null {
  const { callee } = call;
  if (callee.kind === 'Name') {
    const own = world.definitions.classes.get(callee.id);
    if (own !== undefined) return { is: 'own', of: own };
    if (callee.id === 'open') return { is: 'instance', of: 'open', made: call };
    if (callee.id === 'list' || callee.id === 'sorted' || callee.id === 'range') return { is: 'list' };
    if (callee.id === 'str') return { is: 'text' };
  }
  const name = publicName(world, callee);
  if (name !== undefined) return kindOfLibraryCall(world, name, call, hops);
  if (callee.kind !== 'Attribute') return null;
  const owner = kindOf(world, callee.value, hops + 1);
  if (owner === null) return kindByNode(world, call);
  if (owner.is === 'table') return callee.attribute === 'to_numpy' ? { is: 'array' } : endsTable.has(callee.attribute) ? null : owner;
  if (owner.is === 'array' || owner.is === 'tensor') return callee.attribute === 'numpy' ? { is: 'array' } : owner;
  if (owner.is === 'instance') {
    if (fluent.has(callee.attribute)) return owner;
    if (gives.has(callee.attribute)) return { is: 'array' };
  }
  return null;
}

function kindOfLibraryCall(world: World, name: string, call: Call, hops: number): Kind | null {
  if (/\.from_pretrained$|\.from_config$/.test(name)) return { is: 'instance', of: name.slice(0, name.lastIndexOf('.')), made: call };
  const entry = world.library.callable(name);
  if (entry !== undefined) {
    switch (entry.is) {
      case 'estimator': case 'composite': case 'splitter': case 'loss': case 'optimizer': case 'transform': case 'callback':
        return { is: 'instance', of: name, made: call };
      case 'load': return entry.gives === 'frame' ? { is: 'table' } : entry.gives === 'array' ? { is: 'array' } : { is: 'instance', of: name, made: call };
      case 'identity': case 'clone': return call.args[0] === undefined ? null : kindOf(world, call.args[0].value, hops + 1);
      default:
    }
  }
  if (nounOf(name) !== undefined) return { is: 'instance', of: name, made: call };
  const root = name.split('.')[0] ?? '';
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (root === 'pandas' || root === 'polars') return /^(read_|scan_|DataFrame|Series|concat|merge|get_dummies|cut|qcut|to_datetime|to_numeric|crosstab|pivot|melt|isna|isnull|notna)/.test(last) ? { is: 'table' } : null;
  if (root === 'numpy') return { is: 'array' };
  if (name.startsWith('torch.nn.functional.')) return { is: 'tensor' };
  if (root === 'torch' && /^[a-z]/.test(last) && !/^(device|load|save|no_grad|manual_seed|compile)$/.test(last) && name.split('.').length === 2) return { is: 'tensor' };
  return /^[A-Z]/.test(last) ? { is: 'instance', of: name, made: call } : null;
}

/** The interpreter may know what the syntax does not tell: `StandardScaler.fit_transform` is the label of a step. */
function kindByNode(world: World, call: Call): Kind | null {
  const label = world.nodeAt(call)?.label ?? '';
  const match = /^([A-Z]\w+)\.(fit|fit_transform|transform|predict|predict_proba|score|partial_fit)$/.exec(label);
  const method = match?.[2];
  return method !== undefined && gives.has(method) ? { is: 'array' } : null;
}

/** The class of a receiver that only the interpreter knows, by the label of the call's step. */
export function classByNode(world: World, call: Call): string | null {
  const name = /^([A-Z]\w+)\.\w+$/.exec(world.nodeAt(call)?.label ?? '')?.[1];
  return name === undefined ? null : (world.library.bareName(name) ?? null);
}
