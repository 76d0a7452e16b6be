import type { Call, Expression, ImportFrom } from '../../python/nodes';
import type { Span } from '../../python/text';
import type { Edit } from '../rule';
import { importName } from './imports';
import { putBelow, standsAlone, takeOut } from './lines';
import { numbersIn } from './literals';
import type { Source } from './source';
import { callsIn, edit, expressionAt, statementAt, textOf, walk } from './source';

/** Takes one step out of a chain: `x / 255` becomes `x`, `Normalize(…)` leaves its list, `x = f(x)` goes. Null where it is not known what is left. */
export function withoutStep(source: Source, span: Span): readonly Edit[] | null {
  const place = statementAt(source, span);
  if (!place) return null;
  const { statement } = place;
  if (statement.kind === 'AugmentedAssign' && span.start <= statement.target.start) return place.block.length > 1 ? (takeOut(source, statement)?.edits ?? null) : null;
  const node = expressionAt(source, span);
  if (!node) return null;
  const element = elementEdit(source, statement, node);
  if (element) return [element];
  const inner = innerOf(node);
  if (!inner) return null;
  if (statement.kind === 'Assign' && statement.value === node && statement.targets.length === 1 && statement.targets[0]?.kind === 'Name' && inner.kind === 'Name' && statement.targets[0].id === inner.id && place.block.length > 1) {
    return takeOut(source, statement)?.edits ?? null;
  }
  return [edit(source, node.start, node.end, textOf(source, inner))];
}

/** What a step is done to. */
function innerOf(node: Expression): Expression | null {
  switch (node.kind) {
    case 'BinaryOperation': {
      const isNumber = (one: Expression): boolean => numbersIn(one).length > 0 && callsIn(one).length === 0;
      return node.operator === '/' || node.operator === '-' ? node.left : isNumber(node.right) ? node.left : isNumber(node.left) ? node.right : null;
    }
    case 'Subscript':
      return node.value;
    case 'Call': {
      const [first] = node.args;
      if (first?.keyword !== null || first.unpack !== '') return null;
      // `x.div(255)`: the receiver is what it is done to; `np.log(x)`: the argument.
      return node.callee.kind === 'Attribute' && numbersIn(first.value).length > 0 && first.value.kind === 'Constant' ? node.callee.value : first.value;
    }
    default:
      return null;
  }
}

/** The edit that takes an element out of the list that holds it. */
function elementEdit(source: Source, statement: unknown, node: Expression): Edit | null {
  let found: Edit | null = null;
  walk(statement, (one) => {
    const list = one as Expression;
    if (list.kind !== 'List' && list.kind !== 'Tuple') return undefined;
    const index = list.elements.indexOf(node);
    const [before, after] = [list.elements[index - 1], list.elements[index + 1]];
    if (index >= 0 && before) found = edit(source, before.end, node.end, '');
    else if (index >= 0 && after) found = edit(source, node.start, after.start, '');
    return undefined;
  });
  return found;
}

/** Puts a call around a part of a file: `np.expm1(…)`; `as` makes the text. */
export function around(source: Source, span: Span, as: (text: string) => string): Edit {
  return edit(source, span.start, span.end, as(textOf(source, span)));
}

/** The first thing that a call is given, as a place to put a step around it. */
export function givenTo(source: Source, span: Span): Expression | null {
  const node = expressionAt(source, span);
  if (node?.kind !== 'Call') return null;
  const [first] = node.args;
  return first?.unpack === '' && (first.keyword === null || first.keyword === 'x' || first.keyword === 'X') ? first.value : null;
}

/** `x / 255.0`, with brackets where what is divided needs them. */
export function divided(source: Source, what: Expression, by: number): Edit {
  const isPlain = ['Name', 'Call', 'Subscript', 'Attribute'].includes(what.kind);
  return around(source, what, (text) => `${isPlain ? text : `(${text})`} / ${String(by)}.0`);
}

/** How a library is called in a file, with the edit that imports it where it is not. Null where there is no place for the import. */
export function libraryName(source: Source, module: string, alias: string, before: number): { readonly name: string; readonly edits: readonly Edit[] } | null {
  const imports = source.module.body.filter((one) => (one.kind === 'Import' || one.kind === 'ImportFrom') && one.end <= before);
  for (const one of imports) {
    const known = one.kind === 'Import' ? one.names.find((given) => given.name === module) : undefined;
    if (known) return { name: known.alias ?? known.name, edits: [] };
  }
  const last = imports.filter((one) => standsAlone(source, one)).at(-1);
  const added = last && putBelow(source, last, [alias === module ? `import ${module}` : `import ${module} as ${alias}`]);
  return added ? { name: alias, edits: [added] } : null;
}

/** A function of a library that the other side calls by a name it imports, made callable here. */
export function sameFunction(source: Source, other: Source, call: Call, before: number): { readonly name: string; readonly edits: readonly Edit[] } | null {
  const { callee } = call;
  if (callee.kind !== 'Name' || call.args.length !== 1) return null;
  const from = other.module.body.find((one): one is ImportFrom => one.kind === 'ImportFrom' && one.level === 0 && one.names.some((given) => (given.alias ?? given.name) === callee.id));
  const name = from?.names.find((given) => (given.alias ?? given.name) === callee.id)?.name;
  return from && name !== undefined && /^(tensorflow|keras)\b/.test(from.module) ? importName(source, [from.module], name, before, `training_${name}`) : null;
}
