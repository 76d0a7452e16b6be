import { decodeSource } from '../../python/source';
import { cellSources } from '../../python/notebook-json';
import { LineIndex } from '../../python/text';
import type { ReportedFix, ReportedPlace } from '../report';
import { withSources } from './notebook';

/** A text edit of one cell or script, in offsets of its text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A file as it is edited: its texts by cell (null: a script's own), and its bytes. */
export interface EditedFile {
  readonly path: string;
  /** The text of a cell, or of the script; undefined where there is none. */
  text(cell: number | null): string | undefined;
  /** The file's bytes with these edits, which must not overlap; a sentence where they can't be written. */
  with(edits: ReadonlyMap<number | null, readonly TextEdit[]>): { readonly bytes: Uint8Array } | { readonly problem: string };
}

/** Opens a file for editing. A sentence where what was read could not be written back as it was. */
export function openFile(path: string, bytes: Uint8Array): { readonly file: EditedFile } | { readonly problem: string } {
  const whole = decodeSource(bytes).text;
  const encode = encoderFor(bytes, whole);
  if (encode === null) return { problem: 'It is in an encoding that is read and not written.' };
  const write = (text: string): ReturnType<EditedFile['with']> => {
    const made = encode(text);
    return made === null ? { problem: 'The fix has characters that the file\'s encoding lacks.' } : { bytes: made };
  };
  if (!path.endsWith('.ipynb')) {
    return { file: { path, text: (cell) => (cell === null ? whole : undefined), with: (edits) => write(applied(whole, edits.get(null) ?? [])) } };
  }
  const texts = new Map([...cellSources(whole)].map(([cell, { literals }]) => [cell, literals.map(({ text }) => text).join('')]));
  return {
    file: {
      path,
      text: (cell) => (cell === null ? undefined : texts.get(cell)),
      with: (edits) => {
        const sources = new Map<number, string>();
        for (const [cell, own] of edits) if (cell !== null) sources.set(cell, applied(texts.get(cell) ?? '', own));
        const json = withSources(whole, sources);
        return json === null ? { problem: 'The notebook has changed.' } : write(json);
      },
    },
  };
}

function applied(text: string, edits: readonly TextEdit[]): string {
  // What is put in ends its lines as the file does.
  const ends = text.includes('\r\n') && !/(?<!\r)\n/.test(text) ? '\r\n' : '\n';
  return [...edits]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((result, { start, end, text: own }) => result.slice(0, start) + (ends === '\n' ? own : own.replace(/\r?\n/g, ends)) + result.slice(end), text);
}

/** Writes a text as these bytes were written; null where they can't be had back. */
function encoderFor(bytes: Uint8Array, text: string): ((text: string) => Uint8Array | null) | null {
  const utf8 = new TextEncoder();
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';
  if (isSame(utf8.encode(mark + text), bytes)) return (changed) => utf8.encode(mark + changed);
  const latin1 = (changed: string): Uint8Array | null => (/[^\0-\xff]/.test(changed) ? null : Uint8Array.from(changed, (character) => character.charCodeAt(0)));
  const own = latin1(text);
  return own !== null && isSame(own, bytes) ? latin1 : null;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** The edits of a fix in offsets, by file and cell; null where a place is not there. */
export function offsetsOf(fix: ReportedFix, file: (path: string) => EditedFile | null): readonly { readonly path: string; readonly cell: number | null; readonly edit: TextEdit }[] | null {
  const found: { path: string; cell: number | null; edit: TextEdit }[] = [];
  for (const edit of fix.edits) {
    const text = file(edit.path)?.text(edit.cell);
    if (text === undefined || edit.creates === true) return null;
    found.push({ path: edit.path, cell: edit.cell, edit: { ...offsets(text, edit), text: edit.text } });
  }
  return found;
}

function offsets(text: string, { range }: ReportedPlace): { start: number; end: number } {
  const lines = new LineIndex(text);
  return { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}
