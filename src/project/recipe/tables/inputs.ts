import type { Site } from '../../../provenance/graph';
import { itemsOf } from '../../symbolic/elements';
import type { Term } from '../../symbolic/terms';
import { argument, stringOf, within } from '../../symbolic/terms';
import { columnOf, isTable, reads } from './columns';
import type { Expr } from './expressions';
import { fieldsOf, plainName } from './expressions';
import { isFitted, namesOf, stringsOf } from './names';
import type { Reading } from './reading';
import { valueOf } from './values';

/** The table that a model learns from, or the one that it is asked about. */
export interface Input {
  readonly reading: Reading;
  readonly term: Term;
  /** All columns in order; null: not known. */
  readonly names: readonly string[] | null;
  /** One row given by position alone, item by item. */
  readonly items: readonly Term[] | null;
  /** Names that the program itself gives to columns on the way here. */
  readonly made: ReadonlySet<string>;
  /** Names that the program lists or gives on the way here. */
  readonly listed: ReadonlySet<string>;
}

/** Shapes are changed, not the order of the items. */
const wraps = /^(numpy\.(array|asarray|asanyarray|atleast_2d|expand_dims|float32|float64|squeeze|concatenate)|torch\.(tensor|FloatTensor|Tensor|as_tensor|from_numpy)|tensorflow\.(constant|convert_to_tensor)|list|tuple|xgboost\.DMatrix)$/;
const keeps = new Set(['reshape', 'astype', 'unsqueeze', 'to', 'float', 'tolist', 'numpy', 'copy', 'flatten', 'to_numpy', 'toarray']);

/** The items of one row that is given without names: `[[a, b]]`, `np.array([a, b]).reshape(1, -1)`, `list(row.values())`. */
export function rowOf(term: Term, depth = 0): readonly Term[] | null {
  if (depth > 20) return null;
  const of = (inner: Term | null | undefined): readonly Term[] | null => (inner ? rowOf(inner, depth + 1) : null);
  if (term.t === 'sequence') {
    const [first] = term.items;
    if (term.items.length === 1 && first) return of(first) ?? (first.t === 'dict' || first.t === 'call' ? null : term.items);
    return term.items.some((item) => item.t === 'sequence' || item.t === 'dict') ? null : term.items;
  }
  if (term.t === 'attribute' && (term.name === 'T' || term.name === 'values')) return of(term.of);
  if (term.t === 'item' && (term.index.t === 'external' || (term.index.t === 'literal' && term.index.value === null) || term.index.t === 'sequence') && stringsOf(term.index) === null) return of(term.of);
  if (term.t !== 'call') return null;
  if (isFitted(term)) return of(term.args[0]);
  if (term.callee.startsWith('.') && keeps.has(term.callee.slice(1))) return of(term.receiver);
  if (term.callee === 'pandas.DataFrame') return argument(term, 'columns', 2) ? null : of(argument(term, 'data', 0));
  if (wraps.test(term.callee)) {
    const items = term.callee === 'list' || term.callee === 'tuple' ? itemsOf(term) : undefined;
    return items && items.length > 1 ? items : of(term.args[0]);
  }
  const items = term.callee === '.values' ? itemsOf(term) : undefined;
  return items && items.length > 1 ? items : null;
}

/** Methods that take a dict of values, not of columns: `table['sex'].map({'M': 1, 'F': 0})`. */
const mapsValues = new Set(['.map', '.replace', '.get', '.apply', '.transform', '.pop']);

/** The dicts next to a term that translate values: their keys are no columns. */
function valueMaps(part: Term): readonly Term[] {
  if (part.t === 'item') return [part.of];
  return part.t === 'call' && mapsValues.has(part.callee) ? [...part.args, ...part.keywords.values(), ...(part.receiver?.t === 'dict' ? [part.receiver] : [])] : [];
}

function noteNames(part: Term, made: Set<string>, listed: Set<string>): void {
  if (part.t === 'with-item') for (const name of stringsOf(part.index) ?? []) if (!name.startsWith('.')) made.add(name);
  if (part.t === 'item' && part.index.t === 'sequence') {
    for (const one of [part.index, ...part.index.items]) for (const name of stringsOf(one) ?? []) listed.add(name);
  }
  if (part.t === 'dict') {
    for (const { key } of part.entries) {
      const name = stringOf(key ?? undefined);
      if (name !== undefined) made.add(name);
    }
  }
  if (part.t === 'call' && part.callee === '.assign') for (const name of part.keywords.keys()) made.add(name);
}

/** The texts behind `pad_sequences(tokenizer.texts_to_sequences(texts), maxlen=100)`. */
function textsBehind(term: Term): Term {
  if (term.t !== 'call' || !/(^|\.)(pad_sequences|texts_to_sequences|texts_to_matrix)$/.test(term.callee)) return term;
  const [given] = term.args;
  return given ? textsBehind(given) : term;
}

export function inputOf(reading: Reading, given: Term): Input {
  const term = textsBehind(given);
  const made = new Set<string>();
  const listed = new Set<string>();
  const read = new Set<Term>([term]);
  const values = new Set<Term>();
  for (const root of read) {
    for (const part of within(root, 3000)) {
      // A table that is read from a file was made before; what a fitted object learned from is no part of this one.
      const written = part.t === 'call' && read.size < 8 && reads.test(part.callee) ? reading.written(part) : null;
      if (written) read.add(written);
      for (const map of valueMaps(part)) if (map.t === 'dict' && map.entries.every(({ value }) => value.t !== 'sequence' && value.t !== 'dict')) values.add(map);
      if (!values.has(part)) noteNames(part, made, listed);
    }
  }
  const items = rowOf(term);
  return { reading, term, items, names: items ? null : namesOf(reading, term), made, listed: new Set([...listed, ...made]) };
}

/** The column that an item of a row stands for, by the name of its variable, or of the one field that it is made of. */
function namedByItself(train: Input, value: Expr, variable: string | null): string | null {
  if (variable !== null) {
    if (train.listed.has(variable)) return variable;
    const column = columnIn(train, variable);
    if (column?.e === 'operation' && column.name === 'dummy') return variable;
  }
  const [field, ...others] = fieldsOf(value);
  return field && others.length === 0 && train.listed.has(field.name) ? field.name : null;
}

/** How a column of the input is computed; null: it has none of that name. */
export function columnIn(input: Input, name: string): Expr | null {
  return columnOf(input.reading, input.term, name, input.term.site);
}

/** Is the input one column, and no table? */
function isColumn(input: Input): boolean {
  return !isTable(input.reading, input.term) && input.items === null && fieldsOf(valueOf(input.reading, input.term)).length > 0;
}

function isAlone({ names }: Input): boolean {
  return names === null || names.length === 1;
}

/** One column of the model's input, as it is made on each side. */
export interface Feature {
  readonly name: string;
  readonly train: Expr | null;
  readonly serve: Expr | null;
  /** Where serving makes it. */
  readonly site: Site;
  /** What ties the two: the name of the column, its position, or the name of the variable at that position. */
  readonly by: 'name' | 'position' | 'variable';
}

/** The features of both sides, side by side. */
export function featuresOf(train: Input, serve: Input, variableOf: (item: Term, index: number) => string | null): Feature[] {
  if (serve.items) {
    const { items } = serve;
    const names = train.names?.length === items.length ? train.names : null;
    const found = items.flatMap((item, index): Feature[] => {
      const value = valueOf(serve.reading, item);
      const name = names?.[index] ?? namedByItself(train, value, variableOf(item, index));
      if (name === null) return [];
      return [{ name, train: columnIn(train, name), serve: value, site: value.site, by: names ? 'position' : 'variable' }];
    });
    // Of several items that are made of one field, that one is the column of its name which is the field as it comes.
    return found.filter((one) => one.by === 'position' || one.serve?.e === 'field' || !found.some((other) => other !== one && other.name === one.name));
  }
  // One column alone, as texts are given: it needs no name.
  if (isAlone(train) && isAlone(serve) && !(train.names && serve.names) && isColumn(train) && isColumn(serve)) {
    const value = valueOf(serve.reading, serve.term);
    return [{ name: '', train: valueOf(train.reading, train.term), serve: value, site: value.site, by: 'position' }];
  }
  // A table keeps its names; where the model is given no list, those that both sides make.
  const names = serve.names ?? train.names ?? [...serve.made].filter((name) => train.made.has(name));
  return names.map((name) => {
    const value = columnIn(serve, name);
    return { name, train: train.names && !train.names.includes(name) ? null : columnIn(train, name), serve: value, site: value?.site ?? serve.term.site, by: 'name' };
  });
}

/**
 * The features of a row without names that get the field of another place, while their own field stands at yet another: `height` where the model has
 * learned `weight`. Two or more of them show that the row is built in another order; one may be a name that only looks like a field.
 */
export function displaced(features: readonly Feature[]): readonly { readonly feature: Feature; readonly given: string }[] {
  const fields = new Map(features.flatMap((feature) => (feature.by === 'position' && feature.serve?.e === 'field' ? [[feature, feature.serve.name] as const] : [])));
  const owns = new Set([...fields.values()].map(plainName));
  const found = [...fields].filter(([feature, given]) => plainName(given) !== plainName(feature.name) && owns.has(plainName(feature.name))).map(([feature, given]) => ({ feature, given }));
  return found.length >= 2 ? found : [];
}
