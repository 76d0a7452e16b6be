import { isType, typeOf } from '../../../project/code/types';

import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call, Expression, Statement } from '../../../python/nodes';
import { argumentOf, callSite, edit, hidesArguments, isExpectedToFail, partsOf, textOf, truthOf } from '../../reading';
import { lastParts } from '../../needs';
import type { Fix, Rule } from '../../rule';

const OF_TABLES = new Set([
  'dropna', 'fillna', 'ffill', 'bfill', 'drop', 'drop_duplicates', 'sort_values', 'sort_index', 'rename', 'reset_index', 'set_index', 'replace', 'astype', 'assign', 'merge', 'join', 'clip', 'interpolate',
  'round', 'reindex', 'shift', 'map', 'convert_dtypes', 'melt', 'pivot', 'sample',
]);
const OF_ARRAYS = new Set(['reshape', 'astype', 'clip', 'flatten', 'ravel', 'transpose', 'squeeze', 'round', 'repeat']);
const OF_TENSORS = new Set([
  'to', 'cuda', 'cpu', 'float', 'half', 'long', 'double', 'view', 'reshape', 'squeeze', 'unsqueeze', 'transpose', 'permute', 'clamp', 'detach', 'clone', 'contiguous', 'flatten', 'type', 'expand', 'repeat',
  'masked_fill', 'float', 'add', 'sub', 'mul', 'div',
]);
/** Of NumPy. */
const FUNCTIONS = new Set([
  'clip', 'sort', 'reshape', 'squeeze', 'transpose', 'concatenate', 'append', 'delete', 'insert', 'unique', 'flip', 'roll', 'expand_dims', 'log', 'log1p', 'exp', 'abs', 'sqrt', 'where', 'nan_to_num', 'stack',
  'vstack', 'hstack', 'pad', 'round',
].map((name) => `numpy.${name}`));
const NAMES: ReadonlySet<string> = new Set([...OF_TABLES, ...OF_ARRAYS, ...OF_TENSORS, ...lastParts([...FUNCTIONS])]);

/** `df.dropna()` alone on its line. */
export const rule: Rule = {
  meta: {
    id: 'data/result-discarded',
    title: 'The result of a method is thrown away',
    family: 'data',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.python', 'de.data-quality-contracts'],
    references: ['zhang2022', 'pandas-cow'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['pylint:W5503', 'codesmile:R16'],
  },
  words: [...NAMES],
  inspect({ code, report }) {
    for (const place of code.statements) {
      const { statement } = place;
      if (statement.kind !== 'ExpressionStatement' || statement.value.kind !== 'Call') continue;
      const call = statement.value;
      const found = discarded(code, call, place);
      if (found === null || isShown(code, place) || isExpectedToFail(code, place) || !isReadLater(code, place, found.root)) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: `${found.what} returns something new and leaves ${found.subject} as it is: nothing takes the result, so this line does nothing. Assign it.`,
        at: callSite(code, call),
        related: [],
        fixes: /^[A-Za-z_]\w*$/.test(found.subject) ? [{ title: `Assign it to ${found.subject}`, safe: false, edits: [edit(code, call.start, call.start, `${found.subject} = `)] } satisfies Fix] : [],
      });
    }
  },
};

/** The place of `out` among the arguments: with it the result is written into that array. */
const OUT_AT: ReadonlyMap<string, number> = new Map([['exp', 1], ['log', 1], ['log1p', 1], ['abs', 1], ['sqrt', 1], ['round', 2], ['concatenate', 2], ['clip', 3]].map(([name, at]) => [`numpy.${String(name)}`, Number(at)]));

interface Discarded {
  readonly what: string;
  readonly subject: string;
  /** The name at the bottom of the subject. */
  readonly root: string;
}

function rootOf(expression: Expression): string {
  if (expression.kind === 'Name') return expression.id;
  return expression.kind === 'Attribute' || expression.kind === 'Subscript' ? rootOf(expression.value) : '';
}

function discarded(code: ModuleCode, call: Call, place: Place): Discarded | null {
  const { callee } = call;
  if (callee.kind === 'Attribute' && !NAMES.has(callee.attribute)) return null;
  if (hidesArguments(call) || argumentOf(call, 'out') !== null) return null;
  const inplace = argumentOf(call, 'inplace');
  if (inplace !== null && truthOf(code, inplace, place) !== false) return null;
  if (argumentOf(call, 'copy') !== null) return null;
  const name = code.name(callee, place);
  if (name !== undefined) {
    const [first] = call.args;
    const isInto = call.args.filter((one) => one.keyword === null).length > (OUT_AT.get(name) ?? Infinity);
    return FUNCTIONS.has(name) && !isInto && first?.value.kind === 'Name' ? { what: textOf(code, callee), subject: textOf(code, first.value), root: rootOf(first.value) } : null;
  }
  if (callee.kind !== 'Attribute') return null;
  const type = typeOf(code, callee.value, place);
  if (type.own !== null) return null;
  const isKnown = (isType(type, 'pandas.DataFrame', 'pandas.Series') && OF_TABLES.has(callee.attribute) && !(callee.attribute === 'sample' && call.args.length === 0))
    || (isType(type, 'numpy.ndarray') && OF_ARRAYS.has(callee.attribute)) || (isType(type, 'torch.Tensor') && OF_TENSORS.has(callee.attribute));
  return isKnown ? { what: `.${callee.attribute}()`, subject: textOf(code, callee.value), root: rootOf(callee.value) } : null;
}

/** Is the old object read behind the line, as if it had been changed? Else somebody only looks at what the call gives. */
function isReadLater(code: ModuleCode, place: Place, root: string): boolean {
  if (root === '') return false;
  const isRead = (expression: Expression): boolean => [...partsOf(expression)].some((part) => part.kind === 'Name' && part.id === root);
  return code.statements.some((one) => {
    const { statement } = one;
    if (one.scope !== place.scope || statement.start <= place.statement.end) return false;
    return (statement.kind === 'Assign' || statement.kind === 'Return' || statement.kind === 'AnnotatedAssign' || statement.kind === 'AugmentedAssign') && statement.value !== null && isRead(statement.value)
      || (statement.kind === 'ExpressionStatement' && statement.value.kind === 'Call' && statement.value.args.some((argument) => isRead(argument.value)));
  });
}

/**
 * Does somebody look at the value: as the last of a notebook's cell, among other bare expressions (as in scripts that were notebooks), or where a `try` or
 * a `with` asks whether it works?
 */
function isShown(code: ModuleCode, place: Place): boolean {
  for (let at: Place | null = place.parent; at !== null; at = at.parent) {
    if (at.statement.kind === 'Try' || at.statement.kind === 'With') return true;
  }
  if (place.scope.kind !== 'module') return false;
  const { document } = code;
  const cellOf = (statement: Statement): number | null => document.locate(statement).cell;
  const own = cellOf(place.statement);
  if (document.kind === 'notebook' && place.parent === null) {
    const next = place.block[place.index + 1];
    if (next === undefined || cellOf(next) !== own) return true;
    // Of a cell only the last expression is shown, unless the notebook asks for all of them.
    return document.text.includes('ast_node_interactivity');
  }
  if (place.parent === null && endsWrittenCell(code, place)) return true;
  return place.block.some((one) => one !== place.statement && one.kind === 'ExpressionStatement' && cellOf(one) === own && isLook(one.value));
}

/** The last line of a cell, in a script that was made of a notebook: `# In[3]:`, or two empty lines and a comment of what was text, follow. */
function endsWrittenCell({ document: { text } }: ModuleCode, place: Place): boolean {
  if (!/^# In ?\[/m.test(text)) return false;
  const next = place.block[place.index + 1];
  return next === undefined || /^\s*\n# In ?\[|^\s*\n\n\n# /m.test(text.slice(place.statement.end, next.start));
}

/** An expression that stands there to be seen: `df`, `df.shape`, `df.head()`. */
function isLook(expression: Expression): boolean {
  const { kind } = expression;
  if (kind === 'Name' || kind === 'Attribute' || kind === 'Subscript' || kind === 'Comparison' || kind === 'BinaryOperation') return true;
  return kind === 'Call' && expression.callee.kind === 'Attribute' && LOOKS.test(expression.callee.attribute);
}

const LOOKS = /^(head|tail|describe|value_counts|isnull|isna|sum|mean|unique|nunique|corr|shape|groupby|info|count|idxmax|iloc|loc)$/;
