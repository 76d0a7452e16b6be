import { loadParser } from '../../src/project/node/parser-files';
import { library } from '../../src/library/tables';
import { analyseProgram } from '../../src/provenance/analyse';
import type { ProgramEvent, ProvenanceGraph } from '../../src/provenance/graph';
import type { SourceModule } from '../../src/provenance/machine';
import type { EventId, RegionId } from '../../src/provenance/regions';
import { scriptDocument } from '../../src/python/document';
import { makeModuleGraph } from '../../src/python/modules';

export const MAIN = 'main.py';

export interface GraphOptions {
  readonly entries?: readonly string[];
  readonly budget?: number;
}

/** The graph of a program: one file's code, or several by their paths, of which the last is run (all, where `entries` says so). */
export async function graphOf(code: string | Readonly<Record<string, string>>, options: GraphOptions = {}): Promise<ProvenanceGraph> {
  const files = typeof code === 'string' ? { [MAIN]: code } : code;
  const parser = await loadParser();
  const modules = new Map<string, SourceModule>();
  for (const [path, text] of Object.entries(files)) modules.set(path, { document: scriptDocument(path, text), module: parser.parse(text) });
  const imports = makeModuleGraph(Object.keys(files));
  return analyseProgram({
    modules,
    resolveImport: (from, dotted, level) => imports.resolve(from, dotted, level),
    library,
    entries: options.entries ?? Object.keys(files).slice(-1),
    ...(options.budget === undefined ? {} : { budget: options.budget }),
  });
}

/**
 * The events of a program in the order in which it reaches them, one a line: `fit StandardScaler@5 rows read_csv@3 influence mean@4`. Rows are
 * the way from the load to the part; `@line` is the line of the step that made it; `~` marks what rests on a guess.
 */
export async function eventsIn(code: string | Readonly<Record<string, string>>, options: GraphOptions = {}): Promise<string[]> {
  const graph = await graphOf(code, options);
  return graph.events.map((event) => showEvent(graph, event));
}

/** The events of some kinds alone. */
export async function eventsOfKind(code: string | Readonly<Record<string, string>>, ...kinds: readonly ProgramEvent['kind'][]): Promise<string[]> {
  const graph = await graphOf(code);
  return graph.events.filter((event) => kinds.includes(event.kind)).map((event) => showEvent(graph, event));
}

/** What a fit in the program saw: a name's rows and influence where the program ends in `probe.fit(name)`. */
export async function probe(code: string, name: string): Promise<string> {
  const graph = await graphOf(`from sklearn.dummy import DummyClassifier\n${code.replace(/^\n/, '')}\nDummyClassifier().fit(${name})\n`);
  const event = graph.events.findLast((one) => one.kind === 'fit');
  if (event?.kind !== 'fit') return 'no data';
  // The import stands on a line of its own before the code.
  return `${paths(graph, event.rows, -1)}${influence(graph, event.influence, -1)}${event.guessed ? ' ~' : ''}`;
}

function showEvent(graph: ProvenanceGraph, event: ProgramEvent): string {
  return `${event.kind} ${name(graph, event.id)}${details(graph, event)}${event.guessed ? ' ~' : ''}`;
}

function details(graph: ProvenanceGraph, event: ProgramEvent): string {
  switch (event.kind) {
    case 'load':
      return event.how === 'call' ? '' : ` ${event.how}${event.what === null ? '' : ` ${event.what}`}`;
    case 'fit':
    case 'statistic':
      return ` rows ${paths(graph, event.rows)}${influence(graph, event.influence)}`;
    case 'split':
      return ` ${event.form} rows ${paths(graph, event.rows)}${influence(graph, event.influence)}`;
    case 'resample':
      return ` ${event.sampling} rows ${paths(graph, event.rows)}`;
    case 'judge':
      return ` ${event.form} rows ${paths(graph, event.rows)}${influence(graph, event.influence)}${event.model ? ` model ${name(graph, event.model.event)}` : ''}`;
    default:
      return '';
  }
}

function influence(graph: ProvenanceGraph, ids: readonly EventId[], shift = 0): string {
  return ids.length === 0 ? '' : ` influence ${ids.map((id) => name(graph, id, shift)).join(', ')}`;
}

/** An event as `StandardScaler@3`; in another file than main.py as `StandardScaler@helpers.py:3`. */
export function name(graph: ProvenanceGraph, id: EventId, shift = 0): string {
  const event = graph.events[id];
  if (!event) return 'nothing';
  const what = event.kind === 'fit' ? event.estimator.name : event.kind === 'load' || !('what' in event) ? (graph.nodes[event.node]?.label ?? '') : event.what;
  const { path, span } = event.site;
  const line = (graph.documents.get(path)?.locate(span).start.line ?? 0) + shift;
  return `${what}@${path === MAIN ? '' : `${path}:`}${String(line)}`;
}

/** Regions as the way from the load to them: `read_csv@1 > train_test_split@4.test`. */
export function paths(graph: ProvenanceGraph, rows: readonly RegionId[], shift = 0): string {
  return rows.length === 0 ? 'none' : rows.map((id) => path(graph, id, shift)).join(' + ');
}

function path(graph: ProvenanceGraph, id: RegionId, shift: number): string {
  const region = graph.regions.get(id);
  const own = name(graph, region.event, shift);
  switch (region.kind) {
    case 'source':
      return own;
    case 'union':
      return `(${paths(graph, region.parents, shift)})`;
    case 'part':
      return `${paths(graph, region.parents, shift)} > ${own}.${region.role ?? String(region.part)}`;
    default:
      return `${paths(graph, region.parents, shift)} > ${region.kind}`;
  }
}
