import type { PythonDocument } from '../../python/document';
import type { FunctionDefinition, Module, Statement } from '../../python/nodes';
import { statementsOf } from '../program-syntax';

/** First and last line, counted from 1, both within. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** The lines that run when a function is called: those of its body, without its docstring and without the bodies of the functions in it. */
export interface BodyLines extends Lines {
  readonly without: readonly Lines[];
  /** The body begins on the line of `def`, which runs as the module is imported. */
  readonly isOneLine: boolean;
}

/** Null: it has nothing that could run. */
export function bodyLines(document: PythonDocument, definition: FunctionDefinition): BodyLines | null {
  const [head, ...rest] = definition.body;
  const body = head && isText(head) ? rest : definition.body;
  const [start] = body;
  if (start === undefined) return null;
  const lineOf = (offset: number): number => document.locate({ start: offset, end: offset }).start.line;
  const header = lineOf(definition.nameSpan.start);
  const first = lineOf(start.start);
  const without = statementsOf(body).flatMap((statement): Lines[] =>
    statement.kind === 'FunctionDefinition' ? [{ first: lineOf(statement.nameSpan.start) + 1, last: lastLine(document, statement) }] : [],
  );
  return { first, last: lastLine(document, definition), without, isOneLine: first <= header };
}

/** Does a line belong to the body? */
export function holdsLine(body: BodyLines, line: number): boolean {
  return line >= body.first && line <= body.last && !body.without.some((other) => line >= other.first && line <= other.last);
}

/** All functions and methods of a module by their qualified names (`Scaler.fit`, `outer.inner`), each with its first (a decorator's) and last line. */
export function functionSpans(document: PythonDocument, module: Module): ReadonlyMap<string, Lines> {
  const found = new Map<string, Lines>();
  const visit = (body: readonly Statement[], prefix: string): void => {
    for (const statement of statementsOf(body)) {
      if (statement.kind !== 'FunctionDefinition' && statement.kind !== 'ClassDefinition') continue;
      const name = `${prefix}${statement.name}`;
      if (statement.kind === 'FunctionDefinition') {
        const start = Math.min(statement.start, ...statement.decorators.map((decorator) => decorator.start));
        const own = { first: document.locate({ start, end: start }).start.line, last: lastLine(document, statement) };
        const other = found.get(name);
        // Defined twice, as a property and its setter are: a report knows them under one name.
        found.set(name, other ? { first: Math.min(other.first, own.first), last: Math.max(other.last, own.last) } : own);
      }
      visit(statement.body, `${name}.`);
    }
  };
  visit(module.body, '');
  return found;
}

function lastLine(document: PythonDocument, statement: Statement): number {
  const end = document.code.slice(statement.start, statement.end).trimEnd().length + statement.start;
  return document.locate({ start: end, end }).start.line;
}

function isText(statement: Statement): boolean {
  return statement.kind === 'ExpressionStatement' && statement.value.kind === 'Constant' && statement.value.type === 'string';
}
