import type { Case } from './cases';

/** Of the rules on what chooses by held-out rows, and on what is trained on them. */
export const choiceCases: Readonly<Record<string, Case>> = {
  'leakage/tune-on-test': {
    code: `
df = pd.read_csv('a.csv')
X_train, X_test, y_train, y_test = train_test_split(df[['a']], df['y'])
model = XGBRegressor(early_stopping_rounds=9)
model.fit(X_train, y_train, eval_set=[(X_test, y_test)])
model.score(X_test, y_test)
`,
    finding: [
      'certain error: model.fit(X_train, y_train, eval_set=[(X_test, y_test)])',
      'the rows of a.csv come from here: pd.read_csv(\'a.csv\')',
      'these rows are set apart here: train_test_split(df[[\'a\']], df[\'y\'])',
      'XGBRegressor learns here, with these rows as its validation set: model.fit(X_train, y_train, eval_set=[(X_test, y_test)])',
      'and the same rows give the score here: model.score(X_test, y_test)',
    ],
    guessed: 'likely: model.fit(X_train, y_train, eval_set=[(X_test, y_test)])',
  },
  'leakage/threshold-on-test': {
    code: `
df = pd.read_csv('a.csv')
X_train, X_test, y_train, y_test = train_test_split(df[['a']], df['y'])
model = SVC().fit(X_train, y_train)
p = model.decision_function(X_test)
fpr, tpr, cuts = roc_curve(y_test, p)
cut = cuts[np.argmax(tpr - fpr)]
accuracy_score(y_test, p > cut)
`,
    finding: [
      'certain warning: np.argmax(tpr - fpr)',
      'the rows of a.csv come from here: pd.read_csv(\'a.csv\')',
      'these rows are set apart here: train_test_split(df[[\'a\']], df[\'y\'])',
      'SVC learns from the training rows here: SVC().fit(X_train, y_train)',
      'the model is judged here (roc_curve): roc_curve(y_test, p)',
      'the best one is kept here: np.argmax(tpr - fpr)',
      'and the same rows give the score here: accuracy_score(y_test, p > cut)',
    ],
    guessed: 'likely: np.argmax(tpr - fpr)',
  },
  'leakage/seed-shopping': {
    code: `
df = pd.read_csv('a.csv')
best = 0
for seed in range(50):
    X_train, X_test, y_train, y_test = train_test_split(df[['a']], df['y'], random_state=seed)
    model = SVC().fit(X_train, y_train)
    score = model.score(X_test, y_test)
    if score > best:
        best = score
`,
    finding: [
      'certain warning: score > best',
      'the rows of a.csv come from here: pd.read_csv(\'a.csv\')',
      'these rows are set apart here: train_test_split(df[[\'a\']], df[\'y\'], random_state=seed)',
      'SVC learns from the training rows here: SVC().fit(X_train, y_train)',
      'the model is judged here (SVC.score): model.score(X_test, y_test)',
      'the best one is kept here: score > best',
    ],
    guessed: 'likely: score > best',
  },
  'leakage/repeated-test-use': {
    code: `
df = pd.read_csv('a.csv')
X_train, X_test, y_train, y_test = train_test_split(df[['a']], df['y'])
results = {}
for name, model in {'svc': SVC(), 'tree': DecisionTreeClassifier()}.items():
    model.fit(X_train, y_train)
    results[name] = model.score(X_test, y_test)
best = max(results, key=results.get)
`,
    finding: [
      'certain warning: model.score(X_test, y_test)',
      'the rows of a.csv come from here: pd.read_csv(\'a.csv\')',
      'these rows are set apart here: train_test_split(df[[\'a\']], df[\'y\'])',
      'SVC learns from the training rows here: model.fit(X_train, y_train)',
      'the model is judged here (SVC.score): model.score(X_test, y_test)',
      'the best one is kept here: max(results, key=results.get)',
    ],
    guessed: 'hint: model.score(X_test, y_test)',
  },
  'leakage/stacking-on-fitted-rows': {
    code: `
df = pd.read_csv('a.csv')
X_train, X_test, y_train, y_test = train_test_split(df[['a']], df['y'])
forest = RandomForestClassifier().fit(X_train, y_train)
X_train['p'] = forest.predict(X_train)
meta = LogisticRegression().fit(X_train, y_train)
`,
    finding: [
      'certain warning: LogisticRegression().fit(X_train, y_train)',
      'the rows of a.csv come from here: pd.read_csv(\'a.csv\')',
      'RandomForestClassifier is fitted on these rows here: RandomForestClassifier().fit(X_train, y_train)',
      'and asked about the same rows here: forest.predict(X_train)',
    ],
  },
  'leakage/model-reused-across-folds': {
    code: `
df = pd.read_csv('a.csv')
X, y = df[['a']], df['y']
model = SGDClassifier()
for learn, judge in KFold(5).split(X):
    model.partial_fit(X.iloc[learn], y.iloc[learn], classes=[0, 1])
    model.score(X.iloc[judge], y.iloc[judge])
`,
    finding: [
      'certain error: model.partial_fit(X.iloc[learn], y.iloc[learn], classes=[0, 1])',
      'the rows of a.csv come from here: pd.read_csv(\'a.csv\')',
      'the loop over the folds begins here: for learn, judge in KFold(5).split(X):',
    ],
    guessed: 'likely: model.partial_fit(X.iloc[learn], y.iloc[learn], classes=[0, 1])',
  },
  'leakage/test-loader-in-training': {
    code: `
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets
test_loader = DataLoader(datasets.MNIST('data', train=False))
net = nn.Linear(4, 2)
opt = torch.optim.Adam(net.parameters())
for x, y in test_loader:
    loss = nn.CrossEntropyLoss()(net(x), y)
    loss.backward()
    opt.step()
`,
    finding: [
      'certain error: for x, y in test_loader:',
      'the rows of data come from here: datasets.MNIST(\'data\', train=False)',
      'gradients are taken here: loss.backward()',
      'and the weights change here: opt.step()',
    ],
    guessed: 'likely: for x, y in test_loader:',
  },
  'leakage/benchmark-in-training': {
    code: `
from datasets import concatenate_datasets, load_dataset
from transformers import Trainer
news = load_dataset('ag_news')
mix = concatenate_datasets([news['train'], news['test']])
trainer = Trainer(model, train_dataset=mix, eval_dataset=news['test'])
trainer.train()
trainer.evaluate()
`,
    finding: [
      'certain error: concatenate_datasets([news[\'train\'], news[\'test\']])',
      'the rows of ag_news come from here: load_dataset(\'ag_news\')',
      'Trainer learns here, with these rows as its validation set: trainer.train()',
    ],
    guessed: 'likely: concatenate_datasets([news[\'train\'], news[\'test\']])',
  },
  'leakage/reshuffled-before-split': {
    code: `
import keras
import tensorflow as tf
rows = tf.data.TFRecordDataset('a').shuffle(100)
learn, judge = rows.take(80), rows.skip(80)
model = keras.Sequential()
model.fit(learn)
model.evaluate(judge)
`,
    finding: [
      'certain error: shuffle(100)',
      'the rows of a come from here: tf.data.TFRecordDataset(\'a\')',
      '`take` cuts the moving order here: rows.take(80)',
      '`skip` cuts the moving order here: rows.skip(80)',
      'Sequential learns from the training rows here: model.fit(learn)',
      'the model is judged here (Sequential.evaluate): model.evaluate(judge)',
    ],
    guessed: 'likely: shuffle(100)',
  },
};
