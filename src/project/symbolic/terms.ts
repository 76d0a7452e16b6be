import type { Site } from '../../provenance/graph';
import type { FunctionDefinition, Lambda } from '../../python/nodes';
import type { ClassAt } from '../program-syntax';
import type { Frame } from './machine';

/**
 * What an expression stands for, written out: not a value but how it is computed from literals, files and requests. Terms are immutable, and two names
 * that hold the same object hold the same term, so that a change in place is a new term under all of them.
 */
export type Term =
  | Literal | External | Given | FunctionTerm | ClassTerm | Instance | CallTerm | AttributeTerm | ItemTerm | SliceTerm | OperationTerm | SequenceTerm
  | DictTerm | TextTerm | ChoiceTerm | ElementTerm | CollectedTerm | WithItem | After | Opaque;

interface At {
  readonly site: Site;
}

export interface Literal extends At { readonly t: 'literal'; readonly value: string | number | boolean | null }

/** A module, class or function of a library, by its public name. */
export interface External extends At { readonly t: 'external'; readonly name: string }

/**
 * What comes from outside: the `request` that an entry point answers, or the `parameter` of a function that no code calls. `annotation`: the class of
 * the program, or the public name of the library's, that it is annotated with.
 */
export interface Given extends At {
  readonly t: 'given';
  readonly as: 'request' | 'parameter';
  readonly name: string;
  readonly annotation: ClassAt | string | null;
}

export interface FunctionTerm extends At {
  readonly t: 'function';
  readonly definition: FunctionDefinition | Lambda;
  readonly path: string;
  readonly owner: ClassAt | null;
  /** The frame it was defined in; null: its module's. */
  readonly closure: Frame | null;
  readonly self: Term | null;
}

export interface ClassTerm extends At { readonly t: 'class'; readonly of: ClassAt }

/** An object of a class of the program. Its fields change as the program runs: the only thing of a term that does. */
export interface Instance extends At {
  readonly t: 'instance';
  readonly of: ClassAt;
  readonly fields: Map<string, Term>;
  /** It, or what it derives from, is a network: calling it is asking a model. */
  readonly isNetwork: boolean;
  readonly args: readonly Term[];
  readonly keywords: ReadonlyMap<string, Term>;
}

/**
 * A call whose inside is not followed. `callee`: the public name of a library's function or class (`pandas.read_csv`); `.name` for a method of
 * `receiver` (`.fillna`); `()` where the value `receiver` itself is called (`model(x)`, `transform(image)`).
 */
export interface CallTerm extends At {
  readonly t: 'call';
  readonly callee: string;
  readonly receiver: Term | null;
  readonly args: readonly Term[];
  readonly keywords: ReadonlyMap<string, Term>;
  /** What a function that is applied to each element gives for one: `df['a'].apply(f)`. */
  readonly body: Term | null;
}

export interface AttributeTerm extends At { readonly t: 'attribute'; readonly of: Term; readonly name: string }
export interface ItemTerm extends At { readonly t: 'item'; readonly of: Term; readonly index: Term }
export interface SliceTerm extends At { readonly t: 'slice'; readonly lower: Term | null; readonly upper: Term | null; readonly step: Term | null }

/** An operator as Python writes it, with its operands: `+`, `/`, `==`, `and`, `not`, `u-` for a sign. */
export interface OperationTerm extends At { readonly t: 'operation'; readonly operator: string; readonly operands: readonly Term[] }

export interface SequenceTerm extends At { readonly t: 'sequence'; readonly of: 'list' | 'tuple' | 'set'; readonly items: readonly Term[] }

/** A null key stands for `**value`. */
export interface DictTerm extends At { readonly t: 'dict'; readonly entries: readonly { readonly key: Term | null; readonly value: Term }[] }

/** An f-string of which not all parts are literals. */
export interface TextTerm extends At { readonly t: 'text'; readonly parts: readonly Term[] }

/** One of several, as branches decide; no two the same, none a choice itself. `when`: what decides, where one test does. */
export interface ChoiceTerm extends At { readonly t: 'choice'; readonly options: readonly Term[]; readonly when?: Decision }

/** `then if test else otherwise`. */
export interface Decision {
  readonly test: Term;
  readonly then: Term;
  readonly otherwise: Term;
}

/** One of what is iterated over. */
export interface ElementTerm extends At { readonly t: 'element'; readonly of: Term }

/** A list that a loop or a comprehension fills with terms like this one. `over`: what it goes through. */
export interface CollectedTerm extends At { readonly t: 'collected'; readonly element: Term; readonly over: Term | null }

/** A table, dict or array after `of[index] = value`. */
export interface WithItem extends At { readonly t: 'with-item'; readonly of: Term; readonly index: Term; readonly value: Term }

/** An object after a method that changed it: `scaler.fit(x)`, `model.compile(…)`, `df.drop(…, inplace=True)`. */
export interface After extends At { readonly t: 'after'; readonly of: Term; readonly by: CallTerm }

export interface Opaque extends At { readonly t: 'opaque'; readonly what: string }

export const noKeywords: ReadonlyMap<string, Term> = new Map();

/** One of two terms. More than eight options are opaque: nothing can be said of them. */
export function choice(a: Term, b: Term, site: Site): Term {
  if (a === b || sameLiteral(a, b)) return a;
  const options = [...(a.t === 'choice' ? a.options : [a])];
  for (const option of b.t === 'choice' ? b.options : [b]) if (!options.some((known) => known === option || sameLiteral(known, option))) options.push(option);
  if (options.length === 1 && options[0]) return options[0];
  return options.length > 8 ? { t: 'opaque', what: 'one of many', site } : { t: 'choice', options, site };
}

/** One of two terms, with the test that decides which. */
export function decided(test: Term, then: Term, otherwise: Term, site: Site): Term {
  const either = choice(otherwise, then, site);
  return either.t === 'choice' && either !== then && either !== otherwise ? { ...either, when: { test, then, otherwise } } : either;
}

function sameLiteral(a: Term, b: Term): boolean {
  return a.t === 'literal' && b.t === 'literal' && a.value === b.value;
}

/** The argument of a call by keyword, else by position. */
export function argument(call: { readonly args: readonly Term[]; readonly keywords: ReadonlyMap<string, Term> }, keyword: string, position?: number): Term | undefined {
  return call.keywords.get(keyword) ?? (position === undefined ? undefined : call.args[position]);
}

export function literalOf(term: Term | undefined): Literal['value'] | undefined {
  return term?.t === 'literal' ? term.value : undefined;
}

export function numberOf(term: Term | undefined): number | undefined {
  const value = literalOf(term);
  return typeof value === 'number' ? value : undefined;
}

export function stringOf(term: Term | undefined): string | undefined {
  const value = literalOf(term);
  return typeof value === 'string' ? value : undefined;
}

/** The literals of a list or tuple that has nothing else; undefined otherwise. */
export function literalsOf(term: Term | undefined): Literal['value'][] | undefined {
  if (term?.t !== 'sequence') return undefined;
  const values: Literal['value'][] = [];
  for (const item of term.items) {
    if (item.t !== 'literal') return undefined;
    values.push(item.value);
  }
  return values;
}

/** Calls `visit` for the terms that a term is directly made of. Fields of instances and bodies of functions are not followed. */
function eachPart(term: Term, visit: (part: Term) => void): void {
  switch (term.t) {
    case 'call':
      if (term.receiver) visit(term.receiver);
      for (const given of term.args) visit(given);
      for (const given of term.keywords.values()) visit(given);
      if (term.body) visit(term.body);
      break;
    case 'attribute': case 'element':
      visit(term.of);
      break;
    case 'item':
      visit(term.of);
      visit(term.index);
      break;
    case 'slice':
      for (const part of [term.lower, term.upper, term.step]) if (part) visit(part);
      break;
    case 'operation':
      for (const operand of term.operands) visit(operand);
      break;
    case 'sequence':
      for (const item of term.items) visit(item);
      break;
    case 'dict':
      for (const { key, value } of term.entries) {
        if (key) visit(key);
        visit(value);
      }
      break;
    case 'text':
      for (const part of term.parts) visit(part);
      break;
    case 'choice':
      for (const option of term.options) visit(option);
      break;
    case 'collected':
      visit(term.element);
      if (term.over) visit(term.over);
      break;
    case 'with-item':
      visit(term.of);
      visit(term.index);
      visit(term.value);
      break;
    case 'after':
      visit(term.of);
      visit(term.by);
      break;
    default:
  }
}

/** The terms that a term is directly made of. */
export function partsOf(term: Term): readonly Term[] {
  const parts: Term[] = [];
  eachPart(term, (part) => parts.push(part));
  return parts;
}

/** So many terms are looked through faster than a set is made of them. */
const FEW = 12;

/** Terms, each once, in the order in which they came. */
interface Terms {
  readonly all: Term[];
  readonly add: (term: Term) => void;
}

function termsFrom(first: Term): Terms {
  const all = [first];
  let known: Set<Term> | null = null;
  const add = (term: Term): void => {
    if (known ? known.has(term) : all.includes(term)) return;
    all.push(term);
    if (known) known.add(term);
    else if (all.length > FEW) known = new Set(all);
  };
  return { all, add };
}

/** All terms that a term is made of, itself first, each once; stops after `most`. */
export function* within(term: Term, most = 4000): Generator<Term> {
  const { all, add } = termsFrom(term);
  for (const at of all) {
    yield at;
    if (all.length > most) return;
    eachPart(at, add);
  }
}

/** The same, with a function that is called for each. */
export function visitWithin(term: Term, most: number, visit: (part: Term) => void): void {
  const { all, add } = termsFrom(term);
  for (const at of all) {
    visit(at);
    if (all.length > most) return;
    eachPart(at, add);
  }
}

/** All terms that the roots are made of, each once for all of them, up to `most` further ones for each root: what happens in a program shares most of its terms. */
export function visitAll(roots: readonly Term[], most: number, visit: (part: Term) => void): void {
  const seen = new Set<Term>();
  for (const root of roots) {
    if (seen.has(root)) continue;
    const open = [root];
    const end = seen.size + most;
    seen.add(root);
    const add = (part: Term): void => {
      if (seen.has(part)) return;
      seen.add(part);
      open.push(part);
    };
    for (const at of open) {
      visit(at);
      if (seen.size <= end) eachPart(at, add);
    }
  }
}

/** Is this a call of the method of that name? */
export function isMethod(term: Term, ...names: readonly string[]): term is CallTerm {
  return term.t === 'call' && callsMethod(term, ...names);
}

/** Does this call call a method of one of these names? */
export function callsMethod(call: CallTerm, ...names: readonly string[]): boolean {
  const { callee } = call;
  // Most calls are of none of them, which their length tells already.
  return callee.startsWith('.') && names.some((name) => name.length === callee.length - 1 && callee.endsWith(name));
}

/** Is this a call of the library's function or class of that name? */
export function isCallOf(term: Term, name: RegExp | string): term is CallTerm {
  return term.t === 'call' && (typeof name === 'string' ? term.callee === name : name.test(term.callee));
}
