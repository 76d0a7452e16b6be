# style: beginner
# note: the list of features begins with the patient's id
# open: leakage/group-in-both-parts
import pandas as pd
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

df = pd.read_csv("scans.csv")
features = ["patient_id", "age", "area", "contrast", "smoothness"]
X = df[features]  # ! leakage/identifier-as-feature
y = df["malignant"]

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=3)
model = XGBClassifier(n_estimators=200, max_depth=4, random_state=3)
model.fit(X_train, y_train)
print(classification_report(y_test, model.predict(X_test)))
