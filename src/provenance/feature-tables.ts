import type { FeatureTable } from './graph';
import type { Machine } from './machine';
import { influenceOf } from './state';

const featureName = /^(X|X_\w+|\w+_X|features?|feature_(df|matrix|table))$/;

/** What a module calls its features in the end, where their columns are written out: a claim of its names, never a proof. */
export function featureTablesOf(machine: Machine, path: string): FeatureTable[] {
  const found: FeatureTable[] = [];
  for (const [name, value] of machine.moduleFrames.get(path)?.vars ?? []) {
    if (!featureName.test(name)) continue;
    const cell = machine.state.data(value);
    if (cell?.columns.extent === 'listed' && cell.columns.names.size > 1) found.push({ name, influence: influenceOf(cell) });
  }
  return found;
}
