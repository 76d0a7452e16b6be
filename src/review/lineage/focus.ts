import type { LineageDiagram, LineageEdge, LineageNode } from './diagram';
import type { ReportedPlace } from '../report';

/** A picture beside an explanation holds no more steps than this. */
export const MOST_FOCUSED = 14;

/**
 * The part of a diagram around some lines: the steps that stand on them, what these rest on, and what rests on these; the nearest where that is too
 * many. Null where no step stands on them.
 */
export function focusOn(diagram: LineageDiagram, place: ReportedPlace, most = MOST_FOCUSED): LineageDiagram | null {
  const touched = diagram.nodes.filter((node) => node.path === place.path && node.cell === place.cell && node.range.start.line <= place.range.end.line && node.range.end.line >= place.range.start.line);
  if (touched.length === 0) return null;
  const distance = new Map<string, number>();
  spread(touched, (id) => diagram.edges.filter((edge) => edge.to === id).map((edge) => edge.from), distance);
  spread(touched, (id) => diagram.edges.filter((edge) => edge.from === id).map((edge) => edge.to), distance);
  const order = new Map(diagram.nodes.map((node, index) => [node.id, index]));
  const far = (node: LineageNode): number => distance.get(node.id) ?? 0;
  const near = diagram.nodes.filter((node) => distance.has(node.id)).sort((a, b) => far(a) - far(b) || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)).slice(0, most);
  const kept = new Set(near.map((node) => node.id));
  const nodes = diagram.nodes.filter((node) => kept.has(node.id));
  const edges = diagram.edges.filter((edge: LineageEdge) => kept.has(edge.from) && kept.has(edge.to));
  return { ...diagram, nodes, edges, hidden: diagram.hidden + diagram.nodes.length - nodes.length };
}

function spread(from: readonly LineageNode[], next: (id: string) => readonly string[], distance: Map<string, number>): void {
  const pending = from.map((node) => ({ id: node.id, far: 0 }));
  const met = new Set<string>();
  for (let one = pending.shift(); one !== undefined; one = pending.shift()) {
    if (met.has(one.id)) continue;
    met.add(one.id);
    distance.set(one.id, Math.min(one.far, distance.get(one.id) ?? one.far));
    for (const id of next(one.id)) pending.push({ id, far: one.far + 1 });
  }
}
