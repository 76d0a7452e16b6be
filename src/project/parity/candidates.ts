import type { ProgramFiles } from '../program-syntax';
import { loadBehind } from './artifacts';
import { commonFolder, isNear } from './near';
import type { ConfiguredPair, Link, LinkKind } from './pairs';
import type { Reach } from './reach';
import type { ServingSide, TrainingSide } from './sides';
import type { PipelineStages } from './stages';
import type { TrainingRuns } from './training-runs';
import { likenessIn } from './twins';

/** A training that something ties to an entry point. */
export interface Candidate {
  readonly train: TrainingSide;
  /** The strongest first. */
  readonly links: readonly Link[];
  readonly score: number;
}

export interface CandidateOptions {
  readonly files: ProgramFiles;
  /** The trainings that were run anyway: all that write something, and those that the configuration or a pipeline names. */
  readonly trainings: readonly TrainingSide[];
  readonly servings: readonly ServingSide[];
  readonly configured: readonly ConfiguredPair[];
  readonly stages: PipelineStages;
  /** All files that may train. */
  readonly runs: TrainingRuns;
  readonly reach: Reach;
}

/**
 * Gives the trainings that are tied to an entry point, the best first. Of those that write nothing only as many are run as can come first: what can tie
 * them is told by what they import and by their text.
 */
export function candidatesOf({ files, trainings, servings, configured, stages, runs, reach }: CandidateOptions): (serve: ServingSide) => readonly Candidate[] {
  const ownDepth = ownDepths(servings);
  const likeness = likenessIn(files);
  const rank = new Map(runs.order.map((path, index) => [path, index]));
  const rankOf = (path: string): number => rank.get(path) ?? 0;
  const ran = new Set(trainings.map((side) => side.path));

  const byText = (path: string, serve: ServingSide): Link[] => {
    if (path === serve.path) return [];
    const { functions, columns } = likeness(path, serve.path);
    if (functions.length > 0) return functions.map((name) => ({ kind: 'function', name }));
    return columns > 0 ? [{ kind: 'columns', name: `${String(columns)} names` }] : [];
  };
  const candidate = (train: TrainingSide, serve: ServingSide, isConfigured: boolean): Candidate[] => {
    const links = linksOf(train, serve, isConfigured, stages);
    if (links.length === 0 && train.learns.length > 0) links.push(...byText(train.path, serve));
    return links.length > 0 ? [{ train, links, score: scoreOf(links, train, serve) }] : [];
  };
  /** The highest score that a file can have that writes nothing; 0: nothing ties it. */
  const highest = (path: string, serve: ServingSide): number => {
    let shared = isPartOf(path, serve) ? 1 : 0;
    for (const one of reach(path)) if (sharesModule(one, path, serve)) shared++;
    const most = Math.max(modulesScore(shared), FILE * byText(path, serve).length);
    return most === 0 ? 0 : most + LEARNS + nearness(path, serve);
  };

  return (serve) => {
    const named = configured.filter((pair) => pair.serve === serve.path);
    const isCandidate = (train: TrainingSide): boolean => (named.length > 0 ? named.some((pair) => pair.train === train.path) : isNear(train.path, serve, ownDepth(train)));
    const found = trainings.filter(isCandidate).flatMap((train) => candidate(train, serve, named.length > 0));
    const before = (a: Candidate, b: Candidate): number => b.score - a.score || rankOf(a.train.path) - rankOf(b.train.path);
    found.sort(before);
    const others = named.length > 0 ? [] : runs.order.filter((path) => !ran.has(path)).flatMap((path) => {
      const score = highest(path, serve);
      return score > 0 ? [{ path, score }] : [];
    });
    for (const { path, score } of others.sort((a, b) => b.score - a.score)) {
      const [best] = found;
      if (best && (score < best.score || (score === best.score && rankOf(best.train.path) < rankOf(path)))) break;
      const side = runs.side(path);
      if (side) found.push(...candidate(side, serve, false));
      found.sort(before);
    }
    return found;
  };
}

/** Names of files that any project has: they tie nothing. */
const common = /^(config|settings|params|metadata|(\w+[_-])?(metrics|results|history))\.\w+$/i;

/** Modules that any project has: to share one ties nothing. */
const ofAnyProject = /(^|\/)(__init__|config|settings|logger|logging|exception|utils)\.py$/;

function sharesModule(path: string, train: string, serve: ServingSide): boolean {
  return path !== train && path !== serve.path && serve.trace.files.has(path) && !ofAnyProject.test(path);
}

/** Does an entry point run code of the training's file? */
function isPartOf(train: string, serve: ServingSide): boolean {
  return serve.trace.files.has(train) && train !== serve.path;
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
  for (const path of train.trace.files) if (sharesModule(path, train.path, serve)) links.push({ kind: 'module', name: path });
  if (isPartOf(train.path, serve)) links.push({ kind: 'module', name: train.path });
  const rank: readonly LinkKind[] = ['config', 'artifact', 'registry', 'module', 'function', 'columns', 'folder'];
  return links.sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind));
}

const CONFIG = 1000;
const MODEL = 100;
const FILE = 20;
const MODULE = 4;
const LEARNS = 5;

function scoreOf(links: readonly Link[], train: TrainingSide, serve: ServingSide): number {
  const models = links.filter((link) => link.load && serve.asks.some((ask) => loadBehind(ask.model, serve.loads) === link.load)).length;
  const files = links.filter((link) => link.kind !== 'module').length;
  return (links.some((link) => link.kind === 'config') ? CONFIG : 0) + models * MODEL + files * FILE + modulesScore(links.length - files) + (train.learns.length > 0 ? LEARNS : 0) + nearness(train.path, serve);
}

function modulesScore(count: number): number {
  return Math.min(count, 3) * MODULE;
}

function nearness(train: string, serve: ServingSide): number {
  return commonFolder(train, serve.path).split('/').filter((part) => part !== '').length;
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
