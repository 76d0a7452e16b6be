import type { Expression, Match, MatchCase, Name, Statement } from './nodes';
import type { FlatTree } from './flat-tree';
import { kind } from './kinds';
import { lowerAt, lowerExpression, lowerName, operands } from './lower-expressions';

const BLOCK = kind('block');
const CASE = kind('case_clause');
const CASE_PATTERN = kind('case_pattern');
const IF_CLAUSE = kind('if_clause');
const DOTTED = kind('dotted_name');
const IDENTIFIER = kind('identifier');
const CLASS_PATTERN = kind('class_pattern');
const KEYWORD_PATTERN = kind('keyword_pattern');

/** Lowers a match statement; of a pattern only the names that it binds are kept. */
export function lowerMatch(t: FlatTree, i: number, body: (t: FlatTree, i: number) => Statement[]): Match {
  const cases: MatchCase[] = [];
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    if (t.kinds[c] === CASE) cases.push(lowerCase(t, c, body));
    if (t.kinds[c] !== BLOCK) continue;
    const last = t.nexts[c] as number;
    for (let d = c + 1; d < last; d = t.nexts[d] as number) if (t.kinds[d] === CASE) cases.push(lowerCase(t, d, body));
  }
  return { kind: 'Match', start: t.starts[i] as number, end: cases[cases.length - 1]?.end ?? (t.ends[i] as number), subject: lowerSubject(t, i), cases };
}

function lowerSubject(t: FlatTree, i: number): Expression {
  const found = operands(t, i);
  const [first = -1] = found;
  if (found.length < 2) return lowerAt(t, first, i);
  const elements = found.map((c) => lowerExpression(t, c));
  return { kind: 'Tuple', start: t.starts[first] as number, end: t.ends[found[found.length - 1] ?? first] as number, elements };
}

function lowerCase(t: FlatTree, i: number, body: (t: FlatTree, i: number) => Statement[]): MatchCase {
  const binds: Name[] = [];
  let guard: Expression | null = null;
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    if (t.kinds[c] === CASE_PATTERN) collectNames(t, c, binds);
    else if (t.kinds[c] === IF_CLAUSE) guard = lowerAt(t, operands(t, c)[0] ?? -1, c);
  }
  const inside = body(t, i);
  return { start: t.starts[i] as number, end: inside[inside.length - 1]?.end ?? (t.ends[i] as number), binds, guard, body: inside };
}

/** Walks the flat nodes of a pattern from first to last: no recursion, whatever the nesting. */
function collectNames(t: FlatTree, pattern: number, binds: Name[]): void {
  const end = t.nexts[pattern] as number;
  let skip = -1;
  for (let c = pattern + 1; c < end; c++) {
    const id = t.kinds[c];
    if (id === CLASS_PATTERN) skip = c + 1;
    else if (id === KEYWORD_PATTERN) skip = c + 1;
    else if (id === DOTTED) {
      const single = t.nexts[c] === c + 2;
      if (c !== skip && single) bind(t, c + 1, binds);
      c = (t.nexts[c] as number) - 1;
    } else if (id === IDENTIFIER && c !== skip) {
      bind(t, c, binds);
    }
  }
}

function bind(t: FlatTree, i: number, binds: Name[]): void {
  const name = lowerName(t, i);
  if (name.id !== '_' && name.id !== '') binds.push(name);
}
