import type { Module, Statement } from '../python/nodes';
import type { Span } from '../python/text';

/** What stands around a place in a module. */
export interface Enclosing {
  /** Names of the classes and functions around it, outermost first. */
  readonly symbols: readonly string[];
  /** The innermost statement that holds it; null between statements. */
  readonly statement: Statement | null;
}

/** What encloses a span. O(statements on the way down and their neighbours). */
export function enclosing(module: Module, span: Span): Enclosing {
  const symbols: string[] = [];
  let statement: Statement | null = null;
  let body: readonly Statement[] = module.body;
  for (let inside = holding(body, span); inside !== undefined; inside = holding(body, span)) {
    statement = inside;
    if (inside.kind === 'FunctionDefinition' || inside.kind === 'ClassDefinition') symbols.push(inside.name);
    body = bodiesOf(inside);
  }
  return { symbols, statement };
}

/** Is it a statement that holds no other ones? */
export function isSimple(statement: Statement): boolean {
  return bodiesOf(statement).length === 0 && statement.kind !== 'BrokenStatement';
}

function holding(body: readonly Statement[], span: Span): Statement | undefined {
  return body.find((statement) => statement.start <= span.start && span.end <= statement.end);
}

/** The statements that stand within a statement. */
export function bodiesOf(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case 'FunctionDefinition':
    case 'ClassDefinition':
    case 'With':
    case 'BrokenStatement':
      return statement.body;
    case 'If':
    case 'For':
    case 'While':
      return [...statement.body, ...statement.orelse];
    case 'Try':
      return [...statement.body, ...statement.handlers.flatMap((handler) => handler.body), ...statement.orelse, ...statement.final];
    case 'Match':
      return statement.cases.flatMap((part) => part.body);
    default:
      return [];
  }
}
