import { choiceCases } from './choice-cases';

export interface Case {
  readonly code: string;
  /** Confidence, severity and the code under the finding; then its related steps. */
  readonly finding: readonly string[];
  /** What is said where the same code stands in a function that nobody calls, its data a parameter; left out where nothing is. */
  readonly guessed?: string;
}

/** One program a rule, with the one finding in it. */
export const cases: Readonly<Record<string, Case>> = {
  'leakage/fit-before-split': {
    code: `
df = pd.read_csv('a.csv')
X, y = df.drop(columns='y'), df['y']
X = StandardScaler().fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X, y)
model = SVC().fit(X_train, y_train)
model.score(X_test, y_test)
`,
    finding: [
      'certain warning: StandardScaler().fit_transform(X)',
      'the rows of a.csv come from here: pd.read_csv(\'a.csv\')',
      'the test rows are set apart only here: train_test_split(X, y)',
      'SVC learns from the training rows here: SVC().fit(X_train, y_train)',
      'the model is judged here (SVC.score): model.score(X_test, y_test)',
    ],
    guessed: 'likely: StandardScaler().fit_transform(X)',
  },
  'leakage/statistic-before-split': {
    code: `
df = pd.read_csv('a.csv')
df['x'] = df['x'].fillna(df['x'].mean())
train, test = train_test_split(df)
model = SVC().fit(train[['x']], train['y'])
accuracy_score(test['y'], model.predict(test[['x']]))
`,
    finding: [
      'certain warning: df[\'x\'].mean()',
      'the rows of a.csv come from here: pd.read_csv(\'a.csv\')',
      'the test rows are set apart only here: train_test_split(df)',
      'SVC learns from the training rows here: SVC().fit(train[[\'x\']], train[\'y\'])',
      'the model is judged here (accuracy_score): accuracy_score(test[\'y\'], model.predict(test[[\'x\']]))',
    ],
    guessed: 'likely: df[\'x\'].mean()',
  },
  'leakage/resample-before-split': {
    code: `
df = pd.read_csv('a.csv')
X, y = SMOTE().fit_resample(df.drop(columns='y'), df['y'])
X_train, X_test, y_train, y_test = train_test_split(X, y)
model = SVC().fit(X_train, y_train)
model.score(X_test, y_test)
`,
    finding: [
      'certain error: SMOTE().fit_resample(df.drop(columns=\'y\'), df[\'y\'])',
      'the rows of a.csv come from here: pd.read_csv(\'a.csv\')',
      'the rows are parted only here: train_test_split(X, y)',
      'SVC learns from the training rows here: SVC().fit(X_train, y_train)',
      'the model is judged here (SVC.score): model.score(X_test, y_test)',
    ],
    guessed: 'likely: SMOTE().fit_resample(df.drop(columns=\'y\'), df[\'y\'])',
  },
  'leakage/fit-on-test': {
    code: `
df = pd.read_csv('a.csv')
train, test = train_test_split(df)
scaler = StandardScaler()
X_train = scaler.fit_transform(train[['a']])
X_test = scaler.fit_transform(test[['a']])
model = SVC().fit(X_train, train['y'])
model.score(X_test, test['y'])
`,
    finding: [
      'certain warning: scaler.fit_transform(test[[\'a\']])',
      'the rows of a.csv come from here: pd.read_csv(\'a.csv\')',
      'the test rows are set apart here: train_test_split(df)',
      'the fit on the training rows: scaler.fit_transform(train[[\'a\']])',
      'SVC learns from the training rows here: SVC().fit(X_train, train[\'y\'])',
      'the model is judged here (SVC.score): model.score(X_test, test[\'y\'])',
    ],
    guessed: 'likely: scaler.fit_transform(test[[\'a\']])',
  },
  'leakage/train-on-test': {
    code: `
df = pd.read_csv('a.csv')
X, y = df[['a', 'b']], df['y']
X_train, X_test, y_train, y_test = train_test_split(X, y)
model = SVC().fit(X, y)
model.score(X_test, y_test)
`,
    finding: [
      'certain error: SVC().fit(X, y)',
      'the rows of a.csv come from here: pd.read_csv(\'a.csv\')',
      'the test rows are set apart here: train_test_split(X, y)',
      'the model is judged here (SVC.score): model.score(X_test, y_test)',
    ],
    guessed: 'likely: SVC().fit(X, y)',
  },
  'leakage/test-rows-in-training-set': {
    code: `
df = pd.read_csv('a.csv')
train = df[:800]
test = df[700:]
model = SVC().fit(train[['a']], train['y'])
model.score(test[['a']], test['y'])
`,
    finding: [
      'certain error: df[700:]',
      'the rows of a.csv come from here: pd.read_csv(\'a.csv\')',
      'the training part is taken here: df[:800]',
      'SVC learns from the training rows here: SVC().fit(train[[\'a\']], train[\'y\'])',
      'the model is judged here (SVC.score): model.score(test[[\'a\']], test[\'y\'])',
    ],
    guessed: 'likely: df[700:]',
  },
  'leakage/preprocess-outside-folds': {
    code: `
df = pd.read_csv('a.csv')
X, y = df[['a', 'b']], df['y']
X = SelectKBest(k=1).fit_transform(X, y)
cross_val_score(SVC(), X, y, cv=5)
`,
    finding: [
      'certain warning: SelectKBest(k=1).fit_transform(X, y)',
      'the rows of a.csv come from here: pd.read_csv(\'a.csv\')',
      'SVC learns here; cross_val_score judges on folds of these rows: cross_val_score(SVC(), X, y, cv=5)',
    ],
    guessed: 'likely: SelectKBest(k=1).fit_transform(X, y)',
  },
  'leakage/fit-on-train-and-test': {
    code: `
train, test = pd.read_csv('train.csv'), pd.read_csv('test.csv')
scaler = StandardScaler().fit(pd.concat([train[['a']], test[['a']]]))
model = SVC().fit(scaler.transform(train[['a']]), train['y'])
model.score(scaler.transform(test[['a']]), test['y'])
`,
    finding: [
      'certain warning: StandardScaler().fit(pd.concat([train[[\'a\']], test[[\'a\']]]))',
      'the rows of train.csv come from here: pd.read_csv(\'train.csv\')',
      'the rows of test.csv come from here: pd.read_csv(\'test.csv\')',
      'SVC learns from the training rows here: SVC().fit(scaler.transform(train[[\'a\']]), train[\'y\'])',
      'the model is judged here (SVC.score): model.score(scaler.transform(test[[\'a\']]), test[\'y\'])',
    ],
    guessed: 'likely: StandardScaler().fit(pd.concat([train[[\'a\']], test[[\'a\']]]))',
  },
  'leakage/split-unpack-order': {
    code: `
df = pd.read_csv('a.csv')
X, y = df[['a']], df['y']
X_train, y_train, X_test, y_test = train_test_split(X, y)
model = SVC().fit(X_train, y_train)
`,
    finding: ['certain error: train_test_split(X, y)'],
    // The order of the results hangs on no data.
    guessed: 'certain: train_test_split(X, y)',
  },
  'leakage/target-in-features': {
    code: `
df = pd.read_csv('a.csv')
X = df[['a', 'y']]
y = df['y']
model = SVC().fit(X, y)
`,
    finding: ['certain error: df[[\'a\', \'y\']]', 'the rows of a.csv come from here: pd.read_csv(\'a.csv\')', 'SVC is fitted on them here: SVC().fit(X, y)'],
    guessed: 'likely: df[[\'a\', \'y\']]',
  },
  'leakage/future-values': {
    code: `
df = pd.read_csv('energy.csv').sort_values('date')
df['change'] = df['heat'].shift(-1) - df['heat']
train, test = df[:800], df[800:]
model = Ridge().fit(train[['change']], train['load'])
model.score(test[['change']], test['load'])
`,
    finding: [
      'certain error: df[\'heat\'].shift(-1)',
      'the rows of energy.csv come from here: pd.read_csv(\'energy.csv\')',
      'Ridge learns from the training rows here: Ridge().fit(train[[\'change\']], train[\'load\'])',
      'the model is judged here (Ridge.score): model.score(test[[\'change\']], test[\'load\'])',
    ],
    guessed: 'likely: df[\'heat\'].shift(-1)',
  },
  'leakage/target-derived-feature': {
    code: `
houses = pd.read_csv('houses.csv')
houses['rate'] = houses['price'] / houses['area']
train, test = train_test_split(houses)
model = Ridge().fit(train[['rate']], train['price'])
`,
    finding: [
      'certain error: houses[\'rate\']',
      'the rows of houses.csv come from here: pd.read_csv(\'houses.csv\')',
      'Ridge is fitted with `rate` among the features: Ridge().fit(train[[\'rate\']], train[\'price\'])',
    ],
    guessed: 'likely: houses[\'rate\']',
  },
  'leakage/group-in-both-parts': {
    code: `
df = pd.read_csv('scans.csv')
df['visit'] = df.groupby('patient_id').cumcount()
X_train, X_test, y_train, y_test = train_test_split(df[['a', 'visit']], df['y'])
model = SVC().fit(X_train, y_train)
model.score(X_test, y_test)
`,
    finding: [
      'likely warning: train_test_split(df[[\'a\', \'visit\']], df[\'y\'])',
      'the rows of scans.csv come from here: pd.read_csv(\'scans.csv\')',
      'the program groups rows by `patient_id` here: df.groupby(\'patient_id\')',
    ],
    guessed: 'likely: train_test_split(df[[\'a\', \'visit\']], df[\'y\'])',
  },
  'leakage/rolling-target-unshifted': {
    code: `
df = pd.read_csv('shop.csv').sort_values('date')
df['recent'] = df['sales'].rolling(7).mean()
train, test = df[:800], df[800:]
model = Ridge().fit(train[['recent']], train['sales'])
model.score(test[['recent']], test['sales'])
`,
    finding: [
      'certain error: df[\'recent\']',
      'the rows of shop.csv come from here: pd.read_csv(\'shop.csv\')',
      'Ridge is fitted with `recent` among the features: Ridge().fit(train[[\'recent\']], train[\'sales\'])',
    ],
    guessed: 'likely: df[\'recent\']',
  },
  'leakage/target-encoding-outside-folds': {
    code: `
df = pd.read_csv('houses.csv')
df['level'] = df.groupby('city')['price'].transform('mean')
train, test = train_test_split(df)
model = Ridge().fit(train[['level']], train['price'])
model.score(test[['level']], test['price'])
`,
    finding: [
      'certain error: df.groupby(\'city\')[\'price\'].transform(\'mean\')',
      'the rows of houses.csv come from here: pd.read_csv(\'houses.csv\')',
      'the rows are parted here: train_test_split(df)',
      'Ridge learns from the training rows here: Ridge().fit(train[[\'level\']], train[\'price\'])',
      'the model is judged here (Ridge.score): model.score(test[[\'level\']], test[\'price\'])',
    ],
    guessed: 'likely: df.groupby(\'city\')[\'price\'].transform(\'mean\')',
  },
  'leakage/target-in-preprocessing': {
    code: `
df = pd.read_csv('loans.csv')
df['pay'] = df['pay'].fillna(df.groupby('default')['pay'].transform('mean'))
train, test = train_test_split(df)
model = SVC().fit(train[['pay']], train['default'])
model.score(test[['pay']], test['default'])
`,
    finding: [
      'certain error: df.groupby(\'default\')[\'pay\'].transform(\'mean\')',
      'the rows of loans.csv come from here: pd.read_csv(\'loans.csv\')',
      'the rows are parted here: train_test_split(df)',
      'SVC learns from the training rows here: SVC().fit(train[[\'pay\']], train[\'default\'])',
      'the model is judged here (SVC.score): model.score(test[[\'pay\']], test[\'default\'])',
    ],
    guessed: 'likely: df.groupby(\'default\')[\'pay\'].transform(\'mean\')',
  },
  ...choiceCases,
};
