import { UNKNOWN } from '../symbolic/paths';
import type { Load, Save } from './artifacts';
import type { ServingSide, TrainingSide } from './sides';

/**
 * Gives artifacts whose names are told only in part (`f"model_depth={depth}.bin"`) the one name that fits on the other side (`model_depth=3.bin`), or
 * their pattern where both sides build it alike. Sides that nothing changes are given back as they are.
 */
export function settleNames(trainings: readonly TrainingSide[], servings: readonly ServingSide[]): { readonly trainings: readonly TrainingSide[]; readonly servings: readonly ServingSide[] } {
  const saved = trainings.flatMap((side) => side.saves).filter(isModel);
  const loaded = servings.flatMap((side) => side.loads).filter(isModel);
  const savedNames = namesOf(saved);
  const loadedNames = namesOf(loaded);
  // What is saved under its whole name has its save already.
  const open = new Set([...loadedNames].filter((name) => !savedNames.has(name)));
  const patterns = new Set(saved.flatMap((save) => patternOf(save) ?? []));
  const saveName = (save: Save): string | undefined => {
    const pattern = isModel(save) ? patternOf(save) : undefined;
    if (pattern === undefined) return undefined;
    return only(open, pattern) ?? (loaded.some((load) => patternOf(load) === pattern) ? pattern : undefined);
  };
  const loadName = (load: Load): string | undefined => {
    const pattern = isModel(load) ? patternOf(load) : undefined;
    if (pattern === undefined) return undefined;
    return patterns.has(pattern) ? pattern : only(savedNames, pattern);
  };
  return {
    trainings: trainings.map((side) => renamed(side, side.saves.map(saveName), side.loads.map(() => undefined))),
    servings: servings.map((side) => renamed(side, side.saves.map(() => undefined), side.loads.map(loadName))),
  };
}

function isModel(artifact: Load): boolean {
  return artifact.kind !== 'data' && artifact.kind !== 'settings';
}

function namesOf(artifacts: readonly Load[]): ReadonlySet<string> {
  return new Set(artifacts.flatMap((artifact) => artifact.name ?? []));
}

/** The last part of a path, with what is not known left open; undefined where too little of it is told to say anything. */
function patternOf(artifact: Load): string | undefined {
  if (artifact.name !== undefined) return undefined;
  const path = /^models:\/+([^/@]+)/.exec(artifact.path)?.[1] ?? artifact.path;
  const name = path.split(/[\\/]/).findLast((part) => part !== '' && part !== '.');
  if (!name?.includes(UNKNOWN)) return undefined;
  const extension = /\.\w+$/.exec(name)?.[0] ?? '';
  if (extension === '' && artifact.kind !== 'registry') return undefined;
  return (name.slice(0, name.length - extension.length).match(/[a-z]/gi) ?? []).length >= ENOUGH ? name : undefined;
}

/** So many letters of a name have to be told. */
const ENOUGH = 5;

function only(names: ReadonlySet<string>, pattern: string): string | undefined {
  const parts = pattern.split(UNKNOWN);
  const fitting = [...names].filter((name) => fits(name, parts));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function fits(name: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop() ?? '';
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}

const known = new WeakMap<object, Map<string, object>>();

/** The side with these names; the same object for the same names, so that what is kept by it holds. */
function renamed<S extends TrainingSide | ServingSide>(side: S, saves: readonly (string | undefined)[], loads: readonly (string | undefined)[]): S {
  if ([...saves, ...loads].every((name) => name === undefined)) return side;
  const variants = known.get(side) ?? known.set(side, new Map<string, object>()).get(side);
  const key = JSON.stringify([saves, loads]);
  const before = variants?.get(key) as S | undefined;
  if (before) return before;
  const made: S = { ...side, saves: side.saves.map((save, i) => ({ ...save, name: saves[i] ?? save.name })), loads: side.loads.map((load, i) => ({ ...load, name: loads[i] ?? load.name })) };
  variants?.set(key, made);
  return made;
}
