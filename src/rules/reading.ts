import type { ModuleCode } from '../project/code/code';
import { contextsAround } from '../project/code/places';
import type { Place } from '../project/code/places';
import type { Argument, Call, Constant, Expression, Statement } from '../python/nodes';
import type { Span } from '../python/text';
import type { Edit, Location } from './rule';

/** The argument of a call by its keyword, or by its position (from 0) among those without a keyword; null where it is not given, or hidden in `*args`. */
export function argumentOf(call: Call, keyword: string | null, position = -1): Argument | null {
  for (const argument of call.args) if (keyword !== null && argument.keyword === keyword) return argument;
  const own = call.args.slice(0, position + 1);
  const found = position < 0 ? undefined : own[position];
  return found?.keyword === null && own.every((one) => one.unpack === '' && one.keyword === null) ? found : null;
}

/** May a call take arguments that are not written in it (`*args`, `**options`)? */
export function hidesArguments(call: Call): boolean {
  return call.args.some((argument) => argument.unpack !== '');
}

/** A literal, or the literal that a name is surely bound to. */
export function constantOf(code: ModuleCode, expression: Expression | undefined, place: Place, hops = 0): Constant | null {
  if (expression?.kind === 'Constant') return expression;
  if (expression?.kind !== 'Name' || hops > 3) return null;
  const [only, ...others] = code.bindings(expression.id, place);
  if (only === undefined || others.length > 0) return null;
  if (only.kind === 'value' && only.path?.length === 0) return constantOf(code, only.value, only.place, hops + 1);
  return null;
}

/** What is written for a value: the literal itself, or one that a name is surely bound to, in this file or in the one that it is imported from. */
export function writtenOf(code: ModuleCode, expression: Expression | undefined, place: Place): Constant['value'] | undefined {
  const here = constantOf(code, expression, place);
  if (here !== null || expression === undefined) return here?.value;
  const value = expression.kind === 'Name' ? valueOf(code, expression, place).value : expression;
  const elsewhere = code.importedValue(value, place);
  return elsewhere === null ? undefined : constantOf(elsewhere.code, elsewhere.value, elsewhere.place)?.value;
}

/** The text of a string literal, or of one that a name is surely bound to, in whichever file. */
export function stringOf(code: ModuleCode, expression: Expression | undefined, place: Place): string | null {
  const value = writtenOf(code, expression, place);
  return typeof value === 'string' ? value : null;
}

/** The truth value of an argument that is written as `True`, `False` or a number; null for all else. */
export function truthOf(code: ModuleCode, argument: Argument | null, place: Place): boolean | null {
  const value = argument === null ? undefined : constantOf(code, argument.value, place)?.value;
  return typeof value === 'boolean' ? value : typeof value === 'number' ? value !== 0 : null;
}

/** What a name surely stands for: the expression that it is bound to, through names that stand for names; other expressions as they are. */
export function valueOf(code: ModuleCode, expression: Expression, place: Place, hops = 0): { readonly value: Expression; readonly place: Place } {
  if (expression.kind === 'Await') return valueOf(code, expression.value, place, hops);
  if (expression.kind !== 'Name' || hops > 4) return { value: expression, place };
  const [only, ...others] = code.bindings(expression.id, place);
  if (only?.kind === 'context') return valueOf(code, only.value, only.place, hops + 1);
  if (only?.kind !== 'value' || others.length > 0 || only.path?.length !== 0) return { value: expression, place };
  return valueOf(code, only.value, only.place, hops + 1);
}

/** Is this text written in Python 2, as its print statements tell? It is right in its own language. */
export function isPython2(text: string): boolean {
  return /^[ \t]*print[ \t]+(?:["']|[A-Za-z_][\w.]*[ \t]*(?:,|%|$))/m.test(text);
}

/** Is this a file of tests, by its name or its folder? */
export function isTestPath(path: string): boolean {
  return /(^|\/)(tests?\/|test_|conftest)/.test(path);
}

/** Does a test expect that this raises an error (`with pytest.raises(…)`)? */
export function isExpectedToFail(code: ModuleCode, place: Place): boolean {
  return contextsAround(place).some((context) => context.kind === 'Call' && /(^|\.)(raises|assertRaises\w*|warns|suppress)$/.test(textOf(code, context.callee)));
}

/** A place in the file, without its syntax tree. */
export function siteOf(code: ModuleCode, { start, end }: Span): Location {
  return { path: code.path, span: { start, end } };
}

/** Where a call stands for a reader: from its start to its closing bracket, or, over many lines, what is called. */
export function callSite(code: ModuleCode, call: Call): Location {
  return textOf(code, call).includes('\n') ? siteOf(code, call.callee) : siteOf(code, call);
}

const uncommented = new WeakMap<ModuleCode, string>();

/** The file's code with its comments left out, for a quick look whether a word occurs at all. Made once a file. */
export function textWithoutComments(code: ModuleCode): string {
  let text = uncommented.get(code);
  if (text === undefined) {
    const { text: whole } = code.document;
    let at = 0;
    text = '';
    for (const { start, end } of code.module.comments) {
      text += whole.slice(at, start);
      at = end;
    }
    text += whole.slice(at);
    uncommented.set(code, text);
  }
  return text;
}

export function textOf(code: ModuleCode, { start, end }: Span): string {
  return code.document.text.slice(start, end);
}

export function edit(code: ModuleCode, start: number, end: number, text: string): Edit {
  return { at: { path: code.path, span: { start, end } }, text };
}

/** Puts another argument behind the last one of a call. */
export function addArgument(code: ModuleCode, call: Call, text: string): Edit {
  const last = call.args.at(-1);
  if (last === undefined) return edit(code, call.argsSpan.start + 1, call.argsSpan.end - 1, text);
  return edit(code, last.end, last.end, `, ${text}`);
}

/** Takes an argument out of a call, with its comma. */
export function removeArgument(code: ModuleCode, call: Call, argument: Argument): Edit {
  const index = call.args.indexOf(argument);
  const next = call.args[index + 1];
  const before = call.args[index - 1];
  if (next !== undefined) return edit(code, argument.start, next.start, '');
  if (before !== undefined) return edit(code, before.end, argument.end, '');
  return edit(code, argument.start, argument.end, '');
}

/** What a simple statement reads; of an assignment what stands on the right. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'Assign': case 'AugmentedAssign': case 'ExpressionStatement':
      return [statement.value];
    case 'AnnotatedAssign': case 'Return': case 'Raise':
      return statement.value === null ? [] : [statement.value];
    case 'Assert':
      return [statement.test];
    default:
      return [];
  }
}

/** The parts of an expression, itself first; what stands in lambdas and comprehensions too. */
export function partsOf(expression: Expression): readonly Expression[] {
  const found: Expression[] = [];
  addParts(expression, found);
  return found;
}

function addParts(expression: Expression, found: Expression[]): void {
  found.push(expression);
  if (expression.kind !== 'Name' && expression.kind !== 'Constant') for (const child of childrenOf(expression)) addParts(child, found);
}

/** The expressions right below one. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'Attribute': case 'Starred': case 'Await': case 'NamedExpression':
      return [expression.value];
    case 'Yield':
      return expression.value === null ? [] : [expression.value];
    case 'Subscript':
      return [expression.value, expression.index];
    case 'Call':
      return [expression.callee, ...expression.args.map((argument) => argument.value)];
    case 'BinaryOperation':
      return [expression.left, expression.right];
    case 'UnaryOperation':
      return [expression.operand];
    case 'BooleanOperation':
      return expression.values;
    case 'Comparison':
      return expression.operands;
    case 'Conditional':
      return [expression.test, expression.body, expression.orelse];
    case 'List': case 'Tuple': case 'Set':
      return expression.elements;
    case 'Dict':
      return expression.entries.flatMap(({ key, value }) => (key === null ? [value] : [key, value]));
    case 'JoinedString':
      return expression.parts.filter((part) => typeof part !== 'string');
    case 'Lambda':
      return [expression.body];
    case 'Comprehension':
      return [...expression.clauses.flatMap((clause) => [clause.iterable, ...clause.conditions]), expression.element];
    default:
      return [];
  }
}

const MOST_STEPS = 8;
/** Attributes that tell of the form of a value and hold nothing of it. */
const FORM = /^(shape|ndim|dtype|device|itemsize|nbytes|__class__|__name__)$/;

/**
 * Follows a value back to what it was made of: through names, attributes, items, f-strings, arithmetic, and the receivers and arguments of calls. Gives the
 * first part of it that `isSource` knows; null where there is none. Names are followed only to what surely or possibly binds them in this file.
 */
export function sourceOf(
  code: ModuleCode, expression: Expression, place: Place, isSource: (part: Expression, place: Place) => boolean, throughCalls: (call: Call, place: Place) => boolean = () => true,
): Expression | null {
  const seen = new Set<Expression>();
  const visit = (part: Expression, at: Place, steps: number): Expression | null => {
    if (steps > MOST_STEPS || seen.has(part)) return null;
    seen.add(part);
    if (isSource(part, at)) return part;
    if (part.kind === 'Name') {
      for (const binding of [...code.bindings(part.id, at)].reverse()) {
        const inner = 'value' in binding ? visit(binding.value, binding.place, steps + 1) : null;
        if (inner) return inner;
        // What was there before stays a part of it.
        const before = binding.kind === 'augmented' && binding.place.statement.kind === 'AugmentedAssign' ? visit(binding.place.statement.target, binding.place, steps + 1) : null;
        if (before) return before;
      }
      return null;
    }
    if (part.kind === 'Conditional') return visit(part.body, at, steps + 1) ?? visit(part.orelse, at, steps + 1);
    if (part.kind === 'Subscript') return visit(part.value, at, steps);
    if (part.kind === 'Comparison' || (part.kind === 'Attribute' && FORM.test(part.attribute))) return null;
    if (part.kind === 'Call' && !throughCalls(part, at)) return null;
    for (const child of childrenOf(part)) {
      const found = visit(child, at, steps + (part.kind === 'Call' ? 1 : 0));
      if (found) return found;
    }
    return null;
  };
  return visit(expression, place, 0);
}
