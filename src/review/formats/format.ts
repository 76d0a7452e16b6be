import type { RuleMeta } from '../../rules/rule';
import type { ReviewReport } from './review-report';

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
  /** A file as it lies on the disk, decoded: in a notebook its JSON. Undefined where it is not at hand. */
  fileText?(path: string): string | undefined;
  /** The rules that ran, in the order of their ids; left out: unknown. */
  readonly rules?: readonly RuleMeta[];
  /** A rule's lesson in Markdown; undefined for rules without one. */
  lesson?(rule: string): string | undefined;
  /** A competency's name for a person. */
  competency?(id: string): string | undefined;
  /** A page about a rule. */
  helpUri?(rule: string): string | undefined;
  /** A page that shows a line of a file, as the repository's host has it. */
  link?(path: string, line: number): string | undefined;
  /** The folder of the repository that the report's paths count from: "" for its top, else `packages/a`. Left out: unknown. */
  readonly folder?: string;
}

/** A report as text, with a line end at its end unless it is empty. */
export type Format = (report: ReviewReport, context: FormatContext) => string;
