import type { Term } from '../symbolic/terms';

/** What a term was when it was made: the constructor's call behind what changed it since. Several, where branches decide. */
export function originsOf(term: Term, depth = 0): readonly Term[] {
  if (depth > 20) return [];
  if (term.t === 'after' || term.t === 'with-item') return originsOf(term.of, depth + 1);
  if (term.t === 'choice') return term.options.flatMap((option) => originsOf(option, depth + 1));
  return [term];
}

/** All terms that a term is made of, with what the program's own objects among them hold. */
export function* reachable(term: Term, partsOf: (of: Term) => readonly Term[], most = 6000): Generator<Term> {
  const seen = new Set<Term>([term]);
  for (const at of seen) {
    yield at;
    if (seen.size > most) return;
    for (const part of partsOf(at)) seen.add(part);
    if (at.t === 'instance') for (const field of at.fields.values()) seen.add(field);
  }
}
