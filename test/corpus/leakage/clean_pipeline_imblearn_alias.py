# style: competition
# note: clean; near leakage/unprotected-pipeline: imbalanced-learn's Pipeline under another name beside scikit-learn's
import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline as SamplingPipeline
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

fault = pd.read_csv("machine_faults.csv")
y = fault.pop("fault")
scaled = Pipeline([("scale", StandardScaler())])
model = SamplingPipeline([("scale", scaled), ("sample", SMOTE(random_state=0)), ("model", GradientBoostingClassifier())])
print(cross_val_score(model, fault, y, cv=StratifiedKFold(5), scoring="f1").mean())
