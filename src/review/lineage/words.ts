import type { FitEvent, ProgramEvent, ProvenanceGraph, Site, SplitEvent, StatisticEvent } from '../../provenance/graph';
import type { Columns } from '../../provenance/columns';
import type { RegionId, Rows } from '../../provenance/regions';
import { knowledge } from '../../rules/leakage/story';
import { plainText } from '../formats/places';
import type { Step } from './steps';

export interface Words {
  readonly label: string;
  readonly detail: string | null;
  readonly name: string | null;
}

/** What a step is called, what there is to say of it, and the variable that the program keeps its result in. */
export function wordsOf(graph: ProvenanceGraph, step: Step): Words {
  const words = describe(graph, step);
  return { label: clean(words.label), detail: words.detail === null || words.detail === '' ? null : clean(words.detail), name: step.kind === 'part' ? null : variableAt(graph, step.site) };
}

function describe(graph: ProvenanceGraph, step: Step): { readonly label: string; readonly detail: string | null } {
  const events = [...step.events].sort((a, b) => a - b).flatMap((id) => graph.events[id] ?? []);
  const first = events[0];
  if (step.part) return describePart(graph, step, first);
  if (step.kind === 'columns') return { label: codeAt(graph, step.site), detail: null };
  if (!first) return { label: step.kind, detail: null };
  switch (first.kind) {
    case 'load':
      if (first.how === 'parameter') return { label: `parameter ${first.what ?? ''}`, detail: 'what callers give' };
      return { label: first.what ?? codeAt(graph, first.site), detail: first.how === 'synthetic' ? 'made up' : null };
    case 'fit': {
      const whole = events.find((event): event is FitEvent => event.kind === 'fit' && event.estimator.within === undefined) ?? first;
      return step.kind === 'model' ? describeModel(graph, step, whole, events) : describeFit(graph, whole, events);
    }
    case 'statistic':
      return describeStatistic(graph, step, events.filter((event) => event.kind === 'statistic'));
    case 'split':
      return { label: first.what, detail: manner(first) };
    case 'resample':
      return { label: first.what, detail: first.sampling === 'over' ? `makes rows from ${rowsText(graph, first.rows)}` : `leaves some out of ${rowsText(graph, first.rows)}` };
    case 'judge': {
      const whats = [...new Set(events.flatMap((event) => (event.kind === 'judge' ? [event.what] : [])))];
      const on = first.form === 'folds' || first.form === 'search' ? `on folds of ${rowsText(graph, first.rows)}` : first.form === 'validation' ? `watched during training: ${rowsText(graph, first.rows)}` : `on ${rowsText(graph, first.rows)}`;
      const who = first.form === 'folds' || first.form === 'search' ? [...step.members].join(', ') : '';
      return { label: list(whats, 2), detail: who === '' ? on : `${who}, ${on}` };
    }
    case 'select':
      return { label: first.what, detail: first.form === 'search' ? 'keeps the candidate that scored best' : 'keeps the best by these scores' };
    default:
      return { label: first.kind, detail: null };
  }
}

function describePart(graph: ProvenanceGraph, step: Step, event: ProgramEvent | undefined): { readonly label: string; readonly detail: string | null } {
  const names = [...(step.part?.names ?? [])];
  const fold = event?.kind === 'split' && event.form === 'fold' ? ' of each fold' : '';
  const role = step.part?.role ?? null;
  const label = names.length > 0 ? list(names, 3) : role === null ? `part ${(step.part?.number ?? 0) + 1}` : `${role} rows`;
  const made = step.part?.of === null ? codeAt(graph, step.site) : null;
  return { label, detail: made ?? (role === null ? null : `the ${role} rows${fold}`) };
}

/** What a pipeline or the like is made of: "SimpleImputer → StandardScaler"; "" for a plain estimator. */
function partsOf(graph: ProvenanceGraph, events: readonly ProgramEvent[]): string {
  const inner = events.flatMap((one) => (one.kind === 'fit' && one.estimator.within !== undefined ? [one.estimator] : []));
  const composed = graph.measures.find((one) => one.kind === 'compose' && one.parts.some((part) => inner.some((estimator) => estimator.object === part.object)));
  const parts = composed?.kind === 'compose' ? composed.parts : inner;
  return list([...new Set(parts.map((part) => part.name))], 3, ' → ');
}

function describeFit(graph: ProvenanceGraph, event: FitEvent, events: readonly ProgramEvent[]): { readonly label: string; readonly detail: string } {
  const columns = columnsText(event.columns);
  const parts = partsOf(graph, events);
  return { label: event.estimator.name, detail: `${parts === '' ? '' : `${parts}: `}learns ${knowledge(event.estimator.learns)}${columns === '' ? '' : ` (${columns})`} from ${rowsText(graph, event.rows)}` };
}

function describeModel(graph: ProvenanceGraph, step: Step, event: FitEvent, events: readonly ProgramEvent[]): { readonly label: string; readonly detail: string } {
  const parts = partsOf(graph, events);
  const search = events.some((one) => one.kind === 'judge' && one.form === 'search');
  const which = [...step.members].filter((name) => name !== event.estimator.name);
  const from = `learns from ${rowsText(graph, event.rows)}${search ? ', chooses on folds of them' : ''}`;
  return { label: event.estimator.name, detail: parts !== '' ? `${parts}: ${from}` : which.length > 0 ? `${list(which, 2)}: ${from}` : from };
}

function describeStatistic(graph: ProvenanceGraph, step: Step, events: readonly StatisticEvent[]): { readonly label: string; readonly detail: string } {
  const names = new Set<string>(step.members);
  let unnamed = false;
  for (const { columns } of events) {
    if (columns.extent === 'listed' && columns.names.size > 0) for (const name of columns.names) names.add(name);
    else if (columns.extent === 'listed' && columns.from.size > 0) for (const name of columns.from.keys()) names.add(name);
    else unnamed = true;
  }
  const first = events[0];
  const of = names.size > 0 && !unnamed ? ` of ${names.size > 2 ? `${names.size} columns` : [...names].join(', ')}` : '';
  const keys = first && first.keys.length > 0 ? `, by ${list(first.keys, 2)}` : '';
  const which = names.size > 2 && !unnamed ? `${list([...names], 3)}; ` : '';
  return { label: `${first?.what ?? ''}${of}${keys}`, detail: `${which}computed over ${rowsText(graph, first?.rows ?? [])}` };
}

function manner(split: SplitEvent): string {
  const ways = [
    ...(split.timed ? ['in the order of time'] : split.shuffled ? ['at random'] : split.form === 'call' ? ['in the given order'] : []),
    ...(split.grouped ? ['groups kept together'] : []),
    ...(split.stratified === true && split.shuffled ? ['stratified'] : []),
    ...(split.form === 'fold' ? ['again for each fold'] : []),
  ];
  return ways.length === 0 ? 'parts the rows' : `parts the rows ${ways.join(', ')}`;
}

/** The rows in a reader's words: "all rows", "the train rows", "the train rows and the test rows". */
export function rowsText(graph: ProvenanceGraph, rows: Rows): string {
  const texts = new Set(rows.flatMap((id) => regionTexts(graph, id)));
  return texts.size === 0 ? 'rows' : list([...texts], 2, ' and ');
}

function regionTexts(graph: ProvenanceGraph, id: RegionId): string[] {
  const regions = graph.regions;
  const { kind, role, names, parents, fold, event } = regions.get(id);
  if (role !== null && graph.events[event]?.kind !== 'judge') return [`the ${role} rows${fold ? ' of a fold' : ''}`];
  if (kind === 'part' && graph.events[event]?.kind === 'split') return [names[0] ?? 'one part'];
  if (kind === 'union') return parents.flatMap((parent) => regionTexts(graph, parent));
  const parent = parents[0];
  if (parent === undefined) {
    const load = graph.events[event];
    return [load?.kind === 'load' && load.how === 'parameter' ? `all of ${load.what ?? 'it'}` : 'all rows'];
  }
  return regionTexts(graph, parent);
}

function columnsText(columns: Columns): string {
  if (columns.extent !== 'listed' || columns.names.size === 0) return '';
  return columns.names.size > 3 ? `${columns.names.size} columns` : [...columns.names].join(', ');
}

/** "a, b, c and 4 more". */
export function list(items: readonly string[], most: number, between = ', '): string {
  const rest = items.length - most;
  return rest <= 0 ? items.join(between) : `${items.slice(0, most).join(between)} and ${rest} more`;
}

const LONGEST_CODE = 60;

/** The code of a step on one line, shortened in the middle of nowhere but at its end. */
function codeAt(graph: ProvenanceGraph, { path, span }: Site): string {
  const text = graph.documents.get(path)?.code.slice(span.start, span.end).replace(/\s+/g, ' ') ?? '';
  return text.length > LONGEST_CODE ? `${text.slice(0, LONGEST_CODE - 1)}…` : text;
}

/** The left side of the assignment whose right side holds the site: a name, an attribute or a subscript; null for anything longer. */
function variableAt(graph: ProvenanceGraph, { path, span }: Site): string | null {
  const code = graph.documents.get(path)?.code ?? '';
  const before = code.slice(code.lastIndexOf('\n', span.start - 1) + 1, span.start);
  const match = /^\s*([A-Za-z_][\w.]*(?:\[[^\]=]{1,24}\])?)\s*(?::[^=]+)?=(?!=)/.exec(before);
  return match?.[1] ?? null;
}

function clean(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}
