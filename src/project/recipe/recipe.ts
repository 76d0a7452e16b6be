import { callTerm } from '../symbolic/calls';
import { elementOf } from '../symbolic/elements';
import type { Machine } from '../symbolic/machine';
import type { Term } from '../symbolic/terms';
import { noKeywords } from '../symbolic/terms';
import type { Step } from './steps';
import { sameParams, step } from './steps';

/** How a sample becomes the model's input: the steps from what is read, or asked, to the model. */
export interface Recipe {
  /** In the order in which they are done. */
  readonly steps: readonly Step[];
  /** Where it begins: the term of the file, request or data set. */
  readonly source: Term;
  /** No step is unknown, and no branch decides between different steps. */
  readonly isWhole: boolean;
}

/** What a term does to the term before it. `of` null: it is where the recipe begins. */
export interface Reading {
  readonly steps: readonly Step[];
  readonly of: Term | null;
}

/** Knows the terms of one domain: images, tables, text, audio. Null: not one of its own. */
export type Reader = (term: Term, reading: ReadingContext) => Reading | null;

export interface ReadingContext {
  /** What a function or transform of the program gives for a term: it is run. */
  call(callee: Term, args: readonly Term[]): Term;
  /** One of what is iterated over. */
  element(of: Term): Term;
}

/** Shapes and places are changed, not values: a batch of one, a device, a copy. */
const neutral = /^(numpy\.(array|asarray|asanyarray|expand_dims|stack|vstack|squeeze|copy|ascontiguousarray|atleast_\dd|concatenate|newaxis)|torch\.(tensor|as_tensor|from_numpy|unsqueeze|squeeze|stack|autograd\.Variable|cat)|tensorflow\.(expand_dims|convert_to_tensor|constant|squeeze|stack)|list|tuple|iter|next)$/;
const neutralMethods = new Set([
  'to', 'cuda', 'cpu', 'numpy', 'detach', 'unsqueeze', 'squeeze', 'copy', 'clone', 'contiguous', 'item', 'tolist', 'unsqueeze_', 'expand_dims', 'view', 'reshape', 'cache', 'prefetch', 'batch',
  'shuffle', 'repeat', 'requires_grad_', 'pin_memory', 'take', 'skip', 'values', 'to_numpy', 'flatten', 'ravel', 'iloc', 'head', 'sample', 'result', 'read_element', 'half', 'as_numpy_iterator',
]);

/** All the ways in which a term may be made, as branches decide: at most `most`, and no two of the same steps. */
export function recipesOf(term: Term, machine: Machine, readers: readonly Reader[], most = 6): readonly Recipe[] {
  const context: ReadingContext = {
    call: (callee, args) => callTerm(machine, callee, args, noKeywords, callee.site),
    element: (of) => elementOf(machine, of, of.site),
  };
  const recipes: Recipe[] = [];
  const waiting: { readonly at: Term; readonly after: readonly Step[]; readonly isWhole: boolean }[] = [{ at: term, after: [], isWhole: true }];
  for (let next = waiting.shift(); next && recipes.length < most; next = waiting.shift()) {
    const { after } = next;
    const way = walk(next.at, context, readers);
    const steps = [...way.steps, ...after];
    const isWhole = way.isWhole && next.isWhole;
    if (way.end.t === 'choice') waiting.push(...way.end.options.map((option) => ({ at: option, after: steps, isWhole })));
    else if (!recipes.some((known) => known.source === way.end && sameSteps(known.steps, steps))) recipes.push({ steps, source: way.end, isWhole });
  }
  return recipes;
}

/** Backwards to where a recipe begins, or to a branch. */
function walk(term: Term, context: ReadingContext, readers: readonly Reader[]): { readonly steps: readonly Step[]; readonly end: Term; readonly isWhole: boolean } {
  const steps: Step[] = [];
  let isWhole = true;
  let at = term;
  for (let count = 0; count < 200; count++) {
    const read = readers.map((reader) => reader(at, context)).find((reading) => reading !== null) ?? structural(at, context);
    if (read) {
      steps.unshift(...read.steps);
      if (!read.of) break;
      at = read.of;
      continue;
    }
    if (at.t !== 'call') break;
    isWhole = false;
    steps.unshift(step('opaque', at.site, at.callee.replace(/^\./, ''), {}, at));
    const next = at.receiver && at.callee !== '()' ? at.receiver : at.args[0];
    if (!next) break;
    at = next;
  }
  return { steps, end: at, isWhole };
}

export function sameSteps(a: readonly Step[], b: readonly Step[]): boolean {
  return a.length === b.length && a.every((one, index) => one.kind === b[index]?.kind && sameParams(one, b[index]));
}

/** What takes a sample along without changing its values. */
function structural(term: Term, context: ReadingContext): Reading | null {
  const on = (of: Term | null | undefined): Reading | null => (of ? { steps: [], of } : null);
  switch (term.t) {
    case 'element': {
      const element = context.element(term.of);
      return on(element === term || element.t === 'element' ? term.of : element);
    }
    case 'collected':
      return on(term.element);
    case 'item': {
      const part = splitPart(term);
      if (part) return on(part);
      return term.of.t === 'given' ? null : on(isPosition(term.index) ? term.of : null);
    }
    case 'sequence':
      return term.items.length === 1 ? on(term.items[0]) : null;
    case 'after':
      return on(term.of);
    case 'call':
      if (neutral.test(term.callee)) return on(term.args[0]);
      return term.callee.startsWith('.') && neutralMethods.has(term.callee.slice(1)) ? on(term.receiver) : null;
    case 'attribute':
      return neutralMethods.has(term.name) ? on(term.of) : null;
    default:
      return null;
  }
}

/** `train_test_split(x, y)[0]`: some rows of the first. */
function splitPart(term: Extract<Term, { t: 'item' }>): Term | undefined {
  const index = term.index.t === 'literal' ? term.index.value : null;
  return term.of.t === 'call' && term.of.callee === 'sklearn.model_selection.train_test_split' && typeof index === 'number' ? term.of.args[Math.floor(index / 2)] : undefined;
}

/** `batch[0]`, `x[None, ...]`, `x[:n]`: some of the rows. */
function isPosition(index: Term): boolean {
  if (index.t === 'literal') return typeof index.value === 'number' || index.value === null;
  if (index.t === 'sequence') return index.items.every((item) => isPosition(item) || item.t === 'opaque');
  return index.t === 'slice' || index.t === 'opaque' || index.t === 'external' || index.t === 'element';
}
