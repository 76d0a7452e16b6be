import type { BrokenStatement, Statement } from './nodes';
import type { FlatTree } from './flat-tree';
import { ERROR, kind } from './kinds';
import { DEPTH_LIMIT, isExpressionKind, lowerExpression } from './lower-expressions';

type LowerStatement = (t: FlatTree, i: number) => Statement;
const table: (LowerStatement | undefined)[] = [];
const BLOCK = kind('block');
const IDENTIFIER = kind('identifier');
const LITERALS = new Set(['string', 'integer', 'float', 'true', 'false', 'none', 'ellipsis'].map(kind));

/** Says how a node type is lowered to a statement. */
export function registerStatement(name: string, lower: LowerStatement): void {
  table[kind(name)] = lower;
}

/** Lowers the children of a module, block or error to statements; errors between them become BrokenStatements. */
export function lowerStatements(t: FlatTree, i: number): Statement[] {
  const found: Statement[] = [];
  collect(t, i, found);
  return found;
}

function collect(t: FlatTree, i: number, into: Statement[]): void {
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    const id = t.kinds[c] as number;
    const lower = table[id];
    if (lower !== undefined) into.push(guarded(t, c, lower));
    else if (id === ERROR) into.push(lowerError(t, c));
    else if (id === BLOCK) into.push(...guardedBlock(t, c));
    else if (isExpressionKind(id) && id !== IDENTIFIER && !LITERALS.has(id)) {
      const start = t.starts[c] as number;
      const stop = t.ends[c] as number;
      into.push({ kind: 'BrokenStatement', start, end: stop, body: [{ kind: 'ExpressionStatement', start, end: stop, value: lowerExpression(t, c) }] });
    }
  }
}

function guarded(t: FlatTree, i: number, lower: LowerStatement): Statement {
  if (t.depth >= DEPTH_LIMIT) {
    t.tooDeep.push(t.starts[i] as number, t.ends[i] as number);
    return { kind: 'BrokenStatement', start: t.starts[i] as number, end: t.ends[i] as number, body: [] };
  }
  t.depth++;
  const statement = lower(t, i);
  t.depth--;
  return statement;
}

function guardedBlock(t: FlatTree, i: number): Statement[] {
  if (t.depth >= DEPTH_LIMIT) return [];
  t.depth++;
  const found = lowerStatements(t, i);
  t.depth--;
  return found;
}

/** A stretch that does not parse, with the statements and expressions that were recognised inside it. */
function lowerError(t: FlatTree, i: number): BrokenStatement {
  const start = t.starts[i] as number;
  const end = t.ends[i] as number;
  if (t.depth >= DEPTH_LIMIT) return { kind: 'BrokenStatement', start, end, body: [] };
  t.depth++;
  const body = lowerStatements(t, i).flatMap((one) => (one.kind === 'BrokenStatement' ? one.body : [one]));
  t.depth--;
  return { kind: 'BrokenStatement', start, end, body };
}
