import { itemsOf } from '../../symbolic/elements';
import type { CallTerm, Term } from '../../symbolic/terms';
import { argument, literalOf, literalsOf, stringOf } from '../../symbolic/terms';
import { add, divide, multiply, power, scale } from './arithmetic';
import type { Expr, Value } from './expressions';
import { constant, keyOf, operation, unknown, when } from './expressions';
import type { Reading } from './reading';
import { calendarPart, casts, cleaning, clock, functionName, sameValue, statistics } from './spellings';
import { columnOf } from './columns';
import { applied, lookup, operationValue, valueOf } from './values';

/** The value of a call: of a function of a library on columns, or of a method of one. */
export function callValue(reading: Reading, call: CallTerm): Expr {
  const { callee, site } = call;
  if (callee.startsWith('.') && call.receiver) return methodValue(reading, call, () => valueOf(reading, call.receiver ?? call));
  if (callee === '()') return unknown('a call', site);
  const written = reading.written(call);
  if (written) return operation('saved', [valueOf(reading, written)], site);
  const arg = (position: number): Expr => (call.args[position] ? valueOf(reading, call.args[position]) : unknown('nothing', site));
  const [first, second, third] = call.args;
  if (clock.test(callee)) return operation('now', [], site, [/utc|gmtime|time\.time/.test(callee) || isUtc(argument(call, 'tz', 0)) ? 'utc' : 'local']);
  if (/(^|\.)(utcfromtimestamp|fromtimestamp)$/.test(callee)) return operation('fromepoch', [arg(0)], site, [callee.includes('utc') || isUtc(argument(call, 'tz', 1)) ? 'utc' : argument(call, 'tz', 1) ? 'other' : 'local']);
  if (callee === 'pandas.to_datetime' && call.keywords.has('unit')) return operation('fromepoch', [arg(0)], site, ['utc']);
  if (/^(pandas\.to_timedelta|pandas\.Timedelta|datetime\.timedelta)$/.test(callee)) return first ? operation('timedelta', [arg(0)], site) : unknown(callee, site);
  if (callee === 'pandas.to_datetime' && first) {
    const text = arg(0);
    // A date that was written out and is read again.
    return text.e === 'operation' && text.name === 'strftime' && text.operands[0] ? text.operands[0] : text;
  }
  if (casts.has(callee)) return first ? arg(0) : unknown(callee, site);
  const name = functionName(callee);
  if (name !== undefined) return operation(name, call.args.map((one) => valueOf(reading, one)), site);
  switch (callee) {
    case 'numpy.log1p': case 'math.log1p':
      return operation('log', [add(arg(0), constant(1, site), site)], site);
    case 'numpy.expm1': case 'math.expm1':
      return add(operation('exp', [arg(0)], site), constant(-1, site), site);
    case 'numpy.sqrt': case 'math.sqrt':
      return power(arg(0), 0.5, site);
    case 'numpy.square':
      return power(arg(0), 2, site);
    case 'numpy.power': case 'math.pow': case 'pow':
      return operationValue('**', [arg(0), arg(1)], call);
    case 'numpy.radians': case 'numpy.deg2rad': case 'math.radians':
      return scale(arg(0), Math.PI / 180, site);
    case 'numpy.degrees': case 'numpy.rad2deg': case 'math.degrees':
      return scale(arg(0), 180 / Math.PI, site);
    case 'numpy.add':
      return add(arg(0), arg(1), site);
    case 'numpy.subtract':
      return add(arg(0), scale(arg(1), -1, site), site);
    case 'numpy.multiply':
      return multiply(arg(0), arg(1), site);
    case 'numpy.divide': case 'numpy.true_divide':
      return divide(arg(0), arg(1), site);
    case 'numpy.where':
      return first && second && third ? when(arg(0), arg(1), arg(2), site) : unknown(callee, site);
    case 'numpy.clip':
      return operation('clip', [arg(0)], site, [literalOf(argument(call, 'a_min', 1)) ?? null, literalOf(argument(call, 'a_max', 2)) ?? null]);
    case 'numpy.nan_to_num':
      return operation('fill', [arg(0), constant(0, site)], site);
    case 'pandas.cut': {
      const bins = binsOf(argument(call, 'bins', 1));
      const labels = argument(call, 'labels', 3);
      return bins && (!labels || literalsOf(labels) || literalOf(labels) === false) ? operation('cut', [arg(0)], site, [...bins, ...((labels && literalsOf(labels)) ?? []), literalOf(call.keywords.get('right')) ?? true]) : unknown(callee, site);
    }
    case 'numpy.mean': case 'numpy.median': case 'numpy.nanmean': case 'numpy.nanmedian': case 'numpy.std':
      return operation('statistic', [arg(0)], site, [callee.replace(/^numpy\.(nan)?/, '')]);
    case 'numpy.expand_dims':
      return arg(0);
    case 're.sub': {
      const [pattern, by] = [stringOf(first), stringOf(second)];
      return pattern !== undefined && by !== undefined && third ? operation('re.sub', [arg(2)], site, [pattern, by]) : unknown(callee, site);
    }
    default:
      return unknown(callee, site);
  }
}

/** The edges of bins; `np.inf` is larger than any number. */
function binsOf(term: Term | undefined): Value[] | undefined {
  if (term?.t !== 'sequence') return undefined;
  const values = term.items.map((item) => (isInfinity(item) ? Infinity : item.t === 'operation' && item.operator === 'u-' && item.operands[0] && isInfinity(item.operands[0]) ? -Infinity : literalOf(item)));
  return values.every((value) => value !== undefined) ? values : undefined;
}

function isInfinity(term: Term): boolean {
  return (term.t === 'external' && /^(numpy|math)\.(inf|Inf|infty)$/.test(term.name)) || (term.t === 'call' && term.callee === 'float' && stringOf(term.args[0]) === 'inf');
}

function isJoinOfTables(term: Term): boolean {
  return term.t === 'call' && term.callee.startsWith("pandas.");
}

function isUtc(term: Term | undefined): boolean {
  return term?.t === 'external' && /utc/i.test(term.name);
}

function literals(call: CallTerm): Value[] {
  const values: Value[] = [];
  for (const arg of call.args) {
    const value = literalOf(arg);
    if (value !== undefined) values.push(value);
  }
  return values;
}

/** The value of a method of a column. `of`: the column, or the one column of a table that is meant. */
export function methodValue(reading: Reading, call: CallTerm, of: () => Expr, column?: string): Expr {
  const name = call.callee.slice(1);
  const { site, body } = call;
  const [first, second] = call.args;
  if (body && /^(apply|map|transform|applymap|progress_apply)$/.test(name)) return valueOf(reading, body);
  if (/^(map|replace|get)$/.test(name)) {
    const dict = name === 'get' ? call.receiver : first;
    if (dict?.t === 'dict') return lookup(dict, name === 'get' && first ? valueOf(reading, first) : of(), call, name === 'replace' ? operation('itself', [], site) : second ? valueOf(reading, second) : undefined);
    if (name === 'map' && first?.t === 'external') return applied(reading, first, call.receiver ?? call);
  }
  if (sameValue.has(name)) return of();
  if (name === 'tz_convert' || name === 'astimezone') return operation('timezone', [of()], site, [stringOf(first) ?? (isUtc(first) ? 'utc' : null)]);
  if (name === 'fillna' || name === 'fill_null') return fillValue(reading, call, of(), column);
  if (name === 'combine_first' && first) {
    const [own, other] = [of(), valueOf(reading, first)];
    return keyOf(own) === keyOf(other) ? own : operation('fill', [own, other], site);
  }
  if (name === 'ffill' || name === 'bfill' || name === 'interpolate') return operation('fill', [of(), operation(name, [], site)], site);
  // `' '.join(words)`
  if (name === 'join' && first && !isJoinOfTables(first)) return operation('join', [valueOf(reading, first)], site);
  if (cleaning.has(name)) {
    const given = literals(call);
    if (given.length < call.args.length) return unknown(name, site);
    return operation(name, [of()], site, given);
  }
  const part = calendarPart(name);
  if (part !== undefined && call.args.length === 0) return operation(part, [of()], site);
  if (name === 'isoweekday') return add(operation('dayofweek', [of()], site), constant(1, site), site);
  if (name === 'total_seconds') return operation('total_seconds', [of()], site);
  if (name === 'timestamp') return operation('timestamp', [of()], site);
  if (name === 'clip') return operation('clip', [of()], site, [literalOf(argument(call, 'lower', 0)) ?? null, literalOf(argument(call, 'upper', 1)) ?? null]);
  if (name === 'abs' || name === 'round') return operation(name, [of()], site);
  if (name === 'isna' || name === 'isnull') return operation('isnull', [of()], site);
  if (name === 'notna' || name === 'notnull') return operation('notnull', [of()], site);
  const arithmetic: Readonly<Record<string, string>> = { add: '+', sub: '-', subtract: '-', mul: '*', multiply: '*', div: '/', divide: '/', truediv: '/', pow: '**', eq: '==', ne: '!=', gt: '>', ge: '>=', lt: '<', le: '<=' };
  const operator = Object.hasOwn(arithmetic, name) ? arithmetic[name] : undefined;
  if (operator !== undefined && first) return operationValue(operator, [of(), valueOf(reading, first)], call);
  if (name === 'shift' || name === 'diff' || name === 'pct_change') return operation(name, [of()], site, [literalOf(argument(call, 'periods', 0)) ?? 1]);
  if (name === 'rolling' || name === 'ewm' || name === 'expanding') return operation(name, [of()], site, [literalOf(argument(call, name === 'ewm' ? 'span' : 'window', 0)) ?? null]);
  if (name === 'strftime') return operation(name, [of()], site, literals(call));
  if (statistics.has(name)) {
    const inner = of();
    return operation('statistic', [inner], site, [name, ...literals(call)]);
  }
  if ((name === 'where' || name === 'mask') && first && second) {
    const [test, other] = [valueOf(reading, first), valueOf(reading, second)];
    return name === 'where' ? when(test, of(), other, site) : when(test, other, of(), site);
  }
  return unknown(name, site);
}

/** `column.fillna(value)`, and for one column of a table: a dict, or statistics, by column. */
function fillValue(reading: Reading, call: CallTerm, of: Expr, column: string | undefined): Expr {
  const { site } = call;
  const value = argument(call, 'value', 0);
  if (!value) return operation('fill', [of, operation(stringOf(call.keywords.get('method')) ?? 'fill', [], site)], site);
  if (value.t === 'dict') {
    const entry = column === undefined ? undefined : value.entries.find(({ key }) => stringOf(key ?? undefined) === column);
    return entry ? operation('fill', [of, valueOf(reading, entry.value)], site) : of;
  }
  if (column !== undefined && value.t === 'call' && value.callee.startsWith('.') && statistics.has(value.callee.slice(1)) && value.receiver) {
    const base = columnOf(reading, value.receiver, column, site);
    return base ? operation('fill', [of, operation('statistic', [base], value.site, [value.callee.slice(1)])], site) : of;
  }
  const filled = valueOf(reading, value);
  if (column !== undefined && filled.e === 'unknown' && itemsOf(value) === undefined) return operation('fill', [of, unknown('a value for each column', site)], site);
  return operation('fill', [of, filled], site);
}
