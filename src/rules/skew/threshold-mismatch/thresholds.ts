import type { Trace } from '../../../project/symbolic/trace';
import type { CallTerm, OperationTerm, Term } from '../../../project/symbolic/terms';
import { isCallOf, numberOf, visitAll, within } from '../../../project/symbolic/terms';
import type { Site } from '../../../provenance/graph';

/** A score of a model is compared with a number. */
export interface Threshold {
  readonly value: number;
  /** The comparison. */
  readonly site: Site;
  /** Where the number is written. */
  readonly written: Site;
}

/** The comparisons of what these questions to a model give with a number between 0 and 1; each place once. */
export function thresholdsIn(trace: Trace, asks: readonly CallTerm[]): readonly Threshold[] {
  const scores = new Set<Term>(asks);
  const found = new Map<string, Threshold>();
  for (const term of comparisonsIn(trace)) {
    const [left, right] = term.operands;
    if (!left || !right || term.operands.length !== 2) continue;
    const number = numberOf(left) === undefined ? right : left;
    const value = numberOf(number);
    const other = number === left ? right : left;
    if (value === undefined || value <= 0 || value >= 1 || !isScore(other, scores)) continue;
    found.set(`${term.site.path}:${String(term.site.span.start)}:${String(value)}`, { value, site: term.site, written: number.site });
  }
  return [...found.values()];
}

/** Comparisons in what is returned, what calls are given, and what decides whether they happen. */
function comparisonsIn(trace: Trace): readonly OperationTerm[] {
  const found: OperationTerm[] = [];
  // What happens last comes first. The tests that choices hang on are looked through after all else.
  const roots = trace.happened.flatMap(({ term, tests }) => [term, ...tests]);
  if (trace.returned) roots.push(trace.returned);
  roots.reverse();
  visitAll(roots, 400, (part) => {
    if (part.t === 'operation' && /^[<>]=?$/.test(part.operator)) found.push(part);
    if (part.t === 'choice' && part.when) roots.push(part.when.test);
  });
  return found;
}

/** Is this what a model gives for one row or for all, and nothing that was computed with it? */
function isScore(term: Term, scores: ReadonlySet<Term>): boolean {
  let at: Term | null | undefined = term;
  for (let count = 0; at && count < 12; count++) {
    if (scores.has(at)) return true;
    if (at.t === 'item' || at.t === 'attribute' || at.t === 'after' || at.t === 'element') at = at.of;
    else if (at.t === 'call' && /^\.(item|numpy|tolist|squeeze|flatten|ravel|reshape|cpu|detach|sigmoid|astype|round)$/.test(at.callee)) at = at.receiver;
    else if (at.t === 'call' && /^(float|round|numpy\.(array|squeeze|ravel|asarray)|torch\.(sigmoid|squeeze)|pandas\.Series)$/.test(at.callee)) at = at.args[0];
    else return false;
  }
  return false;
}

const curve = /^sklearn\.metrics\.(precision_recall_curve|roc_curve|det_curve)$/;
const choosing = /^numpy\.(arg(max|min)|nanargmax)$|^\.(argmax|argmin|idxmax|idxmin)$/;

/** Where training chooses its threshold from the curve of its scores; null where it does not. */
export function chosenIn(trace: Trace): Site | null {
  if (!trace.happened.some(({ term }) => curve.test(term.callee))) return null;
  const choice = trace.happened.find(({ term }) => choosing.test(term.callee) && [...within(term, 300)].some((part) => isCallOf(part, curve)));
  return choice?.term.site ?? null;
}
