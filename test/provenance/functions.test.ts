import assert from 'node:assert/strict';
import { eventsIn, eventsOfKind, graphOf, probe } from './show';

const SPLIT = 'train, test = train_test_split(pd.read_csv(\'a.csv\'))\n';

describe('functions of the workspace', () => {
  it('run with the arguments of each call', async () => {
    const code = `def scale(table):
    return StandardScaler().fit_transform(table)

${SPLIT}a = scale(train)
b = scale(table=test)
LogisticRegression().fit(a, train['y'])
`;
    assert.deepEqual(await eventsIn(code), [
      'load read_csv@4 file a.csv',
      'split train_test_split@4 call rows read_csv@4',
      'fit StandardScaler@2 rows read_csv@4 > train_test_split@4.train',
      'fit StandardScaler@2 rows read_csv@4 > train_test_split@4.test',
      'fit LogisticRegression@7 rows read_csv@4 > train_test_split@4.train influence StandardScaler@2',
    ]);
    const graph = await graphOf(code);
    const fits = graph.events.filter((event) => event.kind === 'fit');
    const lines = fits.map((event) => event.calls.map((site) => graph.documents.get(site.path)?.locate(site.span).start.line));
    assert.deepEqual(lines, [[5], [6], []]);
  });

  it('give what any of their ways returns', async () => {
    assert.deepEqual(await eventsOfKind(`def prepare(df, quick=None):
    if quick:
        return df
    df = df.fillna(df.mean())
    return df

StandardScaler().fit(prepare(pd.read_csv('a.csv'), ask()))
MinMaxScaler().fit(prepare(pd.read_csv('b.csv'), True))
`, 'fit'), ['fit StandardScaler@7 rows read_csv@7 influence mean@4', 'fit MinMaxScaler@8 rows read_csv@8']);
  });

  it('take defaults, *args and **kwargs', () => Promise.all([
    probe('def f(a, b=pd.read_csv("b.csv")):\n    return b\nx = f(1)\n', 'x'),
    probe('def f(*tables, **named):\n    return tables[1]\nx = f(1, pd.read_csv("b.csv"))\n', 'x'),
    probe('def f(*tables, **named):\n    return named["t"]\nx = f(1, t=pd.read_csv("b.csv"))\n', 'x'),
    probe('def f(a, b):\n    return b\nx = f(**{"a": 1, "b": pd.read_csv("b.csv")})\n', 'x'),
    probe('f = lambda a, b=2: a\nx = f(pd.read_csv("b.csv"))\n', 'x'),
  ]).then((found) => {
    assert.deepEqual(found, ['read_csv@1', 'read_csv@3', 'read_csv@3', 'read_csv@3', 'read_csv@2']);
  }));

  it('see the variables around them, and change what they are declared to change', async () => {
    assert.deepEqual(await eventsOfKind(`def make(table):
    scaler = StandardScaler()
    def apply(other):
        scaler.fit(table)
        return scaler.transform(other)
    return apply

def swap():
    global train
    train = test

${SPLIT}apply = make(train)
LogisticRegression().fit(apply(test), test['y'])
swap()
SVC().fit(train, train['y'])
`, 'fit'), [
      'fit StandardScaler@4 rows read_csv@12 > train_test_split@12.train',
      'fit LogisticRegression@14 rows read_csv@12 > train_test_split@12.test influence StandardScaler@4',
      'fit SVC@16 rows read_csv@12 > train_test_split@12.test',
    ]);
  });

  it('are called by partial', async () => {
    assert.deepEqual(await eventsOfKind(`from functools import partial
def fit(scaler, table):
    return scaler.fit(table)
go = partial(fit, StandardScaler())
go(pd.read_csv('a.csv'))
go(table=pd.read_csv('b.csv'))
`, 'fit'), ['fit StandardScaler@3 rows read_csv@5', 'fit StandardScaler@3 rows read_csv@6']);
  });

  it('yield', async () => {
    assert.deepEqual(await eventsOfKind(`def parts(df):
    a, b = train_test_split(df)
    yield a
    yield from [b]

merged = next(parts(pd.read_csv('a.csv')))
PCA().fit(merged)
`, 'fit'), ['fit PCA@7 rows (read_csv@6 > train_test_split@2.train + read_csv@6 > train_test_split@2.test) > derived']);
  });

  it('come to an end where they call themselves', async () => {
    assert.deepEqual(await eventsOfKind(`def again(df, n):
    if n:
        return again(df, n - 1)
    return df

PCA().fit(again(pd.read_csv('a.csv'), ask()))
`, 'fit'), ['fit PCA@6 rows read_csv@6 ~']);
  });
});

describe('classes of the workspace', () => {
  it('keep data in their objects from method to method', async () => {
    assert.deepEqual(await eventsOfKind(`class Base:
    def __init__(self, path):
        self.data = pd.read_csv(path)
        self.scaler = StandardScaler()

class Work(Base):
    def __init__(self, path):
        super().__init__(path)

    def split(self):
        self.train, self.test = train_test_split(self.data)
        return self

    @property
    def features(self):
        return self.train.drop(columns='y')

    @staticmethod
    def target(table):
        return table['y']

    def fit(self):
        X = self.scaler.fit_transform(self.features)
        self.model = LogisticRegression().fit(X, Work.target(self.train))

    def score(self):
        return self.model.score(self.scaler.transform(self.test.drop(columns='y')), self.target(self.test))

work = Work('a.csv').split()
work.fit()
work.score()
`, 'split', 'fit', 'judge'), [
      'split train_test_split@11 call rows read_csv@3',
      'fit StandardScaler@23 rows read_csv@3 > train_test_split@11.train',
      'fit LogisticRegression@24 rows read_csv@3 > train_test_split@11.train influence StandardScaler@23',
      'judge LogisticRegression.score@27 score rows read_csv@3 > train_test_split@11.test influence StandardScaler@23 model LogisticRegression@24',
    ]);
  });

  it('fill the fields of dataclasses in order and by name', async () => {
    assert.deepEqual(await eventsOfKind(`from dataclasses import dataclass, field

@dataclass
class Data:
    train: object
    test: object
    scaler: object = field(default_factory=StandardScaler)

d = Data(*train_test_split(pd.read_csv('a.csv')))
d.scaler.fit(d.train)
e = Data(test=d.test, train=d.train)
e.scaler.fit(e.test)
`, 'fit'), ['fit StandardScaler@10 rows read_csv@9 > train_test_split@9.train', 'fit StandardScaler@12 rows read_csv@9 > train_test_split@9.test']);
  });

  it('are estimators where they say how they fit and transform', async () => {
    assert.deepEqual(await eventsOfKind(`class Centre(BaseEstimator, TransformerMixin):
    def fit(self, X, y=None):
        self.middle = X.mean()
        return self

    def transform(self, X):
        return X - self.middle

df = pd.read_csv('a.csv')
PCA().fit(Centre().fit_transform(df))
`, 'fit', 'statistic'), ['statistic mean@3 rows read_csv@9', 'fit PCA@10 rows read_csv@9 influence mean@3']);
  });
});

describe('branches and loops', () => {
  // Either of two tables is not both of them: rows of which only their origin is known.
  it('join what the branches leave', async () => {
    assert.deepEqual(await eventsOfKind(`df = pd.read_csv('a.csv')
if ask():
    df = df.fillna(df.mean())
elif ask():
    df = pd.read_csv('b.csv')
else:
    raise ValueError
StandardScaler().fit(df)
if False:
    df = None
try:
    df = pd.read_csv('c.csv')
except OSError:
    df = pd.read_csv('d.csv')
MinMaxScaler().fit(df)
match ask():
    case 1:
        df = pd.read_csv('e.csv')
    case _:
        pass
PCA().fit(df if ask() else None)
`, 'fit'), [
      'fit StandardScaler@8 rows (read_csv@1 + read_csv@5) > derived influence mean@3',
      'fit MinMaxScaler@15 rows (read_csv@12 + read_csv@14) > derived',
      'fit PCA@21 rows ((read_csv@12 + read_csv@14) > derived + read_csv@18) > derived',
    ]);
  });

  it('carry what one pass of a loop leaves into the next', async () => {
    assert.deepEqual(await eventsOfKind(`scaler, model = StandardScaler(), LogisticRegression()
df = pd.read_csv('a.csv')
for i in range(10):
    model.fit(df, df['y'])
    df['x'] = scaler.fit_transform(df[['x']])
while ask():
    df = df.dropna()
PCA().fit(df)
`, 'fit'), [
      'fit LogisticRegression@4 rows read_csv@2 influence StandardScaler@5',
      'fit StandardScaler@5 rows read_csv@2 influence StandardScaler@5',
      'fit PCA@8 rows read_csv@2 > subset > subset influence StandardScaler@5',
    ]);
  });

  it('take known items one by one', async () => {
    assert.deepEqual(await eventsOfKind(`${SPLIT}for part in (train, test):
    StandardScaler().fit(part)
for name, part in {'a': train, 'b': test}.items():
    MinMaxScaler().fit(part)
for i, (part, scaler) in enumerate(zip([train, test], [PCA(), NMF()])):
    scaler.fit(part)
`, 'fit'), [
      'fit StandardScaler@3 rows read_csv@1 > train_test_split@1.train',
      'fit StandardScaler@3 rows read_csv@1 > train_test_split@1.test',
      'fit MinMaxScaler@5 rows read_csv@1 > train_test_split@1.train',
      'fit MinMaxScaler@5 rows read_csv@1 > train_test_split@1.test',
      'fit PCA@7 rows read_csv@1 > train_test_split@1.train',
      'fit NMF@7 rows read_csv@1 > train_test_split@1.test',
    ]);
  });
});

describe('modules', () => {
  it('run once, may import one another, and keep their own names', async () => {
    assert.deepEqual(await eventsIn({
      'helpers.py': 'import main\nfrom sklearn.preprocessing import StandardScaler\ndef scale(df):\n    return StandardScaler().fit_transform(df)\ndef again(df):\n    return main.use(df)\n',
      'main.py': 'import pandas as pd\nimport helpers\nfrom helpers import again\ndef use(df):\n    return helpers.scale(df)\ndf = pd.read_csv("a.csv")\nagain(df)\n',
    }), ['load read_csv@6 file a.csv', 'fit StandardScaler@helpers.py:4 rows read_csv@6']);
  });

  it('are found in packages, by relative and by star imports', async () => {
    assert.deepEqual(await eventsIn({
      'ml/__init__.py': 'from .data import load\n',
      'ml/data.py': 'from ..common import read\ndef load():\n    return read("a.csv")\n',
      'common.py': 'import pandas as pd\n_hidden = 1\ndef read(path):\n    return pd.read_csv(path)\n',
      'ml/steps.py': 'from sklearn.preprocessing import *\nscaler = StandardScaler()\n',
      'main.py': 'import ml\nfrom ml import steps as s\nfrom ml.steps import *\ns.scaler.fit(ml.load())\nscaler.fit(ml.data.load())\n',
    }), [
      'load read_csv@common.py:4 file a.csv',
      'fit StandardScaler@4 rows read_csv@common.py:4',
      'load read_csv@common.py:4 file a.csv',
      'fit StandardScaler@5 rows read_csv@common.py:4',
    ]);
  });
});

describe('functions that nobody calls', () => {
  it('run with rows guessed by the roles of their parameters', async () => {
    assert.deepEqual(await eventsIn(`def train(X_train, y_train, X_test, y_test, n_jobs=2, path=None):
    scaler = StandardScaler()
    X_train = scaler.fit_transform(X_train)
    X_test = scaler.fit_transform(X_test)
    model = LogisticRegression().fit(X_train, y_train)
    return model.score(X_test, y_test)
`), [
      'load X_train@1 parameter X_train ~',
      'load X_test@1 parameter X_test ~',
      'fit StandardScaler@3 rows X_train@1 ~',
      'fit StandardScaler@4 rows X_test@1 ~',
      'fit LogisticRegression@5 rows X_train@1 influence StandardScaler@3 ~',
      'judge LogisticRegression.score@6 score rows X_test@1 influence StandardScaler@4 model LogisticRegression@5 ~',
    ]);
  });

  it('share one object where they are methods of one class', async () => {
    assert.deepEqual(await eventsIn(`class Experiment:
    def __init__(self, data, path):
        self.data = data
    def run(self):
        self.train, self.test = train_test_split(self.data)
        StandardScaler().fit(self.train)
    def called(self):
        return PCA().fit(self.train)
`), [
      'load data@2 parameter data ~',
      'split train_test_split@5 call rows data@2 ~',
      'fit StandardScaler@6 rows data@2 > train_test_split@5.train ~',
      'fit PCA@8 rows data@2 > train_test_split@5.train ~',
    ]);
  });

  it('do not run again where they were called', async () => {
    const found = await eventsIn('def f(X):\n    PCA().fit(X)\n\nf(pd.read_csv("a.csv"))\n');
    assert.deepEqual(found, ['load read_csv@4 file a.csv', 'fit PCA@2 rows read_csv@4']);
  });
});
