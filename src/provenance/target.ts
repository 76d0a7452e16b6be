import type { Columns } from './columns';
import { holdsColumn, noSources } from './columns';
import type { DerivedColumn, FitEvent, NodeId, Site } from './graph';
import type { Machine } from './machine';
import type { DataCell } from './values';

/** Does the feature table surely hold the very column that is the target? */
export function noteTarget(machine: Machine, event: FitEvent, X: DataCell, y: DataCell | null): void {
  event.derived = derivedColumns(machine, X, y);
  event.chosen = y ? columnChoice(machine, X.node, y.node) : null;
  if (!y) return;
  if (y.columns.space === null || y.columns.space !== X.columns.space) return;
  const names = y.columns.extent === 'listed' ? [...y.columns.names] : [];
  const target = names.length === 1 ? names[0] : undefined;
  if (target === undefined) return;
  // The very column alone is no feature table: an array learned to reproduce itself, or parts unpacked in the wrong order.
  if (X.columns.extent === 'listed' && X.columns.names.size === 1) return;
  if (isInside(X.columns, y.columns, target)) event.targetInside = { column: target, chosen: columnChoice(machine, X.node, y.node) ?? event.site };
}

/** A column that another table brought is the target where it is the same table's. */
function isInside(features: Columns, target: Columns, name: string): boolean {
  const own = target.own.get(name)?.elsewhere;
  return own === undefined ? holdsColumn(features, name) === 'yes' : features.own.get(name)?.elsewhere === own;
}

/** Columns of the features that were computed from the target, and the one that the target was computed from. */
function derivedColumns(machine: Machine, X: DataCell, y: DataCell | null): DerivedColumn[] {
  if (!y || X.columns.extent === 'unknown') return [];
  if (y.columns.space === null || y.columns.space !== X.columns.space) return [];
  const site = (node: NodeId): Site => machine.nodes[node]?.site ?? { path: '', span: { start: 0, end: 0 } };
  const found: DerivedColumn[] = [];
  const target = y.columns.names.size === 1 ? [...y.columns.names][0] : undefined;
  if (target !== undefined) {
    for (const [column, own] of X.columns.own) {
      const via = own.from.get(target);
      if (via !== undefined && column !== target && holdsColumn(X.columns, column) === 'yes') found.push({ column, target, via, site: site(own.node) });
    }
  }
  // `y = np.log(df['price'])` with `price` among the features: the target is one step from a feature.
  const origins = [...(target === undefined ? y.columns.from : (y.columns.own.get(target)?.from ?? noSources))];
  const [origin] = origins;
  if (origins.length === 1 && origin?.[1] === 'now' && holdsColumn(X.columns, origin[0]) === 'yes' && X.columns.names.size !== 1) {
    const chosen = columnChoice(machine, X.node, y.node);
    if (chosen) found.push({ column: origin[0], target: target ?? origin[0], via: 'now', site: chosen });
  }
  return found;
}

/** Where the columns of the features were chosen: the nearest step behind them that chose some and that the target did not come through too. */
function columnChoice(machine: Machine, features: NodeId, target: NodeId): Site | null {
  const shared = new Set(mainLine(machine, target));
  const choice = mainLine(machine, features).find((id) => shared.has(id) || machine.nodes[id]?.choosesColumns === true);
  return choice === undefined || shared.has(choice) ? null : (machine.nodes[choice]?.site ?? null);
}

/** The steps behind a value, nearest first, along the first input of each. */
function mainLine(machine: Machine, from: NodeId): NodeId[] {
  const line: NodeId[] = [];
  for (let id: NodeId | undefined = from; id !== undefined && line.length < 60; id = machine.nodes[id]?.inputs[0]) line.push(id);
  return line;
}
