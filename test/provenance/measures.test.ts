import assert from 'node:assert/strict';
import { measuresOf } from '../../src/provenance/graph';
import type { MetricArgument } from '../../src/provenance/measures';
import { graphOf } from './show';

const start = `
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score, recall_score, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_score, train_test_split
df = pd.read_csv('a.csv')
X, y = df[['a', 'b']], df['c']
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = RandomForestClassifier().fit(X_train, y_train)
`;

/** How a prediction reached a metric: its method, `labels` where it was thresholded since. */
function made(argument: MetricArgument | null | undefined): string {
  if (!argument?.predicted) return 'no prediction';
  return `${argument.predicted.method ?? 'blend'}${argument.predicted.thresholded ? ', labels' : ''}`;
}

async function metric(code: string): Promise<string> {
  const graph = await graphOf(start + code);
  const [event] = measuresOf(graph, 'metric');
  return `${event?.what ?? ''}: ${made(event?.truth)} | ${made(event?.prediction)}`;
}

describe('measures of a program', () => {
  const metrics: readonly (readonly [string, string, string])[] = [
    ['labels on the spot', 'f1_score(y_test, model.predict(X_test))', 'f1_score: no prediction | predict'],
    ['probabilities of one class', 'roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])', 'roc_auc_score: no prediction | predict_proba'],
    ['probabilities cut off', 'p = model.predict_proba(X_test)[:, 1]\nroc_auc_score(y_test, (p > 0.3).astype(int))', 'roc_auc_score: no prediction | predict_proba, labels'],
    ['the likeliest class', 'recall_score(y_test, model.predict_proba(X_test).argmax(axis=1))', 'recall_score: no prediction | predict_proba, labels'],
    ['names in another order', 'recall_score(y_pred=model.predict(X_test), y_true=y_test)', 'recall_score: no prediction | predict'],
    ['exchanged', 'recall_score(model.predict(X_test), y_test)', 'recall_score: predict | no prediction'],
    ['votes added up', 'other = RandomForestClassifier().fit(X_train, y_train)\nroc_auc_score(y_test, model.predict(X_test) + other.predict(X_test))', 'roc_auc_score: no prediction | blend'],
  ];
  for (const [name, code, expected] of metrics) {
    it(`a metric gets ${name}`, async () => {
      assert.equal(await metric(code), expected);
    });
  }

  it('knows the loop over batches in which a metric is computed, and no other loop', async () => {
    const graph = await graphOf(`${start}
from torch.utils.data import DataLoader
for xb, yb in DataLoader(df, batch_size=8):
    f1_score(yb, xb)
for seed in range(3):
    f1_score(y_test, model.predict(X_test))
`);
    assert.deepEqual(measuresOf(graph, 'metric').map((event) => event.batches !== null), [true, false]);
  });

  const foldings: readonly (readonly [string, string, boolean])[] = [
    ['without groups', 'cross_val_score(model, X, y, cv=GroupKFold(5))', false],
    ['with groups by name', "cross_val_score(model, X, y, groups=df['who'], cv=GroupKFold(5))", true],
    ['by split with groups by position', "next(GroupKFold(5).split(X, y, df['who']))", true],
    ['by split without groups', 'next(GroupKFold(5).split(X, y))', false],
    ['with arguments that are not known', 'cross_val_score(model, X, y, cv=GroupKFold(5), **options)', true],
  ];
  for (const [name, code, groups] of foldings) {
    it(`folds are made ${name}`, async () => {
      const graph = await graphOf(start + code);
      assert.deepEqual(measuresOf(graph, 'folding').map((event) => [event.splitter, event.grouped, event.groups]), [['GroupKFold', true, groups]]);
    });
  }

  it('pairs features and target of different rows', async () => {
    const graph = await graphOf(`${start}model.fit(X_train, y_test)\nmodel.fit(X_train, y_train)`);
    assert.deepEqual(measuresOf(graph, 'pair').map((event) => event.what), ['RandomForestClassifier.fit']);
  });

  it('tells random steps from fixed ones, and what the data is for', async () => {
    const graph = await graphOf(`
from torchvision import datasets, transforms
rough = transforms.Compose([transforms.Resize(64), transforms.RandomHorizontalFlip(), transforms.ToTensor()])
plain = transforms.Compose([transforms.Resize(64), transforms.ToTensor()])
datasets.ImageFolder('pictures/train', transform=rough)
held_out = datasets.CIFAR10('data', train=False, transform=rough)
val_set = datasets.ImageFolder(folder, transform=rough)
datasets.ImageFolder('pictures/val', transform=plain)
`);
    assert.deepEqual(measuresOf(graph, 'augment').map((event) => [event.steps.join(), event.role]), [
      ['RandomHorizontalFlip', 'train'], ['RandomHorizontalFlip', 'test'], ['RandomHorizontalFlip', 'validation'],
    ]);
  });
});
