import assert from 'node:assert/strict';
import { faultsOf, applyReported, reportOn } from './proof';

const head = `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.preprocessing import StandardScaler
from imblearn.over_sampling import SMOTE
df = pd.read_csv("a.csv")
X = df.drop(columns="y")
y = df["y"]
`;
const tail = `model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
`;
const parted = `X_train, X_test, y_train, y_test = train_test_split(X, y)
`;

/** The one fix of a rule's findings in a program, applied; null where none is offered. Each is proved on the way. */
async function fixed(rule: string, code: string): Promise<{ readonly code: string; readonly safe: boolean; readonly title: string } | null> {
  const files = { 'main.py': code };
  const before = await reportOn(files);
  const own = before.findings.filter((finding) => finding.rule === rule);
  assert.ok(own.length > 0, `no finding of ${rule}; there are ${before.findings.map((finding) => finding.rule).join(', ')}`);
  const [fix] = own.flatMap((finding) => finding.fixes);
  if (!fix) return null;
  const after = applyReported(files, fix);
  assert.deepEqual(faultsOf(rule, before, await reportOn(after)), [], after['main.py']);
  return { code: after['main.py'] ?? '', safe: fix.safe, title: fix.title };
}

interface Case {
  readonly what: string;
  readonly rule: string;
  readonly before: string;
  /** The program after the fix, or null where none may be offered. */
  readonly after: string | null;
  readonly safe?: boolean;
}

const moved: readonly Case[] = [
  {
    what: 'moves a scaler below the split, with the comment above it',
    rule: 'leakage/fit-before-split',
    before: `${head}# scale\nscaler = StandardScaler()\nX = scaler.fit_transform(X)\n\n${parted}${tail}`,
    after: `${head}# scale\nscaler = StandardScaler()\n\n${parted}X_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)\n${tail}`,
  },
  {
    what: 'names a scaler that has no name, and splits what it was given',
    rule: 'leakage/fit-before-split',
    before: `${head}Z = StandardScaler().fit_transform(X[["a", "b"]])\nX_train, X_test, y_train, y_test = train_test_split(Z, y, stratify=y)\n${tail}`,
    after: `${head}X_train, X_test, y_train, y_test = train_test_split(X[["a", "b"]], y, stratify=y)\nscaler = StandardScaler()\nX_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)\n${tail}`,
  },
  {
    what: 'moves a fit and its transform',
    rule: 'leakage/fit-before-split',
    before: `${head}scaler = StandardScaler()\nscaler.fit(X)\nX = scaler.transform(X)\n${parted}${tail}`,
    after: `${head}scaler = StandardScaler()\n${parted}scaler.fit(X_train)\nX_train = scaler.transform(X_train)\nX_test = scaler.transform(X_test)\n${tail}`,
  },
  {
    what: 'moves two steps in their order',
    rule: 'leakage/fit-before-split',
    before: `${head}from sklearn.impute import SimpleImputer\nimputer = SimpleImputer()\nscaler = StandardScaler()\nfull = imputer.fit_transform(X)\nZ = scaler.fit_transform(full)\nX_train, X_test, y_train, y_test = train_test_split(Z, y)\n${tail}`,
    after: `${head}from sklearn.impute import SimpleImputer\nimputer = SimpleImputer()\nscaler = StandardScaler()\n${parted}X_train = imputer.fit_transform(X_train)\nX_test = imputer.transform(X_test)\nX_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)\n${tail}`,
  },
  {
    what: 'keeps the labels of the rows in a frame made of the result',
    rule: 'leakage/fit-before-split',
    before: `${head}scaler = StandardScaler()\nZ = pd.DataFrame(scaler.fit_transform(X), columns=X.columns)\nX_train, X_test, y_train, y_test = train_test_split(Z, y)\n${tail}`,
    after: `${head}scaler = StandardScaler()\n${parted}X_train = pd.DataFrame(scaler.fit_transform(X_train), columns=X_train.columns, index=X_train.index)\nX_test = pd.DataFrame(scaler.transform(X_test), columns=X_test.columns, index=X_test.index)\n${tail}`,
  },
  {
    what: 'moves the frame that is made of the result in a statement of its own',
    rule: 'leakage/fit-before-split',
    before: `${head}cols = X.columns\nscaled = StandardScaler().fit_transform(X)\nX = pd.DataFrame(scaled, columns=cols)\n${parted}${tail}`,
    after: `${head}cols = X.columns\n${parted}scaler = StandardScaler()\nX_train = pd.DataFrame(scaler.fit_transform(X_train), columns=cols, index=X_train.index)\nX_test = pd.DataFrame(scaler.transform(X_test), columns=cols, index=X_test.index)\n${tail}`,
  },
  {
    what: 'scales columns of the parts that hold them',
    rule: 'leakage/fit-before-split',
    before: `${head}COLS = ["a", "b"]\nscaler = StandardScaler()\ndf[COLS] = scaler.fit_transform(df[COLS])\nX = df.drop(columns="y")\n${parted}${tail}`,
    after: `${head}COLS = ["a", "b"]\nscaler = StandardScaler()\nX = df.drop(columns="y")\n${parted}X_train, X_test = X_train.copy(), X_test.copy()\nX_train[COLS] = scaler.fit_transform(X_train[COLS])\nX_test[COLS] = scaler.transform(X_test[COLS])\n${tail}`,
  },
  {
    what: 'fills gaps with the training rows\' number, in place of a call that changes the column',
    rule: 'leakage/statistic-before-split',
    before: `${head}X["a"].fillna(X["a"].median(), inplace=True)\n${parted}${tail}`,
    after: `${head}${parted}X_train, X_test = X_train.copy(), X_test.copy()\na_median = X_train["a"].median()\nX_train["a"] = X_train["a"].fillna(a_median)\nX_test["a"] = X_test["a"].fillna(a_median)\n${tail}`,
  },
  {
    what: 'moves past what is done to other columns',
    rule: 'leakage/statistic-before-split',
    before: `${head}df.a = df.a.fillna(df.a.median())\ndf["b"] = df["b"].map({"m": 0, "f": 1})\ndf = df.drop(["id"], axis=1)\nX = df.drop(columns="y")\n${parted}${tail}`,
    after: `${head}df["b"] = df["b"].map({"m": 0, "f": 1})\ndf = df.drop(["id"], axis=1)\nX = df.drop(columns="y")\n${parted}X_train, X_test = X_train.copy(), X_test.copy()\na_median = X_train.a.median()\nX_train.a = X_train.a.fillna(a_median)\nX_test.a = X_test.a.fillna(a_median)\n${tail}`,
  },
  {
    what: 'moves a number that has a name',
    rule: 'leakage/statistic-before-split',
    before: `${head}typical = X.median()\nX = X.fillna(typical)\n${parted}${tail}`,
    after: `${head}${parted}typical = X_train.median()\nX_train = X_train.fillna(typical)\nX_test = X_test.fillna(typical)\n${tail}`,
  },
  {
    what: 'resamples below the split',
    rule: 'leakage/resample-before-split',
    before: `${head}X_res, y_res = SMOTE().fit_resample(X, y)\nX_train, X_test, y_train, y_test = train_test_split(X_res, y_res, stratify=y_res)\n${tail}`,
    after: `${head}X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y)\nsmote = SMOTE()\nX_train, y_train = smote.fit_resample(X_train, y_train)\n${tail}`,
  },
];

const wrapped: readonly Case[] = [
  {
    what: 'wraps each cross-validation in a pipeline',
    rule: 'leakage/preprocess-outside-folds',
    before: `${head}Z = StandardScaler().fit_transform(X)\nprint(cross_val_score(LogisticRegression(), Z, y))\nprint(cross_val_score(LogisticRegression(C=2), X=Z, y=y))\n`,
    after: `${head.replace('from sklearn.preprocessing', 'from sklearn.pipeline import make_pipeline\nfrom sklearn.preprocessing')}print(cross_val_score(make_pipeline(StandardScaler(), LogisticRegression()), X, y))\nprint(cross_val_score(make_pipeline(StandardScaler(), LogisticRegression(C=2)), X=X, y=y))\n`,
  },
  {
    what: 'adds to an import that is there, and leaves a table that is used elsewhere',
    rule: 'leakage/preprocess-outside-folds',
    before: `from sklearn.pipeline import Pipeline\n${head}Z = StandardScaler().fit_transform(X)\nprint(cross_val_score(LogisticRegression(), Z, y))\nmodel = LogisticRegression().fit(Z, y)\n`,
    after: `from sklearn.pipeline import Pipeline, make_pipeline\n${head}Z = StandardScaler().fit_transform(X)\nprint(cross_val_score(make_pipeline(StandardScaler(), LogisticRegression()), X, y))\nmodel = LogisticRegression().fit(Z, y)\n`,
  },
  {
    what: 'puts a sampler into a pipeline that knows samplers, beside one that does not',
    rule: 'leakage/resample-before-split',
    before: `from sklearn.pipeline import make_pipeline\n${head}X_res, y_res = SMOTE().fit_resample(X, y)\nprint(cross_val_score(make_pipeline(StandardScaler(), LogisticRegression()), X_res, y_res))\n`,
    after: `from sklearn.pipeline import make_pipeline\n${head.replace('import SMOTE\n', 'import SMOTE\nfrom imblearn.pipeline import make_pipeline as make_imblearn_pipeline\n')}print(cross_val_score(make_imblearn_pipeline(SMOTE(), make_pipeline(StandardScaler(), LogisticRegression())), X, y))\n`,
  },
];

const unsureFolds: readonly Case[] = [
  ['a search judges on folds of the same table', 'from sklearn.model_selection import GridSearchCV\nZ = StandardScaler().fit_transform(X)\nprint(cross_val_score(LogisticRegression(), Z, y))\nGridSearchCV(LogisticRegression(), {"C": [1, 2]}).fit(Z, y)\n'],
  ['the fitted models are asked for', 'from sklearn.model_selection import cross_validate\nZ = StandardScaler().fit_transform(X)\nprint(cross_validate(LogisticRegression(), Z, y, return_estimator=True))\n'],
  ['the table is used elsewhere under its name', 'X = StandardScaler().fit_transform(X)\nprint(cross_val_score(LogisticRegression(), X, y))\nmodel = LogisticRegression().fit(X, y)\n'],
  ['a block would be left empty', 'if True:\n    Z = StandardScaler().fit_transform(X)\nprint(cross_val_score(LogisticRegression(), Z, y))\n'],
  ['the raw table changes in between', 'Z = StandardScaler().fit_transform(X)\nX = X.drop(columns="a")\nprint(cross_val_score(LogisticRegression(), Z, y))\n'],
].map(([what = '', body = '']) => ({ what: `offers nothing where ${what}`, rule: 'leakage/preprocess-outside-folds', before: `${head}${body}`, after: null }));

const refitted: readonly Case[] = [
  {
    what: 'transforms the test rows',
    rule: 'leakage/fit-on-test', safe: true,
    before: `${head}${parted}scaler = StandardScaler()\nX_train = scaler.fit_transform(X_train)\nX_test = scaler.fit_transform(X_test)\n${tail}`,
    after: `${head}${parted}scaler = StandardScaler()\nX_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)\n${tail}`,
  },
  {
    what: 'takes a second fit out',
    rule: 'leakage/fit-on-test', safe: true,
    before: `${head}${parted}scaler = StandardScaler()\nscaler.fit(X_train)\nX_train = scaler.transform(X_train)\nscaler.fit(X_test)\nX_test = scaler.transform(X_test)\n${tail}`,
    after: `${head}${parted}scaler = StandardScaler()\nscaler.fit(X_train)\nX_train = scaler.transform(X_train)\nX_test = scaler.transform(X_test)\n${tail}`,
  },
  {
    what: 'uses the training rows\' object in place of another one',
    rule: 'leakage/fit-on-test', safe: false,
    before: `${head}${parted}first = StandardScaler()\nsecond = StandardScaler()\nX_train = first.fit_transform(X_train)\nX_test = second.fit_transform(X_test)\n${tail}`,
    after: `${head}${parted}first = StandardScaler()\nsecond = StandardScaler()\nX_train = first.fit_transform(X_train)\nX_test = first.transform(X_test)\n${tail}`,
  },
  {
    what: 'transforms another table with the object that was fitted on one table alone',
    rule: 'leakage/fit-on-test', safe: false,
    before: `${head}${parted}scaler = StandardScaler()\nX_train = scaler.fit_transform(X_train)\nmodel = LogisticRegression().fit(X_train, y_train)\ntest = pd.read_csv("test.csv")\nfinal = test.drop(columns="id")\nfinal = scaler.fit_transform(final)\nprint(model.predict(final))\n`,
    after: `${head}${parted}scaler = StandardScaler()\nX_train = scaler.fit_transform(X_train)\nmodel = LogisticRegression().fit(X_train, y_train)\ntest = pd.read_csv("test.csv")\nfinal = test.drop(columns="id")\nfinal = scaler.transform(final)\nprint(model.predict(final))\n`,
  },
  {
    what: 'offers nothing where the object was fitted on another column since',
    rule: 'leakage/fit-on-test',
    before: `${head}${parted}scaler = StandardScaler()\nX_train["a"] = scaler.fit_transform(X_train[["a"]])\nX_train["b"] = scaler.fit_transform(X_train[["b"]])\nX_test["a"] = scaler.fit_transform(X_test[["a"]])\n${tail}`,
    after: null,
  },
  {
    what: 'offers nothing where one name stands for several columns in turn',
    rule: 'leakage/fit-on-test',
    before: `${head}${parted}scaler = StandardScaler()\ncol = X_train[["a"]]\nX_train["a"] = scaler.fit_transform(col)\ncol = X_test[["a"]]\nX_test["a"] = scaler.fit_transform(col)\n${tail}`,
    after: null,
  },
  {
    what: 'offers nothing where the object was fitted in a loop of its own',
    rule: 'leakage/fit-on-test',
    before: `${head}${parted}scaler = StandardScaler()\nfor c in ["a", "b"]:\n    X_train[[c]] = scaler.fit_transform(X_train[[c]])\nfor c in ["a", "b"]:\n    X_test[[c]] = scaler.fit_transform(X_test[[c]])\n${tail}`,
    after: null,
  },
  {
    what: 'transforms in the loop in which the object is fitted',
    rule: 'leakage/fit-on-test', safe: true,
    before: `${head}${parted}scaler = StandardScaler()\nfor c in ["a", "b"]:\n    X_train[[c]] = scaler.fit_transform(X_train[[c]])\n    X_test[[c]] = scaler.fit_transform(X_test[[c]])\n${tail}`,
    after: `${head}${parted}scaler = StandardScaler()\nfor c in ["a", "b"]:\n    X_train[[c]] = scaler.fit_transform(X_train[[c]])\n    X_test[[c]] = scaler.transform(X_test[[c]])\n${tail}`,
  },
  {
    what: 'offers nothing for two objects that are made differently',
    rule: 'leakage/fit-on-test',
    before: `${head}${parted}X_train = StandardScaler().fit_transform(X_train)\nX_test = StandardScaler(with_mean=False).fit_transform(X_test)\n${tail}`,
    after: null,
  },
];

const watching: readonly Case[] = [
  {
    what: 'watches a part of the training rows',
    rule: 'leakage/tune-on-test',
    before: `from xgboost import XGBClassifier\n${head}X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=7)\nmodel = XGBClassifier(early_stopping_rounds=5)\nmodel.fit(X_train, y_train, eval_set=[(X_train, y_train), (X_test, y_test)])\nprint(model.score(X_test, y_test))\n`,
    after: `from xgboost import XGBClassifier\n${head}X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=7)\nmodel = XGBClassifier(early_stopping_rounds=5)\nX_fit, X_val, y_fit, y_val = train_test_split(X_train, y_train, test_size=0.2, random_state=7)\nmodel.fit(X_fit, y_fit, eval_set=[(X_fit, y_fit), (X_val, y_val)])\nprint(model.score(X_test, y_test))\n`,
  },
  {
    what: 'offers nothing where the rows have weights',
    rule: 'leakage/tune-on-test',
    before: `from xgboost import XGBClassifier\n${head}${parted}model = XGBClassifier(early_stopping_rounds=5)\nmodel.fit(X_train, y_train, sample_weight=y_train + 1, eval_set=[(X_test, y_test)])\nprint(model.score(X_test, y_test))\n`,
    after: null,
  },
  {
    what: 'offers no random part of rows that were cut by position',
    rule: 'leakage/tune-on-test',
    before: `from xgboost import XGBClassifier\n${head}X_train, X_test, y_train, y_test = X[:800], X[800:], y[:800], y[800:]\nmodel = XGBClassifier(early_stopping_rounds=5)\nmodel.fit(X_train, y_train, eval_set=[(X_test, y_test)])\nprint(model.score(X_test, y_test))\n`,
    after: null,
  },
];

const unsure: readonly Case[] = [
  ['the training part is split again', 'X = StandardScaler().fit_transform(X)\nX_full, X_test, y_full, y_test = train_test_split(X, y)\nX_train, X_val, y_train, y_val = train_test_split(X_full, y_full)\n'],
  ['a line holds two statements', 'X = StandardScaler().fit_transform(X); print(1)\nX_train, X_test, y_train, y_test = train_test_split(X, y)\n'],
  ['the rows cannot be placed one by one', 'from sklearn.manifold import TSNE\nX = TSNE().fit_transform(X)\nX_train, X_test, y_train, y_test = train_test_split(X, y)\n'],
  ['the classes that decide which rows are drawn are coded in between', 'Z = StandardScaler().fit_transform(X)\ny = y.map({"no": 1, "yes": 0})\nX_train, X_test, y_train, y_test = train_test_split(Z, y, stratify=y)\nprint(Z)\n'],
  ['the rows are put into another order', 'df[["a"]] = StandardScaler().fit_transform(df[["a"]])\ndf["c"] = df["a"] * 2\ndf = df.sort_values("b")\nX, y = df.drop(columns="y"), df["y"]\nX_train, X_test, y_train, y_test = train_test_split(X, y)\n'],
  ['a function puts the rows into another order', 'def tidy(table):\n    return table.sort_values("b")\n\n\ndf[["a"]] = StandardScaler().fit_transform(df[["a"]])\ndf = tidy(df)\nX, y = df.drop(columns="y"), df["y"]\nX_train, X_test, y_train, y_test = train_test_split(X, y)\n'],
  ['it is not known how rows are taken', 'from data import features\nZ = StandardScaler().fit_transform(features(X))\nprint(Z)\nX_train, X_test, y_train, y_test = train_test_split(Z, y)\nprint(Z)\n'],
  ['the rows are split twice', 'Z = StandardScaler().fit_transform(X)\nA_train, A_test, b_train, b_test = train_test_split(Z, y, random_state=1)\nX_train, X_test, y_train, y_test = train_test_split(Z, y, random_state=2)\nprint(LogisticRegression().fit(A_train, b_train).score(A_test, b_test))\n'],
  ['the rows are cross-validated too', 'Z = StandardScaler().fit_transform(X)\nprint(cross_val_score(LogisticRegression(), Z, y))\nX_train, X_test, y_train, y_test = train_test_split(Z, y)\n'],
].map(([what = '', body = '']) => ({ what: `offers nothing where ${what}`, rule: 'leakage/fit-before-split', before: `${head}${body}${tail}`, after: null }));

const seeded = parted.replace('(X, y)', '(X, y, random_state=0)');

/** Where the step cannot be moved, it learns from the rows that the split will draw. */
const drawn: readonly Case[] = [
  ['a scaler whose table is used below the split', 'Z = StandardScaler().fit_transform(X)\nX_train, X_test, y_train, y_test = train_test_split(Z, y, test_size=0.2, random_state=7)\nprint(Z.mean())\n', 'train_rows, _ = train_test_split(range(len(X)), test_size=0.2, random_state=7)\nZ = StandardScaler().fit(X.iloc[train_rows]).transform(X)\nX_train, X_test, y_train, y_test = train_test_split(Z, y, test_size=0.2, random_state=7)\nprint(Z.mean())\n'],
  ['a scaler whose table a function uses', `def show():\n    return X.mean()\n\n\nX = StandardScaler().fit_transform(X)\n${parted}`, `def show():\n    return X.mean()\n\n\ntrain_rows, _ = train_test_split(range(len(X)), random_state=0)\nX = StandardScaler().fit(X.iloc[train_rows]).transform(X)\n${seeded}`],
  ['a scaler that is read in between', `scaler = StandardScaler()\nX = scaler.fit_transform(X)\nprint(scaler.mean_)\n${parted}`, `scaler = StandardScaler()\ntrain_rows, _ = train_test_split(range(len(X)), random_state=0)\nX = scaler.fit(X.iloc[train_rows]).transform(X)\nprint(scaler.mean_)\n${seeded}`],
  ['a scaler above the block of the split', `X = StandardScaler().fit_transform(X)\nif True:\n    ${parted}`, `train_rows, _ = train_test_split(range(len(X)), random_state=0)\nX = StandardScaler().fit(X.iloc[train_rows]).transform(X)\nif True:\n    ${seeded}`],
  ['a scaler above parts that are not unpacked', 'X = StandardScaler().fit_transform(X)\nparts = train_test_split(X, y)\nX_train, X_test, y_train, y_test = parts\n', 'train_rows, _ = train_test_split(range(len(X)), random_state=0)\nX = StandardScaler().fit(X.iloc[train_rows]).transform(X)\nparts = train_test_split(X, y, random_state=0)\nX_train, X_test, y_train, y_test = parts\n'],
  ['a scaler of an array that is a frame again', 'X = X.values\nZ = StandardScaler().fit_transform(X)\nZ = pd.DataFrame(Z)\nX_train, X_test, y_train, y_test = train_test_split(Z, y)\n', 'X = X.values\ntrain_rows, _ = train_test_split(range(len(X)), random_state=0)\nZ = StandardScaler().fit(X[train_rows]).transform(X)\nZ = pd.DataFrame(Z)\nX_train, X_test, y_train, y_test = train_test_split(Z, y, random_state=0)\n'],
  ['a scaler of columns', `cols = df.select_dtypes("number").columns\ndf[cols] = StandardScaler().fit_transform(df[cols])\nX = df.drop(columns="y")\n${parted}`, `cols = df.select_dtypes("number").columns\ntrain_rows, _ = train_test_split(range(len(df)), random_state=0)\ndf[cols] = StandardScaler().fit(df[cols].iloc[train_rows]).transform(df[cols])\nX = df.drop(columns="y")\n${seeded}`],
  ['a scaler of rows that are drawn by class', 'Z = StandardScaler().fit_transform(X)\nX_train, X_test, y_train, y_test = train_test_split(Z, y, stratify=y)\nprint(Z)\n', 'train_rows, _ = train_test_split(range(len(X)), stratify=y, random_state=0)\nZ = StandardScaler().fit(X.iloc[train_rows]).transform(X)\nX_train, X_test, y_train, y_test = train_test_split(Z, y, stratify=y, random_state=0)\nprint(Z)\n'],
  ['a scaler whose columns are put beside others', `df[["a"]] = StandardScaler().fit_transform(df[["a"]])\norder = df["b"].sort_values()\nX = pd.concat([df[["a"]], df["b"]], axis=1)\n${parted}`, `train_rows, _ = train_test_split(range(len(df)), random_state=0)\ndf[["a"]] = StandardScaler().fit(df[["a"]].iloc[train_rows]).transform(df[["a"]])\norder = df["b"].sort_values()\nX = pd.concat([df[["a"]], df["b"]], axis=1)\n${seeded}`],
  ['a selector with its target', `from sklearn.feature_selection import SelectKBest\nX = SelectKBest(k=3).fit_transform(X, y)\nprint(X.shape)\nX = X * 2\n${parted}`, `from sklearn.feature_selection import SelectKBest\ntrain_rows, _ = train_test_split(range(len(X)), random_state=0)\nX = SelectKBest(k=3).fit(X.iloc[train_rows], y.iloc[train_rows]).transform(X)\nprint(X.shape)\nX = X * 2\n${seeded}`],
].map(([what = '', before = '', after = '']) => ({ what: `fits ${what} on the rows of the training part`, rule: 'leakage/fit-before-split', before: `${head}${before}${tail}`, after: `${head}${after}${tail}` }));

const drawnNumbers: readonly Case[] = [
  ['a number whose column is used in between', 'df["a"] = df["a"].fillna(df["a"].mean())\ndf["c"] = df["a"] * 2\nX = df.drop(columns="y")\n', 'train_rows, _ = train_test_split(range(len(df)), random_state=0)\ndf["a"] = df["a"].fillna(df["a"].iloc[train_rows].mean())\ndf["c"] = df["a"] * 2\nX = df.drop(columns="y")\n'],
  ['a number of columns in turn', 'for c in ["a", "b"]:\n    df[c] = df[c].fillna(df[c].mode()[0])\nX = df.drop(columns="y")\n', 'train_rows, _ = train_test_split(range(len(df)), random_state=0)\nfor c in ["a", "b"]:\n    df[c] = df[c].fillna(df[c].iloc[train_rows].mode()[0])\nX = df.drop(columns="y")\n'],
  ['two numbers of one statement', 'import numpy as np\ndf["a"] = (df["a"] - np.mean(df["a"])) / df["a"].std()\nX = df.drop(columns="y").to_numpy()\n', 'import numpy as np\ntrain_rows, _ = train_test_split(range(len(df)), random_state=0)\ndf["a"] = (df["a"] - np.mean(df["a"].iloc[train_rows])) / df["a"].iloc[train_rows].std()\nX = df.drop(columns="y").to_numpy()\n'],
  ['a number of a column under a new name', 'df["a"] = df["a"].fillna(df["a"].mean())\nX = df[["a", "b"]].rename(columns={"a": "c"})\n', 'train_rows, _ = train_test_split(range(len(df)), random_state=0)\ndf["a"] = df["a"].fillna(df["a"].iloc[train_rows].mean())\nX = df[["a", "b"]].rename(columns={"a": "c"})\n'],
].map(([what = '', before = '', after = '']) => ({ what: `computes ${what} on the rows of the training part`, rule: 'leakage/statistic-before-split', before: `${head}${before}${parted}${tail}`, after: `${head}${after}${seeded}${tail}` }));

const unsureNumbers: readonly Case[] = [
  ['rows are dropped in between', 'df["a"] = df["a"].fillna(df["a"].mean())\ndf = df.dropna()\nX = df.drop(columns="y")\n'],
  ['there is a number for each group', 'df["a"] = df["a"].fillna(df.groupby("b")["a"].transform("mean"))\ndf["c"] = df["a"] * 2\nX = df.drop(columns="y")\n'],
  ['the table has another name in the loop', 'for table in [df]:\n    table["a"] = table["a"].fillna(table["a"].mean())\n    table["c"] = table["a"] * 2\nX = df.drop(columns="y")\n'],
].map(([what = '', body = '']) => ({ what: `offers nothing where ${what}`, rule: 'leakage/statistic-before-split', before: `${head}${body}${parted}${tail}`, after: null }));

const ranked = 'from sklearn.metrics import roc_auc_score\n';
const ranking: readonly Case[] = [
  ['ranks by the probability behind the labels', 'model = LogisticRegression().fit(X_train, y_train)\nlabels = model.predict(X_test)\nprint((labels == y_test).mean())\nprint(roc_auc_score(y_test, labels))\n', 'model = LogisticRegression().fit(X_train, y_train)\nlabels = model.predict(X_test)\nprint((labels == y_test).mean())\nprint(roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]))\n'],
  ['ranks by the distance where there are no probabilities', 'from sklearn.svm import LinearSVC\nmodel = LinearSVC().fit(X_train, y_train)\nprint(roc_auc_score(y_test, model.predict(X_test)))\n', 'from sklearn.svm import LinearSVC\nmodel = LinearSVC().fit(X_train, y_train)\nprint(roc_auc_score(y_test, model.decision_function(X_test)))\n'],
  ['ranks by what was compared with a threshold', 'model = LogisticRegression().fit(X_train, y_train)\np = model.predict_proba(X_test)[:, 1]\nlabels = (p > 0.4).astype(int)\nprint(roc_auc_score(y_test, labels))\n', 'model = LogisticRegression().fit(X_train, y_train)\np = model.predict_proba(X_test)[:, 1]\nlabels = (p > 0.4).astype(int)\nprint(roc_auc_score(y_test, p))\n'],
  ['ranks by nothing else where the model was fitted anew', 'model = LogisticRegression().fit(X_train, y_train)\nlabels = model.predict(X_test)\nmodel.fit(X_test, y_test)\nprint(roc_auc_score(y_test, labels))\n', null],
  ['ranks by nothing else where the rows have another name by then', 'model = LogisticRegression().fit(X_train, y_train)\nlabels = model.predict(X_test)\nX_test = X_train\nprint(roc_auc_score(y_test, labels))\n', null],
  ['ranks by nothing else where a loop made the labels', 'for c in [1, 2]:\n    model = LogisticRegression(C=c).fit(X_train, y_train)\n    labels = model.predict(X_test)\nprint(roc_auc_score(y_test, labels))\n', null],
].map(([what, before, after]) => ({ what: what ?? '', rule: 'evaluation/auc-on-labels', before: `${ranked}${head}${parted}${before ?? ''}`, after: after === null ? null : `${ranked}${head}${parted}${after ?? ''}` }));

describe('rewriting', () => {
  for (const { what, rule, before, after, safe } of [...moved, ...wrapped, ...refitted, ...watching, ...unsure, ...unsureNumbers, ...unsureFolds, ...drawn, ...drawnNumbers, ...ranking]) {
    it(what, async () => {
      const result = await fixed(rule, before);
      assert.equal(result?.code ?? null, after);
      if (after !== null) assert.equal(result?.safe, safe ?? false);
    });
  }

  it('tells that cross-validation on the training part is left', async () => {
    const code = `${head}X = StandardScaler().fit_transform(X)\n${parted}print(cross_val_score(LogisticRegression(), X_train, y_train))\n${tail}`;
    const result = await fixed('leakage/fit-before-split', code);
    assert.match(result?.title ?? '', /cross-validation on X_train still needs a pipeline/);
  });

  it('takes the rows that were drawn for the step above', async () => {
    const first = await fixed('leakage/statistic-before-split', `${head}df["a"] = df["a"].fillna(df["a"].mean())\ndf["b"] = df["b"].fillna(df["b"].median())\ndf["c"] = df["a"] * df["b"]\nX = df.drop(columns="y")\n${parted}${tail}`);
    const second = await fixed('leakage/statistic-before-split', first?.code ?? '');
    assert.ok(second?.code.includes('.iloc[train_rows].mean())\ndf["b"] = df["b"].fillna(df["b"].iloc[train_rows].median())\n'), second?.code);
    assert.equal(second?.code.split('train_test_split(').length, 3);
  });

  it('keeps the line endings of the file', async () => {
    const code = `${head}scaler = StandardScaler()\nX = scaler.fit_transform(X)\n${parted}${tail}`.replaceAll('\n', '\r\n');
    const result = await fixed('leakage/fit-before-split', code);
    assert.equal(result?.code.replaceAll('\r\n', '').includes('\n'), false);
  });

  it('moves from one cell of a notebook into that of the split', async () => {
    const cells = [head, '# scale\nX = StandardScaler().fit_transform(X)', 'X.shape', parted.trimEnd(), tail];
    const notebook = JSON.stringify({ cells: cells.map((source) => ({ cell_type: 'code', source, metadata: {}, outputs: [], execution_count: null })), metadata: {}, nbformat: 4, nbformat_minor: 5 });
    const before = await reportOn({ 'a.ipynb': notebook });
    const [finding] = before.findings.filter((one) => one.rule === 'leakage/fit-before-split');
    const [fix] = finding?.fixes ?? [];
    assert.ok(fix);
    const after = applyReported({ 'a.ipynb': notebook }, fix);
    assert.deepEqual(faultsOf('leakage/fit-before-split', before, await reportOn(after)), []);
    const sources = (JSON.parse(after['a.ipynb'] ?? '') as { cells: { source: string }[] }).cells.map((cell) => cell.source);
    assert.deepEqual(sources.slice(1, 4), ['', 'X.shape', `${parted}# scale\nscaler = StandardScaler()\nX_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)`]);
  });
});
