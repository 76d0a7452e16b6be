import { blank, maskMagics } from './magics';
import { continuedEnd, contentEnd, logicalLine, physicalLineEnd } from './cell-scanner';
import type { CellSegment, Place, PythonDocument } from './document';
import type { SyntaxProblem } from './nodes';
import { MOST_OUTPUT } from './notebook-outputs';
import type { Span } from './text';
import { LineIndex } from './text';

/** One code cell: its index from 0 among all cells, and its source. */
export interface CodeCell {
  readonly cell: number;
  readonly source: string;
  /** When it was run last, as the notebook says; null: it was not. Undefined where that is not known, as in an editor. */
  readonly executionCount?: number | null;
  /** The text of its saved outputs, cut off where it is long. */
  readonly output?: string;
}

/** A notebook as a document, with what had to be left out because its cell does not end what it opens. */
export interface NotebookDocument {
  readonly document: PythonDocument;
  readonly damage: readonly SyntaxProblem[];
}

/** `problem` is a sentence for the user. */
export type NotebookResult = ({ readonly ok: true } & NotebookDocument) | { readonly ok: false; readonly problem: string };

/**
 * Reads a notebook (nbformat 3 and 4) from its JSON. Code cells in document order become one module; magics are masked.
 * What is not a notebook, or not one of Python, gives a sentence.
 */
export function readNotebook(path: string, json: string): NotebookResult {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return { ok: false, problem: json.trim() === '' ? 'The notebook is empty' : 'The notebook is not valid JSON' };
  }
  if (!isRecord(parsed)) return { ok: false, problem: 'The file is JSON but not a notebook' };
  const cells = allCells(parsed);
  if (cells === null) return { ok: false, problem: 'The file is JSON but not a notebook: it has no cells' };
  const language = languageOf(parsed);
  if (language !== null && !/^(?:i?python|pyspark|sage|xpython)/i.test(language)) {
    return { ok: false, problem: `Not a Python notebook: its kernel is for ${language}` };
  }
  const code: CodeCell[] = [];
  cells.forEach((cell, index) => {
    if (!isRecord(cell) || cell.cell_type !== 'code') return;
    const own = cell.language;
    if (typeof own === 'string' && !/python/i.test(own)) return;
    const count = cell.execution_count ?? cell.prompt_number;
    code.push({ cell: index, source: joined(cell.source ?? cell.input), executionCount: typeof count === 'number' ? count : null, output: outputOf(cell.outputs) });
  });
  return { ok: true, ...notebookFromCells(path, code) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function allCells(notebook: Record<string, unknown>): unknown[] | null {
  const own: unknown = notebook.cells;
  if (Array.isArray(own)) return own as unknown[];
  const worksheets = notebook.worksheets;
  if (!Array.isArray(worksheets)) return null;
  return worksheets.flatMap((sheet: unknown): unknown[] => (isRecord(sheet) && Array.isArray(sheet.cells) ? (sheet.cells as unknown[]) : []));
}

function languageOf(notebook: Record<string, unknown>): string | null {
  const metadata = notebook.metadata;
  if (!isRecord(metadata)) return null;
  const { kernelspec, language_info: info } = metadata;
  if (isRecord(info) && typeof info.name === 'string') return info.name;
  if (isRecord(kernelspec) && typeof kernelspec.language === 'string') return kernelspec.language;
  return null;
}

/** A text that may be written as the list of its lines; of a list so many lines as give `most` characters. */
function joined(source: unknown, most = Infinity): string {
  if (typeof source === 'string') return source;
  if (!Array.isArray(source)) return '';
  let text = '';
  for (const line of source as unknown[]) {
    if (text.length >= most) break;
    if (typeof line === 'string') text += line;
  }
  return text;
}

/** The text among a cell's outputs: what it printed, and what its last line gave. */
function outputOf(outputs: unknown): string {
  if (!Array.isArray(outputs)) return '';
  let text = '';
  for (const output of outputs as unknown[]) {
    if (!isRecord(output) || text.length >= MOST_OUTPUT) continue;
    const { data } = output;
    text += joined(output.text, MOST_OUTPUT);
    if (isRecord(data)) text += joined(data['text/plain'], MOST_OUTPUT) + joined(data['text/html'], MOST_OUTPUT);
  }
  return text.slice(0, MOST_OUTPUT);
}

/** Makes a document of code cells, in the order given. Each cell starts a line of its own and ends what it opens. */
export function notebookFromCells(path: string, cells: readonly CodeCell[]): NotebookDocument {
  const segments: CellSegment[] = [];
  const damage: SyntaxProblem[] = [];
  const texts: string[] = [];
  const codes: string[] = [];
  let start = 0;
  for (const { cell, source, executionCount, output } of cells) {
    segments.push({ cell, start, source, ...(executionCount === undefined ? {} : { executionCount }), ...(output === undefined || output === '' ? {} : { output }) });
    texts.push(source);
    codes.push(closeCell(maskMagics(source), start, damage));
    start += source.length + 1;
  }
  return { document: notebookDocument(path, texts.join('\n'), codes.join('\n'), segments), damage };
}

/**
 * A bracket, string or backslash that a cell leaves open would swallow the cells after it. Its logical line is masked (as far as it is
 * indented), the rest of the cell is kept.
 */
function closeCell(code: string, offset: number, damage: SyntaxProblem[]): string {
  let out = '';
  let at = 0;
  let isFirst = true;
  while (at < code.length) {
    const line = logicalLine(code, at);
    const text = code.slice(at, line.end);
    const isCode = /^\s*[^\s#]/.test(text);
    if (line.open === null || line.open === 'backslash') {
      const orphan = isFirst && isCode ? ORPHAN.exec(text) : null;
      const isCut = line.open === 'backslash' || (isCode && isUnfinished(text) && /^(?:\s|#.*)*$/.test(code.slice(line.end)));
      if (orphan !== null) out += withoutOrphan(text, orphan);
      else out += isCut ? standInFor(text) : text;
      if (orphan !== null || isCut) damage.push({ start: offset + at, end: offset + at + contentEnd(text, 0), message: `Syntax error: ${orphan === null ? 'this cell ends within a statement' : `nothing comes before \`${orphan[1] ?? ''}\` in this cell`}` });
      if (isCode) isFirst = false;
      at = line.end;
      continue;
    }
    isFirst = false;
    const end = line.open === 'string' ? code.length : line.open === 'f-string' ? line.end : damagedEnd(code, at);
    const what = line.open !== 'bracket' ? 'a string that this cell does not close' : 'a bracket that this cell does not close';
    damage.push({ start: offset + at, end: offset + Math.max(at, contentEnd(code, at)), message: `Syntax error: ${what}` });
    out += standInFor(code.slice(at, end));
    at = end;
  }
  return out;
}

const ORPHAN = /^[ \t]*(else|elif|except|finally)\b/;
const UNFINISHED = /(?:^|[^\w.])(?:class|def|with|lambda|import|from|as|for|in|not|and|or|is|if|while|assert|del|global|nonlocal|await|async)$|[=+\-*/%&|^~<>.@!]$/;
const FINISHED = /import\s*\(?\*$|\.\.\.$|(?:^|[^\w.])\d[\d_]*\.$/;

/** True when a statement can't end where this line does, so that the parser would go on in the next cell. */
function isUnfinished(line: string): boolean {
  if (line.includes('#') && /["']/.test(line)) return false;
  const text = line.replace(/#.*/g, '').trimEnd();
  return UNFINISHED.test(text) && !FINISHED.test(text);
}

/** `else:` → `if 1:`; the parser would take an `else` without an `if` and all after it for one error. */
function withoutOrphan(text: string, orphan: RegExpExecArray): string {
  const word = orphan[1] ?? '';
  const head = orphan[0].slice(0, -word.length);
  const rest = text.slice(orphan[0].length);
  if (word === 'elif') return `${head}if  ${rest}`;
  const colon = rest.indexOf(':');
  return colon < 0 ? blank(text) : `${head}if 1${blank(word.slice(4))}${blank(rest.slice(0, colon))}${rest.slice(colon)}`;
}

function damagedEnd(code: string, at: number): number {
  const indent = indentAt(code, at);
  let end = continuedEnd(code, at);
  while (end < code.length) {
    const content = code.slice(end, contentEnd(code, end));
    if (content.trim() !== '' && indentAt(code, end) <= indent && !/^\s*[)\]}]/.test(content)) break;
    end = physicalLineEnd(code, end);
  }
  return end;
}

function indentAt(code: string, at: number): number {
  return /^[ \t]*/.exec(code.slice(at, contentEnd(code, at)))?.[0].length ?? 0;
}

function standInFor(text: string): string {
  const indent = indentAt(text, 0);
  if (contentEnd(text, 0) < indent + 4) return blank(text);
  return `${text.slice(0, indent)}pass${blank(text.slice(indent + 4))}`;
}

function notebookDocument(path: string, text: string, code: string, segments: readonly CellSegment[]): PythonDocument {
  const lines = segments.map(({ source }) => new LineIndex(source));
  const segmentAt = (offset: number): number => {
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((segments[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const locate = (span: Span): Place => {
    const index = segmentAt(span.start);
    const segment = segments[index];
    const line = lines[index];
    if (segment === undefined || line === undefined) return { cell: null, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    return { cell: segment.cell, start: line.positionAt(span.start - segment.start), end: line.positionAt(span.end - segment.start) };
  };
  return {
    path, kind: 'notebook', text, code, segments, locate,
    lineAt: (cell, line) => lines[segments.findIndex((segment) => segment.cell === cell)]?.lineText(line) ?? '',
  };
}
