import type { Site } from '../../../provenance/graph';
import type { Learn } from '../../parity/learning';
import type { TrainingSide } from '../../parity/sides';
import type { CallTerm, Term } from '../../symbolic/terms';
import { argument, callsMethod, literalOf, stringOf, visitAll, within } from '../../symbolic/terms';
import { namesOf } from './served';

/** How training numbers its classes. listed: as written down; sorted: by the sorted names of folders or labels; unordered: as the file system lists them. */
export type ClassOrder =
  | { readonly how: 'listed'; readonly names: readonly string[]; readonly site: Site; readonly label: string }
  | { readonly how: 'sorted' | 'unordered'; readonly site: Site; readonly label: string };

const ofLearns = new WeakMap<Learn, readonly ClassOrder[]>();

/** The orders of a training's classes: of its features' source where that brings the labels, and of its target. */
export function classOrders(train: TrainingSide, learn: Learn): readonly ClassOrder[] {
  const known = ofLearns.get(learn) ?? ordersOf(train, learn);
  ofLearns.set(learn, known);
  return known;
}

function ordersOf(train: TrainingSide, learn: Learn): readonly ClassOrder[] {
  const found: ClassOrder[] = [];
  const add = (order: ClassOrder | null): void => {
    if (order && !found.some((known) => known.site.path === order.site.path && known.site.span.start === order.site.span.start)) found.push(order);
  };
  const sources = learn.target ? [learn.target] : [learn.features];
  for (const part of sources.flatMap((source) => [...within(source, 3000)])) add(orderOf(part));
  if (found.length > 0) return found;
  for (const order of ordersNearby(train, learn.target === null)) add(order);
  return found;
}

const nearby = new WeakMap<TrainingSide, Map<boolean, readonly ClassOrder[]>>();

/** Folders that loaders read, and lists that number the labels, stand in other terms than the features: all that happens is looked through, once for a file. */
function ordersNearby(train: TrainingSide, withLists: boolean): readonly ClassOrder[] {
  const kept = nearby.get(train) ?? new Map<boolean, readonly ClassOrder[]>();
  nearby.set(train, kept);
  const known = kept.get(withLists);
  if (known) return known;
  const found: ClassOrder[] = [];
  const look = (part: Term): void => {
    const order = withLists ? orderOf(part) : part.t === 'call' ? fromFolder(part) : null;
    if (order) found.push(order);
  };
  visitAll(train.trace.happened.map(({ term }) => term), 200, look);
  kept.set(withLists, found);
  return found;
}

function orderOf(term: Term): ClassOrder | null {
  if (term.t === 'call') return fromFolder(term) ?? numbering(term);
  if (term.t === 'item' && term.of.t === 'dict') return listed(term.of, 'these codes');
  if (term.t === 'item' && term.of.t === 'collected') return null;
  return null;
}

/** A reader that numbers the folders by their sorted names, unless it is given names. */
function fromFolder(call: CallTerm): ClassOrder | null {
  if (callsMethod(call, 'flow_from_directory')) return given(call.keywords.get('classes')) ?? { how: 'sorted', site: call.site, label: 'flow_from_directory' };
  if (call.callee === 'keras.preprocessing.image_dataset_from_directory') return given(argument(call, 'class_names', 3)) ?? { how: 'sorted', site: call.site, label: 'image_dataset_from_directory' };
  if (/^torchvision\.datasets\.(ImageFolder|DatasetFolder)$/.test(call.callee)) return { how: 'sorted', site: call.site, label: 'ImageFolder' };
  return null;
}

function given(names: Term | undefined): ClassOrder | null {
  if (!names || literalOf(names) === null) return null;
  const known = namesOf(names);
  return known ? { how: 'listed', names: known, site: names.site, label: 'the list that is given' } : { how: 'unordered', site: names.site, label: 'names that are not known' };
}

/** `y.map({'low': 0})`, `NAMES.index(label)`, `LabelEncoder().fit_transform(y)`, `enumerate(os.listdir(…))`. */
function numbering(call: CallTerm): ClassOrder | null {
  const [first] = call.args;
  if (callsMethod(call, 'map', 'replace') && first) return listed(first, 'these codes');
  if (callsMethod(call, 'index') && call.receiver) return listed(call.receiver, 'this list');
  if (callsMethod(call, 'fit_transform', 'transform') && call.receiver) {
    const encoder = within(call.receiver, 30);
    for (const part of encoder) if (part.t === 'call' && part.callee === 'sklearn.preprocessing.LabelEncoder') return { how: 'sorted', site: call.site, label: 'LabelEncoder' };
    return null;
  }
  if (call.callee === 'enumerate' && first?.t === 'call' && /^os\.(listdir|walk|scandir)$/.test(first.callee)) return { how: 'unordered', site: first.site, label: first.callee };
  return null;
}

function listed(term: Term, label: string): ClassOrder | null {
  const names = namesOf(term);
  if (!names || names.length < 2 || (term.t === 'dict' && term.entries.some((entry) => entry.key && stringOf(entry.key) === undefined))) return null;
  return { how: 'listed', names, site: term.site, label };
}
