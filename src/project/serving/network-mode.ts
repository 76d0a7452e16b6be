import type { Site } from '../../provenance/graph';
import { originsOf, reachable } from '../parity/origins';
import type { ClassAt } from '../program-syntax';
import type { CallTerm, Instance, Term } from '../symbolic/terms';
import { callsMethod, literalOf } from '../symbolic/terms';
import type { ServingRun } from './runs';

/** A network that is asked and that nothing has put into evaluation mode. */
export interface NetworkInTraining {
  /** A class of the program, or the public name of a library's function that makes it. */
  readonly of: ClassAt | string;
  readonly made: Site;
  /** Where its weights are loaded; null for a library's network that brings them with it. */
  readonly weights: Site | null;
  readonly asked: Site;
}

const libraryNetworks = /^torchvision\.models\.(?:\w+\.)?((?:resnet|wide_resnet|resnext|vgg|alexnet|densenet|mobilenet|efficientnet|inception|squeezenet|googlenet|mnasnet|shufflenet|regnet|convnext)\w*)$/;

/** The networks that an entry point asks with the mode that they were made in, each once. Empty where something that is not followed may have set the mode. */
export function networksInTraining(run: ServingRun): NetworkInTraining[] {
  const { happened, cutShort } = run.trace;
  if (cutShort) return [];
  const modes = happened.filter(({ term }) => callsMethod(term, 'eval') || setsTo(term, false));
  const isEvaluated = (parts: ReadonlySet<Term>): boolean =>
    modes.some(({ term: { receiver } }) => {
      if (!receiver) return false;
      // Of an object that is not known, it may be the one.
      if (originsOf(receiver).some((origin) => /^(given|opaque|attribute|item|element)$/.test(origin.t))) return true;
      return [...objectsIn(receiver)].some((part) => parts.has(part));
    });
  const found = new Map<Term, NetworkInTraining>();
  for (const ask of run.asks) {
    if ((run.happened.get(ask.call)?.repeats ?? 0) > 0) continue;
    for (const origin of networksIn(ask.model)) {
      if (found.has(origin)) continue;
      const parts = objectsIn(origin);
      const weights = happened.findLast(({ term }) => loadsWeights(term) && term.receiver !== null && [...objectsIn(term.receiver)].some((part) => parts.has(part)))?.term.site ?? null;
      const of = origin.t === 'instance' ? origin.of : (libraryNetworks.exec(origin.callee)?.[1] ?? '');
      // Without weights from training it is no trained network, save one that the library brings them with.
      if ((weights === null && typeof of !== 'string') || isEvaluated(parts)) continue;
      found.set(origin, { of, made: origin.site, weights, asked: ask.site });
    }
  }
  return [...found.values()];
}

function setsTo(call: CallTerm, training: boolean): boolean {
  return callsMethod(call, 'train') && literalOf(call.args[0] ?? call.keywords.get('mode')) === training;
}

function loadsWeights(call: CallTerm): boolean {
  return callsMethod(call, 'load_state_dict', 'load_from_checkpoint', 'load_weights');
}

/** The networks that a term may be, under what was done to them since and what wraps them. */
function networksIn(term: Term, depth = 0): readonly (Instance | CallTerm)[] {
  if (depth > 20) return [];
  const of = (inner: Term): readonly (Instance | CallTerm)[] => networksIn(inner, depth + 1);
  if (term.t === 'instance') return term.isNetwork ? [term] : [];
  if (term.t === 'after' || term.t === 'with-item') return of(term.of);
  if (term.t === 'choice') return term.options.flatMap(of);
  if (term.t === 'attribute') return term.name === 'module' ? of(term.of) : [];
  if (term.t !== 'call') return [];
  if (libraryNetworks.test(term.callee) && /^[a-z]/.test(term.callee.slice(term.callee.lastIndexOf('.') + 1))) return [term];
  const inner = callsMethod(term, 'to', 'cuda', 'cpu', 'half', 'float', 'double', 'prepare') ? term.receiver : /DataParallel$|^torch\.(jit\.script|compile)$/.test(term.callee) ? term.args[0] : null;
  return inner ? of(inner) : [];
}

/** The objects of the program, and networks of libraries, that a term is or holds. */
function objectsIn(term: Term): ReadonlySet<Term> {
  const found = new Set<Term>();
  for (const part of reachable(term, holds, 600)) if (part.t === 'instance' || (part.t === 'call' && libraryNetworks.test(part.callee))) found.add(part);
  return found;
}

/** What is an object's own, rather than what was once given to it. */
function holds(term: Term): readonly Term[] {
  switch (term.t) {
    case 'after':
    case 'with-item':
      return [term.of];
    case 'choice':
      return term.options;
    case 'sequence':
      return term.items;
    case 'dict':
      return term.entries.map((entry) => entry.value);
    case 'attribute':
    case 'item':
    case 'element':
      return [term.of];
    case 'call':
      return [...(term.receiver ? [term.receiver] : []), ...term.args];
    default:
      return [];
  }
}
