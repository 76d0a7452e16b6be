import type { Parameter } from '../../../../python/nodes';
import { learnsIn } from '../../../parity/learning';
import type { Learn } from '../../../parity/learning';
import { originsOf } from '../../../parity/origins';
import type { Term } from '../../../symbolic/terms';
import { within } from '../../../symbolic/terms';
import { typeByName } from '../columns';
import { valueOf } from '../inputs';
import type { Skeleton } from '../skeleton';
import { USES, quoted, snake } from '../skeleton';
import type { Study } from '../study';

/** A function that is given features and target, and returns the model that has learned from them. */
interface Trainer {
  readonly features: Parameter;
  readonly target: Parameter;
  readonly isClassifier: boolean;
}

const classifier = /Classif|Logistic|SVC$|NB$|NearestCentroid|Perceptron|Discriminant/;
const regressor = /Regress|Ridge|Lasso|ElasticNet|LinearRegression|SVR$|Huber|Tweedie/;

function trainerOf(study: Study): Trainer | null {
  if (study.of.owner !== null || study.of.definition.isAsync) return null;
  for (const learn of learnsIn(study.machine, study.happened)) {
    const features = parameterOf(study, learn.features);
    const target = learn.target === null ? undefined : parameterOf(study, learn.target);
    const name = nameOf(learn);
    const isClassifier = classifier.test(name);
    if (!features || !target || features === target || (!isClassifier && !regressor.test(name)) || !isReturned(study.returned, learn)) continue;
    if (study.parameters.some((one) => one.defaultValue === null && one !== features && one !== target)) continue;
    return { features, target, isClassifier };
  }
  return null;
}

/** The class of a model that learns, or "". */
function nameOf({ model }: Learn): string {
  const origin = originsOf(model).find((one) => one.t === 'call');
  return origin?.t === 'call' ? origin.callee : '';
}

function parameterOf({ parameters }: Study, term: Term): Parameter | undefined {
  return term.t === 'given' ? parameters.find((one) => one.name === term.name) : undefined;
}

function isReturned(returned: Term, learn: Learn): boolean {
  const { call, model } = learn;
  return returned === call || returned === model || (returned.t === 'after' && (returned.by === call || isReturned(returned.of, learn)));
}

/** A model that has learned says more than a guess, and it reaches a floor that a person has written down. */
export function qualityTest(study: Study, name: string): Skeleton | null {
  const trainer = trainerOf(study);
  const label = snake(name);
  const floor = `test_the_model_of_${label}_reaches_its_floor`;
  const isRegression = trainer ? !trainer.isClassifier : learnsIn(study.machine, study.happened).some((learn) => regressor.test(nameOf(learn)) && !classifier.test(nameOf(learn)));
  const dummy = isRegression ? 'DummyRegressor' : 'DummyClassifier';
  const common = { kind: 'quality' as const, seeds: new Set(['random', 'numpy'] as const), isReady: true };
  if (!trainer) {
    const lines = [
      `def ${floor}():`, '    # Arrange', '    least = None  # the score below which no model may replace the one in use', '    if least is None:',
      `        pytest.fail(${quoted(`fill in: the least score, a small fixed sample of the data, and how ${name} gives the model that learned from it`)})`,
      '    features, target, model = None, None, None', '', '    # Act', '    score = model.score(features, target)', '', '    # Assert', `    assert score > ${dummy}().fit(features, target).score(features, target)`, '    assert score >= least',
    ];
    return { ...common, seeds: new Set(), tests: [floor], imports: ['import pytest', `from sklearn.dummy import ${dummy}`], uses: [], lines, runs: false };
  }
  const better = `test_the_model_of_${label}_is_better_than_a_guess`;
  const data = trainer.isClassifier ? '(features["a"] + features["b"] > 1).astype(int)' : '3 * features["a"] + features["b"]';
  const lines = [
    `def ${better}(seeds):`, '    # Arrange', USES, '    seeds()', '    features = pd.DataFrame(np.random.rand(200, 3), columns=["a", "b", "c"])', `    target = ${data}`, `    guess = ${dummy}().fit(features[:150], target[:150])`,
    '', '    # Act', `    model = ${name}(${trainer.features.name}=features[:150], ${trainer.target.name}=target[:150])`,
    '', '    # Assert', '    assert model.score(features[150:], target[150:]) > guess.score(features[150:], target[150:])', '', '',
    `def ${floor}():`, '    # Arrange', USES, '    least = None  # the score below which no model may replace the one in use', '    if least is None:', '        pytest.fail("fill in: the least score, and a small fixed sample of the real data in two parts")',
    '    features, target, held_features, held_target = None, None, None, None', '', '    # Act', `    model = ${name}(${trainer.features.name}=features, ${trainer.target.name}=target)`, '', '    # Assert', '    assert model.score(held_features, held_target) >= least',
  ];
  return {
    ...common, tests: [better, floor], imports: ['import numpy as np', 'import pandas as pd', 'import pytest', `from sklearn.dummy import ${dummy}`], uses: [{ path: study.of.path, name: study.of.definition.name }], lines, runs: false,
  };
}

const groupColumn = /["'](gender|sex|race|ethnicity|ethnic_group|ethnic|nationality|religion|marital_status|marital-status|disability|age_group|native_country|native-country|is_female|is_male)["']/i;

/** The score of each group: which groups, and how good is good enough, only a person can say. */
export function sliceTest(study: Study, name: string): Skeleton {
  const program = study.machine.program;
  const files = [study.of.path, ...[...program.documents.keys()].filter((path) => path !== study.of.path && path.endsWith('.py'))];
  const column = files.map((path) => groupColumn.exec(program.documents.get(path)?.code ?? '')?.[1]).find((one) => one !== undefined) ?? 'group';
  const test = `test_the_model_of_${snake(name)}_serves_each_${snake(column)}`;
  const lines = [
    `def ${test}():`, '    # Arrange', '    least = None  # the share of right answers that each group must get', '    if least is None:',
    `        pytest.fail(${quoted(`fill in: the least score of a group, and held-out rows with the column ${column}, the truth and what the model of ${name} predicts`)})`,
    `    rows = pd.DataFrame({${quoted(column)}: [], "truth": [], "predicted": []})`,
    '', '    # Act', `    scores = (rows["truth"] == rows["predicted"]).groupby(rows[${quoted(column)}]).mean()`, '', '    # Assert', '    assert len(scores) > 1', '    assert scores.min() >= least',
  ];
  return { kind: 'slice', tests: [test], imports: ['import pandas as pd', 'import pytest'], uses: [], seeds: new Set(), lines, runs: false, isReady: true };
}

/** Where the function that trains is all that is known: the columns that its model learns from, each to be changed in a row that a person gives. */
export function openBehaviourTest(study: Study, name: string): Skeleton | null {
  const columns = new Set<string>();
  for (const { features } of learnsIn(study.machine, study.happened)) {
    for (const part of within(features, 2000)) {
      if (part.t !== 'item' || part.index.t !== 'sequence') continue;
      for (const item of part.index.items) if (item.t === 'literal' && typeof item.value === 'string') columns.add(item.value);
    }
  }
  if (columns.size < 2) return null;
  const test = `test_the_model_of_${snake(name)}_follows_its_input`;
  const value = (column: string, nth: number): string => valueOf({ name: column, type: typeByName(column), isKnown: false, values: [], divides: false, mayMiss: false }, nth);
  const lines = [
    '@pytest.mark.parametrize(', '    ("field", "changed", "expectation"),', '    [', ...[...columns].slice(0, 5).map((column) => `        (${quoted(column)}, ${value(column, 1)}, None),`), '    ],', ')',
    `def ${test}(field, changed, expectation):`, '    # Arrange', '    model, ordinary = None, None', '    if expectation is None:',
    `        pytest.fail(f"fill in: the model that ${name} trains, an ordinary row, and 'same', 'higher' or 'lower', as the prediction must be when {field} becomes {changed!r}")`,
    '', '    # Act', '    before, after = model.predict(pd.DataFrame([ordinary, {**ordinary, field: changed}]))', '', '    # Assert',
    '    if expectation == "same":', '        assert after == before', '    else:', '        assert after > before if expectation == "higher" else after < before',
  ];
  return { kind: 'metamorphic', tests: [test], imports: ['import pandas as pd', 'import pytest'], uses: [], seeds: new Set(), lines, runs: false, isReady: true };
}
