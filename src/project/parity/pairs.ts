import type { Load, Save } from './artifacts';
import { loadBehind } from './artifacts';
import type { CandidateOptions } from './candidates';
import { candidatesOf } from './candidates';
import type { Ask, Learn } from './learning';
import { commonFolder, isUnder } from './near';
import { reachable } from './origins';
import type { ServingSide, TrainingSide } from './sides';
import { partsOf } from '../symbolic/terms';
import type { Term } from '../symbolic/terms';

export type LinkKind =
  /** named in the configuration */
  | 'config'
  /** one writes the file that the other reads */
  | 'artifact'
  /** the same name in a registry or hub */
  | 'registry'
  /** both import the same file of the project */
  | 'module'
  /** each has a function of the same name of its own, with the same words in it */
  | 'function'
  /** they name the same columns */
  | 'columns'
  /** the only two under one folder */
  | 'folder';

/** One thing that ties a training side to a serving side. */
export interface Link {
  readonly kind: LinkKind;
  /** `scaler.pkl`, `models/churn`, `features.py`. */
  readonly name: string;
  readonly save?: Save;
  readonly load?: Load;
}

/** A training side and a serving side that belong together. */
export interface Pair {
  readonly train: TrainingSide;
  readonly serve: ServingSide;
  /** The strongest link first. */
  readonly links: readonly Link[];
  readonly strength: 'strong' | 'medium' | 'weak';
  /** What ties them, and what is compared: the training of the model that is asked; null where that can't be told. */
  readonly learn: Learn | null;
  readonly ask: Ask | null;
}

/** What the configuration says: paths of files. */
export interface ConfiguredPair {
  readonly train: string;
  readonly serve: string;
}

/**
 * Which training belongs to which serving entry point: by artifact, registry name, shared module, or being alone under a folder. Each entry keeps its best
 * training; two that write the same artifact equally near are `ambiguous`, and not compared.
 */
export function pairSides(options: CandidateOptions): { readonly pairs: readonly Pair[]; readonly ambiguous: readonly { readonly serve: ServingSide; readonly name: string; readonly trains: readonly TrainingSide[] }[] } {
  const pairs: Pair[] = [];
  const candidates = candidatesOf(options);
  const ambiguous: { serve: ServingSide; name: string; trains: readonly TrainingSide[] }[] = [];
  for (const serve of options.servings) {
    const scored = candidates(serve);
    const [best, next] = scored;
    if (!best) {
      const alone = onlyOneUnder(options, pairs, serve);
      if (alone) pairs.push(pairOf(alone, serve, [{ kind: 'folder', name: commonFolder(alone.path, serve.path) }]));
      continue;
    }
    // A notebook beside a script that writes the same file is where the script came from.
    const scripts = scored.filter((one) => one.score === best.score && sharesModel(one.links) && !one.train.path.endsWith('.ipynb'));
    const tie = scripts.length === 1 ? scripts : withoutCallers(scored.filter((one) => one.score === best.score && sharesModel(one.links)));
    if (next?.score === best.score && tie.length > 1) ambiguous.push({ serve, name: best.links[0]?.name ?? '', trains: tie.map((one) => one.train) });
    else pairs.push(pairOf((tie[0] ?? best).train, serve, (tie[0] ?? best).links));
  }
  return { pairs, ambiguous };
}

/** A page that calls the training of another file writes by that file's code: then the file itself is the training. */
function withoutCallers<T extends { readonly train: TrainingSide; readonly links: readonly Link[] }>(tied: readonly T[]): readonly T[] {
  const written = tied.map(({ links }) => links.flatMap(({ save }) => (save ? [`${save.site.path}:${String(save.site.span.start)}`] : []))[0]);
  const own = tied.find(({ train, links }) => links.some(({ save }) => save?.site.path === train.path));
  return own && new Set(written).size === 1 ? [own] : tied;
}

function sharesModel(links: readonly Link[]): boolean {
  return links.some((link) => link.kind === 'artifact' || link.kind === 'registry');
}

function pairOf(train: TrainingSide, serve: ServingSide, links: readonly Link[]): Pair {
  const strongest = links[0]?.kind;
  const strength = strongest === 'folder' ? 'weak' : strongest === 'module' || strongest === 'function' || strongest === 'columns' ? 'medium' : 'strong';
  return { train, serve, links, strength, ...whatIsCompared(train, serve, links) };
}

/** The model that is asked, and the training of that very model. */
function whatIsCompared(train: TrainingSide, serve: ServingSide, links: readonly Link[]): { readonly learn: Learn | null; readonly ask: Ask | null } {
  const answered = serve.asks.filter((ask) => !serve.trace.happened.slice(0, serve.trace.prepared).some((one) => one.term === ask.call));
  const asks = answered.length > 0 ? answered : serve.asks;
  for (const ask of asks) {
    const load = loadBehind(ask.model, serve.loads);
    const link = links.find((one) => one.load && one.load === load);
    const saved = link?.save?.saved;
    const learn = saved ? train.learns.findLast((one) => isMadeOf(saved, one)) : undefined;
    if (learn) return { learn, ask };
  }
  return { learn: onlyOne(train.learns, (learn) => learn.features), ask: onlyOne(asks, (ask) => ask.input) };
}

/** The last of them, where all are given the same: several models are tried on one table. */
function onlyOne<T>(all: readonly T[], given: (one: T) => Term): T | null {
  const [first] = all;
  return first !== undefined && all.every((one) => given(one) === given(first)) ? (all.at(-1) ?? null) : null;
}

/** Is what was saved the model of this training, or made of it? */
function isMadeOf(saved: Term, learn: Learn): boolean {
  for (const part of reachable(saved, partsOf, 1500)) if (part === learn.model || (part.t === 'after' && part.by === learn.call) || part === learn.call) return true;
  return false;
}

/** The training alone under the folder that holds it and the entry. Those in deeper folders are asked first, and no more than two that train. */
function onlyOneUnder({ servings, runs }: CandidateOptions, pairs: readonly Pair[], serve: ServingSide): TrainingSide | null {
  const depth = (path: string): number => commonFolder(path, serve.path).length;
  const isKnown = serve.loads.some((load) => load.name !== undefined && load.kind !== 'data' && load.kind !== 'settings');
  let best: TrainingSide | null = null;
  for (const path of [...runs.order].sort((a, b) => depth(b) - depth(a))) {
    if (best && depth(path) < depth(best.path)) break;
    // A file of a known name that this training does not write was written by another one.
    if (isKnown && servings.some((other) => other.path !== serve.path && isUnder(other.path, commonFolder(path, serve.path)))) return null;
    const side = runs.side(path);
    if (!side || side.learns.length === 0) continue;
    if (best) return null;
    best = side;
  }
  if (!best) return null;
  const { path } = best;
  // Several entry points may serve the one model of a folder.
  return pairs.every((pair) => pair.train.path === path || !isUnder(pair.serve.path, commonFolder(path, serve.path))) ? best : null;
}
