import assert from 'node:assert/strict';
import { parseLesson } from '../../src/mentor/lesson';
import { lessonSources } from '../../src/rules/lessons.generated';
import { rules } from '../../src/rules/registry.generated';
import { programsOf } from '../lessons/programs';
import { assertFixProved } from './support';

describe('fixes', () => {
  const load = 'df = pd.read_csv(\'a.csv\')\nX, y, w = df[[\'a\']], df[\'y\'], df[\'w\']\n';
  const orders: readonly (readonly [string, string])[] = [
    ['X_train, y_train, X_test, y_test = train_test_split(X, y)', 'X_train, X_test, y_train, y_test = train_test_split(X, y)'],
    ['X_test, X_train, y_test, y_train = train_test_split(X, y)', 'X_train, X_test, y_train, y_test = train_test_split(X, y)'],
    ['(test,  # the rest\n train) = train_test_split(df)', '(train,  # the rest\n test) = train_test_split(df)'],
    ['X_train, X_test, y_train, y_test, w_train, w_test = train_test_split(X, w, y)', 'X_train, X_test, w_train, w_test, y_train, y_test = train_test_split(X, w, y)'],
  ];

  for (const [wrong, right] of orders) {
    it(`of leakage/split-unpack-order are proved: ${wrong.split('\n').join(' ')}`, async () => {
      assert.deepEqual(await assertFixProved('leakage/split-unpack-order', `${load}${wrong}\n`), [{ 'main.py': `${load}${right}\n` }]);
    });
  }

  for (const { meta } of rules.filter((rule) => rule.meta.fix !== 'none')) {
    it(`of ${meta.id} are proved on the programs of its lesson`, async () => {
      const programs = programsOf(parseLesson(lessonSources[meta.id] ?? '')).filter(({ files }) => Object.keys(files).every((path) => path.endsWith('.py')));
      let proved = 0;
      for (const program of programs) proved += (await assertFixProved(meta.id, program.files)).length;
      assert.ok(proved > 0, 'no program of the lesson gets a fix');
    });
  }
});
