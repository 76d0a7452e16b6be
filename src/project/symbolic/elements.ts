import type { Site } from '../../provenance/graph';
import { callTerm } from './calls';
import { callMethod } from './instances';
import type { Machine } from './machine';
import { opaque } from './machine';
import type { CallTerm, Term } from './terms';
import { argument, callsMethod, choice, isCallOf, noKeywords } from './terms';

/** The items of something iterable that is known one by one, in order; undefined otherwise. */
export function itemsOf(term: Term): readonly Term[] | undefined {
  if (term.t === 'sequence') return term.items;
  if (term.t === 'dict') return term.entries.every((entry) => entry.key) ? term.entries.flatMap((entry) => entry.key ?? []) : undefined;
  return term.t === 'call' ? itemsOfCall(term) : undefined;
}

function itemsOfCall({ callee, receiver, args, site }: CallTerm): readonly Term[] | undefined {
  const [first] = args;
  switch (callee) {
    case '.items':
      return receiver?.t === 'dict' ? receiver.entries.map(({ key, value }) => ({ t: 'sequence', of: 'tuple', items: [key ?? opaque('**', site), value], site })) : undefined;
    case '.keys':
      return receiver ? itemsOf(receiver) : undefined;
    case '.values':
      return receiver?.t === 'dict' ? receiver.entries.map((entry) => entry.value) : undefined;
    case 'list': case 'tuple': case 'set': case 'reversed':
      return first && itemsOf(first);
    case 'enumerate':
      return first && itemsOf(first)?.map((item, index) => ({ t: 'sequence', of: 'tuple', items: [{ t: 'literal', value: index, site }, item], site }));
    case 'zip': {
      const lists = args.map(itemsOf);
      if (lists.length === 0 || !lists.every((list) => list !== undefined)) return undefined;
      const length = Math.min(...lists.map((list) => list.length));
      return Array.from({ length }, (_, index) => ({ t: 'sequence', of: 'tuple', items: lists.flatMap((list) => list[index] ?? []), site }));
    }
    default:
      return undefined;
  }
}

/** Data sets that read an image for each row and give it to their `transform`. */
const imageSets = /^torchvision\.datasets\.(\w+)$/;

/** One of what is iterated over. Loaders give what their data set gives, and the program's own data sets what `__getitem__` returns. */
export function elementOf(machine: Machine, over: Term, site: Site): Term {
  const items = itemsOf(over);
  if (items && items.length > 0) return items.reduce((a, b) => choice(a, b, site));
  if (over.t === 'collected') return over.element;
  if (over.t === 'choice') return over.options.map((option) => elementOf(machine, option, site)).reduce((a, b) => choice(a, b, site));
  if (over.t === 'instance') {
    const index: Term = { t: 'opaque', what: 'index', site };
    return callMethod(machine, over, '__getitem__', [index], noKeywords, site) ?? callMethod(machine, over, '__iter__', [], noKeywords, site) ?? { t: 'element', of: over, site };
  }
  if (over.t === 'call') {
    const inner = passedOn(over);
    if (inner) return elementOf(machine, inner, site);
    const set = imageSets.exec(over.callee);
    if (set) {
      const image: Term = { t: 'call', callee: `${over.callee}.image`, receiver: null, args: over.args, keywords: noKeywords, body: null, site: over.site };
      const transform = argument(over, 'transform', set[1] === 'ImageFolder' || set[1] === 'DatasetFolder' ? 1 : undefined);
      const sample = transform ? callTerm(machine, transform, [image], noKeywords, transform.site) : image;
      return { t: 'sequence', of: 'tuple', items: [sample, opaque('label', site)], site };
    }
    if (over.callee === 'enumerate' && over.args[0]) return { t: 'sequence', of: 'tuple', items: [opaque('index', site), elementOf(machine, over.args[0], site)], site };
    if (over.callee === 'zip') return { t: 'sequence', of: 'tuple', items: over.args.map((one) => elementOf(machine, one, site)), site };
    if (callsMethod(over, 'items') && over.receiver) return { t: 'sequence', of: 'tuple', items: [opaque('key', site), { t: 'element', of: over.receiver, site }], site };
    if (callsMethod(over, 'iterrows') && over.receiver) return { t: 'sequence', of: 'tuple', items: [opaque('index', site), { t: 'element', of: over.receiver, site }], site };
  }
  if (over.t === 'item' && isCallOf(over.of, /random_split$/) && over.of.args[0]) return elementOf(machine, over.of.args[0], site);
  return { t: 'element', of: over, site };
}

/** What gives the same elements: loaders, subsets, progress bars. */
function passedOn(call: Extract<Term, { t: 'call' }>): Term | undefined {
  if (/^torch\.utils\.data\.(DataLoader|Subset|ConcatDataset|random_split)$/.test(call.callee)) return argument(call, 'dataset', 0);
  if (/^(tqdm\.(auto\.|notebook\.)?(tqdm|trange)|tqdm|iter|list|reversed|sorted)$/.test(call.callee)) return call.args[0];
  return undefined;
}
