import type { Expression } from '../../python/nodes';
import type { Source, StatementPlace } from './source';
import { blocksOf, flat, scopeOf, writtenBy } from './source';

/** How the rows with the numbers in `rows` are taken from something: `.iloc[rows]`, `[rows]`. */
export type TakeRows = (rows: string) => string;

const frame: TakeRows = (rows) => `.iloc[${rows}]`;
const array: TakeRows = (rows) => `[${rows}]`;

/** Methods of tables and columns that give tables and columns. */
const keeps = new Set(['drop', 'copy', 'fillna', 'dropna', 'reset_index', 'set_index', 'rename', 'astype', 'select_dtypes', 'assign', 'apply', 'map', 'replace', 'merge', 'join', 'sort_values', 'head', 'sample', 'drop_duplicates', 'clip', 'loc', 'iloc', 'pop', 'to_frame', 'applymap', 'query', 'filter', 'round', 'interpolate', 'ffill', 'bfill']);
const arrays = new Set(['to_numpy', 'fit_transform', 'transform', 'toarray', 'todense', 'reshape', 'ravel', 'flatten']);
const depth = 8;

/** How rows are taken from an expression by number; null where it can't be told whether it is a table or an array. */
export function rowsOf(source: Source, place: StatementPlace, expression: Expression): TakeRows | null {
  const kind = kindOf(source, place, expression, depth);
  return kind === 'frame' ? frame : kind === 'array' ? array : null;
}

function kindOf(source: Source, place: StatementPlace, expression: Expression, left: number): 'frame' | 'array' | null {
  if (left === 0) return null;
  const inner = (value: Expression): 'frame' | 'array' | null => kindOf(source, place, value, left - 1);
  switch (expression.kind) {
    case 'Name':
      return lastKind(source, place, expression.id, left);
    case 'Subscript': {
      const { value, index } = expression;
      if (value.kind === 'Attribute' && (value.attribute === 'loc' || value.attribute === 'iloc')) {
        const [rows] = index.kind === 'Tuple' ? index.elements : [];
        return rows?.kind === 'Slice' && !rows.lower && !rows.upper ? inner(value.value) : null;
      }
      const byName = (index.kind === 'Constant' && typeof index.value === 'string') || index.kind === 'List' || index.kind === 'Name';
      // A string or a list of strings between the brackets chooses columns of a table.
      if (index.kind === 'Constant' && typeof index.value === 'string') return 'frame';
      if (index.kind === 'List') return index.elements.every((one) => one.kind === 'Constant' && typeof one.value === 'string') ? 'frame' : null;
      return byName && inner(value) === 'frame' ? 'frame' : null;
    }
    case 'Attribute':
      if (expression.attribute === 'values') return 'array';
      return inner(expression.value) === 'frame' && !['T', 'columns', 'index', 'shape', 'dtypes', 'loc', 'iloc', 'str', 'dt'].includes(expression.attribute) ? 'frame' : null;
    case 'Call': {
      const { callee } = expression;
      if (callee.kind !== 'Attribute') return null;
      if (callee.value.kind === 'Name' && ['pd', 'pandas'].includes(callee.value.id)) return /^read_(?!json$|pickle$)|^(DataFrame|Series|get_dummies|concat|merge|to_numeric|to_datetime)$/.test(callee.attribute) ? 'frame' : null;
      if (callee.value.kind === 'Name' && ['np', 'numpy'].includes(callee.value.id)) return ['array', 'asarray', 'log', 'log1p', 'sqrt', 'exp'].includes(callee.attribute) && /^as|^array$/.test(callee.attribute) ? 'array' : null;
      if (arrays.has(callee.attribute)) return 'array';
      return keeps.has(callee.attribute) ? inner(callee.value) : null;
    }
    default:
      return null;
  }
}

/** What a name was given last before a place. */
function lastKind(source: Source, place: StatementPlace, name: string, left: number): 'frame' | 'array' | null {
  const writes = flat(scopeOf(source, place)).filter((one) => one.end <= place.statement.start && blocksOf(one).length === 0 && writtenBy(one).has(name));
  const last = writes.findLast((one) => one.kind !== 'Assign' || one.targets.some((target) => target.kind === 'Name' || target.kind === 'Tuple'));
  if (last?.kind !== 'Assign' || last.targets.length !== 1) return null;
  const [target] = last.targets;
  if (target?.kind === 'Tuple' && last.value.kind === 'Tuple') {
    const value = last.value.elements[target.elements.findIndex((one) => one.kind === 'Name' && one.id === name)];
    return value ? kindOf(source, { ...place, statement: last }, value, left - 1) : null;
  }
  return target?.kind === 'Name' ? kindOf(source, { ...place, statement: last }, last.value, left - 1) : null;
}
