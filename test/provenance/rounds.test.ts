import assert from 'node:assert/strict';
import { eventsOf } from '../../src/provenance/graph';
import { selections } from '../../src/provenance/selections';
import { graphOf } from './show';

const start = `
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import f1_score, roc_curve
from sklearn.model_selection import KFold, train_test_split
df = pd.read_csv('a.csv')
X, y = df[['a', 'b']], df['c']
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
`;

/** What chooses what: `settings: if`, `threshold: argmax`; a dash where the choice is made by eye. */
async function choices(code: string): Promise<string[]> {
  const graph = await graphOf(start + code);
  return [...new Set(selections(graph).map(({ how, select, judge }) => `${how}: ${select?.what ?? judge.selects ?? '-'}`))];
}

describe('choices by held-out rows', () => {
  const scored = 'Ridge(alpha=a).fit(X_train, y_train).score(X_test, y_test)';
  const found: readonly (readonly [string, string, readonly string[]])[] = [
    ['a setting kept in a branch', `best = 0\nfor a in (1, 2, 3):\n    s = ${scored}\n    if s > best:\n        best = s\n`, ['settings: if', 'settings: -']],
    ['a setting found by argmax', `s = [${scored} for a in (1, 2, 3)]\nbest = np.argmax(s)\n`, ['settings: argmax', 'settings: -']],
    ['settings compared by eye', `for a in (1, 2, 3):\n    print(${scored})\n`, ['settings: -']],
    ['a setting passed through a function', `def run(a):\n    return ${scored}\nfor b in (1, 2, 3):\n    print(run(b))\n`, ['settings: -']],
    ['a search over a function', `import optuna\ndef run(trial):\n    a = trial.suggest_float('a', 0, 1)\n    return ${scored}\noptuna.create_study().optimize(run)\n`, ['settings: optimize', 'settings: -']],
    ['seeds of the split', 'best = 0\nfor i in range(9):\n    A, B, c, d = train_test_split(X, y, random_state=i)\n    s = Ridge().fit(A, c).score(B, d)\n    if s > best:\n        best = s\n', ['seeds: if']],
    ['models in a dict', 'm = {"a": Ridge(), "b": Ridge()}\nr = {}\nfor n, o in m.items():\n    r[n] = o.fit(X_train, y_train).score(X_test, y_test)\nbest = max(r, key=r.get)\n', ['models: max']],
    ['a threshold off a curve', 'p = Ridge().fit(X_train, y_train).predict(X_test)\nf, t, h = roc_curve(y_test, p)\nbest = h[np.argmax(t - f)]\n', ['threshold: argmax']],
    ['a threshold in a loop', 'p = Ridge().fit(X_train, y_train).predict(X_test)\ns = [f1_score(y_test, p > t) for t in np.arange(0, 1, 0.1)]\nbest = np.argmax(s)\n', ['threshold: argmax']],
    ['a stop by the test rows', 'from xgboost import XGBRegressor\nm = XGBRegressor(early_stopping_rounds=5)\nm.fit(X_train, y_train, eval_set=[(X_test, y_test)])\nm.score(X_test, y_test)\n', ['stopping: early_stopping_rounds']],
  ];
  for (const [what, code, expected] of found) {
    it(`are found: ${what}`, async () => { assert.deepEqual(await choices(code), expected); });
  }

  const silent: readonly (readonly [string, string])[] = [
    ['another test set is scored', `best = 0\nA, B, c, d = train_test_split(X_train, y_train, random_state=0)\nfor a in (1, 2):\n    s = Ridge(alpha=a).fit(A, c).score(B, d)\n    if s > best:\n        best = s\nRidge().fit(X_train, y_train).score(X_test, y_test)\n`],
    ['the rows are called validation', 'A, X_val, c, y_val = train_test_split(X, y)\nfor a in (1, 2):\n    print(Ridge(alpha=a).fit(A, c).score(X_val, y_val))\n'],
    ['the ends of an axis', 'p = Ridge().fit(X_train, y_train).predict(X_test)\nf, t, h = roc_curve(y_test, p)\nplt.ylim(t.min(), t.max())\n'],
    ['nothing stops the training', 'from xgboost import XGBRegressor\nm = XGBRegressor()\nm.fit(X_train, y_train, eval_set=[(X_test, y_test)])\nm.score(X_test, y_test)\n'],
    ['the callback watches the training loss', 'import keras\nm = keras.Sequential()\nm.fit(X_train, y_train, validation_data=(X_test, y_test), callbacks=[keras.callbacks.EarlyStopping(monitor="loss")])\nm.evaluate(X_test, y_test)\n'],
  ];
  for (const [what, code] of silent) {
    it(`are none where ${what}`, async () => { assert.deepEqual(await choices(code), []); });
  }
});

describe('rounds', () => {
  it('know the folds that they go through, and where an estimator was made', async () => {
    const graph = await graphOf(`${start}m = Ridge()\nfor a, b in KFold(3).split(X):\n    m.fit(X.iloc[a], y.iloc[a])\n`);
    const [loop] = eventsOf(graph, 'loop');
    assert.equal(loop?.folds.length, 1);
    const fit = eventsOf(graph, 'fit').at(-1);
    assert.deepEqual(fit?.loops, [loop.id]);
    assert.deepEqual(fit.estimator.madeIn, []);
  });

  it('of a network by hand end in a fit of the rows whose loss went back', async () => {
    const graph = await graphOf(`
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets
train_loader = DataLoader(datasets.MNIST('data', train=True))
net = nn.Linear(4, 2)
opt = torch.optim.Adam(net.parameters())
for x, y in train_loader:
    loss = nn.CrossEntropyLoss()(net(x), y)
    loss.backward()
    opt.step()
`);
    const [fit] = eventsOf(graph, 'fit');
    assert.equal(fit?.estimator.name, 'Linear');
    assert.equal(fit.continues, true);
    assert.deepEqual(eventsOf(graph, 'backward').map((event) => [event.conditional, event.rows]), [[false, fit.rows]]);
    assert.equal(eventsOf(graph, 'step').length, 1);
  });

  it('of a stream tell where it is shuffled anew before a cut', async () => {
    const cuts = async (shuffle: string): Promise<boolean[]> => {
      const graph = await graphOf(`import tensorflow as tf\nds = tf.data.TFRecordDataset('a')${shuffle}\na, b = ds.take(9), ds.skip(9)\n`);
      return eventsOf(graph, 'split').map((split) => (split.reshuffled ?? null) !== null);
    };
    assert.deepEqual(await cuts('.shuffle(100)'), [true, true]);
    assert.deepEqual(await cuts('.shuffle(100, reshuffle_each_iteration=False)'), [false, false]);
    assert.deepEqual(await cuts('.shuffle(100).cache()'), [false, false]);
  });

  it('name the splits of a public data set alike wherever they are loaded', async () => {
    const graph = await graphOf(`
from datasets import load_dataset
from sklearn.dummy import DummyClassifier
DummyClassifier().fit(load_dataset('imdb')['test'])
DummyClassifier().fit(load_dataset('imdb', split='test'))
DummyClassifier().fit(load_dataset('imdb', split='train'))
`);
    const [first, second, third] = eventsOf(graph, 'fit').map((fit) => fit.rows);
    assert.deepEqual(first, second);
    assert.notDeepEqual(first, third);
  });
});
