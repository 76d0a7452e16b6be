import type { Site } from '../../provenance/graph';
import type { PythonDocument } from '../../python/document';
import type { Call, Expression, Module, Name, Statement } from '../../python/nodes';
import type { Span } from '../../python/text';
import type { Edit } from '../rule';

/** A file as a fix sees it. */
export interface Source {
  readonly path: string;
  readonly document: PythonDocument;
  readonly module: Module;
}

/** A statement in the list of statements that holds it. */
export interface StatementPlace {
  readonly statement: Statement;
  readonly block: readonly Statement[];
  readonly index: number;
  /** The compound statements around it, outermost first. */
  readonly within: readonly Statement[];
}

/** The files of a program, by path. */
export interface Files {
  readonly documents: ReadonlyMap<string, PythonDocument>;
  readonly modules: ReadonlyMap<string, Module>;
}

/** The file of a site; null where it was not read, or does not parse: no text is moved about in a broken file, nor in one whose code stands in texts. */
export function sourceOf(graph: Files, path: string): Source | null {
  const document = graph.documents.get(path);
  const module = graph.modules.get(path);
  if (document?.kind === 'script' && document.code !== document.text) return null;
  return document && module?.problems.length === 0 ? { path, document, module } : null;
}

export function textOf(source: Source, span: Span): string {
  return source.document.text.slice(span.start, span.end);
}

/** An edit with a span of its own, so that a finding that is kept does not hold a syntax tree. */
export function edit(source: Source, start: number, end: number, text: string): Edit {
  return { at: { path: source.path, span: { start, end } }, text };
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The lists of statements inside a compound statement. */
export function blocksOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'FunctionDefinition':
    case 'ClassDefinition':
    case 'With':
    case 'BrokenStatement':
      return [statement.body];
    case 'If':
    case 'For':
    case 'While':
      return [statement.body, statement.orelse];
    case 'Try':
      return [statement.body, ...statement.handlers.map((handler) => handler.body), statement.orelse, statement.final];
    case 'Match':
      return statement.cases.map((one) => one.body);
    default:
      return [];
  }
}

/** All statements of a list, those inside compound ones too, in the order of the text; what functions and classes hold is left out. */
export function flat(statements: readonly Statement[]): Statement[] {
  return statements.flatMap((one) => (one.kind === 'FunctionDefinition' || one.kind === 'ClassDefinition' ? [] : [one, ...blocksOf(one).flatMap((block) => flat(block))]));
}

/** The innermost statement that holds a span. */
export function statementAt(source: Source, span: Span): StatementPlace | null {
  let block = source.module.body;
  const within: Statement[] = [];
  for (;;) {
    const index = block.findIndex((one) => contains(one, span));
    const statement = block[index];
    if (!statement) return null;
    const inner = blocksOf(statement).find((body) => body.some((one) => contains(one, span)));
    if (!inner) return { statement, block, index, within };
    within.push(statement);
    block = inner;
  }
}

/** The statements of the scope around a place: the body of its function, or the module. */
export function scopeOf(source: Source, place: StatementPlace): readonly Statement[] {
  const around = place.within.findLast((one) => one.kind === 'FunctionDefinition' || one.kind === 'ClassDefinition');
  return around?.kind === 'FunctionDefinition' || around?.kind === 'ClassDefinition' ? around.body : source.module.body;
}

export function inLoop(place: StatementPlace): boolean {
  const from = place.within.findLastIndex((one) => one.kind === 'FunctionDefinition');
  return place.within.slice(from + 1).some((one) => one.kind === 'For' || one.kind === 'While');
}

interface Node extends Span {
  readonly kind: string;
}

/** Calls `visit` for a node and all nodes below it; where it gives false, not for those below. */
export function walk(node: unknown, visit: (node: Node) => boolean | undefined): void {
  if (typeof node === 'object' && node !== null) walkInto(node, visit);
}

function walkInto(node: object, visit: (node: Node) => boolean | undefined): void {
  if (Array.isArray(node)) {
    for (const child of node as unknown[]) if (typeof child === 'object' && child !== null) walkInto(child, visit);
    return;
  }
  if ('kind' in node && 'start' in node && visit(node as Node) === false) return;
  // Whole files are walked: a list of each node's values would be most of the cost.
  for (const key in node) {
    const child = (node as Record<string, unknown>)[key];
    if (typeof child === 'object' && child !== null) walkInto(child, visit);
  }
}

/** Several rules and fixes look through the same bodies: they are gone through once. */
function onceANode<T>(look: (node: object) => T, nothing: T): (node: unknown) => T {
  const known = new WeakMap<object, T>();
  return (node) => {
    if (typeof node !== 'object' || node === null) return nothing;
    let found = known.get(node);
    if (found === undefined) {
      found = look(node);
      known.set(node, found);
    }
    return found;
  };
}

/** The names in a node or a list of nodes. */
export const namesIn = onceANode<readonly Name[]>((node) => {
  const names: Name[] = [];
  walkInto(node, (one) => {
    if (one.kind === 'Name') names.push(one as Name);
    return undefined;
  });
  return names;
}, []);

/** The calls in a node or a list of nodes. */
export const callsIn = onceANode<readonly Call[]>((node) => {
  const calls: Call[] = [];
  walkInto(node, (one) => {
    if (one.kind === 'Call') calls.push(one as Call);
    return undefined;
  });
  return calls;
}, []);

/** The expression that fills a span; the outermost, where several do. */
export function expressionAt(source: Source, span: Span): Expression | null {
  const place = statementAt(source, span);
  let found: Expression | null = null;
  walk(place?.statement, (one) => {
    if (found) return false;
    if (one !== place?.statement && one.start === span.start && one.end === span.end && !('keyword' in one)) found = one as Expression;
    return undefined;
  });
  return found;
}

/** The call that a site stands for. */
export function callAt(source: Source, site: Site): Call | null {
  const place = statementAt(source, site.span);
  if (!place) return null;
  return callsIn(place.statement).find((call) => call.start === site.span.start && call.end === site.span.end) ?? null;
}

/** `df` of `df['a'].fillna(0).values`; null where no name stands at the bottom. */
export function rootName(expression: Expression): string | null {
  switch (expression.kind) {
    case 'Name':
      return expression.id;
    case 'Attribute':
    case 'Subscript':
      return rootName(expression.value);
    case 'Call':
      return expression.callee.kind === 'Attribute' ? rootName(expression.callee.value) : null;
    default:
      return null;
  }
}

/** Names that a statement binds or changes by assignment: the roots of its targets, with those of the statements inside. */
export const writtenBy = onceANode<ReadonlySet<string>>((node) => {
  const written = new Set<string>();
  const target = (expression: Expression): void => {
    if (expression.kind === 'Tuple' || expression.kind === 'List') expression.elements.forEach(target);
    else if (expression.kind === 'Starred') target(expression.value);
    else {
      const name = rootName(expression);
      if (name !== null) written.add(name);
    }
  };
  walk(node, (one) => {
    const statement = one as Statement;
    if (statement.kind === 'Assign' || statement.kind === 'Delete') statement.targets.forEach(target);
    else if (statement.kind === 'AugmentedAssign' || statement.kind === 'AnnotatedAssign' || statement.kind === 'For') target(statement.target);
    else if (statement.kind === 'FunctionDefinition' || statement.kind === 'ClassDefinition') written.add(statement.name);
    else if (statement.kind === 'With') statement.items.forEach((item) => { if (item.target) target(item.target); });
    else if (statement.kind === 'Import' || statement.kind === 'ImportFrom') for (const { name, alias } of statement.names) written.add(alias ?? name.split('.')[0] ?? name);
    else if (one.kind === 'NamedExpression') target((one as unknown as { target: Name }).target);
    return undefined;
  });
  return written;
}, new Set());

interface Binder {
  readonly parameters: readonly { readonly name: string }[];
  readonly body: unknown;
}

/** Where a name of a scope is mentioned, in the functions inside too, except where they have a name of their own for it. */
export function usesOf(scope: readonly Statement[], name: string): Name[] {
  const uses: Name[] = [];
  walk(scope, (one) => {
    if (one.kind === 'Name' && (one as Name).id === name) uses.push(one as Name);
    if (one.kind !== 'FunctionDefinition' && one.kind !== 'Lambda') return undefined;
    const binder = one as unknown as Binder;
    return !(binder.parameters.some((parameter) => parameter.name === name) || (one.kind === 'FunctionDefinition' && writtenBy(binder.body).has(name)));
  });
  return uses;
}

/** A name that the file does not use yet: the wish itself, or with a number behind. */
export function freshName(source: Source, wish: string): string {
  const isTaken = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(source.document.text);
  let name = wish;
  for (let i = 2; isTaken(name); i++) name = `${wish}_${String(i)}`;
  return name;
}

/** The text of a node in which some of its parts are written anew. */
export function rewritten(source: Source, node: Span, changes: readonly { readonly span: Span; readonly text: string }[]): string {
  let text = '';
  let at = node.start;
  for (const { span, text: own } of [...changes].sort((a, b) => a.span.start - b.span.start)) {
    if (span.start < at) continue;
    text += textOf(source, { start: at, end: span.start }) + own;
    at = span.end;
  }
  return text + textOf(source, { start: at, end: node.end });
}
