import type { DataCell } from './values';

/**
 * A data value like another one, save for what is given. All data values come from here and so have one shape, whichever of their fields were
 * ever set: reading a field of objects with dozens of shapes, and copying them with a spread, cost a fifth of the interpretation.
 */
export function dataWith(cell: DataCell, facts: Partial<DataCell>): DataCell {
  return Object.assign(copyOf(cell), facts);
}

function copyOf(cell: DataCell): AllFields {
  return {
    t: cell.t,
    rows: cell.rows,
    influence: cell.influence,
    columns: cell.columns,
    predicted: cell.predicted,
    mask: cell.mask,
    lengthOf: cell.lengthOf,
    keyed: cell.keyed,
    isIndex: cell.isIndex,
    distinct: cell.distinct,
    piece: cell.piece,
    assumed: cell.assumed,
    view: cell.view,
    keys: cell.keys,
    groups: cell.groups,
    order: cell.order,
    chosen: cell.chosen,
    ordered: cell.ordered,
    accessor: cell.accessor,
    accessorOf: cell.accessorOf,
    stream: cell.stream,
    network: cell.network,
    columnOf: cell.columnOf,
    node: cell.node,
  };
}

/** Every field must be named, so that none is forgotten when one is added. */
type AllFields = { [Field in keyof Required<DataCell>]: DataCell[Field] };
