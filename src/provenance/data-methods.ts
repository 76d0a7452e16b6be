import { dataWith } from './data-cell';
import { callEstimatorMethod, isEstimatorMethod } from './estimator-methods';
import { applyDataEntry } from './data-operations';
import { dropColumns, selectColumns } from './columns';
import { callExpressionMethod } from './column-expressions';
import { callColumnListMethod } from './column-lists';
import { unknownEstimator } from './estimators';
import type { Site } from './graph';
import type { Args, Machine } from './machine';
import { allArguments } from './machine';
import { rowNumbers } from './row-numbers';
import { callStreamMethod } from './streams';
import { splitByName, splitInParts } from './splits';
import type { DataCell, Value } from './values';
import { stringOf } from './values';

const masks = new Set(['isin', 'between', 'isnull', 'isna', 'notnull', 'notna', 'duplicated', 'contains', 'startswith', 'endswith', 'eq', 'ne', 'lt', 'gt', 'le', 'ge', 'str.contains']);

/** `data.method(…)` */
export function callDataMethod(machine: Machine, receiver: Value & { t: 'ref' }, cell: DataCell, name: string, args: Args, site: Site): Value {
  const numbers = rowNumbers(machine, name, args, site);
  if (numbers && (cell.assumed || cell.rows.length === 0)) return numbers;
  const streamed = callStreamMethod(machine, cell, name, args, site);
  if (streamed) return streamed;
  if (cell.accessor === 'columns') return callColumnListMethod(machine, receiver, cell, name, args, site);
  const entry = machine.library.method(name, cell.accessor ?? undefined);
  if (isEstimatorMethod(name) && cell.view === null && (!entry || cell.assumed) && args.syntax?.callee.kind === 'Attribute') {
    // What an unknown call gave is used as a model.
    const owner = args.syntax.callee.value;
    const model = machine.unknownObject(site, owner, () => unknownEstimator(machine, machine.text(site.path, owner), site, null));
    const object = machine.state.deref(model);
    if (model.t === 'ref' && object?.t === 'estimator') return callEstimatorMethod(machine, model, object, name, args, site);
  }
  const expressed = callExpressionMethod(machine, cell, name, args, site);
  if (expressed) return expressed;
  if (name === 'pop') return pop(machine, receiver, cell, args, site);
  if (name === 'pipe') return pipe(machine, receiver, args, site);
  const split = machine.library.splitMethod(name);
  if (split) return split.form === 'named' ? splitByName(machine, receiver, args, name, site) : splitInParts(machine, receiver, 2, name, site);
  if (cell.accessor === 'str' || cell.accessor === 'dt') {
    const kept = machine.state.allocate(dataWith(cell, { accessor: null, accessorOf: null, node: machine.node(`.${cell.accessor}.${name}`, site, [cell.node]) }));
    return masks.has(name) ? asMask(machine, kept, site) : kept;
  }
  if (!entry) return machine.mixed([receiver, ...allArguments(args)], name, site);
  const result = applyDataEntry(machine, entry, receiver, args, name, site);
  return masks.has(name) ? asMask(machine, result, site) : result;
}

function asMask(machine: Machine, value: Value, site: Site): Value {
  const cell = machine.state.data(value);
  return cell ? machine.state.allocate(dataWith(cell, { mask: { key: machine.text(site.path, site.span), part: 0, interval: null } })) : value;
}

/** `df.pop('y')` gives the column and takes it out of the table. */
function pop(machine: Machine, receiver: Value & { t: 'ref' }, cell: DataCell, args: Args, site: Site): Value {
  const name = stringOf(args.positional[0] ?? args.keywords.get('item'));
  if (name === null) return machine.mixed([receiver], 'pop', site);
  const own = cell.columns.own.get(name);
  machine.state.update(receiver.id, dataWith(cell, { columns: dropColumns(cell.columns, [name]) }));
  return machine.state.allocate(dataWith(cell, { influence: own ? own.influence : cell.influence, columns: selectColumns(cell.columns, [name]), node: machine.node(`pop('${name}')`, site, [cell.node]) }));
}

function pipe(machine: Machine, receiver: Value, args: Args, site: Site): Value {
  const [callee, ...rest] = args.positional;
  return callee ? machine.call(callee, { ...args, positional: [receiver, ...rest] }, site, 'pipe') : receiver;
}
