import assert from 'node:assert/strict';
import { eventsIn, eventsOfKind, graphOf } from './show';

const SPLIT = 'train, test = train_test_split(pd.read_csv(\'a.csv\'))\n';
const TABLE = 'df = pd.read_csv(\'a.csv\')\nX, y = df.drop(columns=\'y\').values, df[\'y\'].values\n';

describe('composites', () => {
  it('tell every learning part of a pipeline apart', async () => {
    assert.deepEqual(await eventsIn(`${TABLE}pipe = Pipeline([('impute', SimpleImputer()), ('scale', StandardScaler()), ('model', LogisticRegression())])
X_train, X_test, y_train, y_test = train_test_split(X, y)
pipe.fit(X_train, y_train)
pipe.score(X_test, y_test)
`), [
      'load read_csv@1 file a.csv',
      'split train_test_split@4 call rows read_csv@1',
      'fit SimpleImputer@5 rows read_csv@1 > train_test_split@4.train',
      'fit StandardScaler@5 rows read_csv@1 > train_test_split@4.train',
      'fit Pipeline@5 rows read_csv@1 > train_test_split@4.train',
      'judge Pipeline.score@6 score rows read_csv@1 > train_test_split@4.test model Pipeline@5',
    ]);
  });

  it('look into ColumnTransformer, FeatureUnion, make_pipeline and their nesting', async () => {
    assert.deepEqual(await eventsOfKind(`${SPLIT}pre = ColumnTransformer([('n', make_pipeline(SimpleImputer(), StandardScaler()), ['a']), ('c', OneHotEncoder(), ['b'])])
union = FeatureUnion([('p', PCA()), ('k', SelectKBest())])
pre.fit(train)
union.fit(train, train['y'])
make_column_transformer((MinMaxScaler(), ['a'])).fit(train)
make_union(NMF(), PCA()).fit(train)
`, 'fit'), [
      'SimpleImputer@4', 'StandardScaler@4', 'OneHotEncoder@4', 'ColumnTransformer@4', 'PCA@5', 'SelectKBest@5', 'FeatureUnion@5',
      'MinMaxScaler@6', 'make_column_transformer@6', 'NMF@7', 'PCA@7', 'make_union@7',
    ].map((fit) => `fit ${fit} rows read_csv@1 > train_test_split@1.train`));
  });

  it('learn nothing with given categories, a constant fill or a stateless step', async () => {
    const graph = await graphOf(`${SPLIT}OneHotEncoder(categories=[['a', 'b']]).fit(train)
SimpleImputer(strategy='constant').fit(train)
Normalizer().fit(train)
SimpleImputer(strategy='mean').fit(train)
`);
    assert.deepEqual(graph.events.filter((event) => event.kind === 'fit').map((event) => event.estimator.learns), ['nothing', 'nothing', 'nothing', 'impute']);
  });
});

describe('judging', () => {
  it('happens on folds within a search and a cross-validation', async () => {
    assert.deepEqual(await eventsIn(`${TABLE}X = StandardScaler().fit_transform(X)
search = GridSearchCV(SVC(), {'C': [1, 10]}, cv=5)
search.fit(X, y)
cross_val_score(Ridge(), X, y, cv=5)
search.best_estimator_.predict(X)
`), [
      'load read_csv@1 file a.csv',
      'fit StandardScaler@3 rows read_csv@1',
      'fit GridSearchCV@5 rows read_csv@1 influence StandardScaler@3',
      'judge GridSearchCV.fit@5 search rows read_csv@1 > GridSearchCV.fit@5.test influence StandardScaler@3 model GridSearchCV.fit@5',
      'judge cross_val_score@6 folds rows read_csv@1 > cross_val_score@6.test influence StandardScaler@3 model Ridge@6',
      'fit Ridge@6 rows read_csv@1 > cross_val_score@6.train influence StandardScaler@3',
      'judge GridSearchCV.predict@7 predict rows read_csv@1 influence StandardScaler@3 model GridSearchCV@5',
    ]);
  });

  it('happens where predictions meet the truth, and on validation sets', async () => {
    assert.deepEqual(await eventsOfKind(`model = xgb.XGBClassifier()
${SPLIT}model.fit(train, train['y'], eval_set=[(test, test['y'])])
predicted = model.predict(test)
accuracy_score(test['y'], predicted)
errors = test['y'] - predicted
net = keras.Sequential([])
net.fit(train, train['y'], validation_split=0.2)
net.evaluate(test, test['y'])
`, 'judge'), [
      'judge XGBClassifier.fit@3 validation rows read_csv@2 > train_test_split@2.test model XGBClassifier@3',
      'judge XGBClassifier.predict@4 predict rows read_csv@2 > train_test_split@2.test model XGBClassifier@3',
      'judge accuracy_score@5 score rows read_csv@2 > train_test_split@2.test model XGBClassifier@3',
      'judge -@6 score rows read_csv@2 > train_test_split@2.test model XGBClassifier@3',
      'judge Sequential.fit(validation_split)@8 validation rows read_csv@2 > train_test_split@2.train > Sequential@8.validation model Sequential@8',
      'judge Sequential.evaluate@9 score rows read_csv@2 > train_test_split@2.test model Sequential@8',
    ]);
  });
});

describe('fold loops', () => {
  const parts = ['train', 'test'].map((part) => `read_csv@1 > KFold.split@3.${part}`);

  for (const loop of ['for train, test in KFold(5).split(X):', 'for i, (train, test) in enumerate(KFold(5).split(X, y)):', 'for (train, test), i in zip(KFold(5).split(X), range(5)):']) {
    it(`part the rows: ${loop}`, async () => {
      const found = await eventsOfKind(`${TABLE}${loop}
    model = LogisticRegression().fit(X[train], y[train])
    model.score(X[test], y[test])
`, 'fit', 'judge');
      assert.deepEqual(new Set(found), new Set([`fit LogisticRegression@4 rows ${parts[0] ?? ''}`, `judge LogisticRegression.score@5 score rows ${parts[1] ?? ''} model LogisticRegression@4`]));
    });
  }

  it('part the frame through iloc, and both arrays alike', async () => {
    const graph = await graphOf(`df = pd.read_csv('a.csv')
folds = GroupKFold(5)
for train, test in folds.split(df, groups=df['g']):
    a, b = df.iloc[train], df['y'].iloc[train]
    SVC().fit(a, b)
`);
    const fit = graph.events.find((event) => event.kind === 'fit');
    assert.deepEqual(fit?.kind === 'fit' && fit.rows.map((id) => [graph.regions.get(id).role, graph.regions.get(id).fold]), [['train', true]]);
  });
});

describe('samplers', () => {
  it('copy rows or leave some out', async () => {
    assert.deepEqual(await eventsOfKind(`df = pd.read_csv('a.csv'); from sklearn.utils import resample
X, y = SMOTE().fit_resample(df.drop(columns='y'), df['y'])
a, b = RandomUnderSampler().fit_resample(df, df['y'])
doubled = pd.concat([df, df])
c = resample(df, replace=True)
for part in (X, a, doubled, c):
    PCA().fit(part)
`, 'load', 'resample', 'fit'), [
      'load read_csv@1 file a.csv',
      'resample SMOTE@2 over rows read_csv@1',
      'resample RandomUnderSampler@3 under rows read_csv@1',
      'resample concat@4 over rows read_csv@1',
      'resample resample@5 over rows read_csv@1',
      'fit PCA@7 rows read_csv@1 > copies',
      'fit PCA@7 rows read_csv@1 > subset',
      'fit PCA@7 rows read_csv@1 > copies',
      'fit PCA@7 rows read_csv@1 > copies',
    ]);
  });
});

describe('the target among the features', () => {
  /** Of each fit: the column, and the text where the features were chosen. */
  async function targets(code: string): Promise<(string | null)[]> {
    const graph = await graphOf(code);
    return graph.events.flatMap((event) => {
      if (event.kind !== 'fit') return [];
      const inside = event.targetInside;
      return inside ? `${inside.column} by ${code.slice(inside.chosen.span.start, inside.chosen.span.end)}` : null;
    });
  }

  it('is told where the features were chosen', async () => {
    assert.deepEqual(await targets(`df = pd.read_csv('a.csv')
X = df[['a', 'y']]
SVC().fit(X, df['y'])
SVC().fit(df, df['y'])
Z = df.drop(columns='id')
SVC().fit(StandardScaler().fit_transform(Z), df['y'])
`), ['y by df[[\'a\', \'y\']]', 'y by SVC().fit(df, df[\'y\'])', null, null]);
  });

  it('is not there once it was dropped, popped or left out', async () => {
    assert.deepEqual(await targets(`df = pd.read_csv('a.csv')
SVC().fit(df.drop(columns=['y']), df['y'])
SVC().fit(df[['a', 'b']], df['y'])
SVC().fit(df[[c for c in df.columns if c != 'y']], df['y'])
y = df.pop('y')
SVC().fit(df, y)
`), [null, null, null, null]);
  });
});

describe('the places of events', () => {
  /** The source text under each event. */
  async function texts(code: string): Promise<string[]> {
    const graph = await graphOf(code);
    return graph.events.map(({ kind, site }) => `${kind}: ${code.slice(site.span.start, site.span.end)}`);
  }

  it('are the calls and subscripts themselves', async () => {
    assert.deepEqual(await texts(`df = (pd
      .read_csv("é𝒳.csv"))
a, b = df[:5], df[df["x"] > 3]  # two parts
X = Pipeline([("s", StandardScaler())]).fit_transform(
    a,
)
m = X.mean() ; n = SVC().fit(a, b).score(b, b)
`), [
      'load: pd\n      .read_csv("é𝒳.csv")',
      'split: df[:5]',
      'split: df[df["x"] > 3]',
      'fit: Pipeline([("s", StandardScaler())]).fit_transform(\n    a,\n)',
      'fit: Pipeline([("s", StandardScaler())]).fit_transform(\n    a,\n)',
      'statistic: X.mean()',
      'fit: SVC().fit(a, b)',
      'judge: SVC().fit(a, b).score(b, b)',
    ]);
  });

  it('have the names that a split\'s results are given', async () => {
    const code = 'a, (b), c.d, e[0] = train_test_split(X, y)\n';
    const graph = await graphOf(`X, y = pd.read_csv('a.csv'), pd.read_csv('b.csv')\n${code}`);
    const split = graph.events.find((event) => event.kind === 'split');
    const shift = 'X, y = pd.read_csv(\'a.csv\'), pd.read_csv(\'b.csv\')\n'.length;
    assert.deepEqual(split?.kind === 'split' && split.targets?.map(({ name, span }) => [name, code.slice(span.start - shift, span.end - shift)]), [['a', 'a'], ['b', 'b'], ['c.d', 'c.d'], ['e[0]', 'e[0]']]);
    assert.deepEqual(split?.kind === 'split' && [split.arrays, split.arrayNames], [2, ['X', 'y']]);
  });
});

describe('the budget', () => {
  it('cuts an entry short, and what was found until then stands', async () => {
    const body = Array.from({ length: 400 }, (_, i) => `x${String(i)} = df['a'] + ${String(i)}\n`).join('');
    const graph = await graphOf(`df = pd.read_csv('a.csv')\nPCA().fit(df)\n${body}SVC().fit(df, df['y'])\n`, { budget: 1000 });
    assert.deepEqual(graph.cutShort, ['main.py']);
    assert.deepEqual(graph.events.map((event) => event.kind), ['load', 'fit']);
  });

  it('is one for each entry', async () => {
    const long = `import pandas as pd\n${Array.from({ length: 400 }, () => 'x = pd.DataFrame()\n').join('')}`;
    const graph = await graphOf({ 'a.py': long, 'b.py': 'import pandas as pd\npd.read_csv("b.csv")\n' }, { entries: ['a.py', 'b.py'], budget: 1000 });
    assert.deepEqual([graph.cutShort, graph.events.length > 0], [['a.py'], true]);
  });
});
