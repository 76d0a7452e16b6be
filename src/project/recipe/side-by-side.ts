import type { Pair } from '../parity/pairs';
import type { Parity } from '../parity/parity';
import type { Site } from '../../provenance/graph';
import { readAudio } from './audio/read-audio';
import type { AlignedStep } from './compare';
import { compareSteps } from './compare';
import { fittedReader } from './fitted';
import { imageReaders } from './images/readers';
import type { Recipe } from './recipe';
import { recipesOf } from './recipe';
import type { Step } from './steps';
import { cleaningDifference } from './tables/cleaning';
import { branchDifference, clockDifference, clockHours, constantDifference, fillDifference, unitDifference } from './tables/differences';
import type { Expr } from './tables/expressions';
import { isWhole, keyOf, plainName } from './tables/expressions';
import type { Feature } from './tables/inputs';
import { displaced } from './tables/inputs';
import { tablesOf } from './tables/sides';
import { readText } from './text/read-text';

/** One thing that both sides do, or one of them. */
export interface Beside {
  readonly state: AlignedStep['state'];
  readonly what: string;
  readonly train: { readonly site: Site; readonly label: string | null } | null;
  readonly serve: { readonly site: Site; readonly label: string | null } | null;
}

/** The sides of a pair, beside each other: the steps to the model's input, the columns of its table, the files that one writes and the other reads. */
export interface SideBySide {
  readonly steps: readonly Beside[];
  readonly columns: readonly Beside[];
  readonly artifacts: readonly Beside[];
}

export function sideBySide(parity: Parity, pair: Pair): SideBySide {
  const columns = columnsOf(parity, pair);
  return { steps: stepsOf(pair, columns.length > 0), columns, artifacts: artifactsOf(pair) };
}

function stepsOf(pair: Pair, isTable: boolean): readonly Beside[] {
  const { learn, ask } = pair;
  if (!learn || !ask) return [];
  const readers = [fittedReader(pair), ...imageReaders, readText, readAudio];
  const trained = recipesOf(learn.features, pair.train.trace.machine, readers);
  const served = recipesOf(ask.input, pair.serve.trace.machine, readers);
  const rows = closest(trained, served).filter((row) => !isSafeguard(row)).map(({ state, train, serve }) => ({ state, what: (serve ?? train)?.kind ?? 'opaque', train: cellOf(train), serve: cellOf(serve) }));
  // What makes a table is told column by column: of its steps, those of fitted objects are left.
  return isTable ? rows.filter((row) => row.what === 'apply') : rows;
}

/** `convert("RGB")` at serving alone: folders of training images are read in three channels anyway. */
function isSafeguard({ state, serve }: AlignedStep): boolean {
  return state === 'extra' && serve?.kind === 'channels' && serve.params.get('mode') === 'rgb';
}

function cellOf(step: Step | null): Beside['train'] {
  return step && { site: step.site, label: step.label };
}

/** Of the ways in which branches may go, the two that have most in common. */
function closest(trained: readonly Recipe[], served: readonly Recipe[]): readonly AlignedStep[] {
  let best: readonly AlignedStep[] | null = null;
  const unequal = (rows: readonly AlignedStep[]): number => rows.filter((row) => row.state !== 'equal').length;
  for (const train of trained) {
    for (const serve of served) {
      const rows = compareSteps(train.steps, serve.steps);
      if (best === null || unequal(rows) < unequal(best)) best = rows;
    }
  }
  return best ?? [];
}

function columnsOf(parity: Parity, pair: Pair): readonly Beside[] {
  const table = tablesOf(parity).find((one) => one.pair === pair);
  const crossed = new Set(displaced(table?.features ?? []).map(({ feature }) => feature));
  return (table?.features ?? []).flatMap((feature): Beside[] => {
    const { name, train, serve } = feature;
    const cell = (expr: Expr | null): Beside['train'] => expr && { site: expr.site, label: null };
    return train || serve ? [{ state: crossed.has(feature) ? 'different' : stateOf(feature), what: name, train: cell(train), serve: cell(serve) }] : [];
  });
}

/** Two ways to write a column that are not equal may still compute the same: it differs where a difference can be named. */
function stateOf(feature: Feature): Beside['state'] {
  const { train, serve } = feature;
  if (!train) return serve && isWhole(serve) ? 'extra' : 'unknown';
  if (!serve) return isWhole(train) ? 'missing' : 'unknown';
  const differs = constantDifference(feature) ?? unitDifference(feature) ?? clockDifference(feature) ?? fillDifference(feature) ?? cleaningDifference(feature) ?? branchDifference(feature, () => undefined);
  if (differs !== null || clockHours(feature)) return 'different';
  if (!isWhole(train) || !isWhole(serve)) return 'unknown';
  // A column as it was read, beside a field as it is asked for.
  const isSameField = train.e === 'field' && serve.e === 'field' && (feature.by !== 'position' || plainName(serve.name) === plainName(feature.name));
  return keyOf(train) === keyOf(serve) || isSameField ? 'equal' : 'unknown';
}

/** What serving reads, beside what training writes under that name; objects that nobody reads back are named too. */
function artifactsOf(pair: Pair): readonly Beside[] {
  const rows = new Map<string, Beside>();
  for (const { name, save, load } of pair.links) if (save && load) rows.set(name, { state: 'equal', what: name, train: { site: save.site, label: null }, serve: { site: load.site, label: null } });
  for (const load of pair.serve.loads) {
    if (load.name === undefined || rows.has(load.name) || load.kind === 'data' || load.kind === 'settings') continue;
    rows.set(load.name, { state: 'extra', what: load.name, train: null, serve: { site: load.site, label: null } });
  }
  for (const save of pair.train.saves) {
    if (save.name === undefined || rows.has(save.name) || (save.kind !== 'object' && save.kind !== 'model' && save.kind !== 'weights')) continue;
    rows.set(save.name, { state: 'missing', what: save.name, train: { site: save.site, label: null }, serve: null });
  }
  return [...rows.values()];
}
