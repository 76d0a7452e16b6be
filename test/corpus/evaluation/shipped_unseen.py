# style: package
# note: a model that is fitted and shipped, and never judged
"""Trains the model of the returns desk."""
import joblib
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

returns = pd.read_parquet("returns.parquet")
model = make_pipeline(StandardScaler(), GradientBoostingClassifier(random_state=0))
model.fit(returns.drop(columns="returned"), returns["returned"])  # ! evaluation/no-held-out-evaluation
joblib.dump(model, "returns.joblib")
