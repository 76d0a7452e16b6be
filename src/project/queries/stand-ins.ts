import type { Term } from '../symbolic/terms';
import { isCallOf } from '../symbolic/terms';

/** What a whole row or table stands for: a request, a frame that was read. */
export function isStandIn(term: Term): boolean {
  return term.t === 'given' || term.t === 'element' || isCallOf(term, /^pandas\.(DataFrame|read_\w+)$/) || (term.t === 'with-item' && isStandIn(term.of)) || (term.t === 'external' && /(^|\.)request$/.test(term.name));
}
