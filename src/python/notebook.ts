import { blank, maskMagics } from './magics';
import { continuedEnd, contentEnd, logicalLine, physicalLineEnd } from './cell-scanner';
import type { CellSegment, Place, PythonDocument } from './document';
import type { SyntaxProblem } from './nodes';
import type { Span } from './text';
import { LineIndex } from './text';

/** One code cell: its index from 0 among all cells, and its source. */
export interface CodeCell {
  readonly cell: number;
  readonly source: string;
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
    if (!isRecord(cell) || cell['cell_type'] !== 'code') return;
    const own = cell['language'];
    if (typeof own === 'string' && !/python/i.test(own)) return;
    code.push({ cell: index, source: joined(cell['source'] ?? cell['input']) });
  });
  return { ok: true, ...notebookFromCells(path, code) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function allCells(notebook: Record<string, unknown>): unknown[] | null {
  if (Array.isArray(notebook['cells'])) return notebook['cells'];
  const worksheets = notebook['worksheets'];
  if (!Array.isArray(worksheets)) return null;
  return worksheets.flatMap((sheet: unknown): unknown[] => (isRecord(sheet) && Array.isArray(sheet['cells']) ? sheet['cells'] : []));
}

function languageOf(notebook: Record<string, unknown>): string | null {
  const metadata = notebook['metadata'];
  if (!isRecord(metadata)) return null;
  const { kernelspec, language_info: info } = metadata;
  if (isRecord(info) && typeof info['name'] === 'string') return info['name'];
  if (isRecord(kernelspec) && typeof kernelspec['language'] === 'string') return kernelspec['language'];
  return null;
}

function joined(source: unknown): string {
  if (typeof source === 'string') return source;
  return Array.isArray(source) ? source.filter((line) => typeof line === 'string').join('') : '';
}

/** Makes a document of code cells, in the order given. Each cell starts a line of its own and ends what it opens. */
export function notebookFromCells(path: string, cells: readonly CodeCell[]): NotebookDocument {
  const segments: CellSegment[] = [];
  const damage: SyntaxProblem[] = [];
  const texts: string[] = [];
  const codes: string[] = [];
  let start = 0;
  for (const { cell, source } of cells) {
    segments.push({ cell, start, source });
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
  while (at < code.length) {
    const line = logicalLine(code, at);
    if (line.open === null) {
      out += code.slice(at, line.end);
      at = line.end;
      continue;
    }
    if (line.open === 'backslash') {
      const end = code.lastIndexOf('\\');
      damage.push({ start: offset + end, end: offset + end + 1, message: 'Syntax error: nothing follows the backslash at the end of this cell' });
      return `${out}${code.slice(at, end)} ${code.slice(end + 1)}`;
    }
    const end = line.open === 'string' ? code.length : damagedEnd(code, at);
    const what = line.open === 'string' ? 'a string that this cell does not close' : 'a bracket that this cell does not close';
    damage.push({ start: offset + at, end: offset + Math.max(at, contentEnd(code, at)), message: `Syntax error: ${what}` });
    out += standInFor(code.slice(at, end));
    at = end;
  }
  return out;
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
