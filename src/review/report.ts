import type { InputProblem } from '../project/workspace';
import type { Confidence, Severity } from '../rules/rule';
import type { Position } from '../python/text';

/** The report as the JSON contract gives it (schema 1): what every format, the editor and other programs read. Only additions are allowed. */
export interface Report {
  readonly schema: 1;
  readonly tool: { readonly name: 'holdout'; readonly version: string };
  /** In the order path, cell, line, column, rule. */
  readonly findings: readonly ReportedFinding[];
  readonly errors: readonly InputProblem[];
  readonly stats: ReportStats;
  /** What would have been told, had nobody said otherwise. */
  readonly suppressed?: readonly SuppressedFinding[];
}

/** A finding that a comment or the baseline keeps out of the findings. */
export interface SuppressedFinding extends ReportedFinding {
  readonly suppression: {
    readonly by: 'comment' | 'baseline';
    /** What the comment says behind the ids; null: nothing. */
    readonly reason: string | null;
  };
}

export interface ReportStats {
  /** Files analysed, and the lines of Python in them. */
  readonly files: number;
  readonly lines: number;
  readonly milliseconds: number;
}

export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

export interface ReportedPlace {
  /** Relative to the working folder, with `/`. */
  readonly path: string;
  /** Index from 0 among all cells of a notebook; lines then count within the cell. Null in a script. */
  readonly cell: number | null;
  readonly range: PositionRange;
}

export interface ReportedFinding extends ReportedPlace {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly related: readonly (ReportedPlace & { readonly message: string })[];
  readonly competencies: readonly string[];
  /** Stable under moved lines: rule, symbol scope and normalised text. */
  readonly fingerprint: string;
  readonly fixes: readonly ReportedFix[];
  /** In the review of a change: does it stand on a line that the change touches, or elsewhere? */
  readonly introduced?: 'changed-line' | 'elsewhere';
}

export interface ReportedFix {
  readonly title: string;
  readonly safe: boolean;
  /** `creates`: the file does not exist and is made, with this text. */
  readonly edits: readonly (ReportedPlace & { readonly text: string; readonly creates?: true })[];
}
