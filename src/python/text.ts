/** A half-open range of UTF-16 offsets into one document's text. Everything inside the engine speaks offsets; lines and columns are made at the edges. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place a person can be sent to. Line and column count from 1; columns are UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The start offset of every line of a text; answers "which line is this offset on" in O(log lines). `\n`, `\r\n` and `\r` all end a line. */
export class LineIndex {
  private found: readonly number[] | null = null;

  constructor(private readonly text: string) {}

  // Most texts are never asked for a line.
  private get starts(): readonly number[] {
    this.found ??= lineStarts(this.text);
    return this.found;
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** The position of an offset; offsets outside the text are clamped to it. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: clamped - (this.starts[low] ?? 0) + 1 };
  }

  /** The offset of a position; a column past the line's end is clamped to the line. */
  offsetAt(position: Position): number {
    const line = Math.max(1, Math.min(position.line, this.starts.length));
    const start = this.starts[line - 1] ?? 0;
    const next = this.starts[line] ?? this.text.length + 1;
    return Math.min(start + Math.max(0, position.column - 1), Math.max(start, next - 1), this.text.length);
  }

  /** The text of a line (counted from 1) without its line ending; "" for a line that is not there. */
  lineText(line: number): string {
    const start = this.starts[line - 1];
    if (start === undefined) return '';
    return this.text.slice(start, this.starts[line] ?? this.text.length).replace(/[\r\n]+$/, '');
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 13 && text.charCodeAt(i + 1) === 10) continue;
    if (c === 10 || c === 13) starts.push(i + 1);
  }
  return starts;
}
