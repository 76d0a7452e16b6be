import type { Report } from '../report';

/** The colours of a terminal, each a function that wraps a text; all of them give the text itself where colours are off. */
export interface Colours {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly cyan: Paint;
  readonly green: Paint;
}

type Paint = (text: string) => string;

/** What a format may ask for beside the report. */
export interface FormatContext {
  readonly colours: Colours;
  /** Columns of the terminal. */
  readonly width: number;
  /** A source line (counted from 1, within the cell if there is one); undefined where the file is not at hand. */
  sourceLine(path: string, cell: number | null, line: number): string | undefined;
}

/** A report as text, with a line end at its end unless it is empty. */
export type Format = (report: Report, context: FormatContext) => string;
