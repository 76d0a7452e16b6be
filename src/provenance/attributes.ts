import { computedColumns, dropColumns, noSources, selectColumns } from './columns';
import { bindMethod, memberOf, propertyValue } from './classes';
import { dataWith } from './data-cell';
import type { Site } from './graph';
import type { Machine } from './machine';
import { statisticEvent } from './learn';
import { emptyData } from './machine';
import { joinSorted, noEvent } from './regions';
import { influenceOf } from './state';
import type { DataCell, EstimatorCell, Value } from './values';
import { unknown } from './values';

const accessors = new Set(['loc', 'iloc', 'at', 'iat', 'ix', 'str', 'dt', 'cat', 'sparse', 'flat', 'real']);
const sameRows = new Set(['values', 'array', 'T', 'numpy']);
const describing = new Set(['dtypes', 'dtype', 'ndim', 'size', 'empty', 'style', 'device', 'name', 'names', 'feature_names', 'target_names', 'DESCR', 'num_features']);

/** `value.name`; `called`: a call follows, so that a name which is both is a method and not a column. */
export function attributeOf(machine: Machine, value: Value, name: string, site: Site, called = false): Value {
  switch (value.t) {
    case 'external':
      return { t: 'external', name: machine.library.canonical(`${value.name}.${name}`) };
    case 'module': {
      const found = machine.runModule(value.path).vars.get(name);
      if (found) return found;
      const submodule = machine.input.resolveImport(value.path, name, 1);
      return submodule === undefined ? unknown : { t: 'module', path: submodule };
    }
    case 'class': {
      const member = memberOf(machine, value, name);
      return member?.t === 'function' ? bindMethod(machine, member, value) : (member ?? unknown);
    }
    case 'super':
      return { t: 'method', receiver: value, name };
    case 'ref':
      break;
    default:
      return { t: 'method', receiver: value, name };
  }
  const cell = machine.state.cell(value.id);
  switch (cell.t) {
    case 'instance': {
      const attribute = cell.attributes.get(name);
      if (attribute) return attribute;
      const member = memberOf(machine, cell.of, name);
      if (member?.t === 'function') return propertyValue(machine, member, value, site);
      return member ?? { t: 'method', receiver: value, name };
    }
    case 'data':
      return dataAttribute(machine, cell, value, name, site, called);
    case 'estimator':
      return estimatorAttribute(machine, cell, value, name, site);
    default:
      return { t: 'method', receiver: value, name };
  }
}

function dataAttribute(machine: Machine, cell: DataCell, value: Value & { t: 'ref' }, name: string, site: Site, called: boolean): Value {
  const node = (): number => machine.node(`.${name}`, site, [cell.node]);
  if (accessors.has(name)) return machine.state.allocate(dataWith(cell, { accessor: name, accessorOf: value.id }));
  if (cell.accessor === 'columns') return name === 'values' || name === 'str' ? value : { t: 'method', receiver: value, name };
  if (cell.accessor === 'bunch') return bunchAttribute(machine, cell, name, node());
  // `dataset.data` beside `dataset.target`: an object like those of the loaders, wherever it came from.
  if (name === 'data') return machine.state.allocate(dataWith(cell, { mask: null, columnOf: null, columns: dropColumns(cell.columns, ['target']), node: node() }));
  if (sameRows.has(name)) return machine.state.allocate(dataWith(cell, { mask: null, node: node() }));
  // The labels of rows, or of what numbers were computed for: where some were chosen by their size, the labels tell of the numbers.
  if (name === 'index') return machine.state.allocate(dataWith(cell, { influence: cell.rows.length === 0 && cell.chosen ? influenceOf(cell) : [], isIndex: cell.rows.length > 0, node: node() }));
  if (name === 'shape') {
    const region = cell.rows.length === 1 ? (cell.rows[0] ?? null) : machine.regions.union(cell.rows, noEvent);
    const length = machine.allocateData({ rows: [], influence: [], lengthOf: region, node: node() });
    return { t: 'tuple', items: [length, unknown, unknown, unknown] };
  }
  if (name === 'columns') return machine.state.allocate(dataWith(cell, { rows: [], influence: [], predicted: null, mask: null, accessor: 'columns', accessorOf: null, node: node() }));
  if (describing.has(name) && !(name === 'size' && cell.view === 'group')) return unknown;
  const property = cell.accessor === 'dt' || cell.accessor === 'cat' || cell.accessor === 'str';
  if (property && !called) return machine.state.allocate(dataWith(cell, { accessor: null, accessorOf: null, columnOf: null, mask: null, node: node() }));
  if (called && machine.library.method(name)) return { t: 'method', receiver: value, name };
  // `df.price` is a column unless it is known to be something else.
  if (/^[A-Za-z]\w*$/.test(name) && (cell.columns.extent !== 'unknown' || cell.columns.space !== null)) {
    const own = cell.columns.own.get(name);
    machine.seenColumns.add(`${cell.columns.space ?? ''}:${name}`);
    return machine.state.allocate(dataWith(cell, {
      influence: own ? own.influence : cell.influence,
      columns: selectColumns(cell.columns, [name]),
      mask: null,
      columnOf: { table: value.id, name },
      node: node(),
    }));
  }
  return { t: 'method', receiver: value, name };
}

/** The parts of what `load_iris()` and its like give. The target is no column of the data. */
function bunchAttribute(machine: Machine, cell: DataCell, name: string, node: number): Value {
  const base = dataWith(cell, { accessor: null, accessorOf: null, node });
  if (name === 'data') return machine.state.allocate(dataWith(base, { columns: { ...cell.columns, dropped: new Set(['target']) } }));
  if (name === 'target') return machine.state.allocate(dataWith(base, { columns: selectColumns(cell.columns, ['target']) }));
  if (name === 'frame') return machine.state.allocate(base);
  if (name === 'images' || name === 'filenames') return machine.state.allocate(dataWith(base, { columns: computedColumns(null, noSources) }));
  return unknown;
}

/** `scaler.mean_`, `search.best_estimator_`: numbers that were learned carry the influence of the fit. */
function estimatorAttribute(machine: Machine, cell: EstimatorCell, value: Value & { t: 'ref' }, name: string, site: Site): Value {
  if (name === 'best_estimator_' || name === 'estimator_' || name === 'base_estimator_' || name === 'best_model') return value;
  if (name === 'named_steps' || name === 'named_transformers_' || name === 'steps' || name === 'transformers_' || name === 'estimators_') {
    const first = cell.inner.find((inner) => inner.t === 'ref');
    return machine.state.allocate({ t: 'dict', entries: new Map(), rest: first ?? null });
  }
  if ((name.endsWith('_') || vectors.has(name)) && cell.learned) {
    const { learned } = cell;
    const node = machine.node(`.${name}`, site, [cell.node]);
    // What a model holds for important tells which columns go with the target in the rows that it saw.
    const weights = cell.facts.role === 'predictor' && weighing.has(name) ? [statisticEvent(machine, machine.events[learned.event]?.site ?? site, name, 'selection', dataWith(emptyData, { rows: learned.rows, node }))] : [];
    return machine.allocateData({ rows: [], influence: joinSorted(joinSorted(learned.influence, [learned.event]), weights), node });
  }
  return { t: 'method', receiver: value, name };
}

/** Word vectors and document vectors, and the numbers by which a model weighs its columns. */
const vectors = new Set(['wv', 'dv', 'docvecs', 'vectors']);
const weighing = new Set(['feature_importances_', 'coef_']);

/** The influence of a value as a whole, none for what is no data. */
export function influenceOfValue(machine: Machine, value: Value): readonly number[] {
  const cell = machine.state.data(value);
  return cell ? influenceOf(cell) : machine.influenceOf(machine.dataIn([value]));
}
