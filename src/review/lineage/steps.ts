import type { EventId, PartRole } from '../../provenance/regions';
import type { ProgramEvent, ProvenanceGraph, Site } from '../../provenance/graph';
import type { LineageKind } from './diagram';

/** A step while the story is put together: all events of one kind at one place, from whatever loop or call. */
export interface Step {
  readonly key: string;
  readonly kind: LineageKind;
  readonly site: Site;
  /** Graph nodes count up as the program goes on: the place in the order of the story. */
  readonly order: number;
  readonly events: Set<EventId>;
  readonly sites: Site[];
  /** For parts: which one, of which split. */
  readonly part?: { readonly of: Step | null; readonly number: number; readonly role: PartRole | null; readonly names: ReadonlySet<string> };
  /** Further names for the label: the models that are judged, the columns. */
  readonly members: Set<string>;
}

/** Steps by key and by event, each made when it is first asked for. */
export class StepTable {
  readonly byKey = new Map<string, Step>();
  private readonly composites = new Map<string, EventId>();
  private readonly innerFits = new Map<EventId, EventId>();

  constructor(readonly graph: ProvenanceGraph) {
    for (const event of graph.events) {
      if (event.kind === 'fit' && event.estimator.within === undefined) this.composites.set(placeKey(event), event.id);
      if (event.kind === 'judge' && (event.form === 'folds' || event.form === 'search') && event.model) this.innerFits.set(event.model.event, event.id);
    }
  }

  /** The step of an event; null for those that are no step of the story. What is fitted inside a pipeline belongs to the pipeline's step. */
  ofEvent(id: EventId): Step | null {
    const event = this.graph.events[id];
    if (event === undefined) return null;
    const judge = this.innerFits.get(id);
    if (judge !== undefined && event.kind === 'fit') return this.ofEvent(judge);
    if (event.kind === 'fit' && event.estimator.within !== undefined) {
      const whole = this.composites.get(placeKey(event));
      if (whole !== undefined && this.graph.events[whole]?.kind === 'fit') return this.add(id, this.ofEvent(whole));
    }
    if (event.kind === 'judge' && event.form === 'search') {
      const search = this.composites.get(placeKey(event));
      if (search !== undefined && search !== event.model?.event) return this.add(id, this.ofEvent(search));
    }
    const kind = kindOf(event);
    return kind === null ? null : this.step(`${kind}|${event.site.path}|${this.where(event)}|${wordOf(event)}`, kind, event.site, event.node, id);
  }

  /** A step that is not an event: a part of a split, a choice of columns. */
  step(key: string, kind: LineageKind, site: Site, order: number, event: EventId | null, part?: Step['part']): Step {
    let step = this.byKey.get(key);
    if (step === undefined) {
      step = { key, kind, site, order, events: new Set(), sites: [], members: new Set(), ...(part === undefined ? {} : { part }) };
      this.byKey.set(key, step);
    }
    if (event !== null) step.events.add(event);
    if (!step.sites.some((known) => known.span.start === site.span.start && known.path === site.path)) step.sites.push(site);
    return step;
  }

  private add(id: EventId, step: Step | null): Step | null {
    step?.events.add(id);
    return step;
  }

  /** Several statistics on one line are one step. */
  private where(event: ProgramEvent): number {
    const { span, path } = event.site;
    if (event.kind !== 'statistic' && event.kind !== 'judge') return span.start;
    const code = this.graph.documents.get(path)?.code ?? '';
    return code.lastIndexOf('\n', span.start) + 1;
  }
}

function placeKey(event: ProgramEvent): string {
  return `${event.site.path}|${event.site.span.start}|${event.site.span.end}|${event.calls.map((call) => `${call.path}:${call.span.start}`).join('>')}`;
}

function kindOf(event: ProgramEvent): LineageKind | null {
  switch (event.kind) {
    case 'load':
    case 'statistic':
    case 'resample':
    case 'split':
      return event.kind;
    case 'fit':
      return ['predictor', 'unknown', 'clusterer', 'outlier-detector'].includes(event.estimator.role) ? 'model' : 'fit';
    case 'judge':
      return event.form === 'predict' ? 'predict' : 'judge';
    case 'select':
      return 'choice';
    default:
      return null;
  }
}

function wordOf(event: ProgramEvent): string {
  if (event.kind === 'fit') return event.estimator.name;
  if (event.kind === 'load') return event.what ?? '';
  return 'what' in event ? event.what : '';
}

/** Where the program was when it came to an event: the file of the outermost call, or its own. */
export function rootOf(event: ProgramEvent): string {
  return event.calls[0]?.path ?? event.site.path;
}
