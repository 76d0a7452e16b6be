import type { NodeId, ProgramEvent, ProvenanceGraph } from '../../provenance/graph';
import type { Step, StepTable } from './steps';

const FARTHEST = 400;

/**
 * The step at which the columns of the table that goes into `event` were chosen last, if that was since graph node `since`; null where all columns
 * go in. Looks back along the main input of each graph node.
 */
export function chosenColumns(graph: ProvenanceGraph, table: StepTable, event: ProgramEvent, since: NodeId): Step | null {
  let at = graph.nodes[event.node]?.inputs[0];
  for (let steps = 0; at !== undefined && at > since && steps < FARTHEST; steps++) {
    const node = graph.nodes[at];
    if (!node) return null;
    if (node.choosesColumns) return table.step(`columns|${node.site.path}|${node.site.span.start}`, 'columns', node.site, node.id, null);
    // Loops are run twice: an input may be younger than what it goes into.
    at = node.inputs[0] !== undefined && node.inputs[0] < at ? node.inputs[0] : undefined;
  }
  return null;
}
