import type { Load, Save } from './artifacts';
import { loadBehind } from './artifacts';
import type { Ask, Learn } from './learning';
import type { ProgramFiles } from '../program-syntax';
import { reachable } from './origins';
import type { ServingSide, TrainingSide } from './sides';
import type { PipelineStages } from './stages';
import { noStages } from './stages';
import type { FunctionLiterals } from './twins';
import { columnLiterals, functionLiterals, overlap, twins } from './twins';
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

/** Names that any project has: they tie nothing. */
const common = /^(config|settings|params|metadata|(\w+[_-])?(metrics|results|history))\.\w+$/i;

/**
 * Which training belongs to which serving entry point: by artifact, registry name, shared module, or being alone under a folder. Each entry keeps its best
 * training; two that write the same artifact equally near are `ambiguous`, and not compared.
 */
export function pairSides(files: ProgramFiles, trainings: readonly TrainingSide[], servings: readonly ServingSide[], configured: readonly ConfiguredPair[], stages: PipelineStages = noStages): { readonly pairs: readonly Pair[]; readonly ambiguous: readonly { readonly serve: ServingSide; readonly name: string; readonly trains: readonly TrainingSide[] }[] } {
  const pairs: Pair[] = [];
  const alikeness = makeAlikeness(files);
  const ownDepth = ownDepths(servings);
  const ambiguous: { serve: ServingSide; name: string; trains: readonly TrainingSide[] }[] = [];
  for (const serve of servings) {
    const named = configured.filter((pair) => pair.serve === serve.path);
    const candidates = trainings.filter((train) => (named.length > 0 ? named.some((pair) => pair.train === train.path) : isNear(train, serve, ownDepth(train))));
    const scored = candidates.flatMap((train) => {
      const links = linksOf(train, serve, named.length > 0, stages);
      if (links.length === 0 && train.learns.length > 0) links.push(...alikeness.linksOf(train, serve));
      return links.length > 0 ? [{ train, links, score: scoreOf(links, train, serve) }] : [];
    });
    scored.sort((a, b) => b.score - a.score);
    const [best, next] = scored;
    if (!best) {
      const alone = onlyOneUnder(trainings, servings, pairs, serve);
      if (alone) pairs.push(pairOf(alone, serve, [{ kind: 'folder', name: commonFolder(alone.path, serve.path) }]));
      continue;
    }
    // A notebook beside a script that writes the same file is where the script came from.
    const scripts = scored.filter((one) => one.score === best.score && sharesModel(one.links) && !one.train.path.endsWith('.ipynb'));
    const tie = scripts.length === 1 ? scripts : scored.filter((one) => one.score === best.score && sharesModel(one.links));
    if (next?.score === best.score && tie.length > 1) ambiguous.push({ serve, name: best.links[0]?.name ?? '', trains: tie.map((one) => one.train) });
    else pairs.push(pairOf((tie[0] ?? best).train, serve, (tie[0] ?? best).links));
  }
  return { pairs, ambiguous };
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

function linksOf(train: TrainingSide, serve: ServingSide, isConfigured: boolean, stages: PipelineStages): Link[] {
  const written = stages.writes(train.path);
  const links: Link[] = [];
  if (isConfigured) links.push({ kind: 'config', name: 'holdout configuration' });
  for (const load of serve.loads) {
    if (load.name === undefined || common.test(load.name) || load.kind === 'data') continue;
    // The last that writes it is what is there afterwards.
    const save = train.saves.findLast((one) => one.name === load.name && one.kind !== 'data');
    if (save) links.push({ kind: save.kind === 'registry' && load.kind === 'registry' ? 'registry' : 'artifact', name: load.name, save, load });
    // The code takes its path from elsewhere, and the pipeline says which file it writes.
    else if (written.has(load.name)) links.push({ kind: 'artifact', name: load.name, load });
  }
  for (const path of train.trace.files) {
    if (path !== train.path && path !== serve.path && serve.trace.files.has(path) && !/(^|\/)(__init__|config|settings|logger|logging|exception|utils)\.py$/.test(path)) links.push({ kind: 'module', name: path });
  }
  if (serve.trace.files.has(train.path) && train.path !== serve.path) links.push({ kind: 'module', name: train.path });
  const rank: readonly LinkKind[] = ['config', 'artifact', 'registry', 'module', 'function', 'columns', 'folder'];
  return links.sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind));
}

/** What two files have in common though they share nothing: functions written twice, names of columns. */
function makeAlikeness(files: ProgramFiles): { readonly linksOf: (train: TrainingSide, serve: ServingSide) => Link[] } {
  const functions = new Map<string, FunctionLiterals>();
  const columns = new Map<string, ReadonlySet<string>>();
  const functionsOf = (path: string): FunctionLiterals => functions.get(path) ?? functions.set(path, functionLiterals(files, path)).get(path) ?? new Map();
  const columnsOf = (path: string): ReadonlySet<string> => columns.get(path) ?? columns.set(path, columnLiterals(files, path)).get(path) ?? new Set();
  return {
    linksOf: (train, serve) => {
      if (train.path === serve.path) return [];
      const same = twins(functionsOf(train.path), functionsOf(serve.path));
      if (same.length > 0) return same.map((name) => ({ kind: 'function', name }));
      const { share, count } = overlap(columnsOf(train.path), columnsOf(serve.path));
      return share >= 0.5 && count >= 4 ? [{ kind: 'columns', name: `${String(count)} names` }] : [];
    },
  };
}

function scoreOf(links: readonly Link[], train: TrainingSide, serve: ServingSide): number {
  const models = links.filter((link) => link.load && serve.asks.some((ask) => loadBehind(ask.model, serve.loads) === link.load)).length;
  const learns = train.learns.length > 0 ? 5 : 0;
  const files = links.filter((link) => link.kind !== 'module').length;
  const nearness = commonFolder(train.path, serve.path).split('/').filter((part) => part !== '').length;
  return (links.some((link) => link.kind === 'config') ? 1000 : 0) + models * 100 + files * 20 + Math.min(links.length - files, 3) * 4 + learns + nearness;
}

const trainingPart = /^(model_?|ml_?)?(train(ing|er)?|notebooks?|experiments?|pipelines?|modell?ing|research)$/i;
const servingPart = /^(app|api|web(_?app|_?service)?|backend|serv(e|er|ing|ice)|deploy(ment)?|inference|predict(ion|or)?|streamlit(_app)?|flask(_app)?|frontend)$/i;

/** Two sides in different projects side by side (`lab1/`, `lab2/`) never belong together: one that has both sides itself keeps to itself. */
function isNear(train: TrainingSide, serve: ServingSide, ownDepth: number): boolean {
  const common = commonFolder(train.path, serve.path);
  const below = (path: string): string => path.slice(common === '' ? 0 : common.length + 1).split('/')[0] ?? '';
  const own = below(train.path);
  if (!train.path.slice(common.length).replace(/^\//, '').includes('/') || own === below(serve.path)) return true;
  // `training/` and `app/` are parts of one project.
  if (trainingPart.test(own) && servingPart.test(below(serve.path))) return true;
  // What answers with code of the training's own subfolder belongs to it.
  const folder = train.path.slice(0, train.path.lastIndexOf('/') + 1);
  if ([...serve.trace.files].some((path) => path !== serve.path && path.startsWith(folder))) return true;
  // The training's own subfolder answers for itself.
  return ownDepth <= common.length;
}

/** How long the folder is that a training shares with the nearest entry point that loads what it saves. */
function ownDepths(servings: readonly ServingSide[]): (train: TrainingSide) => number {
  const byName = new Map<string | undefined, ServingSide[]>();
  // A step of the training that scores with the model answers nobody.
  for (const serve of servings.filter(({ entry }) => entry.kind === 'request')) {
    for (const name of new Set(serve.loads.map((load) => load.name))) {
      const list = byName.get(name);
      if (list) list.push(serve);
      else byName.set(name, [serve]);
    }
  }
  const known = new Map<TrainingSide, number>();
  return (train) => {
    let depth = known.get(train);
    if (depth === undefined) {
      depth = 0;
      for (const save of train.saves) for (const serve of byName.get(save.name) ?? []) depth = Math.max(depth, commonFolder(serve.path, train.path).length);
      known.set(train, depth);
    }
    return depth;
  };
}

/** The training alone under the folder that holds it and the entry. */
function onlyOneUnder(trainings: readonly TrainingSide[], servings: readonly ServingSide[], pairs: readonly Pair[], serve: ServingSide): TrainingSide | null {
  let best: TrainingSide | null = null;
  for (const train of trainings) if (train.learns.length > 0 && (best === null || commonFolder(train.path, serve.path).length > commonFolder(best.path, serve.path).length)) best = train;
  if (!best) return null;
  const folder = commonFolder(best.path, serve.path);
  const under = (path: string): boolean => folder === '' || path.startsWith(`${folder}/`);
  const paired = new Set(pairs.filter((pair) => under(pair.serve.path)).map((pair) => pair.train.path));
  // Several entry points may serve the one model of a folder.
  // A file of a known name that this training does not write was written by another one.
  const asksOther = serve.loads.some((load) => load.name !== undefined && load.kind !== 'data' && load.kind !== 'settings') && servings.some((other) => other.path !== serve.path && under(other.path));
  const isAlone = !asksOther && trainings.filter((one) => one.learns.length > 0 && under(one.path)).length === 1 && [...paired].every((path) => path === best.path);
  return isAlone ? best : null;
}

function commonFolder(a: string, b: string): string {
  let end = 0;
  for (let i = 0; i < a.length && a.charCodeAt(i) === b.charCodeAt(i); i++) if (a.charCodeAt(i) === SLASH) end = i;
  return a.slice(0, end);
}

const SLASH = 47;
