import { classesOf, withParameters } from '../facts';
import type { Facts } from '../facts';
import { outlierDetector, predictor } from '../make';
import type { ApiEntry, LibraryTable } from '../vocabulary';
import json from '../data/scikit-learn.json';
import { oldPaths } from './old-paths';
import { composites, crossValidation, splitters } from './composites';
import { functions, loaders, metrics } from './functions';
import { transformers } from './transformers';

const facts: Facts = json;

/** Classifiers, regressors and outlier detectors need no words of ours: the base classes of scikit-learn tell what they are. */
export function plainPredictors(of: Facts): Record<string, ApiEntry> {
  const found: Record<string, ApiEntry> = {};
  for (const { name, kind } of classesOf(of)) {
    if (kind === 'classifier') found[name] = predictor('classification');
    else if (kind === 'regressor') found[name] = predictor('regression');
    else if (kind === 'outlier') found[name] = outlierDetector();
  }
  return found;
}

export const scikitLearn: LibraryTable = {
  library: facts.library,
  release: facts.release,
  read: facts.read,
  entries: withParameters({
    ...plainPredictors(facts), ...transformers, ...composites, ...splitters, ...crossValidation, ...metrics(facts), ...loaders(facts), ...functions,
  }, facts),
  aliases: { ...facts.aliases, ...oldPaths },
};
