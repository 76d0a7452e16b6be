import type { FitEvent, Influence, JudgeEvent, ProgramEvent, ProvenanceGraph, SplitEvent, StatisticEvent } from '../../provenance/graph';
import type { EventId, RegionId, Rows } from '../../provenance/regions';
import { chosenColumns } from './columns';
import type { Step } from './steps';
import { StepTable, rootOf } from './steps';

export interface FlowEdge {
  readonly from: Step;
  readonly to: Step;
  readonly kind: 'rows' | 'influence';
}

/** The steps that lead to what a file fits, parts or judges, and how data goes between them. */
export interface Flow {
  readonly steps: readonly Step[];
  readonly edges: readonly FlowEdge[];
}

/** Follows rows and influence from everything that the file at `path` fits, splits or judges back to where the data comes from. */
export function flowOf(graph: ProvenanceGraph, path: string): Flow {
  const table = new StepTable(graph);
  const edges = new Map<string, FlowEdge>();
  const done = new Set<EventId>();
  const reached = new Set<Step | null>();
  const pending = anchors(graph, path);
  const link = (from: Step, to: Step, kind: FlowEdge['kind']): void => {
    if (from !== to && !edges.has(`${from.key}>${to.key}`)) edges.set(`${from.key}>${to.key}`, { from, to, kind });
  };
  const need = (id: EventId): void => {
    if (id >= 0 && !done.has(id)) pending.push(id);
  };
  const follow = new Follower(graph, table, link, need);
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (done.has(id)) continue;
    done.add(id);
    const event = graph.events[id];
    if (event) follow.event(event);
    reached.add(table.ofEvent(id));
  }
  for (const { from, to } of edges.values()) reached.add(from).add(to);
  const steps = [...table.byKey.values()].filter((step) => reached.has(step)).sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
  return { steps, edges: [...edges.values()].sort((a, b) => a.from.order - b.from.order || a.to.order - b.to.order || (a.to.key < b.to.key ? -1 : 1)) };
}

/** What the picture is about: splits, models and what judges them, as far as the file runs them. */
function anchors(graph: ProvenanceGraph, path: string): EventId[] {
  const scored = new Set<string>();
  const asked = (judge: JudgeEvent): string => `${judge.model?.event ?? ''}|${judge.rows.join(',')}`;
  for (const event of graph.events) if (event.kind === 'judge' && event.form !== 'predict') scored.add(asked(event));
  const counts = (event: ProgramEvent): boolean => {
    if (event.kind === 'judge') return event.rows.length > 0 && (event.form !== 'predict' || !scored.has(asked(event)));
    if (event.kind === 'fit') return event.estimator.role === 'predictor' && event.rows.length > 0;
    if (event.kind === 'select') return event.by.length > 0;
    return event.kind === 'split' && event.form === 'call';
  };
  const candidates = graph.events.filter(counts);
  const own = candidates.filter((event) => rootOf(event) === path);
  const shown = own.length > 0 ? own : candidates.filter((event) => event.site.path === path || event.calls.some((call) => call.path === path));
  return shown.map((event) => event.id);
}

class Follower {
  constructor(
    private readonly graph: ProvenanceGraph,
    private readonly table: StepTable,
    private readonly link: (from: Step, to: Step, kind: FlowEdge['kind']) => void,
    private readonly need: (id: EventId) => void,
  ) {}

  event(event: ProgramEvent): void {
    const step = this.table.ofEvent(event.id);
    if (!step) return;
    switch (event.kind) {
      case 'load':
        return;
      case 'select':
        for (const id of event.by) this.sideways(id, step);
        return;
      case 'judge':
        this.judge(event, step);
        return;
      case 'resample':
        this.arrive(event, step, event.rows, this.beforeResampling(event.id));
        return;
      case 'split':
        this.arrive(event, step, event.rows, event.influence);
        for (const id of event.parts.length > 1 && event.parts.length <= 3 ? event.parts : []) this.origins(id);
        return;
      case 'fit':
      case 'statistic':
        this.arrive(event, step, event.rows, event.influence);
        return;
      default:
        return;
    }
  }

  private judge(judge: JudgeEvent, step: Step): void {
    this.arrive(judge, step, judge.rows, [...new Set([...judge.influence, ...judge.predictions])].sort((a, b) => a - b));
    const fit = judge.model ? this.graph.events[judge.model.event] : undefined;
    if (fit?.kind !== 'fit') return;
    step.members.add(fit.estimator.name);
    this.sideways(fit.id, step);
  }

  /** Draws how rows and influence come to a step: along the steps that its rows passed since they were loaded or parted, and from aside. */
  private arrive(event: ProgramEvent, step: Step, rows: Rows, influence: Influence): void {
    const origins = this.originsOf(rows);
    const passed = new Set<EventId>();
    for (const origin of origins) {
      const fresh = influence.filter((id) => id !== event.id && !this.knownAt(origin, id));
      const chain: Step[] = [];
      for (const id of fresh) {
        const cause = this.graph.events[id];
        if (cause?.kind !== 'fit' && cause?.kind !== 'statistic') continue;
        if (cause.kind === 'fit' && cause.estimator.role === 'predictor') continue;
        if (!this.originsOf(cause.rows).includes(origin)) continue;
        const on = this.table.ofEvent(id);
        if (!on) continue;
        passed.add(id);
        if (on !== step && !chain.includes(on)) chain.push(on);
        // What came to it from aside goes on with it.
        for (const earlier of this.asideOf(cause, origin)) {
          this.sideways(earlier, on);
          passed.add(earlier);
        }
      }
      const columns = event.kind === 'split' || event.kind === 'fit' || event.kind === 'judge' ? chosenColumns(this.graph, this.table, event, origin.order) : null;
      if (columns) chain.push(columns);
      chain.sort((a, b) => a.order - b.order);
      let before = origin;
      for (const next of [...chain, step]) {
        this.link(before, next, 'rows');
        before = next;
      }
    }
    for (const id of influence) {
      if (passed.has(id) || origins.some((origin) => this.knownAt(origin, id))) continue;
      this.sideways(id, step);
    }
  }

  private asideOf(cause: FitEvent | StatisticEvent, origin: Step): EventId[] {
    return cause.influence.filter((id) => {
      const other = this.graph.events[id];
      return (other?.kind === 'fit' || other?.kind === 'statistic') && !this.knownAt(origin, id) && !this.originsOf(other.rows).includes(origin);
    });
  }

  private sideways(id: EventId, to: Step): void {
    const event = this.graph.events[id];
    // That a prediction was made is told by what became of it.
    if (event?.kind === 'judge' && event.form === 'predict') return;
    const from = this.table.ofEvent(id);
    if (!from || from === to) return;
    this.link(from, to, 'influence');
    this.need(id);
  }

  /** Had this event's step had its say already when the rows came to be what they are at this step? */
  private knownAt(origin: Step, id: EventId): boolean {
    const at = origin.part?.of ?? origin;
    const step = this.table.ofEvent(id);
    let known = this.said.get(at);
    if (known?.events !== at.events.size) {
      const steps = new Set<Step | null>();
      for (const made of at.events) {
        const event = this.graph.events[made];
        for (const cause of event?.kind === 'split' ? event.influence : event?.kind === 'resample' ? this.beforeResampling(made) : []) steps.add(this.table.ofEvent(cause));
      }
      known = { events: at.events.size, steps };
      this.said.set(at, known);
    }
    return step !== null && known.steps.has(step);
  }

  private readonly said = new Map<Step, { readonly events: number; readonly steps: ReadonlySet<Step | null> }>();

  /** What had been learned from the rows before they were resampled: what has a say in anything made of the new rows, and is older. */
  private beforeResampling(id: EventId): Influence {
    const known = this.resampled.get(id);
    if (known) return known;
    const found = new Set<EventId>();
    for (const event of this.graph.events) {
      if (event.kind !== 'split' && event.kind !== 'fit' && event.kind !== 'judge' && event.kind !== 'statistic') continue;
      const descends = event.rows.some((row) => [row, ...this.graph.regions.ancestors(row)].some((region) => this.graph.regions.get(region).event === id));
      if (descends) for (const cause of event.influence) if (cause < id) found.add(cause);
    }
    const influence = [...found].sort((a, b) => a - b);
    this.resampled.set(id, influence);
    return influence;
  }

  private readonly resampled = new Map<EventId, Influence>();
  private readonly known = new Map<string, readonly Step[]>();

  private originsOf(rows: Rows): readonly Step[] {
    const key = rows.join(',');
    const known = this.known.get(key);
    if (known) return known;
    const found = [...new Set(rows.flatMap((id) => this.origins(id)))];
    this.known.set(key, found);
    return found;
  }

  /** The steps at which rows became what they are: the part of a split, a resampling, a load. */
  private origins(id: RegionId): Step[] {
    const region = this.graph.regions.get(id);
    const event = this.graph.events[region.event];
    if (event?.kind === 'load') {
      this.need(event.id);
      const step = this.table.ofEvent(event.id);
      return step ? [step] : [];
    }
    if (event?.kind === 'resample' && region.kind !== 'union') {
      this.need(event.id);
      const step = this.table.ofEvent(event.id);
      return step ? [step] : [];
    }
    if (event?.kind === 'split' && region.kind !== 'union') return [this.partStep(event, id)];
    return region.parents.flatMap((parent) => this.origins(parent));
  }

  private partStep(split: SplitEvent, id: RegionId): Step {
    const { part, role, names } = this.graph.regions.get(id);
    const lone = split.parts.length < 2;
    const of = lone ? null : this.table.ofEvent(split.id);
    const number = lone ? 0 : part;
    const step = this.table.step(`part|${split.site.path}|${split.site.span.start}|${split.form}|${number}`, 'part', split.site, split.node + (lone ? 0 : (part + 1) / 100), split.id, {
      of,
      number,
      role: role ?? null,
      names: new Set(unpacked(split, part) ?? names),
    });
    if (of) {
      this.link(of, step, 'rows');
      this.need(split.id);
    } else if (!this.entered.has(step)) {
      this.entered.add(step);
      this.arrive(split, step, split.rows, split.influence);
    }
    return step;
  }

  private readonly entered = new Set<Step>();
}

/** The names that a two-way split's part is given where it is unpacked: train, test, train, test … */
function unpacked({ targets, parts, arrays }: SplitEvent, part: number): string[] | null {
  if (targets?.length !== 2 * arrays || parts.length !== 2) return null;
  return targets.filter((_, index) => index % 2 === part).map(({ name }) => name);
}
