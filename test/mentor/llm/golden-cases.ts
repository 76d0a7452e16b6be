/** A program with one fault (or none), an answer to it that holds, and one that does not. */
export interface GoldenCase {
  readonly name: string;
  readonly code: string;
  /** The rule that speaks; null: none does. */
  readonly rule: string | null;
  /** The line that is asked about. */
  readonly line: number;
  readonly good: { readonly answer: string; readonly verdict: string; readonly quote: string; readonly code: string; readonly question: string };
  /** What differs in the answer that does not hold, and what is said of it. */
  readonly wrong: { readonly change: Readonly<Record<string, unknown>>; readonly caught: string };
}

const IMPORTS = `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from imblearn.over_sampling import SMOTE

frame = pd.read_csv("claims.csv")
y = frame["fraud"]
X = frame.drop(columns="fraud")
`;

export const goldenCases: readonly GoldenCase[] = [
  {
    name: 'a scaler fitted before the split',
    code: `${IMPORTS}X = StandardScaler().fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
`,
    rule: 'leakage/fit-before-split',
    line: 11,
    good: {
      answer: 'Split first, then fit the scaler on the training rows: on line 11 `StandardScaler` learns the mean and the spread of the test rows too.',
      verdict: 'fault',
      quote: 'X = StandardScaler().fit_transform(X)',
      code: 'from sklearn.pipeline import make_pipeline\n\nmodel = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train, y_train)',
      question: 'Which rows may a scaler learn from?',
    },
    wrong: { change: { verdict: 'no fault', answer: 'No leakage here: scaling is always safe.' }, caught: 'verdict' },
  },
  {
    name: 'rows made up before the split',
    code: `${IMPORTS}X_more, y_more = SMOTE(random_state=0).fit_resample(X, y)
X_train, X_test, y_train, y_test = train_test_split(X_more, y_more, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
`,
    rule: 'leakage/resample-before-split',
    line: 11,
    good: {
      answer: 'Split first and make up rows in the training part alone: `SMOTE` on line 11 mixes rows that the split on line 12 then parts.',
      verdict: 'fault',
      quote: 'SMOTE(random_state=0).fit_resample(X, y)',
      code: 'X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)\nX_more, y_more = SMOTE(random_state=0).fit_resample(X_train, y_train)',
      question: 'What would a made-up row in the test set measure?',
    },
    wrong: { change: { code: ['from imblearn.over_sampling import SafeSMOTE'] }, caught: 'code' },
  },
  {
    name: 'a model judged on the rows that it learned from',
    code: `${IMPORTS}X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression().fit(X, y)
print(model.score(X_test, y_test))
`,
    rule: 'leakage/train-on-test',
    line: 12,
    good: {
      answer: 'Fit on the training rows: line 12 fits on all rows, so the score on line 13 judges rows that the model has seen.',
      verdict: 'fault',
      quote: 'model = LogisticRegression().fit(X, y)',
      code: 'model = LogisticRegression().fit(X_train, y_train)',
      question: 'Which names hold the training rows?',
    },
    wrong: { change: { lines: [{ source: 'A', first: 300, last: 301, quote: '', say: 'Here it is.' }] }, caught: 'line' },
  },
  {
    name: 'the target among the features',
    code: `import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

frame = pd.read_csv("claims.csv")
y = frame["fraud"]
X_train, X_test, y_train, y_test = train_test_split(frame, y, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
`,
    rule: 'leakage/target-in-features',
    line: 8,
    good: {
      answer: 'Leave the column `fraud` out of the features: the table that is fitted on line 8 still holds it, so the model reads the answer.',
      verdict: 'fault',
      quote: 'LogisticRegression().fit(X_train, y_train)',
      code: 'X = frame.drop(columns="fraud")',
      question: 'Which column will be missing when the model is used?',
    },
    wrong: { change: { rules: ['leakage/answer-in-the-question'] }, caught: 'rule' },
  },
  {
    name: 'swapped arguments of a metric',
    code: `${IMPORTS}X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(roc_auc_score(model.predict_proba(X_test)[:, 1], y_test))
`,
    rule: 'evaluation/metric-args-swapped',
    line: 13,
    good: {
      answer: 'Give `roc_auc_score` the truth first: on line 13 the predicted probabilities stand where the labels belong.',
      verdict: 'fault',
      quote: 'roc_auc_score(model.predict_proba(X_test)[:, 1], y_test)',
      code: 'print(roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]))',
      question: 'Which of the two holds what really happened?',
    },
    wrong: { change: { lines: [{ source: 'A', first: 13, last: 13, quote: 'roc_auc_score(y_test, y_pred)', say: 'Swapped.' }] }, caught: 'quote' },
  },
  {
    name: 'settings chosen by the test rows',
    code: `${IMPORTS}X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
best, best_score = None, 0.0
for strength in [0.01, 0.1, 1.0, 10.0]:
    model = LogisticRegression(C=strength).fit(X_train, y_train)
    score = model.score(X_test, y_test)
    if score > best_score:
        best, best_score = strength, score
print(best, best_score)
`,
    rule: 'leakage/tune-on-test',
    line: 15,
    good: {
      answer: 'Choose the strength by cross-validation on the training rows: line 15 judges each setting on the test rows, and line 16 keeps the luckiest.',
      verdict: 'fault',
      quote: 'score = model.score(X_test, y_test)',
      code: 'from sklearn.model_selection import GridSearchCV\n\nsearch = GridSearchCV(LogisticRegression(), {"C": [0.01, 0.1, 1.0, 10.0]}, cv=5).fit(X_train, y_train)',
      question: 'Which rows are left that nothing was chosen by?',
    },
    wrong: { change: { answer: 'See [this page](https://example.org/tuning) on how to choose settings.' }, caught: 'link' },
  },
  {
    name: 'a program without a fault',
    code: `${IMPORTS}X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
scaler = StandardScaler().fit(X_train)
model = LogisticRegression().fit(scaler.transform(X_train), y_train)
print(roc_auc_score(y_test, model.predict_proba(scaler.transform(X_test))[:, 1]))
`,
    rule: null,
    line: 12,
    good: {
      answer: 'The scaler learns from the training rows alone on line 12, and the test rows are only transformed: that is the right order.',
      verdict: 'no fault',
      quote: 'scaler = StandardScaler().fit(X_train)',
      code: '',
      question: 'What would change if line 12 stood above the split?',
    },
    wrong: { change: { verdict: 'fault', answer: 'The scaler leaks on line 12.' }, caught: 'unproven' },
  },
];
