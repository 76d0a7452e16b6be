import type { Param } from '../../project/recipe/steps';
import type { Call, Constant, Expression, Statement } from '../../python/nodes';
import type { Span } from '../../python/text';
import type { Edit } from '../rule';
import type { Source } from './source';
import { blocksOf, edit, expressionAt, textOf, walk, writtenBy } from './source';

/** Is it written of constants alone? */
export function isWritten(expression: Expression): boolean {
  switch (expression.kind) {
    case 'Constant':
      return true;
    case 'UnaryOperation':
      return isWritten(expression.operand);
    case 'BinaryOperation':
      return isWritten(expression.left) && isWritten(expression.right);
    case 'Tuple':
    case 'List':
      return expression.elements.every(isWritten);
    default:
      return false;
  }
}

/** Where a value is written: there, or, for a name that the file sets once, where it is set; null where it is not written in this file. */
export function writtenAt(source: Source, expression: Expression): Expression | null {
  if (isWritten(expression)) return expression;
  if (expression.kind !== 'Name') return null;
  const { id } = expression;
  let writes = 0;
  let value: Expression | null = null;
  walk(source.module.body, (one) => {
    const node = one as Statement;
    if ('parameters' in one && (one.parameters as readonly { readonly name: string }[]).some(({ name }) => name === id)) writes += 2;
    if (isStatement(one) && blocksOf(node).length === 0 && writtenBy(node).has(id)) {
      writes++;
      if (node.kind === 'Assign' && node.targets.length === 1 && node.targets[0]?.kind === 'Name') value = node.value;
    }
    if (node.kind === 'For' && writtenBy({ ...node, body: [], orelse: [] }).has(id)) writes += 2;
    return undefined;
  });
  const known = value as Expression | null;
  return writes === 1 && known && isWritten(known) ? known : null;
}

const bindings = new Set(['Assign', 'AugmentedAssign', 'AnnotatedAssign', 'Import', 'ImportFrom', 'ExpressionStatement', 'Delete']);

function isStatement(node: { readonly kind: string }): boolean {
  return bindings.has(node.kind);
}

/** A parameter as Python writes it; null where it has no such text. */
export function pythonText(value: Param | undefined): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : null;
}

/** The numbers in a part of a file, in their order. */
export function numbersIn(node: unknown): Constant[] {
  const found: Constant[] = [];
  walk(node, (one) => {
    const constant = one as Constant;
    if (one.kind === 'Constant' && (constant.type === 'integer' || constant.type === 'float')) found.push(constant);
    return undefined;
  });
  return found;
}

/** Gives a call's keyword another value: where it is written, or as an argument of its own. `served`: the value that it has now. */
export function setKeyword(source: Source, call: Call, keyword: string, served: Param, trained: Param): Edit | null {
  const text = pythonText(trained);
  if (text === null || call.args.some((arg) => arg.unpack !== '')) return null;
  const given = call.args.find((arg) => arg.keyword === keyword);
  if (given) {
    const value = writtenAt(source, given.value);
    return value && edit(source, value.start, value.end, text);
  }
  const plain = call.args.filter((arg) => arg.keyword === null).flatMap((arg) => writtenAt(source, arg.value) ?? []);
  const same = plain.filter((value) => value.kind === 'Constant' && value.value === served);
  const [only] = same;
  if (only) return same.length === 1 ? edit(source, only.start, only.end, text) : null;
  const last = call.args.at(-1);
  return last ? edit(source, last.end, last.end, `, ${keyword}=${text}`) : edit(source, call.end - 1, call.end - 1, `${keyword}=${text}`);
}

/** Gives a call the arguments of a call of the same function, where those of both are written out; null elsewhere. */
export function argumentsOf(source: Source, call: Call, other: Source, model: Call): Edit | null {
  if (tailOf(call.callee) === null || tailOf(call.callee) !== tailOf(model.callee) || [...call.args, ...model.args].some((arg) => arg.unpack !== '')) return null;
  if (!call.args.every((arg) => writtenAt(source, arg.value))) return null;
  const texts = model.args.map((arg) => {
    const value = writtenAt(other, arg.value);
    return value && `${arg.keyword === null ? '' : `${arg.keyword}=`}${textOf(other, value)}`;
  });
  const [first] = call.args;
  const last = call.args.at(-1);
  if (!first || !last || texts.some((text) => text === null)) return null;
  return edit(source, first.start, last.end, texts.join(', '));
}

function tailOf(callee: Expression): string | null {
  return callee.kind === 'Attribute' ? callee.attribute : callee.kind === 'Name' ? callee.id : null;
}

/** Writes the other side's numbers into a formula, where the two have the same number of them and one or two differ. */
export function numbersOf(source: Source, span: Span, other: Source, model: Span): readonly Edit[] | null {
  const [own, others] = [numbersIn(expressionAt(source, span)), numbersIn(expressionAt(other, model))];
  if (own.length === 0 || own.length !== others.length) return null;
  const edits = own.flatMap((one, index) => {
    const twin = others[index];
    return twin && twin.value !== one.value ? [edit(source, one.start, one.end, textOf(other, twin))] : [];
  });
  return edits.length === 1 || edits.length === 2 ? edits : null;
}

/** Writes other numbers for some that a call is given, in the call itself or where its names are set. */
export function numbersFor(source: Source, call: Call, changes: ReadonlyMap<number, number>): readonly Edit[] | null {
  const found = new Map<number, Edit>();
  const take = (expression: Expression): void => {
    if (expression.kind === 'Tuple' || expression.kind === 'List') {
      expression.elements.forEach(take);
      return;
    }
    const value = writtenAt(source, expression);
    for (const number of numbersIn(value)) {
      const to = typeof number.value === 'number' ? changes.get(number.value) : undefined;
      if (to !== undefined) found.set(number.start, edit(source, number.start, number.end, String(to)));
    }
  };
  for (const arg of call.args) take(arg.value);
  return found.size > 0 ? [...found.values()] : null;
}
