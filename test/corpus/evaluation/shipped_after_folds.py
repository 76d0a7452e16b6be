# style: package
# note: clean; near evaluation/no-held-out-evaluation: judged by folds, then fitted on all rows to be shipped
"""Trains the model of the returns desk."""
import joblib
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import StratifiedKFold, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

returns = pd.read_parquet("returns.parquet")
X, y = returns.drop(columns="returned"), returns["returned"]
model = make_pipeline(StandardScaler(), GradientBoostingClassifier(random_state=0))
folds = StratifiedKFold(5, shuffle=True, random_state=0)
scores = cross_validate(model, X, y, cv=folds, scoring=["roc_auc", "average_precision"])
print(scores["test_roc_auc"].mean(), scores["test_average_precision"].mean())
joblib.dump(model.fit(X, y), "returns.joblib")
