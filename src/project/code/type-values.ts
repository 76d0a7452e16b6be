import { isKindOf } from '../../library/types/types';
import type { Expression } from '../../python/nodes';
import type { OwnClass } from './code';

/** What kind of object an expression gives, as far as it is told by what makes it. */
export interface Type {
  /** Public name of a library's class (`pandas.DataFrame`, `builtins.dict`); '' for objects of the program's own classes, and where nothing is known. */
  readonly name: string;
  readonly own: OwnClass | null;
  /** Of the elements of a tuple that is written out, or returned. */
  readonly items?: readonly Type[];
  /** Of the elements of a list that is written out. */
  readonly element?: Type;
}

export const unknownType: Type = { name: '', own: null };

/** What a name had in the round before, while its type is being worked out (`table = pd.concat([table, part])`): it decides nothing. */
export const asBefore: Type = { name: '', own: null };

/** An object of a library's class. */
export function named(name: string | undefined): Type {
  return name === undefined ? unknownType : { name, own: null };
}

/** What `whole[index]` gives. */
export function element(whole: Type, index: Expression, indexType: Type): Type {
  const isText = index.kind === 'Constant' && index.type === 'string';
  switch (whole.name) {
    case 'pandas.DataFrame':
      if (isText || indexType.name === 'builtins.str' || indexType.name === 'builtins.int') return named('pandas.Series');
      return index.kind === 'List' || index.kind === 'Slice' || indexType.name === 'builtins.list' || indexType.name === 'pandas.Index' || isData(indexType) ? named('pandas.DataFrame') : unknownType;
    case 'pandas.DataFrame.loc':
    case 'pandas.DataFrame.iloc': {
      if (index.kind !== 'Tuple') return index.kind === 'Slice' || index.kind === 'List' || isData(indexType) ? named('pandas.DataFrame') : unknownType;
      const [, second] = index.elements;
      if (second?.kind === 'List' || second?.kind === 'Slice') return named('pandas.DataFrame');
      return index.elements[0]?.kind === 'Slice' && second?.kind === 'Constant' ? named('pandas.Series') : unknownType;
    }
    case 'pandas.DataFrameGroupBy':
      return isText ? named('pandas.SeriesGroupBy') : named('pandas.DataFrameGroupBy');
    case 'pandas.Series':
      return index.kind === 'Slice' || index.kind === 'Comparison' || indexType.name === 'pandas.Series' ? whole : unknownType;
    case 'numpy.ndarray':
      return index.kind === 'Constant' || indexType.name === 'builtins.int' ? unknownType : whole;
    case 'torch.Tensor':
      return whole;
    case 'builtins.tuple':
    case 'torch.return_types':
      return index.kind === 'Constant' && typeof index.value === 'number' ? (whole.items?.at(index.value) ?? unknownType) : unknownType;
    case 'builtins.list':
      return index.kind === 'Slice' ? whole : (whole.element ?? unknownType);
    case 'builtins.str':
      return whole;
    default:
      return unknownType;
  }
}

const DATA = ['pandas.DataFrame', 'pandas.Series', 'torch.Tensor', 'numpy.ndarray', 'polars.DataFrame'];

/** Is it a table, a column, an array or a tensor? */
export function isData(type: Type): boolean {
  return DATA.includes(type.name);
}

/** Of operands of an operator: what is data decides. */
export function operation(types: readonly Type[]): Type {
  for (const name of DATA) {
    const found = types.find((type) => type.name === name);
    if (found) return found;
  }
  const [first = unknownType] = types;
  if (types.every((type) => type.name === first.name && type.name !== '')) return first;
  return types.every((type) => type.name === 'builtins.int' || type.name === 'builtins.float') ? named('builtins.float') : unknownType;
}

/** What several ways agree on; None is left out. */
export function joined(types: readonly Type[]): Type {
  const known = types.filter((type) => type.name !== 'builtins.None' && type !== asBefore);
  const [first] = known;
  if (first === undefined) return types.find((type) => type !== asBefore) ?? types[0] ?? unknownType;
  return known.every((type) => type.name === first.name && type.own?.node === first.own?.node) ? first : unknownType;
}

/** What stands at the end of a path into tuples; a path that is null leads who knows where. */
export function along(type: Type, path: readonly number[] | null): Type {
  if (path === null) return unknownType;
  return path.reduce<Type>((at, step) => at.items?.[step] ?? unknownType, type);
}

/** What a layer of PyTorch gives: a tensor, but for those that give several things. */
export function ofLayer({ name, own }: Type): Type {
  return own === null && /^torch\.nn\.(?!(?:RNN|LSTM|GRU|LSTMCell|MultiheadAttention|AdaptiveLogSoftmaxWithLoss|Module)$)/.test(name) && isKindOf(name, 'torch.nn.Module') ? tensor : unknownType;
}

/** Functions and methods that give one tensor, or two. */
export const EXTREMES = /^(max|min|median|topk|sort|kthvalue|mode|cummax|cummin)$/;
const tensor: Type = { name: 'torch.Tensor', own: null };

/** `x.max()` and `torch.max(x, y)` are one tensor; along an axis PyTorch gives the values and where they stand. */
export function extremeOf(method: string, [first]: readonly Type[]): Type {
  return (first === undefined || first.name === tensor.name) && /^(max|min|median)$/.test(method) ? tensor : { name: 'torch.return_types', own: null, items: [tensor, tensor] };
}
