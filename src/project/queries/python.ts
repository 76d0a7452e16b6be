import { isStandIn } from './stand-ins';
import type { CallTerm, Term } from '../symbolic/terms';
import { argument, callsMethod, isCallOf, literalOf, stringOf } from '../symbolic/terms';
import type { Formula } from './formula';
import { operationOf, statistics, unknownFormula, weekdays } from './formula';
import { expressionOf } from './sql';

const same = /^(int|float|str|bool|round|pandas\.(to_datetime|Timestamp|to_numeric|Series)|numpy\.(array|asarray|float32|float64|int64)|datetime\.(datetime\.)?(fromisoformat|strptime)|datetime\.datetime\.(fromisoformat|strptime)|dateutil\.parser\.parse|pyspark\.sql\.functions\.(to_date|to_timestamp))$/;
const sameMethods = new Set(['astype', 'cast', 'alias', 'copy', 'item', 'tolist', 'to_numpy', 'date', 'over_all']);
const spark = 'pyspark.sql.functions.';

/** How a value is computed in Python, pandas or Spark, as a formula. */
export function formulaOf(term: Term, depth = 0): Formula {
  if (depth > 40) return unknownFormula;
  const of = (inner: Term | null | undefined): Formula => (inner ? formulaOf(inner, depth + 1) : unknownFormula);
  switch (term.t) {
    case 'literal':
      return typeof term.value === 'number' ? { f: 'number', value: term.value } : typeof term.value === 'string' ? { f: 'text', value: term.value } : typeof term.value === 'boolean' ? { f: 'number', value: term.value ? 1 : 0 } : unknownFormula;
    case 'item': {
      const name = stringOf(term.index);
      if (name !== undefined) return { f: 'column', name };
      return typeof literalOf(term.index) === 'number' ? of(term.of) : unknownFormula;
    }
    case 'given':
      return { f: 'column', name: term.name };
    case 'attribute':
      return ofAttribute(term, of);
    case 'sequence':
      return term.items.length === 1 ? of(term.items[0]) : unknownFormula;
    case 'element': case 'after':
      return of(term.of);
    case 'operation':
      return operationOf(term.operator, term.operands.map(of));
    case 'choice':
      return term.when ? operationOf('if', [of(term.when.test), of(term.when.then), of(term.when.otherwise)]) : unknownFormula;
    case 'call':
      return ofCall(term, of);
    default:
      return unknownFormula;
  }
}

function ofAttribute(term: Extract<Term, { t: 'attribute' }>, of: (inner: Term) => Formula): Formula {
  if (/^(dayofweek|weekday|day_of_week)$/.test(term.name)) return { f: 'weekday', numbers: weekdays.monday0, of: of(term.of) };
  if (/^(dt|str|values|iloc|loc|T)$/.test(term.name)) return of(term.of);
  // `ride.distance`, `df.distance`: a field of what is asked or read; of a date, a part of it.
  return isStandIn(term.of) ? { f: 'column', name: term.name } : operationOf(term.name, [of(term.of)]);
}

function ofCall(call: CallTerm, of: (inner: Term | undefined | null) => Formula): Formula {
  const [first, second] = call.args;
  if (same.test(call.callee)) return of(first);
  if (call.callee === 'len') return operationOf('count', [{ f: 'column', name: '*' }]);
  if (call.callee.startsWith(spark)) return ofSpark(call, call.callee.slice(spark.length), of);
  if (call.callee === 'numpy.where') return operationOf('if', call.args.map(of));
  if (/^numpy\.(log|log1p|sqrt|abs|floor|ceil|exp)$/.test(call.callee) || /^math\.(log|log1p|sqrt|floor|ceil|exp)$/.test(call.callee)) return operationOf(call.callee.split('.')[1] ?? '', [of(first)]);
  const { receiver } = call;
  if (!receiver || !call.callee.startsWith('.')) return unknownFormula;
  const name = call.callee.slice(1);
  if (name === 'weekday') return { f: 'weekday', numbers: weekdays.monday0, of: of(receiver) };
  if (name === 'isoweekday') return { f: 'weekday', numbers: weekdays.monday1, of: of(receiver) };
  if (name === 'fillna') return first || call.keywords.has('value') ? { f: 'fill', of: of(receiver), by: of(argument(call, 'value', 0)) } : unknownFormula;
  if (name === 'get' && stringOf(first) !== undefined) return second ? { f: 'fill', of: { f: 'column', name: stringOf(first) ?? '' }, by: of(second) } : { f: 'column', name: stringOf(first) ?? '' };
  if (statistics.has(name) && call.args.length === 0) return operationOf(name === 'avg' ? 'mean' : name, [of(receiver)]);
  if (name === 'otherwise' && callsWhen(receiver)) return operationOf('if', [of(receiver.args[0]), of(receiver.args[1]), of(first)]);
  if (sameMethods.has(name)) return of(receiver);
  if (name === 'round') return operationOf('round', [of(receiver), of(first)]);
  return unknownFormula;
}

function callsWhen(term: Term): term is CallTerm {
  return isCallOf(term, `${spark}when`);
}

function ofSpark(call: CallTerm, name: string, of: (inner: Term | undefined) => Formula): Formula {
  const [first, second] = call.args;
  // Spark's functions take the name of a column for the column.
  const column = (term: Term | undefined): Formula => (stringOf(term) === undefined ? of(term) : { f: 'column', name: stringOf(term) ?? '' });
  switch (name) {
    case 'col': case 'column': return column(first);
    case 'lit': return of(first);
    case 'expr': return expressionOf(stringOf(first) ?? '', 'spark');
    case 'coalesce': return call.args.length === 2 ? { f: 'fill', of: column(first), by: column(second) } : unknownFormula;
    case 'dayofweek': return { f: 'weekday', numbers: weekdays.sunday1, of: column(first) };
    case 'weekday': return { f: 'weekday', numbers: weekdays.monday0, of: column(first) };
    default: return operationOf(name === 'avg' ? 'mean' : name, call.args.map(column));
  }
}

/** Is this a call of a data frame of Spark that names a column and its formula? */
export function sparkColumn(call: CallTerm): { readonly name: string; readonly of: Term } | null {
  const [first, second] = call.args;
  if (callsMethod(call, 'withColumn') && stringOf(first) !== undefined && second) return { name: stringOf(first) ?? '', of: second };
  if (callsMethod(call, 'alias') && stringOf(first) !== undefined && call.receiver?.t !== 'item' && call.receiver) return { name: stringOf(first) ?? '', of: call.receiver };
  return null;
}
