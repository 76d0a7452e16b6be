import { visit } from 'jsonc-parser';
import type { Span } from './text';

/** A string literal of a notebook's JSON that holds a cell's source, or a part of it. */
export interface SourceLiteral extends Span {
  /** What it says. */
  readonly text: string;
}

/** Where the source of one cell stands in the notebook's JSON; the spans are offsets in that text. */
export interface CellSource {
  /** Index from 0 among all cells. */
  readonly cell: number;
  /** The whole value: a string, or a list of strings. */
  readonly value: Span;
  readonly isList: boolean;
  /** In their order; together they are the source. */
  readonly literals: readonly SourceLiteral[];
}

interface OpenSource {
  start: number;
  end: number;
  isList: boolean;
  readonly literals: SourceLiteral[];
}

type JsonPath = readonly (string | number)[];

/**
 * Finds the sources of all cells in the JSON of a notebook (nbformat 3 and 4), by the cells' indices. What is not JSON gives what could be made of it; a cell
 * whose source is neither a string nor a list has no entry.
 */
export function cellSources(json: string): ReadonlyMap<number, CellSource> {
  const found = new Map<string, OpenSource>();
  const inputs = new Set<string>();
  const sheets = new Map<number, number>();
  const note = (path: JsonPath): OpenSource | null => {
    const place = placeOf(path);
    if (place === null) return null;
    // nbformat 3 calls the source of code cells `input`; where both are there, `source` counts, as for the analysis.
    if (place.key === 'source' && inputs.delete(place.id)) found.delete(place.id);
    if (place.key === 'input' && found.has(place.id) && !inputs.has(place.id)) return null;
    if (place.key === 'input') inputs.add(place.id);
    const known = found.get(place.id) ?? { start: 0, end: 0, isList: false, literals: [] };
    found.set(place.id, known);
    return known;
  };
  let openList: OpenSource | null = null;
  let depth = 0;
  visit(json, {
    onObjectBegin: (_offset, _length, _line, _character, path) => {
      const at = cellOf(path());
      if (at !== null) sheets.set(at.sheet, Math.max(sheets.get(at.sheet) ?? 0, at.index + 1));
    },
    onArrayBegin: (offset, _length, _line, _character, path) => {
      if (openList !== null) {
        depth++;
        return;
      }
      openList = note(path());
      if (openList !== null) {
        openList.start = offset;
        openList.isList = true;
      }
    },
    onArrayEnd: (offset, length) => {
      if (openList === null) return;
      if (depth > 0) depth--;
      else {
        openList.end = offset + length;
        openList = null;
      }
    },
    onLiteralValue: (value: unknown, offset, length, _line, _character, path) => {
      if (typeof value !== 'string') return;
      if (openList !== null) {
        if (depth === 0) openList.literals.push({ start: offset, end: offset + length, text: value });
        return;
      }
      const own = note(path());
      if (own === null) return;
      own.start = offset;
      own.end = offset + length;
      own.literals.push({ start: offset, end: offset + length, text: value });
    },
  });
  const sources = new Map<number, CellSource>();
  for (const [id, { start, end, isList, literals }] of found) {
    const [sheet = 0, index = 0] = id.split('/').map(Number);
    let cell = index;
    for (const [other, count] of sheets) if (other < sheet) cell += count;
    sources.set(cell, { cell, value: { start, end }, isList, literals });
  }
  return sources;
}

/** The cell that a path of the JSON leads to; sheet -1: the notebook has no worksheets. */
function cellOf(path: JsonPath): { readonly sheet: number; readonly index: number } | null {
  const [first, second, third, fourth] = path;
  if (path.length === 2 && first === 'cells' && typeof second === 'number') return { sheet: -1, index: second };
  if (path.length === 4 && first === 'worksheets' && typeof second === 'number' && third === 'cells' && typeof fourth === 'number') return { sheet: second, index: fourth };
  return null;
}

function placeOf(path: JsonPath): { readonly id: string; readonly key: 'source' | 'input' } | null {
  const key = path.at(-1);
  if (key !== 'source' && key !== 'input') return null;
  const cell = cellOf(path.slice(0, -1));
  return cell === null ? null : { id: `${String(cell.sheet)}/${String(cell.index)}`, key };
}

/** Where an offset in a cell's source stands in the notebook's JSON; null: the cell has no text there. */
export function jsonOffset(json: string, source: CellSource, offset: number): number | null {
  let rest = offset;
  for (const [index, literal] of source.literals.entries()) {
    // A place between two lines belongs to the line that begins there.
    if (rest < literal.text.length || (rest === literal.text.length && index === source.literals.length - 1)) return inLiteral(json, literal, rest);
    rest -= literal.text.length;
  }
  return null;
}

/** The offset in the JSON of a character of a string literal. */
function inLiteral(json: string, literal: SourceLiteral, offset: number): number {
  let at = literal.start + 1;
  for (let seen = 0; seen < offset && at < literal.end - 1; seen++) at += json[at] !== '\\' ? 1 : json[at + 1] === 'u' ? 6 : 2;
  return at;
}
