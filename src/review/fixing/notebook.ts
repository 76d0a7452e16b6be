import { cellSources } from '../../python/notebook-json';
import type { CellSource } from '../../python/notebook-json';

/**
 * A notebook's JSON with other sources in some cells, by the cells' indices; everything else stays byte for byte: outputs, metadata, indentation, and the lines that are
 * the same. Null where a cell is not there.
 */
export function withSources(json: string, sources: ReadonlyMap<number, string>): string | null {
  const cells = cellSources(json);
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  for (const [index, source] of sources) {
    const cell = cells.get(index);
    if (cell === undefined) return null;
    edits.push({ ...cell.value, text: valueOf(json, cell, source) });
  }
  return edits.sort((a, b) => b.start - a.start).reduce((text, { start, end, text: own }) => text.slice(0, start) + own + text.slice(end), json);
}

function valueOf(json: string, cell: CellSource, source: string): string {
  const before = json.slice(cell.value.start, cell.value.end);
  // Python's writer escapes everything beyond ASCII unless told otherwise; this notebook goes on as it is.
  const isAscii = /\\u[0-9a-f]{4}/i.test(before) && !/[^\0-\x7f]/.test(before);
  const write = (text: string): string => {
    const plain = JSON.stringify(text);
    return isAscii ? plain.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`) : plain;
  };
  if (!cell.isList) return write(source);
  const written = new Map(cell.literals.map((literal) => [literal.text, json.slice(literal.start, literal.end)]));
  const lines = source.split(/(?<=\n)/).filter((line) => line !== '').map((line) => written.get(line) ?? write(line));
  const [first, second] = cell.literals;
  const last = cell.literals.at(-1);
  if (first === undefined || last === undefined) return `[${lines.join(', ')}]`;
  const open = json.slice(cell.value.start, first.start);
  const between = second === undefined ? `,${open.slice(1)}` : json.slice(first.end, second.start);
  return lines.length === 0 ? '[]' : open + lines.join(between) + json.slice(last.end, cell.value.end);
}
