import type { ProgramSyntax } from '../../project/program-syntax';
import type { Pair } from '../../project/parity/pairs';
import type { Parity } from '../../project/parity/parity';
import type { ServingSide } from '../../project/parity/sides';
import type { Trace } from '../../project/symbolic/trace';
import type { Site } from '../../provenance/graph';
import type { FunctionDefinition, Statement } from '../../python/nodes';
import type { Finding } from '../../rules/rule';
import { bodiesOf } from '../enclosing';
import type { ParityFinding } from './report';

/** A finding as its rule states it, and as it is told. */
export interface Found {
  readonly finding: Finding;
  readonly told: ParityFinding;
}

/** The side of an entry point, and the training that it is paired with; null: none. */
export type Answering = Pick<Pair, 'serve' | 'learn' | 'ask'> & { readonly train: Pair['train'] | null };

/** It compares two parts of the training. */
const OF_TRAINING_ALONE = 'skew/train-validation-mismatch';

/** Those of the findings that speak of a pair: the code that answers runs through them, and, where they name a place in a training, that training does. */
export function findingsOf(parity: Parity, sides: Answering, found: readonly Found[]): readonly Found[] {
  const runs = runsThrough(parity, sides);
  return found.filter(({ finding }) => finding.rule !== OF_TRAINING_ALONE && speaksOf(finding, sides, runs));
}

/** Which of the two sides run through a place. */
export interface Runs {
  readonly serve: (site: Site) => boolean;
  readonly train: (site: Site) => boolean;
  /** Is it within a function? What stands at the top of a file runs for all that is in it. */
  readonly isInside: (site: Site) => boolean;
}

export function runsThrough(parity: Parity, { serve, train }: Answering): Runs {
  const { program } = parity;
  const trainings = train ? parity.chain(train).map(({ trace }) => trace) : [];
  return {
    serve: (site) => isRun(program, serve.trace, site),
    train: (site) => trainings.some((trace) => isRun(program, trace, site)),
    isInside: (site) => functionAround(program, site) !== null,
  };
}

function speaksOf({ at, related }: Finding, { serve, train, ask }: Answering, runs: Runs): boolean {
  const others = related.map((step) => step.at);
  const asks = ask ? [ask] : serve.asks;
  const isOwn = (site: Site): boolean => [...asks, ...serve.loads].some((one) => isSamePlace(one.site, site));
  const inTraining = [at, ...others].filter((site) => isPython(site) && !runs.serve(site));
  if (train && inTraining.length > 0 && !inTraining.some(runs.train)) return false;
  if (!runs.serve(at)) return runs.train(at) && others.some((site) => isOwn(site) || (runs.isInside(site) && runs.serve(site)));
  // What is loaded at the top of a file may be for another entry point in it.
  return runs.isInside(at) || isAnswered(serve, others, runs);
}

function isAnswered({ trace }: ServingSide, others: readonly Site[], runs: Runs): boolean {
  const own = others.filter((site) => trace.files.has(site.path) && runs.isInside(site) && !runs.train(site));
  return own.length === 0 || own.some(runs.serve);
}

function isPython({ path }: Site): boolean {
  return /\.(py|ipynb)$/.test(path);
}

export function isSamePlace(a: Site, b: Site): boolean {
  return a.path === b.path && a.span.start === b.span.start && a.span.end === b.span.end;
}

function isRun(program: ProgramSyntax, trace: Trace, site: Site): boolean {
  if (!trace.files.has(site.path)) return false;
  const around = functionAround(program, site);
  return around === null || ranIn(trace).has(keyOf(around));
}

const ran = new WeakMap<Trace, ReadonlySet<string>>();

/** Traces outlive the trees that they were made of. */
function ranIn(trace: Trace): ReadonlySet<string> {
  const known = ran.get(trace) ?? new Set([...trace.ran].flatMap((one) => (one.kind === 'FunctionDefinition' ? [keyOf(one)] : [])));
  ran.set(trace, known);
  return known;
}

function keyOf({ name, nameSpan }: FunctionDefinition): string {
  return `${name} ${String(nameSpan.start)}`;
}

function functionAround({ modules }: ProgramSyntax, { path, span }: Site): FunctionDefinition | null {
  let innermost: FunctionDefinition | null = null;
  let body: readonly Statement[] = modules.get(path)?.body ?? [];
  for (;;) {
    const holding = body.find((statement) => statement.start <= span.start && span.end <= statement.end);
    if (!holding) return innermost;
    if (holding.kind === 'FunctionDefinition') innermost = holding;
    body = bodiesOf(holding);
  }
}
