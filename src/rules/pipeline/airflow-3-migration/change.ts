import type { Span } from '../../../python/text';
import type { Fix } from '../../rule';

/** Something of Airflow 2 that a file uses, and what became of it. */
export interface Change {
  /** What the sentence is about: "The argument `sla`". */
  readonly what: string;
  /** What to use, in words; empty: nothing takes its place. */
  readonly to: string;
  /** The release that does not have it any more; null: it is still taken. */
  readonly since: string | null;
  /** Still taken, and without effect. */
  readonly idle?: boolean;
  readonly at: Span;
  /** Further places that need it. */
  readonly uses?: readonly Span[];
  readonly fixes: readonly Fix[];
}
