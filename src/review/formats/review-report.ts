import type { ParityReport } from '../side-by-side/report';
import type { Report, ReportedFinding, ReportedPlace } from '../report';

/**
 * What a format is given: the report of a check, and what a review of a change knows beside it. Each addition is there only where it was worked out; formats that
 * have no place for it pass it over, JSON carries all of it. Only additions are allowed.
 */
export interface ReviewReport extends Report {
  readonly change?: ReviewedChange;
  readonly newCode?: NewCodeCoverage;
  /** The sides that the change touches. */
  readonly parity?: ParityReport;
  /** What is most worth a test first. */
  readonly testsToWrite?: readonly TestToWrite[];
}

/** The change that was reviewed. The report's findings are those that it introduces. */
export interface ReviewedChange {
  /** What it is measured against, for a person: `main`, `HEAD`, `fix.diff`. */
  readonly against: string;
  /** Files that it touches, and the lines of Python in them that it adds and takes away. */
  readonly files: number;
  readonly added: number;
  readonly removed: number;
  /** Fingerprints of the report's findings that stand on lines which the change left alone, and that it causes. */
  readonly elsewhere: readonly string[];
  /** Findings that were there before and are gone. */
  readonly fixed: readonly ReportedFinding[];
  /** Findings that were there before and still are: they are not in the report. */
  readonly before: number;
}

/** How much of the new code tests reach. */
export interface NewCodeCoverage {
  readonly unit: 'line' | 'function';
  readonly covered: number;
  readonly of: number;
  /** Percent that should be reached. */
  readonly target: number;
  /** The coverage report that says so; null: the tests' code does. */
  readonly from: string | null;
}

/** A function that the change leaves without a test. */
export interface TestToWrite {
  readonly name: string;
  readonly at: ReportedPlace;
  /** Why it deserves one, as half a sentence: "makes features", "answers requests". */
  readonly reason: string;
}
