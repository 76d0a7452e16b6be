import { lineageOf } from '../review/lineage/build';
import type { LineageDiagram } from '../review/lineage/diagram';
import { lineageJson } from '../review/lineage/json';
import { lineageSvg } from '../review/lineage/svg';
import { lineageText } from '../review/lineage/text';
import { lineageThemes } from './choices';
import { graphOfFile } from './file-graph';
import { emit } from './output';
import { STATUS } from './status';
import type { Status } from './status';
import { terminalOf } from './terminal';

/** The options of `holdout lineage`, as the command line gives them. */
export interface LineageFlags {
  readonly format: string;
  readonly output?: string;
  readonly theme: string;
}

/** `holdout lineage FILE`: draws where the file's data goes. Throws a UsageError where the file or the config can't be used. */
export async function lineage(file: string, flags: LineageFlags): Promise<Status> {
  const { path, graph, findings, errors } = await graphOfFile(file);
  if (graph === null && errors.length > 0) return STATUS.error;
  const diagram: LineageDiagram = graph === null ? { schema: 1, path, nodes: [], edges: [], hidden: 0 } : lineageOf(graph, path, findings);
  await emit(drawn(diagram, flags), flags.output);
  return STATUS.clean;
}

function drawn(diagram: LineageDiagram, flags: LineageFlags): string {
  if (flags.format === 'json') return lineageJson(diagram);
  if (flags.format === 'svg') return lineageSvg(diagram, lineageThemes.find((theme) => theme === flags.theme) ?? 'auto');
  const { colours, width } = terminalOf(flags.output === undefined ? process.stdout : null);
  return lineageText(diagram, colours, width);
}
