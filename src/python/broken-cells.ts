import type { PythonDocument } from './document';
import { blank } from './magics';
import type { Module, SyntaxProblem } from './nodes';
import type { Span } from './text';

/**
 * A notebook's module in which no cell suffers from another one that is not Python. The parser reads all cells as one text, and where it finds its way back
 * after a broken cell may be cells below. Where it blames a cell that is right by itself, the cells that are broken by themselves are left out, and the rest
 * is parsed again. `module` as it is where nothing is to be mended.
 */
export function withoutBrokenCells(document: PythonDocument, module: Module, parse: (code: string) => Module): Module {
  if (document.kind !== 'notebook' || module.problems.length === 0) return module;
  const blamed = cellsOf(document).filter((cell) => module.problems.some(({ start }) => cell.start <= start && start < cell.end));
  const broken: Span[] = [];
  const problems: SyntaxProblem[] = [];
  for (const cell of blamed) {
    const own = parse(document.code.slice(cell.start, cell.end)).problems;
    if (own.length > 0) broken.push(cell);
    for (const problem of own) problems.push({ ...problem, start: cell.start + problem.start, end: cell.start + problem.end });
  }
  if (broken.length === blamed.length || broken.length === 0) return module;
  let code = document.code;
  for (const { start, end } of broken) code = code.slice(0, start) + blank(code.slice(start, end)) + code.slice(end);
  const rest = parse(code);
  return { ...rest, problems: [...rest.problems, ...problems].sort((a, b) => a.start - b.start) };
}

function cellsOf({ segments, code }: PythonDocument): readonly Span[] {
  return segments.map(({ start }, index) => ({ start, end: segments[index + 1]?.start ?? code.length + 1 }));
}
