# style: course
# note: cross_validate with stratified groups and no groups
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import StratifiedGroupKFold, cross_validate

eeg = pd.read_csv("eeg.csv")
features = [c for c in eeg.columns if c.startswith("band_")]
folds = StratifiedGroupKFold(n_splits=5, shuffle=True, random_state=0)
result = cross_validate(HistGradientBoostingClassifier(), eeg[features], eeg["seizure"], cv=folds, scoring=["roc_auc", "f1"])  # ! leakage/groups-not-passed
print(result["test_roc_auc"].mean())
