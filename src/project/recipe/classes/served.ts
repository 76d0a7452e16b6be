import type { Site } from '../../../provenance/graph';
import type { Ask } from '../../parity/learning';
import type { ServingSide } from '../../parity/sides';
import type { Term } from '../../symbolic/terms';
import { isCallOf, literalOf, stringOf, visitAll, within } from '../../symbolic/terms';

/** Names that serving gives to the numbers of a model's answer. */
export interface ServedNames {
  readonly names: readonly string[];
  readonly site: Site;
}

/** The lists and dicts of names, written out, that are read with what a model answers: `NAMES[scores.argmax()]`, `zip(NAMES, scores)`. */
export function servedNames(serve: ServingSide, ask: Ask): readonly ServedNames[] {
  const found = new Map<Term, ServedNames>();
  const answer = new Map<Term, boolean>();
  const isAnswer = (term: Term): boolean => {
    let known = answer.get(term);
    if (known === undefined) {
      known = [...within(term, 600)].some((part) => part.t === 'call' && part.callee === ask.call.callee && part.site.path === ask.site.path && part.site.span.start === ask.site.span.start);
      answer.set(term, known);
    }
    return known;
  };
  const take = (of: Term, names: readonly string[] | null): void => {
    if (names && names.length > 1 && new Set(names).size === names.length && !found.has(of)) found.set(of, { names, site: of.site });
  };
  const roots: Term[] = [...(serve.trace.returned ? [serve.trace.returned] : []), ...serve.trace.happened.slice(-400).map((one) => one.term)];
  visitAll(roots, 1500, (part) => {
    if (part.t === 'item' && listsIn(part.of).length > 0 && isAnswer(part.index)) for (const list of listsIn(part.of)) take(list, namesOf(list));
    if (part.t === 'call' && part.callee === '.get' && part.receiver?.t === 'dict' && part.args[0] && isAnswer(part.args[0])) take(part.receiver, namesOf(part.receiver));
    if (isCallOf(part, 'zip') && part.args.length === 2 && part.args[0] && part.args[1] && isAnswer(part.args[1])) take(part.args[0], namesOf(part.args[0]));
  });
  return [...found.values()];
}

/** The lists and dicts that a term may be: one of a list of them, or one of several branches. */
function listsIn(term: Term): readonly Term[] {
  if (term.t === 'sequence' || term.t === 'dict') return [term];
  if (term.t === 'choice') return term.options.flatMap(listsIn);
  if (term.t !== 'item') return [];
  const inside = term.of.t === 'sequence' ? term.of.items : term.of.t === 'dict' ? term.of.entries.map((entry) => entry.value) : [];
  return inside.filter((one) => one.t === 'sequence' || one.t === 'dict');
}

/** Names by their numbers: of a list, of `{0: 'cat', 1: 'dog'}`, of `{'cat': 0, 'dog': 1}`; null where it is something else. */
export function namesOf(term: Term): readonly string[] | null {
  if (term.t === 'sequence') {
    const names = term.items.map(stringOf);
    return names.every((name) => name !== undefined) ? names : null;
  }
  if (term.t !== 'dict') return null;
  const byNumber = new Map<number, string>();
  for (const { key, value } of term.entries) {
    const known = key ? literalOf(key) : undefined;
    const given = literalOf(value);
    const number = typeof known === 'number' ? known : typeof given === 'number' ? given : typeof known === 'string' && /^\d+$/.test(known) ? Number(known) : undefined;
    const name = typeof given === 'string' ? given : typeof known === 'string' ? known : undefined;
    if (number === undefined || name === undefined || !Number.isInteger(number) || number < 0 || number > 2000 || byNumber.has(number)) return null;
    byNumber.set(number, name);
  }
  // The numbers count from 0 without a gap.
  const names = Array.from({ length: byNumber.size }, (_, number) => byNumber.get(number));
  return names.every((name) => name !== undefined) ? names : null;
}
