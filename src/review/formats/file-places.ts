import { cellSources, jsonOffset } from '../../python/notebook-json';
import type { CellSource } from '../../python/notebook-json';
import { LineIndex } from '../../python/text';
import type { PositionRange, ReportedPlace } from '../report';

/** Tells where a place stands in its file as it lies on the disk; null where that is not known. Same for scripts; in a notebook, lines of its JSON. */
export type FilePlaces = (at: ReportedPlace) => PositionRange | null;

interface ReadNotebook {
  readonly json: string;
  readonly lines: LineIndex;
  readonly cells: ReadonlyMap<number, CellSource>;
}

/** Places of files, each notebook read once. */
export function filePlaces(fileText: (path: string) => string | undefined): FilePlaces {
  const read = new Map<string, ReadNotebook | null>();
  const notebook = (path: string): ReadNotebook | null => {
    const known = read.get(path);
    if (known !== undefined) return known;
    const json = fileText(path);
    const made = json === undefined ? null : { json, lines: new LineIndex(json), cells: cellSources(json) };
    read.set(path, made);
    return made;
  };
  return ({ path, cell, range }) => {
    if (cell === null) return range;
    const found = notebook(path);
    const source = found?.cells.get(cell);
    if (!found || !source) return null;
    const within = new LineIndex(source.literals.map(({ text }) => text).join(''));
    const start = jsonOffset(found.json, source, within.offsetAt(range.start));
    const end = jsonOffset(found.json, source, within.offsetAt(range.end));
    return start === null || end === null ? null : { start: found.lines.positionAt(start), end: found.lines.positionAt(Math.max(start, end)) };
  };
}

/** A path of the report as the repository has it: `folder` is where the report's paths count from. Paths above the repository stay as they are. */
export function repositoryPath(path: string, folder: string): string {
  if (path.startsWith('/')) return path;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '.' || part === '') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
