import type { Argument, Call, Expression } from '../../python/nodes';
import type { Holes } from './template';
import { code, joined } from './template';
import type { World } from './world';
import { textOf } from './world';

/** The value of a parameter in a call, by its name or, where the positions are known, by its place. */
export function argumentOf(call: Call, name: string, parameters: readonly string[]): Expression | undefined {
  const byName = call.args.find((argument) => argument.keyword === name);
  if (byName !== undefined) return byName.value;
  const position = /^\d+$/.test(name) ? Number(name) : parameters.indexOf(name);
  if (position < 0) return undefined;
  return positional(call)[position]?.value;
}

/** The positional arguments before the first `*args`. */
export function positional(call: Call): readonly Argument[] {
  const plain: Argument[] = [];
  for (const argument of call.args) {
    if (argument.unpack !== '') break;
    if (argument.keyword === null) plain.push(argument);
  }
  return plain;
}

/** What fills the holes of a clause about a call. `it`: how its receiver is called in this sentence. */
export function holesOf(world: World, call: Call, parameters: readonly string[], it: string, name: string): Holes {
  const find = (wanted: string): Expression | undefined => {
    const first = /^\d+$/.test(wanted) ? parameters[Number(wanted)] : undefined;
    return argumentOf(call, wanted, parameters) ?? (first === undefined ? undefined : argumentOf(call, first, parameters));
  };
  return {
    open: call.args.some((argument) => argument.unpack !== ''),
    argument: (wanted) => {
      if (wanted === 'it') return it;
      if (wanted === 'rows') return `the rows of ${it}`;
      if (wanted === 'name') return code(name);
      if (wanted === 'args') {
        const all = positional(call);
        return all.length === 0 ? undefined : joined([...all.slice(0, 3).map((argument) => inWords(world, argument.value)), ...(all.length > 3 ? [`${String(all.length - 3)} more`] : [])]);
      }
      const value = find(wanted);
      return value === undefined ? undefined : inWords(world, value);
    },
    written: (wanted) => {
      const value = find(wanted);
      return value === undefined ? undefined : textOf(world, value);
    },
  };
}

const predictions: Readonly<Record<string, string>> = {
  predict: 'the predictions', predict_proba: 'the predicted probabilities', decision_function: 'the scores', predict_classes: 'the predictions',
};

/** An expression as a part of a sentence: code marks around what is short, words for predictions and functions written on the spot. */
export function inWords(world: World, value: Expression): string {
  let inner = value;
  // Slices of predictions (`model.predict_proba(X)[:, 1]`) are predictions.
  while (inner.kind === 'Subscript' && inner.value.kind === 'Call') inner = inner.value;
  if (inner.kind === 'Call' && inner.callee.kind === 'Attribute') {
    const what = predictions[inner.callee.attribute];
    const rows = inner.args[0]?.value;
    if (what !== undefined && rows !== undefined) return `${what} of ${code(textOf(world, inner.callee.value), 24)} for ${code(textOf(world, rows), 24)}`;
  }
  if (value.kind === 'Lambda') return `the function ${code(textOf(world, value.body), 40)}`;
  if (value.kind === 'JoinedString') return textWith(world, value.parts.filter((part) => typeof part !== 'string'));
  if (inner.kind === 'Call' && inner.callee.kind === 'Attribute' && inner.callee.attribute === 'format' && inner.callee.value.kind === 'Constant') return textWith(world, inner.args.map((argument) => argument.value));
  if (value.kind === 'BinaryOperation' && value.operator === '%' && value.left.kind === 'Constant' && value.left.type === 'string') return textWith(world, value.right.kind === 'Tuple' ? value.right.elements : [value.right]);
  if (value.kind === 'Constant' && (value.type === 'integer' || value.type === 'float')) return textOf(world, value);
  if (value.kind === 'List' && value.elements.length > 4) return `${String(value.elements.length)} items (${value.elements.slice(0, 2).map((one) => code(textOf(world, one), 20)).join(', ')} …)`;
  if (value.kind === 'List' && value.elements.length > 0 && value.elements.every((one) => one.kind === 'Constant' || one.kind === 'Name')) {
    return joined(value.elements.map((one) => code(plainText(textOf(world, one)), 20)));
  }
  if (value.kind === 'Constant' && value.type === 'string' && typeof value.value === 'string') return value.value === '' ? 'nothing' : code(value.value, 60);
  return code(textOf(world, value), 40);
}

function textWith(world: World, values: readonly Expression[]): string {
  const named = values.slice(0, 3).map((one) => code(textOf(world, one), 28));
  if (named.length === 0) return 'a text';
  return `a text with ${joined([...named, ...(values.length > 3 ? [`${String(values.length - 3)} more`] : [])])} in it`;
}

function plainText(text: string): string {
  return text.replace(/^(['"])(.*)\1$/, '$2');
}
