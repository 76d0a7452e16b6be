import type { CallTerm, OperationTerm, Term } from '../../symbolic/terms';
import { argument, literalOf, numberOf } from '../../symbolic/terms';
import type { Reader, Reading } from '../recipe';
import { constantName, numbersOf, perChannel, sizeOf } from './arguments';
import { callName, cast, layout, normalise, resize, scale, swap, unknown, valueType } from './make';

const operators: Readonly<Record<string, string>> = { divide: '/', true_divide: '/', multiply: '*', subtract: '-', add: '+', div: '/', mul: '*', sub: '-', div_: '/', mul_: '*', sub_: '-', add_: '+' };
const layouts = /^(numpy\.(transpose|moveaxis|rollaxis|swapaxes)|torch\.(permute|transpose|moveaxis|movedim)|tensorflow\.transpose|einops\.rearrange)$/;
const layoutMethods = /^\.(permute|transpose|swapaxes|movedim|moveaxis)$/;
const castMethods = /^\.(astype|type|float|double|byte)$/;

/** Arithmetic of arrays and tensors: NumPy, PyTorch and TensorFlow write it alike. Only with one number per channel: the rest is no fixed step. */
export const arithmetic: Reader = (term) => {
  if (term.t === 'operation') return operation(term);
  if (term.t === 'item') return channelsOf(term.of, term.index, term);
  if (term.t !== 'call') return null;
  const name = callName(term.callee);
  const [first, second] = term.args;
  if (/^(numpy|torch|tensorflow|tensorflow\.math)\.\w+$/.test(term.callee) && first && second && Object.hasOwn(operators, name)) return binary(operators[name] ?? '', first, second, term, term.callee.split('.').slice(-2).join('.'));
  if (term.callee.startsWith('.') && term.receiver && first && Object.hasOwn(operators, name)) return binary(operators[name] ?? '', term.receiver, first, term, name);
  if (layouts.test(term.callee)) return first ? { steps: [layout(term.site, name)], of: first } : null;
  if (layoutMethods.test(term.callee)) return { steps: [layout(term.site, name)], of: term.receiver };
  if (castMethods.test(term.callee)) return { steps: [cast(term.site, name, /^\.(float|double)$/.test(term.callee) ? 'float' : term.callee === '.byte' ? 'uint8' : valueType(constantName(first ?? term.keywords.get('dtype'))))], of: term.receiver };
  if (/^numpy\.(float16|float32|float64|uint8)$|^tensorflow\.cast$/.test(term.callee)) return first ? { steps: [cast(term.site, name, valueType(term.callee === 'tensorflow.cast' ? constantName(argument(term, 'dtype', 1)) : name))], of: first } : null;
  if (/^numpy\.(array|asarray|asanyarray|ascontiguousarray)$/.test(term.callee) && first) return typed(term, first);
  if (/^(numpy\.(flip|flipud|fliplr)|torch\.flip|tensorflow\.reverse)$/.test(term.callee) && first) {
    const axis = argument(term, 'axis', 1) ?? term.keywords.get('dims');
    const isLast = numberOf(axis) === -1 || numberOf(axis) === 2 || (axis?.t === 'sequence' && axis.items.length === 1 && numberOf(axis.items[0]) === -1);
    return { steps: [isLast && !/flip(ud|lr)$/.test(term.callee) && !term.callee.startsWith('torch') ? swap(term.site, name) : unknown(term.site, name)], of: first };
  }
  // It repeats or cuts the numbers until they fill the shape: the values stay, the picture does not.
  if (term.callee === 'numpy.resize' && first) return { steps: [resize(term.site, 'np.resize', { ...sizeOf(argument(term, 'new_shape', 1)), interpolation: null, antialias: null, aspect: null })], of: first };
  if (/^\.(clip|clamp|round)$/.test(term.callee)) return { steps: [], of: term.receiver };
  if (/^numpy\.(clip|squeeze|around)$|^torch\.clamp$|^tensorflow\.(clip_by_value|ensure_shape|reshape|identity)$|^numpy\.(reshape|expand_dims)$/.test(term.callee) && first) return { steps: [], of: first };
  return null;
};

/** `np.array(image, dtype='float32')` */
function typed(call: CallTerm, of: Term): Reading | null {
  const given = argument(call, 'dtype', 1);
  const items = of.t === 'sequence' && of.items.length !== 1;
  if (items) return null;
  return { steps: given ? [cast(call.site, callName(call.callee), valueType(constantName(given)))] : [], of };
}

function operation(term: OperationTerm): Reading | null {
  const [left, right] = term.operands;
  return left && right && /^[-+*/]$/.test(term.operator) ? binary(term.operator, left, right, term, null) : null;
}

function binary(operator: string, left: Term, right: Term, at: Term, name: string | null): Reading | null {
  const value = numbersOf(right);
  if (value && !isNumber(left)) return { steps: [stepOf(operator, value, at, name ?? labelOf(operator, value))], of: left };
  const before = numbersOf(left);
  if (!before || isNumber(right)) return statistics(operator, left, right, at);
  if (operator === '*' || operator === '+') return { steps: [stepOf(operator, before, at, name ?? labelOf(operator, before))], of: right };
  // `255 - x`, `1 - x`: turned round.
  if (operator === '-') return { steps: [normalise(at.site, `${String(before[0])} - x`, perChannel(before), -1)], of: right };
  return null;
}

function isNumber(term: Term): boolean {
  return numbersOf(term) !== null;
}

function stepOf(operator: string, values: readonly number[], at: Term, label: string): ReturnType<typeof scale> {
  const [first] = values;
  const isOne = values.every((value) => value === first);
  if (operator === '/') return isOne && first !== undefined ? scale(at.site, label, 1 / first) : normalise(at.site, label, 0, perChannel(values));
  if (operator === '*') return isOne && first !== undefined ? scale(at.site, label, first) : normalise(at.site, label, 0, perChannel(values.map((value) => 1 / value)));
  return normalise(at.site, label, perChannel(operator === '-' ? values : values.map((value) => -value)), 1);
}

function labelOf(operator: string, values: readonly number[]): string {
  const number = (value: number): string => String(Number(value.toPrecision(6)));
  return `${operator} ${values.length === 1 ? number(values[0] ?? 0) : `[${values.map(number).join(', ')}]`}`;
}

/** `(x - mean) / std` where the numbers are not literals: that something is taken off and divided by is known. */
function statistics(operator: string, left: Term, right: Term, at: Term): Reading | null {
  const isStatistic = (term: Term): boolean => (term.t === 'attribute' && /mean|std|var/i.test(term.name)) || (term.t === 'opaque' && /mean|std/i.test(term.what)) || (term.t === 'call' && /^(\.|numpy\.|torch\.)(mean|std|max|min)$/.test(term.callee)) || term.t === 'item';
  if (!/^[-/*]$/.test(operator) || !isStatistic(right) || isStatistic(left)) return null;
  return { steps: [normalise(at.site, `${operator} …`, null, null)], of: left };
}

/** `x[..., ::-1]`, `x[:, :, [2, 1, 0]]`: the channels turned; `x[:, :, :3]`: without alpha. */
function channelsOf(of: Term, index: Term, at: Term): Reading | null {
  if (index.t !== 'sequence' || index.items.length < 2) return null;
  const last = index.items.at(-1);
  const leading = index.items.slice(0, -1);
  const isWhole = (item: Term): boolean => (item.t === 'slice' && !item.lower && !item.upper && !item.step) || item.t === 'opaque' || literalOf(item) === null;
  const spansRows = leading.length >= 2 || leading.some((item) => item.t === 'opaque');
  if (!last || !spansRows || !leading.every(isWhole)) return null;
  if (last.t === 'slice' && numberOf(last.step ?? undefined) === -1 && !last.lower && !last.upper) return { steps: [swap(at.site, '[..., ::-1]')], of };
  const order = last.t === 'sequence' ? numbersOf(last) : null;
  if (order?.join() === '2,1,0') return { steps: [swap(at.site, '[..., [2, 1, 0]]')], of };
  return null;
}
