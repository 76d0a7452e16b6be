import type { ProvenanceGraph } from '../../provenance/graph';
import type { ReportedFinding } from '../report';
import { condense, limit } from './condense';
import type { LineageDiagram, LineageEdge, LineageNode } from './diagram';
import { flowOf } from './flow';
import { leaksOf, placed } from './leaks';
import { wordsOf } from './words';

/** More nodes than this are no picture any more. */
export const MOST_NODES = 80;

/**
 * The story of a file's data: from where it comes in, over what is learned from it, to where models are fitted and judged. `findings` are those
 * of the program that the file belongs to; the leakage family marks nodes and ways.
 */
export function lineageOf(graph: ProvenanceGraph, path: string, findings: readonly ReportedFinding[] = [], most = MOST_NODES): LineageDiagram {
  const flow = flowOf(graph, path);
  const leaks = leaksOf(graph, flow.steps, flow.edges, findings);
  const joined = new Set(flow.edges.flatMap((edge) => [edge.from, edge.to]));
  const steps = flow.steps.filter((step) => joined.has(step) || (step.kind !== 'load' && step.kind !== 'columns'));
  const ids = new Map(steps.map((step, index) => [step, `n${index + 1}`]));
  const id = (step: (typeof steps)[number]): string => ids.get(step) ?? '';
  const nodes = steps.map((step): LineageNode => ({
    id: id(step),
    kind: step.kind,
    ...wordsOf(graph, step),
    ...placed(graph, step.site),
    role: step.part?.role ?? null,
    finding: leaks.findings.get(step) ?? null,
  }));
  const edges = flow.edges.map((edge): LineageEdge => ({ from: id(edge.from), to: id(edge.to), kind: edge.kind, leak: leaks.edges.has(edge) }));
  const condensed = condense({ nodes, edges });
  const shown = limit(condensed, most);
  return { schema: 1, path, ...shown, hidden: condensed.nodes.length - shown.nodes.length };
}
