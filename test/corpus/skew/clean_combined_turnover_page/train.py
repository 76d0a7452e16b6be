# style: beginner
# note: clean; near skew/threshold-mismatch, skew/column-set-mismatch, skew/feature-unknown-at-request, skew/duplicated-feature-code, skew/dependency-version-mismatch: the threshold and the columns are saved with the model
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve
from sklearn.model_selection import train_test_split

from columns import COLUMNS, prepared

staff = prepared(pd.read_csv("staff.csv"))
train, rest = train_test_split(staff, random_state=2, stratify=staff["left"])
model = LogisticRegression(max_iter=500, class_weight="balanced").fit(train[COLUMNS], train["left"])
precision, recall, cuts = precision_recall_curve(rest["left"], model.predict_proba(rest[COLUMNS])[:, 1])
threshold = float(cuts[(2 * precision * recall / (precision + recall + 1e-9))[:-1].argmax()])
joblib.dump({"model": model, "threshold": threshold}, "left.joblib")
