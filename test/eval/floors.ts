import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Scores, Tally } from './evaluate';
import { scoresOf } from './evaluate';
import { corpusFolder } from './programs';

const file = (): string => join(dirname(corpusFolder()), 'eval', 'floors.json');

/** Family → the precision and recall below which it must not fall. */
export function readFloors(): Readonly<Record<string, Scores>> {
  return JSON.parse(readFileSync(file(), 'utf8')) as Record<string, Scores>;
}

/** Records what was measured as the new floors, rounded down to hundredths. A family that was not measured keeps its floor. */
export function writeFloors(measured: ReadonlyMap<string, Tally>): void {
  const down = (value: number): number => Math.floor(value * 100 + 1e-9) / 100;
  const floors = { ...readFloors() } as Record<string, Scores>;
  for (const [family, tally] of measured) {
    if (tally.expected === 0) continue;
    const { precision, recall } = scoresOf(tally);
    floors[family] = { precision: down(precision), recall: down(recall) };
  }
  writeFileSync(file(), `${JSON.stringify(floors, null, 2)}\n`);
}

/** A sentence for each score of the family that lies below its floor. */
export function belowFloor(family: string, tally: Tally, floors: Readonly<Record<string, Scores>>): string[] {
  const floor = floors[family];
  if (floor === undefined) return tally.expected > 0 ? [`${family} has no floor in test/eval/floors.json.`] : [];
  const scores = scoresOf(tally);
  return (['precision', 'recall'] as const)
    .filter((score) => scores[score] < floor[score])
    .map((score) => `${family}: the ${score} is ${scores[score].toFixed(3)}, the floor is ${floor[score]}.`);
}
