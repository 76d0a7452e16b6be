import type { ProvenanceGraph, Site } from '../../provenance/graph';
import type { Severity } from '../../rules/rule';
import type { ReportedFinding, ReportedPlace } from '../report';
import type { LineageFinding } from './diagram';
import type { FlowEdge } from './flow';
import type { Step } from './steps';

/** The steps that leakage findings stand at, and the ways by which the leaks go. */
export interface Leaks {
  readonly findings: ReadonlyMap<Step, LineageFinding>;
  readonly edges: ReadonlySet<FlowEdge>;
}

const RANK: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Finds the leakage findings among the steps, and marks the way from where the rows come in over the cause and the split to where the model is judged. */
export function leaksOf(graph: ProvenanceGraph, steps: readonly Step[], edges: readonly FlowEdge[], found: readonly ReportedFinding[]): Leaks {
  const findings = new Map<Step, LineageFinding>();
  const leaking = new Set<FlowEdge>();
  const leakage = found.filter((finding) => finding.rule.startsWith('leakage/'));
  for (const finding of leakage.sort((a, b) => RANK.indexOf(a.severity) - RANK.indexOf(b.severity))) {
    const causes = stepsAt(graph, steps, finding);
    const related = finding.related.flatMap((place) => stepsAt(graph, steps, place));
    const cause = causes.find((step) => step.kind !== 'part') ?? causes[0] ?? related.find((step) => step.kind === 'split' || step.kind === 'model' || step.kind === 'judge');
    if (!cause) continue;
    if (!findings.has(cause)) findings.set(cause, { rule: finding.rule, severity: finding.severity, message: finding.message });
    for (const edge of way(cause, [...causes, ...related], edges)) leaking.add(edge);
  }
  return { findings, edges: leaking };
}

/** From the sources to the cause, from there to the splits, and on to the judges, each by the shortest way. */
function way(cause: Step, story: readonly Step[], edges: readonly FlowEdge[]): FlowEdge[] {
  const sources = story.filter((step) => step.kind === 'load');
  const splits = story.filter((step) => step.kind === 'split' && step !== cause);
  const judges = story.filter((step) => (step.kind === 'judge' || step.kind === 'predict' || step.kind === 'choice') && step !== cause);
  const marked = sources.flatMap((source) => shortest(source, cause, edges));
  const middle = splits.map((split) => ({ split, edges: shortest(cause, split, edges) })).filter((one) => one.edges.length > 0);
  for (const one of middle) marked.push(...one.edges);
  const starts = middle.length > 0 ? middle.map((one) => one.split) : [cause];
  const ends = judges.length > 0 ? judges : story.filter((step) => step.kind === 'model' && step !== cause);
  for (const start of starts) for (const end of ends) marked.push(...shortest(start, end, edges));
  return marked;
}

/** The edges of a shortest way; none where there is no way. */
function shortest(from: Step, to: Step, edges: readonly FlowEdge[]): FlowEdge[] {
  const cameBy = new Map<Step, FlowEdge | null>([[from, null]]);
  const queue = [from];
  for (let step = queue.shift(); step !== undefined && step !== to; step = queue.shift()) {
    for (const edge of edges) {
      if (edge.from !== step || cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, edge);
      queue.push(edge.to);
    }
  }
  const path: FlowEdge[] = [];
  for (let edge = cameBy.get(to); edge; edge = cameBy.get(edge.from)) path.unshift(edge);
  return path;
}

/** The steps at a place: at exactly this one, else those within it or around it, else those that begin on its line. */
function stepsAt(graph: ProvenanceGraph, steps: readonly Step[], place: ReportedPlace): Step[] {
  const inFile = steps.flatMap((step) => step.sites.flatMap((site) => (site.path === place.path ? [{ step, at: placed(graph, site) }] : [])));
  const here = inFile.filter(({ at }) => at.cell === place.cell);
  const start = key(place.range.start);
  const end = key(place.range.end);
  const exact = here.filter(({ at }) => key(at.range.start) === start && key(at.range.end) === end);
  const overlapping = here.filter(({ at }) => key(at.range.start) < end && key(at.range.end) > start);
  const onLine = here.filter(({ at }) => at.range.start.line === place.range.start.line);
  const best = [exact, overlapping, onLine].find((some) => some.length > 0) ?? [];
  return [...new Set(best.map(({ step }) => step))];
}

function key({ line, column }: { readonly line: number; readonly column: number }): number {
  return line * 100_000 + column;
}

/** A site as a report gives places. */
export function placed(graph: ProvenanceGraph, { path, span }: Site): ReportedPlace {
  const place = graph.documents.get(path)?.locate(span);
  const nowhere = { line: 1, column: 1 };
  return { path, cell: place?.cell ?? null, range: { start: place?.start ?? nowhere, end: place?.end ?? nowhere } };
}
