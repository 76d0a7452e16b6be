import type { Comment, Module, SyntaxProblem } from './nodes';
import type { FlatTree } from './flat-tree';
import { registerCompoundStatements } from './lower-compound';
import { registerSimpleStatements } from './lower-statements';
import { lowerStatements } from './statement-table';

registerSimpleStatements();
registerCompoundStatements();

/** How many problems of one module are told; a file that is not Python at all has one at every word. */
const MOST_PROBLEMS = 100;

/**
 * Makes plain nodes of a concrete tree. Never throws: what does not parse becomes BrokenStatement and BrokenExpression, and is told in
 * `problems`, in order. `symbolName` gives the name of a grammar symbol.
 */
export function lowerModule(t: FlatTree, symbolName: (symbol: number) => string): Module {
  const body = t.count === 0 ? [] : lowerStatements(t, 0);
  const comments: Comment[] = [];
  for (let c = 0; c + 1 < t.comments.length; c += 2) {
    const start = t.comments[c] as number;
    const end = t.comments[c + 1] as number;
    comments.push({ start, end, text: t.code.slice(start, end) });
  }
  return { kind: 'Module', start: 0, end: t.code.length, body, comments, problems: problemsOf(t, symbolName) };
}

function problemsOf(t: FlatTree, symbolName: (symbol: number) => string): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  for (const [at, i] of t.errors.entries()) {
    const start = t.starts[i] as number;
    const end = t.ends[i] as number;
    // An error around an error is the same fault seen from further away.
    if ((t.errors[at + 1] ?? t.count) < (t.nexts[i] as number)) continue;
    problems.push({ start, end, message: errorMessage(t.code.slice(start, end)) });
  }
  for (let m = 0; m + 1 < t.missing.length; m += 2) {
    const start = t.missing[m + 1] as number;
    problems.push({ start, end: start, message: `Syntax error: ${readable(symbolName(t.missing[m] as number))} is missing here` });
  }
  for (let d = 0; d + 1 < t.tooDeep.length; d += 2) {
    problems.push({ start: t.tooDeep[d] as number, end: t.tooDeep[d + 1] as number, message: 'Nested too deeply to be analysed' });
  }
  return problems.sort((a, b) => a.start - b.start).slice(0, MOST_PROBLEMS);
}

function errorMessage(text: string): string {
  const line = text.trim().split(/\r?\n|\r/)[0] ?? '';
  if (line === '') return 'Syntax error';
  if (/\S\s*[\r\n]\s*\S/.test(text)) return `Syntax error in the lines that start with \`${cut(line)}\``;
  return `Syntax error at \`${cut(line)}\``;
}

function cut(line: string): string {
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

function readable(name: string): string {
  if (name === 'identifier') return 'a name';
  if (/^[a-z_]{3,}$/.test(name)) return `the ${name.replace(/^_/, '').replace(/_/g, ' ')}`;
  return `\`${name}\``;
}
