# style: package
# note: clean; near pipeline/untracked-experiment: what is learned and kept is a scaler, and no score comes of it
import joblib
import pandas as pd
from sklearn.preprocessing import StandardScaler

scaler = StandardScaler()
scaler.fit(pd.read_csv("train.csv"))
joblib.dump(scaler, "scaler.joblib")
print("scaled columns:", scaler.n_features_in_)
