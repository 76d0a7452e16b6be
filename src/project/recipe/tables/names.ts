import { itemsOf } from '../../symbolic/elements';
import type { CallTerm, Term } from '../../symbolic/terms';
import { argument, isCallOf, literalOf, literalsOf, numberOf, stringOf } from '../../symbolic/terms';
import { item } from '../../symbolic/expressions';
import type { Reading } from './reading';
import { deeper } from './reading';
import { recordOf } from './records';

/** The strings of a list that has nothing else; one string is a list of one. */
export function stringsOf(term: Term | undefined): string[] | null {
  if (!term) return null;
  const one = stringOf(term);
  if (one !== undefined) return [one];
  const values = literalsOf(term) ?? (term.t === 'sequence' ? undefined : itemsOf(term)?.map((item) => literalOf(item)));
  const texts = values?.filter((value) => typeof value === 'string');
  return texts && texts.length === values?.length ? texts : null;
}

/** `scaler.fit_transform(table)`, `columns.transform(table)`: what a fitted object makes of it. */
export function isFitted(call: CallTerm): boolean {
  return /^\.(transform|fit_transform|inverse_transform|predict_step)$/.test(call.callee) && call.args.length > 0 && call.args[0]?.t !== 'function' && call.args[0]?.t !== 'literal' && call.body === null;
}

/** `SMOTE().fit_resample(features, target)`: rows of what it is given, and some more like them. The first of the two that come out is the table. */
export function isResampled(call: CallTerm): boolean {
  return /^\.fit_(resample|sample)$/.test(call.callee) && call.args.length > 0;
}

/** `saved['columns']`, `columns` of `model, columns = joblib.load(…)`: what was put there when it was saved. */
export function unpacked(reading: Reading, term: Term): Term | null {
  if (term.t !== 'item') return null;
  const written = term.of.t === 'call' ? reading.written(term.of) : unpacked(reading, term.of);
  if (!written || (written.t !== 'dict' && written.t !== 'sequence')) return null;
  const found = item(written, term.index, term.site);
  return found.t === 'item' ? null : found;
}

/** The columns of a table in their order; null: not all are known. */
export function namesOf(reading: Reading, term: Term): readonly string[] | null {
  return deeper(reading, () => read(reading, unpacked(reading, term) ?? term)) ?? null;
}

/** The strings of a list, of the program's or of what was saved. */
export function listOf(reading: Reading, term: Term | undefined): readonly string[] | null {
  if (!term) return null;
  return stringsOf(term) ?? (term.t === 'item' || term.t === 'call' || term.t === 'attribute' || term.t === 'after' || term.t === 'operation' ? listed(reading, term) : null);
}

function listed(reading: Reading, term: Term): readonly string[] | null {
  if (term.t === 'item') {
    const inside = unpacked(reading, term);
    return inside ? listOf(reading, inside) : null;
  }
  if (term.t === 'operation' && term.operator === '+') {
    const lists = term.operands.map((operand) => listOf(reading, operand));
    return lists.every((list) => list !== null) ? lists.flat() : null;
  }
  return namesOf(reading, term);
}

const neutral = new Set(['copy', 'sample', 'reset_index', 'sort_values', 'sort_index', 'dropna', 'drop_duplicates', 'head', 'tail', 'query', 'to_numpy', 'astype', 'infer_objects', 'fillna', 'replace', 'clip', 'round', 'to_dict', 'reshape', 'ffill', 'bfill', 'interpolate', 'dict', 'model_dump', 'applymap', 'shift', 'diff', 'float', 'to', 'unsqueeze', 'abs', 'items', 'first', 'last']);

function read(reading: Reading, term: Term): readonly string[] | null {
  const of = (inner: Term | undefined | null): readonly string[] | null => (inner ? namesOf(reading, inner) : null);
  const record = recordOf(reading, term);
  if (record) return record.names;
  switch (term.t) {
    case 'with-item': {
      const single = stringOf(term.index);
      if (single === '.columns') return stringsOf(term.value);
      const before = of(term.of);
      if (single?.startsWith('.')) return before;
      const added = stringsOf(term.index) ?? (term.index.t === 'item' && term.index.index.t === 'sequence' ? stringsOf(term.index.index.items.at(-1)) : null);
      return before && added ? [...before, ...added.filter((name) => !before.includes(name))] : null;
    }
    case 'item':
      return namesIn(reading, term);
    case 'attribute':
      return /^(values|T|loc|iloc|columns|data)$/.test(term.name) ? of(term.of) : null;
    case 'dict': {
      const names = term.entries.map(({ key }) => stringOf(key ?? undefined));
      return names.every((name) => name !== undefined) ? [...new Set(names)] : null;
    }
    case 'sequence': {
      const [first] = term.items;
      return first && (first.t === 'dict' || term.items.length === 1) ? of(first) : stringsOf(term);
    }
    case 'collected':
      return of(term.element);
    case 'element':
      return of(term.of);
    case 'after':
      if (term.by.callee === '.pop') return of(term.of)?.filter((name) => name !== stringOf(term.by.args[0])) ?? null;
      if (term.by.callee === '.insert' && stringOf(term.by.args[1]) !== undefined) return null;
      return literalOf(term.by.keywords.get('inplace')) === true || term.by.callee === '.drop' ? ofCall(reading, { ...term.by, receiver: term.of }) : of(term.of);
    case 'choice': {
      const lists = term.options.map(of);
      const [first] = lists;
      return first && lists.every((list) => list?.join('\n') === first.join('\n')) ? first : null;
    }
    case 'call':
      return ofCall(reading, term);
    default:
      return null;
  }
}

/** `table[['a', 'b']]`, `table['a']`, `table.loc[:, …]`, `table.iloc[:, 1:]`, a part of a split, rows. */
export function namesIn(reading: Reading, term: Extract<Term, { t: 'item' }>): readonly string[] | null {
  const { index, of } = term;
  if (isCallOf(of, /(^|\.)train_test_split$/)) {
    const at = literalOf(index);
    const given = typeof at === 'number' ? of.args[Math.floor(at / 2)] : undefined;
    return given ? namesOf(reading, given) : null;
  }
  if (of.t === 'attribute' && /^i?loc$/.test(of.name)) {
    const column = index.t === 'sequence' ? index.items[1] : undefined;
    const all = namesOf(reading, of.of);
    if (!column) return all;
    const names = stringsOf(column);
    if (names) return names;
    return column.t === 'slice' ? sliced(all, column, of.name === 'iloc') : null;
  }
  const names = listOf(reading, index);
  if (names) return names;
  if (index.t === 'sequence' && index.items.length === 2 && index.items[1]?.t === 'slice') return sliced(namesOf(reading, of), index.items[1], true);
  return index.t === 'slice' || index.t === 'operation' ? namesOf(reading, of) : null;
}

function sliced(all: readonly string[] | null, slice: Extract<Term, { t: 'slice' }>, byPosition: boolean): readonly string[] | null {
  if (!all) return null;
  if (!slice.lower && !slice.upper) return all;
  if (byPosition) {
    const from = slice.lower ? numberOf(slice.lower) : 0;
    const to = slice.upper ? numberOf(slice.upper) : all.length;
    return from === undefined || to === undefined ? null : all.slice(from, to);
  }
  const from = slice.lower ? all.indexOf(stringOf(slice.lower) ?? '') : 0;
  const to = slice.upper ? all.indexOf(stringOf(slice.upper) ?? '') : all.length - 1;
  return from < 0 || to < 0 ? null : all.slice(from, to + 1);
}

function ofCall(reading: Reading, call: CallTerm): readonly string[] | null {
  const of = (inner: Term | undefined | null): readonly string[] | null => (inner ? namesOf(reading, inner) : null);
  const { callee, receiver } = call;
  const written = reading.written(call);
  if (written) return of(written);
  if (/\.read_\w+$/.test(callee)) return stringsOf(call.keywords.get('usecols')) ?? stringsOf(call.keywords.get('names'));
  if (callee.startsWith('.')) {
    const method = callee.slice(1);
    if (neutral.has(method)) return of(receiver);
    if (/^(tolist|to_list|keys|copy)$/.test(method)) return of(receiver);
    if (isFitted(call) || isResampled(call)) return of(call.args[0]);
    switch (method) {
      case 'drop': {
        const dropped = listOf(reading, argument(call, 'columns') ?? argument(call, 'labels', 0));
        return dropped ? (of(receiver)?.filter((name) => !dropped.includes(name)) ?? null) : null;
      }
      case 'rename': {
        const given = argument(call, 'columns', 0);
        if (given?.t !== 'dict') return null;
        const renamed = new Map(given.entries.map(({ key, value }) => [stringOf(key ?? undefined), stringOf(value)]));
        return of(receiver)?.map((name) => renamed.get(name) ?? name) ?? null;
      }
      case 'assign': {
        const before = of(receiver);
        return before && [...before, ...[...call.keywords.keys()].filter((name) => !before.includes(name))];
      }
      case 'reindex':
        return listOf(reading, argument(call, 'columns'));
      case 'merge': case 'join': {
        const [left, right] = [of(receiver), of(call.args[0] ?? call.keywords.get('right'))];
        return left && right ? [...left, ...right.filter((name) => !left.includes(name))] : null;
      }
      default:
        return null;
    }
  }
  if (callee === 'pandas.DataFrame' || callee === 'pandas.Series') return listOf(reading, argument(call, 'columns', 2)) ?? stringsOf(callee === 'pandas.Series' ? argument(call, 'index', 1) : undefined) ?? of(argument(call, 'data', 0));
  if (callee === 'pandas.concat') {
    const tables = call.args[0] && itemsOf(call.args[0]);
    const lists = tables?.map(of);
    if (!lists?.every((list) => list !== null)) return null;
    return [...new Set(lists.flat())];
  }
  if (/^(numpy\.(array|asarray|vstack|atleast_2d)|pandas\.DataFrame\.from_\w+|pandas\.json_normalize|list|dict|xgboost\.DMatrix)$/.test(callee)) return of(call.args[0]);
  return null;
}
