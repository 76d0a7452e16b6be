import type { GraphNode, ProgramEvent, ProvenanceGraph, Site } from '../../provenance/graph';
import type { RegionId, Rows } from '../../provenance/regions';
import type { Expression, Statement } from '../../python/nodes';
import type { Span } from '../../python/text';
import type { DataStep, MentorPlace } from '../conversation';
import { learned } from './methods';
import { definitionAt } from './definitions';
import type { Definition } from './definitions';
import { tellStatement } from './statements';
import { code, joined } from './template';
import { bodiesOf, expressionsOf, statementsIn, within } from './walk';
import type { World } from './world';
import { codeOf } from './world';

/** Where the data of a selection comes from, and where it goes to. */
export interface Flow {
  readonly from: readonly DataStep[];
  readonly to: readonly DataStep[];
}

const MOST_NAMES = 4;
const MOST_EVENTS = 4;

export function flowOf(world: World, selected: readonly Statement[], part: Span): Flow {
  const span = wholeStatements(selected, part);
  const around = eventsAround(world, span);
  const from = sources(world, selected, span);
  const to = uses(world, span);
  const told = new Set([...from, ...to].flatMap((step) => (step.place === null ? [] : [lineKey(step.place)])));
  const fresh = (steps: readonly DataStep[]): DataStep[] => steps.filter((step) => step.place === null || !told.has(lineKey(step.place))).slice(0, MOST_EVENTS);
  return { from: [...from, ...fresh(around.before)], to: [...to, ...fresh(around.after)] };
}

/** A part of a statement is told as the statement. */
function wholeStatements(selected: readonly Statement[], span: Span): Span {
  const simple = selected.filter((statement) => bodiesOf(statement).length === 0);
  return { start: Math.min(span.start, ...simple.map((statement) => statement.start)), end: Math.max(span.end, ...simple.map((statement) => statement.end)) };
}

function lineKey(place: MentorPlace): string {
  return `${place.path}:${String(place.cell)}:${String(place.range.start.line)}`;
}

export function placeOf(world: World, span: Span): MentorPlace {
  const { cell, start, end } = world.document.locate(span);
  return { path: world.document.path, cell, range: { start, end } };
}

/** "line 12", in a notebook "line 2 of cell 5". */
export function lineName(place: MentorPlace): string {
  return `line ${String(place.range.start.line)}${place.cell === null ? '' : ` of cell ${String(place.cell)}`}`;
}

/** The names that the selection reads and does not set itself, with the statement that set them. */
function sources(world: World, selected: readonly Statement[], span: Span): DataStep[] {
  const byStatement = new Map<Statement, { readonly names: string[]; readonly definition: Definition }>();
  const seen = new Set<string>();
  for (const name of namesRead(selected, span)) {
    if (seen.has(name.id)) continue;
    const definition = definitionAt(world.definitions, name.id, name.start);
    if (definition === undefined || (definition.at >= span.start && definition.at < span.end)) continue;
    seen.add(name.id);
    const known = byStatement.get(definition.statement);
    if (known) known.names.push(name.id);
    else byStatement.set(definition.statement, { names: [name.id], definition });
  }
  const steps = [...byStatement.values()].flatMap(({ names, definition }) => sourceStep(world, names, definition) ?? []);
  return steps.sort((a, b) => b.weight - a.weight).slice(0, MOST_NAMES).map(({ step }) => step);
}

function sourceStep(world: World, names: readonly string[], definition: Definition): { readonly step: DataStep; readonly weight: number } | null {
  if (definition.how === 'defined') return null;
  const name = joined(names.map((one) => code(one)));
  const come = names.length > 1 ? 'come' : 'comes';
  const is = names.length > 1 ? 'are' : 'is';
  const place = placeOf(world, { start: definition.statement.start, end: definition.statement.start });
  if (definition.how === 'parameter') return { weight: 2, step: { text: `${name} ${is} given by whoever calls the function.`, place } };
  if (definition.value?.kind === 'Constant') return { weight: 0, step: { text: `${name} ${is} ${codeOf(world, definition.value)} (${lineName(place)}).`, place } };
  const told = tellStatement(world, definition.statement);
  if (told === null || definition.how === 'looped') return { weight: 1, step: { text: `${name} ${is} set on ${lineName(place)}: ${codeOf(world, headOnly(definition.statement), 60)}.`, place } };
  const gist = told.gist === '' ? codeOf(world, definition.statement, 60) : told.gist;
  return { weight: told.role === 'setup' ? 1 : 3, step: { text: `${name} ${come} from ${lineName(place)}, which ${gist}.`, place } };
}

function headOnly(statement: Statement): Span {
  return 'header' in statement ? statement.header : statement;
}

function* namesRead(selected: readonly Statement[], span: Span): Generator<Expression & { kind: 'Name' }> {
  for (const statement of statementsIn(selected)) {
    if (statement.start >= span.end || statement.end <= span.start) continue;
    const written = statement.kind === 'Assign' ? new Set(statement.targets.flatMap((target) => (target.kind === 'Tuple' || target.kind === 'List' ? target.elements : [target]))) : new Set<Expression>();
    for (const expression of expressionsOf(statement)) {
      for (const inner of within(expression)) if (inner.kind === 'Name' && !written.has(inner)) yield inner;
    }
  }
}

/** Where the names that the selection sets are used behind it. */
function uses(world: World, span: Span): DataStep[] {
  const around = world.definitions.around(span.start).filter((one) => one.kind === 'FunctionDefinition').at(-1);
  const scope = around?.kind === 'FunctionDefinition' ? around : null;
  const own = [...(world.definitions.byFunction.get(scope) ?? [])].filter(([, definitions]) => definitions.some((one) => one.at >= span.start && one.at < span.end && one.how !== 'parameter'));
  const body = scope === null ? world.module.body : scope.body;
  const byStatement = new Map<Statement, string[]>();
  const readers = firstReaders(body, span.end);
  for (const [name] of own) {
    const use = readers.get(name);
    if (use === undefined) continue;
    const known = byStatement.get(use);
    if (known) known.push(name);
    else byStatement.set(use, [name]);
  }
  return [...byStatement].slice(0, MOST_NAMES).map(([statement, names]) => useStep(world, statement, names));
}

function useStep(world: World, statement: Statement, names: readonly string[]): DataStep {
  const place = placeOf(world, { start: statement.start, end: statement.start });
  const gist = tellStatement(world, statement)?.gist ?? '';
  const name = joined(names.map((one) => code(one)));
  return { text: `${name} ${names.length > 1 ? 'are' : 'is'} next used on ${lineName(place)}${gist === '' ? `: ${codeOf(world, headOnly(statement), 60)}` : `, which ${gist}`}.`, place };
}

/** For each name, the first statement behind an offset that reads it. */
function firstReaders(body: readonly Statement[], after: number): ReadonlyMap<string, Statement> {
  const readers = new Map<string, Statement>();
  for (const statement of statementsIn(body, (one) => one.end > after && one.kind !== 'FunctionDefinition' && one.kind !== 'ClassDefinition')) {
    if (statement.start < after || statement.kind === 'FunctionDefinition' || statement.kind === 'ClassDefinition') continue;
    for (const expression of expressionsOf(statement)) {
      for (const inner of within(expression)) if (inner.kind === 'Name' && !readers.has(inner.id)) readers.set(inner.id, statement);
    }
  }
  return readers;
}

/** The events that the selection's steps rest on, and those that rest on them. */
function eventsAround(world: World, span: Span): { readonly before: readonly DataStep[]; readonly after: readonly DataStep[] } {
  const { graph, document } = world;
  if (graph === null) return { before: [], after: [] };
  const inside = (site: Site): boolean => site.path === document.path && site.span.start >= span.start && site.span.end <= span.end;
  const own = new Set(graph.nodes.filter((node) => inside(node.site)).map((node) => node.id));
  if (own.size === 0) return { before: [], after: [] };
  const before = closure(own, (id) => graph.nodes[id]?.inputs ?? []);
  const followers = followersOf(graph);
  const after = closure(own, (id) => followers.get(id) ?? []);
  const tell = (ids: ReadonlySet<number>, kinds: ReadonlySet<ProgramEvent['kind']>): DataStep[] => {
    const seen = new Set<string>();
    return graph.events.flatMap((event): DataStep[] => {
      if (!ids.has(event.node) || inside(event.site) || !kinds.has(event.kind)) return [];
      const place = sitePlace(graph, event.site);
      const text = eventText(graph, event, place, document.path);
      const key = `${event.site.path}:${event.site.span.start}:${event.kind}`;
      if (text === null || seen.has(key)) return [];
      seen.add(key);
      return [{ text, place }];
    });
  };
  return { before: tell(before, new Set(['load', 'split', 'fit', 'resample', 'statistic'])), after: tell(after, new Set(['split', 'fit', 'judge'])) };
}

function closure(start: ReadonlySet<number>, next: (id: number) => readonly number[]): Set<number> {
  const found = new Set<number>();
  const pending = [...start];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    for (const other of next(id)) {
      if (found.has(other) || start.has(other)) continue;
      found.add(other);
      pending.push(other);
    }
  }
  return found;
}

function followersOf(graph: ProvenanceGraph): Map<number, number[]> {
  const map = new Map<number, number[]>();
  const add = (node: GraphNode): void => {
    for (const input of node.inputs) {
      const known = map.get(input);
      if (known) known.push(node.id);
      else map.set(input, [node.id]);
    }
  };
  for (const node of graph.nodes) add(node);
  return map;
}

function sitePlace(graph: ProvenanceGraph, site: Site): MentorPlace | null {
  const located = graph.documents.get(site.path)?.locate(site.span);
  return located === undefined ? null : { path: site.path, cell: located.cell, range: { start: located.start, end: located.end } };
}

function eventText(graph: ProvenanceGraph, event: ProgramEvent, place: MentorPlace | null, path: string): string | null {
  const where = place === null ? '' : ` (${lineName(place)}${place.path === path ? '' : ` of ${code(place.path)}`})`;
  switch (event.kind) {
    case 'load':
      if (event.how === 'parameter') return null;
      return event.what === null ? `The rows are loaded there${where}.` : `The rows come from ${code(event.what, 60)}${where}.`;
    case 'split': return event.form === 'call' || event.form === 'fold' ? `${code(event.what, 40)} parts the rows${where}.` : null;
    case 'fit': {
      const { name, learns, role } = event.estimator;
      const rows = rowsName(graph, event.rows);
      return role === 'predictor' ? `${code(name)} is trained on ${rows}${where}.` : learns === 'nothing' ? null : `${code(name)} learns ${learned[learns]} from ${rows}${where}.`;
    }
    case 'resample': return `${code(event.what, 40)} ${event.sampling === 'over' ? 'adds copies or made-up rows' : 'leaves rows out'}${where}.`;
    case 'statistic': return `${code(event.what, 40)} computes a number over ${rowsName(graph, event.rows)}${where}.`;
    case 'judge': return event.form === 'predict' ? null : event.form === 'validation' ? `The training watches ${rowsName(graph, event.rows)}${where}.` : `${code(event.what, 40)} judges the model on ${rowsName(graph, event.rows)}${where}.`;
    default: return null;
  }
}

/** The rows in a reader's words: "all rows", "the training rows". */
export function rowsName(graph: ProvenanceGraph, rows: Rows): string {
  const names = new Set(rows.flatMap((id) => regionNames(graph, id, 0)));
  return names.size === 0 ? 'rows' : joined([...names].slice(0, 2));
}

const roleNames = { train: 'the training rows', test: 'the test rows', validation: 'the validation rows' } as const;

function regionNames(graph: ProvenanceGraph, id: RegionId, depth: number): string[] {
  const region = graph.regions.get(id);
  if (region.role !== null) return [`${roleNames[region.role]}${region.fold ? ' of a fold' : ''}`];
  if (region.kind === 'union' && depth < 4) return region.parents.flatMap((parent) => regionNames(graph, parent, depth + 1));
  const parent = region.parents[0];
  if (region.kind === 'part' && graph.events[region.event]?.kind === 'split') return [region.names[0] === undefined ? 'one part' : code(region.names[0])];
  return parent === undefined || depth > 8 ? ['all rows'] : regionNames(graph, parent, depth + 1);
}
