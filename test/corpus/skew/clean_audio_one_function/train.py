# style: package
# note: clean; near skew/audio-parameter-mismatch: the parameters are in one function
import joblib
import pandas as pd
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from sound import log_mel

calls = pd.read_csv("calls.csv")
model = make_pipeline(StandardScaler(), SVC(probability=True))
model.fit([log_mel(path) for path in calls["path"]], calls["complaint"])
joblib.dump(model, "calls.joblib")
