import { holdsColumn } from './columns';
import type { FitEvent, NodeId, Site } from './graph';
import type { Machine } from './machine';
import type { DataCell } from './values';

/** Does the feature table surely hold the very column that is the target? */
export function noteTarget(machine: Machine, event: FitEvent, X: DataCell, y: DataCell | null): void {
  if (!y || y.columns.space === null || y.columns.space !== X.columns.space) return;
  const names = y.columns.extent === 'listed' ? [...y.columns.names] : [];
  const target = names.length === 1 ? names[0] : undefined;
  if (target === undefined) return;
  // The very column alone is no feature table: an array learned to reproduce itself, or parts unpacked in the wrong order.
  if (X.columns.extent === 'listed' && X.columns.names.size === 1) return;
  if (holdsColumn(X.columns, target) === 'yes') event.targetInside = { column: target, chosen: columnChoice(machine, X.node, y.node) ?? event.site };
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
