import type { Argument, BinaryOperation, BooleanOperation, BrokenExpression, Call, Comparison, DictDisplay, Expression, ListDisplay, Name, SetDisplay, Starred, Subscript, TupleDisplay, UnaryOperation } from './nodes';
import type { FlatTree } from './flat-tree';
import { ERROR, kind, kindText, MISSING } from './kinds';
import { lowerComprehension } from './lower-comprehensions';
import { constant, lowerNumber } from './lower-constants';
import { lowerConditional, lowerNamed, lowerSlice } from './lower-ternaries';
import { lowerLambda } from './lower-parameters';
import { lowerConcatenatedString, lowerString } from './lower-strings';

/** How deep expressions and blocks may nest before a broken node stands in for the rest. Python's own compiler gives up at about 200. */
export const DEPTH_LIMIT = 400;

const IDENTIFIER = kind('identifier');
const PARENTHESIZED = kind('parenthesized_expression');
const CALL = kind('call');
const ATTRIBUTE = kind('attribute');
const SUBSCRIPT = kind('subscript');
const BINARY = kind('binary_operator');
const UNION = kind('union_type');
const MEMBER = kind('member_type');
const BOOLEAN = kind('boolean_operator');
const GENERATOR = kind('generator_expression');
const KEYWORD_ARGUMENT = kind('keyword_argument');
const LIST_SPLAT = kind('list_splat');
const LIST_SPLAT_PATTERN = kind('list_splat_pattern');
const DICTIONARY_SPLAT = kind('dictionary_splat');
const PAIR = kind('pair');
const COMMA = kind('\',');
const FROM = kind('\'from');
const AND = kind('\'and');

// Operators are told by kind, so the table of kinds has to hold them all.
for (const operator of ['+', '-', '*', '/', '//', '%', '**', '@', '|', '&', '^', '<<', '>>', '~', 'not', 'or', '<', '<=', '==', '!=', '>=', '>', '<>', 'in', 'not in', 'is', 'is not',
  '+=', '-=', '*=', '/=', '//=', '%=', '**=', '@=', '|=', '&=', '^=', '<<=', '>>=']) kind(`'${operator}`);

type Lower = (t: FlatTree, i: number) => Expression;
const table: (Lower | undefined)[] = [];

function on(names: string, lower: Lower): void {
  for (const name of names.split(' ')) table[kind(name)] = lower;
}

/** True for the kinds that `lowerExpression` knows. */
export function isExpressionKind(id: number): boolean {
  return table[id] !== undefined;
}

/** Lowers the expression at node i. What is too deep or not an expression becomes a BrokenExpression. */
export function lowerExpression(t: FlatTree, i: number): Expression {
  let at = i;
  let id = t.kinds[at] as number;
  if (id === IDENTIFIER) return lowerName(t, at);
  while (id === PARENTHESIZED) {
    at = inner(t, at);
    if (at < 0) return broken(t, i);
    id = t.kinds[at] as number;
  }
  const lower = table[id];
  if (lower === undefined) return brokenPieces(t, at);
  if (t.depth >= DEPTH_LIMIT) {
    t.tooDeep.push(t.starts[at] as number, t.ends[at] as number);
    return broken(t, at);
  }
  t.depth++;
  const expression = lower(t, at);
  t.depth--;
  return expression;
}

/** The first child that is not an error, from c on; -1 if there is none before `end`. */
export function firstSound(t: FlatTree, c: number, end: number): number {
  let at = c;
  while (at < end && t.kinds[at] === ERROR) at = t.nexts[at] as number;
  return at < end ? at : -1;
}

/** The first child that is an expression. */
function inner(t: FlatTree, i: number): number {
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    if (isOperand(t.kinds[c] as number)) return c;
  }
  return -1;
}

/** True for what can stand as an operand: an expression, in parentheses or not, or one that is missing. */
export function isOperand(id: number): boolean {
  return id === MISSING || id === PARENTHESIZED || table[id] !== undefined;
}

function lowerInner(t: FlatTree, i: number): Expression {
  const c = inner(t, i);
  return c < 0 ? broken(t, i) : lowerExpression(t, c);
}

/** Lowers what stands at c, or a broken expression at the end of `parent` when nothing does. */
export function lowerAt(t: FlatTree, c: number, parent: number): Expression {
  if (c >= 0) return lowerExpression(t, c);
  const end = t.ends[parent] as number;
  return { kind: 'BrokenExpression', start: end, end, parts: [] };
}

/** The operands among the children of i: every expression, without tokens and errors. */
export function operands(t: FlatTree, i: number): number[] {
  const found: number[] = [];
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    if (isOperand(t.kinds[c] as number)) found.push(c);
  }
  return found;
}

function lowerAll(t: FlatTree, i: number): Expression[] {
  const found: Expression[] = [];
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    if (isOperand(t.kinds[c] as number)) found.push(lowerExpression(t, c));
  }
  return found;
}

export function lowerName(t: FlatTree, i: number): Name {
  const start = t.starts[i] as number;
  const end = t.ends[i] as number;
  return { kind: 'Name', start, end, id: t.code.slice(start, end) };
}

/** A broken expression over node i without parts. */
export function broken(t: FlatTree, i: number): BrokenExpression {
  return { kind: 'BrokenExpression', start: t.starts[i] as number, end: t.ends[i] as number, parts: [] };
}

function brokenPieces(t: FlatTree, i: number): BrokenExpression {
  const start = t.starts[i] as number;
  const end = t.ends[i] as number;
  if (t.depth >= DEPTH_LIMIT) return { kind: 'BrokenExpression', start, end, parts: [] };
  t.depth++;
  const parts = lowerAll(t, i);
  t.depth--;
  return { kind: 'BrokenExpression', start, end, parts };
}

const spine: number[] = [];

/**
 * Calls, attributes, subscripts and operators nest on the left without bound (`a.b().c()…`, `a + b + …`): go down the left edge first,
 * then build upwards, so that no chain costs stack.
 */
function lowerChain(t: FlatTree, top: number): Expression {
  const base = spine.length;
  let at = top;
  for (;;) {
    spine.push(at);
    const below = firstSound(t, at + 1, t.nexts[at] as number);
    if (below < 0 || !isChain(t.kinds[below] as number)) break;
    at = below;
  }
  // The grammar reads `*a.b()` as `(*a).b()`: the star belongs to the whole.
  const bottom = firstSound(t, at + 1, t.nexts[at] as number);
  const star = bottom >= 0 && (t.kinds[bottom] === LIST_SPLAT || t.kinds[bottom] === LIST_SPLAT_PATTERN) ? bottom : -1;
  let value: Expression | null = star < 0 ? null : lowerInner(t, star);
  const start = value?.start ?? -1;
  while (spine.length > base) {
    const i = spine.pop() as number;
    value = link(t, i, value, start < 0 ? (t.starts[i] as number) : start);
  }
  if (value === null) return broken(t, top);
  return star < 0 ? value : { kind: 'Starred', start: t.starts[top] as number, end: t.ends[top] as number, value };
}

function isChain(id: number): boolean {
  return id === CALL || id === ATTRIBUTE || id === SUBSCRIPT || id === BINARY || id === UNION || id === MEMBER;
}

function link(t: FlatTree, i: number, below: Expression | null, start: number): Expression {
  const end = t.nexts[i] as number;
  const first = firstSound(t, i + 1, end);
  if (first < 0) return broken(t, i);
  const left = below ?? lowerExpression(t, first);
  const second = firstSound(t, t.nexts[first] as number, end);
  if (second < 0) return left;
  const id = t.kinds[i] as number;
  if (id === CALL) return lowerCall(t, i, left, second, start);
  if (id === SUBSCRIPT) return lowerSubscript(t, i, left, second, start);
  const third = firstSound(t, t.nexts[second] as number, end);
  if (id === ATTRIBUTE || id === MEMBER) {
    const from = third < 0 ? (t.ends[second] as number) : (t.starts[third] as number);
    const to = third < 0 ? from : (t.ends[third] as number);
    return { kind: 'Attribute', start, end: t.ends[i] as number, value: left, attribute: t.code.slice(from, to), attributeSpan: { start: from, end: to } };
  }
  const operation: BinaryOperation = {
    kind: 'BinaryOperation', start, end: t.ends[i] as number,
    operator: kindText(t.kinds[second] as number), left, right: lowerAt(t, third, i),
  };
  return operation;
}

function lowerCall(t: FlatTree, i: number, callee: Expression, list: number, start: number): Call {
  const argsSpan = { start: t.starts[list] as number, end: t.ends[list] as number };
  const args: Argument[] = t.kinds[list] === GENERATOR
    ? [{ start: argsSpan.start, end: argsSpan.end, keyword: null, unpack: '', value: lowerExpression(t, list) }]
    : lowerArguments(t, list);
  return { kind: 'Call', start, end: t.ends[i] as number, callee, args, argsSpan };
}

/** Lowers an `argument_list`. */
export function lowerArguments(t: FlatTree, list: number): Argument[] {
  const args: Argument[] = [];
  const end = t.nexts[list] as number;
  for (let c = list + 1; c < end; c = t.nexts[c] as number) {
    const id = t.kinds[c] as number;
    const start = t.starts[c] as number;
    const stop = t.ends[c] as number;
    if (id === KEYWORD_ARGUMENT) {
      const name = c + 1;
      const value = operandAfter(t, name, t.nexts[c] as number);
      args.push({ start, end: stop, keyword: t.code.slice(t.starts[name], t.ends[name]), unpack: '', value: lowerAt(t, value, c) });
    } else if (id === LIST_SPLAT || id === LIST_SPLAT_PATTERN) {
      args.push({ start, end: stop, keyword: null, unpack: '*', value: lowerInner(t, c) });
    } else if (id === DICTIONARY_SPLAT) {
      args.push({ start, end: stop, keyword: null, unpack: '**', value: lowerInner(t, c) });
    } else if (isOperand(id)) {
      const value = lowerExpression(t, c);
      if (value.kind === 'Starred') args.push({ start: value.start, end: value.end, keyword: null, unpack: '*', value: value.value });
      else args.push({ start: value.start, end: value.end, keyword: null, unpack: '', value });
    }
  }
  return args;
}

/** The first operand after child c. */
export function operandAfter(t: FlatTree, c: number, end: number): number {
  for (let at = t.nexts[c] as number; at < end; at = t.nexts[at] as number) {
    if (isOperand(t.kinds[at] as number)) return at;
  }
  return -1;
}

function lowerSubscript(t: FlatTree, i: number, value: Expression, bracket: number, start: number): Subscript {
  const items: Expression[] = [];
  let commas = 0;
  const end = t.nexts[i] as number;
  for (let c = t.nexts[bracket] as number; c < end; c = t.nexts[c] as number) {
    const id = t.kinds[c] as number;
    if (id === COMMA) commas++;
    else if (isOperand(id)) items.push(lowerExpression(t, c));
  }
  const first = items[0];
  let index: Expression;
  if (first === undefined) index = { kind: 'BrokenExpression', start: t.ends[bracket] as number, end: t.ends[bracket] as number, parts: [] };
  else if (commas === 0 && first.kind !== 'Starred') index = first;
  else index = { kind: 'Tuple', start: first.start, end: (items[items.length - 1] ?? first).end, elements: items };
  return { kind: 'Subscript', start, end: t.ends[i] as number, value, index };
}

function lowerUnary(t: FlatTree, i: number): UnaryOperation {
  const token = i + 1;
  const operator = kindText(t.kinds[token] as number) as UnaryOperation['operator'];
  const operand = lowerAt(t, operandAfter(t, token, t.nexts[i] as number), i);
  return { kind: 'UnaryOperation', start: t.starts[i] as number, end: t.ends[i] as number, operator, operand };
}

/** `a and b and c` is one operation with three values, as in `ast`; the left edge is walked without recursion. */
function lowerBoolean(t: FlatTree, top: number): Expression {
  const levels: number[] = [];
  let at = top;
  while (t.kinds[at] === BOOLEAN) {
    levels.push(at);
    const below = inner(t, at);
    if (below < 0) return broken(t, top);
    at = below;
  }
  let value = lowerExpression(t, at);
  let values: Expression[] = [];
  for (let l = levels.length - 1; l >= 0; l--) {
    const i = levels[l] as number;
    const end = t.nexts[i] as number;
    const token = firstSound(t, t.nexts[inner(t, i)] as number, end);
    const operator: BooleanOperation['operator'] = token >= 0 && t.kinds[token] === AND ? 'and' : 'or';
    const right = lowerAt(t, token < 0 ? -1 : operandAfter(t, token, end), i);
    if (value.kind === 'BooleanOperation' && value.operator === operator && value.values === values) {
      values.push(right);
      value = { ...value, end: t.ends[i] as number };
    } else {
      values = [value, right];
      value = { kind: 'BooleanOperation', start: t.starts[i] as number, end: t.ends[i] as number, operator, values };
    }
  }
  return value;
}

function lowerComparison(t: FlatTree, i: number): Comparison {
  const operandsFound: Expression[] = [];
  const operators: string[] = [];
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    const id = t.kinds[c] as number;
    if (isOperand(id)) operandsFound.push(lowerExpression(t, c));
    else if (id !== ERROR) operators.push(kindText(id));
  }
  return { kind: 'Comparison', start: t.starts[i] as number, end: t.ends[i] as number, operands: operandsFound, operators };
}

function lowerTuple(t: FlatTree, i: number): TupleDisplay {
  return { kind: 'Tuple', start: t.starts[i] as number, end: t.ends[i] as number, elements: lowerAll(t, i) };
}

/** On the left of `=` the grammar reads `(a)` as a tuple; without a comma it is only a name in parentheses. */
function lowerTuplePattern(t: FlatTree, i: number): Expression {
  const tuple = lowerTuple(t, i);
  const [only] = tuple.elements;
  if (only === undefined || tuple.elements.length > 1) return tuple;
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) if (t.kinds[c] === COMMA) return tuple;
  return only;
}

function lowerDict(t: FlatTree, i: number): DictDisplay {
  const entries: { key: Expression | null; value: Expression }[] = [];
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    if (t.kinds[c] === PAIR) {
      const [key, value] = lowerPair(t, c);
      entries.push({ key, value });
    } else if (t.kinds[c] === DICTIONARY_SPLAT) {
      entries.push({ key: null, value: lowerInner(t, c) });
    }
  }
  return { kind: 'Dict', start: t.starts[i] as number, end: t.ends[i] as number, entries };
}

/** Key and value of a `pair`. */
export function lowerPair(t: FlatTree, i: number): [Expression, Expression] {
  const [key = -1, value = -1] = operands(t, i);
  return [lowerAt(t, key, i), lowerAt(t, value, i)];
}

function lowerYield(t: FlatTree, i: number): Expression {
  const end = t.nexts[i] as number;
  let from = false;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) if (t.kinds[c] === FROM) from = true;
  const value = inner(t, i);
  return { kind: 'Yield', start: t.starts[i] as number, end: t.ends[i] as number, value: value < 0 ? null : lowerExpression(t, value), from };
}

function lowerGeneric(t: FlatTree, i: number): Expression {
  const name = i + 1;
  const list = t.nexts[name] as number;
  if (list >= (t.nexts[i] as number)) return lowerName(t, name);
  return lowerTypeArguments(t, i, list);
}

/** `List[int, str]` where the grammar expects a type. In broken code the closing bracket may be missing, and the last item ends the list. */
function lowerTypeArguments(t: FlatTree, i: number, list: number): Subscript {
  const items = lowerAll(t, list);
  const [only] = items;
  const start = t.starts[list] as number;
  const end = t.ends[list] as number;
  const index: Expression = items.length === 1 && only !== undefined ? only : { kind: 'Tuple', start: start + 1, end: Math.max(start + 1, end - 1, items[items.length - 1]?.end ?? 0), elements: items };
  return { kind: 'Subscript', start: t.starts[i] as number, end: t.ends[i] as number, value: lowerName(t, i + 1), index };
}

on('string', (t, i) => lowerString(t, i, lowerExpression));
on('concatenated_string', (t, i) => lowerConcatenatedString(t, i, lowerExpression));
on('identifier', lowerName);
on('call attribute subscript binary_operator union_type member_type', lowerChain);
on('integer float', lowerNumber);
on('true', constant('boolean', true));
on('false', constant('boolean', false));
on('none', constant('none', null));
on('ellipsis', constant('ellipsis', undefined));
on('unary_operator not_operator', lowerUnary);
on('boolean_operator', lowerBoolean);
on('comparison_operator', lowerComparison);
on('tuple expression_list pattern_list', lowerTuple);
on('tuple_pattern', lowerTuplePattern);
on('list list_pattern', (t, i): ListDisplay => ({ kind: 'List', start: t.starts[i] as number, end: t.ends[i] as number, elements: lowerAll(t, i) }));
on('set', (t, i): SetDisplay => ({ kind: 'Set', start: t.starts[i] as number, end: t.ends[i] as number, elements: lowerAll(t, i) }));
on('dictionary', lowerDict);
on('list_comprehension set_comprehension dictionary_comprehension generator_expression', lowerComprehension);
on('list_splat list_splat_pattern splat_type', (t, i): Starred => ({ kind: 'Starred', start: t.starts[i] as number, end: t.ends[i] as number, value: lowerInner(t, i) }));
on('conditional_expression', lowerConditional);
on('named_expression', lowerNamed);
on('lambda', lowerLambda);
on('await', (t, i) => ({ kind: 'Await', start: t.starts[i] as number, end: t.ends[i] as number, value: lowerInner(t, i) }));
on('yield', lowerYield);
on('slice', lowerSlice);
on('as_pattern as_pattern_target type constrained_type', lowerInner);
on('generic_type', lowerGeneric);
