import type { Expression, Subscript } from '../python/nodes';
import { computedColumns, dropColumns, noSources, selectColumns } from './columns';
import type { Columns } from './columns';
import { columnNames } from './column-names';
import { dataWith } from './data-cell';
import type { NodeId, Site } from './graph';
import { asSamples } from './grouped-tables';
import { splitEvent } from './learn';
import type { Machine } from './machine';
import type { Interval, RegionId, Rows } from './regions';
import { noEvent } from './regions';
import { joinRows, joinSorted } from './regions';
import { maskedRows } from './masks';
import { roleOfName } from './roles';
import { influenceOf } from './state';
import type { DataCell, Frame, Box, Value } from './values';
import { numberOf, stringOf, unknown } from './values';

/** `value[index]` as an expression. */
export function subscript(machine: Machine, value: Value, syntax: Subscript, frame: Frame): Value {
  const site: Site = { path: frame.path, span: syntax };
  if (value.t === 'tuple') {
    const items = itemsAt(machine, value.items, syntax.index, frame);
    return items ?? value.items[0] ?? unknown;
  }
  const cell = machine.state.deref(value);
  if (!cell || value.t !== 'ref') {
    machine.evaluate(syntax.index, frame);
    return value.t === 'external' || value.t === 'unknown' ? unknown : { t: 'method', receiver: value, name: '[]' };
  }
  switch (cell.t) {
    case 'list': {
      const item = cell.items ? itemsAt(machine, cell.items, syntax.index, frame) : null;
      return item ?? (syntax.index.kind === 'Slice' ? value : oneOf(machine, cell.element ?? unknown));
    }
    case 'dict': {
      const key = machine.evaluate(syntax.index, frame);
      const known = key.t === 'constant' ? cell.entries.get(String(key.value)) : undefined;
      if (known) return known;
      const all = [...cell.entries.values(), ...(cell.rest ? [cell.rest] : [])];
      return all.length === 0 ? unknown : all.reduce((a, b) => machine.state.join(a, b));
    }
    case 'data':
      return selectData(machine, cell, value.id, syntax.index, frame, site);
    case 'estimator':
      machine.evaluate(syntax.index, frame);
      return cell.inner.at(-1) ?? value;
    default:
      machine.evaluate(syntax.index, frame);
      return unknown;
  }
}

/** `models[fold]` of many that were made before: each round of the loop takes its own. */
function oneOf(machine: Machine, element: Value): Value {
  const cell = machine.state.deref(element);
  if (cell?.t === 'estimator' && element.t === 'ref' && machine.loops.length > 0) machine.state.update(element.id, { ...cell, facts: { ...cell.facts, madeIn: machine.loops.map((loop) => loop.event) } });
  return element;
}

function itemsAt(machine: Machine, items: readonly Value[], index: Expression, frame: Frame): Value | null {
  if (index.kind === 'Slice') {
    const from = index.lower ? numberOf(machine.evaluate(index.lower, frame)) : 0;
    const to = index.upper ? numberOf(machine.evaluate(index.upper, frame)) : items.length;
    return from === null || to === null ? null : { t: 'tuple', items: items.slice(from, to) };
  }
  const position = numberOf(machine.evaluate(index, frame));
  return position === null ? null : (items.at(position) ?? null);
}

function selectData(machine: Machine, cell: DataCell, id: Box, index: Expression, frame: Frame, site: Site): Value {
  const positional = cell.accessor === 'iloc' || cell.accessor === null;
  const rowColumn = index.kind === 'Tuple' && index.elements.length >= 2 && cell.accessor !== 'bunch' ? index.elements : null;
  if (rowColumn) {
    const [rowIndex, columnIndex] = rowColumn;
    if (!rowIndex || !columnIndex) return unknown;
    const narrowed = selectRows(machine, cell, rowIndex, frame, site);
    const chosen = selectColumnsBy(machine, narrowed, columnIndex, frame, site);
    return narrowed === cell && cell.accessorOf !== null ? asColumnOf(machine, chosen, cell.accessorOf) : chosen;
  }
  if (cell.accessor === 'loc' || cell.accessor === 'iloc' || cell.accessor === 'at' || cell.accessor === 'ix') {
    return machine.state.allocate(plain(selectRows(machine, cell, index, frame, site)));
  }
  if (index.kind === 'Slice') return machine.state.allocate(plain(selectRows(machine, cell, index, frame, site)));
  const chosen = machine.evaluate(index, frame);
  const names = columnNames(machine, chosen);
  if (names) return chosen.t === 'constant' ? asColumnOf(machine, byNames(machine, cell, names, true, site), id) : byNames(machine, cell, names, false, site);
  const selector = machine.state.data(chosen);
  if (selector?.accessor === 'columns') return byColumnList(machine, cell, selector, site);
  if (selector && !mayNameColumns(machine, selector) && (selector.mask ?? selector.rows.length > 0)) {
    return machine.state.allocate(plain(selectRowsByValue(machine, cell, selector, index, site)));
  }
  if (numberOf(chosen) !== null && positional && cell.columns.space === null) return machine.state.allocate(plain(cell));
  // A list or name of columns that is not known: some columns, the same rows.
  const influence = joinSorted(influenceOf(cell), selector ? influenceOf(selector) : machine.influenceOf(machine.dataIn([chosen])));
  if (cell.accessor === 'columns') return machine.state.allocate(dataWith(cell, { influence, columns: { ...cell.columns, extent: 'unknown' } }));
  return machine.state.allocate(dataWith(plain(cell), { influence, columns: { ...computedColumns(cell.columns.space, noSources), extent: 'unknown' }, node: machine.node('[…]', site, [cell.node], true) }));
}

/** `table[features]` with a parameter that nothing was given for: it may as well be a list of names. One that is named after a part is an index. */
function mayNameColumns(machine: Machine, selector: DataCell): boolean {
  const [region] = selector.rows;
  if (region === undefined || selector.rows.length > 1 || selector.mask) return false;
  const { kind, event } = machine.regions.get(region);
  const made = machine.events[event];
  return kind === 'source' && made?.kind === 'load' && made.how === 'parameter' && roleOfName(made.what ?? '') === null;
}

function byNames(machine: Machine, cell: DataCell, names: readonly string[], single: boolean, site: Site): Value {
  for (const name of names) machine.seenColumns.add(`${cell.columns.space ?? ''}:${name}`);
  const entry = single && cell.assumed ? entryByRole(machine, cell, names[0] ?? '', site) : null;
  if (entry) return entry;
  const own = names.map((name) => cell.columns.own.get(name));
  let influence = own.every((column) => column !== undefined) ? [] : cell.influence;
  if (single && own[0]) influence = own[0].influence;
  const label = single ? `['${names[0] ?? ''}']` : `[${names.length} columns]`;
  const inputs: NodeId[] = [cell.node, ...own.flatMap((column) => (column ? [column.node] : []))];
  if (single && cell.accessor === 'bunch') {
    if (names[0] === 'target') return machine.state.allocate(dataWith(plain(cell), { columns: selectColumns(cell.columns, ['target']) }));
    if (/^(feature_names|target_names|DESCR|filename|details|categories|url)$/.test(names[0] ?? '')) return unknown;
    if (names[0] === 'data') return machine.state.allocate(dataWith(plain(cell), { columns: dropColumns(cell.columns, ['target']) }));
  }
  return machine.state.allocate(dataWith(plain(cell), { influence, columns: selectColumns(cell.columns, names), node: machine.node(label, site, inputs, !single) }));
}

/** `saved['x_train']`, `saved['x_test']` of something that was read: what stands under the names of parts are parts. */
function entryByRole(machine: Machine, cell: DataCell, name: string, site: Site): Value | null {
  const role = roleOfName(name);
  const [region] = cell.rows;
  if (role === null || region === undefined || cell.rows.length > 1 || machine.regions.get(region).kind !== 'source') return null;
  const part = machine.regions.part(region, 'entry', ['train', 'test', 'validation'].indexOf(role), noEvent, { role });
  return machine.state.allocate(dataWith(plain(cell), { rows: [part], node: machine.node(`['${name}']`, site, [cell.node]) }));
}

/** `df[df.columns.drop('y')]`: the columns of a list that was made of a table's columns. */
function byColumnList(machine: Machine, cell: DataCell, list: DataCell, site: Site): Value {
  const same = list.columns.space !== null && list.columns.space === cell.columns.space && list.columns.extent === 'all' && cell.columns.extent === 'all';
  const columns = same ? dropColumns({ ...list.columns, own: cell.columns.own }, [...list.columns.dropped]) : positions(cell.columns);
  const base = same ? cell.influence : influenceOf(cell);
  return machine.state.allocate(dataWith(plain(cell), { influence: joinSorted(base, list.influence), columns, node: machine.node('[columns]', site, [cell.node, list.node], true) }));
}

/** A single column remembers its table, so that what is done to it in place reaches the table. */
function asColumnOf(machine: Machine, value: Value, table: Box): Value {
  const cell = machine.state.data(value);
  const [name, ...others] = cell?.columns.names ?? [];
  return cell && name !== undefined && others.length === 0 ? machine.state.allocate(dataWith(cell, { columnOf: { table, name } })) : value;
}

function plain(cell: DataCell): DataCell {
  const bare = cell.accessor === null && cell.mask === null && cell.lengthOf === null && cell.columnOf === null;
  return bare ? cell : dataWith(cell, { accessor: null, accessorOf: null, columnOf: null, mask: null, lengthOf: null });
}

function selectColumnsBy(machine: Machine, cell: DataCell, index: Expression, frame: Frame, site: Site): Value {
  const base = plain(cell);
  if (index.kind === 'Slice') {
    const fromStart = !index.lower || numberOf(machine.evaluate(index.lower, frame)) === 0;
    if (fromStart && !index.upper) return machine.state.allocate(dataWith(base, { node: machine.node('[:, :]', site, [cell.node], true) }));
    return machine.state.allocate(dataWith(base, { influence: influenceOf(base), columns: positions(base.columns), node: machine.node('[:, …]', site, [cell.node], true) }));
  }
  const chosen = machine.evaluate(index, frame);
  const names = columnNames(machine, chosen);
  if (names) return byNames(machine, base, names, chosen.t === 'constant', site);
  const list = machine.state.data(chosen);
  if (list?.accessor === 'columns') return byColumnList(machine, base, list, site);
  const position = numberOf(chosen);
  if (position !== null) return machine.state.allocate(dataWith(base, { columns: selectColumns(base.columns, [`#${position}`]), node: machine.node(`[:, ${position}]`, site, [cell.node]) }));
  return machine.state.allocate(dataWith(base, { influence: joinSorted(influenceOf(base), machine.influenceOf(machine.dataIn([chosen]))), columns: positions(base.columns), node: machine.node('[:, …]', site, [cell.node]) }));
}

/** Columns chosen by position: which ones can't be told, only where they come from. */
function positions(columns: Columns): Columns {
  return { ...computedColumns(columns.space, noSources), extent: 'unknown' };
}

/** The rows that a row subscript leaves. */
function selectRows(machine: Machine, cell: DataCell, index: Expression, frame: Frame, site: Site): DataCell {
  if (index.kind !== 'Slice') {
    const chosen = machine.evaluate(index, frame);
    const selector = machine.state.data(chosen);
    if (selector) return selectRowsByValue(machine, cell, selector, index, site);
    const label = stringOf(chosen);
    const keyed = label === null ? undefined : cell.keyed?.get(label);
    if (cell.accessor === 'loc' && keyed) return dataWith(cell, { rows: keyed });
    if (cell.accessor === 'loc' && columnNames(machine, chosen)) return cell;
    const key = `rows:${machine.text(frame.path, index)}`;
    return dataWith(cell, { rows: cell.rows.map((region) => machine.regions.child('subset', region, key, noEvent)) });
  }
  const lower = bound(machine, index.lower, frame);
  const upper = bound(machine, index.upper, frame);
  const stride = index.step ? numberOf(machine.evaluate(index.step, frame)) : 1;
  if (!lower && !upper && (stride === 1 || stride === -1)) return cell;
  if (index.step) return dataWith(cell, { rows: cell.rows.map((region) => machine.regions.child('subset', region, `step:${machine.text(frame.path, index)}`, noEvent)) });
  const piece = cell.piece === true || (lower !== null && upper !== null && isPiece(machine, lower, upper));
  return dataWith(cell, { rows: slice(machine, cell, lower, upper, site), piece, node: machine.node(`[${machine.text(frame.path, index)}]`, site, [cell.node]) });
}

interface Bound {
  readonly value: number | null;
  readonly key: string;
  readonly lengthOf: RegionId | null;
  /** What is added to or taken from a variable, where that is a known number; else 0. */
  readonly offset: number;
}

function bound(machine: Machine, expression: Expression | null, frame: Frame): Bound | null {
  if (!expression) return null;
  const value = machine.evaluate(expression, frame);
  const number = numberOf(value);
  const cell = machine.state.data(value);
  // A name stands for the object behind it: `n` in one cell and `n` in another are the same bound only while it is the same number.
  const identity = expression.kind === 'Name' && value.t === 'ref' ? `#${value.id.serial}` : machine.text(frame.path, expression);
  return { value: number, key: number === null ? identity : String(number), lengthOf: cell?.lengthOf ?? null, offset: offsetOf(machine, expression, frame) };
}

function offsetOf(machine: Machine, expression: Expression, frame: Frame): number {
  if (expression.kind !== 'BinaryOperation' || (expression.operator !== '+' && expression.operator !== '-')) return 0;
  const by = numberOf(machine.evaluate(expression.right, frame)) ?? 0;
  return expression.operator === '+' ? by : -by;
}

function slice(machine: Machine, cell: DataCell, lower: Bound | null, upper: Bound | null, site: Site): Rows {
  let rows: Rows = [];
  for (const region of cell.rows) rows = joinRows(rows, sliceRegion(machine, region, cell, lower, upper, site));
  return rows;
}

function sliceRegion(machine: Machine, region: RegionId, cell: DataCell, lower: Bound | null, upper: Bound | null, site: Site): Rows {
  const regions = machine.regions;
  // `both[:len(train)]` of a concatenation gives the rows back that went in first.
  const cut = lower?.lengthOf ?? upper?.lengthOf ?? null;
  if (cut !== null && cell.rows.length > 1 && (!lower || !upper)) {
    if (cell.rows.includes(cut)) return (upper ? cut === region : cut !== region) ? [region] : [];
  }
  if (upper?.lengthOf === region) {
    if (!lower || lower.value === 0) return [region];
    upper = null;
  }
  const event = splitEvent(machine, site, 'slice', machine.text(site.path, site.span), cell);
  // `series[i - 60:i]` for every i: each piece shares rows with its neighbours.
  if (lower && upper && isPiece(machine, lower, upper)) return [regions.child('derived', region, `windows:${site.path}:${site.span.start}`, event)];
  const interval: Interval | null =
    lower?.value !== null && upper?.value !== null ? { axis: `#${cell.order}`, from: lower?.value ?? null, to: upper?.value ?? null } : null;
  if (interval) return [regions.part(region, `slice:${cell.order}:${interval.from ?? ''}:${interval.to ?? ''}`, 0, event, { interval })];
  if (!lower) return [regions.part(region, `cut:${cell.order}${upper?.key ?? ''}`, 0, event)];
  if (!upper) return [regions.part(region, `cut:${cell.order}${lower.key}`, 1, event)];
  // The middle piece of three lies after the first cut and before the second.
  const tail = regions.part(region, `cut:${cell.order}${lower.key}`, 1, event);
  return [regions.part(tail, `upto:${upper.key}`, 0, event)];
}

function isPiece(machine: Machine, lower: Bound, upper: Bound): boolean {
  return lower.value === null && upper.value === null && overlaps(machine, lower, upper);
}

/** `series[i - 60:i]` in steps of one, `image[top:top + size]` in steps smaller than `size`. */
function overlaps(machine: Machine, lower: Bound, upper: Bound): boolean {
  const stride = machine.strides.at(-1);
  if (stride === undefined) return false;
  const length = upper.offset - lower.offset;
  return stride === 1 ? length === 0 || Math.abs(length) > 1 : Math.abs(length) > stride;
}

/** Rows chosen by a value: a mask, the indices that a splitter gave, another table's index. */
function selectRowsByValue(machine: Machine, table: DataCell, selector: DataCell, index: Expression, site: Site): DataCell {
  const cell = selector.isIndex ? asSamples(machine, table) : table;
  const regions = machine.regions;
  const node = machine.node('[rows]', site, [cell.node, selector.node]);
  const mask = selector.mask;
  if (mask) {
    const rows = maskedRows(machine, cell, mask, machine.text(site.path, index), site);
    for (const region of rows) regions.noteChoice(region, influenceOf(selector));
    return dataWith(cell, { rows, chosen: cell.rows.length === 0, node });
  }
  if (!selector.isIndex) {
    // Booleans combined from several masks, or an array used as a selector.
    const key = `rows:${machine.text(site.path, index)}`;
    const event = splitEvent(machine, site, 'mask', machine.text(site.path, index), cell);
    const rows = cell.rows.map((region) => regions.child('subset', region, key, event));
    for (const region of rows) regions.noteChoice(region, influenceOf(selector));
    return dataWith(cell, { rows, node });
  }
  const whole = cell.rows.length > 1 ? machine.regions.union(cell.rows, noEvent) : null;
  if (whole !== null && selector.rows.every((chosen) => regions.chain(chosen).includes(whole))) return dataWith(cell, { rows: selector.rows, node });
  let rows: Rows = [];
  for (const region of cell.rows) {
    for (const chosen of selector.rows) rows = joinRows(rows, [transplant(machine, region, chosen)]);
  }
  return dataWith(cell, { rows: rows.length > 0 ? rows : cell.rows, node });
}

/**
 * The region of `target` that an index region selects: the index's own region where it descends from the target, else the same way of
 * descent laid over the target (fold 3's test part of the row numbers is fold 3's test part of the rows).
 */
export function transplant(machine: Machine, target: RegionId, index: RegionId): RegionId {
  const regions = machine.regions;
  if (index === target) return target;
  const chain = regions.chain(index);
  const targetChain = regions.chain(target);
  if (chain.includes(target)) return index;
  if (chain[0] === targetChain[0]) {
    // Both descend from one source: the index was taken from the same rows before they were parted.
    return targetChain.includes(index) ? target : layOver(machine, target, chain.filter((id) => !targetChain.includes(id)));
  }
  return layOver(machine, target, chain.slice(1));
}

function layOver(machine: Machine, target: RegionId, steps: readonly RegionId[]): RegionId {
  let current = target;
  for (const step of steps) {
    const region = machine.regions.get(step);
    const options = { ...(region.role ? { role: region.role } : {}), fold: region.fold, ...(region.interval ? { interval: region.interval } : {}) };
    if (region.kind === 'part') current = machine.regions.part(current, region.key, region.part, region.event, options);
    else if (region.kind !== 'union' && region.kind !== 'source') current = machine.regions.child(region.kind, current, region.key, region.event);
  }
  return current;
}
