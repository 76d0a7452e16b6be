import type { ReportedPlace } from '../report';

/** A place as terminals and editors link it: `path:line:column`, in a notebook `path:cell N:line:column` with the cell's index from 0. */
export function placeName({ path, cell, range }: ReportedPlace): string {
  const inside = cell === null ? '' : `cell ${cell}:`;
  return `${plainText(path)}:${inside}${range.start.line}:${range.start.column}`;
}

/** A text that does nothing to a terminal: control characters become a dot, line ends a space. */
export function plainText(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(CONTROL, '·');
}

const CONTROL = new RegExp('[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]', 'g');

/** "1 file", "2 files". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
