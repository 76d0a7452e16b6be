import type { Learn } from '../../parity/learning';
import type { Parity } from '../../parity/parity';
import type { Pair } from '../../parity/pairs';
import type { TrainingSide } from '../../parity/sides';
import type { CallTerm, Term } from '../../symbolic/terms';
import { keyOf } from './expressions';
import type { Feature, Input } from './inputs';
import { columnIn, featuresOf, inputOf } from './inputs';
import type { Reading } from './reading';
import { newReading } from './reading';
import { reads } from './columns';

/** The tables of a pair: what the model learned from, and what it is asked about. */
export interface TablePair {
  readonly pair: Pair;
  readonly train: Input;
  readonly serve: Input;
  /** The training of the model that is asked; null where only the prepared data is known. */
  readonly learn: Learn | null;
  readonly features: readonly Feature[];
}

const cache = new WeakMap<Parity, readonly TablePair[]>();

/** The tables of all pairs whose model works on a table. */
export function tablesOf(parity: Parity): readonly TablePair[] {
  const known = cache.get(parity);
  if (known) return known;
  const tables = parity.pairs.flatMap((pair) => tablePair(parity, pair) ?? []);
  cache.set(parity, tables);
  return tables;
}

const ofPairs = new WeakMap<Pair, TablePair | null>();

function tablePair(parity: Parity, pair: Pair): TablePair | null {
  const known = ofPairs.get(pair);
  if (known !== undefined) return known;
  const made = readTables(parity, pair);
  ofPairs.set(pair, made);
  return made;
}

function readTables(parity: Parity, pair: Pair): TablePair | null {
  const ask = pair.ask ?? pair.serve.asks.at(-1);
  if (!ask) return null;
  const chain = parity.chain(pair.train);
  const trainReading = newReading(pair.train.trace.machine, 'train', dataIn(chain));
  const serveReading = newReading(pair.serve.trace.machine, 'serve', artifactsOf(pair, chain));
  const serve = inputOf(serveReading, ask.input);
  const found = trainingInput(pair, chain, trainReading, serve) ?? bySharedColumns(parity, serve);
  if (!found) return null;
  const { train, learn } = found;
  const features = featuresOf(train, serve, (item, index) => variableOf(parity, serve, item, index));
  return { pair, train, serve, learn, features };
}

/** The table that is learned from: of the training of that model, else what all trainings of the file agree on, else the data that it was prepared with. */
function trainingInput(pair: Pair, chain: readonly TrainingSide[], reading: Reading, serve: Input): { readonly train: Input; readonly learn: Learn | null } | null {
  if (pair.learn) return { train: inputOf(reading, pair.learn.features), learn: pair.learn };
  const inputs = chain.flatMap((side) => side.learns.map((learn) => ({ train: inputOf(reading, learn.features), learn })));
  const [first, ...others] = inputs;
  if (first) {
    const names = [...serve.made].slice(0, 40);
    const agree = others.every((other) => names.every((name) => {
      const [a, b] = [columnIn(first.train, name), columnIn(other.train, name)];
      return (a && keyOf(a)) === (b && keyOf(b));
    }));
    return agree ? { train: first.train, learn: null } : null;
  }
  for (const side of chain) {
    const save = side.saves.findLast((one) => one.kind === 'data' && one.saved);
    if (save?.saved) return { train: inputOf(reading, save.saved), learn: null };
  }
  return null;
}

/** A training elsewhere in the project that makes most of the columns that serving makes: three or more. */
function bySharedColumns(parity: Parity, serve: Input): { readonly train: Input; readonly learn: Learn | null } | null {
  const names = serve.items ? [] : [...(serve.names ?? serve.made)];
  if (names.length < 3) return null;
  let best: { readonly train: Input; readonly count: number } | null = null;
  for (const side of parity.trainings) {
    const reading = newReading(side.trace.machine, 'train', dataIn(parity.chain(side)));
    for (const term of [...side.learns.map((learn) => learn.features), ...side.saves.flatMap((save) => (save.kind === 'data' && save.saved ? [save.saved] : []))]) {
      const train = inputOf(reading, term);
      const count = names.filter((name) => train.listed.has(name)).length;
      if (count >= 3 && count >= names.length * 0.6 && count > (best?.count ?? 0)) best = { train, count };
    }
  }
  return best && { train: best.train, learn: null };
}

/** What the files of the training's chain wrote, for the calls that read it back. Two that write different things under one name are not told apart. */
function dataIn(chain: readonly TrainingSide[]): (call: CallTerm) => Term | null {
  const loads = new Map(chain.flatMap((side) => side.loads.map((load) => [load.call, load] as const)));
  return (call) => {
    const load = loads.get(call);
    if (load?.name === undefined || !(reads.test(call.callee) || /\.(load|read_pickle)$/.test(call.callee))) return null;
    const own = chain.find((side) => side.loads.includes(load));
    // A script that writes the file it reads: what it reads was there before.
    const saves = chain.filter((side) => side !== own).flatMap((side) => side.saves.filter((save) => save.name === load.name && save.kind === load.kind && save.saved));
    return saves.length > 0 ? (saves.at(-1)?.saved ?? null) : null;
  };
}

/** What training saved, for the calls of serving that load it: artifacts, and tables that were prepared. */
function artifactsOf(pair: Pair, chain: readonly TrainingSide[]): (call: CallTerm) => Term | null {
  const saved = new Map<Term, Term>();
  for (const link of pair.links) if (link.load && link.save?.saved) saved.set(link.load.call, link.save.saved);
  const names = new Map(pair.links.flatMap((link) => (link.save?.saved ? [[link.name, link.save.saved] as const] : [])));
  for (const load of pair.serve.loads) {
    const known = load.name === undefined || load.kind === 'data' ? undefined : names.get(load.name);
    if (known && !saved.has(load.call)) saved.set(load.call, known);
    // A table that training prepared, its test rows for example, is no raw request.
    const prepared = load.name === undefined ? undefined : chain.flatMap((side) => side.saves).findLast((save) => save.kind === 'data' && save.name === load.name)?.saved;
    if (prepared && !saved.has(load.call)) saved.set(load.call, prepared);
  }
  return (call) => saved.get(call) ?? null;
}

/** The name in which an item of a row is written at the call: `model.predict([[age, income]])`. */
function variableOf(parity: Parity, serve: Input, item: Term, index: number): string | null {
  const display = displayOf(serve.term, item);
  if (!display) return null;
  const text = parity.program.documents.get(display.path)?.code.slice(display.span.start, display.span.end) ?? '';
  const names = partsOf(text.replace(/#[^\n]*/g, '').trim().slice(1, -1)).map((part) => part.trim()).filter((part) => part !== '');
  const name = names.length === serve.items?.length ? names[index] : undefined;
  return name !== undefined && /^[A-Za-z_]\w*$/.test(name) ? name : null;
}

/** What stands between the commas that are in no brackets. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const sign of text) {
    if ('([{'.includes(sign)) depth++;
    if (')]}'.includes(sign)) depth--;
    if (sign === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part];
}

/** The display that holds an item. */
export function displayOf(term: Term, item: Term): Term['site'] | null {
  const list: Term[] = [term];
  for (let index = 0; index < list.length && index < 60; index++) {
    const at = list[index];
    if (at?.t === 'sequence') {
      if (at.items.includes(item)) return at.site;
      list.push(...at.items);
    } else if (at?.t === 'call') list.push(...at.args, ...(at.receiver ? [at.receiver] : []), ...at.keywords.values());
    else if (at?.t === 'attribute' || at?.t === 'item') list.push(at.of);
  }
  return null;
}
