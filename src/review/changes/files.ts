import type { FilePair, Versions } from '../../project/versions';
import { isPythonFile } from '../../project/versions';
import type { Workspace } from '../../project/workspace';
import type { PythonDocument } from '../../python/document';
import { readDocument } from '../../python/source';
import { LineIndex } from '../../python/text';
import { compareLines, similarity } from './lines';
import type { LineChanges } from './lines';

/** A line of a file as a report counts it: in a notebook, within its cell. */
export interface ReportedLine {
  readonly cell: number | null;
  readonly line: number;
}

/** A file that differs between two versions. Of a notebook only the source of its code cells counts. */
export interface ChangedFile extends FilePair {
  /** Where a line of the new version stood in the old one; null for one that is new or was changed. Of a file that is no Python nothing is known. */
  readonly origin: (at: ReportedLine) => ReportedLine | null;
  /** Lines of Python that were added and taken away; 0 for other files. */
  readonly added: number;
  readonly removed: number;
}

/** Of more files that came and went than this, only those with equal text are taken for renamed. */
const MOST_COMPARED = 100;
/** From this share of common lines on, a file that came is one that went, by another name. */
const RENAMED = 0.5;

/** The files in which a change can be seen, renamed ones recognised, by their paths. Rejects with what `checkpoint` throws. */
export async function changedFiles({ before, after, files }: Versions, checkpoint: () => void): Promise<readonly ChangedFile[]> {
  const read = async (workspace: Workspace, path: string | null): Promise<PythonDocument | null> => {
    checkpoint();
    return path === null || !isPythonFile(path) ? null : documentOf(workspace, path);
  };
  const pairs: Pair[] = [];
  for (const pair of files) pairs.push({ ...pair, old: await read(before, pair.before), now: await read(after, pair.after) });
  return withRenames(pairs)
    .flatMap((pair) => {
      checkpoint();
      return compared(pair) ?? [];
    })
    .sort((a, b) => ((a.after ?? a.before ?? '') < (b.after ?? b.before ?? '') ? -1 : 1));
}

interface Pair extends FilePair {
  readonly old: PythonDocument | null;
  readonly now: PythonDocument | null;
}

/** Null: nothing in it that counts has changed. */
function compared(pair: Pair): ChangedFile | null {
  const { before, after, old, now } = pair;
  if (old === null && now === null) return { before, after, origin: () => null, added: 0, removed: 0 };
  const changes = compareLines(old?.text ?? '', now?.text ?? '');
  if (before === after && changes.added + changes.removed === 0) return null;
  return { before, after, origin: old === null || now === null ? () => null : originIn(old, now, changes), added: changes.added, removed: changes.removed };
}

function originIn(old: PythonDocument, now: PythonDocument, changes: LineChanges): ChangedFile['origin'] {
  const [from, to] = [new LineIndex(old.text), new LineIndex(now.text)];
  return ({ cell, line }) => {
    const segment = cell === null ? undefined : now.segments.find((one) => one.cell === cell);
    if (cell !== null && segment === undefined) return null;
    const origin = changes.origin((segment === undefined ? 1 : to.positionAt(segment.start).line) + line - 1);
    if (origin === null) return null;
    const { cell: oldCell, start } = old.locate(pointAt(from.offsetAt({ line: origin, column: 1 })));
    return { cell: oldCell, line: start.line };
  };
}

function pointAt(offset: number): { readonly start: number; readonly end: number } {
  return { start: offset, end: offset };
}

/** What went and what came, as one file where their texts are much the same. */
function withRenames(pairs: readonly Pair[]): readonly Pair[] {
  const gone = pairs.filter((pair) => pair.after === null && pair.old !== null);
  const come = pairs.filter((pair) => pair.before === null && pair.now !== null);
  if (gone.length === 0 || come.length === 0) return pairs;
  const candidates: { readonly from: Pair; readonly to: Pair; readonly score: number }[] = [];
  const areFew = gone.length * come.length <= MOST_COMPARED * MOST_COMPARED;
  for (const from of gone) {
    for (const to of come) {
      const [old, now] = [from.old?.text ?? '', to.now?.text ?? ''];
      if (from.old?.kind !== to.now?.kind || old.trim() === '' || now.trim() === '') continue;
      const score = old === now ? 1 : areFew ? similarity(old, now) : 0;
      if (score >= RENAMED) candidates.push({ from, to, score: score + (baseNameOf(from.before) === baseNameOf(to.after) ? 1e-3 : 0) });
    }
  }
  candidates.sort((a, b) => b.score - a.score);
  const used = new Set<Pair>();
  const renamed: Pair[] = [];
  for (const { from, to } of candidates) {
    if (used.has(from) || used.has(to)) continue;
    used.add(from).add(to);
    renamed.push({ before: from.before, after: to.after, old: from.old, now: to.now });
  }
  return [...pairs.filter((pair) => !used.has(pair)), ...renamed];
}

function baseNameOf(path: string | null): string {
  return path === null ? '' : path.slice(path.lastIndexOf('/') + 1);
}

async function documentOf(workspace: Workspace, path: string): Promise<PythonDocument | null> {
  try {
    return readDocument(path, await workspace.read(path)).document;
  } catch {
    return null;
  }
}
