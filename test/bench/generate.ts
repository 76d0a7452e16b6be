/** Machine-learning code of any length, written by a formula, so that its cost can be measured at a given size. */

function featureFunctions(n: number): string {
  return `
def clean_${String(n)}(frame, columns=('age', 'income', 'tenure')):
    """Fills gaps and cuts outliers of table ${String(n)}."""
    frame = frame.copy()
    for column in columns:
        if column not in frame.columns:
            continue
        low, high = frame[column].quantile(0.01), frame[column].quantile(0.99)
        frame[column] = frame[column].fillna(0).clip(low, high)
    frame['ratio_${String(n)}'] = frame['income'] / (frame['tenure'] + 1)
    frame['is_young'] = (frame['age'] < 30).astype(int)
    return frame.dropna(subset=['churned'])


def features_${String(n)}(frame, scaler=None):
    numeric = [c for c in frame.columns if c not in ('id', 'churned')]
    X = frame[numeric]
    y = frame['churned']
    if scaler is None:
        scaler = StandardScaler()
        X = scaler.fit_transform(X)
    else:
        X = scaler.transform(X)
    return X, y, scaler


class Trainer${String(n)}:
    def __init__(self, model, folds=5):
        self.model = model
        self.folds = folds
        self.history = []

    def run(self, X, y):
        splitter = KFold(n_splits=self.folds, shuffle=True, random_state=${String(n)})
        for fold, (train, test) in enumerate(splitter.split(X)):
            self.model.fit(X[train], y[train])
            predicted = self.model.predict(X[test])
            self.history.append({'fold': fold, 'accuracy': accuracy_score(y[test], predicted)})
        return np.mean([entry['accuracy'] for entry in self.history])
`;
}

function programSection(n: number): string {
  const s = String(n);
  return `
raw_${s} = pd.read_csv('data/part_${s}.csv', parse_dates=['joined'])
raw_${s} = raw_${s}.drop(columns=['id']).sort_values('joined')
table_${s} = clean_${s}(raw_${s})
X_${s}, y_${s} = table_${s}.drop(columns='churned'), table_${s}['churned']
X_train_${s}, X_test_${s}, y_train_${s}, y_test_${s} = train_test_split(X_${s}, y_${s}, test_size=0.2, random_state=${s})

pipeline_${s} = make_pipeline(SimpleImputer(strategy='median'), StandardScaler(), LogisticRegression(max_iter=500))
pipeline_${s}.fit(X_train_${s}, y_train_${s})
print('accuracy', accuracy_score(y_test_${s}, pipeline_${s}.predict(X_test_${s})))

search_${s} = GridSearchCV(RandomForestClassifier(random_state=${s}), {'n_estimators': [50, 100], 'max_depth': [3, 5, None]}, cv=5)
search_${s}.fit(X_train_${s}, y_train_${s})
results_${s} = pd.DataFrame(search_${s}.cv_results_).sort_values('rank_test_score').head(3)
for name_${s}, model_${s} in [('forest', search_${s}.best_estimator_), ('linear', pipeline_${s})]:
    predicted_${s} = model_${s}.predict(X_test_${s})
    if predicted_${s}.sum() > 0:
        print(f'{name_${s}}: {f1_score(y_test_${s}, predicted_${s}):.3f}')
    else:
        print(name_${s}, 'predicts nothing')

trainer_${s} = Trainer${s}(LogisticRegression(C=0.1 * ${s}))
print('folds', trainer_${s}.run(X_train_${s}.values, y_train_${s}.values))
plt.figure(figsize=(8, 4))
plt.plot(results_${s}['mean_test_score'])
plt.savefig('scores_${s}.png')
`;
}

const HEADER = `import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import GridSearchCV, KFold, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
`;

/** A module of about so many lines. */
export function longModule(lines: number): string {
  let text = HEADER;
  for (let n = 1; text.split('\n').length < lines; n++) text += featureFunctions(n) + programSection(n);
  return text;
}

/** A package of so many files: feature modules, each importing the one before it, and a script for every tenth that trains on theirs. */
export function featurePackage(files: number): Readonly<Record<string, string>> {
  const modules: Record<string, string> = { 'churn/__init__.py': '' };
  for (let n = 1; Object.keys(modules).length < files; n++) {
    const before = n === 1 ? '' : `from churn.features_${String(n - 1)} import clean_${String(n - 1)}\n`;
    const call = n === 1 ? '' : `\n\ndef chained_${String(n)}(frame):\n    return clean_${String(n)}(clean_${String(n - 1)}(frame))\n`;
    modules[`churn/features_${String(n)}.py`] = `${HEADER}${before}${featureFunctions(n)}${call}`;
    if (n % 10 === 0) modules[`train_${String(n)}.py`] = `${HEADER}from churn.features_${String(n)} import clean_${String(n)}, Trainer${String(n)}\n${programSection(n)}`;
  }
  return modules;
}
