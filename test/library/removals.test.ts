import assert from 'node:assert/strict';
import { constructorParameters } from '../../src/library/constructors';
import { dayOfRelease, lostBy, removalOf, removedParameter } from '../../src/library/removals';
import { replacements } from '../../src/library/replacements';

describe('names that releases have lost', () => {
  it('are told with the releases between which they went', () => {
    const removal = removalOf('sklearn.datasets.load_boston');
    assert.deepEqual([removal?.distribution, removal?.last, removal?.gone], ['scikit-learn', '1.1.3', '1.2.2']);
    assert.equal(dayOfRelease('scikit-learn', '1.2.2'), '2023-03-09');
    assert.ok(lostBy(null).lastParts.has('load_boston'));
  });

  it('are told for all of a module that went', () => {
    assert.equal(removalOf('sklearn.externals.joblib.dump')?.name, 'sklearn.externals');
    assert.equal(removalOf('pandas.DataFrame.append')?.gone, '2.0.3');
  });

  it('hold parameters by what they belonged to', () => {
    assert.equal(removedParameter('sklearn.metrics.mean_squared_error', 'squared')?.last, '1.5.2');
    assert.equal(removedParameter('sklearn.ensemble.BaggingClassifier', 'base_estimator')?.rename, 'estimator');
    assert.equal(removedParameter('sklearn.metrics.mean_squared_error', 'y_true'), undefined);
  });

  it('say nothing of what is there', () => {
    for (const name of ['sklearn.ensemble.RandomForestClassifier', 'pandas.DataFrame.merge', 'transformers.Trainer', 'openai.OpenAI', 'keras.layers.Dense']) assert.equal(removalOf(name), undefined, name);
  });

  it('have replacements for names that are known alone', () => {
    const unknown = Object.keys(replacements).filter((name) => !/^(numpy|pandas)\./.test(name) && !name.includes('*') && !name.includes('(') && removalOf(name)?.name !== name);
    assert.deepEqual(unknown, []);
  });
});

describe('keywords of callables', () => {
  it('are those of all known releases', () => {
    assert.ok(constructorParameters('torch.optim.AdamW')?.includes('weight_decay'));
    assert.ok(constructorParameters('tensorflow.keras.optimizers.Adam')?.includes('learning_rate'));
    assert.ok(constructorParameters('sklearn.ensemble.BaggingClassifier')?.includes('base_estimator'));
    assert.ok(constructorParameters('xgboost.XGBClassifier')?.includes('max_depth'));
    assert.equal(constructorParameters('torch.optim.Unknown'), undefined);
  });
});
