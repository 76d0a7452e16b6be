import type { ProvenanceGraph } from '../provenance/graph';
import type { Engine } from './engine';

/** More programs than this are not followed one by one. */
const MOST_PROGRAMS = 200;

/** The provenance graphs of a workspace's programs, one for each that has to do with machine learning. Rejects as the engine's questions do. */
export async function graphsOf(engine: Pick<Engine, 'programs' | 'graph'>, signal?: AbortSignal): Promise<readonly ProvenanceGraph[]> {
  const graphs: ProvenanceGraph[] = [];
  for (const program of (await engine.programs(null, signal)).slice(0, MOST_PROGRAMS)) {
    const [path] = program.paths;
    const { graph } = path === undefined ? { graph: null } : await engine.graph(path, signal);
    if (graph !== null) graphs.push(graph);
  }
  return graphs;
}
