import type { Step } from './steps';
import { sameParams } from './steps';

/** A step of one side beside that of the other. missing: in training alone; extra: in serving alone; unknown: what is not known may do it as well. */
export interface AlignedStep {
  readonly state: 'equal' | 'different' | 'missing' | 'extra' | 'unknown';
  readonly train: Step | null;
  readonly serve: Step | null;
}

/**
 * Puts the steps of training and serving beside each other, in their order. Steps that are not known part the two lists: between them nothing is said to
 * differ, save where the same one, by its name, stands on both sides. Change of shape and type, and what is drawn at random in training, is left out.
 */
export function compareSteps(train: readonly Step[], serve: readonly Step[]): readonly AlignedStep[] {
  const left = train.filter((step) => isCompared(step) && step.kind !== 'augment');
  const right = serve.filter(isCompared);
  const anchors = aligned(left.filter(isOpaque), right.filter(isOpaque), (a, b) => (isSameOpaque(a, b) ? 1 : 0)).filter((pair) => pair.train && pair.serve);
  const rows: AlignedStep[] = [];
  let fromLeft = 0;
  let fromRight = 0;
  for (const anchor of [...anchors, null]) {
    const toLeft = anchor?.train ? left.indexOf(anchor.train, fromLeft) : left.length;
    const toRight = anchor?.serve ? right.indexOf(anchor.serve, fromRight) : right.length;
    rows.push(...segment(left.slice(fromLeft, toLeft), right.slice(fromRight, toRight)));
    if (anchor) rows.push({ state: 'equal', train: anchor.train, serve: anchor.serve });
    fromLeft = toLeft + 1;
    fromRight = toRight + 1;
  }
  return rows;
}

function isCompared(step: Step): boolean {
  return step.kind !== 'layout' && step.kind !== 'cast';
}

export function isOpaque(step: Step): boolean {
  return step.kind === 'opaque';
}

/** The same call of a library, or the same function of the program, that is not known closer; a parameter that is not known may be another one. */
export function isSameOpaque(a: Step, b: Step): boolean {
  return a.label === b.label && a.params.size === b.params.size && [...a.params].every(([name, value]) => value !== null && b.params.get(name) === value);
}

function segment(train: readonly Step[], serve: readonly Step[]): readonly AlignedStep[] {
  const isKnown = !train.some(isOpaque) && !serve.some(isOpaque);
  return aligned(train, serve, (a, b) => (a.kind !== b.kind || isOpaque(a) ? 0 : sameParams(a, b) ? 3 : 2)).map(({ train: a, serve: b }) => {
    if (a && b) return { state: sameParams(a, b) ? 'equal' : isKnown ? 'different' : 'unknown', train: a, serve: b };
    return { state: !isKnown ? 'unknown' : a ? 'missing' : 'extra', train: a, serve: b };
  });
}

interface Beside {
  readonly train: Step | null;
  readonly serve: Step | null;
}

/** The alignment of the highest weight: the longest common subsequence, weighed. */
function aligned(train: readonly Step[], serve: readonly Step[], weight: (a: Step, b: Step) => number): readonly Beside[] {
  const best: number[][] = Array.from({ length: train.length + 1 }, () => Array.from({ length: serve.length + 1 }, () => 0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const pairWeight = (i: number, j: number): number => {
    const [a, b] = [train[i], serve[j]];
    return a && b ? weight(a, b) : 0;
  };
  for (let i = train.length - 1; i >= 0; i--) {
    for (let j = serve.length - 1; j >= 0; j--) {
      const paired = pairWeight(i, j);
      const row = best[i];
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), paired > 0 ? paired + at(i + 1, j + 1) : 0);
    }
  }
  const rows: Beside[] = [];
  let i = 0;
  let j = 0;
  while (i < train.length || j < serve.length) {
    const paired = pairWeight(i, j);
    if (i < train.length && j < serve.length && paired > 0 && at(i, j) === paired + at(i + 1, j + 1)) rows.push({ train: train[i++] ?? null, serve: serve[j++] ?? null });
    else if (j >= serve.length || (i < train.length && at(i, j) === at(i + 1, j))) rows.push({ train: train[i++] ?? null, serve: null });
    else rows.push({ train: null, serve: serve[j++] ?? null });
  }
  return rows;
}

/** Do two chains of steps differ in the numbers of their normalisations alone: the same steps, with other constants? */
export function differsInConstants(rows: readonly AlignedStep[]): boolean {
  const differing = rows.filter((row) => row.state !== 'equal');
  return differing.length > 0 && differing.every((row) => row.state === 'different' && row.train?.kind === 'normalise');
}
