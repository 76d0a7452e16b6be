import type { Argument, ClassDefinition, ExceptHandler, Expression, For, FunctionDefinition, If, Name, Parameter, Statement, Try, While, With, WithItem } from './nodes';
import type { FlatTree } from './flat-tree';
import { kind, MISSING } from './kinds';
import { lowerArguments, lowerAt, lowerExpression, lowerName, operands } from './lower-expressions';
import { lowerMatch } from './lower-match';
import { lowerParameters } from './lower-parameters';
import { lowerStatements, registerStatement } from './statement-table';

const BLOCK = kind('block');
const ELIF = kind('elif_clause');
const ELSE = kind('else_clause');
const EXCEPT = kind('except_clause');
const FINALLY = kind('finally_clause');
const ASYNC = kind('\'async');
const FOR = kind('\'for');
const IN = kind('\'in');
const COLON = kind('\':');
const AS = kind('\'as');
const COMMA = kind('\',');
const IDENTIFIER = kind('identifier');
const PARAMETERS = kind('parameters');
const ARGUMENTS = kind('argument_list');
const TYPE = kind('type');
const DECORATOR = kind('decorator');
const FUNCTION = kind('function_definition');
const CLASS = kind('class_definition');
const WITH_CLAUSE = kind('with_clause');
const WITH_ITEM = kind('with_item');
const AS_PATTERN = kind('as_pattern');
const TUPLE = kind('tuple');
const PARENTHESIZED = kind('parenthesized_expression');

/** The statements of the first block among the children of i. */
function body(t: FlatTree, i: number): Statement[] {
  const block = child(t, i, BLOCK);
  return block < 0 ? [] : lowerStatements(t, block);
}

function child(t: FlatTree, i: number, id: number): number {
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) if (t.kinds[c] === id) return c;
  return -1;
}

/** The end of the last statement of the last block that has one: the grammar's own end takes in the comments that follow. */
function endAfter(t: FlatTree, i: number, ...blocks: readonly (readonly Statement[])[]): number {
  for (let b = blocks.length - 1; b >= 0; b--) {
    const block = blocks[b] ?? [];
    const last = block[block.length - 1];
    if (last !== undefined) return last.end;
  }
  return t.ends[i] as number;
}

function orelse(t: FlatTree, i: number): Statement[] {
  const clause = child(t, i, ELSE);
  return clause < 0 ? [] : body(t, clause);
}

/** The `elif`s stand side by side in the grammar and inside one another in the nodes: build from the last to the first. */
function lowerIf(t: FlatTree, i: number): If {
  const clauses: number[] = [];
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) if (t.kinds[c] === ELIF) clauses.push(c);
  let otherwise: readonly Statement[] = orelse(t, i);
  for (const c of clauses.reverse()) otherwise = [oneIf(t, c, otherwise)];
  return oneIf(t, i, otherwise);
}

function oneIf(t: FlatTree, i: number, otherwise: readonly Statement[]): If {
  const [test = -1] = operands(t, i);
  const then = body(t, i);
  return { kind: 'If', start: t.starts[i] as number, end: endAfter(t, i, then, otherwise), test: lowerAt(t, test, i), body: then, orelse: otherwise };
}

function colonEnd(t: FlatTree, i: number): number {
  const colon = child(t, i, COLON);
  return colon < 0 ? (t.ends[i] as number) : (t.ends[colon] as number);
}

function lowerFor(t: FlatTree, i: number): For {
  const word = Math.max(i + 1, child(t, i, FOR));
  const within = child(t, i, IN);
  const found = operands(t, i);
  const target = found.find((c) => within < 0 || c < within) ?? -1;
  const iterable = found.find((c) => within >= 0 && c > within) ?? -1;
  const loop = body(t, i);
  const otherwise = orelse(t, i);
  return {
    kind: 'For', start: t.starts[i] as number, end: endAfter(t, i, loop, otherwise),
    target: lowerAt(t, target, i), iterable: lowerAt(t, iterable, i), body: loop, orelse: otherwise,
    isAsync: t.kinds[i + 1] === ASYNC, header: { start: t.starts[word] as number, end: colonEnd(t, i) },
  };
}

function lowerWhile(t: FlatTree, i: number): While {
  const [test = -1] = operands(t, i);
  const start = t.starts[i] as number;
  const loop = body(t, i);
  const otherwise = orelse(t, i);
  return { kind: 'While', start, end: endAfter(t, i, loop, otherwise), test: lowerAt(t, test, i), body: loop, orelse: otherwise, header: { start, end: colonEnd(t, i) } };
}

function lowerWith(t: FlatTree, i: number): With {
  const items: WithItem[] = [];
  const clause = child(t, i, WITH_CLAUSE);
  if (clause >= 0) {
    const end = t.nexts[clause] as number;
    for (let c = clause + 1; c < end; c = t.nexts[c] as number) {
      if (t.kinds[c] === WITH_ITEM) addWithItems(t, operands(t, c)[0] ?? -1, c, items);
    }
  }
  const inside = body(t, i);
  return { kind: 'With', start: t.starts[i] as number, end: endAfter(t, i, inside), items, body: inside, isAsync: t.kinds[i + 1] === ASYNC };
}

/** `with (a as b, c as d):` may be read as one item that is a tuple of as-patterns. */
function addWithItems(t: FlatTree, value: number, item: number, items: WithItem[]): void {
  const id = value < 0 ? 0 : (t.kinds[value] as number);
  if ((id === TUPLE || id === PARENTHESIZED) && child(t, value, AS_PATTERN) >= 0) {
    for (const c of operands(t, value)) items.push(withItem(t, c));
  } else {
    items.push(value < 0 ? { context: lowerAt(t, -1, item), target: null } : withItem(t, value));
  }
}

function withItem(t: FlatTree, value: number): WithItem {
  if (t.kinds[value] !== AS_PATTERN) return { context: lowerExpression(t, value), target: null };
  const [context = -1, target = -1] = operands(t, value);
  return { context: lowerAt(t, context, value), target: target < 0 ? null : lowerExpression(t, target) };
}

function lowerFunction(t: FlatTree, i: number): FunctionDefinition {
  return functionWith(t, i, i, []);
}

function functionWith(t: FlatTree, outer: number, i: number, decorators: readonly Expression[]): FunctionDefinition {
  const name = definedName(t, i);
  let parameters: Parameter[] = [];
  let returns: Expression | null = null;
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    if (t.kinds[c] === PARAMETERS) parameters = lowerParameters(t, c);
    else if (t.kinds[c] === TYPE) returns = lowerExpression(t, c);
  }
  const inside = body(t, i);
  return {
    kind: 'FunctionDefinition', start: t.starts[outer] as number, end: endAfter(t, outer, inside),
    name: name.id, nameSpan: { start: name.start, end: name.end }, parameters, returns, decorators, body: inside, isAsync: t.kinds[i + 1] === ASYNC,
  };
}

function definedName(t: FlatTree, i: number): Name {
  const at = child(t, i, IDENTIFIER);
  if (at >= 0) return lowerName(t, at);
  const missing = child(t, i, MISSING);
  const where = missing >= 0 ? (t.starts[missing] as number) : (t.starts[i] as number);
  return { kind: 'Name', start: where, end: where, id: '' };
}

function lowerClass(t: FlatTree, i: number): ClassDefinition {
  return classWith(t, i, i, []);
}

function classWith(t: FlatTree, outer: number, i: number, decorators: readonly Expression[]): ClassDefinition {
  const name = definedName(t, i);
  const list = child(t, i, ARGUMENTS);
  const bases: Argument[] = list < 0 ? [] : lowerArguments(t, list);
  const inside = body(t, i);
  return {
    kind: 'ClassDefinition', start: t.starts[outer] as number, end: endAfter(t, outer, inside),
    name: name.id, nameSpan: { start: name.start, end: name.end }, bases, decorators, body: inside,
  };
}

/** The range of a decorated definition starts with its first decorator. */
function lowerDecorated(t: FlatTree, i: number): Statement {
  const decorators: Expression[] = [];
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    const id = t.kinds[c];
    if (id === DECORATOR) decorators.push(lowerAt(t, operands(t, c)[0] ?? -1, c));
    else if (id === FUNCTION) return functionWith(t, i, c, decorators);
    else if (id === CLASS) return classWith(t, i, c, decorators);
  }
  const start = t.starts[i] as number;
  return {
    kind: 'BrokenStatement', start, end: t.ends[i] as number,
    body: decorators.map((value) => ({ kind: 'ExpressionStatement', start: value.start, end: value.end, value })),
  };
}

function lowerTry(t: FlatTree, i: number): Try {
  const handlers: ExceptHandler[] = [];
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) if (t.kinds[c] === EXCEPT) handlers.push(lowerHandler(t, c));
  const last = child(t, i, FINALLY);
  const tried = body(t, i);
  const otherwise = orelse(t, i);
  const final = last < 0 ? [] : body(t, last);
  const stop = final.length + otherwise.length === 0 ? (handlers[handlers.length - 1]?.end ?? endAfter(t, i, tried)) : endAfter(t, i, otherwise, final);
  return { kind: 'Try', start: t.starts[i] as number, end: stop, body: tried, handlers, orelse: otherwise, final };
}

function lowerHandler(t: FlatTree, i: number): ExceptHandler {
  const start = t.starts[i] as number;
  const inside = body(t, i);
  const end = endAfter(t, i, inside);
  const found = operands(t, i);
  const [value = -1, second = -1] = found;
  if (value >= 0 && t.kinds[value] === AS_PATTERN) {
    const [type = -1, name = -1] = operands(t, value);
    return { start, end, type: lowerAt(t, type, value), name: text(t, name), body: inside };
  }
  if (second >= 0 && child(t, i, AS) >= 0) return { start, end, type: lowerExpression(t, value), name: text(t, second), body: inside };
  if (second >= 0 && child(t, i, COMMA) >= 0) {
    const elements = found.map((c) => lowerExpression(t, c));
    const type: Expression = { kind: 'Tuple', start: t.starts[value] as number, end: t.ends[found[found.length - 1] ?? value] as number, elements };
    return { start, end, type, name: null, body: inside };
  }
  return { start, end, type: value < 0 ? null : lowerExpression(t, value), name: null, body: inside };
}

function text(t: FlatTree, i: number): string | null {
  return i < 0 ? null : t.code.slice(t.starts[i], t.ends[i]);
}

/** Makes the compound statements known to the statement table. */
export function registerCompoundStatements(): void {
  registerStatement('if_statement', lowerIf);
  registerStatement('for_statement', lowerFor);
  registerStatement('while_statement', lowerWhile);
  registerStatement('with_statement', lowerWith);
  registerStatement('try_statement', lowerTry);
  registerStatement('match_statement', (t, i) => lowerMatch(t, i, body));
  registerStatement('function_definition', lowerFunction);
  registerStatement('class_definition', lowerClass);
  registerStatement('decorated_definition', lowerDecorated);
}
